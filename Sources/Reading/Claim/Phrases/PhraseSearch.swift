/// Where the words of a phrase stand before a figure: the whole of it in one piece, or two pieces that spell it together, the nearest
/// ones. Nothing else is taken for its words.
struct PhraseSearch {
    let text: [UInt32]
    /// From the head of the paragraph to the end of the figure's sentence.
    let range: Range<Int>
    /// The figure's sentence.
    let sentence: Range<Int>

    func spans(_ phrase: [UInt32]) -> [Range<Int>] {
        guard !phrase.isEmpty else { return [] }
        let all = phrase[...]
        if let whole = last(all, in: sentence) ?? last(all, in: range) { return [whole] }
        guard phrase.count >= 4 else { return [] }
        // 快递业务量|占比: the longest beginning that stands there, and the rest
        for cut in (2...phrase.count - 1).reversed() {
            let (head, tail) = (phrase[..<cut], phrase[cut...])
            guard let rest = last(tail, in: sentence), let first = last(head, in: sentence) ?? last(head, in: range) else {
                continue
            }
            return [first, rest].sorted { $0.lowerBound < $1.lowerBound }
        }
        return []
    }

    private func last(_ phrase: ArraySlice<UInt32>, in range: Range<Int>) -> Range<Int>? {
        guard let first = phrase.first, phrase.count <= range.count else { return nil }
        let last = range.upperBound - phrase.count
        let floor = max(range.lowerBound, last - 400)
        return text.withUnsafeBufferPointer { text in
            var place = last
            while place >= floor {
                if text[place] == first, phrase.elementsEqual(text[place..<place + phrase.count]) {
                    return place..<place + phrase.count
                }
                place -= 1
            }
            return nil
        }
    }
}
