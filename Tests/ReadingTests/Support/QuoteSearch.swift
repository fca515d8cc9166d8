/// Finds quotes in a text, each time the next place of the same quote; offsets count Unicode scalars as claims do.
struct QuoteSearch {
    private let text: [Unicode.Scalar]
    private var cursors: [String: Int] = [:]

    init(_ text: String) { self.text = Array(text.unicodeScalars) }

    /// The next place of `quote`, an empty range at the end where there is none.
    mutating func next(_ quote: String) -> Range<Int> {
        let word = Array(quote.unicodeScalars)
        var place = cursors[quote] ?? 0
        while place + word.count <= text.count {
            if text[place..<place + word.count].elementsEqual(word) {
                cursors[quote] = place + 1
                return place..<place + word.count
            }
            place += 1
        }
        return text.count..<text.count
    }
}
