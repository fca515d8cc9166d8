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
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            switch cell {
            case .text(let text): append(text: text, to: &bytes)
            case .number(let number): bytes.append(number: number)
            case .integer(let count): bytes.append(integer: count)
            case .day(let day): bytes.append(day: day)
            case .unknown: break
            }
        }
        // A row of one empty cell would be an empty line, which readers skip.
        if cells.count == 1, cells[0].plain.isEmpty { bytes.append(contentsOf: [UInt8(ascii: "\""), UInt8(ascii: "\"")]) }
        if forExcel { bytes.append(UInt8(ascii: "\r")) }
        bytes.append(UInt8(ascii: "\n"))
    }

    private func append(text: String, to bytes: inout [UInt8]) {
        let harmful = CSVWriter.isFormula(text)
        guard text.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) else {
            if harmful { bytes.append(UInt8(ascii: "'")) }
            bytes.append(contentsOf: text.utf8)
            return
        }
        bytes.append(UInt8(ascii: "\""))
        if harmful { bytes.append(UInt8(ascii: "'")) }
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func isFormula(_ text: String) -> Bool {
        switch text.utf8.first {
        case UInt8(ascii: "="), UInt8(ascii: "@"), UInt8(ascii: "\t"), UInt8(ascii: "\r"): return true
        case UInt8(ascii: "+"), UInt8(ascii: "-"): return Exact(plain: text) == nil
        default: return false
        }
    }
}
