import Quantities

/// Years, and what follows them: 2022年, 2021—2023年, 去年底, 今年前三季度.
extension PeriodScanner {
    /// 2022年, 二〇二二年; 2022 alone where a month window follows.
    func year(_ start: Int, _ limit: Int) -> (value: Int, end: Int)? {
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
            if isDash(start + 4) || text[start + 4] == PeriodScanner.one, yearAfterDash(start + 5, limit) {
                return (value, start + 4)
            }
            return isYear(start, limit) ? (value, start + 4) : nil
        }
        guard start + 4 < limit, text[start + 4] == PeriodScanner.nian,
            let numeral = Numerals.scan(text, start, limit), numeral.end - start == 4, !numeral.multiplied,
            numeral.value.exponent == 0,
            let value = Int(exactly: numeral.value.coefficient),
            (1900...2100).contains(value)
        else { return nil }
        return (value, numeral.end + 1)
    }

    func yearAfterDash(_ start: Int, _ limit: Int) -> Bool {
        guard start + 4 < limit, text[start..<start + 4].allSatisfy(Folding.isDigit) else { return false }
        return text[start + 4] == PeriodScanner.nian || text.has("财年", at: start + 4, before: limit)
    }

    func isDash(_ index: Int) -> Bool {
        switch text[index] {
        case 0x2014, 0x2D, 0x7E, 0xFF5E, 0x81F3, 0x5230, 0x2010, 0x2011: return true
        default: return false
        }
    }

    static let sames: WordList = ["同期", "同月", "同季", "同季度"]

    /// 一, printed for a dash: 2017一2019年.
    static let one: UInt32 = 0x4E00

    /// What follows a year: its end, months, quarters, another year, or nothing.
    mutating func afterYear(_ year: Int?, _ start: Int, _ end: Int, _ limit: Int, named: Bool) -> PeriodMention? {
        var place = end
        // 2021—2023年, 2021年至2023年
        let isOne = place == start + 4 && place < limit && text[place] == PeriodScanner.one
        if place < limit, isDash(place) || isOne, let second = place + 1 < limit ? self.year(place + 1, limit) : nil, let year,
            second.value > year
        {
            let period = Period(start: Day(year: year, month: 1, day: 1), end: Day(year: second.value, month: 12, day: 31))
            if second.end < limit, text[second.end] == 0x5E95 || text[second.end] == 0x672B {  // 2012年到2021年底
                return PeriodMention(range: start..<second.end + 1, role: .span, period: period, hasYear: true)
            }
            if var later = months(second.end, place + 1, limit, year: second.value), let last = later.period {
                later.range = start..<later.range.upperBound
                later.period = Period(start: Day(year: year, month: 1, day: 1), end: last.end)
                later.role = .span
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
            if let year, let mention = toReportEnd(year, start, end, limit, named: named) { return mention }
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
        if let year, let running = running(place, year, start, limit, named: named) { return running }
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
            if let word = PeriodScanner.sames.length(in: text, at: place, before: limit) {
                let period = year.flatMap { year in
                    last?.end.map { end in
                        year < end.year
                            ? (year..<end.year).reduce(last) { period, _ in period?.yearEarlier }
                            : Period(start: last?.start?.adding(years: year - end.year), end: end.adding(years: year - end.year))
                    } ?? nil
                }
                return PeriodMention(range: start..<place + word, role: .same, period: period, hasYear: named)
            }
        }
        return PeriodMention(
            range: start..<max(end, place > end && text[place - 1] == 0x5EA6 ? place : end), role: .span,
            period: year.flatMap { Period(year: $0) }, hasYear: named)
    }
}
