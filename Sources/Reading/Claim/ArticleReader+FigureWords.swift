import Quantities

/// What stands around a figure, and whether it is planned.
extension ArticleReader {
    /// Verbs and particles of one character that are no metric by themselves.
    private static let particles = ScalarSet("这此那过来以按因为惠送且更其中要有还能种用虽但就被将把与转而")
    static let separators = ScalarSet("、和与及以 ")

    /// The words left and right of a figure.
    func words(of quantity: QuantityMention, _ item: Item, _ clause: Clause, _ index: Int, _ walk: Walk) -> FigureWords {
        let nextFigure = clause.items[(index + 1)...].first(where: \.isFigure)?.range.lowerBound ?? clause.range.upperBound
        let isFirst = walk.figures == 0
        // 下降198元/吨或3%: the same in another unit
        let isSaidAgain = walk.phrase.scalars == [0x6216] && walk.last?.left.change != nil
        let shared =
            !isFirst && !walk.phrase.isEmpty
                && (isSaidAgain || walk.phrase.scalars.allSatisfy(ArticleReader.separators.contains))
            ? walk.last?.left : nil
        let right = RightNoun(
            text, item.range.upperBound, nextFigure, vocabulary, isShare: Nature.isRatio(quantity.unit),
            isPrice: quantity.group == "price")
        var walk = walk
        // 增速|以|32.6%的成绩居全区首位
        if right.isMark, right.afterDe, walk.phrase.count > 2, walk.phrase.scalars.last == 0x4EE5 { walk.phrase.dropLast(1) }
        var left = left(of: quantity, shared, walk)
        if quantity.unit == "%" {
            let chain = chainEnd(clause, index)
            takeMovement(behind: chain.end, chain.next, &left)
        }
        if shared == nil, isAgainstNorm(max(clause.range.lowerBound, item.range.lowerBound - 24)..<item.range.lowerBound) {
            left.cutNorm(vocabulary)
            if left.change == nil { left.readMore(vocabulary) }
        }
        if shared == nil, vocabulary.phrases.turning.stands(in: text, at: item.range.upperBound, before: nextFigure) {
            takeSource(&left, walk)
        }
        if shared == nil { cutBody(before: item, quantity, clause, index, &left) }
        return FigureWords(
            quantity: quantity, item: item, index: index, nextFigure: nextFigure, isJoined: shared != nil,
            isList: !isFirst && walk.phrase.scalars.first == 0x3001, left: left,
            right: right)
    }

    /// 比|常年同期, 较|多年平均: whether `range` compares with the mean of many years.
    private func isAgainstNorm(_ range: Range<Int>) -> Bool {
        range.dropFirst().contains { place in
            (text[place - 1] == 0x6BD4 || text[place - 1] == 0x8F83)
                && vocabulary.phrases.norm.stands(in: text, at: place, before: range.upperBound)
        }
    }

    /// 净利润|由亏损…转为盈利…, 耕地面积净增加，由年均减少…转变为年均增加…: what has turned stands before 由, or in the clause before.
    private func takeSource(_ left: inout LeftReading, _ walk: Walk) {
        let origins: Set<UInt32> = [0x7531, 0x4ECE]
        guard let place = walk.phrase.scalars.firstIndex(where: origins.contains) else { return }
        if place >= 2 {
            left.source = LeftReading(walk.phrase.slice(0..<place), vocabulary).core
            let rest = LeftReading(walk.phrase.slice(place + 1..<walk.phrase.count), vocabulary).core
            left.core = vocabulary.registry.exact(rest.scalars) == nil ? left.source : rest
        } else if walk.figures == 0, let pending,
            let named = ClauseSubject.measure(pending, vocabulary) ?? ClauseSubject.noun(pending, vocabulary)
        {
            left.source = Phrase(named)
            left.core = left.source
        }
    }

