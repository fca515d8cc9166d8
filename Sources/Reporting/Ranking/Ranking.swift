import Quantities
import Store

/// Ranks organizations of one level by metric, component, basis, unit, kind and period.
///
/// Regions are ranked with regions, bodies with bodies. A field needs `minimum` organizations to be ranked. Organizations whose level is unknown, values whose days (or, for growth and
/// change, whose base) are unknown, and values that conflict get no place. What the text itself claims of a place stands beside it, and is listed also where there is no field or no value.
///
/// - Parameters:
///   - observations: all of them, not a selection: a ranking among those selected is another ranking.
///   - minimum: number of organizations that make a field.
///   - better: which end of a metric is the first place.
/// - Returns: rows sorted by metric, component, basis, unit, kind, period, scope and level, first place first.
public func ranking(
    of observations: [Observation], minimum: Int = 2, better: (String) -> Direction = { _ in .more }
) -> [RankingRow] {
    var rows: [RankingRow] = []
    ranking(of: observations, minimum: minimum, better: better) { rows.append($0) }
    return rows
}

/// The same rows, handed over one by one: a report over a million observations need not be held in memory.
public func ranking(
    of observations: [Observation], minimum: Int = 2, better: (String) -> Direction = { _ in .more },
    each: (RankingRow) throws -> Void
) rethrows {
    let grouping = Grouping(observations)
    var rankings = Rankings(grouping: grouping, claims: ClaimedPlaces(grouping), minimum: minimum)
    try rankings.visit(grouping.fields(where: { _ in true }), better, each)
    try rankings.visitClaimsWithoutValue(each)
}

/// The rows of all fields in which an observation at a wanted position stands.
func ranking(
    of grouping: Grouping, where isWanted: (Int) -> Bool, better: (String) -> Direction, each: (RankingRow) -> Void
) {
    var rankings = Rankings(grouping: grouping, claims: ClaimedPlaces(grouping), minimum: 2)
    let fields = grouping.fields(where: isWanted)
    rankings.visit(fields, better, each)
}

/// Makes the rows of all fields.
private struct Rankings {
    let grouping: Grouping
    var claims: ClaimedPlaces
    let minimum: Int

    mutating func visit(
        _ fields: [Field], _ better: (String) -> Direction, _ each: (RankingRow) throws -> Void
    ) rethrows {
        for field in fields {
            try visit(field, first: better(grouping.observations[field.slots[0].position].series.metric), each)
        }
    }

    private mutating func visit(_ field: Field, first direction: Direction, _ each: (RankingRow) throws -> Void) rethrows {
        let ranked = field.slots.filter { !$0.isConflict }
        let isField = field.isComparable && ranked.count >= minimum
        if isField {
            let contestants = ranked.enumerated().map { number, slot in
                Contestant(
                    value: grouping.observations[slot.position].value, lower: grouping.observations[slot.position].interval.lower,
                    upper: grouping.observations[slot.position].interval.upper, number: number)
            }
            let ordered = direction == .more ? contestants : contestants.mirrored
            let ordering = ordered.scaled.map { places(of: $0) } ?? places(of: ordered)
            let first = ordering.first.map { grouping.observations[ranked[$0.number].position].value } ?? .zero
            for place in ordering {
                var row = row(at: ranked[place.number].position)
                (row.rank, row.best, row.worst, row.of) = (place.rank, place.best, place.worst, ranked.count)
                row.gapToFirst = first.subtracting(grouping.observations[row.position].value)?.magnitude
                try each(row)
            }
        }
        for slot in field.slots where !isField || slot.isConflict {
            var row = row(at: slot.position)
            if slot.isConflict {
                row.conflicting = slot.rows.map { grouping.order[$0] }
                    .filter { $0 != slot.position && (grouping.observations[$0].method == .stated) == slot.isStated }
            }
            if isField || minimum <= 1 || !row.claims.isEmpty { try each(row) }
        }
    }

    /// Claimed places of which the text gives no value, at the end of the report.
    mutating func visitClaimsWithoutValue(_ each: (RankingRow) throws -> Void) rethrows {
        for position in claims.unused() {
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
