/// Cuts a piece of a clause to the thing that its figure counts. 科研机构|云集, 大会发布|新品, 快递从业人员|从十年前: what a clause says of
/// the thing, whom it names before its verb, where and with what, is no part of a name.
struct ClauseCut {
    let vocabulary: Vocabulary
    private var words: MetricWords {
        @inline(__always) _read { yield vocabulary.metricWords }
    }

    /// “ （ 《 【 and their other ends.
    static let opening: [UInt32] = [0x201C, 0xFF08, 0x300A, 0x3010]
    static let closing: [UInt32] = [0x201D, 0xFF09, 0x300B, 0x3011]

    private static func isWord(_ scalar: UInt32) -> Bool {
        Folding.isHan(scalar) || Folding.isLatin(scalar) || Folding.isDigit(scalar)
    }

    /// A word of a clause in a phrase.
    private struct Mark {
        var role: MetricWords.Role
        var range: Range<Int>
    }

    /// The thing, the phrase itself where it is no clause, nil where nothing is left that may name what is measured.
    /// `behind`: how much of the end of the phrase stands behind the figure. `countsBodies`: the figure counts persons, households or firms.
    func callAsFunction(_ phrase: [UInt32], behind: Int, countsBodies: Bool = false) -> [UInt32]? {
        let phrase = withoutBracket(phrase)
        let split = phrase.count - min(behind, phrase.count)
        // 4家|供应商|采购的包心菜
        if countsBodies, behind > 0, let verb = agentEnd(phrase, from: split) {
            return callAsFunction(Array(phrase[..<verb]), behind: verb - split)
        }
        let thing: [UInt32]?
        if split == phrase.count {
            thing = isMeasure(phrase) ? measure(phrase) : ahead(phrase)
        } else if split == 0 {
            thing = counted(phrase)
        } else {
            thing = joined(Array(phrase[..<split]), Array(phrase[split...]))
        }
        guard let thing else { return nil }
        let light = words.head(.light, thing)
        guard light > 0, light >= words.head(.whole, thing), thing.count >= light + 2, thing[light] != 0x7684 else {
            return thing
        }
        let rest = Array(thing[light...])
        // 处罚|金额: a measure alone is not the thing; 从事旅游服务的|村民 are those who do something
        guard words.head(.measure, rest) < rest.count, !rest.contains(0x7684) || words.end(.counted, rest) == 0 else {
            return thing
        }
        let core = withoutParticle(rest)
        return isMember(core) || core.count < 2 ? thing : core
    }

    /// Whether a phrase that is no registered name has the words of a clause in it: a verb and no 的 behind it, 将, 把.
    func isClause(_ phrase: [UInt32]) -> Bool {
        marks(phrase, from: 1).contains { mark in
            mark.role == .object
                || mark.role != .adverb && mark.role != .recipient && mark.range.lowerBound > 1
                    && !phrase[mark.range.upperBound...].contains(0x7684)
        }
    }

    /// What stands before a registered name, without the clause that it is the end of: 本地企业|迎来|订单量.
    func attribute(_ phrase: [UInt32]) -> [UInt32] {
        let verb = marks(phrase, from: 0).last { $0.role == .predicate || $0.role == .object }
        // 得到贷款的|小微企业
        guard let verb, !phrase[verb.range.upperBound...].contains(0x7684) else { return phrase }
        return behind(verb, phrase)
    }

    /// A word that says nothing of what is measured, alone: 进行, 纷纷.
    func isEmpty(_ phrase: [UInt32]) -> Bool {
        [MetricWords.Role.light, .adverb, .preposition, .recipient, .head].contains { words.head($0, phrase) == phrase.count }
    }

    // MARK: one side

    /// 【在希望的田野上】麦收进度, 论文集》发行量: what stands in a bracket or before its end.
    private func withoutBracket(_ phrase: [UInt32]) -> [UInt32] {
        var open = 0
        for place in phrase.indices.dropLast() {
            if ClauseCut.opening.contains(phrase[place]) { open += 1 }
            guard ClauseCut.closing.contains(phrase[place]) else { continue }
            open -= 1
            if open < 0 || open == 0 && phrase[place] == 0x3011 && phrase[0] == 0x3010 {
                return withoutBracket(Array(phrase[(place + 1)...]))
            }
        }
        return phrase
    }

    /// A measure: what 将 and 把 stand before is the thing, and what somebody has come to: 果农合作社实现|总产值.
    private func measure(_ phrase: [UInt32]) -> [UInt32] {
        if let last = marks(phrase, from: 0).last(where: { $0.role == .object }) {
            let rest = Array(phrase[last.range.upperBound...])
            return rest.count >= 2 ? rest : phrase
        }
        return reached(phrase).map { Array(phrase[$0...]) } ?? phrase
    }

