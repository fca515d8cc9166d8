import Quantities
import Store

/// Ranks organizations that are compared with one another by metric, component, basis, unit, kind and period.
///
/// Only members of one group of `peers` are compared, and only what is stated. A field needs `minimum` organizations with a value to be
/// ranked. Organizations of no group, values whose days (or, for growth and change, whose base) are unknown, and values that
/// conflict get no place. What the text itself claims of a place stands beside it, and is listed also where there is no field or no
/// value.
///
/// - Parameters:
///   - observations: all of them, not a selection: a ranking among those selected is another ranking.
///   - peers: who is compared with whom.
///   - minimum: number of organizations that make a field.
///   - better: which end of a metric is the first place.
/// - Returns: rows sorted by metric, component, basis, unit, kind, period, scope and group, first place first; then values of which there is
///   nothing but a claimed place, in the same order, and claimed places without a value.
public func ranking(
    of observations: [Observation], peers: Peers, minimum: Int = 2, better: (String) -> Direction = { _ in .more }
) -> [RankingRow] {
    var rows: [RankingRow] = []
    ranking(of: observations, peers: peers, minimum: minimum, better: better) { rows.append($0) }
    return rows
}

/// The same rows, handed over one by one: a report over a million observations need not be held in memory.
///
/// - Parameters:
///   - organizations: those whose places are asked for, nil for all: rows of others need not be made.
///   - rivals: what their values are compared with, where the values of others are not among the observations.
public func ranking(
    of observations: [Observation], peers: Peers, minimum: Int = 2, organizations: Set<String>? = nil,
    rivals: RivalTable = RivalTable(), better: (String) -> Direction = { _ in .more }, each: (RankingRow) throws -> Void
) rethrows {
    let grouping = Grouping(observations)
    var rankings = Rankings(
        grouping: grouping, peers: peers, minimum: minimum, organizations: organizations, rivals: rivals)
    var alone: [RankingRow] = []
    try rankings.visit(where: nil, better) { row in
        if row.isClaimAlone { alone.append(row) } else { try each(row) }
    }
    for row in alone { try each(row) }
    try rankings.visitClaimsWithoutValue(each)
}

/// The rows of all fields in which an observation at a wanted position stands.
func ranking(
    of grouping: Grouping, peers: Peers, where isWanted: ((Int) -> Bool)?, better: (String) -> Direction,
    each: (RankingRow) -> Void
) {
    var rankings = Rankings(grouping: grouping, peers: peers, minimum: 2)
    rankings.visit(where: isWanted, better, each)
}

/// Makes the rows of all fields.
private struct Rankings {
    let grouping: Grouping
    let peers: Peers
    var claims: ClaimedPlaces
    let minimum: Int
    /// Those whose rows are asked for, nil for all.
    var organizations: Set<String>?
    var rivals = RivalTable()
    /// Groups of countries, which the own one is among: to look for it among the members of each field would take longer than all else.
    private let ofCountries: Set<Int>
    /// Values that stand in no group for what is claimed of them: of several groups one row says so.
    private var outside: Set<Int> = []

    init(
        grouping: Grouping, peers: Peers, minimum: Int, organizations: Set<String>? = nil, rivals: RivalTable = RivalTable()
    ) {
        (self.grouping, self.peers, claims) = (grouping, peers, ClaimedPlaces(grouping))
        (self.minimum, self.organizations, self.rivals) = (minimum, organizations, rivals)
        ofCountries = Set(peers.groups(of: "全国").filter { peers.groups[$0].source == .vocabulary })
    }

    mutating func visit(
        where isWanted: ((Int) -> Bool)?, _ better: (String) -> Direction, _ each: (RankingRow) throws -> Void
    ) rethrows {
        let grouping = grouping
        try grouping.eachField(peers, where: isWanted) { field in
            try visit(field, first: better(grouping.observations[field.slots[0].position].series.metric), each)
        }
    }

