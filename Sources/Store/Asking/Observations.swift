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

    /// One pass over the table, and the rows put in order afterwards: for all of them.
    private func everything(
        _ series: [SeriesRow], matching filter: ObservationFilter, in database: Database
    ) throws -> [Observation] {
        var places = [Int32](repeating: -1, count: Int(series.map(\.id).max() ?? 0) + 1)
        for (place, one) in series.enumerated() { places[Int(one.id)] = Int32(place) }
        // Days are compared as text, which is what ISO dates are for.
        let query = try Prepared(
            """
            SELECT \(SeriesRow.columns) FROM observation
            WHERE period_end <= coalesce(?, '9999') AND coalesce(period_start, period_end) >= coalesce(?, '')
            """, in: database
        ).add(filter.period?.end).add(filter.period?.start)
        defer { query.reset() }
        let count = try Prepared("SELECT count(*) FROM observation", in: database).first { $0.count() } ?? 0
        let rows = OrderedRows(capacity: count, seriesCount: series.count)
        while try query.step() {
            let place = places[Int(query.firstInteger)]
            if place >= 0 { rows.append(series[Int(place)].observation(query), place: place) }
        }
        return rows.takeSorted()
    }
}

/// A series as observations are read into it; a class, because a million rows refer to it.
final class SeriesRow {
    static let columns = """
        series_id, id, scope, period_start, period_end, base_start, base_end, coefficient, exponent, value, lower, upper, \
        bound, method, formula, evidence, confidence
        """

    let id: Int64
    private let key: SeriesKey
    private let level: String?
    private let isRegion: Bool

    /// The series that a filter asks for, in the order of their keys.
    static func matching(_ filter: ObservationFilter, in database: Database) throws -> [SeriesRow] {
        var conditions: [String] = []
        var values: [String] = []
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
        for (column, value) in [("kind", filter.kind?.rawValue), ("unit", filter.unit)] {
            guard let value else { continue }
            conditions.append("\(column) = ?")
            values.append(value)
        }
        let query = try Prepared(
            """
            SELECT series_key.id, name, metric, component, basis, unit, kind, level, system IS 'region'
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
            SELECT series_key.id, name, metric, component, basis, unit, kind, level, system IS 'region'
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
        isRegion = row.bool()
    }

    /// Reads one observation of the series.
    func observation(_ row: Prepared) -> Observation {
        _ = row.integer()
        return Observation(
            id: row.integer(), series: key, level: level, isRegion: isRegion, scope: row.text(),
            period: row.period() ?? Period(start: nil, end: nil), base: row.period(), value: row.exact(),
            interval: row.interval(), bound: row.boundWord(), method: row.isStated() ? .stated : .derived, formula: row.text(),
            evidence: row.text(), confidence: row.grade())
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
