import Quantities

/// Ranges of losses: -6.2亿元至-5.2亿元.
extension QuantityScanner {
    /// The range that `first` begins, where another number below nought in the same unit stands behind it; else `first`.
    func belowNought(_ first: QuantityMention, _ limit: Int) -> QuantityMention {
        guard first.value.coefficient < 0, first.upper == nil, first.bound == .exact else { return first }
        var dash = first.range.upperBound
        if dash < limit, text[dash] == 0x20 { dash += 1 }
        guard dash + 2 < limit, isDash(dash, limit) else { return first }
        let start = text[dash + 1] == 0x20 ? dash + 2 : dash + 1
        guard start + 1 < limit, QuantityScanner.minuses.contains(text[start]),
            let numeral = Numerals.scan(text, start + 1, limit),
            let second = measured(numeral, start + 1, limit, start), second.value.coefficient < 0, second.unit == first.unit,
            second.bound == .exact, second.value != first.value
        else { return first }
        let (low, high) = first.value < second.value ? (first, second) : (second, first)
        var range = first
        range.range = first.range.lowerBound..<second.range.upperBound
        (range.value, range.upper) = (low.value, high.value)
        range.interval = Interval(lower: low.value, upper: high.value)
        return range
    }

    private static let minuses = ScalarSet("-−－负")
}
