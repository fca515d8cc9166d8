/// The values that the words allow; nil is open. Ends are not told apart as open or closed.
public struct Interval: Hashable, Sendable {
    /// Smallest value allowed.
    public var lower: Exact?
    /// Largest value allowed.
    public var upper: Exact?

    /// Makes the interval between two ends.
    public init(lower: Exact?, upper: Exact?) {
        self.lower = lower
        self.upper = upper
    }

    /// A value as printed: half a unit of its last place each side.
    public init(printed value: Exact) {
        self.init(lower: value.subtracting(value.halfPlace), upper: value.adding(value.halfPlace))
    }

    /// Whether both intervals allow a common value.
    public func overlaps(_ other: Interval) -> Bool {
        if let lower, let top = other.upper, top < lower { return false }
        if let upper, let bottom = other.lower, bottom > upper { return false }
        return true
    }

    /// Whether `value` is allowed.
    public func contains(_ value: Exact) -> Bool {
        if let lower, value < lower { return false }
        if let upper, value > upper { return false }
        return true
    }

    /// The interval on the other side of zero.
    public var negated: Interval { Interval(lower: upper?.negated, upper: lower?.negated) }

    /// The interval in another unit.
    public func scaled(by factor: Factor) -> Interval {
        Interval(lower: lower?.scaled(by: factor), upper: upper?.scaled(by: factor))
    }
}

/// What the words around a figure say of its exactness.
public enum Bound: String, CaseIterable, Sendable {
    /// No bound word.
    case exact
    /// 约, 左右, 上下.
    case approx
    /// 以上, 至少, 上百.
    case atLeast = "at_least"
    /// 以内, 至多, 不超过.
    case atMost = "at_most"
    /// 余, 多, 超, 突破.
    case moreThan = "more_than"
    /// 近, 不足, 不到.
    case lessThan = "less_than"
}

/// What sort of statement a figure makes; it is part of a series key.
public enum Kind: String, CaseIterable, Sendable {
    /// What stands at one day.
    case level
    /// What came about over a period.
    case flow
    /// Absolute difference from a base.
    case change
    /// Relative difference from a base, in %.
    case growth
    /// Part of a whole, a rate.
    case ratio
    /// Place in a field.
    case rank
    /// Planned, aimed at, allowed.
    case target
}
