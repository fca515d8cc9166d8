/// What a clause says of the share or place of the body at its head.
extension ClauseWords {
    /// 金华、广州、|深圳: where the list that a name ends begins, within `clause`.
    func listStart(_ text: [UInt32], _ name: Range<Int>, _ clause: Range<Int>) -> Int {
        var start = name.lowerBound
        while start > clause.lowerBound, Folding.isHan(text[start - 1]) || text[start - 1] == 0x3001 { start -= 1 }
        return text[start..<name.lowerBound].contains(0x3001) ? start : name.lowerBound
    }

    /// 占三成, 居前三, 用电量最高: whether the words behind a name say its share of a whole or its place.
    func saysPlace(_ text: [UInt32], _ range: Range<Int>) -> Bool {
        range.prefix(16).contains { place in
            if let length = vocabulary.phrases.most.length(in: text, at: place, before: range.upperBound) {
                return place + length == range.upperBound || !Folding.isDigit(text[place + length])
            }
            guard let match = vocabulary.predicateTrie.longest(text, place, range.upperBound) else { return false }
            let (role, end) = (vocabulary.predicates[match.value].role, place + match.length)
            return role == .share || role == .rank && end < range.upperBound && ClauseWords.places.contains(text[end])
        }
    }

    /// 前, 首 and 第 begin a place.
    private static let places = ScalarSet("前首第")

    /// 全社会用电量…，|广东用电量最高: whether a name heads a clause that says its share or place, or how much it has of `metric`.
    func headsClause(_ text: [UInt32], _ name: Range<Int>, metric: String?) -> Bool {
        let start = listStart(text, name, max(0, name.lowerBound - 24)..<name.lowerBound)
        guard start > 0, Scanner.partsClause(text[start - 1]) || Folding.endsSentence(text[start - 1]) else { return false }
        let end = text[name.upperBound...].firstIndex { Scanner.partsClause($0) || Folding.endsSentence($0) } ?? text.count
        if saysPlace(text, name.upperBound..<end) { return true }
        let words = text[name.upperBound..<end].prefix { !Folding.isDigit($0) }
        guard words.endIndex < end, words.count >= 2, let known = metric?.scalarValues else { return false }
        return known.find(Array(words), in: 0..<known.count) != nil
    }
}
