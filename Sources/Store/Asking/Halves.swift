import GRDB

// A report over very many observations is made in parts: what a part is about.

extension Store {
    /// Names of all organizations with series, in order, in lists of about so many series each: a report that goes through them list by
    /// list needs no more memory than for one of them.
    ///
    /// - Parameter few: up to so many observations there are no lists: one pass over all of them is quicker than looking up each.
    public func organizations(listsOf most: Int, unlessBelow few: Int64) throws -> [Set<String>] {
        try read { database in
            guard try Prepared("SELECT max(id) FROM observation", in: database).first({ $0.integer() }) ?? 0 > few else {
                return []
            }
            let rows = try Prepared(
                """
                SELECT name, count(*) FROM organization JOIN series_key ON organization_id = organization.id GROUP BY name
                ORDER BY \(SeriesRow.listing), name
                """, in: database
            ).all { ($0.text(), $0.count()) }
            var lists: [Set<String>] = []
            var room = 0
            for (name, count) in rows {
                if room < count {
                    lists.append([])
                    room = most
                }
                lists[lists.count - 1].insert(name)
                room -= count
            }
            return lists
        }
    }

    /// Names of all organizations with series, or of all metrics, in order, in two lists of about as many observations each: two can make a
    /// report at once, each from one of the lists. Nil where there are fewer observations than `least`, or too many to be held in memory.
    ///
    /// Some thousands of observations tell well enough where the middle is; to count all would take a tenth of the time of the report.
    ///
    /// - Parameter percent: how many of a hundred observations are of the first list.
    public func halves(
        by column: SeriesColumn, within sizes: Range<Int64>, first percent: Int
    ) throws -> (first: Set<String>, second: Set<String>)? {
        try read { database in
            let count = try Prepared("SELECT max(id) FROM observation", in: database).first { $0.integer() } ?? 0
            guard sizes.contains(count) else { return nil }
            let sizes = try Prepared(
                """
                WITH RECURSIVE sample (id) AS (SELECT 1 UNION ALL SELECT id + ? FROM sample WHERE id < ?)
                SELECT \(column.rawValue), count(*) FROM sample CROSS JOIN observation USING (id)
                JOIN series_key ON series_key.id = series_id JOIN organization ON organization.id = organization_id GROUP BY 1
                """, in: database
            ).add(count / 4_000 | 1).add(count).all { ($0.text(), $0.count()) }
            let size = Dictionary(uniqueKeysWithValues: sizes)
            let names = try Prepared(
                column == .metric
                    ? "SELECT DISTINCT metric FROM series_key ORDER BY metric"
                    : "SELECT name FROM organization ORDER BY \(SeriesRow.listing), name", in: database
            ).all { $0.text() }
            return Store.halves(of: names.map { ($0, size[$0] ?? 0) }, first: percent)
        }
    }

    /// Names of the metrics of which a filter asks for series, in order, in two lists of about as many series each; nil where there is one
    /// metric only, or where so few or so many observations are in the database that two are no quicker than one.
    public func halves(ofMetricsMatching filter: ObservationFilter, within sizes: Range<Int64>) throws -> (
        first: Set<String>, second: Set<String>
    )? {
        try read { database in
            let count = try Prepared("SELECT max(id) FROM observation", in: database).first { $0.integer() } ?? 0
            guard sizes.contains(count) else { return nil }
            let sizes = Dictionary(grouping: try SeriesRow.matching(filter, in: database), by: \.key.metric)
            let halves = Store.halves(
                of: sizes.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { ($0, sizes[$0]?.count ?? 0) },
                first: 50)
            return halves.second.isEmpty ? nil : halves
        }
    }

    /// The names up to a share of the sum of their sizes, and the others.
    private static func halves(of names: [(String, Int)], first percent: Int) -> (first: Set<String>, second: Set<String>) {
        var left = names.reduce(0) { $0 + $1.1 } * percent / 100
        var halves: (first: Set<String>, second: Set<String>) = ([], [])
        for (name, count) in names {
            if left > 0 { halves.first.insert(name) } else { halves.second.insert(name) }
            left -= count
        }
        return halves
    }
}

/// What series are told apart by.
public enum SeriesColumn: String, Sendable {
    /// Whose they are.
    case organization = "name"
    /// What they measure.
    case metric
}
