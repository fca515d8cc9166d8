import Quantities

extension Period {
    /// Of a third of a month (上旬, 中旬, 下旬) the third before it; nil for other windows.
    private var thirdBefore: Period? {
        guard let start, let end, start.month == end.month, start.year == end.year else { return nil }
        let isLast = end.adding(days: 1).month != end.month
        switch (start.civil.day, end.civil.day) {
        case (1, 10):
            let last = start.adding(days: -1)
            return Day(year: last.year, month: last.month, day: 21).map { Period(start: $0, end: last) }
        case (11, 20): return Period(start: start.adding(days: -10), end: start.adding(days: -1))
        case (21, _) where isLast: return Period(start: start.adding(days: -10), end: start.adding(days: -1))
        default: return nil
        }
    }

    /// The window of the same number of months before; of a day the last day of the month before.
    var windowBefore: Period? {
        guard let end else { return nil }
        let (year, month, _) = end.civil
        let index = year * 12 + month - 2
        guard let start else { return Period(start: nil, end: Day.last(ofMonth: index % 12 + 1, year: index / 12)) }
        if let third = thirdBefore { return third }
        // weeks, and no month of 28 days
        if let days, days <= 14 || days <= 56 && days % 7 == 0 && start.civil.day > 1 {
            return Period(start: start.adding(days: -days), end: start.adding(days: -1))
        }
        let months = (year - start.year) * 12 + month - start.month + 1
        let first = (start.year * 12 + start.month - 1) - months
        return Day.first(ofMonth: first % 12 + 1, year: first / 12).map { Period(start: $0, end: start.adding(days: -1)) }
    }
}
