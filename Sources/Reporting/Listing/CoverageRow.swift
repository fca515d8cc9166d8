import Quantities
import Store

/// What is known of one series and what is missing: one line of the coverage report.
public struct CoverageRow: Hashable, Sendable, ReportRow {
    /// The series.
    public var series: SeriesKey
    /// Level of the organization, nil when it is unknown.
    public var level: String?
    /// Number of its observations.
    public var observations = 0
    /// Number of those that the text states.
    public var stated = 0
    /// Number of those that are derived.
    public var derived = 0
    /// Number of different periods.
    public var periods = 0
    /// Number of periods whose days are not all known: no last day, or for a flow no first day.
    public var undated = 0
    /// Number of periods whose window a year earlier is known too.
    public var comparable = 0
    /// Number of periods with values that cannot all be true, as in the conflicts report.
    public var conflicts = 0
    /// The earliest period.
    public var first: Period?
    /// The latest period.
    public var last: Period?

    /// `organization,level,metric,component,basis,…`, as documented in the README.
    public static let header = [
        "organization", "level", "metric", "component", "basis", "unit", "kind", "observations", "stated", "derived", "periods",
        "undated", "comparable", "conflicts", "first_start", "first_end", "last_start", "last_end",
    ]

    /// All of them.
    public static let brief = Set(header)
    /// A row is about all periods of a series.
    public var period: Period? { nil }

    /// One cell for each name of ``header``.
    public func put(into sink: inout some CellSink) {
        sink.put(Cell(series.organization))
        sink.put(Cell(level))
        sink.put(measureOf: series)
        sink.put(.integer(observations))
        sink.put(.integer(stated))
        sink.put(.integer(derived))
        sink.put(.integer(periods))
        sink.put(.integer(undated))
        sink.put(.integer(comparable))
        sink.put(.integer(conflicts))
        sink.put(first)
        sink.put(last)
    }
}

/// One row for each series, in the order of the series: how much is known, and from when to when.
public func coverage(of observations: [Observation]) -> [CoverageRow] {
    let grouping = Grouping(observations)
    return grouping.series.indices.map { index in
        let rows = grouping.series[index].rows
        let first = grouping.observations[grouping.order[rows.lowerBound]]
        let slots = grouping.slots(of: index)
        var row = CoverageRow(series: first.series, level: first.level)
        row.observations = rows.count
        row.stated = rows.count { grouping.observations[grouping.order[$0]].method == .stated }
        row.derived = row.observations - row.stated
        row.conflicts = slots.count { grouping.contradictions(in: $0, ContestedPlaces()) != nil }
        for (place, slot) in slots.enumerated() where place == 0 || slots[place - 1].when != slot.when {
            let period = grouping.observations[slot.position].period
            row.periods += 1
            let isDated = period.end != nil && (period.start != nil || first.series.kind != .flow)
            if isDated {
                row.first = row.first ?? period
                row.last = period
                if slots.firstIndex(at: When(period.yearEarlier)) != nil { row.comparable += 1 }
            } else {
                row.undated += 1
            }
        }
        return row
    }
}
