import Quantities

/// Writes rows as CSV: RFC 4180, UTF-8, a line end after every row.
///
/// Empty means unknown. Words that a spreadsheet would run as a formula (`=`, `+`, `-`, `@`, tab or carriage return in front) get a
/// leading `'`, unless they are a number.
public struct CSVWriter: Sendable {
    /// Whether a byte order mark and CRLF are written, which Excel needs for Chinese.
    public let forExcel: Bool

    /// Makes a writer; plain LF and no byte order mark by default.
    public init(forExcel: Bool = false) { self.forExcel = forExcel }

    /// Appends the first line of a file.
    public func append(header: [String], to bytes: inout [UInt8]) {
        if forExcel { bytes.append(contentsOf: [0xEF, 0xBB, 0xBF]) }
        append(header.map { .text($0) }, to: &bytes)
    }

    /// Appends one row.
    public func append(_ cells: [Cell], to bytes: inout [UInt8]) {
        var line = CSVLine(taking: &bytes)
        for cell in cells { line.put(cell) }
        line.end(forExcel: forExcel, giving: &bytes)
    }

    /// Appends one row.
    public func append(_ row: some ReportRow, to bytes: inout [UInt8]) {
        var line = CSVLine(taking: &bytes)
        row.write(into: &line)
        line.end(forExcel: forExcel, giving: &bytes)
    }
}

/// A line as it is written.
public struct CSVLine: CellSink {
    private var bytes: [UInt8] = []
    private let start: Int
    private var count = 0

    /// Goes on behind `bytes`, which are held here until the end of the line.
    fileprivate init(taking bytes: inout [UInt8]) {
        start = bytes.count
        swap(&self.bytes, &bytes)
    }

    /// Appends a cell.
    @inline(__always) public mutating func put(_ cell: Cell) {
        if count > 0 { bytes.append(UInt8(ascii: ",")) }
        count += 1
        switch cell {
        case .text(let text): append(text: text)
        case .number(let number), .marked(let number, _): bytes.append(number: number)
        case .integer(let count): bytes.append(integer: count)
        case .day(let day): bytes.append(day: day)
        case .unknown: break
        }
    }

    fileprivate mutating func end(forExcel: Bool, giving bytes: inout [UInt8]) {
        // A row of one empty cell would be an empty line, which readers skip.
        if count == 1, self.bytes.count == start { self.bytes.append(contentsOf: [UInt8(ascii: "\""), UInt8(ascii: "\"")]) }
        if forExcel { self.bytes.append(UInt8(ascii: "\r")) }
        self.bytes.append(UInt8(ascii: "\n"))
        swap(&self.bytes, &bytes)
    }

    private mutating func append(text: String) {
        let isDone =
            text.utf8.withContiguousStorageIfAvailable { text in
                // What a spreadsheet may run is looked at more closely.
                switch text.first {
                case nil: return true
                case 0x09, 0x0D, UInt8(ascii: "="), UInt8(ascii: "@"), UInt8(ascii: "+"), UInt8(ascii: "-"): return false
                default: break
                }
                if CSVLine.needsQuotes(text) { append(quoted: text) } else { bytes.append(contentsOf: text) }
                return true
            } ?? false
        if !isDone { append(unusual: text) }
    }

    private mutating func append(unusual text: String) {
        if CSVLine.isFormula(text) { return append(formula: text) }
        var text = text
        text.withUTF8 { text in
            if CSVLine.needsQuotes(text) { append(quoted: text) } else { bytes.append(contentsOf: text) }
        }
    }

    /// A mark in front keeps a spreadsheet from running it.
    private mutating func append(formula text: String) {
        var marked = "'" + text
        marked.withUTF8 { text in
            if CSVLine.needsQuotes(text) { append(quoted: text) } else { bytes.append(contentsOf: text) }
        }
    }

    private mutating func append(quoted text: UnsafeBufferPointer<UInt8>) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func needsQuotes(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        for byte in text where byte < 0x2D { if byte == 0x22 || byte == 0x2C || byte == 0x0A || byte == 0x0D { return true } }
        return false
    }

    private static func isFormula(_ text: String) -> Bool {
        switch text.utf8.first {
        case UInt8(ascii: "="), UInt8(ascii: "@"), UInt8(ascii: "\t"), UInt8(ascii: "\r"): return true
        case UInt8(ascii: "+"), UInt8(ascii: "-"): return Exact(plain: text) == nil
        default: return false
        }
    }
}
