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

    private static func append(string: String, to bytes: inout [UInt8]) { bytes.append(jsonString: string) }
}

extension [UInt8] {
    /// Appends a string of JSON; what a terminal would obey is escaped as well, which is the same string to a program.
    public mutating func append(jsonString text: String) {
        append(UInt8(ascii: "\""))
        // Most text has nothing of the kind; these are the first bytes of all that has.
        let isPlain = text.utf8.allSatisfy {
            $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C && $0 != 0x7F && $0 != 0xC2 && $0 != 0xD8 && $0 != 0xE2
        }
        if isPlain {
            append(contentsOf: text.utf8)
        } else {
            for scalar in text.unicodeScalars { append(json: scalar) }
        }
        append(UInt8(ascii: "\""))
    }

    private mutating func append(json scalar: Unicode.Scalar) {
        switch scalar {
        case "\"", "\\": append(contentsOf: [UInt8(ascii: "\\"), UInt8(scalar.value)])
        case "\n": append(contentsOf: "\\n".utf8)
        case "\r": append(contentsOf: "\\r".utf8)
        case "\t": append(contentsOf: "\\t".utf8)
        case _ where scalar.isHarmful:
            let hex = Array<UInt8>("0123456789abcdef".utf8)
            append(contentsOf: "\\u".utf8)
            for shift in [12, 8, 4, 0] as [UInt32] { append(hex[Int(scalar.value >> shift & 15)]) }
        default: append(contentsOf: UTF8.encode(scalar)!)
        }
    }
}
