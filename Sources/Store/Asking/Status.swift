import GRDB
import Quantities

/// How much there is in a database, and what could not be read.
public struct Status: Hashable, Sendable {
    /// Rows of the tables, by what people call them, in a fixed order.
    public var counts: [Count]
    /// First and last issue date of the documents.
    public var issued: Period
    /// Documents that could not be read, by name.
    public var quarantined: [Quarantined]

    /// What the last ingest passed over, by reason.
    public var skipped: [Skipped]

    /// Files that are no pages, for one reason.
    public struct Skipped: Hashable, Sendable {
        /// Why they were passed over.
        public var reason: String
        /// How many there are.
        public var count: Int
        /// One of them.
        public var example: String
    }

    /// Number of rows of one sort.
    public struct Count: Hashable, Sendable {
        /// What is counted.
        public var name: String
        /// How many there are.
        public var count: Int
    }

    /// A document or file that could not be read.
    public struct Quarantined: Hashable, Sendable {
        /// Where it was found.
        public var path: String
        /// Why it could not be read.
        public var reason: String
    }
}

extension Store {
    /// How much there is, and what could not be read.
    public func status() throws -> Status {
        try read { database in
            func count(_ sql: String) throws -> Int {
                try Prepared("SELECT count(*) FROM \(sql)", in: database).first { $0.count() } ?? 0
            }
            let counts = [
                ("documents read", "document WHERE state = 'ok'"),
                ("documents quarantined", "document WHERE state = 'quarantined'"),
                ("documents replaced", "document WHERE state = 'replaced'"),
                ("articles", "article JOIN document ON document.id = document_id AND document.run_id = article.run_id"),
                ("organizations", "organization WHERE reason IS NOT NULL"),
                ("claims", "claim JOIN document ON document.id = document_id AND document.run_id = claim.run_id"),
                (
                    "claims of earlier readings",
                    "claim JOIN document ON document.id = document_id AND document.run_id <> claim.run_id"
                ),
                ("series", "(SELECT DISTINCT series_id FROM observation)"),
                ("observations stated", "observation WHERE method = 'stated'"),
                ("observations derived", "observation WHERE method = 'derived'"),
                (
                    // Three values make three pairs, and are one conflict in the report.
                    "conflicts",
                    """
                    (SELECT DISTINCT organization, metric, component, basis, unit, kind, scope, period_start, period_end, base_start,
                        base_end FROM conflict)
                    """
                ),
                ("findings", "finding WHERE category <> 'skipped'"),
            ]
            return Status(
                counts: try counts.map { Status.Count(name: $0.0, count: try count($0.1)) },
                issued: try Prepared("SELECT min(issued), max(issued) FROM document WHERE state = 'ok'", in: database).first {
                    $0.period() ?? .init(start: nil, end: nil)
                }
                    ?? Period(start: nil, end: nil),
                quarantined: try Prepared(
                    """
                    SELECT path, reason FROM document WHERE state = 'quarantined'
                    UNION ALL
                    SELECT path, message FROM finding
                    WHERE document_id IS NULL AND category <> 'skipped'
                        AND run_id = (SELECT max(id) FROM run WHERE command = 'ingest')
                    ORDER BY 1
                    """, in: database
                ).all { Status.Quarantined(path: $0.text(), reason: $0.text()) },
                skipped: try Prepared(
                    """
                    SELECT message, count(*), min(path) FROM finding WHERE document_id IS NULL AND category = 'skipped'
                    GROUP BY message ORDER BY message
                    """, in: database
                ).all { Status.Skipped(reason: $0.text(), count: $0.count(), example: $0.text()) })
        }
    }
}
