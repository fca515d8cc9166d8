import GRDB
import Quantities
import Reading

/// The values that an observation is compared with, its own among them: those of one group, metric and period.
public struct Rivals: Sendable {
    /// One of them.
    public struct Value: Sendable {
        /// Row id of the observation.
        public let id: Int64
        /// Row id of its series.
        public let series: Int64
        /// Whether it is exact, and no limit and not about.
        public let isExact: Bool
        // One organization has a hundred thousand rivals: their numbers lie in the row as those of observations do.
        private let number: CompactNumber
        private let lower: CompactNumber
        private let upper: CompactNumber
        private let rare: Rare?

        /// Numbers that 64 bits do not hold.
        private final class Rare: Sendable {
            let value: Exact
            let interval: Interval
            init(_ value: Exact, _ interval: Interval) { (self.value, self.interval) = (value, interval) }
        }

        fileprivate init(id: Int64, series: Int64, value: Exact, interval: Interval, isExact: Bool) {
            (self.id, self.series, self.isExact) = (id, series, isExact)
            let (number, lower, upper) = (CompactNumber(value), CompactNumber(interval.lower), CompactNumber(interval.upper))
            rare = number != nil && lower != nil && upper != nil ? nil : Rare(value, interval)
            (self.number, self.lower, self.upper) = (number ?? .none, lower ?? .none, upper ?? .none)
        }

        /// The value.
        public var value: Exact { rare?.value ?? number.exact ?? .zero }
        /// The values that the words allow.
        public var interval: Interval { rare?.interval ?? Interval(lower: lower.exact, upper: upper.exact) }
    }

    /// Name of the group.
    public let peers: String
    /// The values, the smallest first; equal ones in the order in which they were recorded.
    public fileprivate(set) var values: [Value] = []
}

/// The rivals of some observations, as the kept tables `field` and `place` have them.
public struct RivalTable: Sendable {
    private var fields: [Rivals] = []
    /// Where the fields of an observation stand, by its row id.
    private var places: [Int64: [Int]] = [:]
    /// Names of the organizations of series that have rivals, by the row id of the series; empty where no text claims a place.
    public fileprivate(set) var organizations: [Int64: String] = [:]

    /// Makes an empty table.
    public init() {}

    /// Whether it has no rivals at all.
    public var isEmpty: Bool { fields.isEmpty }

    /// The rivals of an observation in a group; nil where it has none there, or was not asked for.
    public func rivals(of id: Int64, in peers: String) -> Rivals? {
        (places[id] ?? []).first { fields[$0].peers == peers }.map { fields[$0] }
    }

    /// Up to so many observations it is quicker to look up their rivals than to read all that may be one.
    public static var most: Int { 20_000 }
}

/// A metric and the last day of a period.
public struct MetricDay: Hashable, Sendable {
    /// Name of the metric.
    public let metric: String
    /// The day.
    public let day: Day
    /// Makes one.
    public init(_ metric: String, _ day: Day) { (self.metric, self.day) = (metric, day) }
}

extension Store {
    /// The days of some metrics on which stated values contradict or revise one another. What has a place among the others there depends on
    /// what is asked for: by grade, or as known on a day.
    public func unsettledDays(ofMetrics metrics: Set<String>) throws -> Set<MetricDay> {
        try read { database in
            var days: Set<MetricDay> = []
            for rows in ["INDEXED BY observation_contested", "INDEXED BY observation_doubled"] {
                let condition = rows.hasSuffix("doubled") ? "preferred = 0 AND method = 'stated'" : "contested = 1"
                let query = try Prepared(
                    """
                    SELECT DISTINCT metric, period_end FROM observation \(rows) CROSS JOIN series_key ON series_key.id = series_id
                    WHERE \(condition)
                    """, in: database)
                for (metric, day) in try query.all({ ($0.text(), $0.day()) }) where metrics.contains(metric) {
                    if let day { days.insert(MetricDay(metric, day)) }
                }
            }
            return days
        }
    }

    /// Whether a text claims a place by one of some metrics.
    public func claimsPlaces(byMetrics metrics: Set<String>) throws -> Bool {
        try read { database in
            try Prepared(
                "SELECT 1 FROM series_key WHERE metric IN (SELECT value FROM json_each(?)) AND kind = 'rank' LIMIT 1",
                in: database
            ).add(Store.json(metrics.sorted())).first { $0.bool() } ?? false
        }
    }

    /// The rivals of observations.
    ///
    /// - Parameters:
    ///   - ids: row ids of the observations.
    ///   - grade: lowest grade of rivals.
    ///   - metrics: names of the metrics of which the organizations of rivals are wanted.
    public func rivals(of ids: [Int64], grade: Confidence, organizationsOf metrics: Set<String>) throws -> RivalTable {
        try read { database in
            var table = RivalTable()
            try table.readFields(of: ids, grade, in: database)
            guard !metrics.isEmpty else { return table }
            let names = try Prepared(
                """
                SELECT series_key.id, name FROM series_key JOIN organization ON organization.id = organization_id
                WHERE metric IN (SELECT value FROM json_each(?))
                """, in: database
            ).add(Store.json(metrics.sorted())).all { ($0.integer(), $0.text()) }
            table.organizations = Dictionary(uniqueKeysWithValues: names)
            return table
        }
    }
}

extension RivalTable {
    /// Reads the fields of observations, with all that stand in them.
    fileprivate mutating func readFields(of ids: [Int64], _ grade: Confidence, in database: Database) throws {
        let own = try Prepared("SELECT field_id FROM place WHERE observation_id = ?", in: database)
        let group = try Prepared("SELECT peers, known FROM field WHERE id = ?", in: database)
        let all = try Prepared(
            """
            SELECT observation_id, series_id, coefficient, exponent,
                iif(coefficient IS NULL OR abs(exponent) > 400, (SELECT value FROM observation WHERE id = observation_id), NULL),
                lower, upper, bound, confidence
            FROM place WHERE field_id = ?
            """, in: database)
        // In the order in which they lie in the file: each page is asked for once, and to keep it would take memory, and time.
        var asked: [(field: Int64, id: Int64)] = []
        for id in ids.sorted() { asked += try own.add(id).all { ($0.integer(), id) } }
        asked.sort { ($0.field, $0.id) < ($1.field, $1.id) }
        try database.execute(sql: "PRAGMA cache_size = -2000")
        defer { try? database.execute(sql: Store.cacheSize) }
        var last: Int64?
        for (field, id) in asked {
            if field != last {
                let (peers, count) = try group.add(field).first { ($0.text(), $0.count()) } ?? ("", 0)
                var rivals = Rivals(peers: peers)
                rivals.values.reserveCapacity(count)
                all.add(field)
                defer { all.reset() }
                while try all.step() {
                    let value = Rivals.Value(
                        id: all.integer(), series: all.integer(), value: all.exact(), interval: all.interval(),
                        isExact: all.boundWord() == .exact)
                    if all.grade() >= grade { rivals.values.append(value) }
                }
                fields.append(rivals)
                last = field
            }
            places[id, default: []].append(fields.count - 1)
        }
    }
}
