import GRDB
import Quantities
import Reading

extension Store {
    /// The observations that the filter asks for, stated and derived, also those that conflict.
    ///
    /// Sorted by organization (the country, its regions by their codes, parts of it, countries, bodies), metric, component, basis, unit and kind, then by time, then stated before derived.
    public func observations(matching filter: ObservationFilter = ObservationFilter()) throws -> [Observation] {
        var omitted = Omitted()
        return try observations(matching: filter, omitted: &omitted)
    }

    /// The same, with the number of those that were left out for their metric, their grade or their issue date.
    public func observations(matching filter: ObservationFilter, omitted: inout Omitted) throws -> [Observation] {
        try read { database in
            let few = try filter.days(ofFewIn: database)
            let all = try SeriesRow.matching(filter, among: few.map { try $0.series() }, in: database)
            let series = all.filter { !$0.isLeftOut }
            // To look up the rows of a series costs as much as to pass over those of several.
            let count = try Prepared("SELECT max(id) FROM series_key", in: database).first { $0.count() } ?? 0
            let isNarrow = filter.namesSeries && series.count < min(50_000, max(1_000, count / 6))
            var rows: [Observation] = []
            if !series.isEmpty {
                rows =
                    try isNarrow
                    ? some(series, matching: filter, in: database, &omitted)
                    : everything(series, matching: filter, in: database, &omitted)
            }
            omitted.unregistered += try Store.count(of: all.filter(\.isLeftOut), matching: filter, in: database)
            try Store.markConfirmed(&rows, in: database)
            return rows
        }
    }

    /// How many observations series have that end in the days asked for.
    private static func count(of series: [SeriesRow], matching filter: ObservationFilter, in database: Database) throws -> Int {
        let (columns, days) = ("FROM observation WHERE", "period_end BETWEEN coalesce(?, '') AND coalesce(?, '9999')")
        guard series.count > 1_000 else {
            let query = try Prepared("SELECT count(*) \(columns) series_id = ? AND \(days)", in: database)
            return try series.reduce(0) { sum, one in
                query.add(one.id).add(filter.period?.start).add(filter.period?.end)
                return sum + (try query.first { $0.count() } ?? 0)
            }
        }
        // One pass over the index is quicker than to look up so many.
        let ids = Set(series.map(\.id))
        let query = try Prepared("SELECT series_id, count(*) \(columns) \(days) GROUP BY series_id", in: database)
        query.add(filter.period?.start).add(filter.period?.end)
        defer { query.reset() }
        var count = 0
        while try query.step() { if ids.contains(query.integer()) { count += query.count() } }
        return count
    }

    /// Marks the rows that have a claim behind them that a person accepted or corrected.
    static func markConfirmed(_ rows: inout [Observation], in database: Database) throws {
        let confirmed = Set(
            try Prepared(
                """
                SELECT observation_id FROM claim CROSS JOIN observation_claim ON claim_id = claim.id WHERE decided_by IS NOT NULL
                """, in: database
            ).all { $0.integer() })
        guard !confirmed.isEmpty else { return }
        for index in rows.indices where confirmed.contains(rows[index].id) { rows[index].isConfirmed = true }
    }

    /// Those of some series. Their rows lie scattered over the file, in the order in which pages arrived: the index tells which they are, and
    /// they are read in the order in which they lie, each page of the file once.
    private func some(
        _ series: [SeriesRow], matching filter: ObservationFilter, in database: Database, _ omitted: inout Omitted
    ) throws -> [Observation] {
        let found = try rows(of: series, matching: filter, in: database)
        let query = try Prepared(
            "SELECT \(SeriesRow.columns(for: filter)) FROM observation WHERE id BETWEEN ? AND ?", in: database)
        var rows = OrderedRows(capacity: found.count, seriesCount: series.count)
        var evidence = EvidenceReader()
        let (keys, days) = (series.map(\.key), series.map { filter.lastDays[$0.key.metric] })
        var next = 0
        while next < found.count {
            // To look for a row costs more than to pass over a few others.
            let end = found[(next + 1)...].indices.first { found[$0].id - found[$0 - 1].id > 4 } ?? found.count
            query.add(found[next].id).add(found[end - 1].id)
            defer {
                query.reset()
                next = end
            }
            while next < end, try query.step() {
                guard query.integer(at: 1) == found[next].id else { continue }
                let place = found[next].place
                next += 1
                let row = SeriesRow.observation(of: keys[Int(place)], query, &evidence, filter)
                guard filter.allows(row.period, on: days[Int(place)]),
                    filter.trusts(row.confidence, row.firstIssued, &omitted)
                else { continue }
                rows.append(filter.asKnown(row), place: place)
            }
        }
        return rows.takeSorted()
    }

