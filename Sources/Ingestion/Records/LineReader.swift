import Foundation

/// Lines of a file or of standard input, one at a time; empty ones are passed over.
public struct LineReader {
    /// Number of the line that was given last, from 1.
    public private(set) var number = 0
    private let handle: FileHandle
    private let path: String
    /// What was read of the file and not given yet begins at `start`.
    private var gathered: [UInt8] = []
    private var start = 0
    private var isAtEnd = false

    /// Opens a file; `-` is standard input.
    public init(_ path: String) throws(FileProblem) {
        self.path = path
        if path == "-" {
            handle = .standardInput
        } else {
            guard let handle = FileHandle(forReadingAtPath: path) else { throw FileProblem(path: path, code: errno) }
            self.handle = handle
        }
    }

    /// The next line without its end; nil after the last one.
    public mutating func next() throws(FileProblem) -> [UInt8]? {
        var searched = start
        while true {
            if let end = gathered[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                if let line = take(upTo: end) { return line }
                searched = start
                continue
            }
            if isAtEnd { return take(upTo: gathered.count) }
            if start > 0 { gathered.removeFirst(start) }
            start = 0
            searched = gathered.count
            do {
                let more = try handle.read(upToCount: 1 << 20) ?? Data()
                isAtEnd = more.isEmpty
                gathered.append(contentsOf: more)
            } catch {
                throw FileProblem(path: path, reason: error.localizedDescription)
            }
        }
    }

    /// The line that ends at `end`; nil for one without content.
    private mutating func take(upTo end: Int) -> [UInt8]? {
        defer { start = min(end + 1, gathered.count) }
        number += 1
        return end > start ? Array(gathered[start..<end]) : nil
    }
}
