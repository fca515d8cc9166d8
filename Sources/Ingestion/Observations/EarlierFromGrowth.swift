import Quantities
import Store

extension Derive {
    /// 业务量 5.3 亿件，同比增长 30.29 %: a year earlier it was level / (1 + growth).
    static func earlierFromGrowth(_ inputs: Inputs, _ rule: Rule) -> [ObservationDraft] {
        var rows: [ObservationDraft] = []
        let values = inputs.indices(.level) + inputs.indices(.flow)
        for growth in inputs.indices(.growth) {
            let rate = inputs.drafts[growth]
            guard let factor = factor(rate.value, unit: rate.subject.unit), let low = rate.interval.lower,
                let high = rate.interval.upper,
                let lower = self.factor(low, unit: rate.subject.unit), let upper = self.factor(high, unit: rate.subject.unit)
            else { continue }
            for value in values {
                let now = inputs.drafts[value]
                guard inputs.fulfil(rule.conditions, value, growth), let period = earlier(now.subject, rate.subject),
                    let result = now.value.divided(by: factor),
                    let interval = now.interval.divided(by: Interval(lower: lower, upper: upper)), let width = interval.width,
                    !rule.conditions.contains(.narrow) || isNarrow(result, interval)
                else { continue }
                // Two digits more than the interval can tell; the division has many more that mean nothing.
                let place = width > .zero ? width.magnitudeExponent - 1 : result.exponent
                let ends = Interval(lower: interval.lower?.rounded(to: place - 1), upper: interval.upper?.rounded(to: place - 1))
                // A value at an end of what the words allow (28万余) is not rounded past it.
                let rounded = result.rounded(to: place)
                let role = now.subject.kind.rawValue
                rows.append(
                    draft(
                        Subject(unit: now.subject.unit, kind: now.subject.kind, period: period),
                        value: ends.contains(rounded) ? rounded : result.rounded(to: place - 1), interval: ends,
                        formula: rate.subject.unit == "%" ? "\(role) / (1 + growth / 100)" : "\(role) / (1 + growth)",
                        inputs: [(role, value), ("growth", growth)], of: inputs))
            }
        }
        return rows
    }

    /// What a growth multiplies by: 1.3029 for 30.29 %, 3 for 2 倍; nil for other units and where nothing would be left.
    private static func factor(_ growth: Exact, unit: String) -> Exact? {
        let share: Exact
        switch unit {
        case "%": share = growth.shifted(by: -2)
        case "倍": share = growth
        default: return nil
        }
        guard let factor = Exact(1).adding(share), factor > .zero else { return nil }
        return factor
    }
}
