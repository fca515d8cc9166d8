/// Takes off a phrase what is no part of a name: numbers of a list, the owner, times, openings, verbs of reporting.
struct MetricCut {
    let vocabulary: Vocabulary
    private var words: MetricWords {
        @inline(__always) _read { yield vocabulary.metricWords }
    }
    /// The figure is a growth, so that 增速 adds nothing.
    let isGrowth: Bool

    func callAsFunction(_ phrase: [UInt32], owner: [UInt32]) -> [UInt32] {
        var core = withoutNumber(phrase)
        if owner.count >= 2, core.count > owner.count + 1, core.has(owner, at: 0, before: core.count) {
            let rest = Array(core[(core[owner.count] == 0x7684 ? owner.count + 1 : owner.count)...])
            if isMeasure(rest) { core = rest }
        }
        var count = 0
        repeat {
            count = core.count
            core = tail(head(core))
        } while core.count < count
        core = withoutAdverbs(withoutManner(withoutAnnouncement(core)))
        let rest = opening(core)
        return isMeasure(rest) ? rest : core
    }

    /// Whether a phrase ends in a registered name or in what a name of a measure ends in.
    private func isMeasure(_ phrase: [UInt32]) -> Bool {
        words.end(.measure, phrase) > 0 || MetricMatch(vocabulary: vocabulary).ending(phrase) != nil
            || vocabulary.registry.exact(phrase) != nil
    }

    /// 新疆报告|新增确诊病例.
    private func withoutAnnouncement(_ phrase: [UInt32]) -> [UInt32] {
        guard let verb = words.first(.announce, phrase), verb.lowerBound > 0, phrase.count >= verb.upperBound + 2 else {
            return phrase
        }
        return Array(phrase[verb.upperBound...])
    }

    /// 大宗交易的方式|减持: how it is done, before what is done.
    private func withoutManner(_ phrase: [UInt32]) -> [UInt32] {
        guard let manner = words.first(.manner, phrase, from: 2) else { return phrase }
        var rest = Array(phrase[manner.upperBound...])
        while rest.count >= 4, words.head(.between, rest) > 0 { rest.removeFirst(words.head(.between, rest)) }
        let isDone = rest.count >= 2 && words.head(.act, rest) > 0
        return isDone ? rest : phrase
    }

    /// 博览会共|举办首秀, 铁路累计|发送旅客: what stands between who does and what is done.
    private func withoutAdverbs(_ phrase: [UInt32]) -> [UInt32] {
        guard let adverb = words.first(.between, phrase),
            vocabulary.verbs.longest(phrase, adverb.upperBound, phrase.count) != nil
                || words[.act].longest(phrase, adverb.upperBound, phrase.count) != nil
        else { return phrase }
        return Array(phrase[..<adverb.lowerBound] + phrase[adverb.upperBound...])
    }

    /// 7.进出口总值, 三、工业: the number of a heading.
    private func withoutNumber(_ phrase: [UInt32]) -> [UInt32] {
        var place = 0
        while place < phrase.count, Folding.isDigit(phrase[place]) || Numerals.isNumeral(phrase[place]) { place += 1 }
        guard place > 0, place <= 3, place + 2 < phrase.count, [0x2E, 0x3001, 0xFF0E].contains(phrase[place]) else {
            return phrase
        }
        let rest = Array(phrase[(place + 1)...])
        let year = rest.prefix { Folding.isDigit($0) }.count
        if year == 4, rest.count > 6, rest[4] == 0x5E74 { return Array(rest[5...]) }  // 3.2022年我国粮食产量
        return year == 0 ? rest : phrase  // 6.5mm高线
    }

    /// Without words that begin no name.
    func head(_ phrase: [UInt32]) -> [UInt32] {
        var core = phrase
        while true {
            let length = words.head(.head, core)
            guard length > 0, length >= words.head(.whole, core), core.count >= length + 2, vocabulary.registry.exact(core) == nil
            else {
                return core
            }
            core.removeFirst(length)
        }
    }

    /// Without 全国, 由 and their like before what is measured; all of it goes where nothing else is left.
    func opening(_ phrase: [UInt32]) -> [UInt32] {
        var core = phrase
        while true {
            let length = words.head(.opening, core)
            guard length > 0, length >= words.head(.whole, core), vocabulary.registry.exact(core) == nil else { return core }
            core.removeFirst(length)
        }
    }

    /// Without words that end no name.
    func tail(_ phrase: [UInt32]) -> [UInt32] {
        var core = phrase
        while vocabulary.registry.exact(core) == nil {
            let length = max(words.end(.tail, core), isGrowth ? words.end(.movement, core) : 0, reporting(core))
            guard length > 0, core.count == length || core.count >= length + 2 else { return core }
            let rest = Array(core.dropLast(length))
            // 年均|增速 is no growth of one year
            if words.end(.movement, core) == length, isAverage(rest) { return core }
            core = rest
        }
        return core
    }

    private func isAverage(_ phrase: [UInt32]) -> Bool {
        vocabulary.predicateTrie.ending(phrase, phrase.count, 0).map { vocabulary.predicates[$0.value].role == .average } ?? false
    }

    /// 达到, 增至, 同比 at the end, which the table of predicates knows.
    private func reporting(_ phrase: [UInt32]) -> Int {
        guard let match = vocabulary.predicateTrie.ending(phrase, phrase.count, 0), match.length > 1 else { return 0 }
        switch vocabulary.predicates[match.value].role {
        case .reach, .reachTo, .base: return match.length
        case .share where match.length > 2: return reporting(Array(phrase.suffix(2)))  // 比重|达到
        default: return 0
        }
    }

    /// The registered name that a clause before a colon names first, with what stands before it; nil for none. 各地的快递业务量|出现分化.
    func listed(_ phrase: [UInt32]) -> String? {
        let core = head(phrase)
        for place in core.indices {
            guard let match = vocabulary.registry.trie.longest(core, place, core.count), match.length >= 3 else { continue }
            return place <= 8 ? String(core[..<(place + match.length)]) : nil
        }
        return nil
    }
}