    /// Which rows the series have in the days asked for, in the order of the table, with the place of their series in the list.
    private func rows(
        of series: [SeriesRow], matching filter: ObservationFilter, in database: Database
    ) throws -> [(id: Int64, place: Int32)] {
        var found: [(id: Int64, place: Int32)] = []
        // Days are compared as text, which is what ISO dates are for.
        let index = try Prepared(
            "SELECT id FROM observation WHERE series_id = ? AND period_end BETWEEN coalesce(?, '') AND coalesce(?, '9999')",
            in: database)
        for (place, one) in series.enumerated() {
            for (first, last) in filter.spans(of: one.key.metric) {
                index.add(one.id).add(first).add(last)
                defer { index.reset() }
                while try index.step() { found.append((index.integer(), Int32(place))) }
            }
        }
        found.sort { $0.id < $1.id }
        return found
    }

    /// One pass over the table, and the rows put in order afterwards: for all of them.
    private func everything(
        _ series: [SeriesRow], matching filter: ObservationFilter, in database: Database, _ omitted: inout Omitted
    ) throws -> [Observation] {
        var places = [Int32](
            repeating: -1,
            count: try Int(Prepared("SELECT max(id) FROM series_key", in: database).first { $0.integer() } ?? 0) + 1)
        for (place, one) in series.enumerated() { places[Int(one.id)] = Int32(place) }
        // Days are compared as text, which is what ISO dates are for.
        let days = filter.period.map { _ in
            "period_end BETWEEN coalesce(?2, '') AND coalesce(?1, '9999') AND coalesce(period_start, period_end) >= coalesce(?2, '')"
        }
        let isPart = filter.namesSeries
        let asked = isPart ? try AskedSeries(places.map { $0 >= 0 }, in: database) : nil
        defer { asked?.forget() }
        let conditions = [asked?.condition, days].compactMap(\.self)
        let count = try filter.countOfDays(in: database)
        // Each page of the table is asked for once: to keep it would take memory from the rows, and time.
        try database.execute(sql: "PRAGMA cache_size = -2000")
        defer { try? database.execute(sql: Store.cacheSize) }
        var rows = OrderedRows(capacity: count, seriesCount: series.count)
        var evidence = EvidenceReader()
        let (keys, lastDays) = (series.map(\.key), series.map { filter.lastDays[$0.key.metric] })
        let isAsOf = filter.knownBy != nil
        let passesDoubtful = filter.grade != .doubtful && filter.lastDays.isEmpty
        let source = (["observation"] + (conditions.isEmpty ? [] : ["WHERE", conditions.joined(separator: " AND ")]))
        try TakenRows.each(SeriesRow.columns(for: filter), from: source.joined(separator: " "), in: database) { query in
            if let period = filter.period { query.add(period.end).add(period.start) }
        } _: { query in
            let series = Int(query.integer(at: 0))
            guard places.indices.contains(series), places[series] >= 0 else { return }
            // What is not trusted need not be read.
            if passesDoubtful, !query.grade(at: SeriesRow.gradeColumn).isAtLeast(filter.grade) {
                omitted.doubtful += 1
                return
            }
            let place = places[series]
            let observation = SeriesRow.observation(of: keys[Int(place)], query, &evidence, filter)
            guard filter.lastDays.isEmpty || filter.allows(observation.period, on: lastDays[Int(place)]) else { return }
            guard filter.trusts(observation.confidence, observation.firstIssued, &omitted) else { return }
            // Of a million rows none is copied that stays as it is.
            if isAsOf { rows.append(filter.asKnown(observation), place: place) } else { rows.append(observation, place: place) }
        }
        return rows.takeSorted()
    }
}

extension SeriesKey {
    /// Whether the unit of a value can be one of a metric that is measured in `units`: money for money, and no time for anything else.
    /// Five years of growth (连续5年) are no exports.
    fileprivate func fits(_ units: [String]) -> Bool {
        guard kind == .level || kind == .flow, !units.isEmpty, !units.contains(unit) else { return true }
        func isMoney(_ unit: String) -> Bool {
            unit.utf8.count == 3 && unit.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
        }
        return units.contains(where: isMoney) ? isMoney(unit) : !["a", "d", "h", "min", "s", "个月", "个季度"].contains(unit)
    }
}

