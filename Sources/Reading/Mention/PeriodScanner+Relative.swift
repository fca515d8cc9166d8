import Quantities

/// Periods that are named from the one in hand or from a year: 次月, 上月, 今年春节假期.
extension PeriodScanner {
    /// A sentence ends: its year no longer counts.
    mutating func endSentence() {
        opened = nil
        sentenceYear = nil
        isInSentence = false
    }

    /// 23日 behind 本月: the day, and where it ends.
    func dayOfMonth(_ place: Int, _ limit: Int) -> (value: Int, end: Int)? {
        guard let day = small(place, limit), (1...31).contains(day.value), day.end < limit,
            text[day.end] == PeriodScanner.ri || text[day.end] == 0x53F7  // 号
        else { return nil }
        return (day.value, day.end + 1)
    }

    /// 本月23日, 上月5日: a day of the month that is `offset` months from that of the issue date.
    func day(_ offset: Int, _ start: Int, _ end: Int, _ limit: Int) -> PeriodMention? {
        guard let issued, let date = dayOfMonth(end, limit) else { return nil }
        let index = issued.year * 12 + issued.month - 1 + offset
        let day = Day(year: index / 12, month: index % 12 + 1, day: date.value)
        return PeriodMention(range: start..<date.end, role: .day, period: day.map { Period(start: $0, end: $0) })
    }

    /// 22年1—9月, 23年上半年, 24年底: a year by its last digits, where a part of it follows; 22年前 is a length of time.
    func shortYear(_ start: Int, _ limit: Int) -> (value: Int, end: Int)? {
        guard start + 3 < limit, Folding.isDigit(text[start]), Folding.isDigit(text[start + 1]),
            text[start + 2] == PeriodScanner.nian,
            start == 0 || !Folding.isDigit(text[start - 1]) && !PeriodScanner.lengthHeads.contains(text[start - 1]), let issued
        else { return nil }
        let value = issued.year / 100 * 100 + Int(text[start] - 0x30) * 10 + Int(text[start + 1] - 0x30)
        guard (issued.year - 15...issued.year + 1).contains(value) else { return nil }
        var place = start + 3
        let isPart = PeriodScanner.shortParts.contains { text.has($0, at: place, before: limit) }
        if text[place] == 0x524D { place += 1 }
        let isMonth = place < limit && Folding.isDigit(text[place]) && months(place, place, limit, year: value) != nil
        let isFirst = place > start + 3 && firstMonths(start + 3, start + 3, limit, year: value) != nil
        return isPart || isMonth && place == start + 3 || isFirst ? (value, start + 3) : nil
    }

    /// What a length of time stands behind: 近10年, 过去15年.
    private static let lengthHeads = ScalarSet("近去这满达历过第用.")
    private static let shortParts = ["上半年", "下半年", "全年", "一季度", "二季度", "三季度", "四季度", "底", "末"].map(\.scalarValues)

    /// 五 of 上周五: Monday is 0; nil where the character counts what follows (上周一家企业).
    func dayOfWeek(_ place: Int, _ limit: Int) -> Int? {
        guard place < limit, let day = PeriodScanner.weekdays.firstIndex(of: text[place]) else { return nil }
        if place + 1 < limit, Folding.isHan(text[place + 1]), !PeriodScanner.afterWeekday.contains(text[place + 1]) { return nil }
        return min(day, 6)
    }

    private static let weekdays = "一二三四五六日天".scalarValues
    private static let afterWeekday = ScalarSet("的收上下早晚凌发公（")

    /// Whether 上月 is seen from the window in hand: a month was named in this sentence, and its base stands here.
    func isInHand(_ start: Int, _ end: Int, _ limit: Int) -> Bool {
        guard isInSentence, let last, let first = last.start, let day = last.end, first.year == day.year, first.month == day.month
        else { return false }
        // 去年10月曾达10.9%，|上个月回落到7%: long before the issue date, and compared with nothing
        if let issued, start > 0, text[start - 1] == 0xFF0C, issued.number - day.number > 100 { return false }
        return true
    }

    /// The day, month or quarter `step` away from the window in hand; without one it is not known.
    func stepped(_ range: Range<Int>, _ unit: String, _ step: Int) -> PeriodMention {
        var mention = PeriodMention(range: range, role: unit == "day" ? .day : .span, period: nil)
        guard let last, let edge = step < 0 ? last.start ?? last.end : last.end else { return mention }
        switch unit {
        case "day":
            let day = edge.adding(days: step)
            mention.period = Period(start: day, end: day)
        case "month":
            let index = edge.year * 12 + edge.month - 1 + step
            mention.period = Period(year: index / 12, months: index % 12 + 1, through: index % 12 + 1)
        case "quarter":
            let index = edge.year * 4 + (edge.month - 1) / 3 + step
            mention.period = Period(year: index / 4, months: index % 4 * 3 + 1, through: index % 4 * 3 + 3)
        default: break
        }
        return mention
    }