    private mutating func visit(_ field: Field, first direction: Direction, _ each: (RankingRow) throws -> Void) rethrows {
        let ranked = field.slots.contains { $0.isConflict } ? field.slots.filter { !$0.isConflict } : field.slots
        let group = field.key.group < 0 ? nil : peers.groups[Int(field.key.group)]
        let isAmongCountries = ofCountries.contains(Int(field.key.group))
        let others = rivals.isEmpty ? nil : group.flatMap { rivals(of: ranked, in: $0) }
        let isField = field.isComparable && (others?.values.count ?? ranked.count) >= minimum
        if isField, let group {
            let all = if let others { entrants(others, with: ranked) } else { entrants(ranked) }
            try eachPlaced(all, in: group, first: direction) { row in
                row.isAmongCountries = isAmongCountries
                try each(row)
            }
        }
        for slot in field.slots where !isField || slot.isConflict {
            let values = slot.isConflict ? contradicting(slot) : [slot.position]
            var row = row(at: values[0])
            (row.peers, row.conflicting) = (group?.name, Array(values.dropFirst()))
            row.isClaimAlone = !isField && !row.claims.isEmpty
            row.isAmongCountries = isAmongCountries
            // 世界第一 is no place in a group of countries.
            let isOfGroup = row.claims.contains { group?.scopes.contains(grouping.observations[$0].scope) ?? true }
            if row.isClaimAlone, !isOfGroup {
                (row.peers, row.isAmongCountries) = (nil, false)
                guard outside.insert(row.position).inserted else { continue }
            }
            if isField || minimum <= 1 || !row.claims.isEmpty { try each(row) }
        }
    }

    /// The values of a slot that contradict one another: the one that was issued last, and the others. Which of two offices is right, nobody
    /// can tell; but each of the values was said, and nothing between them was.
    private func contradicting(_ slot: Slot) -> [Int] {
        let values = slot.rows.map { grouping.order[$0] }
            .filter { (grouping.observations[$0].method == .stated) == slot.isStated }
        func day(_ position: Int) -> Int32 { grouping.observations[position].issued?.number ?? .min }
        guard let last = values.map(day).max(), let latest = values.first(where: { day($0) == last }) else {
            return [slot.position]
        }
        return [latest] + values.filter { $0 != latest }
    }

    private func rivals(of slots: [Slot], in group: Peers.Group) -> Rivals? {
        slots.lazy.compactMap { rivals.rivals(of: grouping.observations[$0.position].id, in: group.name) }.first
    }

    /// Those of a field on the way to their places.
    private struct Entrants {
        var contestants: [Contestant<Exact>]
        /// Where the value of each stands among the observations; negative where it was not read as one.
        var positions: [Int]
        /// The places that texts claim for each, empty where they claim none at all.
        var claims: [[Int]]
    }

    private mutating func entrants(_ slots: [Slot]) -> Entrants {
        let contestants = slots.enumerated().map { number, slot in
            let interval = grouping.observations[slot.position].interval
            return Contestant(
                value: grouping.observations[slot.position].value, lower: interval.lower, upper: interval.upper, number: number,
                isExact: grouping.observations[slot.position].bound == .exact)
        }
        return Entrants(
            contestants: contestants, positions: slots.map(\.position),
            claims: claims.isEmpty ? [] : slots.map { claims.take(for: $0.position) })
    }

    /// The same where all but those of `slots` are known by their values only.
    private mutating func entrants(_ others: Rivals, with slots: [Slot]) -> Entrants {
        let own = Dictionary(
            slots.map { (grouping.observations[$0.position].id, $0.position) }, uniquingKeysWith: { first, _ in first })
        let contestants = others.values.enumerated().map { number, one in
            Contestant(
                value: one.value, lower: one.interval.lower, upper: one.interval.upper, number: number, isExact: one.isExact)
        }
        let positions = others.values.map { own[$0.id] ?? -1 }
        guard !claims.isEmpty, let known = slots.first?.position else {
            return Entrants(contestants: contestants, positions: positions, claims: [])
        }
        var claims: [[Int]] = []
        for (one, position) in zip(others.values, positions) {
            let name = position < 0 ? rivals.organizations[one.series] : nil
            claims.append(
                position < 0 ? name.map { self.claims.claims(of: $0, besides: known) } ?? [] : self.claims.take(for: position))
        }
        return Entrants(contestants: contestants, positions: positions, claims: claims)
    }

