import Quantities

/// Exact arithmetic of growth. Percentages are rounded to two decimals, half away from zero; nothing here is floating point.
enum Percentage {
    /// (`value` / `base` - 1) × 100; nil for a base that is not above zero, or past 128 bits.
    static func growth(from base: Exact, to value: Exact) -> Exact? {
        guard let difference = value.subtracting(base) else { return nil }
        return share(difference, of: base)
    }

    /// `part` / `whole` × 100; nil for a whole that is not above zero, or past 128 bits.
    static func share(_ part: Exact, of whole: Exact) -> Exact? {
        let finer = min(part.exponent, whole.exponent)
        guard let top = part.coefficient(at: finer), let bottom = whole.coefficient(at: finer), bottom > 0 else { return nil }
        if let top = Int64(exactly: top), let bottom = Int64(exactly: bottom) {
            let (scaled, overflow) = top.multipliedReportingOverflow(by: 10_000)
            if !overflow { return Exact(Int128(rounded(scaled, over: bottom)), exponent: -2) }
        }
        let (scaled, overflow) = top.multipliedReportingOverflow(by: 10_000)
        return overflow ? nil : Exact(rounded(scaled, over: bottom), exponent: -2)
    }

    /// The growths that two intervals allow; an end is open where it cannot be told.
    static func growth(from base: Interval, to value: Interval) -> Interval {
        func quotient(_ value: Exact?, smallest: Bool) -> Exact? {
            // A positive value over the largest base is the smallest quotient, a negative one over the smallest base.
            guard let value, let bottom = value.isNegative == smallest ? base.lower : base.upper else { return nil }
            return growth(from: bottom, to: value)
        }
        guard let lowest = base.lower, lowest > .zero else { return Interval(lower: nil, upper: nil) }
        return Interval(lower: quotient(value.lower, smallest: true), upper: quotient(value.upper, smallest: false))
    }

    /// `change` / (`value` - `change`) × 100: the growth that a value and its change make.
    static func growth(of value: Exact, after change: Exact) -> Exact? {
        value.subtracting(change).flatMap { share(change, of: $0) }
    }

    /// The growths that a value and its change allow; it rises with the change and falls with the value where the change is positive.
    static func growth(of value: Interval, after change: Interval) -> Interval {
        func end(_ change: Exact?, smallest: Bool) -> Exact? {
            guard let change, let value = change.isNegative == smallest ? value.lower : value.upper else { return nil }
            return growth(of: value, after: change)
        }
        return Interval(lower: end(change.lower, smallest: true), upper: end(change.upper, smallest: false))
    }

    /// `value` / (1 + `growth` %): the base that a value and its growth make, rounded to 10^`place`; nil where growth is -100 % or less.
    static func base(of value: Exact, after growth: Exact, place: Int) -> Exact? {
        guard let divisor = growth.shifted(by: -2).adding(Exact(1)), divisor > .zero else { return nil }
        return value.divided(by: divisor, digits: 18)?.rounded(to: place)
    }

    /// The bases that a value, above zero, and its growth allow: they rise with the value and fall with the growth.
    static func base(of value: Interval, after growth: Interval, place: Int) -> Interval {
        func end(_ value: Exact?, _ growth: Exact?) -> Exact? {
            value.flatMap { value in growth.flatMap { base(of: value, after: $0, place: place) } }
        }
        return Interval(lower: end(value.lower, growth.upper), upper: end(value.upper, growth.lower))
    }

    /// `value` less the base that a value and its growth make: it rises with the growth, and with the value where that is above zero.
    static func change(of value: Interval, after growth: Interval, place: Int) -> Interval {
        func end(_ growth: Exact?, smallest: Bool) -> Exact? {
            guard let growth, let value = growth.isNegative == smallest ? value.upper : value.lower else { return nil }
            return base(of: value, after: growth, place: place).flatMap { value.subtracting($0) }
        }
        return Interval(lower: end(growth.lower, smallest: true), upper: end(growth.upper, smallest: false))
    }

    /// The growth of one year, in %, that makes `growth` % in so many years; nil for a growth of -100 % or less.
    ///
    /// Found by halving: the largest whole hundredth of a percent that does not make more, and the next one where that is nearer.
    static func yearly(_ growth: Exact, over years: Int) -> Exact? {
        guard let factor = growth.shifted(by: -2).adding(Exact(1)), factor > .zero else { return nil }
        func power(_ hundredths: Int, half: Bool = false) -> Exact? {
            guard let base = Exact(Int128(hundredths * 2 + (half ? 1 : 0)) * 5, exponent: -5).adding(Exact(1)) else { return nil }
            var product = Exact(1)
            for _ in 0..<years {
                guard let next = product.multiplied(by: base)?.rounded(to: -15) else { return nil }
                product = next
            }
            return product
        }
        var (low, high) = (-10_000, 10_000_000)
        while high - low > 1 {
            let middle = (low + high) / 2
            // What is too large for 128 bits is too much.
            if let made = power(middle), made <= factor { low = middle } else { high = middle }
        }
        let isNearerToNext = power(low, half: true).map { $0 <= factor } ?? false
        return Exact(Int128(isNearerToNext ? low + 1 : low), exponent: -2)
    }

    /// A quotient rounded half away from zero; `bottom` above zero.
    private static func rounded<Number: FixedWidthInteger & SignedInteger>(_ top: Number, over bottom: Number) -> Number {
        let (quotient, rest) = top.quotientAndRemainder(dividingBy: bottom)
        guard rest.magnitude >= bottom.magnitude - rest.magnitude else { return quotient }
        return top < 0 ? quotient - 1 : quotient + 1
    }
}