    /// 包括|甲合作社|6000公斤: a body right before what is weighed has it, and is no part of what is measured.
    private func cutBody(
        before item: Item, _ quantity: QuantityMention, _ clause: Clause, _ index: Int, _ left: inout LeftReading
    ) {
        guard index > 0, case .name(let name) = clause.items[index - 1].kind,
            clause.items[index - 1].range.upperBound == item.range.lowerBound,
            ["money", "mass", "area", "volume", "energy"].contains(quantity.group)
        else { return }
        switch name.kind {
        case .region, .place, .word: return
        default: break
        }
        let count = clause.items[index - 1].range.count
        guard left.core.count >= count, left.core.hasSuffix(string(clause.items[index - 1].range)) else { return }
        left.core.dropLast(count)
    }

    /// 分别出现|23%、27%及17%|的跌幅: where a row of percentages ends, and where the figure behind it begins.
    private func chainEnd(_ clause: Clause, _ index: Int) -> (end: Int, next: Int) {
        var last = index
        while last + 1 < clause.items.count, last < index + 12, case .quantity(let next) = clause.items[last + 1].kind,
            next.unit == "%"
        {
            let between = text[clause.items[last].range.upperBound..<clause.items[last + 1].range.lowerBound]
            guard between.count == 1, between.allSatisfy(ArticleReader.separators.contains) else { break }
            last += 1
        }
        let next = clause.items[(last + 1)...].first(where: \.isFigure)?.range.lowerBound ?? clause.range.upperBound
        return (clause.items[last].range.upperBound, next)
    }

    /// 年均8%的增速: a growth by the noun behind it.
    private func takeMovement(behind place: Int, _ limit: Int, _ left: inout LeftReading) {
        guard left.change == nil, left.whole == nil, place < limit, text[place] == 0x7684 else { return }
        // 实现了12%的同比增长
        let base = vocabulary.yearBases.longest(text, place + 1, limit) ?? vocabulary.windowBases.longest(text, place + 1, limit)
        let start = place + 1 + (base?.length ?? 0)
        if let match = vocabulary.predicateTrie.longest(text, start, limit), match.length > 1,
            vocabulary.predicates[match.value].role == .change, start + match.length == limit
        {
            left.change = vocabulary.predicates[match.value]
            return
        }
        guard let length = vocabulary.phrases.movement.length(in: text, at: place + 1, before: limit),
            let match = vocabulary.predicateTrie.longest(text, place + 1, place + 1 + length), match.length == length
        else { return }
        left.change = vocabulary.predicates[match.value]
    }

    /// What the words before a figure say: those of the figure before where it shares them.
    private func left(of quantity: QuantityMention, _ shared: LeftReading?, _ walk: Walk) -> LeftReading {
        let isRatio = Nature.isRatio(quantity.unit)
        var left =
            shared
            ?? LeftReading(
                walk.phrase, vocabulary, isMovement: quantity.isDouble,
                hasBase: timing.base != nil || isRatio || quantity.unit == "点")
        if shared != nil { left.isOrigin = false }
        // 零售总额增速连续|9个月|居第一: how long, and no movement by itself
        if quantity.group == "time", let change = left.change, vocabulary.phrases.movement.contains(change.word),
            vocabulary.phrases.lasting.ends(walk.phrase)
        {
            left.core.append(Phrase(change.word))
            (left.lasted, left.change) = (change, nil)
        }
        if left.core.count == 1, ArticleReader.particles.contains(left.core.scalars[0]) { left.core = Phrase() }
        // 灌溉面积…，接近种植总面积的|一成
        if quantity.unit == "%", left.change == nil, left.whole == nil, walk.phrase.scalars.last == 0x7684,
            vocabulary.phrases.amounting.begins(walk.phrase), vocabulary.metricWords.end(.measure, left.core.scalars) > 0
        {
            left.roles.insert(.share)
            (left.whole, left.core) = (left.core.string, Phrase())
        }
        if left.change == nil, left.core.isEmpty, isRatio { left.change = pendingChange ?? carriedMovement(left, walk) }
        if left.change == nil, timing.base != nil || left.baseWord != nil { left.readMore(vocabulary) }
        if left.change == nil, quantity.unit == "%", left.whole == nil, !left.roles.contains(.share), left.hasPlainBase {
            left.change = Predicate(word: "", role: .change, kind: .growth, sign: 1)  // 环比+5.6%
        }
        if quantity.unit == "pp" {
            left.readBeyond(walk.phrase, vocabulary)
            left.readLeadingMovement(vocabulary)
        }
        return left
    }

