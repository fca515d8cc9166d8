import Quantities
import Store

/// Which end of a metric is the first place.
public enum Direction: String, Sendable {
    /// The largest value is first.
    case more
    /// The smallest value is first: loss rates, complaints.
    case less
    /// Nobody has said which end is better: the largest value is first, and that is no praise.
    case size
}

extension Direction {
    /// The way that the vocabulary says: below 0 where less is better, above where more is, 0 where it says neither.
    public init(_ sign: Int) { self = sign == 0 ? .size : sign < 0 ? .less : .more }
}

/// The place of one organization among others of its level: one line of the ranking report.
public struct RankingRow: Sendable, ReportRow {
    /// The observations that the report was made of: a row refers to them, which is many times cheaper than copying them.
    let observations: [Observation]
    /// Position of the value; of the stated rank itself where the text gives no value.
    let position: Int
    /// Positions of the other values where they conflict; the row shows the one that was issued last.
    var conflicting: [Int] = []
    /// Positions of the claimed places.
    var claims: [Int] = []
    /// What those that are compared are called together; nil where the organization is compared with nobody.
    public var peers: String?
    /// Which end is first.
    public var better = Direction.size
    /// Place among all members of the group, where it is certain: all are known, or the intervals and the places that the text claims for
    /// others leave only one. Equal values share a place.
    public var rank: Int?
    /// Best place among all members that is possible.
    public var best: Int?
    /// Worst place among all members that is possible; nil where nobody can say how many there are.
    public var worst: Int?
    /// Place among those that are known; nil where there is nothing to compare with, where values conflict, and where a value that is not exact
    /// (近, 突破) may be before or behind it.
    public var rankKnown: Int?
    /// Place in the order of the numbers as printed, which lists need also where it says nothing.
    public var place: Int?
    /// Number of organizations whose value is known.
    public var known: Int?
    /// Number of members of the group; nil where nobody can say.
    public var of: Int?
    /// How many share the place among those known; nil where nobody else has it.
    public var tied: Int?
    /// Distance to the value in the first place among those known, 0 for the first; nil where one of the two is not exact.
    public var gapToFirst: Exact?
    /// Distance to the next better value that is known; nil for the first, and where one of the two is not exact.
    public var gapToNext: Exact?

    /// Whether it is in the report only for what a text claims of its place: there is nothing to compare it with.
    var isClaimAlone = false

    /// Whether it stands in a group of countries.
    var isAmongCountries = false

    /// Whether the place that the text claims is none that the values of the others allow.
    public var isContradicted = false

    /// A row without a place.
    init(_ observations: [Observation], _ position: Int) {
        self.observations = observations
        self.position = position
    }

    /// Series of the value; of the stated rank itself where the text gives no value.
    public var series: SeriesKey { observations[position].series }
    /// Level of the organizations compared, nil when it is unknown.
    public var level: String? { observations[position].level }
    /// Period of the values.
    public var period: Period? { observations[position].period }
    /// What growth or change is measured from; those that are compared have one base.
    public var base: Period? { observations[position].base }
    /// What sort of base that is.
    public var against: Against? { Against(base, of: period) }
    /// Scope of the values, empty where none.
    public var scope: String { series.kind == .rank ? "" : observations[position].scope }
    /// The value, nil where only a rank is stated; where values conflict the one that was issued last.
    public var value: Exact? { series.kind == .rank ? nil : observations[position].value }
    /// Values that the words allow.
    public var interval: Interval {
        series.kind == .rank ? Interval(lower: nil, upper: nil) : observations[position].interval
    }
    /// The other values that are stated of the same thing and cannot be true beside it, joined with `; `; empty where nothing contradicts it.
    public var contradictions: String { conflicting.map { observations[$0].value.canonical }.joined(separator: "; ") }
    /// Place that the text claims; several are joined with `; `.
    public var claimedRank: String { claims.map { observations[$0].value.canonical }.joined(separator: "; ") }
    /// Field of the claimed place; of several in the order of the places, a dash for one whose field the text does not name.
    public var claimedScope: String {
        let scopes = claims.map { observations[$0].scope }
        return scopes.allSatisfy(\.isEmpty) ? "" : scopes.map { $0.isEmpty ? "–" : $0 }.joined(separator: "; ")
    }
    /// Where it says so: evidence of the value, then of the claimed places.
    public var evidence: String {
        otherPositions.reduce(into: observations[position].evidence) { $0 += "; " + observations[$1].evidence }
    }
    private var otherPositions: [Int] { claims.isEmpty ? conflicting : conflicting + claims.filter { $0 != position } }

