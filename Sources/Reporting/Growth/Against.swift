import Quantities

/// What a value is measured from.
public enum Against: String, CaseIterable, Sendable {
    /// The same window, or the same day, a year earlier.
    case year
    /// The window before, or the end of the month or quarter before.
    case previous
    /// The last day of the year before, of what stands at a day.
    case start
    /// Any other base that the text names.
    case base

    /// What a value of `period` is measured from where it is measured from `base`; nil where one of them is not known.
    public init?(_ base: Period?, of period: Period?) {
        guard let base, let period, let end = base.end?.civil, let last = period.end else { return nil }
        if base == period.yearEarlier {
            self = .year
        } else if period.start == nil, base.start == nil, end == (last.year - 1, 12, 31) {
            self = .start
        } else if base == period.before || base == period.quarterBefore {
            self = .previous
        } else {
            self = .base
        }
    }
}

/// Which comparisons of a value a growth report has.
public enum Comparisons: Hashable, Sendable {
    /// All that the text states, and the same window a year earlier.
    case all
    /// One for each value: with the year before if it is known, else with what the text measures from.
    case best
    /// Only those against one sort of base.
    case only(Against)

    /// What is computed where the text states nothing.
    var computed: Against {
        if case .only(let against) = self { return against }
        return .year
    }

    /// Whether a row that stands for itself, without a value, is wanted.
    func allow(_ row: GrowthRow) -> Bool {
        if case .only(let against) = self { return row.against == against }
        return true
    }

    /// Those of the rows of one value that are wanted.
    func choose(among rows: [GrowthRow]) -> [GrowthRow] {
        switch self {
        case .all: return rows
        case .only(let against): return rows.filter { $0.against == against }
        case .best:
            func place(_ row: GrowthRow) -> Int {
                let sort = row.against.flatMap { Against.allCases.firstIndex(of: $0) } ?? Against.allCases.count
                return (row.growth == nil && row.change == nil ? 100 : 0) + sort
            }
            // Of equal places the first row counts: what is stated stands before what is computed.
            guard let best = rows.indices.min(by: { (place(rows[$0]), $0) < (place(rows[$1]), $1) }) else { return [] }
            return [rows[best]]
        }
    }
}

extension Period {
    /// The window before of the same length in months: the month, quarter, half or year before; of what stands at a day the last day of the
    /// month before. Nil for other windows.
    var before: Period? {
        guard let last = end?.civil, let day = end else { return nil }
        guard let first = start?.civil else {
            guard day.adding(days: 1).civil.day == 1 else { return nil }
            return Period(start: nil, end: day.adding(days: -last.day))
        }
        let months = (last.year - first.year) * 12 + last.month - first.month + 1
        guard first.day == 1, day.adding(days: 1).civil.day == 1, [1, 3, 6, 12].contains(months), (first.month - 1) % months == 0,
            let start
        else { return nil }
        let index = first.year * 12 + first.month - 1 - months
        let begin = Day(year: index / 12, month: index % 12 + 1, day: 1)
        return begin.map { Period(start: $0, end: start.adding(days: -1)) }
    }

    /// Of what stands at the end of a quarter the end of the quarter before.
    var quarterBefore: Period? {
        guard start == nil, let day = end, day.month % 3 == 0, day.adding(days: 1).civil.day == 1 else { return nil }
        let index = day.year * 12 + day.month - 3
        return Day(year: index / 12, month: index % 12 + 1, day: 1).map { Period(start: nil, end: $0.adding(days: -1)) }
    }

    /// By how many whole years this window lies before `period`; nil where it is another window.
    func years(before period: Period) -> Int? {
        guard let day = period.end, let end, end < day else { return nil }
        var window = period
        for years in 1...(day.year - end.year + 1) {
            window = window.yearEarlier
            if window == self { return years }
        }
        return nil
    }
}
