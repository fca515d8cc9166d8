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
        /// It was not read at all.
        case add
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
    /// What the reader made of it when this was decided; nil for `add`.
    public var read: ClaimStatement?
    /// Where a person says that the figure stands, a span of the same source; nil where that is the place.
    public var stretch: Range<Int>?
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
        _ action: Action, _ place: Place, read: ClaimStatement?, stretch: Range<Int>? = nil, says: ClaimStatement?, by: String,
        decided: String? = nil, reason: String = ""
    ) {
        (self.action, self.place, self.read, self.says) = (action, place, read, says)
        self.stretch = stretch == place.span ? nil : stretch
        (self.by, self.decided, self.reason) = (by, decided, reason)
    }

    /// Where the figure stands, as the person says.
    public var printed: Range<Int> { stretch ?? place.span }

    /// What there can be one decision of: a figure, and of several claims with one span one metric as it was read.
    public var subject: Subject {
        Subject(sha256: place.sha256, span: place.span, metric: action == .add ? Subject.added : read?.metric ?? "")
    }

    /// A claim by the content that prints it.
    public struct Subject: Hashable, Sendable {
        /// SHA-256 of the document's bytes.
        public var sha256: String
        /// Unicode scalars of the decoded source.
        public var span: Range<Int>
        /// The metric as it was read; empty where none was, and ``added`` of a figure that a person has added.
        public var metric: String
        /// Stands for the metric of a figure that was not read.
        public static let added = "+"
    }

    /// Whether both say the same of the same figure, whoever said it and when.
    public func agrees(with other: ClaimDecision) -> Bool {
        subject == other.subject && action == other.action && says == other.says && stretch == other.stretch
    }

    /// Whether one that says the same as an earlier one takes its place: for a reason that that has not, or where somebody else is named.
    public func isNews(after earlier: ClaimDecision, isNamed: Bool) -> Bool {
        isNamed && by != earlier.by || !reason.isEmpty && reason != earlier.reason
    }

    /// The same, said again by somebody on the present day.
    public func again(by person: String, reason: String) -> ClaimDecision {
        var again = self
        (again.id, again.by, again.decided, again.reason) = (nil, person, nil, reason)
        return again
    }

    /// The slots that are said otherwise than they were read, with the words of before; none where nothing was read.
    public var changes: [(slot: ClaimSlot, before: String, after: String)] {
        guard let read, let says else { return [] }
        return says.changes(from: read).map { ($0, read[$0], says[$0]) }
    }

    /// By document and place.
    public static func precedes(_ left: ClaimDecision, _ right: ClaimDecision) -> Bool {
        func key(_ one: ClaimDecision) -> (String, String, Int, Int, String) {
            let span = one.place.span
            return (one.place.document, one.place.sha256, span.lowerBound, span.upperBound, one.subject.metric)
        }
        return key(left) < key(right)
    }
}
