import Quantities

/// Clauses: their items in order.
extension ArticleReader {
    /// What one figure of a list takes that is said once for all of them.
    struct Share {
        var metric: String?
        var component: String?
        var subject: Subject?
        var period: Period?
        var base: Period?

        /// Whether it names a body and nothing else: all shares are of one metric, which is the topic behind them.
        var isOneOfMany: Bool { metric == nil && component == nil && subject?.resolved != nil }
    }

    /// What was read around the figure before. Boxed, since a walk is handed on often and this is large.
    final class Kept {
        let left: LeftReading

        init(_ left: LeftReading) { self.left = left }
    }

    struct Walk {
        var phrase = Phrase()
        var cursor: Int
        var figures = 0
        var names: [Subject] = []
        var local: Period?
        /// The periods of a list that is compared with, and where it ends: 比上年同期、上年全年和今年一季度.
        var bases: [Period?] = []
        var basesEnd = -1
        /// The year of a goal that stands before its figure: 全年 in 完成全年900万人目标的103%.
        var goal: Period?
        var headOpen = true
        var shares: [Share] = []
        /// What the places still to come are of: 第四位 in 油气产量分别居第六位、第四位.
        var places: [String] = []
        var last: Kept?
        /// End of the noun that the figure before has taken.
        var consumed = 0
        var group: Subject?
        var planned = false
        /// What those of a list are set in order by: 失业率 in 失业率最低的是甲（2.4%）和乙（2.8%）.
        var listed: Phrase?
        /// 是“十一五”末的: the base holds for the multiple behind it alone.
        var isMultiple = false
    }

    mutating func read(_ clause: Clause) {
        var clause = clause
        if clause.hasFigure {
            clause.shareUnits(text, vocabulary)
            clause.shareBounds(text, vocabulary)
            clause.filter(text, vocabulary)
        }
        var walk = Walk(cursor: start(of: clause))
        noteBasis(clause)
        let begin = walk.cursor
        for (index, item) in clause.items.enumerated() {
            if item.range.lowerBound < begin {
                if case .name(let name) = item.kind { count(name) }
                continue
            }
            if item.range.upperBound <= walk.consumed { continue }
            let from = max(walk.cursor, walk.consumed)
            if from < item.range.lowerBound { walk.phrase.append(text, from..<item.range.lowerBound) }
            walk.cursor = item.range.upperBound
            switch item.kind {
            case .other: walk.phrase.append(text, item.range)
            case .period(let period) where isPlan(item.range.upperBound):
                walk.goal = period.period
                walk.phrase.append(text, item.range)  // 完成全年计划的…
            case .period(let period):
                if isGloss(item, index, clause) {
                    timing.govern(period)
                } else if !isInBracket(item, clause) {
                    read(period, item, &walk)
                } else if holds(item.range.upperBound, period) {
                    walk.local = period.period
                }
            case .name(let name):
                if isInBracket(item, clause) {
                    walk.phrase.append(text, item.range)
                } else {
                    read(name, item, clause, index, &walk)
                }
            case .quantity(let quantity): figure(quantity, item, clause, index, &walk)
            case .rank(let rank): place(rank, item, clause, &walk)
            }
        }
        leave(clause, &walk)
        if sentenceIsOpen { sentenceIsOpen = !isSubstantial(clause, walk) }
    }

    /// Where the words of a clause begin behind who announces it, or behind the number of a list.
    mutating func start(of clause: Clause) -> Int {
        announcement(clause) ?? listNumber(clause) ?? clause.range.lowerBound
    }

    /// 3.前四个月…, （4）…, 5、…: where the words behind the number of a list begin; nil where there is none.
    private func listNumber(_ clause: Clause) -> Int? {
        let range = clause.range
        let before = range.lowerBound == 0 ? 0x0A : text[range.lowerBound - 1]
        let isBracketed = text[range.lowerBound] == 0xFF08 || text[range.lowerBound] == 0x28
        guard before == 0x0A || isBracketed && (Folding.endsSentence(before) || before == 0xFF1A) else { return nil }
        return ArticleLayout.listNumber(text, range)
    }

    /// The end of a clause: what one without figures says of the next.
    private mutating func leave(_ clause: Clause, _ walk: inout Walk) {
        takeSpeaker(clause)
        guard walk.figures == 0, sentenceHasFigure || !walk.names.isEmpty else {
            (pending, pendingChange) = (nil, nil)
            return
        }
        let end = clause.range.upperBound
        if walk.cursor < end { walk.phrase.append(text, walk.cursor..<end) }
        if hasPlan(clause.range) || walk.phrase.hasSuffix("计划") || walk.phrase.hasSuffix("力争") { targetScope = true }
        pending = walk.phrase
        namesListed = listedNames(clause)
        head = ClauseSubject.trending(walk.phrase, vocabulary) ?? head
        partner = ClauseSubject.partner(walk.phrase, vocabulary) ?? partner
        priceHead = ClauseSubject.price(walk.phrase, vocabulary) ?? priceHead
        if let match = vocabulary.components.longest(walk.phrase.scalars, 0, walk.phrase.count) {
            sector = walk.phrase.slice(0..<match.length).string
        }
        guard sentenceHasFigure else {
            pendingChange = nil
            return
        }
        if end < text.count, text[end] == 0xFF1A {
            listTopic = MetricCut(vocabulary: vocabulary, isGrowth: false)
                .listed(walk.phrase.scalars)
        }
        if let nounal = ClauseSubject.leadingMovement(walk.phrase, vocabulary) {
            (topic, pendingChange) = (nounal.metric, nounal.change)
        } else if let named = identified(walk.phrase) ?? registered(walk.phrase) ?? parted(walk.phrase, end) {
            topic = named
        } else if let most = superlative(walk.phrase) {
            topic = most
        } else if let part = aspect(walk.phrase) {
            (topic, head) = (part, part)
            // 从产量看，甲县为…，乙县为…: of each
            if seen(walk.phrase) != nil { listTopic = part }
        } else if !walk.names.isEmpty, !vocabulary.phrases.following.ends(walk.phrase) {
            topic = ClauseSubject.noun(walk.phrase, vocabulary)
        }
    }

