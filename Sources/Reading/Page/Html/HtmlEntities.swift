/// Entities of HTML: the named ones that Chinese pages use, and all numbers.
enum HtmlEntities {
    /// Text of UTF-8 bytes in which `&nbsp;` and `&#8226;` are the characters that they stand for; what is no entity stays.
    static func resolved(_ bytes: ArraySlice<UInt8>) -> String {
        guard bytes.contains(UInt8(ascii: "&")) else { return String(decoding: bytes, as: UTF8.self) }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var place = bytes.startIndex
        while place < bytes.endIndex {
            if bytes[place] == UInt8(ascii: "&"), let (scalar, end) = entity(bytes, place) {
                output += Array(String(scalar).utf8)
                place = end
            } else {
                output.append(bytes[place])
                place += 1
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    private static func entity(_ bytes: ArraySlice<UInt8>, _ start: Int) -> (Unicode.Scalar, Int)? {
        var end = start + 1
        while end < bytes.endIndex, end - start <= 10, isPart(bytes[end]) { end += 1 }
        let body = bytes[(start + 1)..<end]
        let hasEnd = end < bytes.endIndex && bytes[end] == UInt8(ascii: ";")
        let after = hasEnd ? end + 1 : end
        if body.first == UInt8(ascii: "#") { return number(body.dropFirst()).map { ($0, after) } }
        // &nbsp without an end, but not &copyright
        guard let scalar = names[String(decoding: body, as: UTF8.self)] else { return nil }
        return hasEnd || scalar.value < 0x100 ? (scalar, after) : nil
    }

    /// `8226` or `x2022`; Windows-1252 in the places that Unicode leaves to controls.
    private static func number(_ digits: ArraySlice<UInt8>) -> Unicode.Scalar? {
        let isHex = digits.first.map { $0 | 0x20 == UInt8(ascii: "x") } ?? false
        let text = String(decoding: isHex ? digits.dropFirst() : digits, as: UTF8.self)
        guard let value = UInt32(text, radix: isHex ? 16 : 10) else { return nil }
        if (0x80...0x9F).contains(value) { return windows[value] ?? "\u{FFFD}" }
        guard value != 0, let scalar = Unicode.Scalar(value) else { return "\u{FFFD}" }
        return scalar
    }

    private static func isPart(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "#") || byte >= 0x30 && byte <= 0x39 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
    }

    private static let names: [String: Unicode.Scalar] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "ensp": "\u{2002}", "emsp": "\u{2003}",
        "thinsp": "\u{2009}", "shy": "\u{AD}", "zwnj": "\u{200C}", "zwj": "\u{200D}", "middot": "·", "bull": "•", "hellip": "…",
        "mdash": "—", "ndash": "–", "minus": "−", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "laquo": "«",
        "raquo": "»", "times": "×", "divide": "÷", "plusmn": "±", "deg": "°", "permil": "‰", "yen": "¥", "euro": "€",
        "pound": "£", "cent": "¢", "copy": "©", "reg": "®", "trade": "™", "sect": "§", "para": "¶", "sup1": "¹", "sup2": "²",
        "sup3": "³", "frac12": "½", "frac14": "¼", "frac34": "¾", "le": "≤", "ge": "≥", "ne": "≠", "asymp": "≈", "rarr": "→",
        "larr": "←", "uarr": "↑", "darr": "↓", "square": "□", "squ": "□", "FilledSmallSquare": "■",
    ]

    private static let windows: [UInt32: Unicode.Scalar] = [
        0x80: "€", 0x85: "…", 0x89: "‰", 0x91: "‘", 0x92: "’", 0x93: "“", 0x94: "”", 0x95: "•", 0x96: "–", 0x97: "—", 0x99: "™",
    ]
}
