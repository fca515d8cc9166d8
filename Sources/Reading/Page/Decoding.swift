import Glibc

/// Turns bytes into Unicode scalars; offsets of claims count these scalars.
struct DecodedText {
    let source: String
    let encoding: String
}

enum Decoding {
    /// Decodes UTF-8 (with or without BOM), else GB18030.
    ///
    /// - Parameter place: where the bytes stand in the file, for messages.
    /// - Throws: ``ReadingError`` where the bytes are neither, or no text at all.
    static func decode(_ bytes: [UInt8], name: String, from place: Int = 0) throws(ReadingError) -> DecodedText {
        guard !bytes.isEmpty else { throw ReadingError(description: "\(name): the file is empty; nothing to read") }
        if let nul = bytes.withUnsafeBytes({ bytes in
            memchr(bytes.baseAddress!, 0, bytes.count).map { bytes.baseAddress!.distance(to: $0) }
        }) {
            throw ReadingError(
                description:
                    "\(name): not a text file (byte 0 at offset \(place + nul)); give a UTF-8 or GB18030 text, not a PDF, image or UTF-16 file"
            )
        }
        if let text = String(validating: bytes, as: UTF8.self) { return DecodedText(source: text, encoding: "utf-8") }
        if let text = gb18030(bytes) { return DecodedText(source: text, encoding: "gb18030") }
        throw ReadingError(
            description:
                "\(name): neither UTF-8 nor GB18030 text (first wrong byte at offset \(place + firstWrongByte(bytes))); convert it to UTF-8"
        )
    }

    /// GB18030 by the C library's iconv; nil where a byte does not fit, or where the result does not look like Chinese text.
    ///
    /// Random bytes often happen to be valid GB18030, so most characters beyond ASCII must be ones that Chinese text is made of.
    private static func gb18030(_ bytes: [UInt8]) -> String? {
        guard let bytes = Converter.convert(bytes, from: "GB18030", to: "UTF-8"),
            let text = String(validating: bytes, as: UTF8.self)
        else { return nil }
        var usual = 0
        var unusual = 0
        for scalar in text.unicodeScalars where scalar.value >= 0x80 {
            switch scalar.value {
            case 0x4E00...0x9FFF, 0x3000...0x303F, 0xFF00...0xFFEF, 0x2010...0x2026, 0xB7, 0xD7: usual += 1
            case 0x3400...0x4DBF, 0x20000...0x323AF, 0x2100...0x214F, 0x2460...0x25FF, 0x3300...0x33FF, 0xB0...0xB1:
                break  // rare characters of names, signs such as ℃ and ㎡: a short text may have as many of them as of others
            default: unusual += 1
            }
        }
        for byte in text.utf8 where byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D && byte != 0x0C {
            unusual += byte == 0 ? 0 : 1
        }
        return usual > 0 && unusual * 10 <= usual ? text : nil
    }

    private static func firstWrongByte(_ bytes: [UInt8]) -> Int {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var offset = 0
        while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar): offset += UTF8.width(scalar)
            case .emptyInput, .error: return min(offset, bytes.count)
            }
        }
    }
}
