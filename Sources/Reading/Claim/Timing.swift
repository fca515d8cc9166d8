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
    private(set) var isFixed = false
    /// The window was named in a paragraph before, so it no longer dates what stands at a day.
    private(set) var isStale = false
    private(set) var isOld = false
    /// The window is not named but taken for granted: it dates what comes about, not what stands.
    private(set) var isAssumed = false
    /// 目前 was said after the window.
    private(set) var isNow = false
    /// 当月 beside 累计: the window before it is kept.
    private var wider: Period?
    /// The year up to the month of which 当月 was said: what 累计 goes on with where no window has named it.
    private var summed: Period?
    /// The same of a month that 当月 was said of earlier in the article: 报纸累计完成1亿份.
    private var monthly: Period?
    /// The window is that year: no words of the text name it.
    private(set) var isSummed = false
    /// The window that governed before this one.
    private var before: Period?
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
    /// The window was made of two periods of the sentence: 截至12月4日，今年….
    private(set) var isJoined = false
    /// Whether the sentence names any period.
    private(set) var isStated = false

    init(issued: Day?) { self.issued = issued }

    /// A new sentence: what governs is carried, a base is not.
    mutating func beginSentence() {
        isStated = false
        widen()  // 8月当月增长9.7%。采矿业…: a word on one month
    }

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
        if mention.role != .none, mention.role != .currentMonth { (wider, summed) = (nil, nil) }
        if mention.role != .none { (isYearRange, isJoined, isSummed) = (false, false, false) }
        if mention.role != .none { (isStale, isOld, isAssumed) = (false, false, false) }
        if mention.role == .none { return }
        if mention.role == .now { return standNow() }
        if mention.role == .currentMonth {
            // 8月当月: not the month itself
            wider = window == mention.period ? before : window
            summed = mention.period.flatMap { $0.start == nil ? nil : $0.end }.flatMap { end in
                Day(year: end.year, month: 1, day: 1).map { Period(start: $0, end: end) }
            }
            isStated = true
            return take(mention.period, .span)
        }
        guard let period = mention.period else { return clear() }
        let together = isStated
        isStated = true
        switch mention.role {
        case .none, .now, .currentMonth: break
        case .span, .same:
            isNow = false
            if together, let end = day, let last = period.end, end <= last, join(period, upTo: end, as: .span) {
                dayIsLast = false
                return
            }
            take(period, .span)
            lastSpan = period
            if main == nil, period.start != nil { main = period }
            isFixed = mention.isFixed
        case .since:
            isNow = false
            if together, let end = day, join(period, upTo: end, as: .since) { return }
            take(period, .since)
        case .asOf, .point, .day: stand(period, mention.role)
        }
    }

    /// 目前: the issue date; in a text that has just counted up to a day that day.
    private mutating func standNow() {
        isStated = true
        isNow = true
        if windowRole == .asOf, let day, let issued, issued.number - day.number <= 15 { return }
        day = issued
        dayIsLast = true
    }

    private mutating func take(_ period: Period?, _ role: PeriodMention.Role) {
        before = window
        window = period
        windowRole = role
        day = period?.end
        dayIsLast = false
    }

    /// 截至12月4日，今年…: the window up to the day that was named right before it; false where none was.
    private mutating func join(_ period: Period, upTo end: Day, as role: PeriodMention.Role) -> Bool {
        guard dayIsLast, windowRole == .asOf, let start = period.start, start <= end else { return false }
        window = Period(start: start, end: end)
        windowRole = role
        isJoined = true
        return true
    }

    /// A day: stocks stand at it, and a window that is open ends with it.
    private mutating func stand(_ period: Period, _ role: PeriodMention.Role) {
        let end = period.end
        if role == .point, let window, window.start != nil, window.end == end {
            // 全年…，年末…: flows stay with the year
        } else if let open = window?.start, windowRole == .since, let end, open <= end {
            window = Period(start: open, end: end)
            isJoined = true
        } else {
            window = role == .day ? period : Period(start: nil, end: end)
        }
        let keepsOpen = windowRole == .since && window?.start != nil && role != .day && window?.end == end
        if role == .day { lastSpan = window }
        windowRole = keepsOpen ? .since : role == .asOf ? .asOf : role == .day ? .span : .point
        day = end
        dayIsLast = role != .day
        isNow = false
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

    /// 累计 after 当月: back to the window before; where `isSaid`, else to the year so far.
    mutating func widen(isSaid: Bool = false) {
        let isOfYear = wider.map { $0.end == summed?.end && $0.start != nil } ?? false
        let isMonth = window?.start.map { $0.year == monthly?.end?.year && $0.month == monthly?.end?.month } ?? false
        let year = summed ?? (isMonth && window?.end == monthly?.end ? monthly : nil)
        guard let wide = isSaid && !isOfYear ? year ?? wider : wider else { return }
        isSummed = isSaid && wide == year
        if isSummed { monthly = year }
        window = wide
        day = wide.end
        (wider, summed) = (nil, nil)
    }

    /// 是“十一五”末的2倍，: what a multiple is of is no base of the figures behind it.
    mutating func forgetBase() { (base, lastBase) = (nil, nil) }

    /// Nothing is measured from the window itself: 上一季度 in a text on the last quarter is the one before it.
    mutating func setBase(_ period: Period?) {
        base = period
        defer { if let base { lastBase = base } }
        guard let period, period == window, windowRole == .span, let start = period.start, let end = period.end,
            let days = period.days
        else { return }
        let isWhole = start.civil.day == 1 && end.adding(days: 1).civil.day == 1
        base = isWhole ? period.windowBefore : Period(start: start.adding(days: -days), end: start.adding(days: -1))
    }
}
