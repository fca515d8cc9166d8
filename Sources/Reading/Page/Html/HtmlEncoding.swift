/// The encoding of a page of HTML: its byte order mark, else UTF-8 where the bytes are that, else what it declares.
enum HtmlEncoding {
    /// The page as UTF-8 bytes.
    ///
    /// - Throws: ``ReadingError`` for bytes that are no text in the encoding.
    static func decode(_ bytes: [UInt8], name: String) throws(ReadingError) -> (bytes: [UInt8], encoding: String) {
        for (mark, encoding) in [([0xFF, 0xFE] as [UInt8], "UTF-16LE"), ([0xFE, 0xFF], "UTF-16BE")]
        where bytes.starts(with: mark) {
            guard let text = Converter.convert(Array(bytes.dropFirst(2)), from: encoding, to: "UTF-8") else {
                throw ReadingError(description: "\(name): begins like UTF-16, and is none; save it as UTF-8")
            }
            return (text, encoding.lowercased())
        }
        if String(validating: bytes, as: UTF8.self) == nil, let declared = declaration(in: bytes), let known = encodings[declared]
        {
            guard let text = Converter.convert(bytes, from: known, to: "UTF-8") else {
                throw ReadingError(
                    description: "\(name): declares \(declared), and has bytes that are none; convert it to UTF-8")
            }
            return (text, known.lowercased())
        }
        let decoded = try Decoding.decode(bytes, name: name)
        return (Array(decoded.source.utf8), decoded.encoding)
    }

    /// What pages declare, as iconv calls it; GB2312 and GBK are parts of GB18030.
    private static let encodings = [
        "gb2312": "GB18030", "gbk": "GB18030", "gb18030": "GB18030", "x-gbk": "GB18030", "gb_2312-80": "GB18030",
        "big5": "BIG5", "big5-hkscs": "BIG5-HKSCS",
    ]

    /// The value of `charset` in the head of the page, in small letters.
    private static func declaration(in bytes: [UInt8]) -> String? {
        let head = bytes.prefix(4096).map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 32 : $0 }
        for key in ["charset", "encoding"] {
            let word = Array(key.utf8)
            var place = 0
            while place + word.count < head.count {
                guard head[place] == word[0], head[place..<place + word.count].elementsEqual(word) else {
                    place += 1
                    continue
                }
                place += word.count
                while place < head.count, HtmlTokens.isBlank(head[place]) || [0x3D, 0x22, 0x27].contains(head[place]) {
                    place += 1
                }
                let value = head[place...].prefix { isPart($0) }
                if !value.isEmpty { return String(decoding: value, as: UTF8.self) }
            }
        }
        return nil
    }

    private static func isPart(_ byte: UInt8) -> Bool {
        byte >= 0x30 && byte <= 0x39 || byte >= 0x61 && byte <= 0x7A || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }
}
