/// Sets a text as a newspaper column, the way PDF extraction gives it back.
enum Wrapping {
    /// Breaks a text after every `width` full-width places, wherever that falls; a half-width character takes half a place.
    static func lines(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var used = 0
        for character in text {
            let places = character.isASCII ? 1 : 2
            if used + places > width * 2 {
                lines.append(line)
                (line, used) = ("", 0)
            }
            line.append(character)
            used += places
        }
        return line.isEmpty ? lines : lines + [line]
    }

    /// Puts a blank between all characters of a line.
    static func letterSpaced(_ line: String) -> String { line.map(String.init).joined(separator: " ") }
}
