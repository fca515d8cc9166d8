/// An exact decimal number: `coefficient` × 10^`exponent`.
///
/// The exponent is the printed precision (147.65亿 is 14765 × 10^6), so a value knows how exactly it was stated.
/// Two values are equal when they are the same number, whatever their precision.
public struct Exact: Sendable {
    /// All printed digits as one integer.
    public var coefficient: Int128
    /// The power of ten of the last printed digit, -38...38.
    public var exponent: Int

    /// Makes `coefficient` × 10^`exponent`.
    public init(_ coefficient: Int128, exponent: Int = 0) {
        self.coefficient = coefficient
        self.exponent = exponent
    }

    /// Reads plain decimal notation, optionally signed (`-0.0033`); nil for anything else or more than 36 digits.
    public init?(plain text: some StringProtocol) {
        var text = String(text)
        guard let value = text.withUTF8({ Exact($0) }) else { return nil }
        self = value
    }

    private init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        var coefficient: Int128 = 0
        var exponent = 0
        var negative = false
        var digits = 0
        var afterPoint = false
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case UInt8(ascii: "-") where index == 0: negative = true
            case UInt8(ascii: "+") where index == 0: break
            case UInt8(ascii: ".") where !afterPoint: afterPoint = true
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                digits += 1
                guard digits <= 36 else { return nil }
                coefficient = coefficient * 10 + Int128(byte - UInt8(ascii: "0"))
                if afterPoint { exponent -= 1 }
            default: return nil
            }
        }
        guard digits > 0 else { return nil }
        self.init(negative ? -coefficient : coefficient, exponent: exponent)
    }

    /// Zero, printed as `0`.
    public static let zero = Exact(0)

    /// Whether the number is below zero.
    public var isNegative: Bool { coefficient < 0 }

    /// 10^`power` for 0...38.
    public static func powerOfTen(_ power: Int) -> Int128 {
        var result: Int128 = 1
        for _ in 0..<power { result *= 10 }
        return result
    }

    /// Plain notation without an exponent; trailing zeros after the point are as printed.
    public var plain: String {
        if exponent >= 0 {
            return coefficient == 0 ? "0" : String(coefficient) + String(repeating: "0", count: exponent)
        }
        let digits = String(coefficient.magnitude)
        let places = -exponent
        let padded = digits.count > places ? digits : String(repeating: "0", count: places - digits.count + 1) + digits
        let split = padded.index(padded.endIndex, offsetBy: -places)
        return (coefficient < 0 ? "-" : "") + padded[..<split] + "." + padded[split...]
    }

    /// The same number without trailing zeros in its coefficient.
    public var normalized: Exact {
        guard coefficient != 0 else { return .zero }
        var result = self
        while result.coefficient % 10 == 0 {
            result.coefficient /= 10
            result.exponent += 1
        }
        return result
    }

    /// Plain notation of the number itself: no trailing zeros after the point (`4.0` is `4`).
    public var canonical: String {
        guard exponent < 0 else { return plain }
        let slim = normalized
        return slim.exponent < 0 ? slim.plain : Exact(slim.coefficient, exponent: slim.exponent).plain
    }

    /// The nearest floating-point number, for convenience columns only.
    public var double: Double { Double(canonical) ?? .nan }

    /// The coefficient at a finer `exponent`; nil when it leaves 128 bits.
    public func coefficient(at finer: Int) -> Int128? {
        guard coefficient != 0 else { return 0 }
        let shift = exponent - finer
        guard shift >= 0, shift <= 38 else { return nil }
        let (product, overflow) = coefficient.multipliedReportingOverflow(by: Exact.powerOfTen(min(shift, 38)))
        return overflow ? nil : product
    }
}

extension Exact: Comparable, Hashable {
    /// Same number, whatever the precision.
    public static func == (left: Exact, right: Exact) -> Bool {
        let (a, b) = (left.normalized, right.normalized)
        return a.coefficient == b.coefficient && a.exponent == b.exponent
    }

    /// Numeric order.
    public static func < (left: Exact, right: Exact) -> Bool {
        let finer = Swift.min(left.exponent, right.exponent)
        guard let a = left.coefficient(at: finer), let b = right.coefficient(at: finer) else { return left.double < right.double }
        return a < b
    }

    /// Hashes the number, not its precision.
    public func hash(into hasher: inout Hasher) {
        let slim = normalized
        hasher.combine(slim.coefficient)
        hasher.combine(slim.exponent)
    }
}

extension Exact: CustomStringConvertible {
    /// Same as ``plain``.
    public var description: String { plain }
}
