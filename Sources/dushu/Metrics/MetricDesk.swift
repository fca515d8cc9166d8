import Reading
import Store

/// Finds the metrics that a person speaks of.
struct MetricDesk {
    let store: Store
    let registry: MetricRegistry
    private let names: MetricNames
    private let decisions: [MetricDecision]

    init(store: Store, registry: MetricRegistry, decisions: [MetricDecision]) {
        (self.store, self.registry) = (store, registry)
        names = MetricNames(decisions)
        self.decisions = decisions
    }

    /// A name of which something can be decided: one that figures were read or are kept under, that is registered or was decided of.
    func known(_ name: String) throws -> String {
        if decisions.contains(where: { $0.name == name || $0.metric == name }) || isRegistered(name) { return name }
        if try store.isUsed(metric: name) { return name }
        if let metric = registry.metric(named: name)?.name {
            throw Failure("\(name) is another name of \(metric) in the vocabulary, and is read as that: decide about \(metric)")
        }
        throw try unknown(name)
    }

    /// The metric that counts for a name: its own, or the one that it is another name of.
    func existing(_ name: String) throws -> String {
        guard let found = names.metric(called: name) else {
            throw Failure("\(name) has been dropped: `dushu metrics forget \(name)` takes that back")
        }
        if found != name || isRegistered(found) { return found }
        if try store.isUsed(metric: found) { return found }
        guard let metric = registry.metric(named: found)?.name else { throw try unknown(name) }
        return names.metric(called: metric) ?? metric
    }

    /// A name that nothing is called yet: for `rename`.
    func free(_ name: String, for old: String) throws -> String {
        guard !name.isEmpty else { throw Failure("the new name is empty") }
        if try registry.metric(named: name) != nil || store.isUsed(metric: name) {
            throw Failure("\(name) is a metric already: `dushu metrics merge \(old) \(name)` makes both one")
        }
        return name
    }

    /// A part of the series of a metric that is there.
    func part(_ part: MetricDecision.Part, of metric: String) throws -> MetricDecision.Part {
        var part = part
        guard part != .whole else {
            throw Failure("a part of the series is split off: give --component, --unit or --organization")
        }
        for (column, value) in [(MetricPartColumn.component, part.component), (.unit, part.unit)] where !value.isEmpty {
            let there = try store.parts(column, ofMetric: metric)
            if !there.contains(value) {
                throw Failure(
                    "no series of \(metric) has the \(column.rawValue) \(value)"
                        + (there.isEmpty ? "" : "; there are \(there.joined(separator: ", "))"))
            }
        }
        if !part.organization.isEmpty {
            let found = try store.organizations(matching: OrganizationFilter(name: part.organization))
            let exact = found.first { $0.name == part.organization } ?? found.first { $0.aliases.contains(part.organization) }
            guard let exact else {
                let nearest = found.prefix(5).map(\.name).joined(separator: ", ")
                throw Failure(
                    "the database has no organization \(part.organization)" + (nearest.isEmpty ? "" : "; nearest: \(nearest)"))
            }
            part.organization = exact.name
        }
        return part
    }

    /// Whether the vocabulary has the words as another name of a metric.
    func isOnlyAlias(_ words: String) -> Bool { registry.metric(named: words).map { $0.name != words } ?? false }

    /// Whether exactly that stands already.
    func isDecided(_ action: MetricDecision.Action, _ name: String, _ metric: String) -> Bool {
        decisions.contains { $0.says(MetricDecision(action, name, metric)) }
    }

    private func isRegistered(_ name: String) -> Bool { registry.metric(named: name)?.name == name }

    private func unknown(_ name: String) throws -> Failure {
        let used = try store.metrics(matching: MetricFilter()).map { (word: $0.name, canonical: $0.name) }
        let registered = registry.metrics.map { (word: $0.name, canonical: $0.name) }
        let nearest = NearestMetrics(used + registered.filter { one in !used.contains { $0.word == one.word } }).nearest(
            to: name, count: 5)
        return Failure(
            "the database has no metric \(name)" + (nearest.isEmpty ? "" : "; nearest: \(nearest.joined(separator: ", "))"))
    }
}
