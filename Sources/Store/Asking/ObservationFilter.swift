import Quantities

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

    /// Whether a period lies in the one asked for.
    func allows(_ candidate: Period) -> Bool {
        guard let period else { return true }
        if let last = period.end, let end = candidate.end, end > last { return false }
        if let first = period.start, let start = candidate.start ?? candidate.end, start < first { return false }
        return true
    }
}
