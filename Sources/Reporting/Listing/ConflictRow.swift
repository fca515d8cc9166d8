import Quantities
import Store

/// One of several stated values of the same thing that cannot agree: one line of the conflicts report.
public struct ConflictRow: Hashable, Sendable, ReportRow {
    /// Number of the conflict in this report, from 1; rows with the same number contradict one another.
    public var conflict: Int
    /// The observation.
    public var observation: Observation

    /// `conflict,organization,metric,component,basis,…`, as documented in the README.
    public static let header = [
        "conflict", "organization", "metric", "component", "basis", "unit", "kind", "scope", "period_start", "period_end",
        "base_start",
        "base_end", "value", "value_low", "value_high", "bound", "evidence", "id",
    ]

    /// One cell for each name of ``header``.
    public var cells: [Cell] {
        let key = observation.series
        return [
            .integer(conflict), Cell(key.organization), Cell(key.metric), Cell(key.component), Cell(key.basis), Cell(key.unit),
            Cell(key.kind.rawValue), Cell(observation.scope), Cell(observation.period.start), Cell(observation.period.end),
            Cell(observation.base?.start), Cell(observation.base?.end), Cell(observation.value), Cell(observation.interval.lower),
            Cell(observation.interval.upper), Cell(observation.bound.rawValue), Cell(observation.evidence),
            .integer(Int(observation.id)),
        ]
    }
}

/// All stated values of the same series, period, base and scope that no single value could satisfy, in the order of the series.
///
/// Nothing is averaged and nothing is chosen. Derived values are left out: they never contradict what is stated.
public func conflicts(in observations: [Observation]) -> [ConflictRow] {
    let grouping = Grouping(observations)
    var rows: [ConflictRow] = []
    var number = 0
    for index in grouping.series.indices where grouping.series[index].rows.count > 1 {
        for slot in grouping.slots(of: index) where slot.isConflict && slot.isStated {
            number += 1
            for row in slot.rows where grouping.observations[grouping.order[row]].method == .stated {
                rows.append(ConflictRow(conflict: number, observation: grouping.observations[grouping.order[row]]))
            }
        }
    }
    return rows
}
