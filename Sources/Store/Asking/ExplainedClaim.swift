import GRDB
import Quantities
import Reading

/// A claim with everything that explains it.
public struct ExplainedClaim: Sendable {
    /// Row id.
    public var id: Int64
    /// SHA-256 of the document's bytes.
    public var sha256: String
    /// Row id of the document.
    public var documentID: Int64
    /// Name of the document.
    public var document: String
    /// Where the document was found.
    public var path: String
    /// Issue date of the document.
    public var issued: Day?
    /// Who told the issue date.
    public var issuedFrom: IssueSource?
    /// Text of the document.
    public var source: String
    /// The form in which its page lay in the file; nil of a plain text.
    public var form: Shape.Form?
    /// Where the quote is printed: lines of a page, or a cell; empty of a plain text.
    public var pieces: [Piece] = []
    /// Ordinal of the article.
    public var article: Int
    /// First scalar of the body of the article, in `source`.
    public var articleStart: Int
    /// Headline of the article.
    public var headline: String?
    /// Whether the figure is printed in a headline.
    public var inHeadline: Bool
    /// Unicode scalars of the quote.
    public var span: Range<Int>
    /// The source text of the span.
    public var quote: String
    /// Value in the base unit.
    public var value: Exact
    /// The values that the words allow.
    public var interval: Interval
    /// Base unit, or the classifier itself.
    public var unit: String
    /// What the bound word says.
    public var bound: Bound
    /// What sort of statement it is.
    public var kind: Kind
    /// Canonical name of the organization.
    public var organization: String?
    /// Why words are taken for the organization.
    public var organizationReason: String?
    /// The words that stood for the organization.
    public var mention: String?
    /// What is measured.
    public var metric: String?
    /// Part of a breakdown.
    public var component: String?
    /// Stated exclusions.
    public var basis: String?
    /// Field of a rank.
    public var scope: String?
    /// When it is about.
    public var period: Period?
    /// What a change or growth is measured from.
    public var base: Period?
    /// Who announced it.
    public var reportedBy: String?
    /// Rule that attached the figure.
    public var rule: String
    /// How far it can be trusted.
    public var confidence: Confidence
    /// Short codes of what speaks against it (`two owners`); empty where nothing does.
    public var doubts: [String]
    /// Where each slot was read, in Unicode scalars of `source`; a slot that no words give has none.
    public var words: ClaimWords
    /// Run that read it.
    public var run: Int64
    /// Version of the reader that read it.
    public var readerVersion: String
    /// Whether it belongs to the current reading of its document.
    public var isCurrent: Bool
    /// The person who accepted or corrected it; nil where nobody did.
    public var decidedBy: String?
    /// The observation it stands behind, and whether it gives the value.
    public var observation: (id: Int64, givesValue: Bool)?
}

extension Store {
    /// The claim with a row id, nil where there is none.
    public func explainedClaim(_ id: Int64) throws -> ExplainedClaim? {
        try read { database in
            guard var claim = try Prepared(ExplainedClaim.query, in: database).add(id).first({ ExplainedClaim($0) }) else {
                return nil
            }
            if claim.form != nil { claim.pieces = try pieces(at: claim.span, ofDocument: claim.documentID, in: database) }
            return claim
        }
    }

    /// Row ids of the current claims of a document that are printed, at least in part, in a span of it.
    public func claims(in document: String, at span: Range<Int>) throws -> [Int64] {
        try read { database in
            try Prepared(
                """
                SELECT claim.id FROM claim
                JOIN document ON document.id = claim.document_id AND document.run_id = claim.run_id
                WHERE document.name = ? AND span_start < ? AND span_end > ? ORDER BY claim.id
                """, in: database
            ).add(document).add(span.upperBound).add(span.lowerBound).all { $0.integer() }
        }
    }
}

extension ExplainedClaim {
    static let query = """
        SELECT claim.id, sha256, document.id, document.name, document.path, issued, issued_from, source, form, article.ordinal, article.span_start, headline, in_headline,
            claim.span_start, claim.span_end, quote, coefficient, exponent, value, lower, upper, unit, bound, kind,
            organization.name, organization.reason, mention, metric, component, basis, scope,
            period_start, period_end, base_start, base_end, reported_by, rule, confidence, doubts, words, claim.run_id, run.reader_version,
            claim.run_id = document.run_id, decided_by, observation_claim.observation_id, gives_value
        FROM claim
        JOIN document ON document.id = claim.document_id
        JOIN article ON article.id = claim.article_id
        JOIN run ON run.id = claim.run_id
        LEFT JOIN organization ON organization.id = claim.organization_id
        LEFT JOIN observation_claim ON observation_claim.claim_id = claim.id
        WHERE claim.id = ?
        """

    init(_ row: Prepared) {
        id = row.integer()
        sha256 = row.text()
        documentID = row.integer()
        document = row.text()
        path = row.text()
        issued = row.day()
        issuedFrom = IssueSource(rawValue: row.text())
        source = row.text()
        form = Shape.Form(rawValue: row.text())
        article = row.count()
        articleStart = row.count()
        headline = row.optionalText()
        inHeadline = row.bool()
        let start = row.count()
        span = start..<max(start, row.count())
        quote = row.text()
        value = row.exact()
        interval = row.interval()
        unit = row.text()
        bound = row.name(.exact)
        kind = row.name(.level)
        organization = row.optionalText()
        organizationReason = row.optionalText()
        mention = row.optionalText()
        metric = row.optionalText()
        component = row.optionalText()
        basis = row.optionalText()
        scope = row.optionalText()
        period = row.period()
        base = row.period()
        reportedBy = row.optionalText()
        rule = row.text()
        confidence = row.grade()
        doubts = row.text().split(separator: Claim.doubtSeparator).map { String($0) }
        words = ClaimWords(json: row.text()) ?? ClaimWords()
        run = row.integer()
        readerVersion = row.text()
        isCurrent = row.bool()
        decidedBy = row.optionalText()
        let (observed, givesValue) = (row.optionalInteger(), row.bool())
        observation = observed.map { ($0, givesValue) }
    }
}
