import Quantities

/// What the window and the day that govern give to a figure.
extension Timing {
    /// What a figure is, as far as its period depends on it.
    struct Question {
        var kind: Kind
        var isStock = false
        /// A period that stands right before the figure and holds for it alone.
        var local: Period?
        var isTarget = false
        /// Whether a figure that nothing dates is of the issue date.
        var isQuiet = false
        /// Whether it adds up over the years of a window: else it is of the last of them.
        var isSum = true
        var isPrice = false
        var isShare = false
    }

    /// The period of a figure.
    func period(_ figure: Question) -> Period? {
        let (kind, isStock, isTarget) = (figure.kind, figure.isStock, figure.isTarget)
        if let local = figure.local { return clip(local, isTarget) }
        // a price stands for the week or month that the text is about, not for a day
        if figure.isPrice, !isNow, !isAssumed, let window, window.start != nil { return clip(window, isTarget) }
        if isOld && !figure.isShare || isAssumed, kind == .level || kind == .ratio || isStock {
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
            if let start = window.start, let end = window.end, end.year - start.year >= 2, kind == .level || kind == .flow,
                !figure.isSum
            {
                return Period(year: end.year)
            }
            return clip(window, isTarget)
        }
        return kind == .level || kind == .ratio || figure.isQuiet ? issued.map { Period(start: nil, end: $0) } : nil
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
        // …，比年初增加3亿元，去年同期为增加2亿元: the beginning of that year
        if let base, let end = period?.end, let last = base.end, last > end { return base.yearEarlier }
        if let base { return base }
        guard let period else { return nil }
        // five years against the year before them
        if word == nil, let start = period.start, let days = period.days, days > 370 { return Period(year: start.year - 1) }
        if word == "环比" { return period.windowBefore }
        if word == nil, isNet, let start = period.start {
            return Period(start: start.adding(days: -1), end: start.adding(days: -1))
        }
        if period.start == nil { return period.end.map { _ in Period(start: nil, end: period.yearEarlier.end) } }
        return period.yearEarlier
    }
}
