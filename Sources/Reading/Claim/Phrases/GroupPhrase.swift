/// Bodies of one sort, a trade or a project area that stand before what is measured of them: 中央企业|营业收入,
/// 三家基础电信企业|的|移动电话用户总数. They are a component of the region that they belong to.
struct GroupPhrase {
    /// It is a group of the vocabulary.
    let isListed: Bool
    /// The words of the group, without how many there are.
    let group: Range<Int>
    /// Where begins what is measured.
    let rest: Int

    /// nil where `core` begins with no group, or is one name together with what follows.
    init?(_ core: [UInt32], _ vocabulary: Vocabulary) {
        let words = vocabulary.phrases
        let start = GroupPhrase.count(core, words)
        let end: Int
        if let match = vocabulary.groups.longest(core, start, core.count) {
            end = start + match.length
        } else if let place = GroupPhrase.end(core, from: start, vocabulary) {
            end = place
        } else {
            return nil
        }
        var rest = end
        isListed = vocabulary.groups.value(of: String(core[start..<end])) != nil
        if rest < core.count, core[rest] == 0x7684 {
            if isListed, start == 0, !vocabulary.endsInMetric(String(core[(rest + 1)...])) { return nil }
            rest += 1
        }
        guard rest < core.count, !words.groupJoint.stands(in: core, at: rest, before: core.count),
            !(0..<end).contains(where: { vocabulary.registry.exact(Array(core[$0...])) != nil })
        else { return nil }
        if !isListed {
            let metric = Array(core[rest...])
            guard metric.count >= 2, GroupPhrase.isMeasured(metric, vocabulary) else { return nil }
        }
        (group, self.rest) = (start..<end, rest)
    }

    /// 营业额, 投放车辆, 造林: what may be said of a group.
    private static func isMeasured(_ metric: [UInt32], _ vocabulary: Vocabulary) -> Bool {
        if vocabulary.endsInMetric(String(metric[...])) || vocabulary.phrases.measure.ends(metric) { return true }
        return vocabulary.verbs.longest(metric, 0, metric.count) != nil
            || metric.indices.dropFirst().contains { place in
                vocabulary.verbs.longest(metric, place, metric.count).map { place + $0.length == metric.count } ?? false
            }
    }

    /// 三家, 5大, 各: how many there are.
    private static func count(_ core: [UInt32], _ words: PhraseWords) -> Int {
        var place = 0
        while place < min(4, core.count), Numerals.isNumeral(core[place]) { place += 1 }
        guard place > 0, let width = words.groupCount.length(in: core, at: place, before: core.count) else { return 0 }
        return place + width
    }

    /// Where a noun that ends in 企业, 行业 or their like ends, and nothing of a sentence stands before.
    private static func end(_ core: [UInt32], from start: Int, _ vocabulary: Vocabulary) -> Int? {
        let words = vocabulary.phrases
        guard start < core.count, !words.definite.stands(in: core, at: start, before: core.count) else { return nil }
        var place = start
        while place < core.count, place - start <= 12 {
            if place >= start + 2, let width = words.groupHead.length(in: core, at: place, before: core.count) {
                return place + width
            }
            let isQuote = core[place] == 0x201C || core[place] == 0x201D
            guard isQuote || Folding.isHan(core[place]) || Folding.isLatin(core[place]),
                vocabulary.particles.longest(core, place, core.count) == nil,
                vocabulary.verbs.longest(core, place, core.count).map({ $0.length == 1 && place > start }) ?? true
            else { return nil }
            place += 1
        }
        return nil
    }
}
