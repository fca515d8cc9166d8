import Quantities
import Store

extension Bound {
    /// Whether the figure is only a limit: it says more than, less than, at least or at most.
    var isOneSided: Bool { self != .exact && self != .approx }

    /// Whether two figures can be compared as points: both limits of the same sort, or neither a limit.
    func isComparable(with other: Bound) -> Bool { self == other || (!isOneSided && !other.isOneSided) }

    /// The same limit seen from the other side: what is less than more than 3 away.
    private var reversed: Bound {
        switch self {
        case .exact, .approx: return self
        case .atLeast: return .atMost
        case .atMost: return .atLeast
        case .moreThan: return .lessThan
        case .lessThan: return .moreThan
        }
    }

    /// What is known of a number that becomes larger with a figure of this bound and with one of another.
    func with(_ other: Bound) -> Bound {
        if self == .exact || self == other { return other }
        return other == .exact ? self : .approx
    }

    /// What is known of a number that becomes larger with a figure of this bound, and smaller with one of another: their difference.
    func without(_ other: Bound) -> Bound { with(other.reversed) }

    /// The bound of a number that the words allow to be nothing but these: 下降超三成 is below -30.
    func of(_ value: Exact, in interval: Interval) -> Bound {
        guard isOneSided else { return self }
        let isAbove = self == .atLeast || self == .moreThan
        if interval.lower == value { return isAbove ? self : reversed }
        if interval.upper == value { return isAbove ? reversed : self }
        return self
    }
}

extension Observation {
    /// What the words say of its value, on the side on which it is.
    var boundOfValue: Bound { bound == .exact ? .exact : bound.of(value, in: interval) }
}
