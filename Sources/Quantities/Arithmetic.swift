/// A conversion factor, exact: 斤 to kg is 1/2, 公里 to m is 1000/1.
public struct Factor: Hashable, Sendable {
    /// Numerator, above zero.
    public let numerator: Int128
    /// Denominator, above zero.
    public let denominator: Int128

    /// Makes numerator/denominator; both must be above zero.
    public init(_ numerator: Int128, over denominator: Int128 = 1) {
        precondition(numerator > 0 && denominator > 0)
        self.numerator = numerator
        self.denominator = denominator
    }

    /// Reads `1000`, `0.05` or `1/2`; nil for anything else, and for what leaves 128 bits.
    public init?(_ text: some StringProtocol) {
        let slash = text.utf8.firstIndex(of: UInt8(ascii: "/"))
        guard let top = Exact(plain: text[..<(slash ?? text.endIndex)]), top > .zero else { return nil }
        var denominator = Exact.powerOfTen(-top.exponent)  // plain notation has no exponent above zero
        if let slash {
            guard let bottom = Exact(plain: text[text.utf8.index(after: slash)...]), bottom > .zero, bottom.exponent == 0 else {
                return nil
            }
            let (product, overflow) = denominator.multipliedReportingOverflow(by: bottom.coefficient)
            guard !overflow else { return nil }
            denominator = product
        }
        self.init(top.coefficient, over: denominator)
    }

    /// Leaves a number as it is.
    public static let one = Factor(1)
}

extension Exact {
    /// The sum; nil when it leaves 128 bits.
    public func adding(_ other: Exact) -> Exact? {
        let finer = Swift.min(exponent, other.exponent)
        guard let a = coefficient(at: finer), let b = other.coefficient(at: finer) else { return nil }
        let (sum, overflow) = a.addingReportingOverflow(b)
        return overflow ? nil : Exact(sum, exponent: finer)
    }

    /// The difference; nil when it leaves 128 bits.
    public func subtracting(_ other: Exact) -> Exact? { adding(other.negated) }

    /// The product; nil when it leaves 128 bits.
    public func multiplied(by other: Exact) -> Exact? {
        let (product, overflow) = coefficient.multipliedReportingOverflow(by: other.coefficient)
        return overflow ? nil : Exact(product, exponent: exponent + other.exponent)
    }

    /// The same number with the other sign.
    public var negated: Exact { Exact(-coefficient, exponent: exponent) }

    /// The number without its sign.
    public var magnitude: Exact { isNegative ? negated : self }

    /// The number times 10^`power`: exact, no digit is lost.
    public func shifted(by power: Int) -> Exact { Exact(coefficient, exponent: exponent + power) }

    /// The number rounded half away from zero to a multiple of 10^`place`; itself where it has no finer digits.
    public func rounded(to place: Int) -> Exact {
        guard exponent < place else { return self }
        guard place - exponent <= 38 else { return Exact(0, exponent: place) }
        let unit = Exact.powerOfTen(place - exponent)
        let (quotient, rest) = coefficient.quotientAndRemainder(dividingBy: unit)
        let up: Int128 = rest.magnitude >= unit.magnitude - rest.magnitude ? (coefficient < 0 ? -1 : 1) : 0
        return Exact(quotient + up, exponent: place)
    }

    /// The quotient rounded half away from zero to `digits` significant digits; nil for a divisor of zero.
    ///
    /// A quotient that ends earlier is exact.
    public func divided(by divisor: Exact, digits: Int = 12) -> Exact? {
        guard divisor.coefficient != 0 else { return nil }
        guard coefficient != 0 else { return Exact(0, exponent: 0) }
        var top = coefficient.magnitude
        let bottom = divisor.coefficient.magnitude
        var power = exponent - divisor.exponent
        let enough = UInt128(Exact.powerOfTen(digits))
        while top / bottom < enough, top <= UInt128(Int128.max) / 10 {
            if top % bottom == 0 { break }
            top *= 10
            power -= 1
        }
        var quotient = top / bottom
        var rest = top % bottom
        while quotient >= enough {
            rest = quotient % 10 >= 5 ? bottom : 0
            quotient /= 10
            power += 1
        }
        if rest * 2 >= bottom, rest > 0 { quotient += 1 }
        let sign: Int128 = (coefficient < 0) != (divisor.coefficient < 0) ? -1 : 1
        return Exact(sign * Int128(quotient), exponent: power).trimmedFraction
    }

    /// The number converted by `factor`; exact where the quotient ends, else 12 significant digits; nil past 128 bits.
    public func scaled(by factor: Factor) -> Exact? {
        guard factor != .one else { return self }
        let (product, overflow) = coefficient.multipliedReportingOverflow(by: factor.numerator)
        guard !overflow else { return nil }
        let scaled = Exact(product, exponent: exponent)
        guard factor.denominator != 1 else { return scaled }
        return scaled.dividedExactly(by: factor.denominator) ?? scaled.divided(by: Exact(factor.denominator))
    }

    /// The quotient by a whole number above zero where it ends; nil where it does not, or leaves 128 bits.
    private func dividedExactly(by divisor: Int128) -> Exact? {
        var rest = divisor
        var twos = 0
        var fives = 0
        while rest & 1 == 0 { rest >>= 1; twos += 1 }
        while rest % 5 == 0 { rest /= 5; fives += 1 }
        guard coefficient % rest == 0 else { return nil }
        // n / (2^a 5^b) = n 2^(k-a) 5^(k-b) / 10^k, where k is the greater of a and b
        var top = coefficient / rest
        let places = max(twos, fives)
        for index in 0..<places {
            if index >= twos {
                let (product, overflow) = top.multipliedReportingOverflow(by: 2)
                guard !overflow else { return nil }
                top = product
            }
            if index >= fives {
                let (product, overflow) = top.multipliedReportingOverflow(by: 5)
                guard !overflow else { return nil }
                top = product
            }
        }
        var result = Exact(top, exponent: exponent - places)
        while result.exponent < exponent, result.coefficient % 10 == 0 {
            result.coefficient /= 10
            result.exponent += 1
        }
        return result.trimmedFraction
    }

    /// Trailing zeros after the decimal point removed.
    private var trimmedFraction: Exact {
        var result = self
        while result.exponent < 0, result.coefficient % 10 == 0 {
            result.coefficient /= 10
            result.exponent += 1
        }
        return result
    }

    /// Half of the last printed place.
    public var halfPlace: Exact { Exact(5, exponent: exponent - 1) }
}
