import GRDB

/// A name that a word may mean.
public struct NameChoice: Hashable, Sendable {
    /// The name.
    public var name: String
    /// Number of series that have it.
    public var series: Int
}

extension Store {
    /// The organizations that a word means, as in ``ObservationFilter``: those that are called so, else those whose names have it; those with
    /// most series first.
    public func organizationChoices(_ word: String) throws -> [NameChoice] {
        try read { database in
            let exact = try Store.ids(ofOrganization: word, in: database)
            let condition = exact.isEmpty ? "instr(name, ?) > 0" : "id IN (\(exact.map { String($0) }.joined(separator: ",")))"
            let query = try Prepared(
                """
                SELECT name, (SELECT count(*) FROM series_key WHERE organization_id = organization.id) FROM organization
                WHERE \(condition) ORDER BY 2 DESC, name
                """, in: database)
            if exact.isEmpty { query.add(word) }
            return try query.all { NameChoice(name: $0.text(), series: $0.count()) }
        }
    }

    /// The metrics that a word means, as ``metrics(meant:)`` has them, but those with most series first: their observations are not counted.
    public func metricChoices(_ word: String) throws -> [NameChoice] {
        try read { try Store.metricChoices(word, in: $0) }
    }

    static func metricChoices(_ word: String, in database: Database) throws -> [NameChoice] {
        func choices(_ condition: String, _ word: String) throws -> [NameChoice] {
            try Prepared(
                "SELECT metric, count(*) FROM series_key WHERE \(condition) GROUP BY metric ORDER BY 2 DESC, metric", in: database
            ).add(word).all { NameChoice(name: $0.text(), series: $0.count()) }
        }
        if word.hasPrefix("="), word != "=" { return try choices("metric = ?", String(word.dropFirst())) }
        let exact = try choices(
            "metric IN (SELECT name FROM metric WHERE name = ?1 UNION SELECT metric FROM metric_alias WHERE alias = ?1)", word)
        // The words themselves too, where an earlier reading or another vocabulary has them as a name.
        if !exact.isEmpty { return exact + (exact.contains { $0.name == word } ? [] : try choices("metric = ?", word)) }
        return try choices("instr(metric, ?) > 0", word)
    }

    /// Names of the metrics that a word means.
    static func names(ofMetric word: String, in database: Database) throws -> [String] {
        try metricChoices(word, in: database).map(\.name)
    }
}
