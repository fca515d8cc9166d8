/// Words as a person types them, found in a text that breaks and spaces them otherwise.
public enum PrintedWords {
    /// Where `words` are printed in `source`, blanks and line ends left out of account on both sides; in source order.
    public static func places(of words: String, in source: [Unicode.Scalar]) -> [Range<Int>] {
        let wanted = Array(words.unicodeScalars.filter { !isBlank($0) })
        guard let first = wanted.first else { return [] }
        var found: [Range<Int>] = []
        for start in source.indices where source[start] == first {
            var (place, count) = (start, 0)
            while place < source.count, count < wanted.count {
                if source[place] == wanted[count] {
                    count += 1
                } else if !isBlank(source[place]) {
                    break
                }
                place += 1
            }
            if count == wanted.count { found.append(start..<place) }
        }
        return found
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace || scalar == "\u{FEFF}" }
}
