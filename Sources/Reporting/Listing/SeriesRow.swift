import Quantities
import Store

/// One observation of a series: one line of the series report.
public struct SeriesRow: Hashable, Sendable, ReportRow {
    /// The observation.
    public var observation: Observation

    /// `organization,level,metric,component,basis,…`, as documented in the README.
    public static let header = [
        "organization", "level", "metric", "component", "basis", "unit", "kind", "scope", "period_start", "period_end",
        "base_start",
        "base_end", "value", "value_low", "value_high", "bound", "method", "formula", "evidence", "id",
        "confidence", "confirmed",
    ]

    /// All but the intervals and the evidence.
    public static let brief: Set = [
        "organization", "metric", "component", "basis", "unit", "kind", "scope", "period_start", "period_end", "value", "bound",
        "method", "formula", "confirmed",
    ]
    /// Its series.
    public var series: SeriesKey { observation.series }
    /// Level of the organization, nil when it is unknown.
    public var level: String? { observation.level }
    /// Its period.
    public var period: Period? { observation.period }

    /// The cells as a line of CSV.
    public func write(into line: inout CSVLine) { put(into: &line) }

    /// One cell for each name of ``header``.
    public func put(into sink: inout some CellSink) {
        let key = observation.series
        sink.put(Cell(key.organization))
        sink.put(Cell(observation.level))
        sink.put(measureOf: key)
        sink.put(Cell(observation.scope))
        sink.put(observation.period)
        sink.put(observation.base)
        sink.put(Cell(observation.value))
        sink.put(Cell(observation.interval.lower))
        sink.put(Cell(observation.interval.upper))
        sink.put(Cell(observation.bound.rawValue))
        sink.put(Cell(observation.method.rawValue))
        sink.put(Cell(observation.formula))
        sink.put(observation.place, EmptyCollection())
        sink.put(.integer(Int(observation.id)))
        sink.put(Cell(observation.confidence.rawValue))
        sink.put(observation.confirmedCell)
    }
}

extension Observation {
    /// 1 where a person has accepted or corrected the figure.
    var confirmedCell: Cell { isConfirmed ? .integer(1) : .unknown }
}

/// All observations, series by series and each in time order; of those about the same thing, stated before derived.
public func series(of observations: [Observation]) -> [SeriesRow] {
    var rows: [SeriesRow] = []
    series(of: observations) { rows.append($0) }
    return rows
}

/// The same rows, handed over one by one: a report over a million observations need not be held in memory.
public func series(of observations: [Observation], each: (SeriesRow) throws -> Void) rethrows {
    for position in Grouping(observations).order { try each(SeriesRow(observation: observations[position])) }
}
