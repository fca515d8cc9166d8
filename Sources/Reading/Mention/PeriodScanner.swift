import Quantities

/// Finds periods and resolves them against the issue date and the years named before.
struct PeriodScanner {
    let text: [UInt32]
    let vocabulary: Vocabulary
    let issued: Day?
    /// A year that the same sentence names: months behind it belong to it.
    var sentenceYear: Int?
    /// The last window, for 同期, 当月 and 当年.
    var last: Period?
    /// Whether `last` was named in this sentence.
    var isInSentence = false
    /// Where the period that is read begins, and where its text ends.
    var place = 0
    var end = 0

    static let nian: UInt32 = 0x5E74
    static let month: UInt32 = 0x6708
    static let yue = month
    static let ri: UInt32 = 0x65E5
    private static let opening: UInt32 = 0x521D  // 初
    static let words = (
        since: ["以来", "起", "至今", "迄今", "开始"].map(\.scalarValues), yearEnd: ["年底", "年末", "底", "末"].map(\.scalarValues),
        during: ["期间", "时期", "以来", "规划期", "规划", "末", "收官", "开局"].map(\.scalarValues),
        firstDays: ["上旬", "中旬", "下旬"].map(\.scalarValues)
    )

    /// Characters other than numerals that a period may begin with, the Q of Q1 and opening quotation marks among them.
    static let heads = ScalarSet("前头首近过这最第从Qq“‘\"")

    /// The period that begins at `start`.
    mutating func scan(_ start: Int, _ limit: Int) -> PeriodMention? {
        (place, end) = (start, limit)
        guard var mention = bare(start, limit) else { return nil }
        if mention.role == .span, let part = counted(mention.range.upperBound, start, limit, of: mention.period) {
            (mention.range, mention.period) = (part.range, part.period)
        }
        join(&mention, limit)
        finish(&mention, limit)
        if mention.role == .point, let end = mention.period?.end { mention.period = Period(start: nil, end: end) }
        if let first = mention.period?.start, let end = mention.period?.end, end < first { mention.period = nil }
        mention.isFixed = mention.hasYear && Folding.isDigit(text[start]) || mention.role == .span && text[start] == 0x5168
        if mention.hasYear, !isBase(start), let year = (mention.period?.end ?? mention.period?.start)?.year {
            sentenceYear = year
        }
        if mention.role == .span || mention.role == .since || mention.role == .asOf || mention.role == .day
            || mention.role == .point && mention.hasYear, !isBase(start), let period = mention.period
        {
            last = period
            isInSentence = true
        }
        return mention
    }

    /// 比去年, 由去年的: a base is no window for 同期 or 全年.
    private func isBase(_ start: Int) -> Bool { start > 0 && [0x6BD4, 0x8F83, 0x7531, 0x4ECE, 0x4E0E].contains(text[start - 1]) }

    /// 去年9月至今年3月, 2021年1月—2022年6月: two windows make one.
    private mutating func join(_ mention: inout PeriodMention, _ limit: Int) {
        let end = mention.range.upperBound
        guard mention.role == .span || mention.role == .day, end + 1 < limit, isDash(end), let start = mention.period?.start
        else { return }
        let before = last
        last = mention.period  // the year before 次年
        defer { last = before }
        guard let second = bare(end + 1, limit), second.role == .span || second.role == .day || second.role == .point,
            let last = second.period?.end, start < last
        else { return }
        mention.range = mention.range.lowerBound..<second.range.upperBound
        mention.role = .span
        mention.period = Period(start: start, end: last)
        mention.hasYear = mention.hasYear || second.hasYear
    }

    /// 以来, 起, 至今 behind a period make it run until the issue date.
    private func finish(_ mention: inout PeriodMention, _ limit: Int) {
        guard mention.role == .span || mention.role == .day || mention.role == .point else { return }
        let end = mention.range.upperBound
        for word in PeriodScanner.words.since where text.has(word, at: end, before: limit) {
            if word[0] == 0x81F3, end + 2 < limit, [0x5E74, 0x65E5, 0x5929].contains(text[end + 2]) { continue }  // 至今年
            // 起步 起源 起飞
            if word.count == 1, end + 1 < limit, [0x6B65, 0x8D77, 0x6E90, 0x98DE].contains(text[end + 1]) { continue }
            mention.range = mention.range.lowerBound..<end + word.count
            if let start = mention.period?.start {
                // 年初以来 begins with the year, not with the balance of the day before
                mention.period = since(
                    mention.role == .point && text[end - 1] == PeriodScanner.opening ? start.adding(days: 1) : start)
            }
            mention.role = .since
            return
        }
    }

