import Quantities
import Store

/// What a report of conflicts asks of the database beyond the observations.
public struct ConflictFacts {
    /// Where contested values are printed; where it says nothing, the document that the evidence names.
    public var places = ContestedPlaces()
    /// Who is compared with whom.
    public var peers = Peers()
    /// Which end of a metric is the first place.
    public var better: (String) -> Direction = { _ in .more }
    /// Whether a stated growth is measured from the figure that was published a period earlier.
    public var isNominal: (String) -> Bool = { _ in true }
    /// Values that metrics can have.
    public var ranges: [String: MetricRange] = [:]
    /// Whether values of a metric can be added up: what stands at a day or comes about, and no rate, price or index.
    public var isAdditive: (String) -> Bool = { _ in true }
    /// Whether a metric is the share that parts have of one whole.
    public var isShare: (String) -> Bool = { _ in false }
    /// Whether figures of one document count too, that mostly are about different things.
    public var takesUnclear = false

    /// Makes facts of nothing.
    public init() {}
}

/// All figures that cannot all be true, in the order of their series; then growth, sums, places and values that cannot be.
///
/// Stated values conflict where no single value satisfies them all, no document states both, no later one revises the other, and they are
/// not so far apart that one must be a part of the other; plans are not compared. A derived value is listed where it contradicts a stated one: then the text's own arithmetic does not add up. Nothing is averaged and
/// nothing is chosen.
public func conflicts(in observations: [Observation], _ facts: ConflictFacts = ConflictFacts()) -> [ConflictRow] {
    let grouping = Grouping(observations)
    var rows: [ConflictRow] = []
    var number = 0
    func add(_ sort: ConflictRow.Sort, _ group: [Observation]) {
        number += 1
        rows += group.map { ConflictRow(conflict: number, sort: sort, observation: $0) }
    }
    for index in grouping.series.indices where grouping.isDoubled(index) {
        for slot in grouping.slots(of: index) {
            guard let found = grouping.contradictions(in: slot, facts.places) else { continue }
            if found.sort != .unclear || facts.takesUnclear { add(found.sort, found.rows) }
        }
    }
    var listed = Set(rows.map(\.observation.id))
    for group in grouping.growthConflicts(facts.isNominal) where !group.allSatisfy({ listed.contains($0.id) }) {
        guard !group.dropFirst().contains(where: { listed.contains($0.id) }) else { continue }
        add(.growth, group)
        listed.formUnion(group.map(\.id))
    }
    for group in grouping.sumConflicts(facts) { add(.sum, group) }
    for group in grouping.rankConflicts(facts) { add(.rank, group) }
    for one in grouping.series where facts.ranges[observations[grouping.order[one.rows.lowerBound]].series.metric] != nil {
        for position in grouping.order[one.rows] where grouping.isOutOfRange(position, facts.ranges) {
            add(.range, [observations[position]])
        }
    }
    return rows
}

extension Grouping {
    /// The values of one period that cannot all be true, stated ones first; nil where they agree or nothing is stated.
    func contradictions(in slot: Slot, _ places: ContestedPlaces) -> (sort: ConflictRow.Sort, rows: [Observation])? {
        guard slot.isStated, slot.rows.count > 1 else { return nil }
        let all = slot.rows.map { observations[order[$0]] }
        let stated = slot.isConflict ? all.filter { $0.method == .stated } : [observations[slot.position]]
        let derived = all.filter { one in one.method == .derived && stated.contains { !$0.interval.overlaps(one.interval) } }
        if slot.isConflict {
            let sorts = Set(pairs(stated).map { places.sort($0, $1) })
            let sort = [ConflictRow.Sort.values, .headline, .unclear].first { sorts.contains($0) } ?? .unclear
            return (sort, stated + derived)
        }
        return derived.isEmpty ? nil : (.arithmetic, stated + derived)
    }

    private func pairs(_ rows: [Observation]) -> [(Observation, Observation)] {
        rows.indices.flatMap { index in rows[(index + 1)...].map { (rows[index], $0) } }.filter {
            !Interval.haveCommonValue([$0.0.interval, $0.1.interval])
        }
    }

    /// Values whose stated growth fits neither the base nor the change that is stated: the statement, the value, the base.
    fileprivate func growthConflicts(_ isNominal: @escaping (String) -> Bool) -> [[Observation]] {
        var groups: [[Observation]] = []
        growth(of: self, .all, where: { _ in true }, onlyStated: true, isNominal: isNominal) { row in
            guard row.reason == .baseDisagrees || row.reason == .statementsDisagree else { return }
            groups.append(([row.position] + row.sources).map { observations[$0] })
        }
        return groups
    }

    /// Places that the text claims though others are certainly before or behind: the value, the claim, the value in the first place.
    fileprivate func rankConflicts(_ facts: ConflictFacts) -> [[Observation]] {
        guard observations.contains(where: { $0.series.kind == .rank }) else { return [] }
        var groups: [[Observation]] = []
        var first: RankingRow?
        ranking(of: self, peers: facts.peers, where: nil, better: facts.better) { row in
            if row.place == 1 { first = row }
            guard row.isContradicted, let claim = row.claims.first else { return }
            var positions = [row.position, claim]
            if let first, first.position != row.position { positions.append(first.position) }
            groups.append(positions.map { observations[$0] })
        }
        return groups
    }

    fileprivate func isOutOfRange(_ position: Int, _ ranges: [String: MetricRange]) -> Bool {
        let one = observations[position]
        guard one.method == .stated, one.series.kind.hasGrowth, let range = ranges[one.series.metric],
            range.units.isEmpty || range.units.contains(one.series.unit)
        else { return false }
        if let highest = range.highest, let lower = one.interval.lower, lower > highest { return true }
        if let lowest = range.lowest, let upper = one.interval.upper, upper < lowest { return true }
        return false
    }
}

extension ContestedPlaces {
    /// What sort of contradiction two stated values are, by where they are printed.
    fileprivate func sort(_ one: Observation, _ other: Observation) -> ConflictRow.Sort {
        guard one.series.kind != .target, one.value.isComparable(with: other.value), !areOfOtherNames(one, other),
            !isOneLonger(one, other)
        else { return .unclear }
        guard texts[one.id] != nil || headlines[one.id] != nil else {
            return one.document == other.document && one.document != nil ? .unclear : .values
        }
        let (left, right) = (texts[one.id] ?? [], texts[other.id] ?? [])
        let (leftHeads, rightHeads) = (headlines[one.id] ?? [], headlines[other.id] ?? [])
        guard left.isDisjoint(with: right), leftHeads.isDisjoint(with: rightHeads) else { return .unclear }
        return leftHeads.isDisjoint(with: right) && rightHeads.isDisjoint(with: left) ? .values : .headline
    }
}

extension Exact {
    /// Whether two values are so near that both can be meant to be the same: neither is more than half as large again as the other. What is
    /// farther off is a part of it, or of another time.
    func isComparable(with other: Exact) -> Bool {
        guard let low = min(magnitude, other.magnitude).multiplied(by: Exact(15, exponent: -1)) else { return false }
        return isNegative == other.isNegative && low >= max(magnitude, other.magnitude)
    }
}
