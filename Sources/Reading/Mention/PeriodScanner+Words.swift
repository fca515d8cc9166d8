import Quantities

/// Words of time by their rules: 今年, 上半年, 截至…, 当月.
extension PeriodScanner {
    mutating func upTo(_ start: Int, _ prefixEnd: Int, _ limit: Int) -> PeriodMention? {
        isUpTo = true
        defer { isUpTo = false }
        guard var inner = prefixEnd < limit ? bare(prefixEnd, limit) : nil, inner.role != .none, inner.role != .same else {
            return nil
        }
        // 截至昨天（1月19日）: the date in the brackets says the same day
        let bracket = inner.range.upperBound
        if inner.role == .day, bracket + 1 < limit, PeriodScanner.brackets.opening.contains(text[bracket]),
            let date = bare(bracket + 1, limit), date.role == .day, date.range.upperBound < limit,
            PeriodScanner.brackets.closing.contains(text[date.range.upperBound])
        {
            inner.period = date.period ?? inner.period
            inner.range = inner.range.lowerBound..<date.range.upperBound + 1
        }
        if let end = inner.period?.end, let ended = ended(inner.range.upperBound, limit, at: end) {
            return PeriodMention(range: start..<ended.end, role: .span, period: ended.window, hasYear: inner.hasYear)
        }
        if inner.role == .day, let end = inner.period?.end, let window = ofSeason(upTo: end, inner.range.upperBound, limit) {
            return PeriodMention(range: start..<inner.range.upperBound, role: .span, period: window)
        }
        inner.range = start..<inner.range.upperBound
        inner.role = .asOf
        if let period = inner.period { inner.period = Period(start: nil, end: period.end) }
        return inner
    }

    /// 截至2019年6月30日|止六个月, 截至2024年12月底|止年度: the window that ends with the day.
    private func ended(_ place: Int, _ limit: Int, at day: Day) -> (end: Int, window: Period)? {
        guard place < limit, text[place] == 0x6B62, day.adding(days: 1).civil.day == 1 else { return nil }
        var months = 12
        var end = place + 1
        if let count = small(end, limit), text.has("个月", at: count.end, before: limit), (1...24).contains(count.value) {
            (months, end) = (count.value, count.end + 2)
        } else if let word = PeriodScanner.halfEnds.first(where: { text.has($0, at: end, before: limit) }) {
            (months, end) = (6, end + word.count)
        } else if let word = PeriodScanner.ends.first(where: { text.has($0, at: end, before: limit) }) {
            end += word.count
        } else {
            return nil
        }
        let index = day.year * 12 + day.month - months
        guard let start = Day(year: index / 12, month: index % 12 + 1, day: 1) else { return nil }
        return (end, Period(start: start, end: day))
    }

    static let before: UInt32 = 0x524D  // 前

    /// 次日|达率, 次日|递: how fast it is carried.
    private static let carried = ScalarSet("达递送")

    /// 截至6月底止|中期业绩.
    private static let halfEnds = ["半年度", "半年", "中期"].map(\.scalarValues)
    private static let ends = ["财政年度", "会计年度", "年度", "全年", "一年"].map(\.scalarValues)

    static let brackets = (opening: ScalarSet("（("), closing: ScalarSet("）)"))

