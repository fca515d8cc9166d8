import Quantities

/// What the words between a metric and its figure say of movement, where they stand apart: 增长可能就有30%, 出现负增长，为-9.7%,
/// 较上月增加网点130个; and where a movement is not the figure's: 持平的占46%, 高于50万元的客户有1800户.
struct Movements {
    let layout: ArticleLayout
    let vocabulary: Vocabulary

    /// The signs of a draft with what its clause adds and takes away.
    func signs(_ frame: Frame) -> FigureSigns {
        var signs = frame.draft.signs
        let segment = frame.floor..<frame.start
        if signs.contains(.percent), frame.draft.rule == "answer" || isAnswer(segment) {
            signs.insert([.answer, .share])
            signs.remove([.moves, .falls])
            return signs
        }
        if signs.isSuperset(of: [.moves, .compares]), isAttribute(frame) { signs.remove([.moves, .falls, .compares]) }
        if signs.contains(.moves), signs.isDisjoint(with: [.percent, .points]), isOfThen(frame) {
            signs.remove([.moves, .falls, .compares])
            return signs
        }
        if signs.contains(.moves) { return signs }
        // 人口自然增长率: a rate by its name
        if let metric = frame.draft.metric?.scalarValues, vocabulary.registry.exact(metric) != nil,
            vocabulary.kinds.ending(.growthRate, metric, 0..<metric.count) != nil
        {
            return signs
        }
        if signs.contains(.percent), signs.isDisjoint(with: [.share, .reaches]), let found = behindHedges(segment) {
            signs.insert(.moves)
            if found.sign < 0 { signs.insert(.falls) }
        } else if signs.isDisjoint(with: [.percent, .reaches]), let found = leading(frame) {
            signs.insert(.moves)
            if found.sign < 0 { signs.insert(.falls) }
        }
        let clause = layout.sentences[frame.sentence].clauses[frame.clause]
        let here = max(segment.lowerBound, clause.lowerBound)..<segment.upperBound
        if signs.contains(.weighed),
            vocabulary.kinds.occurs(.stockVerb, layout.text, here)
                || vocabulary.kinds.ending(.had, layout.text, segment) != nil
        {
            signs.insert(.stands)
        }
        return signs
    }

    /// 增加的企业占, 认为持平的占: those who answer so are a share of all.
    private func isAnswer(_ segment: Range<Int>) -> Bool {
        guard let share = predicate(endingAt: segment.upperBound, segment), share.predicate.role == .share else { return false }
        let end = segment.upperBound - share.length
        guard let de = layout.text[max(segment.lowerBound, end - 9)..<end].lastIndex(of: 0x7684),  // 的
            let before = predicate(endingAt: de, segment)
        else { return false }
        switch before.predicate.role {
        case .change, .flat, .net: return true
        default: return false
        }
    }

    /// 多于|去年同期|的720万件: what it was then.
    func isOfThen(_ frame: Frame) -> Bool {
        guard frame.start > 0, layout.text[frame.start - 1] == 0x7684,  // 的
            let placed = layout.period(before: frame.start).map({ layout.periods[$0] })
        else { return false }
        return placed.range.upperBound == frame.start - 1 && placed.sentence == frame.sentence
    }

    /// 户均贷款高于50万元的客户有1800户: what is compared describes those that are counted.
    private func isAttribute(_ frame: Frame) -> Bool {
        let clause = layout.sentences[frame.sentence].clauses[frame.clause]
        let range = clause.lowerBound..<frame.start
        guard let de = layout.text[range].lastIndex(of: 0x7684), frame.start - de > 2 else { return false }
        return (range.lowerBound..<de).contains { place in
            guard let match = vocabulary.predicateTrie.longest(layout.text, place, de) else { return false }
            return vocabulary.predicates[match.value].role == .change && !isSaidAgain(de + 1..<frame.start)
        }
    }

    /// Whether a movement stands in `range`.
    private func isSaidAgain(_ range: Range<Int>) -> Bool {
        range.contains { place in
            vocabulary.predicateTrie.longest(layout.text, place, range.upperBound).map {
                vocabulary.predicates[$0.value].role == .change
            } ?? false
        }
    }

    /// 增长|或|可能就有: the movement before words that say how sure or how near; one comma may part them.
    private func behindHedges(_ segment: Range<Int>) -> Predicate? {
        let hedges = vocabulary.kinds[.hedge]
        var end = segment.upperBound
        var commas = 0
        while end > segment.lowerBound {
            if let found = predicate(endingAt: end, segment), found.predicate.role == .change,
                found.length > 1 || end < segment.upperBound,
                end - found.length == segment.lowerBound || layout.text[end - found.length - 1] != 0x6700  // 最低
            {
                return found.predicate
            }
            if let rate = vocabulary.kinds.ending(.growthRate, layout.text, segment.lowerBound..<end) {
                return predicate(endingAt: end, segment)?.predicate
                    ?? (rate > 0 ? Predicate(word: "", role: .change, kind: .growth, sign: 1) : nil)
            }
            if let match = hedges.ending(layout.text, end, segment.lowerBound) {
                end -= match.length
            } else if layout.text[end - 1] == 0xFF0C, commas == 0, end < segment.upperBound {
                commas = 1
                end -= 1
            } else {
                return nil
            }
        }
        return nil
    }

    /// 较上月|增加网点: the movement right behind what is compared with.
    private func leading(_ frame: Frame) -> Predicate? {
        let clause = layout.sentences[frame.sentence].clauses[frame.clause]
        let floor = max(clause.lowerBound, frame.floor)
        let words = ClauseWords(vocabulary: vocabulary)
        for index in layout.periods(around: frame.start, in: frame.sentence).near {
            let placed = layout.periods[index]
            guard placed.range.lowerBound >= floor, placed.range.upperBound < frame.start,
                words.isCompared(placed.range, layout, frame.sentence)
            else { continue }
            return movement(at: placed.range.upperBound, before: frame.start)
        }
        for place in floor..<frame.start where !ClauseWords.endsDate(layout.text, place) {
            if let match = vocabulary.yearBases.longest(layout.text, place, frame.start)
                ?? vocabulary.windowBases.longest(layout.text, place, frame.start)
            {
                return movement(at: place + match.length, before: frame.start)
            }
        }
        return nil
    }

    private func movement(at place: Int, before limit: Int) -> Predicate? {
        guard let match = vocabulary.predicateTrie.longest(layout.text, place, limit), place + match.length < limit,
            vocabulary.kinds[.leading].longest(layout.text, place, limit)?.length == match.length
        else { return nil }
        let predicate = vocabulary.predicates[match.value]
        return predicate.role == .change || predicate.role == .net ? predicate : nil
    }

    private func predicate(endingAt end: Int, _ segment: Range<Int>) -> (predicate: Predicate, length: Int)? {
        guard let match = vocabulary.predicateTrie.ending(layout.text, end, segment.lowerBound) else { return nil }
        return (vocabulary.predicates[match.value], match.length)
    }
}
