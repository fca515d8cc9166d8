/// Text that stands in XML and HTML as itself.
extension String {
    /// The text with `<`, `>`, `&` and quotes escaped, and without what XML does not allow or a reader would be led astray by.
    public var escaped: String {
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
}
