import Quantities

/// Quarters and counted windows: 前三季度, 前10个月, 近五年, “十四五”期间.
extension PeriodScanner {
    /// 一季度, 第三季度, 三季度末, 前三季度 is elsewhere.
    func quarter(_ place: Int, _ limit: Int, year: Int?) -> PeriodMention? {
        var index = place
        if index < limit, text[index] == 0x7B2C { index += 1 }
        // 一二季度: two digits, no number
        let isPair =
            index + 1 < limit
            && Numerals.digit(text[index]).flatMap { first in Numerals.digit(text[index + 1]).map { $0 == first + 1 } }
                ?? false
        guard index < limit, let number = small(index, isPair ? index + 1 : limit), (1...4).contains(number.value) else {
            return nil
        }
        var end = number.end
        var second = number.value
        if isPair {
            (second, end) = (second + 1, end + 1)
        } else if end + 1 < limit, text[end] == 0x3001, let last = listed(number, limit), last.value <= 4,
            text.has("季度", at: last.end, before: limit)
        {
            (second, end) = last
        } else if end + 3 < limit, text[end] == 0x3001, text[end + 1] == 0x7B2C, let other = small(end + 2, limit),
            other.value == number.value + 1, other.value <= 4, text.has("季度", at: other.end, before: limit)
        {
            (second, end) = other  // 第一、第二季度
        } else if end + 2 < limit, isDash(end), let other = small(text[end + 1] == 0x7B2C ? end + 2 : end + 1, limit),
            (1...4).contains(other.value),
            other.value > number.value, text.has("季度", at: other.end, before: limit)
        {
            (second, end) = other
        }
        guard end < limit, text[end] == PeriodScanner.season else { return nil }
        // 三季报 reports on the year up to that quarter
        let isReport = text.has("季报", at: end, before: limit) || text.has("季度报告", at: end, before: limit)
        let isShort = !text.has("季度", at: end, before: limit)
        guard isReport || !isShort || isSeason(place, end, limit) else { return nil }
        return within(
            year ?? quarterYear(number.value), months: isReport ? 1 : number.value * 3 - 2, second * 3, place,
            isShort && !isReport ? end + 1 : end + 2, limit, named: false)
    }

    /// 第二季，; 第二季收入: the quarter without 度, and no series of a show.
    private func isSeason(_ place: Int, _ end: Int, _ limit: Int) -> Bool {
        guard text[place] == 0x7B2C else { return false }
        if place > 0, Folding.closes(text[place - 1]) { return false }
        guard end + 1 < limit, Folding.isHan(text[end + 1]) else { return end + 1 >= limit || !Folding.closes(text[end + 1]) }
        return vocabulary.metricTrie.longest(text, end + 1, limit) != nil
            || vocabulary.yearBases.longest(text, end + 1, limit) != nil
            || vocabulary.registry.trie.longest(text, end + 1, limit) != nil
    }

    func quarterYear(_ quarter: Int) -> Int? {
        if let sentenceYear { return sentenceYear }
        guard let issued else { return last?.end?.year }
        if issued.month == 1, quarter == 1 { return issued.year - 1 }
        return issued.month < quarter * 3 - 2 && !isToCome(issued) ? issued.year - 1 : issued.year
    }

    func within(_ year: Int?, months first: Int, _ second: Int, _ start: Int, _ end: Int, _ limit: Int, named: Bool)
        -> PeriodMention
    {
        let period = year.flatMap { Period(year: $0, months: first, through: second) }
        if end < limit, text[end] == 0x672B || (text[end] == 0x5E95 && !text.has("底部", at: end, before: limit)) {
            return PeriodMention(
                range: start..<end + 1, role: .point, period: period.map { Period(start: $0.end, end: $0.end) }, hasYear: named)
        }
        return PeriodMention(range: start..<end, role: .span, period: period, hasYear: named)
    }

