import GRDB
import Quantities
import Reading

/// Claims that nobody has decided of, in the order in which a person's word is worth most: the least sure first; of one grade those of
/// the metric with most series first, then the latest to arrive.
public struct ReviewQueue: Sendable {
    /// Where a page of the queue begins: behind this claim.
    public struct Place: Hashable, Sendable {
        /// Grade of the claims.
        public var grade: Confidence
        /// Their metric; empty for those that have none.
        public var metric: String
        /// Row ids below this one.
        public var before: Int64

        /// Makes a place.
        public init(grade: Confidence, metric: String, before: Int64) {
            (self.grade, self.metric, self.before) = (grade, metric, before)
        }
    }

    /// Metrics by grade, the most used first, with the number of their series.
    public let metrics: [Confidence: [(name: String, uses: Int)]]
    /// The last run that read pages when they were counted: after another one they are counted anew.
    public let run: Int64
}

extension Store {
    /// Counts what waits for review; it steps from metric to metric through an index of the claims.
    public func reviewQueue() throws -> ReviewQueue {
        try read { database in
            let uses = Dictionary(
                try Prepared("SELECT metric, count(*) FROM series_key GROUP BY metric", in: database).all {
                    ($0.text(), $0.count())
                },
                uniquingKeysWith: max)
            let names = try Prepared(
                """
                WITH RECURSIVE
                    waiting (grade, metric) AS (SELECT ?1, min(coalesce(metric, '')) FROM claim INDEXED BY claim_to_review
                        WHERE decided_by IS NULL AND confidence = ?1
                    UNION ALL SELECT grade, (SELECT min(coalesce(claim.metric, '')) FROM claim INDEXED BY claim_to_review
                        WHERE decided_by IS NULL AND confidence = grade AND coalesce(claim.metric, '') > waiting.metric)
                    FROM waiting WHERE metric IS NOT NULL)
                SELECT metric FROM waiting WHERE metric IS NOT NULL
                """, in: database)
            var metrics: [Confidence: [(name: String, uses: Int)]] = [:]
            for grade in Confidence.allCases {
                metrics[grade] = try names.add(grade.rawValue).all { $0.text() }.map { (name: $0, uses: uses[$0] ?? 0) }
                    .sorted { ($1.uses, $0.name) < ($0.uses, $1.name) }
            }
            return ReviewQueue(metrics: metrics, run: try Store.lastReading(in: database))
        }
    }

    /// The last run that read pages or moved names.
    public func lastReading() throws -> Int64 { try read { try Store.lastReading(in: $0) } }

    private static func lastReading(in database: Database) throws -> Int64 {
        try Prepared("SELECT coalesce(max(id), 0) FROM run WHERE command <> 'claims'", in: database).first { $0.integer() } ?? 0
    }

    /// Row ids of the next claims to review, and where those after them begin; nil at the end.
    public func claims(
        toReview queue: ReviewQueue, from place: ReviewQueue.Place?, limit: Int
    ) throws -> (ids: [Int64], next: ReviewQueue.Place?) {
        try read { database in
            // Of claims that are no longer current a page can hold many: rows are looked at in the order of the index.
            let query = try Prepared(
                """
                SELECT claim.id FROM claim INDEXED BY claim_to_review
                WHERE decided_by IS NULL AND confidence = ? AND coalesce(metric, '') = ? AND claim.id < ?
                    AND EXISTS (SELECT 1 FROM document WHERE document.id = document_id AND document.run_id = claim.run_id AND state = 'ok')
                ORDER BY claim.id DESC LIMIT ?
                """, in: database)
            var ids: [Int64] = []
            var isBehind = place == nil
            for grade in Confidence.allCases.sorted() {
                if let place, !isBehind, place.grade != grade { continue }
                for metric in queue.metrics[grade] ?? [] {
                    if let place, !isBehind, place.metric != metric.name { continue }
                    let before = isBehind ? Int64.max : place?.before ?? .max
                    isBehind = true
                    let found = try query.add(grade.rawValue).add(metric.name).add(before).add(limit - ids.count + 1).all {
                        $0.integer()
                    }
                    for id in found {
                        if ids.count == limit {
                            return (ids, ReviewQueue.Place(grade: grade, metric: metric.name, before: id + 1))
                        }
                        ids.append(id)
                    }
                }
                isBehind = true
            }
            return (ids, nil)
        }
    }
}
