import Quantities

/// Which period governs, and what it gives to a stock and to a flow.
struct Timing {
    let issued: Day?
    /// The window that governs flows: 今年以来, 1—10月.
    private(set) var window: Period?
    private(set) var windowRole: PeriodMention.Role?
    /// The day at which stocks stand.
    private(set) var day: Day?
    /// Whether the last period named a day rather than a window.
    private(set) var dayIsLast = false
    /// The window is a year by its number: what is said of it is said of all of it.
    private var isFixed = false
    /// The window was named in a paragraph before, so it no longer dates what stands at a day.
    private(set) var isStale = false
    private var isOld = false
    /// The window is not named but taken for granted: it dates what comes about, not what stands.
    private(set) var isAssumed = false
    /// 目前 was said after the window.
    private var isNow = false
    /// 当月 beside 累计: the window before it is kept.
    private var wider: Period?
    /// The base that the text names: 较上年末, 比2012年底.
    private(set) var base: Period?
    /// The last base of the paragraph, for the lower end of 从…增至….
    private(set) var lastBase: Period?
    /// The last window that was named with both its ends: what the text comes back to after a word on one day.
    private var lastSpan: Period?
    /// The first window of the article: a paragraph that names none comes back to it from another that ends with it.
    private var main: Period?
    /// The window was named by its first and last year: 2020年到2025年.
    var isYearRange = false
    /// Whether the sentence names any period.
    private(set) var isStated = false

    init(issued: Day?) { self.issued = issued }

    /// A new sentence: what governs is carried, a base is not.
    mutating func beginSentence() { isStated = false }

    /// A new paragraph: only a whole year goes on governing.
    mutating func beginParagraph() {
        lastBase = nil
        isStale = true
        if windowRole == .since { return }
        if let main, let current = window, current != main, current.end == main.end, current.start != nil {
            window = main
            windowRole = .span
        }
        if windowRole == .asOf, let lastSpan, let end = lastSpan.end, let day, day < end {
            window = lastSpan
            windowRole = .span
            self.day = end
            dayIsLast = false
        }
        guard let window, let start = window.start, let end = window.end, start.civil.month == 1, start.civil.day == 1,
            end.civil.month == 12, end.civil.day == 31
        else {
            let isYearEnd = day.map { $0.civil.month == 12 && $0.civil.day == 31 } ?? false
            let isToday = window?.start != nil && window?.start == window?.end
            if !isYearEnd, !isToday, windowRole == .span { isOld = true }
            return
        }
    }

    /// Takes a period that governs what follows.
    mutating func govern(_ mention: PeriodMention) {
        if mention.role != .none, mention.role != .currentMonth { wider = nil }
        if mention.role != .none { isYearRange = false }
        if mention.role != .none { (isStale, isOld, isAssumed) = (false, false, false) }
        switch mention.role {
        case .none: return
        case .now:
            isStated = true
            isNow = true
            // 目前 in a text that has just counted up to a day means that day
            if windowRole == .asOf, let day, let issued, issued.number - day.number <= 15 { return }
            day = issued
            dayIsLast = true
        case .span, .same:
            guard let period = mention.period else { return clear() }
            let together = isStated
            isStated = true
            isNow = false
            if together, dayIsLast, let end = day, let start = period.start, let last = period.end, start <= end, end <= last,
                windowRole == .asOf
            {
                // 截至12月4日，今年…: the year up to that day
                window = Period(start: start, end: end)
                windowRole = .span
                dayIsLast = false
                return
            }
            window = period
            lastSpan = period
            if main == nil, period.start != nil { main = period }
            isFixed = mention.isFixed
            windowRole = .span
            day = period.end
            dayIsLast = false
        case .since:
            guard let period = mention.period else { return clear() }
            let together = isStated
            isStated = true
            isNow = false
            if together, dayIsLast, windowRole == .asOf, let end = day, let start = period.start, start <= end {
                window = Period(start: start, end: end)
                windowRole = .since
                return
            }
            window = period
            windowRole = .since
            day = period.end
            dayIsLast = false
        case .currentMonth:
            isStated = true
            wider = window
            window = mention.period
            windowRole = .span
            day = mention.period?.end
            dayIsLast = false
        case .asOf, .point, .day:
            guard let period = mention.period else { return clear() }
            isStated = true
            let end = period.end
            if mention.role == .point, let window, window.start != nil, window.end == end {
                // 全年…，年末…: flows stay with the year
            } else if let open = window?.start, windowRole == .since, let end, open <= end {
                window = Period(start: open, end: end)
            } else {
                window = mention.role == .day ? period : Period(start: nil, end: end)
            }
            let keepsOpen = windowRole == .since && window?.start != nil && mention.role != .day && window?.end == end
            if mention.role == .day { lastSpan = window }
            windowRole = keepsOpen ? .since : mention.role == .asOf ? .asOf : mention.role == .day ? .span : .point
            day = end
            dayIsLast = mention.role != .day
            isNow = false
        }
    }