    mutating func keyword(_ parts: [String], _ start: Int, _ end: Int, _ limit: Int) -> PeriodMention? {
        let range = start..<end
        let offset = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        let issuedYear = issued?.year
        switch parts[0] {
        case "year":
            // 年内, but 几年内
            if text[start] == PeriodScanner.nian, start > 0, Folding.isHan(text[start - 1]) { return nil }
            // 与上年|同比: the same part of it
            if offset == -1, isBase(start), text.has("同比", at: end, before: limit), let same = last?.yearEarlier {
                return PeriodMention(range: range, role: .same, period: same)
            }
            if text[start] == 0x4E0A, let known = sentenceYear ?? last?.end?.year ?? reportYear(closing: false) {
                return afterYear(known - 1, start, end, limit, named: false)
            }
            // 本年度 in a report that has spoken of the year before
            if text[start] == 0x672C, let issued, issued.month <= 4, let known = last?.end?.year, known == issued.year - 1 {
                return afterYear(known, start, end, limit, named: false)
            }
            // 今年以来 in a January text on December
            if offset == 0, let issued, issued.month == 1, text.has("以来", at: end, before: limit), let known = last,
                let first = known.start, let final = known.end, first.year == issued.year - 1,
                first.month == 12, final.month == 12
            {
                let period = Period(start: Day(year: first.year, month: 1, day: 1), end: final)
                return PeriodMention(range: start..<end + 2, role: .span, period: period)
            }
            // 截至2023年10月底…，比去年底增长, where no issue date is known
            if issued == nil, offset == -1, isBase(start), let known = sentenceYear ?? last?.end?.year {
                return afterYear(known - 1, start, end, limit, named: false)
            }
            if offset == 0, let so = yearSoFar(range, limit) { return so }
            guard let year = issuedYear.map({ $0 + offset }) else { return afterYear(nil, start, end, limit, named: true) }
            return afterYear(year, start, end, limit, named: true)
        case "now": return PeriodMention(range: range, role: .now, period: issued.map { Period(start: nil, end: $0) })
        case "days":
            let period = issued.map { Period(start: $0.adding(days: offset), end: $0.adding(days: Int(parts[2]) ?? offset)) }
            return PeriodMention(range: range, role: .span, period: period)
        case "day":
            let day = issued?.adding(days: offset)
            if offset == 0, isPlaceOfNow(end, limit) {
                return PeriodMention(range: range, role: .now, period: day.map { Period(start: nil, end: $0) })
            }
            if let day, let through = through(end, limit, from: day) {
                return PeriodMention(range: start..<through.end, role: .span, period: Period(start: day, end: through.day))
            }
            return PeriodMention(range: range, role: .day, period: day.map { Period(start: $0, end: $0) })
        case "next" where parts.last == "year", "prev" where parts.last == "year":
            let year = parts[0] == "next" ? last?.end.map { $0.year + 1 } : (last?.start ?? last?.end).map { $0.year - 1 }
            return afterYear(year, start, end, limit, named: false)
        case "next" where parts.last == "day" && end < limit && PeriodScanner.carried.contains(text[end]): return nil
        case "next", "prev": return stepped(range, parts.last ?? "", parts[0] == "next" ? 1 : -1)
        case "month" where issued != nil && dayOfMonth(end, limit) != nil: return day(offset, start, end, limit)
        case "month" where offset == -1 && isInHand(start, end, limit): return stepped(range, "month", -1)
        case "month", "month_end":
            guard let issued else { return PeriodMention(range: range, role: .span, period: nil) }
            var index = issued.year * 12 + issued.month - 1 + offset
            // 3月末…，增速比上月末高: seen from the month in hand
            if offset == -1, isBase(start), let end = point ?? last?.end, end.year * 12 + end.month - 1 == index { index -= 1 }
            // 1—2月…，增幅高于上月: before the window ends
            if offset == -1, isBase(start), let end = point ?? (isInSentence ? last?.end : nil),
                end.year * 12 + end.month - 1 < index, issued.number - end.number < 100
            {
                index = end.year * 12 + end.month - 2
            }
            let month = Period(year: index / 12, months: index % 12 + 1, through: index % 12 + 1)
            if let part = partOfMonth(end, limit, year: index / 12, month: index % 12 + 1) {  // 本月上旬
                return PeriodMention(range: start..<part.end, role: .span, period: part.period)
            }
            if parts[0] == "month_end" || (end < limit && (text[end] == 0x672B || text[end] == 0x5E95)) {
                return PeriodMention(
                    range: start..<(parts[0] == "month_end" ? end : end + 1), role: .point,
                    period: month.map { Period(start: $0.end, end: $0.end) })
            }
            return PeriodMention(range: range, role: .span, period: month)
        case "week":
            // 第33周…，比前一周升1.5个点: seen from the week in hand
            if offset == -1, let known = last, known.days == 7, let first = known.start,
                isInSentence || text[start] == PeriodScanner.before
            {
                return PeriodMention(
                    range: range, role: .same, period: Period(start: first.adding(days: -7), end: first.adding(days: -1)))
            }
            guard let issued else { return PeriodMention(range: range, role: .span, period: nil) }
            let weekday = ((Int(issued.number) + 3) % 7 + 7) % 7  // 1970-01-01 was a Thursday
            var monday = issued.adding(days: 7 * offset - weekday)
            // 5月16日…，比前一周上涨: seen from the day in hand
            if offset == -1, isBase(start), let day = last?.end, day >= monday, day < monday.adding(days: 7) {
                monday = monday.adding(days: -7)
            }
            if let day = dayOfWeek(end, limit) {
                let date = monday.adding(days: day)
                return PeriodMention(range: start..<end + 1, role: .day, period: Period(start: date, end: date))
            }
            return PeriodMention(range: range, role: .span, period: Period(start: monday, end: monday.adding(days: 6)))
        case "whole":
            let year = comingYear(start) ?? reportYear(closing: false)
            return PeriodMention(range: range, role: .span, period: year.flatMap { Period(year: $0) })
        case "half":
            return within(
                reportYearForPart(offset == 1 ? 6 : 12), months: offset == 1 ? 1 : 7, offset == 1 ? 6 : 12, start, end, limit,
                named: false)
        case "quarter":
            if parts.last == "current" || parts.last == "previous" {
                // 2018年第二季度就业形势…，本季度…: of the quarter that is reported on
                if parts.last == "current", let known = last, isQuarter(known) {
                    return PeriodMention(range: range, role: .span, period: known)
                }
                guard let day = parts.last == "previous" ? dayInHand : issued else {
                    return PeriodMention(range: range, role: .span, period: nil)
                }
                let index = day.year * 4 + (day.month - 1) / 3 - (parts.last == "previous" ? 1 : 0)
                // seen from the window in hand it governs its own figure only
                return PeriodMention(
                    range: range, role: parts.last == "previous" && day != issued ? .same : .span,
                    period: Period(year: index / 4, months: index % 4 * 3 + 1, through: index % 4 * 3 + 3))
            }
            return within(reportYearForPart(3), months: 1, 3, start, end, limit, named: false)
        case "quarter_end":
            guard let day = dayInHand else { return PeriodMention(range: range, role: .point, period: nil) }
            var index = day.year * 4 + (day.month - 1) / 3 - 1
            // 三季度末…，较上季末下降: seen from the quarter in hand
            if isBase(start), let end = point ?? last?.end, end == Day.last(ofMonth: index % 4 * 3 + 3, year: index / 4) {
                index -= 1
            }
            let last = Day.last(ofMonth: index % 4 * 3 + 3, year: index / 4)
            return PeriodMention(range: range, role: .point, period: Period(start: last, end: last))
        case "opening":
            if let year = reportYear(closing: false), let mention = toReportEnd(year, start, end, limit, named: false) {
                return mention
            }
            let day = reportYear(closing: false).flatMap { Day(year: $0 - 1, month: 12, day: 31) }
            return PeriodMention(range: range, role: .point, period: day.map { Period(start: $0, end: $0) })
        case "closing":
            let day = reportYear(closing: true).flatMap { Day(year: $0, month: 12, day: 31) }
            return PeriodMention(range: range, role: .point, period: day.map { Period(start: $0, end: $0) })
        case "sametime":
            // 较同期, 与同期: a year earlier; 同期 alone: the same window
            // 快于同期: the same window
            let isEarlier = isBase(start) && text[start - 1] != 0x4E8E
            return PeriodMention(range: range, role: .same, period: isEarlier ? last?.yearEarlier : last)
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
            let day = monthBefore(start) ?? point ?? last?.end ?? issued
            let month = day.flatMap { Period(year: $0.year, months: $0.month, through: $0.month) }
            return PeriodMention(range: range, role: .currentMonth, period: month)
        case "since":
            return PeriodMention(range: range, role: .since, period: Day(iso: parts[1]).map(since))
        case "since_unknown":
            if let day = opened {
                opened = nil
                return PeriodMention(range: range, role: .since, period: since(day))
            }
            return PeriodMention(range: range, role: .since, period: issued.map { Period(start: nil, end: $0) })
        case "decade":
            return PeriodMention(range: range, role: .span, period: Day(iso: "2012-11-08").map(since))
        case "holiday": return holiday(parts, range, year: nil)
        case "season": return season(parts, range, limit)
        case "census": return census(parts, range)
        case "window":
            return PeriodMention(
                range: range, role: .span, period: Period(start: Day(iso: parts[1]), end: Day(iso: parts[2])), hasYear: true)
        case "part" where parts.count != 2: return nil
        case "part" where parts.last == "alone": return PeriodMention(range: range, role: .span, period: nil)
        default: return PeriodMention(range: range, role: .none, period: nil)
        }
    }