    /// 前10个月, 前三季度, 头两个月, 前11月.
    func firstMonths(_ place: Int, _ start: Int, _ limit: Int, year: Int?) -> PeriodMention? {
        guard place + 2 < limit, text[place] == 0x524D || text[place] == 0x5934 || text[place] == PeriodScanner.first,
            let number = small(place + 1, limit),
            number.value >= 1
        else { return nil }
        let unit: Int
        let end: Int
        if text.has("个月", at: number.end, before: limit) {
            (unit, end) = (1, number.end + 2)
        } else if text.has("个季度", at: number.end, before: limit) {
            (unit, end) = (3, number.end + 3)
        } else if text.has("季度", at: number.end, before: limit) {
            (unit, end) = (3, number.end + 2)
        } else if number.end < limit, text[number.end] == PeriodScanner.yue {
            (unit, end) = (1, number.end + 1)
        } else {
            return nil
        }
        let last = number.value * unit
        guard (1...12).contains(last) else { return nil }
        let year = year ?? resolved(month: last == 12 ? 12 : last, day: nil)
        return within(year, months: 1, last, start, end, limit, named: false)
    }

    /// 年初|至报告期末: up to the end of the last quarter before the issue date, or of the year where that is over.
    func toReportEnd(_ year: Int, _ start: Int, _ end: Int, _ limit: Int, named: Bool) -> PeriodMention? {
        guard let word = PeriodScanner.reportEnds.length(in: text, at: end, before: limit) else { return nil }
        let last = issued.map { $0.year == year ? ($0.month - 1) / 3 * 3 : 12 } ?? 12
        guard last > 0 else { return nil }
        return within(year, months: 1, last, start, end + word, limit, named: named)
    }

    private static let reportEnds: WordList = ["至报告期末", "到报告期末"]

    /// 前3日, 前三天: the first days of the holiday that was named before.
    func firstDays(_ place: Int, _ limit: Int) -> PeriodMention? {
        guard text[place] == 0x524D, let number = small(place + 1, limit), (2...7).contains(number.value), number.end < limit,
            text[number.end] == 0x65E5 || text[number.end] == 0x5929, let first = last?.start, let end = last?.end,
            (number.value - 1...9).contains(Int(end.number - first.number))
        else { return nil }
        return PeriodMention(
            range: place..<number.end + 1, role: .span, period: Period(start: first, end: first.adding(days: number.value - 1)))
    }

    /// 近五年, 过去三年, 五年来, 这五年: in the first three months the years before, else up to the issue date.
    func pastYears(_ start: Int, _ limit: Int) -> PeriodMention? {
        var place = start
        var opened = false
        if let length = PeriodScanner.past.length(in: text, at: start, before: limit) {
            place = start + length
            opened = true
        }
        guard place < limit, let number = small(place, limit), (1...50).contains(number.value) else { return nil }
        var end = number.end
        guard end < limit else { return nil }
        if opened, let rolling = rolling(start, number.value, end, limit) { return rolling }
        if text[end] == 0x4E2A, end + 1 < limit, text[end + 1] == PeriodScanner.nian { end += 1 }
        guard text[end] == PeriodScanner.nian else { return nil }
        end += 1
        var closed = false
        for word in ["以来", "来", "间", "里"] where text.has(word, at: end, before: limit) && !text.has("间隔", at: end, before: limit)
        {
            end += word.unicodeScalars.count
            closed = true
            break
        }
        guard opened || closed else { return nil }
        if closed, !opened, place > 0, text[place - 1] == 0x7B2C { return nil }
        guard let issued else { return PeriodMention(range: start..<end, role: .span, period: nil) }
        let isReport = issued.month <= 3
        guard issued.year > number.value, let last = isReport ? Day(year: issued.year - 1, month: 12, day: 31) : issued else {
            return PeriodMention(range: start..<end, role: .span, period: nil)
        }
        let first =
            isReport ? Day(year: issued.year - number.value, month: 1, day: 1) : last.adding(years: -number.value).adding(days: 1)
        return PeriodMention(range: start..<end, role: .span, period: first.map { Period(start: $0, end: last) })
    }

