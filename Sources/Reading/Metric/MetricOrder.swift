/// Verbs that stand before the thing or behind it: 发放社保卡, 社保卡发放, 发放社保卡数, 社保卡发放量 are one name.
struct MetricOrder {
    let words: MetricWords

    /// The phrase with what is done behind the thing, and without what counts it; nil where it names nothing that is done.
    func form(_ phrase: [UInt32]) -> [UInt32]? {
        var place = 0
        while place < phrase.count {
            let whole = words[.whole].longest(phrase, place, phrase.count)?.length ?? 0
            guard let verb = words[.act].longest(phrase, place, phrase.count), verb.length >= whole else {
                place += max(1, whole)
                continue
            }
            let end = place + verb.length
            if let form = form(phrase, place..<end) { return form }
            place = end
        }
        return nil
    }

    private func form(_ phrase: [UInt32], _ verb: Range<Int>) -> [UInt32]? {
        var thing = Array(phrase[verb.upperBound...])
        let head = withoutBetween(Array(phrase[..<verb.lowerBound]))
        if words.end(.amount, thing) == thing.count { return head.count >= 2 ? head + phrase[verb] : nil }
        thing.removeLast(words.end(.tally, thing))
        // 出口货物|总额, 发放贷款|余额: a measure of its own; 揽收和|投递, 种植的|大豆
        guard thing.count >= 2, words.end(.measure, thing) == 0, words.end(.agent, thing) == 0, words.head(.amount, thing) == 0,
            words.first(.act, thing) == nil, !words.begins(.joint, thing), !words.ends(.joint, head)
        else { return nil }
        return head + thing + phrase[verb]
    }

    /// 铁路共|发送旅客, 中欧班列累计|开行.
    func withoutBetween(_ head: [UInt32]) -> [UInt32] {
        var head = head
        while true {
            let length = words.end(.between, head)
            guard length > words.end(.whole, head) else { return head }
            head.removeLast(length)
        }
    }
}
