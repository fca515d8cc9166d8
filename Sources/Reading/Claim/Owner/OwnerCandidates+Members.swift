import Quantities

/// Bodies of a sentence that own nothing of a figure beside them: those of a later clause, and the whole of whose members one is spoken of.
extension OwnerCandidates {
    /// 销量102.6万辆，|比亚迪占三成: whether a body heads a later clause with a figure of its own.
    func heads(_ placed: ArticleLayout.PlacedName, _ frame: Frame) -> Bool {
        let clause = layout.clause(frame.sentence, at: placed.range.lowerBound)
        guard clause > frame.clause, let next = layout.figure(after: placed.range.upperBound, in: frame.sentence) else {
            return false
        }
        let range = layout.sentences[frame.sentence].clauses[clause]
        return placed.range.lowerBound - range.lowerBound <= 1 && range.contains(next.lowerBound)
    }

    /// 全省|16个市中，潍坊市…: of whose members one is spoken of behind the comma.
    func isOfMembers(_ placed: ArticleLayout.PlacedName, _ frame: Frame) -> Bool {
        let (text, phrases) = (layout.text, words.vocabulary.phrases)
        var end = placed.range.upperBound
        let limit = min(text.count, end + 8)
        while end < limit, Numerals.isNumeral(text[end]) { end += 1 }
        guard end > placed.range.upperBound, end < limit else { return false }
        if text[end] == 0x4E2A { end += 1 }  // 个
        while end < limit, let length = phrases.division.length(in: text, at: end, before: limit) { end += length }
        guard end + 1 < limit, text[end] == 0x4E2D, text[end + 1] == 0xFF0C else { return false }  // 中，
        return frame.start > end
    }
}