    static let first: UInt32 = 0x9996  // 首
    private static let season: UInt32 = 0x5B63  // 季
    private static let past: WordList = ["过去的", "过去", "近", "这", "最近"]

    /// The last character of words that make a length of what follows: 历时, 为期, 长达, 持续.
    private static let lengthVerbs = ScalarSet("时期达续经了长满需")

    /// 近三个月, 最近30天, 过去一周: up to the issue date. 历时近三个月 is a length of time.
    func rolling(_ start: Int, _ count: Int, _ end: Int, _ limit: Int) -> PeriodMention? {
        let months = text.has("个月", at: end, before: limit)
        // 这两天, 近两天 are words of the day
        let isLong = text[end] == 0x5468 || text[end] == 0x5929 && count > 2
        guard months || isLong && text[start] != 0x8FD9, start == 0 || !PeriodScanner.lengthVerbs.contains(text[start - 1])
        else { return nil }
        var stop = end + (months ? 2 : 1)
        for word in ["以来", "来", "里", "内", "间"] where text.has(word, at: stop, before: limit) {
            stop += word.unicodeScalars.count
            break
        }
        guard let issued else { return PeriodMention(range: start..<stop, role: .span, period: nil) }
        var first: Day? = issued.adding(days: 1 - count * (text[end] == 0x5468 ? 7 : 1))
        if months { first = earlier(issued, months: count)?.adding(days: 1) }
        return PeriodMention(range: start..<stop, role: .span, period: first.map { Period(start: $0, end: issued) })
    }

    /// 3月份|当月: the month that stands right before.
    func monthBefore(_ start: Int) -> Day? {
        var end = start
        if end > 0, text[end - 1] == 0x4EFD { end -= 1 }  // 份
        guard end > 1, text[end - 1] == PeriodScanner.month else { return nil }
        end -= 1
        for length in [2, 1] where length <= end {
            guard let number = small(end - length, end), number.end == end, (1...12).contains(number.value) else { continue }
            return resolved(month: number.value, day: nil).flatMap { Day.last(ofMonth: number.value, year: $0) }
        }
        return nil
    }

    /// 截至3月4日，|今年|累计报告480例: as far as that day.
    func yearSoFar(_ range: Range<Int>, _ limit: Int) -> PeriodMention? {
        guard isInSentence, let known = last, known.start == nil, let day = known.end, day.year == issued?.year,
            let first = Day(year: day.year, month: 1, day: 1),
            (range.upperBound..<min(limit, range.upperBound + 10)).contains(where: { text.has("累计", at: $0, before: limit) })
        else { return nil }
        return PeriodMention(range: range, role: .span, period: Period(start: first, end: day))
    }

    /// 截至3月19日|的四周内: as many days, weeks or months up to that day.
    ///
    /// 3月1日至7日|一周: the length of what was said.
    func takeLength(_ mention: inout PeriodMention, _ limit: Int) {
        if mention.role == .span, mention.period?.days == 7, text.has("一周", at: mention.range.upperBound, before: limit) {
            mention.range = mention.range.lowerBound..<mention.range.upperBound + 2
            return
        }
        guard mention.role == .asOf || mention.role == .point, let last = mention.period?.end else { return }
        var place = mention.range.upperBound
        if place < limit, text[place] == 0x7684 { place += 1 }  // 的
        if place < limit, text[place] == 0x8FD1 { place += 1 }  // 近
        guard let number = small(place, limit), (1...60).contains(number.value),
            let unit = PeriodScanner.lengths.first(where: { text.has($0.word, at: number.end, before: limit) })
        else { return }
        let end = number.end + unit.word.count
        guard end < limit, text[end] == 0x5185 || text[end] == 0x91CC else { return }  // 内 里
        let first =
            unit.days > 0 ? last.adding(days: 1 - number.value * unit.days) : earlier(last.adding(days: 1), months: number.value)
        mention.range = mention.range.lowerBound..<end + 1
        (mention.role, mention.period) = (.span, Period(start: first, end: last))
    }

