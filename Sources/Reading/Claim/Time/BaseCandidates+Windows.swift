import Quantities

/// Windows that a base is held to: the same part of another year, the same holiday, the day on which something stood.
extension BaseCandidates {
    /// 今年1至7月…，同比2018年下降11%: a year behind 同比 stands for the same part of it.
    func sameWindow(_ frame: Frame, _ period: Period?) -> (window: Period, words: Range<Int>)? {
        guard let period, period.start != nil, let end = period.end, period != Period(year: end.year) else { return nil }
        let clause = layout.sentences[frame.sentence].clauses[frame.clause]
        for index in layout.periods(around: frame.start, in: frame.sentence).near.reversed() {
            let placed = layout.periods[index]
            guard placed.range.upperBound <= frame.start, clause.contains(placed.range.lowerBound),
                let year = placed.mention.period?.end?.year, placed.mention.period == Period(year: year),
                (1...30).contains(end.year - year),
                words.vocabulary.yearBases.ending(layout.text, placed.range.lowerBound, clause.lowerBound) != nil
                    || words.vocabulary.yearBases.longest(layout.text, placed.range.upperBound, clause.upperBound) != nil
            else { continue }
            let window = (year..<end.year).reduce(period) { window, _ in window.yearEarlier }
            return (window, placed.range)
        }
        return nil
    }

    /// 2021年…，|五年|增长56%: as many years before.
    func yearsBefore(_ frame: Frame, _ period: Period) -> Period? {
        let segment = layout.sentences[frame.sentence].clauses[frame.clause].lowerBound..<frame.start
        let verb = segment.isEmpty || layout.text[frame.start - 1] != 0x4E86 ? frame.start : frame.start - 1  // 了
        guard let moved = words.vocabulary.predicateTrie.ending(layout.text, verb, segment.lowerBound),
            words.vocabulary.predicates[moved.value].role == .change, let end = period.end,
            period.start == nil || period == Period(year: end.year)
        else { return nil }
        var place = verb - moved.length
        if let word = words.vocabulary.phrases.spanEnd.ending(Array(layout.text[segment.lowerBound..<place])) { place -= word }
        guard place - 2 >= segment.lowerBound, layout.text[place - 1] == 0x5E74,  // 年
            let start = (segment.lowerBound..<place - 1).first(where: { Numerals.isNumeral(layout.text[$0]) }),
            start == segment.lowerBound || Scanner.partsClause(layout.text[start - 1]) || layout.text[start - 1] == 0x3001
                || words.isVersus(start, layout, frame.sentence),
            let count = Numerals.scan(layout.text, start, place - 1), count.end == place - 1, count.value <= Exact(30),
            let years = Int(count.value.canonical), years > 1
        else { return nil }
        let earlier = (0..<years).reduce(period) { window, _ in window.yearEarlier }
        return period.start == nil ? Period(start: nil, end: earlier.end) : earlier
    }

    /// 春节假期…，同比增长46%，较2019年增长20%: against the same days of the holiday, whenever it was.
    func takeHolidays(_ period: Period, _ frame: Frame, _ found: inout Candidates<Period?, BaseFeature>) {
        guard let end = period.end,
            let days = words.vocabulary.sameDays(period, isTravel: isTravel(frame), isSaid: { says($0, frame) })
        else { return }
        found.update { candidate in
            guard let value = candidate.value, let last = value.end, last.year < end.year, let same = days(last.year) else {
                return
            }
            let sameDates = (last.year..<end.year).reduce(period) { window, _ in window.yearEarlier }
            // 比2019年, 比2019年春运: as many days of it
            let isNamed = candidate.words != nil && (value == Period(year: last.year) || value.start == same.start)
            if value == sameDates || isNamed { candidate.value = same }
        }
    }

    /// Whether a word stands in the text before a figure.
    private func says(_ word: String, _ frame: Frame) -> Bool {
        guard let first = layout.sentences.first?.range.lowerBound else { return false }
        return layout.text.find(word.scalarValues, in: first..<frame.end) != nil
    }

    /// Whether a figure is of passengers.
    private func isTravel(_ frame: Frame) -> Bool {
        guard let metric = frame.draft.metric?.scalarValues else { return false }
        return words.vocabulary.phrases.travel.occurs(in: metric, metric.indices)
    }

    /// 年末…61.2%，比上年提高; 11月末…，比上月增加: what stands has moved from where it stood when the year or month ended.
    func standing(_ base: Period?, _ period: Period?) -> Period? {
        guard let base, let end = base.end, let period, period.start == nil,
            base == Period(year: end.year) || base == Period(year: end.year, months: end.month, through: end.month)
        else { return base }
        return Period(start: nil, end: end)
    }
}
