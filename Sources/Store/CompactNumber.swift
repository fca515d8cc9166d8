import Quantities

/// A number of 64 bits with its exponent, or none, in nine bytes.
@usableFromInline struct CompactNumber: Hashable, Sendable {
    @usableFromInline let coefficient: Int64
    @usableFromInline let exponent: Int8

    /// No number: an open end.
    static let none = CompactNumber(coefficient: 0, exponent: .min)

    private init(coefficient: Int64, exponent: Int8) { (self.coefficient, self.exponent) = (coefficient, exponent) }

    /// Nil where the number does not fit.
    init?(_ number: Exact?) {
        guard let number else {
            self = .none
            return
        }
        guard let coefficient = Int64(exactly: number.coefficient), let exponent = Int8(exactly: number.exponent), exponent > .min
        else { return nil }
        self.init(coefficient: coefficient, exponent: exponent)
    }

    /// The number; nil for none.
    @inlinable var exact: Exact? { exponent == .min ? nil : Exact(Int128(coefficient), exponent: Int(exponent)) }

    /// Same number, whatever the precision.
    @usableFromInline static func == (left: CompactNumber, right: CompactNumber) -> Bool { left.exact == right.exact }

    /// Hashes the number, not its precision.
    @usableFromInline func hash(into hasher: inout Hasher) { hasher.combine(exact) }
}