    /// A year that the text does not name.
    mutating func assume(_ year: Period, isNamed: Bool = false) {
        govern(PeriodMention(range: 0..<0, role: .span, period: year))
        isStated = false
        isAssumed = !isNamed
        main = nil
    }

    private mutating func clear() {
        window = nil
        windowRole = nil
        day = nil
        isNow = false
    }

    /// 累计 after 当月: back to the window before.
    mutating func widen() {
        guard let wider else { return }
        window = wider
        day = wider.end
        self.wider = nil
    }

    mutating func setBase(_ period: Period?) {
        base = period
        if let period { lastBase = period }
    }

    /// The period of a figure of `kind`; `local` is a period that stands right before the figure and holds for it alone.
    func period(
        _ kind: Kind, isStock: Bool, local: Period?, isTarget: Bool, quiet: Bool, isSum: Bool = true, isPrice: Bool = false,
        isShare: Bool = false
    )
        -> Period?
    {
        if let local { return clip(local, isTarget) }
        // a price stands for the week or month that the text is about, not for a day
        if isPrice, !isNow, !isAssumed, let window, window.start != nil { return clip(window, isTarget) }
        if isOld && !isShare || isAssumed, kind == .level || kind == .ratio || isStock {
            return issued.map { Period(start: nil, end: $0) }
        }
        if isStock {
            if let day { return Period(start: nil, end: isAhead ? day : clipped(day, isTarget)) }
            return issued.map { Period(start: nil, end: $0) }
        }
        if isNow, let open = window?.start, windowRole == .since, issued.map({ open <= $0 }) ?? true {
            return Period(start: open, end: issued)
        }
        if isNow { return Period(start: nil, end: day) }
        if let window {
            if window.start == nil, kind == .flow || kind == .growth || kind == .target, let end = window.end,
                end.civil.month == 12, end.civil.day == 31
            {
                return Period(year: end.year)
            }
            // 这五年…人均产值达: what is no sum over the years stands for the last of them
            if let start = window.start, let end = window.end, end.year - start.year >= 2, kind == .level || kind == .flow, !isSum
            {
                return Period(year: end.year)
            }
            return clip(window, isTarget)
        }
        return kind == .level || kind == .ratio || quiet ? issued.map { Period(start: nil, end: $0) } : nil
    }

    /// A window that has not begun by the issue date is printed so, and stays as it is.
    private func clip(_ period: Period, _ isTarget: Bool) -> Period {
        if let start = period.start, let issued, start > issued { return period }
        return Period(start: period.start, end: clipped(period.end, isTarget))
    }

    /// Whether the window that governs lies wholly after the issue date.
    private var isAhead: Bool {
        guard let start = window?.start, let issued else { return false }
        return start > issued
    }

    /// A figure that is reported cannot be about days after the issue date.
    private func clipped(_ day: Day?, _ isTarget: Bool) -> Day? {
        guard let day, let issued, !isTarget, !isFixed, day > issued else { return day }
        return issued
    }

    /// What a change or growth over `period` is measured from.
    func base(_ period: Period?, word: String?, isNet: Bool) -> Period? {
        if let base { return base }
        guard let period else { return nil }
        // five years against the year before them
        if word == nil, let start = period.start, let days = period.days, days > 370 { return Period(year: start.year - 1) }
        if word == "环比" { return previous(period) }
        if word == nil, isNet, let start = period.start {
            return Period(start: start.adding(days: -1), end: start.adding(days: -1))
        }
        if period.start == nil { return period.end.map { _ in Period(start: nil, end: period.yearEarlier.end) } }
        return period.yearEarlier
    }

    /// The window of the same length before.
    private func previous(_ period: Period) -> Period? {
        guard let end = period.end else { return nil }
        let (year, month, _) = end.civil
        let index = year * 12 + month - 2
        guard let start = period.start else {
            return Period(start: nil, end: Day.last(ofMonth: index % 12 + 1, year: index / 12))
        }
        let months = (year - start.year) * 12 + month - start.month + 1
        let last = start.adding(days: -1)
        let first = (start.year * 12 + start.month - 1) - months
        return Day.first(ofMonth: first % 12 + 1, year: first / 12).map { Period(start: $0, end: last) }
    }
}
