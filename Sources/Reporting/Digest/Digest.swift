import Quantities
import Store

/// What one organization's figures of a period say: values with growth and place, the rankings that it stands in, how its series went,
/// what contradicts what, and the sentence behind every figure.
///
/// It shows what is stated: no value in it is made from others, and growth and places are those of the reports.
public struct Digest: Sendable {
    /// The words behind a figure.
    public struct Source: Sendable {
        /// What stands before the figure, in its sentence.
        public var before: String
        /// The figure as printed.
        public var figure: String
        /// What stands behind it.
        public var after: String
        /// Name of the document.
        public var document: String
        /// Issue date of the document.
        public var issued: Day?

        /// Makes a source from its parts.
        public init(before: String, figure: String, after: String, document: String, issued: Day?) {
            (self.before, self.figure, self.after) = (before, figure, after)
            (self.document, self.issued) = (document, issued)
        }
    }

    /// One figure of the organization.
    public struct Figure: Sendable {
        /// The value and its growth; of a figure that is only a growth, a change or a place that one.
        var row: GrowthRow
        /// Its place among others, nil where it has none.
        var ranking: RankingRow?
        /// The observation itself.
        var observation: Observation
        /// What the row is made of that can be trusted least.
        var weakest: Observation
        /// Where it says so.
        var source: Source?

        /// Whether values of it contradict one another.
        var isConflict: Bool { row.reason == .valuesConflict }
    }

    /// How many figures of the period were left out, and why.
    public struct LeftOut: Hashable, Sendable {
        /// Their metric is not registered.
        public var unregistered = 0
        /// They are graded doubtful.
        public var doubtful = 0
        /// They are not stated, but computed from others.
        public var derived = 0
        /// They are in a unit in which their metric is not measured: mostly a figure of something else.
        public var unitsUnusual = 0
        /// They stand at a day or are of one day, and the same series has a later one in the period.
        public var earlierDays = 0
    }

    /// Canonical name of the organization.
    public let organization: String
    /// The days in which the periods of its figures end.
    public let period: Period
    /// The figures: metrics with most observations first, the longer period before the shorter.
    public internal(set) var figures: [Figure] = []
    /// Rankings in which it stands, each with all its rows, first place first.
    public internal(set) var fields: [[RankingRow]] = []
    /// Groups of values that cannot all be true, with the words behind them.
    public internal(set) var conflicts: [[(row: ConflictRow, source: Source?)]] = []
    /// All values up to the end of the period, by series and time, with their growth.
    public internal(set) var course: [Course] = []
    /// What was left out.
    public internal(set) var leftOut = LeftOut()

    /// A series of the organization in time order.
    public struct Course: Sendable {
        /// The series.
        var series: SeriesKey
        /// Its values, one a period, none of which is contested.
        var points: [ChartPoint]
        /// Periods of which values contradict one another.
        var contested: [Period]
    }
}

/// What a digest is made from.
public struct DigestSubject {
    /// Canonical name of the organization.
    public var organization: String
    /// The days in which the periods of its figures end.
    public var period: Period
    /// Observations of its metrics, of all organizations: a place is a place among all.
    public var observations: [Observation]
    /// Whether a metric is a registered one.
    public var isRegistered: (String) -> Bool
    /// The usual base units of a metric; none where any will do.
    public var units: (String) -> Set<String> = { _ in [] }
    /// Whether all figures that are stated are shown.
    public var showsAll = false
    /// Which end of a metric is the first place.
    public var better: (String) -> Direction = { _ in .more } {
        didSet { facts.better = better }
    }
    /// Who is compared with whom, and what contradicts what.
    public var facts = ConflictFacts()
    /// The words behind an observation.
    public var source: (Observation) throws -> Digest.Source? = { _ in nil }

    /// Makes a subject.
    public init(organization: String, period: Period, observations: [Observation], isRegistered: @escaping (String) -> Bool) {
        (self.organization, self.period, self.observations) = (organization, period, observations)
        self.isRegistered = isRegistered
    }

    /// Whether figures of a period belong into the digest: its last day does, and it does not begin years before (十年间).
    public func holds(_ candidate: Period) -> Bool {
        guard let end = candidate.end, let first = period.start, let last = period.end else { return false }
        return first <= end && end <= last && candidate.start.map { first.adding(days: -366) <= $0 } ?? true
    }

    /// Whether a value is in a unit in which its metric is measured; growths, changes and places have units of their own.
    func hasUsualUnit(_ observation: Observation) -> Bool {
        let kind = observation.series.kind
        guard kind == .level || kind == .flow || kind == .target, observation.series.unit != "%" else { return true }
        let units = units(observation.series.metric)
        return units.isEmpty || units.contains(observation.series.unit)
    }

    /// Whether an observation is stated, of a registered metric in a usual unit, and not doubtful; or all are shown.
    public func isShown(_ observation: Observation) -> Bool {
        guard observation.series.organization == organization, observation.method == .stated else { return false }
        if showsAll { return true }
        return isRegistered(observation.series.metric) && observation.confidence > .doubtful && hasUsualUnit(observation)
    }
}
