import Quantities
import Store

/// What the observations of one series are sorted by.
struct TimeKey: Comparable {
    let when: When
    let base: When
    let scope: UInt32
    let derived: Bool
    let oneSided: Bool
    let exponent: Int
    let id: Int64
    let position: Int

    /// Reads the fields one by one: a copy of the whole observation would cost more than the rest.
    init(_ observations: [Observation], _ position: Int, scope: UInt32) {
        when = When(observations[position].period)
        base = When(base: observations[position].base)
        self.scope = scope
        derived = observations[position].method == .derived
        oneSided = observations[position].bound.isOneSided
        exponent = observations[position].value.exponent
        id = observations[position].id
        self.position = position
    }

    static func < (left: TimeKey, right: TimeKey) -> Bool {
        if left.when != right.when { return left.when < right.when }
        if left.base != right.base { return left.base < right.base }
        if left.scope != right.scope { return left.scope < right.scope }
        if left.derived != right.derived { return right.derived }
        if left.oneSided != right.oneSided { return right.oneSided }
        if left.exponent != right.exponent { return left.exponent < right.exponent }
        return left.id != right.id ? left.id < right.id : left.position < right.position
    }
}
