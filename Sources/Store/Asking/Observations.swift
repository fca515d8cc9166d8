import GRDB
import Quantities

extension Store {
    /// The observations that the filter asks for, stated and derived, also those that conflict.
    ///
    /// Sorted by organization, metric, component, basis, unit and kind, then by time, then stated before derived.
    public func observations(matching filter: ObservationFilter = ObservationFilter()) throws -> [Observation] {
        try read { database in
            let series = try SeriesRow.matching(filter, in: database)
            let isNarrow = filter.organization != nil || filter.metric != nil || filter.kind != nil || filter.unit != nil
            return isNarrow
                ? try one(series, matching: filter, in: database) : try everything(series, matching: filter, in: database)
        }
    }

    /// Series by series: for a few of them.
    private func one(_ series: [SeriesRow], matching filter: ObservationFilter, in database: Database) throws -> [Observation] {
        var observations: [Observation] = []
        let query = try Prepared("SELECT \(SeriesRow.columns) FROM observation WHERE series_id = ?", in: database)
        for one in series {
            let rows = try query.add(one.id).all { one.observation($0) }
            observations += rows.filter { filter.allows($0.period) }.sorted(by: SeriesRow.inOrder)
        }
        return observations
    }

    /// One pass over the table, and the rows put into their series afterwards: for all of them.
    private func everything(
        _ series: [SeriesRow], matching filter: ObservationFilter, in database: Database
    ) throws -> [Observation] {
        let places = Dictionary(uniqueKeysWithValues: series.enumerated().map { ($1.id, $0) })
        let query = try Prepared("SELECT \(SeriesRow.columns) FROM observation", in: database)
        defer { query.reset() }
        var groups = [[Observation]](repeating: [], count: series.count)
        var count = 0
        while try query.step() {
            guard let place = places[query.firstInteger] else { continue }
            let observation = series[place].observation(query)
            guard filter.allows(observation.period) else { continue }
            groups[place].append(observation)
            count += 1
        }
        var observations: [Observation] = []
        observations.reserveCapacity(count)
        for group in groups { observations += group.count > 1 ? group.sorted(by: SeriesRow.inOrder) : group }
        return observations
    }
}

/// A series as observations are read into it.
struct SeriesRow {
    static let columns = """
        series_id, id, scope, period_start, period_end, base_start, base_end, coefficient, exponent, value, lower, upper, \
        bound, method, formula, evidence
        """

    var id: Int64
    var key: SeriesKey
    var level: String?

    /// The series that a filter asks for, in the order of their keys.
    static func matching(_ filter: ObservationFilter, in database: Database) throws -> [SeriesRow] {
        var conditions: [String] = []
        var values: [String] = []
        if let name = filter.organization {
            let exact = try Prepared(
                "SELECT id FROM organization WHERE name = ?1 UNION SELECT organization_id FROM alias WHERE mention = ?1",
                in: database
            ).add(name).all { $0.integer() }
            if exact.isEmpty {
                conditions.append("instr(name, ?) > 0")
                values.append(name)
            } else {
                conditions.append("organization_id IN (\(exact.map { String($0) }.joined(separator: ",")))")
            }
        }
        if let metric = filter.metric {
            let isExact = try Prepared("SELECT 1 FROM series_key WHERE metric = ? LIMIT 1", in: database).add(metric).first { _ in
                true
            }
            conditions.append(isExact == nil ? "instr(metric, ?) > 0" : "metric = ?")
            values.append(metric)
        }
        for (column, value) in [("kind", filter.kind?.rawValue), ("unit", filter.unit)] {
            guard let value else { continue }
            conditions.append("\(column) = ?")
            values.append(value)
        }
        let query = try Prepared(
            """
            SELECT series_key.id, name, metric, component, basis, unit, kind, level
            FROM series_key JOIN organization ON organization.id = organization_id
            \(conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND "))
            ORDER BY name, metric, component, basis, unit, kind
            """, in: database)
        for value in values { query.add(value) }
        return try query.all { SeriesRow($0) }
    }

    /// One series.
    static func one(_ id: Int64, in database: Database) throws -> SeriesRow? {
        try Prepared(
            """
            SELECT series_key.id, name, metric, component, basis, unit, kind, level
            FROM series_key JOIN organization ON organization.id = organization_id WHERE series_key.id = ?
            """, in: database
        ).add(id).first { SeriesRow($0) }
    }

    private init(_ row: Prepared) {
        id = row.integer()
        key = SeriesKey(
            organization: row.text(), metric: row.text(), component: row.text(), basis: row.text(), unit: row.text(),
            kind: row.name(.level))
        level = row.optionalText()
    }

    /// Reads one observation of the series.
    func observation(_ row: Prepared) -> Observation {
        _ = row.integer()
        return Observation(
            id: row.integer(), series: key, level: level, scope: row.text(),
            period: row.period() ?? Period(start: nil, end: nil), base: row.period(), value: row.exact(),
            interval: row.interval(), bound: row.name(.exact), method: row.name(.stated), formula: row.text(),
            evidence: row.text())
    }

    /// By time, then stated before derived, then as they came.
    static func inOrder(_ left: Observation, _ right: Observation) -> Bool {
        func days(_ one: Observation) -> (Int32, Int32, Int32, Int32) {
            (
                one.period.end?.number ?? .max, one.period.start?.number ?? .min, one.base?.end?.number ?? .min,
                one.base?.start?.number ?? .min
            )
        }
        let (first, second) = (days(left), days(right))
        if first != second { return first < second }
        if left.scope != right.scope { return left.scope < right.scope }
        if left.method != right.method { return left.method == .stated }
        return left.id < right.id
    }
}
