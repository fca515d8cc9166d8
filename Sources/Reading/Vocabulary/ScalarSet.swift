/// A set of scalars of the basic plane, a bit each: asked for at many places of a text, where a hash would cost more than the rest.
struct ScalarSet: Sendable {
    private var bits = [UInt64](repeating: 0, count: 0x10000 / 64)

    /// The empty set.
    init() {}

    /// The characters of `word`.
    init(_ word: String) {
        for scalar in word.unicodeScalars { insert(scalar.value) }
    }

    /// Adds a scalar of the basic plane.
    mutating func insert(_ scalar: UInt32) { bits[Int(scalar >> 6)] |= 1 << UInt64(scalar & 63) }

    /// Whether `scalar` is in the set.
    @inline(__always)
    func contains(_ scalar: UInt32) -> Bool {
        scalar < 0x10000 && bits[Int(scalar >> 6)] >> UInt64(scalar & 63) & 1 == 1
    }

    /// Calls `body` with each scalar, the smallest first.
    func forEach(_ body: (Int) -> Void) {
        for (index, word) in bits.enumerated() {
            var rest = word
            while rest != 0 {
                body(index * 64 + rest.trailingZeroBitCount)
                rest &= rest - 1
            }
        }
    }
}
