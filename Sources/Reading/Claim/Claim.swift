import Quantities

/// One figure as the text states it, with everything it belongs to and where it is printed.
public struct Claim: Hashable, Sendable {
    /// Ordinal of the article in its document, from 1.
    public var article: Int
    /// Headline of the article, nil where none was found.
    public var headline: String?
    /// Whether the figure is printed in a headline.
    public var inHeadline: Bool
    /// First Unicode scalar of the quote in the decoded source.
    public var start: Int
    /// One past the last Unicode scalar of the quote in the decoded source.
    public var end: Int
    /// The source text between `start` and `end`, blanks and line ends included.
    public var quote: String
    /// Value in the base unit; signed for growth and change; the lower end of a printed range.
    public var value: Exact
    /// The values that the words allow; the two ends of a printed range.
    public var interval: Interval
    /// Base unit, or the classifier itself.
    public var unit: String
    /// What the bound word says.
    public var bound: Bound
    /// What sort of statement it is.
    public var kind: Kind
    /// Canonical name of the organization, nil when it cannot be said.
    public var organization: String?
    /// The words that stood for the organization.
    public var mention: String?
    /// What is measured, a short noun phrase; nil when it cannot be said.
    public var metric: String?
    /// Part of a breakdown.
    public var component: String?
    /// Stated exclusions (剔除…).
    public var basis: String?
    /// Field of a rank (全国邮政).
    public var scope: String?
    /// When it is about; a stock has no start; nil when the text cannot date it.
    public var period: Period?
    /// What a change or growth is measured from.
    public var base: Period?
    /// The body that announced the figure, where it is not the organization itself.
    public var reportedBy: String?
    /// Name of the rule that attached the figure.
    public var rule: String
    /// How far it can be trusted.
    public var confidence: Confidence
    /// Short codes of what speaks against it (`two owners`, `no year`), in a fixed order; empty where nothing does.
    public var doubts: [String]
    /// Where each slot was read.
    public var words: ClaimWords
    /// The person who accepted or corrected it; nil where nobody did.
    public var decidedBy: String?

    /// Makes one of all its parts.
    package init(
        article: Int, headline: String?, inHeadline: Bool, start: Int, end: Int, quote: String, value: Exact, interval: Interval,
        unit: String, bound: Bound, kind: Kind, organization: String?, mention: String?, metric: String?, component: String?,
        basis: String?, scope: String?, period: Period?, base: Period?, reportedBy: String?, rule: String, confidence: Confidence,
        doubts: [String], words: ClaimWords, decidedBy: String? = nil
    ) {
        self.article = article
        self.headline = headline
        self.inHeadline = inHeadline
        self.start = start
        self.end = end
        self.quote = quote
        self.value = value
        self.interval = interval
        self.unit = unit
        self.bound = bound
        self.kind = kind
        self.organization = organization
        self.mention = mention
        self.metric = metric
        self.component = component
        self.basis = basis
        self.scope = scope
        self.period = period
        self.base = base
        self.reportedBy = reportedBy
        self.rule = rule
        self.confidence = confidence
        self.doubts = doubts
        self.words = words
        self.decidedBy = decidedBy
    }
}
