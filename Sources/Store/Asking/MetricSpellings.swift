import GRDB
import Reading

/// Words of texts that are read as a metric.
public struct MetricSpelling: Hashable, Sendable {
    /// As printed, blanks left out; the name as it was read where the text has no words for it.
    public var words: String
    /// Why they stand for the metric: `name`, `alias` (of the vocabulary), `reading` (the rules made the name of them), or what a
    /// person has decided, one after the other (`merge`, `rename`).
    public var source: String
    /// Number of claims.
    public var claims: Int
    /// Where the first of them is printed; nil where there is none.
    public var evidence: String?
}

/// A series of a metric.
public struct MetricSeries: Hashable, Sendable {
    /// What makes it a series.
    public var key: SeriesKey
    /// Number of its observations.
    public var observations: Int
    /// First day that an observation of it ends on.
    public var first: String
    /// Last day that an observation of it ends on.
    public var last: String
}

extension Store {
    /// The series of a metric that have observations, in the order of their keys.
    public func series(ofMetric name: String) throws -> [MetricSeries] {
        try read { database in
            try Prepared(
                """
                SELECT name, component, basis, unit, kind, count(*), min(period_end), max(period_end)
                FROM series_key JOIN organization ON organization.id = organization_id JOIN observation ON series_id = series_key.id
                WHERE metric = ? GROUP BY series_key.id ORDER BY name, component, basis, unit, kind
                """, in: database
            ).add(name).all { row in
                MetricSeries(
                    key: SeriesKey(
                        organization: row.text(), metric: name, component: row.text(), basis: row.text(), unit: row.text(),
                        kind: row.name(.level)),
                    observations: row.count(), first: row.text(), last: row.text())
            }
        }
    }

    /// The words that the current claims of a metric were read from, the most frequent first, and names that no claim has.
    public func spellings(ofMetric name: String) throws -> [MetricSpelling] {
        try read { database in
            let names = MetricNames(try Store.metricDecisions(in: database))
            let aliases = try Prepared("SELECT alias, source FROM metric_alias WHERE metric = ?", in: database).add(name)
                .all { (alias: $0.text(), source: $0.text()) }
            let vocabulary = Set(aliases.filter { $0.source == "vocabulary" }.map(\.alias))
            var found: [[String]: MetricSpelling] = [:]
            let query = try Prepared(Store.claimsOfName, in: database)
            for read in names.names(leadingTo: name) {
                query.add(read)
                defer { query.reset() }
                while try query.step() {
                    let series = MetricNames.Series(
                        metric: read, component: query.text(), unit: query.text(), organization: query.text())
                    let path = names.path(from: series)
                    guard (path.last?.metric ?? read) == name else { continue }
                    let printed = query.text().filter { !$0.isWhitespace }
                    let words = printed.isEmpty ? read : printed
                    let source =
                        !path.isEmpty
                        ? path.map(\.action.rawValue).joined(separator: ", ")
                        : words == name ? "name" : vocabulary.contains(words) ? "alias" : "reading"
                    var one =
                        found[[words, source]] ?? MetricSpelling(words: words, source: source, claims: 0, evidence: query.text())
                    one.claims += 1
                    found[[words, source]] = one
                }
            }
            let seen = Set(found.values.map(\.words))
            return found.values.sorted { ($1.claims, $0.words, $0.source) < ($0.claims, $1.words, $1.source) }
                + aliases.filter { !seen.contains($0.alias) }.map {
                    MetricSpelling(
                        words: $0.alias, source: $0.source == "vocabulary" ? "alias" : $0.source, claims: 0, evidence: nil)
                }
        }
    }

    /// Current claims of a name as read, with the words they were read from.
    private static let claimsOfName = """
        SELECT coalesce(component, ''), unit, organization.name,
            (SELECT group_concat(substr(source, (span.value ->> 0) + 1, (span.value ->> 1) - (span.value ->> 0)), '')
                FROM json_each(claim.words, '$.metric') AS span),
            document.name || ':' || span_start || '-' || span_end
        FROM claim JOIN document ON document.id = claim.document_id AND document.run_id = claim.run_id
        JOIN organization ON organization.id = organization_id
        WHERE metric = ? AND organization_id IS NOT NULL AND period_end IS NOT NULL ORDER BY claim.id
        """
}
