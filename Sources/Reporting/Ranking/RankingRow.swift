import Quantities
import Store

/// Which end of a metric is the first place.
public enum Direction: String, Sendable {
    /// The largest value is first.
    case more
    /// The smallest value is first: loss rates, complaints.
    case less
}

/// The place of one organization among others of its level: one line of the ranking report.
public struct RankingRow: Hashable, Sendable, ReportRow {
    /// Series of the value; of the stated rank itself where the text gives no value.
    public var series: SeriesKey
    /// Level of the organizations compared, nil when it is unknown.
    public var level: String?
    /// Period of the values.
    public var period: Period
    /// Scope of the values, empty where none.
    public var scope: String
    /// Place; equal values share one. Nil where there is nothing to compare with, or where values conflict.
    public var rank: Int?
    /// Best place that the intervals allow.
    public var best: Int?
    /// Worst place that the intervals allow.
    public var worst: Int?
    /// Number of organizations ranked.
    public var of: Int?
    /// The value, nil where only a rank is stated or where values conflict.
    public var value: Exact?
    /// Values that the words allow.
    public var interval: Interval
    /// Distance to the value in the first place, 0 for the first.
    public var gapToFirst: Exact?
    /// Place that the text claims; several are joined with `; `.
    public var claimedRank: String
    /// Field of the claimed place, in the order of the places.
    public var claimedScope: String
    /// Where it says so: evidence of the value, then of the claimed places.
    public var evidence: String
    /// Position of the value among the observations that the report was made of.
    var position: Int

    /// `metric,component,basis,unit,kind,period_start,…`, as documented in the README.
    public static let header = [
        "metric", "component", "basis", "unit", "kind", "period_start", "period_end", "scope", "rank", "rank_best", "rank_worst",
        "of", "organization", "level", "value", "value_low", "value_high", "gap_to_first", "claimed_rank", "claimed_scope",
        "evidence",
    ]

    /// One cell for each name of ``header``.
    public var cells: [Cell] {
        [
            Cell(series.metric), Cell(series.component), Cell(series.basis), Cell(series.unit), Cell(series.kind.rawValue),
            Cell(period.start), Cell(period.end), Cell(scope), Cell(rank), Cell(best), Cell(worst), Cell(of),
            Cell(series.organization), Cell(level), Cell(value), Cell(interval.lower), Cell(interval.upper), Cell(gapToFirst),
            Cell(claimedRank), Cell(claimedScope), Cell(evidence),
        ]
    }
}
