import Quantities
import Store

/// An organization as the board of targets needs it.
public struct ScoredBody: Sendable {
    /// Its level, nil when it is unknown.
    public var level: String?
    /// The body above it.
    public var parent: String?

    /// Makes one.
    public init(level: String?, parent: String?) { (self.level, self.parent) = (level, parent) }
}

/// Holds figures against targets, quarter by quarter: what is reached, the place, and which breaches are open.
///
/// Only what is stated and not contradicted counts. Of a total (a flow) the value is the one since the first day of the target; it is
/// missed only when its days are over, or as soon as it is above a limit. Of all else the last value of the quarter counts, and each
/// quarter is judged by itself. Quarters that begin after the last value of the metric are not listed.
///
/// - Parameters:
///   - targets: what was set; one for each body below an organization is taken apart by `bodies`, and gives way to a body's own.
///   - observations: of the metrics of the targets.
///   - bodies: the organizations of the database by their names.
/// - Returns: rows by metric, component, basis and unit, then by quarter, then by place, then by name.
public func scores(of targets: [Target], against observations: [Observation], bodies: [String: ScoredBody]) -> [ScoreRow] {
    let board = Scoreboard(observations, bodies)
    var rows: [ScoreRow] = []
    for (_, sequence) in Dictionary(grouping: singleTargets(targets, bodies: bodies), by: { board.key(of: $0) }) {
        rows += board.sequence(sequence.sorted { When($0.period) < When($1.period) })
    }
    Scoreboard.rank(&rows)
    return rows.sorted { Scoreboard.precedes($0, $1) }
}

/// Targets of one organization each: those for each body right below another taken apart, where a body has none of its own.
public func singleTargets(_ targets: [Target], bodies: [String: ScoredBody]) -> [Target] {
    let own = targets.filter { !$0.isForEach }
    var result = own
    for target in targets where target.isForEach {
        for name in bodies.keys.sorted() where bodies[name]?.parent == target.organization {
            var one = target
            (one.organization, one.isForEach) = (name, false)
            if !own.contains(where: { $0.isAboutSame(as: one) }) { result.append(one) }
        }
    }
    return result
}

/// Figures by what a target can be about.
struct Scoreboard {
    /// What a target is about, whenever it holds.
    struct Subject: Hashable {
        var organization: String
        var metric: String
        var component: String
        var basis: String
        var unit: String
    }

    private let values: [Subject: [Observation]]
    private let bodies: [String: ScoredBody]
    private let lastDays: [String: Day]

    init(_ observations: [Observation], _ bodies: [String: ScoredBody]) {
        let grouping = Grouping(observations)
        var values: [Subject: [Observation]] = [:]
        var lastDays: [String: Day] = [:]
        for index in grouping.series.indices {
            for slot in grouping.slots(of: index) where slot.isStated && !slot.isConflict {
                let one = grouping.observations[slot.position]
                guard one.series.kind.isScored, let end = one.period.end else { continue }
                values[Subject(one.series), default: []].append(one)
                lastDays[one.series.metric] = max(lastDays[one.series.metric] ?? end, end)
            }
        }
        (self.values, self.bodies, self.lastDays) = (values, bodies, lastDays)
    }

    /// What belongs into one sequence of quarters.
    func key(of target: Target) -> Subject {
        Subject(
            organization: target.organization, metric: target.metric, component: target.component, basis: target.basis,
            unit: target.unit)
    }

    /// The rows of one organization and metric, in the order of time; what becomes of breaches follows from one row to the next.
    func sequence(_ targets: [Target]) -> [ScoreRow] {
        var rows: [ScoreRow] = []
        var (isOpen, wasOpen) = (false, false)
        for target in targets {
            let windows = Scoreboard.windows(of: target.period).filter { window in
                guard let start = window.start, let last = lastDays[target.metric] else { return false }
                return start <= last
            }
            let judged = windows.map { (window: $0, value: value(of: target, in: $0)) }
            // A total that was missed cannot be mended by that of the next target.
            if judged.contains(where: { $0.value?.series.kind == .flow }) { (isOpen, wasOpen) = (false, false) }
            for (window, value) in judged {
                var row = ScoreRow(
                    target: target, level: bodies[target.organization]?.level, window: window, observation: value,
                    state: value.map { Scoreboard.state(of: $0, against: target) } ?? .unknown)
                row.score = value.flatMap { Scoreboard.score(of: $0.value, against: target) }
                switch row.state {
                case .missed:
                    row.breach = isOpen ? .open : wasOpen ? .reopened : .opened
                    (isOpen, wasOpen) = (true, true)
                case .met:
                    row.breach = isOpen ? .closed : nil
                    isOpen = false
                case .running, .unclear, .unknown: row.breach = isOpen ? .open : nil
                }
                rows.append(row)
            }
        }
        return rows
    }

