import Quantities
import Store

/// Ranks organizations of one level by metric, component, basis, unit, kind and period.
///
/// A field needs `minimum` organizations to be ranked. Organizations whose level is unknown, and those whose values conflict, get no
/// place. What the text itself claims of a place stands beside it, and is listed also where there is no field or no value.
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
    for field in grouping.fields() {
        try rankings.visit(field, first: better(observations[field.slots[0].position].series.metric), each)
    }
    try rankings.visitClaimsWithoutValue(each)
}

/// Makes the rows of all fields.
private struct Rankings {
    let grouping: Grouping
    var claims: ClaimedPlaces
    let minimum: Int

    mutating func visit(_ field: Field, first direction: Direction, _ each: (RankingRow) throws -> Void) rethrows {
        let ranked = field.slots.filter { !$0.isConflict }
        let isField = field.hasLevel && ranked.count >= minimum
        if isField {
            let contestants = ranked.map {
                Contestant(
                    value: grouping.observations[$0.position].value, interval: grouping.observations[$0.position].interval,
                    position: $0.position)
            }
            for place in places(of: contestants, first: direction) {
                var row = row(at: place.position)
                (row.rank, row.best, row.worst, row.of) = (place.rank, place.best, place.worst, ranked.count)
                row.gapToFirst = place.gap
                try each(row)
            }
        }
        for slot in field.slots where !isField || slot.isConflict {
            var row = row(at: slot.position)
            if slot.isConflict { blank(&row, slot) }
            if isField || minimum <= 1 || !row.claimedRank.isEmpty { try each(row) }
        }
    }

    /// Claimed places of which the text gives no value, at the end of the report.
    mutating func visitClaimsWithoutValue(_ each: (RankingRow) throws -> Void) rethrows {
        for position in claims.unused() {
            var row = row(at: position)
            (row.value, row.interval, row.scope) = (nil, Interval(lower: nil, upper: nil), "")
            (row.claimedRank, row.claimedScope) = claims.text(of: [position])
            try each(row)
        }
    }

    /// A row without a place.
    private mutating func row(at position: Int) -> RankingRow {
        let observation = grouping.observations[position]
        var row = RankingRow(
            series: observation.series, level: observation.level, period: observation.period, scope: observation.scope,
            value: observation.value, interval: observation.interval, claimedRank: "", claimedScope: "",
            evidence: observation.evidence, position: position)
        let claimed = claims.take(for: position)
        if !claimed.isEmpty {
            (row.claimedRank, row.claimedScope) = claims.text(of: claimed)
            row.evidence = ([row.evidence] + claimed.map { grouping.observations[$0].evidence }).joined(separator: "; ")
        }
        return row
    }

    /// Values that cannot agree are shown as what they span, without a value.
    private func blank(_ row: inout RankingRow, _ slot: Slot) {
        let all = slot.rows.map { grouping.observations[grouping.order[$0]] }.filter { ($0.method == .stated) == slot.isStated }
        let lowers = all.compactMap(\.interval.lower)
        let uppers = all.compactMap(\.interval.upper)
        row.value = nil
        row.interval = Interval(
            lower: lowers.count == all.count ? lowers.min() : nil, upper: uppers.count == all.count ? uppers.max() : nil)
        row.evidence = all.map(\.evidence).joined(separator: "; ")
    }
}
