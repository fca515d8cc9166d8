import Quantities

/// The value of a figure in the unit that its words ask for.
struct FigureValue {
    private(set) var value: Exact
    private(set) var interval: Interval
    private(set) var unit: String

    /// A price that was talked of: its unit, what it is for one of, and how many of the base unit that is.
    struct Price {
        let unit: String
        let below: String
        let factor: Factor
    }

    /// A bare number has the unit of what is counted or measured.
    ///
    /// - Parameters:
    ///   - metric: what it measures, and `words` the scalars of its name
    ///   - core: the words before the figure
    init(
        _ quantity: QuantityMention, _ metric: MetricPhrase, words: [UInt32], core: Phrase, _ vocabulary: Vocabulary
    ) {
        let traits = MetricTraits(vocabulary)
        (value, interval, unit) = (quantity.value, quantity.interval, quantity.unit)
        guard unit.isEmpty else { return }
        if quantity.multiplied, traits.isMoney(metric.usesNoun ? core.scalars : words) {
            unit = "CNY"
        } else if let counted = metric.unit, !counted.isEmpty {
            unit = counted
        } else if let counted = CountedNoun.unit(atEndOf: words) {
            unit = counted
        } else if quantity.multiplied, let known = vocabulary.registry.exact(words),
            let usual = vocabulary.registry.metrics[known].counted
        {
            unit = usual
        } else if traits.isIndex(words) {
            unit = "点"
        }
    }

    /// 出口额1055亿欧元，进口额830亿: a bare amount is in the currency of the one before it.
    mutating func take(currency: String) {
        if unit == "CNY" { unit = currency }
    }

    /// 增长2.3倍 is 230 %.
    mutating func multiplesToPercent() {
        guard unit == "倍" else { return }
        value = value.shifted(by: 2)
        interval = Interval(lower: interval.lower?.shifted(by: 2), upper: interval.upper?.shifted(by: 2))
        unit = "%"
    }

    /// A change of money beside a price is one of the price: 每公斤12元，比上旬涨0.6元.
    mutating func take(_ price: Price) {
        guard unit + "/" + price.below == price.unit, let converted = value.scaled(by: price.factor) else { return }
        (value, interval, unit) = (converted, interval.scaled(by: price.factor), price.unit)
    }

    mutating func negate() {
        value = value.negated
        interval = interval.negated
    }
}
