/// A short list of words that are looked for often: made once, compared character by character.
struct WordList: ExpressibleByArrayLiteral {
    private let words: [[UInt32]]

    init(arrayLiteral elements: String...) { words = elements.map(\.scalarValues) }

    /// Whether one of the words stands at `place`.
    func stands(in text: [UInt32], at place: Int, before limit: Int) -> Bool {
        words.contains { text.has($0, at: place, before: limit) }
    }

    /// Whether `phrase` begins with one of the words.
    func begins(_ phrase: Phrase) -> Bool { stands(in: phrase.scalars, at: 0, before: phrase.count) }

    /// Whether `phrase` ends with one of the words.
    func ends(_ phrase: Phrase) -> Bool { ends(phrase.scalars) }

    /// Whether the words of a text end with one of the list.
    func ends(_ scalars: [UInt32]) -> Bool {
        guard let last = scalars.last else { return false }
        return words.contains { word in
            word[word.count - 1] == last && scalars.has(word, at: scalars.count - word.count, before: scalars.count)
        }
    }

    /// Whether `phrase` is one of the words.
    func isOne(_ phrase: Phrase) -> Bool { words.contains { $0 == phrase.scalars } }

    /// Whether one of the words occurs in `range`.
    func occurs(in text: [UInt32], _ range: Range<Int>) -> Bool {
        words.contains { text.find($0, in: range) != nil }
    }

    /// The words that `phrase` holds, each with its place.
    func found(in phrase: Phrase) -> (place: Int, length: Int)? {
        for word in words {
            if let place = phrase.scalars.find(word, in: 0..<phrase.count) { return (place, word.count) }
        }
        return nil
    }
}
