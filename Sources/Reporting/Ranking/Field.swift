import Quantities
import Store

/// What makes values comparable: one field is ranked at a time.
struct FieldKey: Hashable, Comparable {
    /// The series code with the organization blanked out.
    var code: SeriesCode
    var when: When
    var scope: UInt32
    var level: UInt32
    /// A province is not compared with the companies and offices of provinces.
    var isRegion: Bool
    var base: When

    /// Hashes pairs of fields at once: this runs for every observation.
    func hash(into hasher: inout Hasher) {
        func pair(_ left: UInt32, _ right: UInt32) -> UInt64 { UInt64(left) << 32 | UInt64(right) }
        hasher.combine(pair(code.metric, code.component))
        hasher.combine(pair(code.basis, code.unit << 3 | code.kind))
        hasher.combine(pair(UInt32(bitPattern: when.end), UInt32(bitPattern: when.start)))
        hasher.combine(pair(scope << 8 ^ level << 1 ^ (isRegion ? 1 : 0), UInt32(bitPattern: base.end)))
    }

    static func < (left: FieldKey, right: FieldKey) -> Bool {
        if left.code != right.code { return left.code < right.code }
        if left.when != right.when { return left.when < right.when }
        if left.scope != right.scope { return left.scope < right.scope }
        if left.level != right.level { return left.level < right.level }
        if left.isRegion != right.isRegion { return left.isRegion }
        return left.base < right.base
    }
}

/// The slots of one field.
struct Field {
    var key: FieldKey
    /// Whether its values can be compared: the level is known, and the days they are about.
    var isComparable: Bool
    var slots: [Slot]
}

extension Grouping {
    /// All slots that can be ranked, field by field in the order of the report; fields without a wanted observation are left out.
    func fields(where isWanted: (Int) -> Bool) -> [Field] {
        var levels = Interner()
        var known: [FieldKey: Int] = [:]
        var fields: [Field] = []
        for index in series.indices where observations[order[series[index].rows.lowerBound]].series.kind.isRanked {
            var code = series[index].code
            code.organization = 0
            for slot in slots(of: index) {
                let level = observations[slot.position].level
                let key = FieldKey(
                    code: code, when: slot.when, scope: scopes[slot.position], level: levels.number(of: level ?? ""),
                    isRegion: observations[slot.position].isRegion, base: slot.base)
                if let field = known[key] {
                    fields[field].slots.append(slot)
                } else {
                    known[key] = fields.count
                    fields.append(Field(key: key, isComparable: isComparable(slot.position), slots: [slot]))
                }
            }
        }
        let places = levels.places()
        for index in fields.indices { fields[index].key.level = places[Int(fields[index].key.level)] }
        return fields.filter { $0.slots.contains { isWanted($0.position) } }.sorted { $0.key < $1.key }
    }

    private func isComparable(_ position: Int) -> Bool {
        let period = observations[position].period
        guard observations[position].level != nil, period.end != nil else { return false }
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