    /// 今天|的中国, 今天|的江西: as it is now, and no day.
    private func isPlaceOfNow(_ place: Int, _ limit: Int) -> Bool {
        guard place + 1 < limit, text[place] == 0x7684, let match = vocabulary.names.trie.longest(text, place + 1, limit) else {
            return false
        }
        return vocabulary.names.entries(of: match.value).contains { entry in
            switch entry {
            case .place, .division: true
            default: false
            }
        }
    }

    /// Whether a window is a quarter that was over at most four months before the issue date.
    private func isQuarter(_ window: Period) -> Bool {
        guard let start = window.start, let end = window.end, start.month % 3 == 1,
            window == Period(year: start.year, months: start.month, through: start.month + 2)
        else { return false }
        return issued.map { end < $0 && $0.number - end.number <= 124 } ?? true
    }

    /// From where 上季度 is seen: the end of the window in hand where it is of late, else the issue date.
    var dayInHand: Day? {
        guard let end = last?.end, let issued else { return issued ?? last?.end }
        return end <= issued && end >= issued.adding(days: -200) ? end : issued
    }

    /// 全年, 年末 without a year: in the first four months a text reports on the year before.
    func reportYear(closing: Bool) -> Int? {
        if let sentenceYear { return sentenceYear }
        guard let issued else { return closing ? nil : last?.end?.year }
        // 一季度末…，较年初下降: the year that the day is of
        if !closing, let point, point.year == issued.year { return issued.year }
        if let end = last?.end, end < issued || !closing, end.civil.month == 12, end.civil.day == 31 { return end.year }
        if !closing, let end = last?.end, end.year == issued.year, end.month < 12 { return issued.year }
        return issued.month <= 4 ? issued.year - 1 : issued.year
    }

    /// 上半年, 一季度 without a year: the last one that has begun.
    func reportYearForPart(_ lastMonth: Int) -> Int? {
        if let sentenceYear { return sentenceYear }
        guard let issued else { return last?.end?.year }
        if lastMonth == 12 { return issued.month < 7 ? issued.year - 1 : issued.year }
        // in January and February no half of the year has gone, in January no quarter
        return issued.month <= lastMonth / 3 ? issued.year - 1 : issued.year
    }

    /// 确保|全年贷款增长15%, said in a text on the year before: the year that is planned for.
    private func comingYear(_ start: Int) -> Int? {
        guard let issued, let known = last?.end?.year ?? sentenceYear, known == issued.year - 1,
            vocabulary.phrases.ensuring.ends(Array(text[max(0, start - 4)..<start]))
        else { return nil }
        return issued.year
    }
}