    /// Hands over the rows of those of a group whose value is known, first place first.
    private func eachPlaced(
        _ entrants: Entrants, in group: Peers.Group, first direction: Direction, _ each: (inout RankingRow) throws -> Void
    ) rethrows {
        let ordered = direction == .less ? entrants.contestants.mirrored : entrants.contestants
        let known = ordered.scaled.map { places(of: $0) } ?? places(of: ordered)
        func claims(_ index: Int) -> [Int] { entrants.claims.isEmpty ? [] : entrants.claims[known[index].number] }
        var claimed: [Int: Int] = [:]
        for index in known.indices where !claims(index).isEmpty { claimed[index] = claimedPlace(claims(index), in: group) }
        let isExact = entrants.contestants.map(\.isExact)
        let standings = Standings(known, size: group.size, claimed: claimed)
        // Places that a value holds that is not exact: how far one is from them, nobody knows.
        let vague = Set(known.lazy.filter { !isExact[$0.number] }.map(\.rank))
        // Of a place, how many share it: they follow one another, and the place behind them is as many farther.
        let holders = known.indices.reversed().reduce(into: [Int](repeating: 1, count: known.count)) { holders, index in
            if index + 1 < known.count, known[index].rank == known[index + 1].rank { holders[index] = holders[index + 1] + 1 }
        }
        func value(_ index: Int) -> Exact { entrants.contestants[known[index].number].value }
        var ahead: Int?
        for index in known.indices {
            if index > 0, known[index].rank != known[index - 1].rank { ahead = index - 1 }
            let position = entrants.positions[known[index].number]
            guard position >= 0, isAsked(position) else { continue }
            var row = RankingRow(grouping.observations, position)
            (row.claims, row.peers, row.better) = (claims(index), group.name, direction)
            row.rank = claimed[index] ?? standings.rank(index)
            (row.best, row.worst) = (standings.best[index], standings.worst[index])
            if let rank = claimed[index] {
                row.isContradicted = rank < standings.best[index] || standings.worst[index].map { rank > $0 } ?? false
            }
            (row.place, row.known, row.of) = (known[index].rank, known.count, standings.size)
            row.rankKnown = known[index].isDecided ? known[index].rank : nil
            let tied = holders[known[index].rank - 1]
            row.tied = tied > 1 && known[index].isDecided ? tied : nil
            func gap(to other: Int) -> Exact? {
                guard isExact[known[index].number], !vague.contains(known[other].rank) else { return nil }
                return value(other).subtracting(value(index))?.magnitude
            }
            row.gapToFirst = gap(to: 0)
            row.gapToNext = ahead.flatMap { gap(to: $0) }
            try each(&row)
        }
    }

    private func isAsked(_ position: Int) -> Bool {
        organizations?.contains(grouping.observations[position].series.organization) ?? true
    }

    /// The place among all members of the group that the text claims, nil where it claims none or one in another field.
    private func claimedPlace(_ claims: [Int], in group: Peers.Group) -> Int? {
        for position in claims {
            let claim = grouping.observations[position]
            guard claim.bound == .exact, group.scopes.contains(claim.scope), let rank = Int(claim.value.canonical), rank > 0,
                rank <= group.size ?? .max
            else { continue }
            return rank
        }
        return nil
    }

    /// Claimed places of which the text gives no value, at the end of the report. A place is of a day or a year, not of ten years.
    mutating func visitClaimsWithoutValue(_ each: (RankingRow) throws -> Void) rethrows {
        for position in claims.unused() where minimum <= 1 || !grouping.observations[position].period.isLongerThanAYear {
            var row = RankingRow(grouping.observations, position)
            row.claims = [position]
            try each(row)
        }
    }

    /// A row without a place, with what is claimed of it.
    private mutating func row(at position: Int) -> RankingRow {
        var row = RankingRow(grouping.observations, position)
        row.claims = claims.take(for: position)
        return row
    }
}

extension Period {
    /// Whether it is a span of more than a year.
    fileprivate var isLongerThanAYear: Bool { days.map { $0 > 366 } ?? false }
}
