/// What a figure is measured against.
extension LeftReading {
    /// 民间投资增速高于全国(3.7个百分点): the movement stands between what is measured and what it is measured against.
    private mutating func cutAgainst(_ vocabulary: Vocabulary) -> Bool {
        guard change == nil else { return false }
        guard core.scalars.contains(0x4E8E) || core.scalars.contains(0x51FA) else { return false }  // 于 出
        for word in vocabulary.phrases.above.words {
            guard let place = core.scalars.find(word, in: 0..<core.count), place >= 2, core.count - place > 2,
                core.count - place <= 14,
                let match = vocabulary.predicateTrie.longest(word, 0, word.count), match.length == word.count
            else { continue }
            // 户均存款高于20万元的|客户: no comparison, but which of them are counted
            if Folding.isDigit(core.scalars[place + word.count]), let de = core.scalars.lastIndex(of: 0x7684),
                de > place + word.count
            {
                if core.count - de > 2 { core.dropFirst(de + 1) }
                return true
            }
            change = vocabulary.predicates[match.value]
            comparator = true
            compared = core.slice(place + word.count..<core.count)
            core = core.slice(0..<place)
            core.trimMarks()
            return true
        }
        return false
    }

    /// 增持数量|不低于|总股本(的1%), 回购价格|不高于|每股(6元): a bound, with the whole that a share is of behind it.
    mutating func cutLimit(_ vocabulary: Vocabulary) {
        guard change == nil, let limit = vocabulary.phrases.limit.first(in: core), limit.upperBound < core.count else { return }
        let rest = core.slice(limit.upperBound..<core.count)
        guard rest.count >= 2, rest.count <= 14 else { return }
        core = core.slice(0..<limit.lowerBound)
        core.trimMarks()
        guard rest.scalars[0] != 0x6BCF else { return }  // 每
        roles.insert(.share)
        whole = rest.string
    }

    /// 较各项贷款增速(高), 高出全国平均水平, 占总播种面积(的).
    mutating func cutComparison(_ vocabulary: Vocabulary) {
        guard !core.isEmpty else { return }
        if let match = vocabulary.predicateTrie.longest(core.scalars, 0, core.count), match.length > 1 {
            let predicate = vocabulary.predicates[match.value]
            if predicate.role == .change,
                predicate.word.hasSuffix("于") || predicate.word.hasSuffix("出") || predicate.word == "领先" || predicate.word == "落后"
            {
                change = predicate
                comparator = true
                compared = core.slice(match.length..<core.count)
                core = Phrase()
                return
            }
        }
        if cutAgainst(vocabulary) { return }
        for place in core.scalars.indices.reversed() {
            let scalar = core.scalars[place]
            let next = place + 1 < core.count ? core.scalars[place + 1] : 0
            let before = place > 0 ? core.scalars[place - 1] : 0
            if scalar == 0x6BD4 || scalar == 0x8F83, change != nil {  // 比 较
                if scalar == 0x6BD4,
                    [0x91CD, 0x4F8B, 0x503C, 0x7387, 0x8D5B, 0x7279].contains(next)
                        || [0x5360, 0x540C, 0x73AF, 0x5BF9, 0x65E0].contains(before)
                {
                    continue
                }
                if scalar == 0x8F83, [0x5927, 0x5FEB, 0x9AD8, 0x597D, 0x591A, 0x5C11, 0x4F4E, 0x5F3A].contains(next) { continue }
                let rest = core.slice(place + 1..<core.count)
                // 与“十一五”期间相比|年均增长
                if before == 0x76F8 {
                    (core, movement) = rest.string == averageWord ? (Phrase(), "") : (rest, movement)
                    return
                }
                comparator = !rest.isEmpty && !vocabulary.phrases.past.begins(rest)
                if comparator { compared = rest }
                core = core.slice(0..<place)
                core.trimMarks()
                return
            }
            if scalar == 0x5360, next != 0x6BD4, next != 0x5730, next != 0x9053, next != 0x9886, place + 1 < core.count,
                before != 0x62A2, before != 0x5E94
            {  // 占 but not 占比, 占地, 应占
                roles.insert(.share)
                let rest = core.slice(place + 1..<core.count)
                whole = rest.string
                core = core.slice(0..<place)
                stripTail(vocabulary)
                return
            }
        }
    }
}
