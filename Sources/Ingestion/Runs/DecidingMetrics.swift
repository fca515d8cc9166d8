import Quantities
import Reading
import Store

/// Makes observations follow what a person decides of the names of metrics. No text is read again: claims keep the name as it was
/// read, and only the observations that they make go under another one.
public struct DecidingMetrics {
    /// An observation, or a claim that makes none so far, that goes from one name to another.
    public struct Move: Hashable, Sendable {
        /// Row id of the observation; nil for a claim that was dropped before.
        public var observation: Int64?
        /// Canonical name of the organization.
        public var organization: String
        /// Name of the metric so far; nil where it was dropped.
        public var from: String?
        /// Name from now on; nil where it is dropped.
        public var to: String?
        /// Part of a breakdown so far; empty where none.
        public var component: String
        /// Sort of statement.
        public var kind: String
        /// First and last day.
        public var period: Period
        /// Value in the base unit.
        public var value: Exact
        /// Base unit.
        public var unit: String
        /// `stated` or `derived`.
        public var method: String
        /// Where it says so.
        public var evidence: String
    }

    let store: Store
    let options: Ingest.Options

    /// Makes one that writes into `store`.
    public init(store: Store, options: Ingest.Options = Ingest.Options()) {
        self.store = store
        self.options = options
    }

    /// What would move if `new` counted and `gone` no longer did, sorted by organization, metric and time; writes nothing.
    public func compare(_ new: [MetricDecision], removing gone: [MetricDecision.Subject] = []) throws -> [Move] {
        let change = try Change(new, removing: gone, in: store)
        return try listing(store.moves(from: change.before, to: change.after, of: change.names))
    }

    /// Records `new`, takes `gone` away and moves the observations, in a run of its own.
    ///
    /// All of it is one transaction: where anything breaks it off, nothing has been decided, and it can be done again.
    public func run(_ new: [MetricDecision], removing gone: [MetricDecision.Subject] = []) throws -> [Move] {
        try store.decide(.metrics, options) { writer in
            var counts = Run.Counts()
            // Claims that wait since a run was killed have no observation yet that could move.
            counts.observations += try Recorder(writer: writer).settleBacklog()
            let change = try Change(new, removing: gone, in: store)
            let moves = try writer.moves(from: change.before, to: change.after, of: change.names)
            let list = try listing(moves)
            counts.observations += list.count
            try writer.record(new, removing: gone)
            try options.register(by: writer)
            try Recorder(writer: writer).makeAnew(try writer.move(moves))
            return (list, counts)
        }
    }

    /// Names before and after, and those as read that may be concerned.
    private struct Change {
        let before: MetricNames
        let after: MetricNames
        let names: [String]

        init(_ new: [MetricDecision], removing gone: [MetricDecision.Subject], in store: Store) throws {
            let old = try store.metricDecisions()
            let replaced = Set(gone + new.map(\.subject))
            before = MetricNames(old)
            after = MetricNames(old.filter { !replaced.contains($0.subject) } + new)
            let (before, after) = (before, after)
            names = Set(replaced.map(\.name).flatMap { before.names(leadingTo: $0) + after.names(leadingTo: $0) }).sorted()
        }
    }

    /// What is printed of moves: each observation once for each name that it goes to, with those derived from it.
    private func listing(_ moves: [MetricMove]) throws -> [Move] {
        var targets: [Int64: Set<String?>] = [:]
        for one in moves { if let id = one.observation { targets[id, default: []].insert(one.to?.metric) } }
        let derived = try store.derived(from: Set(targets.keys))
        for (id, inputs) in derived { for input in inputs { targets[id, default: []].formUnion(targets[input] ?? []) } }
        let rows = try store.observations(ids: Set(targets.keys))
        var list: [Move] = []
        for (id, names) in targets {
            guard let row = rows[id] else { continue }
            for name in names { list.append(Move(row, to: name)) }
        }
        list += moves.filter { $0.observation == nil }.map { Move($0) }
        return list.map { ($0, $0.order) }.sorted { $0.1.lexicographicallyPrecedes($1.1) }.map(\.0)
    }
}

extension DecidingMetrics.Move {
    fileprivate init(_ one: Observation, to target: String?) {
        self.init(
            observation: one.id, organization: one.series.organization, from: one.series.metric, to: target,
            component: one.series.component, kind: one.series.kind.rawValue, period: one.period, value: one.value,
            unit: one.series.unit, method: one.method.rawValue, evidence: one.evidence)
    }

    fileprivate init(_ move: MetricMove) {
        let family = move.from ?? move.to
        self.init(
            observation: nil, organization: family?.organization ?? "", from: move.from?.metric, to: move.to?.metric,
            component: family?.component ?? "", kind: move.subject.kind.rawValue, period: move.subject.period, value: move.value,
            unit: move.subject.unit, method: "stated", evidence: move.evidence)
    }

    fileprivate var order: [String] {
        [
            organization, from ?? "", to ?? "", component, kind, unit, period.end?.iso ?? "", period.start?.iso ?? "", evidence,
            value.canonical,
        ]
    }
}