    /// 印度、巴西和越南: how many names stand in a row, parted by nothing else.
    private func listedNames(_ clause: Clause) -> Int {
        var (count, end) = (0, -1)
        for item in clause.items {
            guard case .name = item.kind else { continue }
            let isNext = item.range.lowerBound == end + 1 && end > 0 && ArticleReader.separators.contains(text[end])
            (count, end) = (isNext ? count + 1 : 1, item.range.upperBound)
        }
        return count
    }

    /// 工业生产者出厂价格指数，: a clause that is the name of a metric.
    private func registered(_ phrase: Phrase) -> String? {
        var phrase = phrase
        phrase.trimMarks()
        return vocabulary.registry.exact(phrase.scalars) == nil ? nil : phrase.string
    }

    /// 酒店平均入住率，|同比上升…: the comma parts what is measured from what it did.
    private func parted(_ phrase: Phrase, _ end: Int) -> String? {
        guard end + 2 < text.count, text[end] == 0xFF0C,
            vocabulary.yearBases.longest(text, end + 1, min(text.count, end + 8)) != nil
                || vocabulary.windowBases.longest(text, end + 1, min(text.count, end + 8)) != nil
        else { return nil }
        let core = LeftReading(phrase, vocabulary).core
        guard core.count >= 3, core.scalars.allSatisfy(Folding.isHan), vocabulary.endsInMetric(core.string) else { return nil }
        return core.string
    }

    /// 对美国出口额|最多，: what the next figures measure.
    private func superlative(_ phrase: Phrase) -> String? {
        var phrase = phrase
        phrase.trimMarks()
        guard let length = vocabulary.phrases.most.ending(phrase.scalars) else { return nil }
        let core = LeftReading(phrase.slice(0..<phrase.count - length), vocabulary).core
        return core.count >= 3 && vocabulary.endsInMetric(core.string) ? core.string : nil
    }

    /// 占比最大的是手续费收入，: what the next figure measures.
    private func identified(_ phrase: Phrase) -> String? {
        var phrase = phrase
        phrase.trimMarks()
        guard let found = vocabulary.phrases.identifies.first(in: phrase), phrase.count - found.upperBound <= 14 else {
            return nil
        }
        let named = phrase.slice(found.upperBound..<phrase.count)
        return named.count >= 2 && vocabulary.endsInMetric(named.string) ? named.string : nil
    }

    /// 个股方面，: what the next figures are about; not 分行业看.
    ///
    /// 从棉花产量看，: the same.
    private func aspect(_ phrase: Phrase) -> String? {
        if let seen = seen(phrase) { return seen }
        guard phrase.scalars.contains(0x9762) else { return nil }
        var phrase = phrase
        phrase.trimMarks()
        guard phrase.hasSuffix("方面"), phrase.count >= 4, phrase.count <= 10, phrase.scalars[0] != 0x5206 else { return nil }
        phrase.dropLast(2)
        return vocabulary.phrases.movement.isOne(phrase) ? nil : phrase.string
    }

    private func seen(_ phrase: Phrase) -> String? {
        var phrase = phrase
        phrase.trimMarks()
        guard phrase.count >= 5, phrase.count <= 14, phrase.scalars[0] == PeriodScanner.from,
            let word = PeriodScanner.seen.first(where: { phrase.scalars.suffix($0.count).elementsEqual($0) })
        else { return nil }
        let inner = phrase.slice(1..<phrase.count - word.count)
        return inner.count >= 3
            && (vocabulary.endsInMetric(inner.string) || vocabulary.metricWords.end(.measure, inner.scalars) > 0)
            ? inner.string : nil
    }

    func isPlan(_ place: Int) -> Bool { ClauseWords(vocabulary: vocabulary).isOfGoal(text, place) }

    /// （2023年|为1.2亿元）: whether a year in brackets holds for the figure right behind it.
    private func holds(_ place: Int, _ period: PeriodMention) -> Bool {
        guard period.role == .span, period.hasYear, place < text.count else { return false }
        return isFigureNear(text[place] == 0x4E3A ? place + 1 : place)  // 为
    }

    /// Whether an item stands inside （…）: what is said there in passing governs nothing.
    func isInBracket(_ item: Item, _ clause: Clause) -> Bool {
        var place = item.range.lowerBound - 1
        while place >= max(clause.range.lowerBound, item.range.lowerBound - 60) {
            if text[place] == 0xFF08 { return true }
            if text[place] == 0xFF09 { return false }
            place -= 1
        }
        return false
    }
}
