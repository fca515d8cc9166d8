/// Text that stands in XML and HTML as itself.
extension String {
    /// The text with `<`, `>`, `&` and quotes escaped, and without what XML does not allow or a reader would be led astray by.
    public var escaped: String {
        var text = self
        return text.withUTF8 { text in
            guard text.contains(where: \.mayBeginMarkup) else { return nil }
            var bytes: [UInt8] = []
            bytes.append(escaping: text)
            return String(decoding: bytes, as: UTF8.self)
        } ?? self
    }
}

extension [UInt8] {
    /// Appends text as ``Swift/String/escaped`` has it, without a string in between: a page of 10,000 rows has a hundred thousand texts.
    public mutating func append(escaped text: String) {
        var text = text
        text.withUTF8 { append(escaping: $0) }
    }

    fileprivate mutating func append(escaping text: UnsafeBufferPointer<UInt8>) {
        var (start, place) = (0, 0)
        while place < text.count {
            guard text[place].mayBeginMarkup, let (length, words) = Escape.at(place, in: text) else {
                place += 1
                continue
            }
            append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<place]))
            append(contentsOf: words.utf8)
            place += length
            start = place
        }
        append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
    }
}

private enum Escape {
    /// How many bytes of valid UTF-8 are one character that is written otherwise, and how; nil where it stands as it is.
    static func at(_ place: Int, in text: UnsafeBufferPointer<UInt8>) -> (length: Int, words: String)? {
        let first = text[place]
        switch first {
        case UInt8(ascii: "<"): return (1, "&lt;")
        case UInt8(ascii: ">"): return (1, "&gt;")
        case UInt8(ascii: "&"): return (1, "&amp;")
        case UInt8(ascii: "\""): return (1, "&quot;")
        case UInt8(ascii: "'"): return (1, "&#39;")
        default: break
        }
        let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : 3
        let lead = UInt32(first) & (length == 1 ? 0x7F : length == 2 ? 0x1F : 0x0F)
        let value = text[(place + 1)..<(place + length)].reduce(lead) { $0 << 6 | UInt32($1 & 0x3F) }
        guard let scalar = Unicode.Scalar(value) else { return nil }
        if value == 0xFFFE || value == 0xFFFF { return (length, "\u{FFFD}") }
        return scalar.isHarmful ? (length, scalar.harmless) : nil
    }
}

extension UInt8 {
    /// Whether it is a character that is escaped, or the first byte of some that are: those of U+0080 to U+00BF, U+0600 to U+063F,
    /// U+2000 to U+2FFF and U+F000 to U+FFFF.
    fileprivate var mayBeginMarkup: Bool {
        switch self {
        case 0..<0x20, 0x22, 0x26, 0x27, 0x3C, 0x3E, 0x7F, 0xC2, 0xD8, 0xE2, 0xEF: true
        default: false
        }
    }
}