    /// From `start` until the issue date; the end of what has not begun by then is not known.
    func since(_ start: Day) -> Period { Period(start: start, end: issued.flatMap { start <= $0 ? $0 : nil }) }

    private mutating func bare(_ start: Int, _ limit: Int) -> PeriodMention? {
        if text[start] == PeriodScanner.from { return seenFrom(start, limit) }
        if PeriodScanner.letters.quarter.contains(text[start]) {
            return lettered(start, start, limit, year: sentenceYear ?? last?.end?.year ?? issued?.year, isAlone: true)
        }
        if let five = fiveYearPlan(start, limit) { return five }
        if let match = vocabulary.periodTrie.longest(text, start, limit) {
            let rule = vocabulary.periods[match.value].rule
            let end = start + match.length
            if rule[0] == "asof_prefix" { return upTo(start, end, limit) }
            return keyword(rule, start, end, limit)
        }
        if let months = firstMonths(start, start, limit, year: nil) { return months }
        if text[start] == 0x8FD1 || text[start] == 0x8FC7 || text[start] == 0x8FD9 || text[start] == 0x6700
            || Numerals.digit(text[start]) != nil || Folding.isDigit(text[start]) || text[start] == 0x5341
        {
            if let years = pastYears(start, limit) { return years }
        }
        if text[start] == 0x7B2C, let quarter = quarter(start, limit, year: nil) { return quarter }
        if let part = counted(start, start, limit, of: nil, isAlone: true) { return part }
        guard Numerals.isNumeral(text[start]) else { return nil }
        if let date = numericDate(start, limit) { return date }
        if let year = year(start, limit) { return afterYear(year.value, start, year.end, limit, named: true) }
        return months(start, start, limit, year: nil) ?? quarter(start, limit, year: nil) ?? bareDay(start, limit)
    }

    private static let from: UInt32 = 0x4ECE  // 从

    /// 从前三季度看: the words around name no base.
    private mutating func seenFrom(_ start: Int, _ limit: Int) -> PeriodMention? {
        guard start + 1 < limit, text[start + 1] != PeriodScanner.from, var inner = bare(start + 1, limit), inner.role == .span
        else {
            return nil
        }
        let end = inner.range.upperBound
        guard let word = PeriodScanner.seen.first(where: { text.has($0, at: end, before: limit) }) else { return nil }
        inner.range = start..<end + word.count
        return inner
    }

    private static let seen = ["来看", "看"].map(\.scalarValues)
    private static let future = ["将", "拟", "预计", "计划", "力争", "确保", "预期", "有望", "定于"].map(\.scalarValues)

    /// Whether a word of what is to come stands in the clause before, or soon behind.
    func speaksOfFuture() -> Bool {
        let (start, limit) = (self.place, self.end)
        var place = start
        while place > 0, start - place < 12, text[place - 1] != 0xFF0C, text[place - 1] != 0x3002, text[place - 1] != 0x0A {
            place -= 1
        }
        var end = start
        while end < limit, end - start < 20, text[end] != 0x3002, text[end] != 0xFF1B { end += 1 }
        while place < end {
            if PeriodScanner.future.contains(where: { text.has($0, at: place, before: end) }),
                !text.has("将近", at: place, before: end)
            {
                return true
            }
            place += 1
        }
        return false
    }

    // MARK: words

    private mutating func upTo(_ start: Int, _ prefixEnd: Int, _ limit: Int) -> PeriodMention? {
        guard var inner = prefixEnd < limit ? bare(prefixEnd, limit) : nil, inner.role != .none, inner.role != .same else {
            return nil
        }
        inner.range = start..<inner.range.upperBound
        inner.role = .asOf
        if let period = inner.period { inner.period = Period(start: nil, end: period.end) }
        return inner
    }

