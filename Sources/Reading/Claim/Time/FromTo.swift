import Quantities

/// What a quantity was and what it became: the ends of a window of years.
extension PeriodCandidates {
    /// 从1992年的…增长到2010年的…，年均增长…: the years between.
    func addFromTo(_ near: ArticleLayout.Near, _ frame: Frame, _ found: inout Candidates<Period?, PeriodFeature>) {
        for (first, second) in zip(near, near.dropFirst()) where layout.periods[second].range.upperBound <= frame.start {
            let (from, to) = (layout.periods[first], layout.periods[second])
            guard words.isOrigin(from.range.lowerBound, layout, frame.sentence),
                words.isGoal(to.range.lowerBound, layout, frame.sentence),
                let start = from.mention.period?.start, let end = to.mention.period?.end, start < end
            else { continue }
            found.add(Period(start: start, end: end), from.range.lowerBound..<to.range.upperBound, FeatureSet(.fromTo))
        }
    }

    /// 五年来，…由60.1%提高到64.2%: the one was before the window, the other is at its end. Nil where no window of several years
    /// governs both, or a figure has a date of its own.
    func end(_ frame: Frame) -> Candidates<Period?, PeriodFeature>? {
        let isFirst = words.isOrigin(frame.start, layout, frame.sentence)
        let origin = isFirst ? frame.start : frame.before?.range.lowerBound
        guard let origin, isFirst || words.isOrigin(origin, layout, frame.sentence),
            layout.clause(frame.sentence, at: origin) == frame.clause, [.level, .flow, .ratio].contains(frame.draft.kind),
            let index = layout.periods(around: frame.start, in: frame.sentence).near.last(where: {
                layout.periods[$0].range.lowerBound < frame.start
            })
        else { return nil }
        let placed = layout.periods[index]
        guard placed.range.upperBound <= origin, placed.mention.role == .span || placed.mention.role == .since,
            !placed.mention.hasYear, !words.isOrigin(placed.range.lowerBound, layout, frame.sentence),
            let start = placed.mention.period?.start, let last = placed.mention.period?.end, last.number - start.number > 370
        else { return nil }
        let isInstant = frame.draft.kind == .level || frame.draft.kind == .ratio && last.adding(days: 1).year == last.year
        var found = Candidates<Period?, PeriodFeature>()
        found.add(end(of: start...last, isFirst, isInstant), placed.range, FeatureSet(.fromTo))
        return found
    }

    /// “十四五”期间, …。年产量增至82万辆，占比由26%提高到52%: what a quantity has come to in a window of several years that is not said
    /// beside it is of the last year, and what it came from of the year before.
    func end(
        _ frame: Frame, of best: Candidate<Period?, PeriodFeature>?
    ) -> Candidates<Period?, PeriodFeature>? {
        guard let best, let words = best.words, best.features.contains(.severalYears), !best.features.contains(.fromTo),
            let start = best.value?.start, let last = best.value?.end, let metric = frame.draft.metric
        else { return nil }
        let isOrigin = self.words.isOrigin(frame.start, layout, frame.sentence)
        let signs = frame.draft.signs
        switch frame.draft.kind {
        case .ratio: if accumulates(frame) || frame.draft.unit.isSame(as: "倍") { return nil }
        case .flow:
            guard isOrigin || signs.contains(.reaches), signs.isDisjoint(with: [.new, .flowVerb]),
                self.words.vocabulary.endsInMetric(metric), !accumulates(frame)
            else { return nil }
        default: return nil
        }
        let isInstant = frame.draft.kind == .ratio && last.adding(days: 1).year == last.year
        var found = Candidates<Period?, PeriodFeature>()
        found.add(end(of: start...last, isOrigin, isInstant), words, FeatureSet(.fromTo))
        return found
    }

    /// 累计, 年均, in the name or before the figure: all years together.
    private func accumulates(_ frame: Frame) -> Bool {
        let metric = frame.draft.metric?.scalarValues ?? []
        let averages = words.vocabulary.averages
        return ClauseWords.occurs(averages, layout.text, frame.floor..<frame.start)
            || ClauseWords.occurs(averages, metric, metric.indices)
    }

    /// A stock stood on the day before the window and on its last day; what is of a year is of the year that ended with that day,
    /// or the last one that is over where the window ends at the issue date.
    private func end(of window: ClosedRange<Day>, _ isFirst: Bool, _ isInstant: Bool) -> Period? {
        let day = isFirst ? window.lowerBound.adding(days: -1) : window.upperBound
        if isInstant { return Period(start: nil, end: day) }
        return Period(year: isFirst || day.adding(days: 1).year > day.year ? day.year : day.year - 1)
    }
}
