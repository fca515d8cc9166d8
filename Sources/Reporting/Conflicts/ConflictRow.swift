import Quantities
import Store

/// One of several figures that cannot all be true: one line of the conflicts report.
public struct ConflictRow: Hashable, Sendable, ReportRow {
    /// What does not fit together.
    public enum Sort: String, Sendable, CaseIterable {
        /// Two documents state different values of the same thing, and no later one revises the other.
        case values
        /// A headline and the text below it.
        case headline
        /// A stated value, and the one that other figures of a text make.
        case arithmetic
        /// A stated growth, and the values that it lies between; or the growth and the change that are stated of one value.
        case growth
        /// A whole and its parts, as one text prints them; shares of one whole above 100 %.
        case sum
        /// A place that the text claims, and the values of the others.
        case rank
        /// A value outside of what its metric can have: a share above 100 %.
        case range
        /// One document states several values: mostly it tells them apart by words that were not read.
        case unclear
    }

    /// Number of the conflict in this report, from 1; rows with the same number contradict one another.
    public var conflict: Int
    /// What does not fit together.
    public var sort: Sort
    /// The observation.
    public var observation: Observation
    /// Who announced it, where texts name somebody else than the organization; several are joined with `; `.
    public var reporters = ""
    /// The sentence that says so.
    public var sentence = ""

    /// `conflict,sort,organization,metric,component,…`, as documented in the README.
    public static let header = [
        "conflict", "sort", "organization", "metric", "component", "basis", "unit", "kind", "scope", "period_start", "period_end",
        "base_start", "base_end", "value", "value_low", "value_high", "bound", "method", "formula", "issued", "reported_by",
        "sentence", "evidence", "id", "confirmed",
    ]
    /// What it is about, what it says, and the sentence.
    public static let brief: Set = [
        "conflict", "sort", "organization", "metric", "component", "basis", "unit", "kind", "scope", "period_start", "period_end",
        "value", "bound", "method", "issued", "reported_by", "sentence",
    ]
    /// Their series.
    public var series: SeriesKey { observation.series }
    /// Level of the organization, nil when it is unknown.
    public var level: String? { observation.level }
    /// Their period.
    public var period: Period? { observation.period }

    /// One cell for each name of ``header``.
    public func put(into sink: inout some CellSink) {
        let key = observation.series
        sink.put(.integer(conflict))
        sink.put(Cell(sort.rawValue))
        sink.put(Cell(key.organization))
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
        sink.put(Cell(observation.issued))
        sink.put(Cell(reporters))
        sink.put(Cell(sentence))
        sink.put(Cell(observation.evidence))
        sink.put(.integer(Int(observation.id)))
        sink.put(observation.confirmedCell)
    }
}
