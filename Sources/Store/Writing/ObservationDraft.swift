import Quantities
import Reading

/// What makes two statements of a family speak of the same thing.
public struct Subject: Hashable, Comparable, Sendable {
    /// Base unit, or the classifier itself.
    public var unit: String
    /// What sort of statement it is.
    public var kind: Kind
    /// Field of a rank; empty where none.
    public var scope: String
    /// When it is about.
    public var period: Period
    /// What a change or growth is measured from.
    public var base: Period?

    /// Makes a subject.
    public init(unit: String, kind: Kind, scope: String = "", period: Period, base: Period? = nil) {
        self.unit = unit
        self.kind = kind
        self.scope = scope
        self.period = period
        self.base = base
    }

    /// Mixes in when and of what kind it is: few of one family differ in unit and scope alone, and to hash words takes long.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(kind)
        hasher.combine(period)
        hasher.combine(base)
    }

    private var days: (Int32, Int32, Int32, Int32) {
        (
            period.end?.number ?? .max, period.start?.number ?? .min, base?.end?.number ?? .min, base?.start?.number ?? .min
        )
    }

    /// By time, then kind, unit and scope.
    public static func < (left: Subject, right: Subject) -> Bool {
        if left.days != right.days { return left.days < right.days }
        return (left.kind.rawValue, left.unit, left.scope) < (right.kind.rawValue, right.unit, right.scope)
    }
}

/// An observation before it is a row: what it says and what it was made from.
public struct ObservationDraft: Hashable, Sendable {
    /// What it is about.
    public var subject: Subject
    /// Value in the base unit.
    public var value: Exact
    /// The values that the words, or the derivation, allow.
    public var interval: Interval
    /// What the bound word says.
    public var bound: Bound
    /// Formula of a derived row, empty for a stated one.
    public var formula: String
    /// Earliest issue date that reported it.
    public var firstIssued: Day?
    /// Latest issue date that reported it.
    public var issued: Day?
    /// Where it says so.
    public var evidence: String
    /// How far it can be trusted: the best grade of the claims that say it; of a derived row the worst of its inputs.
    public var confidence: Confidence
    /// Hashes of the documents that state it; empty for a derived row.
    public var sources: Set<String>
    /// Row ids of the claims behind a stated row; the first gives the value.
    public var claims: [Int64]
    /// Inputs of a derived row in the order of the formula: a name, and the index of a stated draft of the same family and year.
    public var inputs: [Input]

    /// An input of a derivation.
    public struct Input: Hashable, Sendable {
        /// Its name in the formula.
        public var role: String
        /// Index of the stated draft.
        public var draft: Int

        /// Makes an input.
        public init(role: String, draft: Int) {
            self.role = role
            self.draft = draft
        }
    }

    /// Makes a draft from all its parts.
    public init(
        subject: Subject, value: Exact, interval: Interval, bound: Bound, formula: String = "", firstIssued: Day?, issued: Day?,
        evidence: String, confidence: Confidence, sources: Set<String> = [], claims: [Int64] = [], inputs: [Input] = []
    ) {
        self.subject = subject
        self.value = value
        self.interval = interval
        self.bound = bound
        self.formula = formula
        self.firstIssued = firstIssued
        self.issued = issued
        self.evidence = evidence
        self.confidence = confidence
        self.sources = sources
        self.claims = claims
        self.inputs = inputs
    }
}
