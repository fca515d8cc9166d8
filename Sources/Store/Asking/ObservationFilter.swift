import Quantities
import Reading

/// Which observations are asked for; nil asks for all.
///
/// Organization and metric are names. Where a whole name or an alias fits, it is meant; otherwise all names that contain the word
/// are. A metric that is not registered is no whole name: see ``Store/metrics(meant:)``.
public struct ObservationFilter: Hashable, Sendable {
    /// Name, alias or part of the name of an organization.
    public var organization: String?
    /// Name or alias of a metric, or part of names; with `=` in front exactly this name.
    public var metric: String?
    /// Sort of statement.
    public var kind: Kind?
    /// Base unit, or the classifier itself.
    public var unit: String?
    /// Days that the period of an observation must lie in; an open end is no limit.
    public var period: Period?
    /// Exact names of organizations.
    public var organizations: Set<String>?
    /// Exact names of metrics.
    public var metrics: Set<String>?
    /// Sorts of statement.
    public var kinds: Set<Kind>?
    /// Level of the organizations.
    public var level: String?
    /// Last days of periods, by metric: of these metrics nothing else is asked for, of others all.
    public var lastDays: [String: Set<Day>] = [:]
    /// Whether only registered metrics are asked for, in units that fit them; where none are registered at all, it asks nothing.
    public var isRegistered = false
    /// Lowest grade.
    public var grade = Confidence.doubtful
    /// Whether it is wanted where a figure is printed, and how a derived one was made; to read less is quicker.
    public var hasEvidence = true
    /// What had been issued by this day; figures whose issue date is not known are left out then.
    public var knownBy: Day?

    /// Makes a filter.
    public init(
        organization: String? = nil, metric: String? = nil, kind: Kind? = nil, unit: String? = nil, period: Period? = nil
    ) {
        self.organization = organization
        self.metric = metric
        self.kind = kind
        self.unit = unit
        self.period = period
    }

    /// Whether a period is asked for.
    ///
    /// - Parameter days: ``lastDays`` of its metric.
    func allows(_ candidate: Period, on days: Set<Day>?) -> Bool {
        if let days, !(candidate.end.map(days.contains) ?? false) { return false }
        return allows(candidate)
    }

    /// Whether a period lies in the one asked for.
    private func allows(_ candidate: Period) -> Bool {
        guard let period else { return true }
        if let last = period.end, let end = candidate.end, end > last { return false }
        if let first = period.start, let start = candidate.start ?? candidate.end, start < first { return false }
        return true
    }
}

/// Observations that a filter left out though they are of the organizations, metrics and kinds asked for.
public struct Omitted: Hashable, Sendable {
    /// Of metrics that are not registered, or in units that they are not measured in.
    public var unregistered = 0
    /// Of a grade below the one asked for.
    public var doubtful = 0
    /// Not known yet on the day asked for.
    public var later = 0

    /// Makes counts of nothing.
    public init() {}

    /// Counts what another list left out too.
    public mutating func add(_ other: Omitted) {
        unregistered += other.unregistered
        doubtful += other.doubtful
        later += other.later
    }
}
