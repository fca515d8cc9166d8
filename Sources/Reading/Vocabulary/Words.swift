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
    let notBefore: WordList
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
    let notBefore: WordList
    let notAfter: [[UInt32]]
}

/// The bound words of each place as tries of their own.
struct BoundTries: Sendable {
    private(set) var prefix = Trie()
    private(set) var infix = Trie()
    private(set) var suffix = Trie()
    private(set) var numeral = Trie()
    private(set) var share = Trie()

    subscript(place: BoundWord.Place) -> Trie? {
        @inline(__always)
        get {
            switch place {
            case .prefix: prefix
            case .infix: infix
            case .suffix: suffix
            case .numeral: numeral
            case .share: share
            }
        }
    }

    mutating func insert(_ word: Cell, _ place: BoundWord.Place, _ value: Int32) {
        switch place {
        case .prefix: prefix.insert(word, value)
        case .infix: infix.insert(word, value)
        case .suffix: suffix.insert(word, value)
        case .numeral: numeral.insert(word, value)
        case .share: share.insert(word, value)
        }
    }
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

/// Roles that the words of a phrase play, a bit each.
struct RoleSet: Sendable {
    private var bits: UInt32 = 0

    var isEmpty: Bool { bits == 0 }

    func contains(_ role: Predicate.Role) -> Bool { bits & RoleSet.bit(role) != 0 }
    mutating func insert(_ role: Predicate.Role) { bits |= RoleSet.bit(role) }
    mutating func remove(_ role: Predicate.Role) { bits &= ~RoleSet.bit(role) }

    private static func bit(_ role: Predicate.Role) -> UInt32 {
        switch role {
        case .change: 1 << 0
        case .reachTo: 1 << 1
        case .reach: 1 << 2
        case .net: 1 << 3
        case .new: 1 << 4
        case .double: 1 << 5
        case .share: 1 << 6
        case .flat: 1 << 7
        case .plan: 1 << 8
        case .will: 1 << 9
        case .cumulative: 1 << 10
        case .average: 1 << 11
        case .base: 1 << 12
        case .not: 1 << 13
        case .rank: 1 << 14
        }
    }
}
