import GRDB
import Reading

/// A metric as the database knows it.
public struct KnownMetric: Hashable, Sendable {
    /// The name under which its figures make series.
    public var name: String
    /// Whether the vocabulary or a person knows it as the name of a metric.
    public var isRegistered: Bool
    /// How its values come about; nil where nobody has said.
    public var nature: String?
    /// Whose business it is.
    public var field: String?
    /// Usual base units, joined with `|`.
    public var units: String?
    /// `more` or `less`, whichever ranks first.
    public var better: String?
    /// Number of its observations.
    public var observations: Int
    /// Number of organizations that have any.
    public var organizations: Int
    /// First day that an observation of it ends on.
    public var first: String?
    /// Last day that an observation of it ends on.
    public var last: String?
    /// Other names, sorted.
    public var aliases: [String]
}

/// Which metrics are asked for; nil asks for all.
public struct MetricFilter: Hashable, Sendable {
    /// Whose business it is.
    public var field: String?
    /// Least number of observations; with 0 also registered metrics without any.
    public var use = 1
    /// Name, alias or part of the name of an organization that has figures of it.
    public var organization: String?
    /// Name, alias or part of the name of the metric.
    public var name: String?
    /// Only those that are not registered.
    public var unregistered = false
    /// At most so many.
    public var limit: Int?

    /// Makes a filter that asks for all metrics with observations.
    public init() {}
}

extension Store {
    /// The metrics that the filter asks for, the most used first.
    public func metrics(matching filter: MetricFilter) throws -> [KnownMetric] {
        try read { database in
            let (used, values) = try Store.used(filter, in: database)
            var conditions = ["observations >= \(filter.use)"]
            var texts = values
            if filter.unregistered { conditions.append("isRegistered = 0") }
            if let field = filter.field {
                conditions.append("field = ?")
                texts.append(field)
            }
            if let name = filter.name {
                let meant = try Store.metrics(meant: name, in: database)
                conditions.append(
                    "(name IN (SELECT value FROM json_each(?)) OR name IN (SELECT metric FROM metric_alias WHERE alias = ?) OR name = ?"
                        + (meant.isExact ? ")" : " OR instr(name, ?) > 0)"))
                texts += [Store.json(meant.names), name, name] + (meant.isExact ? [] : [name])
            }
            let query = try Prepared(
                """
                WITH used AS (\(used)), known AS (
                    SELECT used.metric AS name, metric.name IS NOT NULL AS isRegistered, nature, field, units, better,
                        observations, organizations, first, last
                    FROM used LEFT JOIN metric ON metric.name = used.metric
                    UNION ALL
                    SELECT name, 1, nature, field, units, better, 0, 0, NULL, NULL FROM metric
                    WHERE name NOT IN (SELECT metric FROM used))
                SELECT * FROM known WHERE \(conditions.joined(separator: " AND "))
                ORDER BY observations DESC, name LIMIT \(filter.limit ?? -1)
                """, in: database)
            for text in texts { query.add(text) }
            let aliases = try Prepared("SELECT alias FROM metric_alias WHERE metric = ? ORDER BY alias", in: database)
            return try query.all { row in
                var metric = KnownMetric(
                    name: row.text(), isRegistered: row.bool(), nature: row.optionalText(), field: row.optionalText(),
                    units: row.optionalText(), better: row.optionalText(), observations: row.count(), organizations: row.count(),
                    first: row.optionalText(), last: row.optionalText(), aliases: [])
                metric.aliases = try aliases.add(metric.name).all { $0.text() }
                return metric
            }
        }
    }

    /// SQL that counts observations by metric, and the values that it needs.
    private static func used(_ filter: MetricFilter, in database: Database) throws -> (sql: String, values: [String]) {
        var condition = ""
        var values: [String] = []
        if let word = filter.organization {
            let ids = try Store.ids(ofOrganization: word, in: database).map { String($0) }
            condition =
                ids.isEmpty
                ? "WHERE organization_id IN (SELECT id FROM organization WHERE instr(name, ?) > 0)"
                : "WHERE organization_id IN (\(ids.joined(separator: ",")))"
            if ids.isEmpty { values.append(word) }
        }
        let sql = """
            SELECT metric, count(*) AS observations, count(DISTINCT organization_id) AS organizations,
                min(period_end) AS first, max(period_end) AS last
            FROM series_key JOIN observation ON series_id = series_key.id \(condition) GROUP BY metric
            """
        return (sql, values)
    }

    /// A list of texts as a JSON array.
    static func json(_ texts: [String]) -> String {
        var json = "["
        for text in texts {
            json += json.utf8.count > 1 ? ",\"" : "\""
            for scalar in text.unicodeScalars {
                switch scalar {
                case "\"", "\\": json += "\\\(scalar)"
                case _ where scalar.value < 0x20:
                    json += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
                default: json.unicodeScalars.append(scalar)
                }
            }
            json += "\""
        }
        return json + "]"
    }

    /// Whether figures were read or are kept under the name.
    public func isUsed(metric name: String) throws -> Bool {
        try read { database in
            try Prepared(
                """
                SELECT 1 WHERE EXISTS (
                        SELECT 1 FROM claim
                        WHERE metric = ?1 AND organization_id IS NOT NULL AND period_end IS NOT NULL)
                    OR EXISTS (SELECT 1 FROM series_key JOIN observation ON series_id = series_key.id WHERE metric = ?1)
                """, in: database
            ).add(name).first { _ in true } ?? false
        }
    }

    /// What one column of the series of a metric holds, sorted: `component` or `unit`.
    public func parts(_ column: MetricPartColumn, ofMetric name: String) throws -> [String] {
        try read { database in
            try Prepared(
                """
                SELECT DISTINCT \(column.rawValue) FROM series_key JOIN observation ON series_id = series_key.id
                WHERE metric = ? AND \(column.rawValue) <> '' ORDER BY 1
                """, in: database
            ).add(name).all { $0.text() }
        }
    }

    /// The place of one figure of a metric, and the source around it: the first stated one.
    public func example(ofMetric name: String) throws -> (source: String, span: Range<Int>)? {
        try read { database in
            try Prepared(
                """
                SELECT substr(source, max(1, span_start - 199), 400 + span_end - span_start), span_start, span_end
                FROM observation JOIN series_key ON series_key.id = series_id
                JOIN observation_claim ON observation_id = observation.id AND gives_value = 1
                JOIN claim ON claim.id = claim_id JOIN document ON document.id = document_id
                WHERE series_key.metric = ? ORDER BY claim.id LIMIT 1
                """, in: database
            ).add(name).first { row in
                let (source, start, end) = (row.text(), row.count(), row.count())
                let first = min(start, 200)
                return (source, first..<(first + end - start))
            }
        }
    }
}

/// A column by which series of a metric can be told apart.
public enum MetricPartColumn: String, Sendable {
    /// Part of a breakdown.
    case component
    /// Base unit.
    case unit
}
