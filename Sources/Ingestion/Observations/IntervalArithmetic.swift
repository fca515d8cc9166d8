import Quantities

extension Interval {
    /// All differences of a value of this interval and one of the other; nil where an end is open or a number too large.
    func subtracting(_ other: Interval) -> Interval? {
        guard let lower, let upper, let bottom = other.lower, let top = other.upper,
            let low = lower.subtracting(top), let high = upper.subtracting(bottom)
        else { return nil }
        return Interval(lower: low, upper: high)
    }

    /// All quotients of a value of this interval and one of the other; nil unless the one is not negative, the other positive.
    func divided(by other: Interval) -> Interval? {
        guard let lower, let upper, let bottom = other.lower, let top = other.upper, lower >= .zero, bottom > .zero,
            let low = lower.divided(by: top), let high = upper.divided(by: bottom)
        else { return nil }
        return Interval(lower: low, upper: high)
    }
}

extension Exact {
    /// The power of ten of the first digit: 4 for 28000.
    var magnitudeExponent: Int {
        var digits = 0
        var rest = coefficient.magnitude
        while rest >= 10 {
            rest /= 10
            digits += 1
        }
        return digits + exponent
    }
}
