import Quantities

/// Growths that are held against the window before without saying so.
extension BaseCandidates {
    /// Whether the figure before in the sentence is a growth on the window before, and the first of the sentence is no other.
    func isOfSameStep(_ frame: Frame, _ period: Period) -> Bool {
        guard frame.draft.kind == .growth,
            let before = frame.before ?? (layout.isContinued(frame.sentence) ? frame.earlier : nil),
            before.kind == .growth, let step = before.period?.windowBefore, before.base == step,
            before.period == period || isDealt(before.range.upperBound..<frame.start)
        else { return false }
        let start = layout.sentences[frame.sentence].range.lowerBound
        return !ClauseWords.says(words.vocabulary.yearBases, layout.text, max(0, start - 40)..<frame.start)
    }

    /// 一季度、二季度分别环比上升3.2%|、|8.8%: nothing but such a mark parts the two.
    private func isDealt(_ between: Range<Int>) -> Bool {
        between.count == 1 && ArticleReader.separators.contains(layout.text[between.lowerBound])
    }

    /// 比上期减少0.45万吨，|下降0.29%: one movement, said in two units.
    func isGoneOn(_ frame: Frame, _ before: FigureBefore, _ period: Period?) -> Bool {
        guard Set([before.kind, frame.draft.kind]) == [.change, .growth], before.period == period, before.base != nil,
            before.range.upperBound + 3 <= frame.start, layout.text[before.range.upperBound] == 0xFF0C
        else { return false }
        let start = before.range.upperBound + 1
        guard let match = words.vocabulary.predicateTrie.longest(layout.text, start, frame.start),
            start + match.length == frame.start
        else { return false }
        return words.vocabulary.predicates[match.value].role == .change
    }

    /// 比常年同期|偏高1.3℃: held against the mean of many years.
    func isHeldAgainstNorm(_ frame: Frame) -> Bool {
        let clause = layout.sentences[frame.sentence].clauses[frame.clause]
        return words.vocabulary.phrases.norm.occurs(in: layout.text, max(clause.lowerBound, frame.floor)..<frame.start)
    }

    /// 市值|缩水|约四分之一, 股价暴跌|三成: a loss since nobody says when.
    ///
    /// A part of the whole (三成, 一半) of what no window dates, or the verb of a loss; without a word on what it is held against.
    func isUnsaid(_ frame: Frame, _ period: Period?) -> Bool {
        guard frame.draft.kind == .growth, frame.draft.signs.contains(.falls), frame.before?.base == nil else { return false }
        let clause = layout.sentences[frame.sentence].clauses[frame.clause]
        let segment = clause.lowerBound..<frame.start
        guard !ClauseWords.says(words.vocabulary.yearBases, layout.text, segment),
            !ClauseWords.says(words.vocabulary.windowBases, layout.text, segment),
            layout.periods(around: frame.start, in: frame.sentence).near.allSatisfy({
                !words.isCompared(layout.periods[$0].range, layout, frame.sentence)
            })
        else { return false }
        if words.vocabulary.phrases.losing.ending(Array(layout.text[segment])) != nil { return true }
        let isPart = layout.text[frame.draft.range].contains { $0 == 0x6210 || $0 == 0x534A || $0 == 0x5206 }  // 成 半 分
        return isPart && period?.start == nil
    }

    /// 截至收盘，上证指数跌0.17%: against the trading day before, which is no Saturday, no Sunday and no holiday.
    func dayBefore(_ frame: Frame, _ period: Period) -> Period? {
        let kind = frame.draft.kind
        guard kind == .growth || kind == .change, let day = period.end, period.start == nil || period.start == day,
            layout.periods(around: frame.start, in: frame.sentence).near.allSatisfy({ layout.periods[$0].mention.role != .same }),
            isMarket(frame)
        else { return nil }
        let segment = frame.floor..<frame.start
        if ClauseWords.says(words.vocabulary.yearBases, layout.text, segment) { return nil }
        var before = day.adding(days: -1)
        for _ in 0..<20 where isClosed(before) { before = before.adding(days: -1) }
        return Period(start: period.start == nil ? nil : before, end: before)
    }

    /// 收盘 in the sentence, or 交易日 before the figure.
    private func isMarket(_ frame: Frame) -> Bool {
        let head = max(layout.sentences[frame.sentence].range.lowerBound, frame.start - 120)
        return words.vocabulary.phrases.market.occurs(in: layout.text, head..<frame.start)
    }

    private func isClosed(_ day: Day) -> Bool {
        let weekday = ((Int(day.number) + 3) % 7 + 7) % 7  // 1970-01-01 was a Thursday
        return weekday >= 5 || words.vocabulary.isHoliday(day)
    }

    /// 第4周（1月22日～28日）, 本周: seven days that the text calls a week.
    func isWeek(_ period: Period) -> Bool {
        guard period.start != nil, period.days == 7 else { return false }
        return layout.periods.contains { placed in
            placed.mention.period == period
                && layout.text[max(0, placed.range.lowerBound - 2)..<placed.range.upperBound].contains(0x5468)
        }
    }
}
