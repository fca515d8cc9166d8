import Quantities
import Store

/// What makes values comparable: one field is ranked at a time.
struct FieldKey: Hashable, Comparable {
    /// The series code with the organization blanked out.
    var code: SeriesCode
    var when: When
    var scope: UInt32
    var level: UInt32
    var base: When

    static func < (left: FieldKey, right: FieldKey) -> Bool {
        if left.code != right.code { return left.code < right.code }
        if left.when != right.when { return left.when < right.when }
        if left.scope != right.scope { return left.scope < right.scope }
        if left.level != right.level { return left.level < right.level }
        return left.base < right.base
    }
}

/// The slots of one field.
struct Field {
    var key: FieldKey
    var hasLevel: Bool
    var slots: [Slot]
}

extension Grouping {
    /// All slots that can be ranked, field by field in the order of the report.
    func fields() -> [Field] {
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
                    base: slot.base)
                if let field = known[key] {
                    fields[field].slots.append(slot)
                } else {
                    known[key] = fields.count
                    fields.append(Field(key: key, hasLevel: level != nil, slots: [slot]))
                }
            }
        }
        let places = levels.places()
        for index in fields.indices { fields[index].key.level = places[Int(fields[index].key.level)] }
        return fields.sorted { $0.key < $1.key }
    }
}

extension Kind {
    /// Whether values of the kind are ranked: a stated rank is a claim beside a ranking, and a target is no result.
    var isRanked: Bool { self != .rank && self != .target }
}
