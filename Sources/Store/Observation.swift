import Quantities
import Reading

/// What makes two observations rows of the same series: all of it, compared as it stands.
///
/// All rows of a series share it: a million observations hold one reference each, and not five strings.
public struct SeriesKey: Hashable, Sendable {
    private final class Parts: Sendable {
        let organization: String
        let metric: String
        let component: String
        let basis: String
        let unit: String
        let kind: Kind

        init(_ organization: String, _ metric: String, _ component: String, _ basis: String, _ unit: String, _ kind: Kind) {
            (self.organization, self.metric, self.component) = (organization, metric, component)
            (self.basis, self.unit, self.kind) = (basis, unit, kind)
        }
    }

    private let parts: Parts

    /// Canonical name of the organization.
    public var organization: String { parts.organization }
    /// What is measured.
    public var metric: String { parts.metric }
    /// Part of a breakdown; empty where none.
    public var component: String { parts.component }
    /// Stated exclusions; empty where none.
    public var basis: String { parts.basis }
    /// Base unit.
    public var unit: String { parts.unit }
    /// What sort of statement it is.
    public var kind: Kind { parts.kind }

    /// Makes a key; empty `component` and `basis` mean none.
    public init(organization: String, metric: String, component: String = "", basis: String = "", unit: String, kind: Kind) {
        parts = Parts(organization, metric, component, basis, unit, kind)
    }

    /// The same series of another sort of statement.
    public func with(_ kind: Kind) -> SeriesKey {
        SeriesKey(organization: organization, metric: metric, component: component, basis: basis, unit: unit, kind: kind)
    }

    /// Whether all parts are the same.
    public static func == (left: SeriesKey, right: SeriesKey) -> Bool {
        left.parts === right.parts
            || left.kind == right.kind && left.organization == right.organization && left.metric == right.metric
                && left.component == right.component && left.basis == right.basis && left.unit == right.unit
    }

    /// Hashes all parts.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(organization)
        hasher.combine(metric)
        hasher.combine(component)
        hasher.combine(basis)
        hasher.combine(unit)
        hasher.combine(kind)
    }
}

/// A row of a series: claims that say the same thing, reconciled; or a row derived from others.
public struct Observation: Hashable, Sendable {
    /// How the value came about.
    public enum Method: String, Sendable {
        /// The text states it.
        case stated
        /// Computed from other observations; `formula` says how.
        case derived
    }

    /// Row id in the database.
    public var id: Int64
    /// The series it belongs to.
    public var series: SeriesKey
    /// Level of the organization (`country province prefecture county site group`), nil when unknown.
    public var level: String?
    /// Whether the organization is a region or country, and not a body within one.
    public var isRegion: Bool
    /// Field of a rank; empty where none.
    public var scope: String
    /// When it is about; a stock has no start.
    public var period: Period
    /// What a change or growth is measured from.
    public var base: Period?
    /// Value in the base unit.
    public var value: Exact
    /// The values that the words, or the derivation, allow.
    public var interval: Interval
    /// What the bound word says.
    public var bound: Bound
    /// How the value came about.
    public var method: Method
    /// Formula of a derived row, empty for a stated one.
    public var formula: String
    /// Where it says so: `document:start-end` of the claim that gives the value, or the inputs of a derivation.
    public var evidence: String
    /// How far it can be trusted: the best grade of the claims that say it; of a derived row the worst of its inputs.
    public var confidence: Confidence
    /// Earliest issue date that reported it; nil where it is not known.
    public var firstIssued: Day?
    /// Latest issue date that reported it; nil where it is not known.
    public var issued: Day?

    /// Whether a person has accepted or corrected a claim behind it.
    public var isConfirmed = false

    /// Makes an observation from all its parts.
    public init(
        id: Int64, series: SeriesKey, level: String?, isRegion: Bool = false, scope: String, period: Period, base: Period?,
        value: Exact, interval: Interval, bound: Bound, method: Method, formula: String, evidence: String,
        confidence: Confidence = .doubtful, firstIssued: Day? = nil, issued: Day? = nil
    ) {
        self.id = id
        self.series = series
        self.level = level
        self.isRegion = isRegion
        self.scope = scope
        self.period = period
        self.base = base
        self.value = value
        self.interval = interval
        self.bound = bound
        self.method = method
        self.formula = formula
        self.evidence = evidence
        self.confidence = confidence
        self.firstIssued = firstIssued
        self.issued = issued
    }

    /// What it says of its period, and when it said so last.
    public var statement: Standing.Statement { Standing.Statement(value: value, interval: interval, issued: issued) }
}
