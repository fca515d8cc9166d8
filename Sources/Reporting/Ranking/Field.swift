import Quantities
import Store

/// What makes values of one metric, component, basis, unit and kind comparable: one field is ranked at a time.
struct FieldKey: Comparable {
    var when: When
    var scope: UInt32
    /// Index of the group of those that are compared; -1 for organizations that are in none.
    var group: Int32
    var base: When

    static func < (left: FieldKey, right: FieldKey) -> Bool {
        if left.when != right.when { return left.when < right.when }
        if left.scope != right.scope { return left.scope < right.scope }
        if left.group != right.group { return left.group < right.group }
        return left.base < right.base
    }
}

/// The slots of one field.
struct Field {
    var key: FieldKey
    /// Whether its values can be compared: they belong to one group, and the days they are about are known.
    var isComparable: Bool
    var slots: [Slot]
}

extension Grouping {
    /// Hands over all slots that can be ranked, field by field in the order of the report; fields without a wanted observation are left out,
    /// none where nothing is said of what is wanted.
    ///
    /// What was derived has no place: nobody said it. Organizations of several groups stand in a field of each.
    func eachField(_ peers: Peers, where isWanted: ((Int) -> Bool)?, _ body: (Field) throws -> Void) rethrows {
        let ranked = series.indices.filter { observations[order[series[$0].rows.lowerBound]].series.kind.isRanked }
            .map { (measure: series[$0].code.measure, index: $0) }
            .sorted { $0.measure != $1.measure ? $0.measure < $1.measure : $0.index < $1.index }
        var start = 0
        for place in ranked.indices where place + 1 == ranked.count || ranked[place + 1].measure != ranked[start].measure {
            try eachField(ofSeries: ranked[start...place].map(\.index), peers, where: isWanted, body)
            start = place + 1
        }
    }

    /// The fields of series that differ in their organization only.
    private func eachField(
        ofSeries series: [Int], _ peers: Peers, where isWanted: ((Int) -> Bool)?, _ body: (Field) throws -> Void
    ) rethrows {
        var entries: [(key: FieldKey, slot: Int)] = []
        var all: [Slot] = []
        // Of the board few days of each metric are wanted: the others need not be put in order.
        let wanted = isWanted.map { isWanted in
            Set(series.flatMap { order[self.series[$0].rows].filter(isWanted).map { When(observations[$0].period) } })
        }
        for index in series {
            let groups = peers.groups(of: observations[order[self.series[index].rows.lowerBound]].series.organization)
            for slot in slots(of: index) where slot.isStated && wanted?.contains(slot.when) ?? true {
                for group in groups.isEmpty ? [-1] : groups {
                    let key = FieldKey(when: slot.when, scope: scopes[slot.position], group: Int32(group), base: slot.base)
                    entries.append((key, all.count))
                }
                all.append(slot)
            }
        }
        entries.sort { $0.key != $1.key ? $0.key < $1.key : $0.slot < $1.slot }
        var start = 0
        for place in entries.indices where place + 1 == entries.count || entries[place + 1].key != entries[start].key {
            let slots = entries[start...place].map { all[$0.slot] }
            let key = entries[start].key
            start = place + 1
            if let isWanted, !slots.contains(where: { isWanted($0.position) }) { continue }
            try body(Field(key: key, isComparable: key.group >= 0 && isComparable(slots[0].position), slots: slots))
        }
    }

    private func isComparable(_ position: Int) -> Bool {
        let period = observations[position].period
        guard period.end != nil, !observations[position].isTollOfOneDay else { return false }
        switch observations[position].series.kind {
        case .flow: return period.start != nil
        case .growth, .change: return observations[position].base?.end != nil
        case .level, .ratio, .rank, .target: return true
        }
    }
}

extension Kind {
    /// Whether values of the kind are ranked: a stated rank is a claim beside a ranking, and a target is no result.
    var isRanked: Bool { self != .rank && self != .target }
}
