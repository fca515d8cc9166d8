import GRDB
import Quantities
import Reading

/// What another reading of a stored document would change.
public struct ReadingDifference: Sendable {
    /// Claims of the current reading that the other one does not make, in source order.
    public var gone: [StatedClaim]
    /// Claims that only the other reading makes, in source order.
    public var come: [StatedClaim]
    /// Whether articles, findings, ledger or issue date differ.
    public var elseDiffers: Bool

    /// Whether nothing would change.
    public var isEmpty: Bool { gone.isEmpty && come.isEmpty && !elseDiffers }
}

/// A claim as comparable words: all its columns as text, none left out.
public struct StatedClaim: Hashable, Sendable {
    /// The columns, in the order of ``columns``; nil is NULL.
    public var values: [String?]

    /// Names of the columns.
    public static let columns = [
        "span_start", "span_end", "quote", "value", "unit", "bound", "kind", "lower", "upper", "organization", "mention",
        "metric",
        "component", "basis", "scope", "period_start", "period_end", "base_start", "base_end", "reported_by", "rule",
        "in_headline",
        "article", "headline", "exponent", "confidence", "doubts", "words", "decided_by",
    ]

    init(_ claim: Claim) {
        values = [
            String(claim.start), String(claim.end), claim.quote, claim.value.plain, claim.unit, claim.bound.rawValue,
            claim.kind.rawValue, claim.interval.lower?.canonical, claim.interval.upper?.canonical, claim.organization,
            claim.mention,
            claim.metric, claim.component, claim.basis, claim.scope, claim.period?.start?.iso, claim.period?.end?.iso,
            claim.base?.start?.iso, claim.base?.end?.iso, claim.reportedBy, claim.rule, claim.inHeadline ? "1" : "0",
            String(claim.article), claim.headline, String(claim.value.exponent), claim.confidence.rawValue, claim.storedDoubts,
            claim.words.json, claim.decidedBy,
        ]
    }

    init(_ row: Prepared) { values = StatedClaim.columns.map { _ in row.optionalText() } }

    static let query = """
        SELECT claim.span_start, claim.span_end, quote, value, unit, bound, kind, lower, upper, organization.name, mention, metric,
            component, basis, scope, period_start, period_end, base_start, base_end, reported_by, rule, in_headline,
            article.ordinal, headline, exponent, confidence, doubts, words, decided_by
        FROM claim
        JOIN document ON document.id = claim.document_id AND document.run_id = claim.run_id
        JOIN article ON article.id = claim.article_id
        LEFT JOIN organization ON organization.id = claim.organization_id
        WHERE claim.document_id = ? ORDER BY claim.id
        """

    /// The value of a column; nil where it is NULL.
    public subscript(column: String) -> String? { StatedClaim.columns.firstIndex(of: column).flatMap { values[$0] } }
}

extension Store {
    /// What `reading` of the stored document `id` would change.
    public func difference(ofDocument id: Int64, to reading: DocumentReading) throws -> ReadingDifference {
        try read { database in
            let before = try Prepared(StatedClaim.query, in: database).add(id).all { StatedClaim($0) }
            let after = reading.claims.map { StatedClaim($0) }
            let (old, new) = (Set(before), Set(after))
            let same = try Store.isSameBesideClaims(reading, document: id, in: database)
            return ReadingDifference(
                gone: before.filter { !new.contains($0) }, come: after.filter { !old.contains($0) }, elseDiffers: !same)
        }
    }

    /// Compares what stands beside the claims row by row, in the order it was written.
    private static func isSameBesideClaims(_ reading: DocumentReading, document id: Int64, in database: Database) throws -> Bool {
        func rows(_ sql: String, _ count: Int) throws -> [[String?]] {
            try Prepared(sql, in: database).add(id).all { row in (0..<count).map { _ in row.optionalText() } }
        }
        let issued = try rows("SELECT issued FROM document WHERE id = ?", 1)
        guard issued == [[reading.issued?.iso]] else { return false }
        let articles = try rows(
            """
            SELECT ordinal, headline, span_start, span_end FROM article
            JOIN document ON document.id = document_id AND document.run_id = article.run_id WHERE document.id = ? ORDER BY article.id
            """, 4)
        guard articles == reading.articles.map({ [String($0.ordinal), $0.headline, String($0.start), String($0.end)] }) else {
            return false
        }
        let findings = try rows(
            "SELECT category, message, span_start, span_end FROM finding WHERE document_id = ? ORDER BY id", 4)
        guard findings == reading.findings.map({ [$0.category, $0.message, String($0.start), String($0.end)] }) else {
            return false
        }
        let ledger = try rows(
            "SELECT span_start, span_end, text, fate, reason FROM ledger WHERE document_id = ? ORDER BY ordinal", 5)
        return ledger == reading.ledger.map { [String($0.start), String($0.end), $0.text, $0.fate, $0.reason] }
    }
}