    /// The same date so many months earlier; the last of a month that is too short for it.
    private func earlier(_ day: Day, months: Int) -> Day? {
        let index = day.year * 12 + day.month - 1 - months
        let (year, month) = (index / 12, index % 12 + 1)
        return Day(year: year, month: month, day: min(day.civil.day, Day.length(ofMonth: month, year: year)))
    }

    private static let lengths = [("周", 7), ("天", 1), ("日", 1), ("个月", 0)].map { (word: $0.scalarValues, days: $1) }

    /// “十四五”期间, 十四五时期, "十三五"以来.
    func fiveYearPlan(_ start: Int, _ limit: Int) -> PeriodMention? {
        var place = start
        if text[place] == 0x201C || text[place] == 0x22 || text[place] == 0x2018 { place += 1 }
        guard place + 2 < limit, let first = firstYear(place, isQuoted: place > start) else { return nil }
        let isEarly = text[place + 1] == 0x4E94 && text[place + 2] != 0x4E94  // “十五”, “九五”
        var end = place + (isEarly ? 2 : 3)
        if end < limit, text[end] == 0x201D || text[end] == 0x22 || text[end] == 0x2019 { end += 1 }
        // “十四五”前三年
        if end + 2 < limit, text[end] == 0x524D || text[end] == 0x540E, let years = small(end + 1, limit), years.end < limit,
            text[years.end] == PeriodScanner.nian, (1...5).contains(years.value)
        {
            let from = text[end] == 0x524D ? first : first + 5 - years.value
            let period = Period(
                start: Day(year: from, month: 1, day: 1), end: Day(year: from + years.value - 1, month: 12, day: 31))
            return PeriodMention(range: start..<years.end + 1, role: .span, period: period)
        }
        guard let during = PeriodScanner.words.during.first(where: { text.has($0, at: end, before: limit) }) else {
            // “较‘十三五’增长” names the five years too; 十四五规划纲要 does not
            guard place > start, !isEarly || end < limit && text[end] == 0x7684 else { return nil }
            return PeriodMention(range: start..<end, role: .span, period: five(first))
        }
        end += during.count
        if during == "末".scalarValues {
            let day = Day(year: first + 4, month: 12, day: 31)
            return PeriodMention(range: start..<end, role: .point, period: Period(start: day, end: day))
        }
        if during == "规划".scalarValues || during == "收官".scalarValues || during == "开局".scalarValues { return nil }
        if during == "以来".scalarValues {
            return PeriodMention(
                range: start..<end, role: .since, period: Day(year: first, month: 1, day: 1).map(since))
        }
        return PeriodMention(range: start..<end, role: .span, period: five(first))
    }

    /// The year that a plan for five years began with: 十一五 in 2006, and in quotation marks 十五 in 2001, 九五 in 1996.
    private func firstYear(_ place: Int, isQuoted: Bool) -> Int? {
        let isTen = text[place] == 0x5341
        if isTen, let number = Numerals.digit(text[place + 1]), text[place + 2] == 0x4E94, (1...6).contains(number),
            text[place + 1] != 0x4E24
        {
            return 2001 + number * 5
        }
        guard isQuoted, text[place + 1] == 0x4E94, [0x201D, 0x22, 0x2019].contains(text[place + 2]),
            let number = isTen ? 10 : Numerals.digit(text[place]), (6...10).contains(number)
        else { return nil }
        return 1951 + number * 5
    }

    func five(_ first: Int) -> Period? {
        guard let start = Day(year: first, month: 1, day: 1), let end = Day(year: first + 4, month: 12, day: 31) else {
            return nil
        }
        return Period(start: start, end: end)
    }
}
