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

    private static let nian: UInt32 = 0x5E74
    static let month: UInt32 = 0x6708
    private static let yue = month
    private static let ri: UInt32 = 0x65E5
    private static let words = (
        since: ["以来", "起", "至今", "迄今", "开始"].map(\.scalarValues), yearEnd: ["年底", "年末", "底", "末"].map(\.scalarValues),
        during: ["期间", "时期", "以来", "规划期", "规划", "末", "收官", "前四年", "开局"].map(\.scalarValues),
        firstDays: ["上旬", "中旬", "下旬"].map(\.scalarValues)
    )

    /// Characters other than numerals that a period may begin with: 前 头 首 近 过 这 最 第 and opening quotation marks.
    static let heads = ScalarSet("前头首近过这最第“‘\"")

    /// The period that begins at `start`.
    mutating func scan(_ start: Int, _ limit: Int) -> PeriodMention? {
        guard var mention = bare(start, limit) else { return nil }
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
            mention.role = .since
            if let start = mention.period?.start { mention.period = since(start) }
            return
        }
    }

    /// From `start` until the issue date; the end of what has not begun by then is not known.
    private func since(_ start: Day) -> Period { Period(start: start, end: issued.flatMap { start <= $0 ? $0 : nil }) }

    private mutating func bare(_ start: Int, _ limit: Int) -> PeriodMention? {
        if let five = fiveYearPlan(start, limit) { return five }
        if let match = vocabulary.periodTrie.longest(text, start, limit) {
            let rule = vocabulary.periods[match.value].rule
            let end = start + match.length
            if rule[0] == "asof_prefix" { return upTo(start, end, limit) }
            return keyword(rule, start, end, limit)
        }
        if text[start] == 0x524D || text[start] == 0x5934 || text[start] == 0x9996 {
            return firstMonths(start, start, limit, year: nil)
        }
        if text[start] == 0x8FD1 || text[start] == 0x8FC7 || text[start] == 0x8FD9 || text[start] == 0x6700
            || Numerals.digit(text[start]) != nil || Folding.isDigit(text[start]) || text[start] == 0x5341
        {
            if let years = pastYears(start, limit) { return years }
        }
        if text[start] == 0x7B2C, let quarter = quarter(start, limit, year: nil) { return quarter }
        guard Numerals.isNumeral(text[start]) else { return nil }
        if let year = year(start, limit) { return afterYear(year.value, start, year.end, limit, named: true) }
        return months(start, start, limit, year: nil) ?? quarter(start, limit, year: nil) ?? bareDay(start, limit)
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
            if text[start] == 0x4E0A, let known = sentenceYear ?? last?.end?.year ?? reportYear(closing: false) {
                return afterYear(known - 1, start, end, limit, named: false)
            }
            guard let year = issuedYear.map({ $0 + offset }) else { return afterYear(nil, start, end, limit, named: true) }
            return afterYear(year, start, end, limit, named: true)
        case "now": return PeriodMention(range: range, role: .now, period: issued.map { Period(start: nil, end: $0) })
        case "day":
            let day = issued?.adding(days: offset)
            return PeriodMention(range: range, role: .day, period: day.map { Period(start: $0, end: $0) })
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
            let day = last?.end ?? issued
            let month = day.flatMap { Period(year: $0.year, months: $0.month, through: $0.month) }
            return PeriodMention(range: range, role: .currentMonth, period: month)
        case "since":
            return PeriodMention(range: range, role: .since, period: Day(iso: parts[1]).map(since))
        case "decade":
            return PeriodMention(range: range, role: .span, period: Day(iso: "2012-11-08").map(since))
        case "holiday":
            guard parts.count == 3, let issued else { return PeriodMention(range: range, role: .span, period: nil) }
            let digits = parts[1...].compactMap { Int($0.prefix(2)) } + parts[1...].compactMap { Int($0.suffix(2)) }
            guard digits.count == 4 else { return nil }
            let begin = Day(year: issued.year, month: digits[0], day: digits[2])
            let year = (begin.map { $0 <= issued } ?? true) ? issued.year : issued.year - 1
            return PeriodMention(
                range: range, role: .span,
                period: Period(
                    start: Day(year: year, month: digits[0], day: digits[2]),
                    end: Day(year: year, month: digits[1], day: digits[3])))
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
        return issued.month < lastMonth - 5 || (lastMonth == 3 && false) ? issued.year - 1 : issued.year
    }

    // MARK: years

    /// 2022年, 二〇二二年; 2022 alone where a month window follows.
    private func year(_ start: Int, _ limit: Int) -> (value: Int, end: Int)? {
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
            // 2022-11-25, 2022/11/25, 2022.11.25
            return nil
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

    private func isDash(_ index: Int) -> Bool {
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
        if place < limit, text[place] == 0x521D {  // 年初
            let day = year.flatMap { Day(year: $0 - 1, month: 12, day: 31) }
            return PeriodMention(
                range: start..<place + 1, role: .point, period: day.map { Period(start: $0, end: $0) }, hasYear: named)
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
            if text.has("同期", at: place, before: limit), let last {
                let period = year.flatMap { year in
                    last.end.map {
                        Period(start: last.start?.adding(years: year - $0.year), end: $0.adding(years: year - $0.year))
                    }
                }
                return PeriodMention(range: start..<place + 2, role: .same, period: period, hasYear: named)
            }
        }
        return PeriodMention(
            range: start..<max(end, place > end && text[place - 1] == 0x5EA6 ? place : end), role: .span,
            period: year.flatMap { Period(year: $0) }, hasYear: named)
    }

    // MARK: months and days

    /// 1—10月(份), 10月, 10月末, 10月31日, 11月1日—16日, 11月1日至12月5日.
    private func months(_ place: Int, _ start: Int, _ limit: Int, year: Int?) -> PeriodMention? {
        guard place < limit, let first = small(place, limit), (1...12).contains(first.value) else { return nil }
        var index = first.end
        guard index < limit else { return nil }
        if isDash(index) || text[index] == 0x3001, let second = index + 1 < limit ? small(index + 1, limit) : nil,
            second.end < limit, text[second.end] == PeriodScanner.yue,
            (1...12).contains(second.value), second.value > first.value || year == nil
        {
            if text[index] == 0x3001, second.value != first.value + 1 { return nil }
            return window(first.value, second.value, start, second.end + 1, limit, year)
        }
        guard text[index] == PeriodScanner.yue else { return nil }
        index += 1
        if index < limit, text[index] == 0x9F84 || text[index] == 0x7403 || text[index] == 0x4EAE || text[index] == 0x997C {
            return nil
        }  // 3月龄, 月球
        if index < limit, text[index] == 0x4EFD { index += 1 }  // 份
        // 1月至10月
        if index < limit, isDash(index), index + 1 < limit, let second = small(index + 1, limit), second.end < limit,
            text[second.end] == PeriodScanner.yue,
            (1...12).contains(second.value), !isDay(second.end + 1, limit)
        {
            return window(first.value, second.value, start, second.end + 1, limit, year)
        }
        if let day = small(index, limit), (1...31).contains(day.value), day.end < limit,
            text[day.end] == PeriodScanner.ri || text[day.end] == 0x53F7
        {
            return days(first.value, day.value, start, day.end + 1, limit, year)
        }
        // 11月1—16日
        if let day = small(index, limit), day.end + 1 < limit, isDash(day.end), let other = small(day.end + 1, limit),
            other.end < limit, text[other.end] == PeriodScanner.ri, other.value > day.value, other.value <= 31
        {
            let year = year ?? resolved(month: first.value, day: day.value)
            let period = year.flatMap { year in
                Day(year: year, month: first.value, day: day.value).flatMap { begin in
                    Day(year: year, month: first.value, day: other.value).map { Period(start: begin, end: $0) }
                }
            }
            return PeriodMention(range: start..<other.end + 1, role: .span, period: period)
        }
        let year = year ?? resolved(month: first.value, day: nil)
        if index < limit, text[index] == 0x672B || text[index] == 0x5E95 {  // 末 底
            let day = year.flatMap { Day.last(ofMonth: first.value, year: $0) }
            return PeriodMention(range: start..<index + 1, role: .point, period: day.map { Period(start: $0, end: $0) })
        }
        if index < limit, text[index] == 0x521D {  // 初: the first ten days
            return PeriodMention(
                range: start..<index + 1, role: .span,
                period: year.flatMap { y in
                    Day(year: y, month: first.value, day: 1).map { Period(start: $0, end: $0.adding(days: 9)) }
                })
        }
        for (word, from, to) in [("上旬", 1, 10), ("中旬", 11, 20), ("下旬", 21, 31)] where text.has(word, at: index, before: limit) {
            let period = year.flatMap { y in
                Day(year: y, month: first.value, day: from).flatMap { begin in
                    Day(year: y, month: first.value, day: min(to, Day.length(ofMonth: first.value, year: y))).map {
                        Period(start: begin, end: $0)
                    }
                }
            }
            return PeriodMention(range: start..<index + 2, role: .span, period: period)
        }
        return PeriodMention(
            range: start..<index, role: .span,
            period: year.flatMap { Period(year: $0, months: first.value, through: first.value) })
    }

    private func isDay(_ place: Int, _ limit: Int) -> Bool {
        guard let day = small(place, limit), day.end < limit else { return false }
        return text[day.end] == PeriodScanner.ri
    }

    private func window(_ first: Int, _ second: Int, _ start: Int, _ end: Int, _ limit: Int, _ year: Int?) -> PeriodMention {
        var end = end
        if end < limit, text[end] == 0x4EFD { end += 1 }
        let year = year ?? resolved(month: second, day: nil)
        var period = year.flatMap { Period(year: $0, months: first, through: second) }
        if second < first, let year {
            period = Period(start: Day.first(ofMonth: first, year: year - 1), end: Day.last(ofMonth: second, year: year))
        }
        if end < limit, text[end] == 0x672B || text[end] == 0x5E95 {
            return PeriodMention(range: start..<end + 1, role: .point, period: period.map { Period(start: $0.end, end: $0.end) })
        }
        return PeriodMention(range: start..<end, role: .span, period: period)
    }

    private func days(_ month: Int, _ day: Int, _ start: Int, _ end: Int, _ limit: Int, _ year: Int?) -> PeriodMention {
        let resolvedYear = year ?? resolved(month: month, day: day)
        let first = resolvedYear.flatMap { Day(year: $0, month: month, day: day) }
        if end + 1 < limit, isDash(end), let other = small(end + 1, limit), other.end < limit {
            if text[other.end] == PeriodScanner.ri, (1...31).contains(other.value) {
                let last = resolvedYear.flatMap { Day(year: $0, month: month, day: other.value) }
                return PeriodMention(range: start..<other.end + 1, role: .span, period: span(first, last))
            }
            if text[other.end] == PeriodScanner.yue, let date = small(other.end + 1, limit), date.end < limit,
                text[date.end] == PeriodScanner.ri
            {
                var lastYear = resolvedYear
                if other.value < month {
                    lastYear = resolvedYear.map {
                        year == nil && (issued.map { ($0.month, $0.civil.day) >= (other.value, date.value) } ?? false)
                            && $0 < (issued?.year ?? 0) ? $0 + 1 : $0 + 1
                    }
                }
                let last = lastYear.flatMap { Day(year: $0, month: other.value, day: date.value) }
                return PeriodMention(range: start..<date.end + 1, role: .span, period: span(first, last))
            }
        }
        return PeriodMention(range: start..<end, role: .day, period: first.map { Period(start: $0, end: $0) })
    }

    private func span(_ first: Day?, _ last: Day?) -> Period? {
        guard let first, let last, first <= last else { return nil }
        return Period(start: first, end: last)
    }

    /// 25日上午: a day of the issue month or of the one before.
    private func bareDay(_ start: Int, _ limit: Int) -> PeriodMention? {
        guard Folding.isDigit(text[start]),
            !(start > 0 && (Folding.isDigit(text[start - 1]) || text[start - 1] == 0x2E || text[start - 1] == 0x6708)),
            let day = small(start, limit),
            (1...31).contains(day.value), day.end < limit, text[day.end] == PeriodScanner.ri
        else { return nil }
        let end = day.end + 1
        // 日本 日元 日内 日均 日游
        if end < limit, [0x672C, 0x5143, 0x5185, 0x5747, 0x904A, 0x6E38].contains(text[end]) { return nil }
        guard let issued else { return PeriodMention(range: start..<end, role: .day, period: nil) }
        var (year, month) = (issued.year, issued.month)
        if day.value > issued.civil.day { (year, month) = month == 1 ? (year - 1, 12) : (year, month - 1) }
        let date = Day(year: year, month: month, day: day.value)
        if end + 1 < limit, isDash(end), let other = small(end + 1, limit), other.end < limit,
            text[other.end] == PeriodScanner.ri, let last = Day(year: year, month: month, day: other.value)
        {
            return PeriodMention(range: start..<other.end + 1, role: .span, period: span(date, last))
        }
        return PeriodMention(range: start..<end, role: .day, period: date.map { Period(start: $0, end: $0) })
    }

    /// The latest year in which the month, or the day, is not after the issue date.
    private func resolved(month: Int, day: Int?) -> Int? {
        if let sentenceYear { return sentenceYear }
        guard let issued else { return nil }
        let (year, issuedMonth, issuedDay) = issued.civil
        if month > issuedMonth || (month == issuedMonth && (day ?? 0) > issuedDay) { return year - 1 }
        return year
    }

    // MARK: quarters and counted windows

    /// 一季度, 第三季度, 三季度末, 前三季度 is elsewhere.
    private func quarter(_ place: Int, _ limit: Int, year: Int?) -> PeriodMention? {
        var index = place
        if index < limit, text[index] == 0x7B2C { index += 1 }
        guard index < limit, let number = small(index, limit), (1...4).contains(number.value) else { return nil }
        var end = number.end
        var second = number.value
        if end + 1 < limit, isDash(end) || text[end] == 0x3001, let other = small(end + 1, limit), (1...4).contains(other.value),
            other.value > number.value, text.has("季度", at: other.end, before: limit)
        {
            second = other.value
            end = other.end
        }
        // 三季报 reports on the year up to that quarter
        let isReport = text.has("季报", at: end, before: limit) || text.has("季度报告", at: end, before: limit)
        guard isReport || text.has("季度", at: end, before: limit) else { return nil }
        return within(
            year ?? quarterYear(number.value), months: isReport ? 1 : number.value * 3 - 2, second * 3, place, end + 2, limit,
            named: false)
    }

    private func quarterYear(_ quarter: Int) -> Int? {
        if let sentenceYear { return sentenceYear }
        guard let issued else { return nil }
        return issued.month < quarter * 3 - 2 ? issued.year - 1 : issued.year
    }

    private func within(_ year: Int?, months first: Int, _ second: Int, _ start: Int, _ end: Int, _ limit: Int, named: Bool)
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
    private func firstMonths(_ place: Int, _ start: Int, _ limit: Int, year: Int?) -> PeriodMention? {
        guard place + 2 < limit, text[place] == 0x524D || text[place] == 0x5934, let number = small(place + 1, limit),
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

    /// 近五年, 过去三年, 五年来, 这五年: in the first three months the years before, else up to the issue date.
    private func pastYears(_ start: Int, _ limit: Int) -> PeriodMention? {
        var place = start
        var opened = false
        for word in ["过去的", "过去", "近", "这", "最近"] where text.has(word, at: start, before: limit) {
            place = start + word.unicodeScalars.count
            opened = true
            break
        }
        guard place < limit, let number = small(place, limit), (1...50).contains(number.value) else { return nil }
        var end = number.end
        guard end < limit else { return nil }
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

    /// “十四五”期间, 十四五时期, "十三五"以来.
    private func fiveYearPlan(_ start: Int, _ limit: Int) -> PeriodMention? {
        var place = start
        if text[place] == 0x201C || text[place] == 0x22 || text[place] == 0x2018 { place += 1 }
        guard place + 2 < limit, text[place] == 0x5341, let number = Numerals.digit(text[place + 1]), text[place + 2] == 0x4E94
        else {
            return nil
        }
        guard (1...6).contains(number), text[place + 1] != 0x4E24 else { return nil }
        var end = place + 3
        if end < limit, text[end] == 0x201D || text[end] == 0x22 || text[end] == 0x2019 { end += 1 }
        let first = 2001 + number * 5  // 十一五 began in 2006
        guard let during = PeriodScanner.words.during.first(where: { text.has($0, at: end, before: limit) }) else {
            // “较‘十三五’增长” names the five years too; 十四五规划纲要 does not
            guard place > start else { return nil }
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

    private func five(_ first: Int) -> Period? {
        guard let start = Day(year: first, month: 1, day: 1), let end = Day(year: first + 4, month: 12, day: 31) else {
            return nil
        }
        return Period(start: start, end: end)
    }

    /// A small whole number in Arabic (at most two digits) or Chinese characters.
    private func small(_ start: Int, _ limit: Int) -> (value: Int, end: Int)? {
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
