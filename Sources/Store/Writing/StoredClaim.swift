import Quantities
import Reading

/// A claim as reconciling sees it: what it says, and what decides between equals.
public struct StoredClaim: Hashable, Sendable {
    /// Row id in the database.
    public var id: Int64
    /// Name of the document that prints it.
    public var document: String
    /// Hash of the document's content: decides where even the names are the same.
    public var sha256: String
    /// Issue date of the document.
    public var issued: Day?
    /// Whether it is printed in a headline.
    public var inHeadline: Bool
    /// First Unicode scalar of the quote.
    public var start: Int
    /// One past its last Unicode scalar.
    public var end: Int
    /// Base unit, or the classifier itself.
    public var unit: String
    /// What sort of statement it is.
    public var kind: Kind
    /// Field of a rank; empty where none.
    public var scope: String
    /// When it is about.
    public var period: Period
    /// What a change or growth is measured from.
    public var base: Period?
    /// Value in the base unit.
    public var value: Exact
    /// The values that the words allow.
    public var interval: Interval
    /// What the bound word says.
    public var bound: Bound
    /// How far it can be trusted.
    public var confidence: Confidence

    /// Makes what reconciling sees of `claim`; nil where the claim has no last day.
    public init?(id: Int64, document: String, sha256: String, issued: Day?, claim: Claim) {
        guard let period = claim.period, period.end != nil else { return nil }
        self.id = id
        self.document = document
        self.sha256 = sha256
        self.issued = issued
        inHeadline = claim.inHeadline
        start = claim.start
        end = claim.end
        unit = claim.unit
        kind = claim.kind
        scope = claim.scope ?? ""
        self.period = period
        base = claim.base.flatMap { $0.start == nil && $0.end == nil ? nil : $0 }
        value = claim.value
        interval = claim.interval
        bound = claim.bound
        confidence = claim.confidence
    }

    static let columns = """
        claim.id, document.name, sha256, issued, in_headline, span_start, span_end, unit, kind, scope, period_start, period_end, \
        base_start, base_end, coefficient, exponent, value, lower, upper, bound, confidence
        """

    /// Reads the ``columns`` of a row.
    init(_ row: Prepared) {
        id = row.integer()
        document = row.text()
        sha256 = row.text()
        issued = row.day()
        inHeadline = row.bool()
        start = row.count()
        end = row.count()
        unit = row.text()
        kind = row.name(.level)
        scope = row.text()
        period = row.period() ?? Period(start: nil, end: nil)
        base = row.period()
        value = row.exact()
        interval = row.interval()
        bound = row.name(.exact)
        confidence = row.grade()
    }

    /// What it is about.
    public var subject: Subject { Subject(unit: unit, kind: kind, scope: scope, period: period, base: base) }

    /// Where it is printed, as reports cite it.
    public var evidence: String { "\(document):\(start)-\(end)" }
}
