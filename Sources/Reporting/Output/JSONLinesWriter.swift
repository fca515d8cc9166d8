/// Writes rows as JSON, one object a line, keys in the order of the header.
///
/// Decimal numbers are strings, as `dushu extract` prints them: a JSON number would lose digits. Counts are numbers, unknown is null.
public struct JSONLinesWriter: Sendable {
    private let keys: [[UInt8]]

    /// Makes a writer for rows with these columns.
    public init(header: [String]) {
        keys = header.map { name in
            var bytes: [UInt8] = []
            JSONLinesWriter.append(string: name, to: &bytes)
            return bytes + [UInt8(ascii: ":")]
        }
    }

    /// Appends one row.
    public func append(_ cells: [Cell], to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "{"))
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes.append(contentsOf: keys[index])
            switch cell {
            case .text(let text): JSONLinesWriter.append(string: text, to: &bytes)
            case .integer(let count): bytes.append(integer: count)
            case .unknown: bytes.append(contentsOf: "null".utf8)
            case .number(let number):
                bytes.append(UInt8(ascii: "\""))
                bytes.append(number: number)
                bytes.append(UInt8(ascii: "\""))
            case .day(let day):
                bytes.append(UInt8(ascii: "\""))
                bytes.append(day: day)
                bytes.append(UInt8(ascii: "\""))
            }
        }
        bytes.append(UInt8(ascii: "}"))
        bytes.append(UInt8(ascii: "\n"))
    }

    private static func append(string: String, to bytes: inout [UInt8]) {
        let hex = Array("0123456789abcdef".utf8)
        bytes.append(UInt8(ascii: "\""))
        for byte in string.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(contentsOf: [UInt8(ascii: "\\"), byte])
            case UInt8(ascii: "\n"): bytes.append(contentsOf: "\\n".utf8)
            case UInt8(ascii: "\r"): bytes.append(contentsOf: "\\r".utf8)
            case UInt8(ascii: "\t"): bytes.append(contentsOf: "\\t".utf8)
            case 0..<0x20: bytes.append(contentsOf: Array("\\u00".utf8) + [hex[Int(byte >> 4)], hex[Int(byte & 15)]])
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