extension Confidence {
    /// The same as `>=`, for a million rows.
    fileprivate func isAtLeast(_ least: Confidence) -> Bool {
        switch (least, self) {
        case (.doubtful, _), (_, .sure), (.likely, .likely): true
        case (.likely, .doubtful), (.sure, .likely), (.sure, .doubtful): false
        }
    }
}

extension ObservationFilter {
    /// The stretches of days in which periods of a metric end that are asked for; many single days are one stretch.
    fileprivate func spans(of metric: String) -> [(Day?, Day?)] {
        guard let days = lastDays[metric], let first = days.min(), let last = days.max() else {
            return [(period?.start, period?.end)]
        }
        let inside = days.filter { day in (period?.start).map { $0 <= day } ?? true && (period?.end).map { day <= $0 } ?? true }
        return days.count > 12 ? [(period?.start ?? first, period?.end ?? last)] : inside.map { ($0, $0) }
    }

    /// Whether it asks for a part of the series.
    public var namesSeries: Bool {
        organization != nil || metric != nil || kind != nil || unit != nil || organizations != nil || metrics != nil
            || level != nil
    }

    /// Whether grade and issue date are as asked for; counts where not.
    @inline(__always)
    fileprivate func trusts(_ confidence: Confidence, _ firstIssued: Day?, _ omitted: inout Omitted) -> Bool {
        if !confidence.isAtLeast(grade) {
            omitted.doubtful += 1
            return false
        }
        guard let knownBy else { return true }
        if let firstIssued, firstIssued <= knownBy { return true }
        omitted.later += 1
        return false
    }

    /// The observation with what was known of its issue on the day asked for.
    fileprivate func asKnown(_ observation: Observation) -> Observation {
        guard let knownBy, let issued = observation.issued, issued > knownBy else { return observation }
        var observation = observation
        observation.issued = knownBy
        return observation
    }
}

/// A series as observations are read into it; a class, because a million rows refer to it.
final class SeriesRow {
    static let columns = bareColumns + ", formula, evidence"
    private static let bareColumns = """
        series_id, id, scope, period_start, period_end, base_start, base_end, coefficient, exponent, \
        iif(coefficient IS NULL OR exponent NOT BETWEEN -400 AND 400, value, NULL), lower, upper, bound, method, confidence, \
        first_issued, issued
        """

    /// Which of the columns the grade is.
    static let gradeColumn: Int32 = 14

    /// Where an organization stands in lists: the country first, then its regions by their national codes, which have cities and counties
    /// behind their province, then other regions of it, other countries, and bodies.
    static let listing = """
        CASE WHEN name = '全国' THEN '0' WHEN system IS NOT 'region' THEN '4' WHEN division IS NOT NULL THEN '1' || division \
        WHEN level IS 'country' THEN '3' ELSE '2' END
        """

    /// What a filter asks for of each row.
    static func columns(for filter: ObservationFilter) -> String { filter.hasEvidence ? columns : bareColumns }

    let id: Int64
    let key: SeriesKey
    /// Whether its metric is not registered, or not measured in its unit, and only registered ones are asked for.
    private(set) var isLeftOut = false

