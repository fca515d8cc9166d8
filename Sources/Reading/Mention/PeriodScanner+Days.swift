import Quantities

/// Months and days: 1—10月, 11月1日至16日, 25日.
extension PeriodScanner {
    /// 1—10月(份), 10月, 10月末, 10月31日, 11月1日—16日, 11月1日至12月5日.
    func months(_ place: Int, _ start: Int, _ limit: Int, year: Int?) -> PeriodMention? {
        guard place < limit, let first = small(place, limit), (1...12).contains(first.value) else { return nil }
        var index = first.end
        guard index < limit else { return nil }
        if text[index] == 0x3001, let last = listed(first, limit), text[last.end] == PeriodScanner.yue, last.value <= 12 {
            return window(first.value, last.value, start, last.end + 1, limit, year)
        }
        if isDash(index), let second = index + 1 < limit ? small(index + 1, limit) : nil,
            second.end < limit, text[second.end] == PeriodScanner.yue,
            (1...12).contains(second.value), second.value > first.value || year == nil
        {
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
        if index < limit,
            let part = counted(
                index, start, limit, of: year.flatMap { Period(year: $0, months: first.value, through: first.value) })
        {
            return part
        }
        if let part = partOfMonth(index, limit, year: year, month: first.value) {
            return PeriodMention(range: start..<part.end, role: .span, period: part.period)
        }
        return PeriodMention(
            range: start..<index, role: .span,
            period: year.flatMap { Period(year: $0, months: first.value, through: first.value) })
    }

    /// 上旬, 下半月 at `place`: those days of a month, and where the word ends.
    func partOfMonth(_ place: Int, _ limit: Int, year: Int?, month: Int) -> (end: Int, period: Period?)? {
        for (word, from, to) in [
            ("上半月", 1, 15), ("下半月", 16, 31), ("上中旬", 1, 20), ("中下旬", 11, 31), ("上旬", 1, 10), ("中旬", 11, 20), ("下旬", 21, 31),
        ]
        where text.has(word, at: place, before: limit) {
            let period = year.flatMap { y in
                Day(year: y, month: month, day: from).flatMap { begin in
                    Day(year: y, month: month, day: min(to, Day.length(ofMonth: month, year: y))).map {
                        Period(start: begin, end: $0)
                    }
                }
            }
            return (place + word.unicodeScalars.count, period)
        }
        return nil
    }

    /// The last of 3、4、5: numbers parted by 、, each one more than the one before; something stands behind it.
    func listed(_ first: (value: Int, end: Int), _ limit: Int) -> (value: Int, end: Int)? {
        var last = first
        while last.end + 1 < limit, text[last.end] == 0x3001, last.value < 13, let next = small(last.end + 1, limit),
            next.value == last.value + 1
        {
            last = next
        }
        return last.end > first.end && last.end < limit ? last : nil
    }

    func isDay(_ place: Int, _ limit: Int) -> Bool {
        guard let day = small(place, limit), day.end < limit else { return false }
        return text[day.end] == PeriodScanner.ri
    }

    func window(_ first: Int, _ second: Int, _ start: Int, _ end: Int, _ limit: Int, _ year: Int?) -> PeriodMention {
        var end = end
        if end < limit, text[end] == 0x4EFD { end += 1 }
        let year = year ?? resolved(month: second, day: nil, from: first)
        var period = year.flatMap { Period(year: $0, months: first, through: second) }
        if second < first, let year {
            period = Period(start: Day.first(ofMonth: first, year: year - 1), end: Day.last(ofMonth: second, year: year))
        }
        // 1月至11月底: a window still
        if end < limit, text[end] == 0x5E95 { return PeriodMention(range: start..<end + 1, role: .span, period: period) }
        if end < limit, text[end] == 0x672B {
            return PeriodMention(range: start..<end + 1, role: .point, period: period.map { Period(start: $0.end, end: $0.end) })
        }
        return PeriodMention(range: start..<end, role: .span, period: period)
    }

    func days(_ month: Int, _ day: Int, _ start: Int, _ end: Int, _ limit: Int, _ year: Int?) -> PeriodMention {
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
                let lastYear = other.value < month ? resolvedYear.map { $0 + 1 } : resolvedYear
                let last = lastYear.flatMap { Day(year: $0, month: other.value, day: date.value) }
                return PeriodMention(range: start..<date.end + 1, role: .span, period: span(first, last))
            }
        }
        return PeriodMention(range: start..<end, role: .day, period: first.map { Period(start: $0, end: $0) })
    }

    func span(_ first: Day?, _ last: Day?) -> Period? {
        guard let first, let last, first <= last else { return nil }
        return Period(start: first, end: last)
    }

    /// 25日上午: a day of the issue month or of the one before.
    func bareDay(_ start: Int, _ limit: Int) -> PeriodMention? {
        guard Folding.isDigit(text[start]),
            !(start > 0 && (Folding.isDigit(text[start - 1]) || text[start - 1] == 0x2E || text[start - 1] == 0x6708)),
            let day = small(start, limit),
            (1...31).contains(day.value), day.end < limit
        else { return nil }
        // 12—15日
        if isDash(day.end), let other = small(day.end + 1, limit), other.end < limit, text[other.end] == PeriodScanner.ri,
            other.value > day.value, other.value <= 31, !text.has("日元", at: other.end, before: limit),
            !text.has("日龄", at: other.end, before: limit)
        {
            let period = resolved(date: other.value).flatMap { year, month in
                span(Day(year: year, month: month, day: day.value), Day(year: year, month: month, day: other.value))
            }
            return PeriodMention(range: start..<other.end + 1, role: .span, period: period)
        }
        guard text[day.end] == PeriodScanner.ri else { return nil }
        let end = day.end + 1
        // 日本 日元 日内 日均 日游 日龄
        if end < limit, [0x672C, 0x5143, 0x5185, 0x5747, 0x904A, 0x6E38, 0x9F84].contains(text[end]) { return nil }
        guard let (year, month) = resolved(date: day.value) else {
            return PeriodMention(range: start..<end, role: .day, period: nil)
        }
        let date = Day(year: year, month: month, day: day.value)
        if end + 1 < limit, isDash(end), let other = small(end + 1, limit), other.end < limit,
            text[other.end] == PeriodScanner.ri, let last = Day(year: year, month: month, day: other.value)
        {
            return PeriodMention(range: start..<other.end + 1, role: .span, period: span(date, last))
        }
        return PeriodMention(range: start..<end, role: .day, period: date.map { Period(start: $0, end: $0) })
    }

    /// 到25日 behind 今天: the next day with this date.
    func through(_ place: Int, _ limit: Int, from day: Day) -> (day: Day, end: Int)? {
        guard place < limit, isDash(place), let date = small(place + 1, limit), (1...31).contains(date.value), date.end < limit,
            text[date.end] == PeriodScanner.ri
        else { return nil }
        let (year, month, today) = day.civil
        let index = year * 12 + month - 1 + (date.value < today ? 1 : 0)
        return Day(year: index / 12, month: index % 12 + 1, day: date.value).map { ($0, date.end + 1) }
    }

    /// Year and month of the last day with this date that is not after the issue date.
    func resolved(date: Int) -> (year: Int, month: Int)? {
        guard let (year, month, day) = issued?.civil else { return nil }
        if date <= day { return (year, month) }
        return month == 1 ? (year - 1, 12) : (year, month - 1)
    }

    /// The year of a month, or of a day, that is printed without one; `first` is the month that its window begins with.
    func resolved(month: Int, day: Int?, from first: Int? = nil) -> Int? {
        if let sentenceYear { return sentenceYear }
        // without an issue date the text goes on with the year that it named last
        guard let issued else { return last?.end?.year }
        let (year, issuedMonth, issuedDay) = issued.civil
        guard month > issuedMonth || (month == issuedMonth && (day ?? 0) > issuedDay) else { return year }
        // what is to come within half a year, and a day within a month, is not set back
        if month - issuedMonth <= 6, speaksOfFuture() { return year }
        if let day, let date = Day(year: year, month: month, day: day), date.number - issued.number <= 31 { return year }
        return (first ?? month) >= issuedMonth && isToCome(issued) ? year : year - 1
    }

    /// Whether a month that is still ahead of the issue date is to come: the first quarter reports on the year before, and a text
    /// about an earlier year goes on with its months; else who means last year says so.
    func isToCome(_ issued: Day) -> Bool {
        issued.month >= 4 && !isUpTo && !isBase(place) && (last?.end?.year ?? issued.year) >= issued.year
    }
}