    /// What behind a year names a part of it: 今年第一个月, 2023年Q1, 去年春节假期, 今年汛期.
    mutating func partOfYear(_ place: Int, _ year: Int?, _ start: Int, _ limit: Int, named: Bool) -> PeriodMention? {
        if PeriodScanner.letters.quarter.contains(text[place]) || PeriodScanner.letters.half.contains(text[place]) {
            return lettered(place, start, limit, year: year)
        }
        if var part = counted(place, start, limit, of: year.flatMap { Period(year: $0) }) {
            part.hasYear = named
            return part
        }
        guard let match = vocabulary.periodTrie.longest(text, place, limit) else { return nil }
        let rule = vocabulary.periods[match.value].rule
        var range = start..<place + match.length
        if let same = PeriodScanner.sames.length(in: text, at: range.upperBound, before: limit) {
            range = start..<range.upperBound + same  // 2021年春节|同期
        }
        var part: PeriodMention
        switch rule[0] {
        case "holiday": part = holiday(rule, range, year: year)
        case "season":
            part = holiday(rule, range, year: year)
            if let days = part.period { begin(days) }
        case "census": part = census(rule, range)
        case "part" where rule.count == 3: part = holiday(rule, range, year: year)  // 2023年|暑期
        case "part":
            // 2021年|春节同期: the days off
            let isSame = range.upperBound > place + match.length
            let days = year.flatMap { window(of: ["holiday", String(text[place..<place + match.length]) + "假期"], $0) }
            part = PeriodMention(range: range, role: .span, period: isSame ? days : nil)
        default: return nil
        }
        part.hasYear = named
        return part
    }

    /// 今年|截至9月末, 2022年|截至10月20日: from the first day of the year on.
    mutating func running(_ place: Int, _ year: Int, _ start: Int, _ limit: Int, named: Bool) -> PeriodMention? {
        guard let match = vocabulary.periodTrie.longest(text, place, limit),
            vocabulary.periods[match.value].rule[0] == "asof_prefix", let first = Day(year: year, month: 1, day: 1)
        else { return nil }
        let known = sentenceYear
        sentenceYear = year
        defer { sentenceYear = known }
        guard let inner = upTo(place, place + match.length, limit), inner.role == .asOf || inner.role == .span,
            let end = inner.period?.end, end.year == year
        else { return nil }
        return PeriodMention(
            range: start..<inner.range.upperBound, role: .span, period: Period(start: first, end: end), hasYear: named)
    }

    /// 第六次全国人口普查: the day on which all were counted.
    func census(_ rule: [String], _ range: Range<Int>) -> PeriodMention {
        PeriodMention(
            range: range, role: .point, period: Day(iso: rule[1]).map { Period(start: nil, end: $0) }, hasYear: true)
    }

    /// 春节假期, 国庆假期: of the year that is named, else the last one that has begun or begins within a month.
    func holiday(_ rule: [String], _ range: Range<Int>, year: Int?) -> PeriodMention {
        var mention = PeriodMention(range: range, role: .span, period: nil)
        if let year {
            mention.period = window(of: rule, year)
            return mention
        }
        guard let issued else { return mention }
        for year in [issued.year + 1, issued.year, issued.year - 1] {
            guard let window = window(of: rule, year), let start = window.start, start <= issued.adding(days: 30) else {
                continue
            }
            mention.period = window
            break
        }
        return mention
    }

    /// The days of a holiday in `year`: the same each year (`holiday:10-01:10-07`), or a row of their own (`2024年春节假期`).
    private func window(of rule: [String], _ year: Int) -> Period? {
        if rule.count == 2 {
            guard let row = vocabulary.periodTrie.value(of: "\(year)年\(rule[1])") else { return nil }
            let dated = vocabulary.periods[row].rule
            return dated.count == 3 ? Period(start: Day(iso: dated[1]), end: Day(iso: dated[2])) : nil
        }
        guard rule.count == 3, let start = Day(iso: "\(year)-\(rule[1])"), let end = Day(iso: "\(year)-\(rule[2])") else {
            return nil
        }
        return Period(start: start, end: end)
    }
}