    /// 增速连续4个月保持在|10.6%, 增幅为10%，下半年降至|4%: a movement that the words before say.
    private func carriedMovement(_ left: LeftReading, _ walk: Walk) -> Predicate? {
        if let lasted = walk.last?.left.lasted { return lasted }
        guard left.roles.contains(.reachTo), !left.isOrigin, let movement, movement.sign == 1,
            !(walk.last?.left.isOrigin ?? false)
        else { return nil }
        return movement
    }

    /// Whether a figure at `range` is planned or expected, by the words before it, the goal that it is, or what was said before.
    mutating func isPlanned(_ left: inout LeftReading, _ range: Range<Int>, _ clause: Clause, _ walk: inout Walk) -> Bool {
        if left.roles.contains(.plan) {
            walk.planned = true
            plannedSentence = true
        } else if left.isDone || left.baseWord != nil {
            plannedSentence = false
        }
        if left.roles.contains(.will), isOver(timing) { left.roles.remove(.will) }
        if left.roles.contains(.plan) || left.roles.contains(.will) {
            plannedTopic = true
        } else if !left.core.isEmpty {
            plannedTopic = false
        }
        if targetScope || walk.planned || plannedSentence || left.roles.contains(.will) { return true }
        if plannedTopic && left.core.isEmpty || sectionIsPlan && !left.isDone && plansAhead { return true }
        return isForecast && !isPast(walk.local ?? timing.window) || isGoal(range.upperBound, clause.range.upperBound)
    }

    /// 5%的目标, 5%左右的增长目标: a goal right behind a figure, or soon behind 的.
    func isGoal(_ place: Int, _ limit: Int) -> Bool {
        vocabulary.kinds[.aim].longest(text, place, limit) != nil
            || text.has("的", at: place, before: limit) && text.find("目标", in: place..<min(limit, place + 9)) != nil
    }

    /// Whether a period ends by the issue date; one that is open or unknown does.
    private func isPast(_ period: Period?) -> Bool {
        guard let end = period?.end, let issued else { return true }
        return end <= issued
    }

    /// The window that governs is not over.
    private var plansAhead: Bool {
        guard let end = timing.window?.end, let issued else { return false }
        return end > issued
    }

    /// 预计 is said of a window that is over: an estimate, not a forecast.
    private func isOver(_ timing: Timing) -> Bool {
        guard let issued else { return false }
        if timing.windowRole == .span, timing.isStated, timing.window == nil { return true }
        guard let end = timing.windowRole == .span && timing.window?.start != nil ? timing.window?.end : timing.day else {
            return false
        }
        return end <= issued && (end.year < issued.year || timing.windowRole == .span && timing.isStated)
    }

    /// 经营主体持续壮大。总量接近…: the sentence or clause before named what is counted.
    mutating func takeTopic(before figure: FigureWords, _ walk: Walk) {
        let core = figure.left.core
        guard !core.isEmpty, vocabulary.anaphors.value(of: core.string) != nil else { return }
        if drafts.count == sentenceStart, let previous = sentenceBefore {
            var words = Phrase()
            words.append(text, previous)
            topic = ClauseSubject.noun(words, vocabulary) ?? topic
        } else if walk.figures == 0, let pending, pending.count > 3, !isAdverbial(pending) {
            topic = ClauseSubject.noun(pending, vocabulary) ?? topic
        }
    }
}
