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
            case .number(let number), .marked(let number, _):
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

    /// Whether valid UTF-8 needs no escape: nothing in it is a quotation mark, a backslash, or ``Unicode/Scalar/isHarmful``. Most text is
    /// Chinese characters, each passed over at its first byte.
    fileprivate static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var place = 0
        while place < bytes.count {
            let first = bytes[place]
            if first >= 0xE3 {
                place &+= first < 0xF0 ? 3 : 4
            } else if first < 0x80 {
                guard first >= 0x20, first != 0x22, first != 0x5C, first != 0x7F else { return false }
                place &+= 1
            } else if first < 0xE0 {
                // U+0080 to U+009F; U+061C
                let next = bytes[place &+ 1]
                guard first != 0xC2 || next >= 0xA0, first != 0xD8 || next != 0x9C else { return false }
                place &+= 2
            } else {
                // U+200E, U+200F, U+2028 to U+202E; U+2066 to U+2069
                let (next, last) = (bytes[place &+ 1], bytes[place &+ 2])
                if first == 0xE2, next == 0x80 {
                    guard last != 0x8E, last != 0x8F, last < 0xA8 || last > 0xAE else { return false }
                } else if first == 0xE2, next == 0x81 {
                    guard last < 0xA6 || last > 0xA9 else { return false }
                }
                place &+= 3
            }
        }
        return true
    }
}

extension [UInt8] {
    /// Appends a string of JSON; what a terminal would obey is escaped as well, which is the same string to a program.
    public mutating func append(jsonString text: String) {
        append(UInt8(ascii: "\""))
        let isDone =
            text.utf8.withContiguousStorageIfAvailable { bytes in
                guard JSONLinesWriter.isPlain(bytes) else { return false }
                append(contentsOf: bytes)
                return true
            } ?? false
        if !isDone {
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
