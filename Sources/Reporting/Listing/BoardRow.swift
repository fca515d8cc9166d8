import Quantities
import Store

/// The latest figure of one metric of one organization, with its growth and its place: one line of the board.
public struct BoardRow: Hashable, Sendable, ReportRow {
    /// Level of the organization, nil when it is unknown.
    public var level: String?
    /// The value with its growth; where several growths are known, the stated one.
    public var growth: GrowthRow
    /// The place of the value, nil where it has none.
    public var ranking: RankingRow?

    /// `organization,level,metric,component,basis,…`, as documented in the README.
    public static let header = [
        "organization", "level", "metric", "component", "basis", "unit", "kind", "period_start", "period_end", "value",
        "value_low",
        "value_high", "change", "growth_pct", "growth_low", "growth_high", "method", "base_start", "base_end", "rank",
        "rank_best",
        "rank_worst", "of", "claimed_rank", "claimed_scope", "evidence",
    ]

    /// One cell for each name of ``header``.
    public var cells: [Cell] {
        let key = growth.series
        return [
            Cell(key.organization), Cell(level), Cell(key.metric), Cell(key.component), Cell(key.basis), Cell(key.unit),
            Cell(key.kind.rawValue), Cell(growth.period.start), Cell(growth.period.end), Cell(growth.value),
            Cell(growth.interval.lower), Cell(growth.interval.upper), Cell(growth.change), Cell(growth.growth),
            Cell(growth.growthInterval.lower), Cell(growth.growthInterval.upper), Cell(growth.method?.rawValue),
            Cell(growth.base?.start), Cell(growth.base?.end), Cell(ranking?.rank), Cell(ranking?.best), Cell(ranking?.worst),
            Cell(ranking?.of), Cell(ranking?.claimedRank), Cell(ranking?.claimedScope), Cell(growth.evidence),
        ]
    }
}

/// For every organization the latest dated figure of each of its series, with growth and place.
///
/// Of two spans that end on the same day the longer one is shown. Targets and ranks without a value are not on the board.
///
/// - Parameters:
///   - observations: all of them, not a selection: a place is a place among all.
///   - better: which end of a metric is the first place.
public func board(of observations: [Observation], better: (String) -> Direction = { _ in .more }) -> [BoardRow] {
    var rows: [BoardRow] = []
    growth(of: observations) { row in
        if let last = rows.last, last.growth.series == row.series {
            // Rows come in time order and the longer of two spans first, so a later day replaces; the first row of a value stays.
            guard let end = last.growth.period.end, let next = row.period.end, end < next else { return }
            rows.removeLast()
        }
        // Values that cannot agree are no value.
        var row = row
        if row.reason == .valuesConflict { (row.value, row.interval) = (nil, Interval(lower: nil, upper: nil)) }
        if row.period.end != nil { rows.append(BoardRow(level: observations[row.position].level, growth: row)) }
    }
    let latest = Dictionary(rows.indices.map { (rows[$0].growth.position, $0) }, uniquingKeysWith: { first, _ in first })
    ranking(of: observations, better: better) { row in
        if row.series.kind.isRanked, let index = latest[row.position] { rows[index].ranking = row }
    }
    return rows
}