    /// `metric,component,basis,unit,kind,period_start,…`, as documented in the README.
    public static let header = [
        "metric", "component", "basis", "unit", "kind", "period_start", "period_end", "scope", "base_start", "base_end",
        "against", "peers", "better", "rank", "rank_best", "rank_worst", "rank_known", "known", "of", "tied", "organization",
        "level", "value", "value_low", "value_high",
        "conflicting", "gap_to_first", "gap_to_next", "claimed_rank", "claimed_scope", "evidence", "confirmed",
    ]

    /// All but the intervals and the evidence.
    public static let brief: Set = [
        "metric", "component", "basis", "unit", "kind", "period_start", "period_end", "base_start", "base_end", "scope", "peers",
        "better", "rank", "rank_known", "known", "of", "tied", "organization", "value", "conflicting", "gap_to_next",
        "claimed_rank", "claimed_scope",
    ]

    /// Among countries the own one has its name.
    public var organizationForPeople: String { isAmongCountries && series.organization == "全国" ? "中国" : series.organization }

    /// Of the value.
    public var bounds: [(column: String, bound: Bound)] { [("value", observations[position].boundOfValue)] }

    /// Where it stands among the rows at the end, which have no place but the one that a text claims; nil of any other. Values come
    /// before places of which no text gives a value, and of those the organizations are in order.
    public var placeAtEnd: RowPlace? {
        if series.kind == .rank { return RowPlace(listing: "1" + series.listing, organization: series.organization) }
        return isClaimAlone ? RowPlace(listing: "0", organization: "") : nil
    }

    /// The cells as a line of CSV.
    public func write(into line: inout CSVLine) { put(into: &line) }

    /// One cell for each name of ``header``.
    public func put(into sink: inout some CellSink) {
        // Where it lies, and not as a copy: that would take and give up all that it refers to.
        observations.withUnsafeBufferPointer { put($0, into: &sink) }
    }

    @inline(__always)
    private func put(_ observations: UnsafeBufferPointer<Observation>, into sink: inout some CellSink) {
        let key = observations[position].series
        let interval = key.kind == .rank ? Interval(lower: nil, upper: nil) : observations[position].interval
        sink.put(measureOf: key)
        sink.put(observations[position].period)
        sink.put(Cell(key.kind == .rank ? "" : observations[position].scope))
        sink.put(observations[position].base)
        sink.put(Cell(observations[position].base == nil ? nil : against?.rawValue))
        sink.put(Cell(peers))
        sink.put(Cell(known == nil ? nil : better.rawValue))
        sink.put(Cell(rank))
        sink.put(Cell(best))
        sink.put(Cell(worst))
        sink.put(Cell(rankKnown))
        sink.put(Cell(known))
        sink.put(Cell(of))
        sink.put(Cell(tied))
        sink.put(Cell(key.organization))
        sink.put(Cell(observations[position].level))
        sink.put(Cell(key.kind == .rank ? nil : observations[position].value))
        sink.put(Cell(interval.lower))
        sink.put(Cell(interval.upper))
        sink.put(Cell(conflicting.isEmpty ? "" : contradictions))
        sink.put(Cell(gapToFirst))
        sink.put(Cell(gapToNext))
        sink.put(Cell(claims.isEmpty ? "" : claimedRank))
        sink.put(Cell(claims.isEmpty ? "" : claimedScope))
        sink.put(observations[position].place, otherPositions.lazy.map { observations[$0].place })
        sink.put(observations[position].confirmedCell)
    }
}
