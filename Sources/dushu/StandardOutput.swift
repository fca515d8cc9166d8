import Foundation

/// Standard output, written in large pieces.
struct StandardOutput {
    private var bytes: [UInt8] = []

    /// Appends bytes; what has gathered is written from time to time.
    mutating func write(_ append: (inout [UInt8]) -> Void) throws {
        append(&bytes)
        if bytes.count >= 1 << 16 { try flush() }
    }

    /// Writes all that has gathered.
    mutating func flush() throws {
        var start = 0
        while start < bytes.count {
            let written = bytes.withUnsafeBytes { Foundation.write(1, $0.baseAddress! + start, $0.count - start) }
            if written < 0, errno == EINTR { continue }
            guard written >= 0 else {
                throw OutputError(description: "cannot write the output: \(String(cString: strerror(errno)))")
            }
            start += written
        }
        bytes.removeAll(keepingCapacity: true)
    }
}

/// Standard output cannot be written to.
struct OutputError: Error, CustomStringConvertible {
    let description: String
}

/// Writes one line for people to standard error.
func note(_ message: String) {
    FileHandle.standardError.write(Data((message + "\n").utf8))
}

/// A count with its noun: `1 document`, `2 documents`.
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
