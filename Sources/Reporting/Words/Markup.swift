/// Text that stands in XML and HTML as itself.
extension String {
    /// The text with `<`, `>`, `&` and quotes escaped, and without what XML does not allow or a reader would be led astray by.
    public var escaped: String {
        guard !standsAsItIs else { return self }
        var text = ""
        for scalar in harmless.unicodeScalars {
            switch scalar {
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "&": text += "&amp;"
            case "\"": text += "&quot;"
            case "'": text += "&#39;"
            case _ where scalar.value == 0xFFFE || scalar.value == 0xFFFF: text += "\u{FFFD}"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    /// Whether there is nothing to escape: told by its bytes, which nearly all text of a page passes.
    private var standsAsItIs: Bool {
        utf8.allSatisfy { !$0.mayBeginMarkup }
            || !unicodeScalars.contains { $0.isHarmful || $0.isMarkup || $0.value == 0xFFFE || $0.value == 0xFFFF }
    }
}

extension Unicode.Scalar {
    fileprivate var isMarkup: Bool { self == "<" || self == ">" || self == "&" || self == "\"" || self == "'" }
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