    /// The series that a filter asks for, in the order of their keys.
    ///
    /// - Parameter ids: only some of these; nil for any.
    static func matching(
        _ filter: ObservationFilter, among ids: [Int64]? = nil, in database: Database
    ) throws -> [SeriesRow] {
        var conditions: [String] = []
        var values: [String] = []
        if let ids {
            conditions.append("series_key.id IN (SELECT value FROM json_each(?))")
            values.append("[\(ids.map { String($0) }.joined(separator: ","))]")
        }
        if let name = filter.organization {
            let exact = try Store.ids(ofOrganization: name, in: database)
            if exact.isEmpty {
                conditions.append("instr(name, ?) > 0")
                values.append(name)
            } else {
                conditions.append("organization_id IN (\(exact.map { String($0) }.joined(separator: ",")))")
            }
        }
        if let metric = filter.metric {
            conditions.append("metric IN (SELECT value FROM json_each(?))")
            values.append(Store.json(try Store.metrics(meant: metric, in: database).names))
        }
        for (column, names) in [
            ("name", filter.organizations), ("metric", filter.metrics), ("kind", filter.kinds.map { Set($0.map(\.rawValue)) }),
        ] {
            guard let names else { continue }
            conditions.append("\(column) IN (SELECT value FROM json_each(?))")
            values.append(Store.json(names.sorted()))
        }
        for (column, value) in [("kind", filter.kind?.rawValue), ("unit", filter.unit), ("level", filter.level)] {
            guard let value else { continue }
            conditions.append("\(column) = ?")
            values.append(value)
        }
        let query = try Prepared(
            """
            SELECT series_key.id, name, metric, component, basis, unit, kind, level, system IS 'region', \(SeriesRow.listing)
            FROM series_key JOIN organization ON organization.id = organization_id
            \(conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND "))
            ORDER BY \(SeriesRow.listing), name, metric, component, basis, unit, kind
            """, in: database)
        for value in values { query.add(value) }
        let tolls = try SeriesRow.tolls(in: database)
        let rows = try query.all { SeriesRow($0, tolls) }
        guard filter.isRegistered else { return rows }
        let units = Dictionary(
            uniqueKeysWithValues: try Prepared("SELECT name, units FROM metric", in: database).all { row in
                (row.text(), row.text().split(separator: "|").map { String($0) })
            })
        for row in rows where !units.isEmpty { row.isLeftOut = !(units[row.key.metric].map { row.key.fits($0) } ?? false) }
        return rows
    }

    /// One series.
    ///
    /// - Parameter tolls: as ``tolls(in:)`` has them, where many are asked for one by one.
    static func one(_ id: Int64, tolls: Set<String>? = nil, in database: Database) throws -> SeriesRow? {
        let tolls = try tolls ?? SeriesRow.tolls(in: database)
        return try Prepared(
            """
            SELECT series_key.id, name, metric, component, basis, unit, kind, level, system IS 'region', \(SeriesRow.listing)
            FROM series_key JOIN organization ON organization.id = organization_id WHERE series_key.id = ?
            """, in: database
        ).add(id).first { SeriesRow($0, tolls) }
    }

    /// Metrics that are tolls.
    static func tolls(in database: Database) throws -> Set<String> {
        Set(try Prepared("SELECT name FROM metric WHERE nature = 'toll'", in: database).all { $0.text() })
    }

    private init(_ row: Prepared, _ tolls: Set<String>) {
        id = row.integer()
        let (organization, metric) = (row.text(), row.text())
        key = SeriesKey(
            organization: organization, metric: metric, component: row.text(), basis: row.text(), unit: row.text(),
            kind: row.name(.level), level: row.optionalText(), isRegion: row.bool(), isToll: tolls.contains(metric),
            listing: row.text())
    }

    /// Reads one observation of the series.
    func observation(_ row: Prepared) -> Observation {
        var evidence = EvidenceReader()
        return SeriesRow.observation(of: key, row, &evidence)
    }

    /// Reads one of many observations of a series.
    static func observation(
        of key: SeriesKey, _ row: Prepared, _ evidence: inout EvidenceReader, _ filter: ObservationFilter = ObservationFilter()
    ) -> Observation {
        _ = row.integer()
        let (id, scope, period, base) = (row.integer(), row.text(), row.period() ?? Period(start: nil, end: nil), row.period())
        let (value, interval, bound) = (row.exact(), row.interval(), row.boundWord())
        let (method, confidence, firstIssued, issued) = (row.isStated(), row.grade(), row.day(), row.day())
        return Observation(
            id: id, series: key, scope: scope, period: period, base: base, value: value, interval: interval, bound: bound,
            method: method ? .stated : .derived, formula: filter.hasEvidence ? row.text() : "",
            evidence: filter.hasEvidence ? row.withText { evidence.place(in: $0) } : .none, confidence: confidence,
            firstIssued: firstIssued, issued: issued)
    }

    /// By time, then stated before derived, then as they came.
    static func inOrder(_ left: Observation, _ right: Observation) -> Bool {
        let (first, second) = (TimeKey(left, index: 0), TimeKey(right, index: 0))
        if first != second { return first < second }
        if left.scope != right.scope { return left.scope < right.scope }
        if left.method != right.method { return left.method == .stated }
        return left.id < right.id
    }
}