    private mutating func keyword(_ parts: [String], _ start: Int, _ end: Int, _ limit: Int) -> PeriodMention? {
        let range = start..<end
        let offset = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        let issuedYear = issued?.year
        switch parts[0] {
        case "year":
            // 年内, but 几年内
            if text[start] == PeriodScanner.nian, start > 0, Folding.isHan(text[start - 1]) { return nil }
            if text[start] == 0x4E0A, let known = sentenceYear ?? last?.end?.year ?? reportYear(closing: false) {
                return afterYear(known - 1, start, end, limit, named: false)
            }
            guard let year = issuedYear.map({ $0 + offset }) else { return afterYear(nil, start, end, limit, named: true) }
            return afterYear(year, start, end, limit, named: true)
        case "now": return PeriodMention(range: range, role: .now, period: issued.map { Period(start: nil, end: $0) })
        case "day":
            let day = issued?.adding(days: offset)
            return PeriodMention(range: range, role: .day, period: day.map { Period(start: $0, end: $0) })
        case "next" where parts.last == "year", "prev" where parts.last == "year":
            let year = parts[0] == "next" ? last?.end.map { $0.year + 1 } : (last?.start ?? last?.end).map { $0.year - 1 }
            return afterYear(year, start, end, limit, named: false)
        case "next", "prev": return stepped(range, parts.last ?? "", parts[0] == "next" ? 1 : -1)
        case "month" where offset == -1 && isInHand(start, end, limit): return stepped(range, "month", -1)
        case "month", "month_end":
            guard let issued else { return PeriodMention(range: range, role: .span, period: nil) }
            let index = issued.year * 12 + issued.month - 1 + offset
            let month = Period(year: index / 12, months: index % 12 + 1, through: index % 12 + 1)
            if parts[0] == "month_end" || (end < limit && (text[end] == 0x672B || text[end] == 0x5E95)) {
                return PeriodMention(
                    range: start..<(parts[0] == "month_end" ? end : end + 1), role: .point,
                    period: month.map { Period(start: $0.end, end: $0.end) })
            }
            return PeriodMention(range: range, role: .span, period: month)
        case "week":
            guard let issued else { return PeriodMention(range: range, role: .span, period: nil) }
            let weekday = ((Int(issued.number) + 3) % 7 + 7) % 7  // 1970-01-01 was a Thursday
            let monday = issued.adding(days: 7 * offset - weekday)
            if let day = dayOfWeek(end, limit) {
                let date = monday.adding(days: day)
                return PeriodMention(range: start..<end + 1, role: .day, period: Period(start: date, end: date))
            }
            return PeriodMention(range: range, role: .span, period: Period(start: monday, end: monday.adding(days: 6)))
        case "whole":
            return PeriodMention(range: range, role: .span, period: reportYear(closing: false).flatMap { Period(year: $0) })
        case "half":
            return within(
                reportYearForPart(offset == 1 ? 6 : 12), months: offset == 1 ? 1 : 7, offset == 1 ? 6 : 12, start, end, limit,
                named: false)
        case "quarter":
            if parts.last == "current" || parts.last == "previous" {
                guard let issued else { return PeriodMention(range: range, role: .span, period: nil) }
                let index = issued.year * 4 + (issued.month - 1) / 3 - (parts.last == "previous" ? 1 : 0)
                return PeriodMention(
                    range: range, role: .span,
                    period: Period(year: index / 4, months: index % 4 * 3 + 1, through: index % 4 * 3 + 3))
            }
            return within(reportYearForPart(3), months: 1, 3, start, end, limit, named: false)
        case "quarter_end":
            guard let issued else { return PeriodMention(range: range, role: .point, period: nil) }
            let index = issued.year * 4 + (issued.month - 1) / 3 - 1
            let last = Day.last(ofMonth: index % 4 * 3 + 3, year: index / 4)
            return PeriodMention(range: range, role: .point, period: Period(start: last, end: last))
        case "opening":
            let day = reportYear(closing: false).flatMap { Day(year: $0 - 1, month: 12, day: 31) }
            return PeriodMention(range: range, role: .point, period: day.map { Period(start: $0, end: $0) })
        case "closing":
            let day = reportYear(closing: true).flatMap { Day(year: $0, month: 12, day: 31) }
            return PeriodMention(range: range, role: .point, period: day.map { Period(start: $0, end: $0) })
        case "sametime":
            // 较同期, 与同期: a year earlier; 同期 alone: the same window
            return PeriodMention(range: range, role: .same, period: isBase(start) ? last?.yearEarlier : last)
        case "same": return PeriodMention(range: range, role: .same, period: last?.yearEarlier)
        case "current":
            if parts.last == "day" {
                let day = last?.end ?? issued
                return PeriodMention(range: range, role: .day, period: day.map { Period(start: $0, end: $0) })
            }
            if parts.last == "year" {
                return afterYear(sentenceYear ?? last?.end?.year ?? issuedYear, start, end, limit, named: false)
            }
            if parts.last == "quarter" { return stepped(range, "quarter", 0) }
            let day = last?.end ?? issued
            let month = day.flatMap { Period(year: $0.year, months: $0.month, through: $0.month) }
            return PeriodMention(range: range, role: .currentMonth, period: month)
        case "since":
            return PeriodMention(range: range, role: .since, period: Day(iso: parts[1]).map(since))
        case "since_unknown":
            return PeriodMention(range: range, role: .since, period: issued.map { Period(start: nil, end: $0) })
        case "decade":
            return PeriodMention(range: range, role: .span, period: Day(iso: "2012-11-08").map(since))
        case "holiday": return holiday(parts, range, year: nil)
        case "window":
            return PeriodMention(
                range: range, role: .span, period: Period(start: Day(iso: parts[1]), end: Day(iso: parts[2])), hasYear: true)
        case "part" where parts.count == 1: return nil
        case "part" where parts.last == "alone": return PeriodMention(range: range, role: .span, period: nil)
        default: return PeriodMention(range: range, role: .none, period: nil)
        }
    }

