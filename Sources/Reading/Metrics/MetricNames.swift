/// Under which name claims make observations, as a person has decided.
public struct MetricNames: Sendable {
    /// What a series is called by.
    public struct Series: Hashable, Sendable {
        /// Name of the metric.
        public var metric: String
        /// Part of a breakdown; empty where none.
        public var component: String
        /// Base unit.
        public var unit: String
        /// Canonical name of the organization.
        public var organization: String

        /// Makes a series.
        public init(metric: String, component: String = "", unit: String = "", organization: String = "") {
            (self.metric, self.component, self.unit, self.organization) = (metric, component, unit, organization)
        }
    }

    /// Nothing has been decided.
    public static let none = MetricNames([])

    /// All decisions, by name.
    public let decisions: [MetricDecision]
    /// Decisions by name, those that ask for more in front.
    private let byName: [String: [MetricDecision]]
    /// Names that a decision leads from, by the name that it leads to.
    private let origins: [String: [String]]

    /// Makes the names that `decisions` give; they must not lead in a circle.
    public init(_ decisions: [MetricDecision]) {
        self.decisions = decisions.sorted(by: MetricDecision.precedes)
        byName = Dictionary(grouping: self.decisions, by: \.name).mapValues { list in
            list.sorted { left, right in
                left.part.count != right.part.count ? left.part.count > right.part.count : MetricDecision.precedes(left, right)
            }
        }
        origins = Dictionary(grouping: self.decisions.filter { !$0.metric.isEmpty }, by: \.metric).mapValues { list in
            Set(list.map(\.name)).sorted()
        }
    }

    /// Whether any decision speaks of the name.
    public func concern(_ metric: String) -> Bool { byName[metric] != nil || origins[metric] != nil }

    /// The decisions that lead from a series as it was read to the one it is, in their order.
    public func path(from read: Series) -> [MetricDecision] {
        var path: [MetricDecision] = []
        var series = read
        while path.count <= decisions.count, let next = decision(about: series) {
            path.append(next)
            series.metric = next.metric
            if !next.part.component.isEmpty { series.component = "" }
        }
        return path
    }

    /// The series that one is, as it was read; nil where a decision drops it.
    public func decided(_ read: Series) -> Series? {
        guard byName[read.metric] != nil else { return read }
        let path = path(from: read)
        guard let last = path.last else { return read }
        guard last.action != .drop else { return nil }
        var series = read
        series.metric = last.metric
        if path.contains(where: { !$0.part.component.isEmpty }) { series.component = "" }
        return series
    }

    /// Names as read whose series may come out under `metric`, itself first.
    public func names(leadingTo metric: String) -> [String] {
        var names = [metric]
        var place = 0
        while place < names.count {
            for name in origins[names[place]] ?? [] where !names.contains(name) { names.append(name) }
            place += 1
        }
        return names
    }

    /// The name that words stand for as a whole, splits aside: themselves where nothing was decided of them; nil where they are dropped.
    public func metric(called words: String) -> String? {
        var name = words
        var steps = 0
        while steps <= decisions.count, let next = byName[name]?.first(where: { $0.part == .whole }) {
            name = next.metric
            steps += 1
        }
        return name.isEmpty ? nil : name
    }

    /// The name that a renamed or split metric had before anybody decided; the name itself where it had no other.
    public func original(of metric: String) -> String {
        var name = metric
        var steps = 0
        while steps <= decisions.count,
            let earlier = decisions.first(where: { $0.metric == name && ($0.action == .rename || $0.action == .split) })
        {
            name = earlier.name
            steps += 1
        }
        return name
    }

    private func decision(about series: Series) -> MetricDecision? {
        byName[series.metric]?.first { one in
            (one.part.component.isEmpty || one.part.component == series.component)
                && (one.part.unit.isEmpty || one.part.unit == series.unit)
                && (one.part.organization.isEmpty || one.part.organization == series.organization)
        }
    }
}

extension MetricDecision {
    /// Names that lead back to themselves, in the order they are met; nil where there are none.
    ///
    /// Parts are not looked at: two splits that exchange parts of two metrics count as a circle.
    public static func circle(_ decisions: [MetricDecision]) -> [String]? {
        let next = Dictionary(grouping: decisions.filter { !$0.metric.isEmpty }, by: \.name)
        return NameCircle.first(next.mapValues { $0.sorted(by: precedes).map(\.metric) })
    }
}
