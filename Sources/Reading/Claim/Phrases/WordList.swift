/// A short list of words that are looked for often: compared character by character, long words before shorter ones.
struct WordList: ExpressibleByArrayLiteral, Sendable {
    let words: [[UInt32]]
    /// A bit for the last six bits of each character that a word begins with: nearly every place of a text begins none.
    private let heads: UInt64

    init(_ words: [[UInt32]]) {
        self.words = words.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }.map(\.element)
        heads = words.reduce(0) { $0 | 1 << UInt64(($1.first ?? 0) & 63) }
    }

    init(arrayLiteral elements: String...) { self.init(elements.map(\.scalarValues)) }

    /// Length of the longest word that stands at `place`, nil for none.
    @inline(__always)
    func length(in text: [UInt32], at place: Int, before limit: Int) -> Int? {
        guard place >= 0, place < limit, heads >> UInt64(text[place] & 63) & 1 == 1 else { return nil }
        return lengthFrom(text, place, limit)
    }

    /// ``length(in:at:before:)`` where a word may begin at `place`.
    @inline(never)
    private func lengthFrom(_ text: [UInt32], _ place: Int, _ limit: Int) -> Int? {
        words.first { text.has($0, at: place, before: limit) }?.count
    }

    /// Whether one of the words stands at `place`.
    func stands(in text: [UInt32], at place: Int, before limit: Int) -> Bool { length(in: text, at: place, before: limit) != nil }

    /// Whether `phrase` begins with one of the words.
    func begins(_ phrase: Phrase) -> Bool { stands(in: phrase.scalars, at: 0, before: phrase.count) }

    /// Length of the longest word that `phrase` begins with.
    func beginning(_ phrase: Phrase) -> Int? { length(in: phrase.scalars, at: 0, before: phrase.count) }

    /// Whether `phrase` ends with one of the words.
    func ends(_ phrase: Phrase) -> Bool { ending(phrase.scalars) != nil }

    /// Whether the words of a text end with one of the list.
    func ends(_ scalars: [UInt32]) -> Bool { ending(scalars) != nil }

    /// Length of the longest word that `scalars` end with.
    func ending(_ scalars: [UInt32]) -> Int? {
        guard let last = scalars.last else { return nil }
        return words.first { word in
            word[word.count - 1] == last && scalars.has(word, at: scalars.count - word.count, before: scalars.count)
        }?.count
    }

    /// Whether `phrase` is one of the words.
    func isOne(_ phrase: Phrase) -> Bool { contains(phrase.scalars) }

    func contains(_ scalars: [UInt32]) -> Bool { words.contains(scalars) }

    func contains(_ word: String) -> Bool { contains(word.scalarValues) }

    /// Whether one of the words occurs in `range`.
    func occurs(in text: [UInt32], _ range: Range<Int>) -> Bool {
        range.contains { stands(in: text, at: $0, before: range.upperBound) }
    }

    /// The first word that `phrase` holds, the longest of several that begin there.
    func first(in phrase: Phrase) -> Range<Int>? {
        for place in 0..<phrase.count {
            if let length = length(in: phrase.scalars, at: place, before: phrase.count) { return place..<place + length }
        }
        return nil
    }
}
