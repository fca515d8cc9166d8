/// Sentences that state a rule: what would be given to whoever comes first is no fact.
extension ArticleReader {
    /// 对每月打分排名第一的单位给予奖励: a place that describes somebody, and behind it what is given or done to them.
    func isRuling(_ sentence: Range<Int>, _ items: ArraySlice<Item>) -> Bool {
        items.contains { item in
            guard case .rank = item.kind, text.has("的", at: item.range.upperBound, before: sentence.upperBound) else {
                return false
            }
            return ClauseWords.occurs(vocabulary.rulings, text, item.range.upperBound..<sentence.upperBound)
        }
    }

    /// The items with figures turned into plain words.
    func withoutFigures(_ items: ArraySlice<Item>) -> ArraySlice<Item> {
        var items = items
        for index in items.indices where items[index].isFigure {
            items[index].kind = .other(fate: "ordinal", reason: "part of a rule, which says what would be and not what is")
        }
        return items
    }
}
