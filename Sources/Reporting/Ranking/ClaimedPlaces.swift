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

    init(_ grouping: Grouping) {
        self.grouping = grouping
        var pairs: Set<[UInt32]> = []
        for one in grouping.series where grouping.observations[grouping.order[one.rows.lowerBound]].series.kind == .rank {
            pairs.insert([one.code.organization, one.code.metric])
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

    /// Positions of the claimed places of the organization, metric and period of an observation.
    mutating func take(for position: Int) -> [Int] {
        // A place is about the value itself; whether it is about its growth or change, the text would have to say.
        guard !claims.isEmpty, let key = keys[position], grouping.observations[position].series.kind.hasGrowth else { return [] }
        let found = claims[key] ?? []
        used.formUnion(found)
        return found
    }

    /// Positions of the claims that no value has taken, in order.
    func unused() -> [Int] {
        grouping.order.filter { grouping.observations[$0].series.kind == .rank && !used.contains($0) }
    }
}