    /// 全年, 年末 without a year: in the first four months a text reports on the year before.
    private func reportYear(closing: Bool) -> Int? {
        if let sentenceYear { return sentenceYear }
        guard let issued else { return nil }
        if let end = last?.end, end < issued || !closing, end.civil.month == 12, end.civil.day == 31 { return end.year }
        return issued.month <= 4 ? issued.year - 1 : issued.year
    }

    /// 上半年, 一季度 without a year: the last one that has begun.
    private func reportYearForPart(_ lastMonth: Int) -> Int? {
        if let sentenceYear { return sentenceYear }
        guard let issued else { return nil }
        if lastMonth == 12 { return issued.month < 7 ? issued.year - 1 : issued.year }
        // in January and February no half of the year has gone, in January no quarter
        return issued.month <= lastMonth / 3 ? issued.year - 1 : issued.year
    }

    // MARK: years

    /// 2022年, 二〇二二年; 2022 alone where a month window follows.
    private func year(_ start: Int, _ limit: Int) -> (value: Int, end: Int)? {
        if let short = shortYear(start, limit) { return short }
        if Folding.isDigit(text[start]) {
            guard start + 4 <= limit, !(start > 0 && (Folding.isDigit(text[start - 1]) || text[start - 1] == 0x2E)) else {
                return nil
            }
            var value = 0
            for index in start..<start + 4 {
                guard Folding.isDigit(text[index]) else { return nil }
                value = value * 10 + Int(text[index] - 0x30)
            }
            guard (1900...2100).contains(value), start + 4 < limit else { return nil }
            if text[start + 4] == PeriodScanner.nian { return (value, start + 5) }
            if isDash(start + 4), yearAfterDash(start + 5, limit) { return (value, start + 4) }
            return isYear(start, limit) ? (value, start + 4) : nil
        }
        guard let numeral = Numerals.scan(text, start, limit), numeral.end - start == 4, !numeral.multiplied,
            numeral.value.exponent == 0,
            numeral.end < limit, text[numeral.end] == PeriodScanner.nian, let value = Int(exactly: numeral.value.coefficient),
            (1900...2100).contains(value)
        else { return nil }
        return (value, numeral.end + 1)
    }

    private func yearAfterDash(_ start: Int, _ limit: Int) -> Bool {
        guard start + 4 < limit, text[start..<start + 4].allSatisfy(Folding.isDigit) else { return false }
        return text[start + 4] == PeriodScanner.nian || text.has("财年", at: start + 4, before: limit)
    }

    func isDash(_ index: Int) -> Bool {
        switch text[index] {
        case 0x2014, 0x2D, 0x7E, 0xFF5E, 0x81F3, 0x5230, 0x2010, 0x2011: return true
        default: return false
        }
    }

