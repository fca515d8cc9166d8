import Quantities
import Store

/// How a figure is measured against an earlier one: one line of the growth report.
public struct GrowthRow: Hashable, Sendable, ReportRow {
    /// How the growth of a row came about.
    public enum Method: String, Sendable {
        /// The text states the growth, or for a ratio and for a figure without a value its change.
        case stated
        /// From two stated values.
        case computed
        /// From a stated value and its stated change, or from a value that was itself derived.
        case derived
    }

    /// Series of the value; of the growth or change itself where the text gives no value.
    public var series: SeriesKey
    /// Period of the value.
    public var period: Period
    /// The value, nil where the text gives none.
    public var value: Exact?
    /// Values that the words allow.
    public var interval = Interval(lower: nil, upper: nil)
    /// Period that it is measured from.
    public var base: Period?
    /// Value of that period: as stated, else the value less its change, else what value and growth make.
    public var baseValue: Exact?
    /// Values of that period that the words allow.
    public var baseInterval = Interval(lower: nil, upper: nil)
    /// Value less base value, or as the text states it; percentage points where the value is a ratio in %.
    public var change: Exact?
    /// Growth in %, as the text states it or rounded to two decimals, half away from zero.
    public var growth: Exact?
    /// Growths that the words allow.
    public var growthInterval = Interval(lower: nil, upper: nil)
    /// How the growth came about; nil where there is none.
    public var method: Method?
    /// Why something could not be computed.
    public var reason: GrowthReason?
    /// Where it says so: evidence of the value, then of the growth, of the change and of the base.
    public var evidence: String
    /// Position of the value among the observations that the report was made of.
    var position: Int

    /// `organization,metric,component,basis,unit,kind,period_start,…`, as documented in the README.
    public static let header = [
        "organization", "metric", "component", "basis", "unit", "kind", "period_start", "period_end", "value", "value_low",
        "value_high", "base_start", "base_end", "base_value", "base_low", "base_high", "change", "growth_pct", "growth_low",
        "growth_high", "method", "reason", "evidence",
    ]

    /// One cell for each name of ``header``.
    public var cells: [Cell] {
        [
            Cell(series.organization), Cell(series.metric), Cell(series.component), Cell(series.basis), Cell(series.unit),
            Cell(series.kind.rawValue), Cell(period.start), Cell(period.end), Cell(value), Cell(interval.lower),
            Cell(interval.upper),
            Cell(base?.start), Cell(base?.end), Cell(baseValue), Cell(baseInterval.lower), Cell(baseInterval.upper), Cell(change),
            Cell(growth), Cell(growthInterval.lower), Cell(growthInterval.upper), Cell(method?.rawValue),
            Cell(reason?.description),
            Cell(evidence),
        ]
    }
}
