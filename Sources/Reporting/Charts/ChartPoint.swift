import Quantities
import Store

/// One value of a chart, as an observation or a row of a report has it.
struct ChartPoint {
    /// When it is about.
    var period: Period
    /// The value.
    var value: Exact
    /// The values that the words allow.
    var interval: Interval
    /// What the bound word says.
    var bound: Bound
    /// Its growth in % over the same window a year earlier, as the growth report has it.
    var growth: Exact?
    /// Whether it is in doubt.
    var isDoubtful = false
}

extension ChartPoint {
    /// The point of an observation.
    init(_ observation: Observation, growth row: GrowthRow? = nil) {
        let isYearly = row?.base == observation.period.yearEarlier
        self.init(
            period: observation.period, value: observation.value, interval: observation.interval, bound: observation.bound,
            growth: isYearly ? row?.growth : nil, isDoubtful: observation.confidence == .doubtful)
    }

    /// What an axis has to reach, with room above a value that is only a lower limit.
    var extent: [Exact] {
        [value, interval.lower, interval.upper ?? value.multiplied(by: Exact(11, exponent: -1))].compactMap(\.self)
    }

    /// The shares of an axis between which the value may lie; where an end is open, so much beyond the value.
    func ends(on axis: Axis, open: Double) -> (low: Double, high: Double) {
        (
            interval.lower.map { axis.share($0) } ?? (axis.share(value) - open),
            interval.upper.map { axis.share($0) } ?? (axis.share(value) + open)
        )
    }

    /// Whether it is known exactly: there is nothing to hatch.
    var isPoint: Bool { interval.lower != nil && interval.lower == interval.upper }

    /// The number in the scale of an axis, with its bound word, and a mark where it is in doubt.
    func label(on axis: Axis, _ written: Written) -> String {
        let number = axis.number(value)
        return (bound == .exact ? number : written.labels("bound.\(bound.rawValue)", number)) + (isDoubtful ? "?" : "")
    }
}