    /// What follows a year: its end, months, quarters, another year, or nothing.
    private mutating func afterYear(_ year: Int?, _ start: Int, _ end: Int, _ limit: Int, named: Bool) -> PeriodMention? {
        var place = end
        // 2021—2023年, 2021年至2023年
        if place < limit, isDash(place), let second = place + 1 < limit ? self.year(place + 1, limit) : nil, let year,
            second.value > year
        {
            let period = Period(start: Day(year: year, month: 1, day: 1), end: Day(year: second.value, month: 12, day: 31))
            if second.end < limit, text[second.end] == 0x5E95 || text[second.end] == 0x672B {  // 2012年到2021年底
                return PeriodMention(range: start..<second.end + 1, role: .span, period: period, hasYear: true)
            }
            if var later = months(second.end, place + 1, limit, year: second.value), let last = later.period {
                later.range = start..<later.range.upperBound
                later.period = Period(start: Day(year: year, month: 1, day: 1), end: last.end)
                later.hasYear = true
                return later
            }
            return PeriodMention(range: start..<second.end, role: .span, period: period, hasYear: true)
        }
        for word in PeriodScanner.words.yearEnd where text.has(word, at: place, before: limit) {
            let day = year.flatMap { Day(year: $0, month: 12, day: 31) }
            return PeriodMention(
                range: start..<place + word.count, role: .point, period: day.map { Period(start: $0, end: $0) }, hasYear: named)
        }
        if place < limit, text[place] == 0x521D || text.has("年初", at: place, before: limit) {
            let end = text[place] == 0x521D ? place + 1 : place + 2
            let day = year.flatMap { Day(year: $0 - 1, month: 12, day: 31) }
            return PeriodMention(
                range: start..<end, role: .point, period: day.map { Period(start: $0, end: $0) }, hasYear: named)
        }
        if place < limit, text[place] == 0x7684 || text[place] == 0xFF0C || text[place] == 0x5168, place + 1 < limit,
            text[place] == 0x7684 || text[place + 1] == 0x524D
        {
            place += 1
        }  // 今年的前十个月
        if text.has("全年", at: end, before: limit) {
            return PeriodMention(range: start..<end + 2, role: .span, period: year.flatMap { Period(year: $0) }, hasYear: named)
        }
        if text.has("度", at: end, before: limit), !text.has("度假", at: end, before: limit) { place = end + 1 }
        if place < limit, let part = partOfYear(place, year, start, limit, named: named) { return part }
        if place < limit {
            if var later = months(place, place, limit, year: year) ?? quarter(place, limit, year: year)
                ?? firstMonths(place, place, limit, year: year)
            {
                later.range = start..<later.range.upperBound
                later.hasYear = named
                return later
            }
            for (word, first, last) in [
                ("上半年", 1, 6), ("下半年", 7, 12), ("首季", 1, 3), ("半年度", 1, 6), ("半年报", 1, 6), ("中期报告", 1, 6),
            ]
            where text.has(word, at: place, before: limit) {
                var mention = within(year, months: first, last, start, place + word.unicodeScalars.count, limit, named: named)
                mention.range = start..<mention.range.upperBound
                return mention
            }
            // without a window before nobody knows which part of the year is meant
            if text.has("同期", at: place, before: limit) {
                let period = year.flatMap { year in
                    last?.end.map {
                        Period(start: last?.start?.adding(years: year - $0.year), end: $0.adding(years: year - $0.year))
                    }
                }
                return PeriodMention(range: start..<place + 2, role: .same, period: period, hasYear: named)
            }
        }
        return PeriodMention(
            range: start..<max(end, place > end && text[place - 1] == 0x5EA6 ? place : end), role: .span,
            period: year.flatMap { Period(year: $0) }, hasYear: named)
    }

    /// A small whole number in Arabic (at most two digits) or Chinese characters.
    func small(_ start: Int, _ limit: Int) -> (value: Int, end: Int)? {
        guard start < limit else { return nil }
        if Folding.isDigit(text[start]) {
            var end = start
            var value = 0
            while end < limit, Folding.isDigit(text[end]), end - start < 3 {
                value = value * 10 + Int(text[end] - 0x30)
                end += 1
            }
            guard end - start <= 2 else { return nil }
            return (value, end)
        }
        guard Numerals.isNumeral(text[start]), let numeral = Numerals.scan(text, start, limit), numeral.chinese,
            numeral.upper == nil, numeral.unit == nil, !numeral.more,
            numeral.value.exponent >= 0, numeral.value <= Exact(99),
            let value = Int(exactly: numeral.value.coefficient * Exact.powerOfTen(numeral.value.exponent))
        else { return nil }
        return (value, numeral.end)
    }
}
