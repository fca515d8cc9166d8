/// A table of seeds/vocabulary: a header line, then a row a line, cells parted by tabs, `#` lines are comments.
struct Table {
    /// What all rows of a table share: its bytes are kept whole, and cells are cut out of them when they are asked for.
    fileprivate final class Content: @unchecked Sendable {
        let name: String
        let bytes: UnsafeBufferPointer<UInt8>
        let columns: [String]
        /// Where cells begin, in bytes; the cell before ends a byte earlier.
        let starts: [Int32]
        /// Whose bytes they are, nil for those that are compiled in.
        private let owner: Bytes?

        init(name: String, bytes: UnsafeBufferPointer<UInt8>, owner: Bytes?, columns: [String], starts: [Int32]) {
            (self.name, self.bytes, self.owner, self.columns, self.starts) = (name, bytes, owner, columns, starts)
        }
    }

    /// A copy of the text of a table that stays where it is.
    fileprivate final class Bytes {
        let bytes: UnsafeMutableBufferPointer<UInt8>

        init(_ text: String) {
            bytes = .allocate(capacity: text.utf8.count)
            _ = bytes.initialize(from: text.utf8)
        }

        deinit { bytes.deallocate() }
    }

    /// A row with its line number, for messages.
    struct Row: Sendable {
        private let content: Content
        let line: Int
        private let firstCell: Int
        private let cellCount: Int

        fileprivate init(_ content: Content, line: Int, firstCell: Int, cellCount: Int) {
            (self.content, self.line, self.firstCell, self.cellCount) = (content, line, firstCell, cellCount)
        }

        /// The cell under `column` as text, empty where the row is short.
        subscript(column: String) -> Substring { Substring(cell(column).string) }

        /// The `|`-parted words of a cell as text.
        func words(_ column: String) -> [Substring] { cell(column).words().map { Substring($0.string) } }

        /// Which column has this name, for tables that are long; -1 for none.
        func index(of column: String) -> Int { content.columns.firstIndex(of: column) ?? -1 }

        /// The cell under `column`, empty where the row is short.
        func cell(_ column: String) -> Cell { cell(at: index(of: column)) }

        /// The cell under the column with this index, empty where the row is short.
        func cell(at index: Int) -> Cell {
            guard index >= 0, index < cellCount else { return .empty }
            let start = Int(content.starts[firstCell + index])
            let end = Int(content.starts[firstCell + index + 1]) - 1
            return Cell(UnsafeBufferPointer(rebasing: content.bytes[start..<end]))
        }

        /// An error that names file and line.
        func error(_ reason: String) -> VocabularyError { VocabularyError(description: "\(content.name):\(line): \(reason)") }
    }

    let rows: [Row]

    /// Parses `text`; `required` columns must be in the header, and no row may have more cells than it.
    init(_ name: String, _ text: String, required: [String]) throws(VocabularyError) {
        let owner = Bytes(text)
        try self.init(name, UnsafeBufferPointer(owner.bytes), owner: owner, required: required)
    }

    /// Parses the bytes of a file that is compiled in.
    init(_ name: String, compiledIn bytes: UnsafeBufferPointer<UInt8>, required: [String]) throws(VocabularyError) {
        try self.init(name, bytes, owner: nil, required: required)
    }

    private init(_ name: String, _ bytes: UnsafeBufferPointer<UInt8>, owner: Bytes?, required: [String]) throws(VocabularyError) {
        let (lines, starts) = Table.cut(bytes)
        guard let header = lines.first else {
            rows = []
            return
        }
        let unnamed = Content(
            name: name, bytes: bytes, owner: owner, columns: (0..<header.cells).map { String($0) }, starts: starts)
        let first = Row(unnamed, line: header.number, firstCell: header.first, cellCount: header.cells)
        let columns = unnamed.columns.map { String(first[$0]) }
        for column in required where !columns.contains(column) {
            throw VocabularyError(description: "\(name):\(header.number): the header has no column “\(column)”")
        }
        let content = Content(name: name, bytes: bytes, owner: owner, columns: columns, starts: starts)
        var rows: [Row] = []
        rows.reserveCapacity(lines.count)
        for line in lines.dropFirst() {
            let row = Row(content, line: line.number, firstCell: line.first, cellCount: line.cells)
            if line.cells > columns.count { throw row.error("\(line.cells) cells under \(columns.count) columns") }
            rows.append(row)
        }
        self.rows = rows
    }

    private typealias Line = (number: Int, first: Int, cells: Int)

    /// The lines that are no comments: their numbers, and which of the cells are theirs.
    private static func cut(_ bytes: UnsafeBufferPointer<UInt8>) -> (lines: [Line], starts: [Int32]) {
        var lines: [Line] = []
        var starts: [Int32] = []
        lines.reserveCapacity(bytes.count / 32)
        starts.reserveCapacity(bytes.count / 8)
        var number = 0
        var place = 0
        while place <= bytes.count {
            number += 1
            let isComment = place < bytes.count && bytes[place] == UInt8(ascii: "#")
            let first = starts.count
            if !isComment { starts.append(Int32(place)) }
            var end = place
            while end < bytes.count {
                let byte = bytes[end]
                if byte <= UInt8(ascii: "\n") {  // nearly all bytes are none of those two
                    if byte == UInt8(ascii: "\n") { break }
                    if byte == UInt8(ascii: "\t"), !isComment { starts.append(Int32(end + 1)) }
                }
                end += 1
            }
            let next = end + 1
            if end > place, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
            if isComment || end == place {
                starts.removeLast(starts.count - first)
            } else {
                lines.append((number, first, starts.count - first))
                starts.append(Int32(end + 1))  // the end of the last cell
            }
            place = next
        }
        return (lines, starts)
    }
}
