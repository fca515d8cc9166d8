import Quantities
import Store

/// What makes values comparable: one field is ranked at a time.
struct FieldKey: Hashable, Comparable {
    /// The series code with the organization blanked out.
    var code: SeriesCode
    var when: When
    var scope: UInt32
    /// Index of the group of those that are compared; -1 for organizations that are in none.
    var group: Int32
    var base: When

    /// Hashes pairs of fields at once: this runs for every observation.
    func hash(into hasher: inout Hasher) {
        func pair(_ left: UInt32, _ right: UInt32) -> UInt64 { UInt64(left) << 32 | UInt64(right) }
        hasher.combine(pair(code.metric, code.component))
        hasher.combine(pair(code.basis, code.unit << 3 | code.kind))
        hasher.combine(pair(UInt32(bitPattern: when.end), UInt32(bitPattern: when.start)))
        hasher.combine(pair(scope << 8 ^ UInt32(bitPattern: group), UInt32(bitPattern: base.end)))
    }

    static func < (left: FieldKey, right: FieldKey) -> Bool {
        if left.code != right.code { return left.code < right.code }
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
    /// All slots that can be ranked, field by field in the order of the report; fields without a wanted observation are left out.
    ///
    /// What was derived has no place: nobody said it. Organizations of several groups stand in a field of each.
    func fields(_ peers: Peers, where isWanted: (Int) -> Bool) -> [Field] {
        var known: [FieldKey: Int] = [:]
        var fields: [Field] = []
        for index in series.indices where observations[order[series[index].rows.lowerBound]].series.kind.isRanked {
            let groups = peers.groups(of: observations[order[series[index].rows.lowerBound]].series.organization)
            var code = series[index].code
            code.organization = 0
            for slot in slots(of: index) where slot.isStated {
                for group in groups.isEmpty ? [-1] : groups {
                    let key = FieldKey(
                        code: code, when: slot.when, scope: scopes[slot.position], group: Int32(group), base: slot.base)
                    if let field = known[key] {
                        fields[field].slots.append(slot)
                    } else {
                        known[key] = fields.count
                        fields.append(Field(key: key, isComparable: group >= 0 && isComparable(slot.position), slots: [slot]))
                    }
                }
            }
        }
        return fields.filter { $0.slots.contains { isWanted($0.position) } }.sorted { $0.key < $1.key }
    }

    private func isComparable(_ position: Int) -> Bool {
        let period = observations[position].period
        guard period.end != nil else { return false }
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