    /// Where the measure begins that somebody has come to, behind who it is and the verb.
    private func reached(_ phrase: [UInt32]) -> Int? {
        guard phrase.count >= 7 else { return nil }
        return (2..<phrase.count - 4).first { place in
            guard let verb = vocabulary.predicateTrie.longest(phrase, place, phrase.count), verb.length == 2,
                vocabulary.predicates[verb.value].role == .reach, words.head(.light, Array(phrase[place...])) == verb.length
            else { return false }
            let rest = Array(phrase[(place + verb.length)...])
            return !Numerals.isNumeral(rest[0]) && isMeasure(rest)  // 装机实现|两位数
        }
    }

    /// All of it stands before the figure: 通胀率|升至创纪录的, 报告将|经济增长预期|由原来的.
    private func ahead(_ phrase: [UInt32]) -> [UInt32]? {
        let phrase = withoutAgent(phrase)
        let marks = marks(phrase, from: 0).filter { $0.role != .adverb }
        guard let last = marks.last else { return phrase }
        let rest = behind(last, phrase)
        let before = trimmed(Array(phrase[..<last.range.lowerBound]))
        switch last.role {
        case .object: return rest.count >= 2 ? rest : nil
        case .recipient: return rest.count >= 4 ? withoutLight(rest) : before.count >= 2 ? ahead(before) : nil
        case .preposition:
            if let verb = lastVerb(rest, to: rest.count - 2) { return Array(rest[verb...]) }
            if before.count >= 2 { return ahead(before) }
            return rest.count >= 4 ? rest : nil
        default:
            // 破损率|降至平均水平
            if isReach(last, phrase), isMeasure(before) { return ahead(before) }
            if rest.count >= 2 { return Array(phrase[last.range.lowerBound...]) }
            return before.count >= 2 ? ahead(before) : nil
        }
    }

    /// All of it stands behind the figure: 三角梅|争奇斗艳. Of whom all are called the same it is said what they do: 返乡的|企业.
    private func counted(_ phrase: [UInt32]) -> [UInt32]? {
        guard let (thing, said) = parted(phrase) else { return phrase }
        guard isMember(thing) else { return thing.count >= 2 ? thing : nil }
        let clause = trimmed(said)
        // 患者|每周
        if words.head(.said, clause) == clause.count { return thing }
        guard (2...12).contains(clause.count), !clause.contains(0x7684), clause.allSatisfy(ClauseCut.isWord) else { return thing }
        return clause.filter { $0 != 0x4E86 } + [0x7684] + thing  // 用上|了|自来水
    }

    /// 大会发布|新品: the verb before the figure, the thing behind it.
    private func joined(_ front: [UInt32], _ back: [UInt32]) -> [UInt32]? {
        let thing = parted(back)?.thing ?? back
        // 选派信贷员|进驻园区: nothing is counted behind the figure
        if marks(back, from: 0).first?.range.lowerBound == 0 { return ahead(front) }
        guard !thing.isEmpty else { return nil }
        if words.ends(.opener, front) { return thing }  // 邮政同|4家|银行
        guard let last = marks(front, from: 0).last(where: { $0.role != .adverb }) else {
            return (endingVerb(front).map { Array(front[$0...]) } ?? front) + thing
        }
        let rest = Array(front[last.range.upperBound...])
        switch last.role {
        case .object: return rest + thing
        case .recipient: return withoutLight(rest) + thing
        case .preposition: return (lastVerb(rest + thing, to: rest.count).map { Array(rest[$0...]) } ?? rest) + thing
        default: return Array(front[last.range.lowerBound...]) + thing
        }
    }

    /// The thing that is counted and what is said of it; nil where nothing is said.
    private func parted(_ phrase: [UInt32]) -> (thing: [UInt32], said: [UInt32])? {
        guard let first = marks(phrase, from: 1, isCounted: true).first else { return nil }
        return (trimmed(Array(phrase[..<first.range.lowerBound])), Array(phrase[first.range.lowerBound...]))
    }

    // MARK: words

    /// `isCounted`: the phrase stands behind a figure that counts its thing.
    private func marks(_ phrase: [UInt32], from floor: Int, isCounted: Bool = false) -> [Mark] {
        var marks: [Mark] = []
        var place = 0
        while place < phrase.count {
            // “走出去”活动: what stands in quotation marks is one word
            if phrase[place] == ClauseCut.opening[0], let close = phrase[place...].firstIndex(of: ClauseCut.closing[0]) {
                place = close + 1
                continue
            }
            let whole = max(
                words[.whole].longest(phrase, place, phrase.count)?.length ?? 0,
                vocabulary.registry.trie.longest(phrase, place, phrase.count)?.length ?? 0)
            let found =
                [MetricWords.Role.predicate, .adverb, .preposition, .recipient, .object]
                .compactMap { role in words[role].longest(phrase, place, phrase.count).map { (role, $0.length) } }
                .max { $0.1 < $1.1 } ?? (isCounted ? said(phrase, place) : nil)
            guard let found, found.1 >= whole else {
                place += max(1, whole)
                continue
            }
            // 航班|将|运送医护: what is to come, no object
            if found.0 == .object, isVerb(phrase, place + found.1) {
                place += found.1
                continue
            }
            if place >= floor { marks.append(Mark(role: found.0, range: place..<place + found.1)) }
            place += found.1
        }
        return marks
    }

