import Quantities

/// Bodies of a sentence that own nothing of a figure beside them: those of a later clause, and the whole of whose members one is spoken of.
extension OwnerCandidates {
    /// 销量102.6万辆，|比亚迪占三成: whether a body heads a later clause with a figure of its own.
    func heads(_ placed: ArticleLayout.PlacedName, _ frame: Frame) -> Bool {
        let clause = layout.clause(frame.sentence, at: placed.range.lowerBound)
        guard clause > frame.clause, !(placed.resolved?.isCountry ?? false) else { return false }
        let range = layout.sentences[frame.sentence].clauses[clause]
        guard words.listStart(layout.text, placed.range, range) - range.lowerBound <= 1 else { return false }
        return layout.figure(after: placed.range.upperBound, in: frame.sentence).map { range.contains($0.lowerBound) } ?? false
            || words.saysPlace(layout.text, placed.range.upperBound..<range.upperBound)
    }

    /// 进口5.15亿吨。|俄罗斯占两成: whether the first body of the article heads a clause behind the figure that says its share or place.
    func headsLater(_ frame: Frame) -> Bool {
        let placed = layout.names[0]
        guard placed.range.lowerBound >= frame.end, !(placed.resolved?.isCountry ?? false) else { return false }
        let range = layout.sentences[placed.sentence].clauses[layout.clause(placed.sentence, at: placed.range.lowerBound)]
        return placed.range.lowerBound - range.lowerBound <= 1
            && words.saysPlace(layout.text, placed.range.upperBound..<range.upperBound)
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
