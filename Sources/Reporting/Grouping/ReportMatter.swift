import Quantities
import Store

/// What a report is made of.
public struct ReportMatter {
    /// The observations, in order.
    public var observations: [Observation]
    /// Who is compared with whom.
    public let peers: Peers
    /// What was left out.
    public private(set) var omitted = Omitted()
    /// The database that they are from.
    public let store: Store

    /// Reads what a report needs.
    ///
    /// - Parameter selection: gets the names of the organizations where rows depend on others too.
    public init(store: Store, filter: ObservationFilter, standing: Bool, selection: inout Selection) throws {
        self.store = store
        peers = try store.peers()
        observations = try store.observations(matching: filter, omitted: &omitted)
        guard filter.organization != nil, standing else { return }
        let names = Set(observations.map(\.series.organization))
        selection.organizations = names
        var wide = filter
        wide.organization = nil
        wide.metrics = Set(observations.map(\.series.metric))
        wide.organizations = names.union(names.flatMap { name in peers.groups(of: name).flatMap { peers.groups[$0].members } })
        var ignored = Omitted()
        observations = try store.observations(matching: wide, omitted: &ignored)
    }
}

extension ReportMatter {
    /// The conflicts with their sentences.
    public func conflicts(better: @escaping (String) -> Direction, takesUnclear: Bool = false) throws -> [ConflictRow] {
        var facts = try store.conflictFacts()
        (facts.better, facts.takesUnclear) = (better, takesUnclear)
        return try Reporting.conflicts(in: observations, facts).map { row in
            var row = row
            row.sentence = try store.sentence(at: row.observation.evidence) ?? ""
            return row
        }
    }
}

extension Store {
    /// What the database knows that decides which figures contradict one another.
    public func conflictFacts() throws -> ConflictFacts {
        var facts = ConflictFacts()
        (facts.places, facts.ranges, facts.peers) = (try contestedPlaces(), try metricRanges(), try peers())
        let others = try metricsOfOtherGrowth()
        facts.isNominal = { !others.contains($0) }
        return facts
    }
}