    /// 企业|恢复生产: what is said of those that are counted.
    private func said(_ phrase: [UInt32], _ place: Int) -> (MetricWords.Role, Int)? {
        guard place >= 2, let match = words[.said].longest(phrase, place, phrase.count),
            words[.counted].ending(phrase, place, 0, most: 8) != nil, !phrase[place...].contains(0x7684)  // 271件|代表提出的议案
        else { return nil }
        return (.said, match.length)
    }

    /// Whether a verb at `place` says what somebody has done with the thing behind it and 的: 采购|的包心菜.
    private func done(_ phrase: [UInt32], _ place: Int) -> Bool {
        guard let verb = words[.act].longest(phrase, place, phrase.count) else { return false }
        return place + verb.length + 2 < phrase.count && phrase[place + verb.length] == 0x7684
    }

    /// 供应商|采购的包心菜: the thing without those who did something with it.
    private func withoutAgent(_ phrase: [UInt32]) -> [UInt32] {
        agentEnd(phrase, from: 0).map { Array(phrase[$0...]) } ?? phrase
    }

    /// Where those end who did something with a thing.
    private func agentEnd(_ phrase: [UInt32], from floor: Int) -> Int? {
        phrase.indices.dropFirst(floor + 2).first { place in
            done(phrase, place) && words[.counted].ending(phrase, place, floor, most: 8) != nil
        }
    }

    private func isVerb(_ phrase: [UInt32], _ place: Int) -> Bool {
        vocabulary.verbs.longest(phrase, place, phrase.count) != nil || words[.act].longest(phrase, place, phrase.count) != nil
    }

    private func isMeasure(_ phrase: [UInt32]) -> Bool {
        words.end(.measure, phrase) > 0 || MetricMatch(vocabulary: vocabulary).ending(phrase) != nil
    }

    /// 降至, 升至.
    private func isReach(_ mark: Mark, _ phrase: [UInt32]) -> Bool {
        guard let verb = vocabulary.predicateTrie.longest(phrase, mark.range.lowerBound, mark.range.upperBound) else {
            return false
        }
        let role = vocabulary.predicates[verb.value].role
        return role == .reach || role == .reachTo
    }

    private func isMember(_ phrase: [UInt32]) -> Bool { words.head(.member, phrase) == phrase.count && !phrase.isEmpty }

    /// Without what ends no name.
    private func trimmed(_ phrase: [UInt32]) -> [UInt32] {
        var phrase = phrase
        while true {
            let length = [MetricWords.Role.leftover, .between, .joint, .adverb].map { words.end($0, phrase) }.max() ?? 0
            guard length > words.end(.whole, phrase), !phrase.isEmpty else { return phrase }
            phrase.removeLast(length)
        }
    }

    /// Where the verb begins that a phrase ends in, behind whom it is said of; nil for a verb that makes a name with what stands before it.
    private func endingVerb(_ phrase: [UInt32]) -> Int? {
        let length = vocabulary.verbs.ending(phrase, phrase.count, 0)?.length ?? 0
        let light = words.end(.light, phrase)
        let most = max(length, light)
        guard most >= 2, phrase.count >= most + 2, words.end(.act, phrase) < most, words.end(.whole, phrase) < most else {
            return nil
        }
        return phrase.count - most
    }

    /// What stands behind a word of a clause and 着, 了, 出.
    private func behind(_ mark: Mark, _ phrase: [UInt32]) -> [UInt32] {
        let rest = Array(phrase[mark.range.upperBound...])
        return mark.role == .predicate ? withoutParticle(rest) : rest
    }

    /// Without 着, 了, 出 at its head.
    private func withoutParticle(_ phrase: [UInt32]) -> [UInt32] {
        words.begins(.particle, phrase) ? Array(phrase[words.head(.particle, phrase)...]) : phrase
    }

    /// 受灾群众|提供|救助: those whom it is for, and the thing.
    private func withoutLight(_ phrase: [UInt32]) -> [UInt32] {
        guard let verb = words.first(.light, phrase, from: 2) else { return phrase }
        return Array(phrase[..<verb.lowerBound] + phrase[verb.upperBound...])
    }

    /// Where the last verb of a phrase begins before `limit`.
    private func lastVerb(_ phrase: [UInt32], to limit: Int) -> Int? {
        (0..<max(0, limit)).last { place in
            let length = max(
                vocabulary.verbs.longest(phrase, place, phrase.count)?.length ?? 0,
                words[.light].longest(phrase, place, phrase.count)?.length ?? 0)
            return length >= 2 && (words[.whole].longest(phrase, place, phrase.count)?.length ?? 0) <= length
        }
    }
}
