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
    /// The organizations whose rows are asked for, where those of others are among the observations too; nil where there are none.
    public private(set) var organizations: Set<String>?
    /// What values of theirs are compared with, where the others were not read with all that they are.
    public private(set) var rivals = RivalTable()

    /// Which figures of others a row is held against.
    public enum Others: Sendable {
        /// None.
        case nothing
        /// Those of the same days as the latest figures.
        case latest
        /// Those of the same days.
        case everything
    }

    /// Reads what a report needs.
    ///
    /// - Parameters:
    ///   - others: which figures of those that are compared with the organizations asked for are read too.
    ///   - selection: gets the names of the organizations where rows depend on others.
    public init(store: Store, filter: ObservationFilter, others: Others, selection: inout Selection) throws {
        self.store = store
        peers = try store.peers()
        observations = try store.observations(matching: filter, omitted: &omitted)
        guard filter.organization != nil, others != .nothing else { return }
        let names = Set(observations.map(\.series.organization))
        selection.organizations = names
        organizations = names
        let fellows = names.flatMap { name in peers.groups(of: name).flatMap { peers.groups[$0].members } }
        var wide = filter
        wide.organization = nil
        wide.organizations = Set(fellows).subtracting(names)
        wide.hasEvidence = false
        let days = lastDays(onlyLatest: others == .latest)
        // The many first: what is appended is copied.
        let own = observations
        guard others == .everything, filter.knownBy == nil, own.count <= RivalTable.most else {
            (wide.metrics, wide.lastDays) = (Set(days.keys), days)
            observations = try store.observations(matching: wide) + own
            return
        }
        observations = try othersOfUnsettledDays(days, wide)
        observations += own
    }

    /// Takes what has been read: all observations, in order.
    public init(store: Store, observations: [Observation], omitted: Omitted) throws {
        (self.store, self.observations, self.omitted) = (store, observations, omitted)
        peers = try store.peers()
    }

    /// What has to be read of the others where the places of values that nobody contradicts are kept: those of the days on which somebody
    /// does, and what texts claim.
    private mutating func othersOfUnsettledDays(_ days: [String: Set<Day>], _ filter: ObservationFilter) throws -> [Observation] {
        let unsettled = try store.unsettledDays(ofMetrics: Set(days.keys))
        let settled = observations.filter { one in
            one.period.end.map { !unsettled.contains(MetricDay(one.series.metric, $0)) } ?? false
        }
        let claimed = try store.claimsPlaces(byMetrics: Set(days.keys)) ? days : [:]
        rivals = try store.rivals(of: settled.map(\.id), grade: filter.grade, organizationsOf: Set(claimed.keys))
        var wide = filter
        wide.lastDays = Dictionary(grouping: unsettled, by: \.metric).compactMapValues { found in
            let asked = Set(found.map(\.day)).intersection(days[found[0].metric] ?? [])
            return asked.isEmpty ? nil : asked
        }
        var read: [Observation] = []
        if !wide.lastDays.isEmpty {
            wide.metrics = Set(wide.lastDays.keys)
            wide.kinds = Set(Kind.allCases).subtracting([.rank])
            read += try store.observations(matching: wide)
        }
        if !claimed.isEmpty {
            (wide.metrics, wide.lastDays, wide.kinds) = (Set(claimed.keys), claimed, [.rank])
            read += try store.observations(matching: wide)
        }
        return read
    }

    /// The last days of the periods, by metric; of each series only the latest one, if only that is wanted.
    private func lastDays(onlyLatest: Bool) -> [String: Set<Day>] {
        var days: [String: Set<Day>] = [:]
        var latest: [SeriesKey: Day] = [:]
        for one in observations {
            guard let day = one.period.end else { continue }
            if onlyLatest {
                latest[one.series] = max(day, latest[one.series] ?? day)
            } else {
                days[one.series.metric, default: []].insert(day)
            }
        }
        for (series, day) in latest { days[series.metric, default: []].insert(day) }
        return days
    }
}

extension ReportMatter {
    /// The conflicts with their sentences.
    public func conflicts(better: @escaping (String) -> Direction, takesUnclear: Bool = false) throws -> [ConflictRow] {
        var facts = try store.conflictFacts()
        (facts.better, facts.takesUnclear) = (better, takesUnclear)
        let rows = Reporting.conflicts(in: observations, facts)
        let reporters = try store.reporters(ofObservations: Set(rows.map(\.observation.id)))
        return try rows.map { row in
            var row = row
            row.reporters = reporters[row.observation.id, default: []].joined(separator: "; ")
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
        let (additive, shares) = (try metrics(ofNature: ["flow", "toll", "stock", "count"]), try metrics(ofNature: ["share"]))
        (facts.isAdditive, facts.isShare) = ({ additive.contains($0) }, { shares.contains($0) })
        return facts
    }
}
