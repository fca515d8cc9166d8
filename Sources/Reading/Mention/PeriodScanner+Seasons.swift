import Quantities

/// Seasons of travel, which have days of their own each year: 春运, 暑运, and what is counted from their first day on.
extension PeriodScanner {
    /// 春运|首日, 春运|前16天, 春运|以来, 春运|40天; 春运 alone dates nothing, but 截至昨天 behind it counts from its first day.
    mutating func season(_ rule: [String], _ range: Range<Int>, _ limit: Int) -> PeriodMention {
        var mention = PeriodMention(range: range, role: .none, period: nil)
        guard let days = holiday(rule, range, year: nil).period, let first = days.start, let last = days.end, let issued,
            begin(days)
        else { return mention }
        let end = range.upperBound
        if let word = since(end, limit), first <= issued {
            mention.range = range.lowerBound..<end + word
            (mention.role, mention.period) = (.since, Period(start: first, end: min(last, issued)))
        } else if let part = counted(end, range.lowerBound, limit, of: days), part.period != nil {
            mention = part
        } else if let number = small(end, limit), number.value == days.days, number.end < limit,
            text[number.end] == PeriodScanner.dayWord
        {
            mention = PeriodMention(range: range.lowerBound..<number.end + 1, role: .span, period: days)
        }
        return mention
    }

    /// Notes the days of the season that the text speaks of; false for one that is long over.
    @discardableResult
    mutating func begin(_ days: Period) -> Bool {
        guard let first = days.start, let last = days.end, let issued, issued.number - last.number <= 100 else { return false }
        season = first <= issued ? days : nil
        return true
    }

    /// Length of 以来, 开始以来, 启动以来 at `place`.
    private func since(_ place: Int, _ limit: Int) -> Int? {
        if let match = vocabulary.periodTrie.longest(text, place, limit),
            vocabulary.periods[match.value].rule[0] == "since_unknown"
        {
            return match.length
        }
        return vocabulary.phrases.sinceStart.length(in: text, at: place, before: limit)
    }

    /// 截至昨天，全国铁路共发送旅客…, said where 春运 is on: from its first day to that day; nil for anything else.
    func ofSeason(upTo end: Day, _ place: Int, _ limit: Int) -> Period? {
        guard let season, let first = season.start, let last = season.end, first <= end, end <= last else { return nil }
        for place in place..<min(limit, place + 60) {
            if Folding.endsSentence(text[place]) { return nil }
            if vocabulary.phrases.travel.stands(in: text, at: place, before: limit) { return Period(start: first, end: end) }
        }
        return nil
    }

    private static let dayWord: UInt32 = 0x5929  // 天
}
