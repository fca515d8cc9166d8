import Quantities
import Store

/// What the text says of one value: its growth, its change, or both, measured from one base.
struct Statement {
    var base: Period?
    /// Position of the growth among the observations.
    var growth: Int?
    /// Position of the change among the observations.
    var change: Int?
}

/// The growth and change observations of one organization, metric, component and basis, joined with the values they are about.
struct Statements {
    /// Statements by the position of the value they are about.
    private(set) var joined: [Int: [Statement]] = [:]
    /// Rows of statements that are about no value, by their series.
    private(set) var alone: [Int: [GrowthRow]] = [:]

    /// Takes all statements of a series.
    ///
    /// - Parameters:
    ///   - subjects: the values of the same component and basis.
    ///   - others: those of the same metric.
    mutating func collect(
        seriesAt index: Int, in grouping: Grouping, for subjects: [GrowthWalk.Subject], besides others: [GrowthWalk.Subject]
    ) {
        for slot in grouping.slots(of: index) {
            // Of statements that were revised the one that counts, which need not be the first.
            for position in slot.isConflict ? slot.rows.map({ grouping.order[$0] }) : [slot.position] {
                guard grouping.observations[position].method == .stated else { continue }
                switch Statements.value(for: position, in: grouping, among: subjects) {
                case .success(let value): join(position, with: value, in: grouping)
                case .failure(let failure):
                    var reason = slot.isConflict ? GrowthReason.valuesConflict : failure.reason
                    if reason == .noValue, let basis = Statements.otherBasis(for: position, in: grouping, among: others) {
                        reason = .otherBasis(grouping.observations[position].subjectPeriod, basis)
                    }
                    alone[index, default: []].append(Statements.row(position, reason, in: grouping))
                }
            }
        }
    }

    /// The one stated value that a growth or change can be about.
    private static func value(
        for position: Int, in grouping: Grouping, among subjects: [GrowthWalk.Subject]
    ) -> Result<Int, GrowthWalk.Failure> {
        let statement = grouping.observations[position]
        // A change that is measured from nothing, or from something unlike, may be the change of another value.
        if statement.series.kind == .change, !(statement.base?.isBase(of: statement.subjectPeriod) ?? false) {
            return .failure(.init(reason: .baseUnknown))
        }
        var found = slots(at: statement.subjectPeriod, for: statement, in: grouping, among: subjects)
        if found.isEmpty, let day = statement.lastDay {
            found = slots(at: day, for: statement, in: grouping, among: subjects)
                .filter { grouping.observations[$0.position].isPrinted(with: statement) }
        }
        guard let slot = found.first else { return .failure(.init(reason: .noValue)) }
        guard found.count == 1 else { return .failure(.init(reason: .severalValues)) }
        return slot.isConflict ? .failure(.init(reason: .valuesConflict)) : .success(slot.position)
    }

    /// The stated values of a period that a statement can be about.
    private static func slots(
        at period: Period, for statement: Observation, in grouping: Grouping, among subjects: [GrowthWalk.Subject]
    ) -> [Slot] {
        subjects.flatMap { subject -> [Slot] in
            let value = grouping.observations[grouping.order[grouping.series[subject.series].rows.lowerBound]].series
            guard statement.series.isAbout(value) else { return [] }
            return subject.slots.indices(at: When(period)).map { subject.slots[$0] }.filter(\.isStated)
        }
    }

    /// The basis of the value that the document states of the period of a growth, where it is another one: 按可比口径增长5% beside a figure
    /// as it was published.
    private static func otherBasis(
        for position: Int, in grouping: Grouping, among subjects: [GrowthWalk.Subject]
    ) -> String? {
        let statement = grouping.observations[position]
        return slots(at: statement.subjectPeriod, for: statement, in: grouping, among: subjects).lazy
            .map { grouping.observations[$0.position] }
            .first {
                $0.series.component == statement.series.component && $0.series.basis != statement.series.basis
                    && $0.isPrinted(with: statement)
            }?.series.basis
    }

    private mutating func join(_ position: Int, with value: Int, in grouping: Grouping) {
        var base = grouping.observations[position].base
        // What stands at a day is measured from a day: 截至10月底…装机容量…，同比增长8.3%.
        if let end = base?.end, grouping.observations[value].period != grouping.observations[position].subjectPeriod {
            base = Period(start: nil, end: end)
        }
        let isGrowth = grouping.observations[position].series.kind == .growth
        var statements = joined[value] ?? []
        if let open = statements.firstIndex(where: { $0.base == base && (isGrowth ? $0.growth : $0.change) == nil }) {
            if isGrowth { statements[open].growth = position } else { statements[open].change = position }
        } else {
            let place = statements.firstIndex { When(base: base) < When(base: $0.base) } ?? statements.count
            statements.insert(
                Statement(base: base, growth: isGrowth ? position : nil, change: isGrowth ? nil : position), at: place)
        }
        joined[value] = statements
    }

    /// A growth or change without a value.
    private static func row(_ position: Int, _ reason: GrowthReason, in grouping: Grouping) -> GrowthRow {
        let statement = grouping.observations[position]
        var row = GrowthRow(grouping.observations, position, reason)
        (row.base, row.method) = (statement.base, .stated)
        if statement.series.kind == .growth {
            row.growth = statement.growthInPercent?.value
            row.growthInterval = statement.growthInPercent?.interval ?? row.growthInterval
            row.growthBound = statement.boundOfValue
            if let base = statement.base, base.days != nil, statement.period.days != nil, !base.isBase(of: statement.period) {
                row.reason = .baseUnlike
            }
        } else {
            (row.change, row.changeInterval, row.changeBound) = (statement.value, statement.interval, statement.boundOfValue)
        }
        return row
    }
}

extension SeriesKey {
    /// Whether a growth or change of this series can be about a value of another one of its family.
    fileprivate func isAbout(_ value: SeriesKey) -> Bool {
        if kind == .growth { return value.kind == .level || value.kind == .flow }
        return value.kind == .ratio ? unit == "pp" && value.unit == "%" : unit == value.unit
    }
}

extension Period {
    /// Whether a value of `period` can be measured from this one: both days, or both spans of about the same length.
    func isBase(of period: Period) -> Bool {
        guard let end, period.end.map({ end < $0 }) ?? false else { return false }
        guard let days, let others = period.days else { return start == nil && period.start == nil }
        // Months differ by three days, and so do February and its leap year.
        return abs(days - others) <= 3
    }
}

extension Observation {
    /// The period of the value that a growth or change is about.
    ///
    /// 前10个月…较年初提升: what is measured from a day is the level at the last day of the period.
    fileprivate var subjectPeriod: Period {
        guard let base, base.start == nil, base.end != nil else { return period }
        return Period(start: nil, end: period.end)
    }

    /// The last day of a growth or change over a span, as the period of what stands at it or has come about by then; nil where it is over none.
    fileprivate var lastDay: Period? {
        period.start == nil || base?.start == nil ? nil : Period(start: nil, end: period.end)
    }

    /// A growth in %, whether it was stated in %, ‰ or times.
    var growthInPercent: (value: Exact, interval: Interval)? {
        let power: Int
        switch series.unit {
        case "%": power = 0
        case "‰": power = -1
        case "倍": power = 2
        default: return nil
        }
        return (
            value.shifted(by: power),
            Interval(lower: interval.lower?.shifted(by: power), upper: interval.upper?.shifted(by: power))
        )
    }
}
