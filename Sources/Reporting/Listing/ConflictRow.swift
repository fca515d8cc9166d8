import Quantities
import Store

/// One of several values of the same thing that cannot all be true: one line of the conflicts report.
public struct ConflictRow: Hashable, Sendable, ReportRow {
    /// Number of the conflict in this report, from 1; rows with the same number contradict one another.
    public var conflict: Int
    /// The observation.
    public var observation: Observation

    /// `conflict,organization,metric,component,basis,…`, as documented in the README.
    public static let header = [
        "conflict", "organization", "metric", "component", "basis", "unit", "kind", "scope", "period_start", "period_end",
        "base_start",
        "base_end", "value", "value_low", "value_high", "bound", "method", "formula", "evidence", "id",
    ]
    /// All but the intervals, the base and the id.
    public static let brief: Set = [
        "conflict", "organization", "metric", "component", "basis", "unit", "kind", "scope", "period_start", "period_end",
        "value",
        "bound", "method", "evidence",
    ]
    /// Their series.
    public var series: SeriesKey { observation.series }
    /// Level of the organization, nil when it is unknown.
    public var level: String? { observation.level }
    /// Their period.
    public var period: Period? { observation.period }

    /// One cell for each name of ``header``.
    public var cells: [Cell] {
        let key = observation.series
        return [
            .integer(conflict), Cell(key.organization), Cell(key.metric), Cell(key.component), Cell(key.basis), Cell(key.unit),
            Cell(key.kind.rawValue), Cell(observation.scope), Cell(observation.period.start), Cell(observation.period.end),
            Cell(observation.base?.start), Cell(observation.base?.end), Cell(observation.value), Cell(observation.interval.lower),
            Cell(observation.interval.upper), Cell(observation.bound.rawValue), Cell(observation.method.rawValue),
            Cell(observation.formula), Cell(observation.evidence),
            .integer(Int(observation.id)),
        ]
    }
}

/// All values of the same series, period, base and scope that cannot all be true, in the order of the series.
///
/// Stated values conflict where no single value satisfies them all. A derived value is listed where it contradicts a stated one: then
/// the text's own arithmetic does not add up. Nothing is averaged and nothing is chosen.
public func conflicts(in observations: [Observation]) -> [ConflictRow] {
    let grouping = Grouping(observations)
    var rows: [ConflictRow] = []
    var number = 0
    for index in grouping.series.indices where grouping.series[index].rows.count > 1 {
        for slot in grouping.slots(of: index) {
            let values = grouping.contradictions(in: slot)
            guard !values.isEmpty else { continue }
            number += 1
            rows += values.map { ConflictRow(conflict: number, observation: $0) }
        }
    }
    return rows
}

extension Grouping {
    /// The values of one period that cannot all be true, stated ones first; none where they agree or nothing is stated.
    func contradictions(in slot: Slot) -> [Observation] {
        guard slot.isStated, slot.rows.count > 1 else { return [] }
        let all = slot.rows.map { observations[order[$0]] }
        let stated = all.filter { $0.method == .stated }
        let derived = all.filter { one in one.method == .derived && stated.contains { !$0.interval.overlaps(one.interval) } }
        return slot.isConflict || !derived.isEmpty ? stated + derived : []
    }
}
