import Quantities
import Store

/// How a figure is measured against an earlier one: one line of the growth report.
public struct GrowthRow: Sendable, ReportRow {
    /// How the growth of a row came about.
    public enum Method: String, Sendable {
        /// The text states the growth, or for a ratio and for a figure without a value its change.
        case stated
        /// From two stated values.
        case computed
        /// From a stated value and its stated change, or from a value that was itself derived.
        case derived
    }

    /// The observations that the report was made of: a row refers to them, which is many times cheaper than copying them.
    let observations: [Observation]
    /// Position of the value; of the growth or change itself where the text gives no value.
    let position: Int
    /// Positions of what else the row was made from: growth, change, base.
    var sources: [Int] = []
    /// Period that it is measured from.
    public var base: Period?
    /// What the text itself measures its growth from, where the row has the day that it ends with: 同比 of a span beside what stands at its end.
    var said: Period?
    /// What the text measures it from; of a row that was computed the base.
    public var statedBase: Period? { said ?? base }
    /// Value of that period: an observation, else the value less its change, else what value and growth make.
    public var baseValue: Exact?
    /// What is known of it.
    var baseBound = Bound.exact
    /// Values of that period that the words allow.
    public var baseInterval = Interval(lower: nil, upper: nil)
    /// Value less base value, or as the text states it; percentage points where the value is a ratio in %.
    public var change: Exact?
    /// What is known of it.
    var changeBound = Bound.exact
    /// Changes that the words allow: of rounded values, and of those that growths were rounded from, more than one.
    public var changeInterval = Interval(lower: nil, upper: nil)
    /// Growth in %, as the text states it or rounded to two decimals, half away from zero.
    public var growth: Exact?
    /// What is known of it.
    var growthBound = Bound.exact
    /// Growths that the words allow.
    public var growthInterval = Interval(lower: nil, upper: nil)
    /// How the growth (or where there is only that, the change or the interval) came about; nil where there is nothing.
    public var method: Method?
    /// Why something could not be computed.
    public var reason: GrowthReason?

    /// A row of one observation, with nothing to compare it with.
    init(_ observations: [Observation], _ position: Int, _ reason: GrowthReason? = nil) {
        self.observations = observations
        self.position = position
        self.reason = reason
    }

    /// Series of the value; of the growth or change itself where the text gives no value.
    public var series: SeriesKey { observations[position].series }
    /// Level of the organization, nil when it is unknown.
    public var level: String? { observations[position].level }
    /// Period of the value.
    public var period: Period? { observations[position].period }
    /// The value, nil where the text gives none.
    public var value: Exact? { hasValue ? observations[position].value : nil }
    /// Values that the words allow.
    public var interval: Interval { hasValue ? observations[position].interval : Interval(lower: nil, upper: nil) }
    /// Where it says so: evidence of the value, then of the growth, of the change and of the base.
    public var evidence: String {
        sources.reduce(into: observations[position].evidence) { $0 += "; " + observations[$1].evidence }
    }
    /// Whether it says how a figure has grown over a window of the same length: a growth that nothing stated contradicts within its own text,
    /// or a value with its change. Limits from which only follows that it may have grown by so much or less say of none.
    public var isGrowth: Bool {
        guard method != nil, reason != .valuesConflict, reason != .baseUnlike else { return false }
        return growth != nil || (change != nil && value != nil)
    }
    /// What sort of base it is measured from.
    public var against: Against? { Against(base, of: period) }
    /// Growth of one year, in %, where the base is the same window several years earlier.
    public var yearly: Exact? {
        guard let growth, let years = period.flatMap({ base?.years(before: $0) }), years > 1 else { return nil }
        return Percentage.yearly(growth, over: years)
    }
    private var hasValue: Bool { observations[position].series.kind.hasGrowth }

    /// `organization,metric,component,basis,unit,kind,period_start,…`, as documented in the README.
    public static let header = [
        "organization", "metric", "component", "basis", "unit", "kind", "period_start", "period_end", "value", "value_low",
        "value_high", "base_start", "base_end", "base_value", "base_low", "base_high", "against", "change", "change_low",
        "change_high", "growth_pct", "growth_low", "growth_high", "yearly_pct", "method", "reason", "evidence", "confirmed",
    ]

    /// All but the intervals and the evidence.
    public static let brief: Set = [
        "organization", "metric", "component", "basis", "unit", "period_start", "period_end", "value", "base_start", "base_end",
        "base_value", "change", "growth_pct", "yearly_pct", "method", "reason",
    ]

    /// Of the value and of what it is compared with.
    public var bounds: [(column: String, bound: Bound)] {
        [
            ("value", hasValue ? observations[position].boundOfValue : .exact), ("base_value", baseBound),
            ("change", changeBound), ("growth_pct", growthBound),
        ]
    }

    /// The cells as a line of CSV.
    public func write(into line: inout CSVLine) { put(into: &line) }

    /// One cell for each name of ``header``.
    public func put(into sink: inout some CellSink) {
        // Where it lies, and not as a copy: that would take and give up all that it refers to.
        observations.withUnsafeBufferPointer { put($0, into: &sink) }
    }

    @inline(__always)
    private func put(_ observations: UnsafeBufferPointer<Observation>, into sink: inout some CellSink) {
        let key = observations[position].series
        let hasGrowth = key.kind.hasGrowth
        let interval = hasGrowth ? observations[position].interval : Interval(lower: nil, upper: nil)
        sink.put(Cell(key.organization))
        sink.put(measureOf: key)
        sink.put(observations[position].period)
        sink.put(Cell(hasGrowth ? observations[position].value : nil))
        sink.put(Cell(interval.lower))
        sink.put(Cell(interval.upper))
        sink.put(base)
        sink.put(Cell(baseValue))
        sink.put(Cell(baseInterval.lower))
        sink.put(Cell(baseInterval.upper))
        sink.put(Cell(against?.rawValue))
        sink.put(Cell(change))
        sink.put(Cell(changeInterval.lower))
        sink.put(Cell(changeInterval.upper))
        sink.put(Cell(growth))
        sink.put(Cell(growthInterval.lower))
        sink.put(Cell(growthInterval.upper))
        sink.put(Cell(yearly))
        sink.put(Cell(method?.rawValue))
        if case .noEarlierValue(let period) = reason {
            sink.put(GrowthReason.noValueFor, period)
        } else {
            sink.put(Cell(reason?.description))
        }
        sink.put(observations[position].place, sources.lazy.map { observations[$0].place })
        sink.put(observations[position].confirmedCell)
    }
}
