import Quantities

/// A unit or classifier as printed, and what it converts to.
struct UnitWord: Sendable {
    let word: String
    /// Base unit or the classifier itself.
    let unit: String
    let factor: Factor
    /// `money mass length … count person noun`.
    let group: String
    /// Continuations that make it another word (元 in 元旦).
    let notBefore: [[UInt32]]
}

/// A word that bounds a figure.
struct BoundWord: Sendable {
    enum Place: String, Sendable { case prefix, infix, suffix, numeral, share }
    let word: String
    let place: Place
    let bound: Bound
    /// Value of a whole expression such as 上百.
    let value: Exact?
    let unit: String
    let notBefore: [[UInt32]]
    let notAfter: [[UInt32]]
}

/// A word that says how a figure stands to its metric.
struct Predicate: Sendable {
    enum Role: String, Sendable {
        case change
        case reachTo = "reach_to"
        case reach, net
        case new
        case double, share, flat, plan, will, cumulative, average, base, not, rank
    }
    let word: String
    let role: Role
    let kind: Kind?
    /// 1, -1, or 0 for 持平.
    let sign: Int
}

/// A metric that the vocabulary knows.
struct MetricWord: Sendable {
    let name: String
    /// `level flow ratio`, nil where the clause decides.
    let kind: Kind?
    /// Whether more of it is better (1), worse (-1), neither (0).
    let better: Int
}
