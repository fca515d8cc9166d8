/// Text that cannot speak to the terminal: what would move the cursor, change colours or turn the line round is shown instead.
extension String {
    /// The text on one line: control characters (C0, DEL, C1), marks of direction and line separators stand as `\n`, `\x1B`, `\u202E`.
    public var harmless: String {
        guard unicodeScalars.contains(where: \.isHarmful) else { return self }
        var shown = ""
        for scalar in unicodeScalars {
            if scalar.isHarmful { shown += scalar.written } else { shown.unicodeScalars.append(scalar) }
        }
        return shown
    }

    /// The same, with line ends as they are: for text of several lines that the program itself has set.
    public var harmlessLines: String {
        split(separator: "\n", omittingEmptySubsequences: false).map { String($0).harmless }.joined(separator: "\n")
    }
}

extension Unicode.Scalar {
    /// Whether a terminal would obey it instead of showing it, or show what follows in another order.
    public var isHarmful: Bool {
        switch value {
        case 0..<0x20, 0x7F..<0xA0: return true
        case 0x61C, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: return true
        default: return false
        }
    }

    /// The scalar itself, or what stands for it.
    public var harmless: String { isHarmful ? written : String(self) }

    fileprivate var written: String {
        switch value {
        case 0x09: return "\\t"
        case 0x0A: return "\\n"
        case 0x0D: return "\\r"
        case 0..<0x100: return "\\x" + hexadecimal(2)
        default: return "\\u" + hexadecimal(4)
        }
    }

    private func hexadecimal(_ places: Int) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, places - digits.utf8.count)) + digits
    }
}
