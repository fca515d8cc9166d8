import Foundation
import Reporting

/// Standard output, or another file, written in large pieces.
struct StandardOutput {
    private var bytes: [UInt8] = []
    private let descriptor: Int32

    /// Makes one that writes to a descriptor, standard output without one.
    init(descriptor: Int32 = 1) { self.descriptor = descriptor }

    /// Appends bytes; what has gathered is written from time to time.
    mutating func write(_ append: (inout [UInt8]) -> Void) throws {
        append(&bytes)
        if bytes.count >= 1 << 16 { try flush() }
    }

    /// Writes bytes behind those that have gathered: many of them without a copy.
    mutating func write(all lines: [UInt8]) throws {
        guard lines.count >= 1 << 16 else { return try write { $0 += lines } }
        try flush()
        try write(lines)
    }

    /// Writes all that has gathered.
    mutating func flush() throws {
        try write(bytes)
        bytes.removeAll(keepingCapacity: true)
    }

    private func write(_ bytes: [UInt8]) throws {
        var start = 0
        while start < bytes.count {
            let written = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress! + start, $0.count - start) }
            if written < 0, errno == EINTR { continue }
            guard written >= 0 else {
                throw OutputError(description: "cannot write the output: \(String(cString: strerror(errno)))")
            }
            start += written
        }
    }
}

/// Standard output cannot be written to.
struct OutputError: Error, CustomStringConvertible {
    let description: String
}

/// Writes one line for people to standard error. Where that is closed or full, nothing is said and nothing happens.
func note(_ message: String) { writeToStandardError(Message.said(message.harmless) + "\n") }

/// Writes as it stands to standard error, or not at all.
func writeToStandardError(_ text: String) {
    // That nobody reads the messages is no reason to end.
    signal(SIGPIPE, SIG_IGN)
    defer { signal(SIGPIPE, SIG_DFL) }
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
        let written = bytes.withUnsafeBytes { Foundation.write(2, $0.baseAddress!, $0.count) }
        if written < 0, errno == EINTR { continue }
        guard written > 0 else { return }
        bytes = bytes.dropFirst(written)
    }
}

/// A count with its noun: `1 document`, `2 documents`.
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
