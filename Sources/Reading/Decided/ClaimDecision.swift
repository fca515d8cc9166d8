import Quantities

/// What a person has decided of one figure of a text.
///
/// It names the figure by the content that prints it and its place there, so that it holds whenever the same content is read, in any database.
public struct ClaimDecision: Hashable, Sendable {
    /// What was decided.
    public enum Action: String, CaseIterable, Sendable {
        /// It is as it was read.
        case accept
        /// It says something else than was read.
        case correct
        /// It is no claim.
        case reject
    }

    /// Where a figure is printed.
    public struct Place: Hashable, Sendable {
        /// SHA-256 of the document's bytes, 64 hexadecimal digits.
        public var sha256: String
        /// Name of the document.
        public var document: String
        /// Its issue date.
        public var issued: Day?
        /// Unicode scalars of the decoded source.
        public var span: Range<Int>
        /// The source text of the span.
        public var quote: String
        /// Source text in front of it.
        public var before: String
        /// Source text behind it.
        public var after: String

        /// Scalars that are kept of the text on each side.
        public static let margin = 16

        /// Makes a place from all its parts.
        public init(
            sha256: String, document: String, issued: Day?, span: Range<Int>, quote: String, before: String, after: String
        ) {
            (self.sha256, self.document, self.issued, self.span) = (sha256, document, issued, span)
            (self.quote, self.before, self.after) = (quote, before, after)
        }

        /// The place of a span of `source`; a span that the source does not have is cut.
        public init(sha256: String, document: String, issued: Day?, span: Range<Int>, in source: String) {
            let scalars = Array(source.unicodeScalars)
            let span = span.clamped(to: 0..<scalars.count)
            func text(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }
            self.init(
                sha256: sha256, document: document, issued: issued, span: span, quote: text(span),
                before: text(max(0, span.lowerBound - Place.margin)..<span.lowerBound),
                after: text(span.upperBound..<min(scalars.count, span.upperBound + Place.margin)))
        }

        /// `document:start-end`, as reports cite it.
        public var evidence: String { "\(document):\(span.lowerBound)-\(span.upperBound)" }
    }

    /// Row id in the database; nil for one that has not been recorded.
    public var id: Int64?
    /// What was decided.
    public var action: Action
    /// Where the figure is printed.
    public var place: Place
    /// What the reader made of it when this was decided.
    public var read: ClaimStatement
    /// What the person says; nil for `reject`.
    public var says: ClaimStatement?
    /// Who decided.
    public var by: String
    /// Day of the decision, UTC; nil is the present one.
    public var decided: String?
    /// Why; empty where nothing was said.
    public var reason: String

    /// Makes a decision.
    public init(
        _ action: Action, _ place: Place, read: ClaimStatement, says: ClaimStatement?, by: String, decided: String? = nil,
        reason: String = ""
    ) {
        (self.action, self.place, self.read, self.says) = (action, place, read, says)
        (self.by, self.decided, self.reason) = (by, decided, reason)
    }

    /// What there can be one decision of: a figure, and of several claims with one span one metric as it was read.
    public var subject: Subject { Subject(sha256: place.sha256, span: place.span, metric: read.metric ?? "") }

    /// A claim by the content that prints it.
    public struct Subject: Hashable, Sendable {
        /// SHA-256 of the document's bytes.
        public var sha256: String
        /// Unicode scalars of the decoded source.
        public var span: Range<Int>
        /// The metric as it was read; empty where none was.
        public var metric: String
    }

    /// Whether both say the same of the same figure, whoever said it and when.
    public func agrees(with other: ClaimDecision) -> Bool {
        subject == other.subject && action == other.action && says == other.says
    }

    /// By document and place.
    public static func precedes(_ left: ClaimDecision, _ right: ClaimDecision) -> Bool {
        (left.place.document, left.place.sha256, left.place.span.lowerBound, left.place.span.upperBound, left.read.metric ?? "")
            < (
                right.place.document, right.place.sha256, right.place.span.lowerBound, right.place.span.upperBound,
                right.read.metric ?? ""
            )
    }
}