    /// The value that is held against a target in a quarter: the last one, of several that end on one day the longest.
    private func value(of target: Target, in window: Period) -> Observation? {
        guard let first = window.start, let last = window.end else { return nil }
        let fitting = (values[key(of: target)] ?? []).filter { one in
            guard let end = one.period.end, first <= end, end <= last else { return false }
            // Of totals those since the first day of the target; a growth is that of such a total.
            let isTotal = one.series.kind == .flow || one.series.kind == .growth
            return !isTotal || one.period.start == target.period.start
        }
        // A rate before what stands at a day, that before totals, and these before growths.
        guard let kind = fitting.map(\.series.kind).min(by: { $0.scorePlace < $1.scorePlace }) else { return nil }
        return fitting.filter { $0.series.kind == kind }.max { left, right in
            let (one, other) = (When(left.period), When(right.period))
            return one.end != other.end ? one.end < other.end : one.start > other.start
        }
    }

    /// The quarters of a period; the period itself where it does not consist of quarters.
    static func windows(of period: Period) -> [Period] {
        guard let start = period.start?.civil, let end = period.end, start.day == 1, start.month % 3 == 1 else { return [period] }
        var windows: [Period] = []
        var (year, month) = (start.year, start.month)
        while let window = Period(year: year, months: month, through: month + 2), let last = window.end, last <= end {
            windows.append(window)
            (year, month) = month == 10 ? (year + 1, 1) : (year, month + 3)
        }
        return windows.last?.end == end ? windows : [period]
    }

    /// What a value says of a target.
    static func state(of value: Observation, against target: Target) -> ScoreRow.State {
        // A total that goes on may still reach what it has to, and may still go beyond what it may.
        let goesOn = value.series.kind == .flow && value.period.end != target.period.end
        switch target.limit {
        case .atLeast:
            let reaches = value.isAtLeast(target.value)
            return reaches == true ? .met : goesOn ? .running : reaches == false ? .missed : .unclear
        case .atMost:
            let stays = value.isAtMost(target.value)
            return stays == false ? .missed : goesOn ? .running : stays == true ? .met : .unclear
        }
    }

    /// Value over target in %; of a limit above 200 % less that. Two decimals; nil for a target that is not above zero.
    static func score(of value: Exact, against target: Target) -> Exact? {
        guard let share = Percentage.share(value, of: target.value) else { return nil }
        return target.limit == .atLeast ? share : Exact(200).subtracting(share)
    }
}

extension Observation {
    /// Whether the value is a limit or more; nil where its words do not tell. A number without a bound word is taken as printed.
    fileprivate func isAtLeast(_ limit: Exact) -> Bool? {
        if bound == .exact { return value >= limit }
        if let lower = interval.lower, lower >= limit { return true }
        if let upper = interval.upper, upper < limit || upper == limit && bound == .lessThan { return false }
        return nil
    }

    /// Whether the value is a limit or less; nil where its words do not tell.
    fileprivate func isAtMost(_ limit: Exact) -> Bool? {
        if bound == .exact { return value <= limit }
        if let upper = interval.upper, upper <= limit { return true }
        if let lower = interval.lower, lower > limit || lower == limit && bound == .moreThan { return false }
        return nil
    }
}

extension Scoreboard.Subject {
    fileprivate init(_ series: SeriesKey) {
        self.init(
            organization: series.organization, metric: series.metric, component: series.component, basis: series.basis,
            unit: series.unit)
    }
}

extension Kind {
    /// Whether values of the kind are held against targets.
    fileprivate var isScored: Bool { self == .ratio || self == .level || self == .flow || self == .growth }

    /// Which kind goes first where an organization has several in one unit.
    fileprivate var scorePlace: Int {
        switch self {
        case .ratio: return 0
        case .level: return 1
        case .flow: return 2
        default: return 3
        }
    }
}
