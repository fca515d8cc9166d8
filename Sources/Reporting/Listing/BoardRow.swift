import Quantities
import Store

/// The latest figure of one metric of one organization, with its growth and its place: one line of the board.
public struct BoardRow: Sendable, ReportRow {
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
        "rank_worst", "rank_known", "known", "of", "claimed_rank", "claimed_scope", "evidence", "confirmed",
    ]

    /// All but the intervals and the evidence.
    public static let brief: Set = [
        "organization", "metric", "component", "basis", "unit", "kind", "period_start", "period_end", "value", "change",
        "growth_pct",
        "method", "rank", "rank_known", "known", "of", "claimed_rank", "claimed_scope",
    ]
    /// Series of the value.
    public var series: SeriesKey { growth.series }
    /// Level of the organization, nil when it is unknown.
    public var level: String? { growth.level }
    /// Period of the value.
    public var period: Period? { growth.period }

    /// Among all by organization: places depend on the metric, by which two share the work.
    public var placeAtEnd: RowPlace? { RowPlace(listing: series.listing, organization: series.organization) }

    /// As of the growth.
    public var bounds: [(column: String, bound: Bound)] { growth.bounds }

    /// One cell for each name of ``header``.
    public func put(into sink: inout some CellSink) {
        let key = series
        // Values that cannot agree are no value.
        let isConflict = growth.reason == .valuesConflict
        sink.put(Cell(key.organization))
        sink.put(Cell(level))
        sink.put(measureOf: key)
        sink.put(period)
        sink.put(Cell(isConflict ? nil : growth.value))
        sink.put(Cell(isConflict ? nil : growth.interval.lower))
        sink.put(Cell(isConflict ? nil : growth.interval.upper))
        sink.put(Cell(growth.change))
        sink.put(Cell(growth.growth))
        sink.put(Cell(growth.growthInterval.lower))
        sink.put(Cell(growth.growthInterval.upper))
        sink.put(Cell(growth.method?.rawValue))
        sink.put(growth.base)
        sink.put(Cell(ranking?.rank))
        sink.put(Cell(ranking?.best))
        sink.put(Cell(ranking?.worst))
        sink.put(Cell(ranking?.rankKnown))
        sink.put(Cell(ranking?.known))
        sink.put(Cell(ranking?.of))
        sink.put(Cell(ranking?.claimedRank))
        sink.put(Cell(ranking?.claimedScope))
        sink.put(Cell(growth.evidence))
        sink.put(growth.observations[growth.position].confirmedCell)
    }
}

/// For every organization the latest dated figure of each of its series, with growth and place.
///
/// Of two spans that end on the same day the longer one is shown. Targets and ranks without a value are not on the board.
///
/// - Parameters:
///   - observations: all of them, not a selection: a place is a place among all.
///   - peers: who is compared with whom.
///   - better: which end of a metric is the first place.
public func board(
    of observations: [Observation], peers: Peers, better: (String) -> Direction = { _ in .more },
    isNominal: @escaping (String) -> Bool = { _ in true }
) -> [BoardRow] {
    let grouping = Grouping(observations)
    var isLatest = [Bool](repeating: false, count: observations.count)
    for index in grouping.series.indices {
        let slots = grouping.slots(of: index)
        // Slots are in time order, and of those that end on one day the longest comes first.
        guard let end = slots.last(where: { $0.when.end != .max })?.when.end else { continue }
        if let latest = slots.first(where: { $0.when.end == end }) { isLatest[latest.position] = true }
    }
    var rows: [BoardRow] = []
    growth(of: grouping, .best, where: { isLatest[$0] }, isNominal: isNominal) { row in
        // The first row of a value is the best one.
        if rows.last?.series != row.series { rows.append(BoardRow(growth: row)) }
    }
    let places = Dictionary(rows.indices.map { (rows[$0].growth.position, $0) }, uniquingKeysWith: { first, _ in first })
    ranking(of: grouping, peers: peers, where: { isLatest[$0] }, better: better) { row in
        // Of several groups the first one by name is shown.
        if let index = places[row.position], rows[index].ranking == nil { rows[index].ranking = row }
    }
    return rows
}
