import Quantities
import Store

/// Places that the text claims (列全国邮政第2位), by organization, metric, component and period.
struct ClaimedPlaces {
    private struct Key: Hashable {
        var organization: UInt32
        var metric: UInt32
        var component: UInt32
        var when: When
    }

    private let grouping: Grouping
    private var claims: [Key: [Int]] = [:]
    private var keys: [Int: Key] = [:]
    private var used: Set<Int> = []
    /// Series of claims, by their organization.
    private var series: [String: [SeriesKey: SeriesCode]] = [:]

    init(_ grouping: Grouping) {
        self.grouping = grouping
        var pairs: Set<[UInt32]> = []
        for one in grouping.series where grouping.observations[grouping.order[one.rows.lowerBound]].series.kind == .rank {
            pairs.insert([one.code.organization, one.code.metric])
            let key = grouping.observations[grouping.order[one.rows.lowerBound]].series
            series[key.organization, default: [:]][key] = one.code
            for row in one.rows {
                let position = grouping.order[row]
                let when = When(grouping.observations[position].period)
                claims[
                    Key(organization: one.code.organization, metric: one.code.metric, component: one.code.component, when: when),
                    default: []
                ].append(
                    position)
            }
        }
        guard !pairs.isEmpty else { return }
        for one in grouping.series where pairs.contains([one.code.organization, one.code.metric]) {
            for row in one.rows {
                let position = grouping.order[row]
                let when = When(grouping.observations[position].period)
                keys[position] = Key(
                    organization: one.code.organization, metric: one.code.metric, component: one.code.component, when: when)
            }
        }
    }

    /// Whether no text claims a place.
    var isEmpty: Bool { claims.isEmpty }

    /// Positions of the claimed places of the organization, metric and period of an observation.
    mutating func take(for position: Int) -> [Int] {
        // A place is about the value itself; whether it is about its growth or change, the text would have to say.
        guard !claims.isEmpty, let key = keys[position], grouping.observations[position].series.kind.hasGrowth else { return [] }
        let found = claims[key] ?? []
        used.formUnion(found)
        return found
    }

    /// Positions of the places that another organization claims of the same metric and period.
    func claims(of organization: String, besides position: Int) -> [Int] {
        let own = grouping.observations[position]
        guard own.series.kind.hasGrowth, let series = series[organization] else { return [] }
        let code = series.first { $0.key.metric == own.series.metric && $0.key.component == own.series.component }?.value
        guard let code else { return [] }
        let key = Key(organization: code.organization, metric: code.metric, component: code.component, when: When(own.period))
        return claims[key] ?? []
    }

    /// Positions of the claims that no value has taken, in order.
    func unused() -> [Int] {
        grouping.order.filter { grouping.observations[$0].series.kind == .rank && !used.contains($0) }
    }
}
