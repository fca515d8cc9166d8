import Quantities
import Reading

/// A row of a series: claims that say the same thing, reconciled; or a row derived from others.
///
/// Reports hold a million of them, so a row takes 152 bytes: numbers of 64 bits lie in it as they are, what few rows have in a box. What is
/// asked of each is inlinable: else the whole row would be copied to ask.
public struct Observation: Hashable, Sendable {
    /// How the value came about.
    public enum Method: String, Sendable {
        /// The text states it.
        case stated
        /// Computed from other observations; `formula` says how.
        case derived
    }

    /// Row id in the database.
    public let id: Int64
    /// The series it belongs to.
    public let series: SeriesKey
    /// When it is about; a stock has no start.
    public let period: Period
    /// What a change or growth is measured from.
    public let base: Period?
    /// Earliest issue date that reported it; nil where it is not known.
    public let firstIssued: Day?
    /// Latest issue date that reported it; nil where it is not known.
    public var issued: Day?
    /// The same as ``evidence``, without a text made of it.
    public let place: EvidencePlace
    @usableFromInline let number: CompactNumber
    @usableFromInline let lower: CompactNumber
    @usableFromInline let upper: CompactNumber
    @usableFromInline let rare: Rare?
    /// What the bound word says.
    public let bound: Bound
    /// How the value came about.
    public let method: Method
    /// How far it can be trusted: the best grade of the claims that say it; of a derived row the worst of its inputs.
    public var confidence: Confidence
    /// Whether a person has accepted or corrected a claim behind it.
    public var isConfirmed = false

    /// What few rows have: words, and numbers that 64 bits do not hold.
    @usableFromInline final class Rare: Hashable, Sendable {
        @usableFromInline let scope: String
        @usableFromInline let formula: String
        @usableFromInline let value: Exact
        @usableFromInline let interval: Interval

        init(_ scope: String, _ formula: String, _ value: Exact, _ interval: Interval) {
            (self.scope, self.formula, self.value, self.interval) = (scope, formula, value, interval)
        }

        @usableFromInline static func == (left: Rare, right: Rare) -> Bool {
            left.scope == right.scope && left.formula == right.formula && left.value == right.value
                && left.interval == right.interval
        }

        @usableFromInline func hash(into hasher: inout Hasher) { hasher.combine(value) }
    }

    /// Makes an observation from all its parts.
    public init(
        id: Int64, series: SeriesKey, scope: String, period: Period, base: Period?, value: Exact, interval: Interval,
        bound: Bound, method: Method, formula: String, evidence: EvidencePlace, confidence: Confidence = .doubtful,
        firstIssued: Day? = nil, issued: Day? = nil
    ) {
        (self.id, self.series, self.period, self.base) = (id, series, period, base)
        (self.firstIssued, self.issued, place) = (firstIssued, issued, evidence)
        (self.bound, self.method, self.confidence) = (bound, method, confidence)
        let (number, lower, upper) = (CompactNumber(value), CompactNumber(interval.lower), CompactNumber(interval.upper))
        let isPlain = number != nil && lower != nil && upper != nil && scope.isEmpty && formula.isEmpty
        rare = isPlain ? nil : Rare(scope, formula, value, interval)
        (self.number, self.lower, self.upper) = (number ?? .none, lower ?? .none, upper ?? .none)
    }

    /// Level of the organization (`country province prefecture county site group`), nil when unknown.
    @inlinable public var level: String? { series.level }
    /// Whether the organization is a region or country, and not a body within one.
    @inlinable public var isRegion: Bool { series.isRegion }
    /// Field of a rank; empty where none.
    @inlinable public var scope: String { rare?.scope ?? "" }
    /// Formula of a derived row, empty for a stated one.
    @inlinable public var formula: String { rare?.formula ?? "" }
    /// Value in the base unit.
    @inlinable public var value: Exact { rare?.value ?? number.exact ?? .zero }
    /// The values that the words, or the derivation, allow.
    @inlinable public var interval: Interval { rare?.interval ?? Interval(lower: lower.exact, upper: upper.exact) }
    /// Where it says so: `document:start-end` of the claim that gives the value, or the inputs of a derivation.
    public var evidence: String { place.text }
    /// Name of the document that its evidence names first; nil where the evidence is of another sort.
    public var document: Substring? { place.document }
    /// Whether it has a scope; quicker than asking for it.
    @inlinable public var hasScope: Bool { rare.map { !$0.scope.isEmpty } ?? false }

    /// Whether it is the toll of one day, and so of one event: two events are no rivals.
    public var isTollOfOneDay: Bool { series.isToll && period.isDay }

    /// What it says of its period, and when it said so last.
    public var statement: Standing.Statement { Standing.Statement(value: value, interval: interval, issued: issued) }
}

extension Period {
    /// Whether it is about one day: what stands then, or what came about within it.
    var isDay: Bool { end != nil && (start ?? end) == end }
}
