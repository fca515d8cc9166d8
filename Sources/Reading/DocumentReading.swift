import Quantities

/// All that was read from one document.
public struct DocumentReading: Sendable {
    /// The text that offsets count: decoded and untouched, of HTML and PDF what the page shows.
    public var source: String
    /// Number of Unicode scalars of the decoded source.
    public var scalarCount: Int
    /// Encoding that the bytes were decoded from: `utf-8`, `gb18030` …; of a PDF `pdf`.
    public var encoding: String
    /// Where what is printed; nil of a plain text.
    public var shape: Shape? = nil
    /// Issue date: as given, else from the name, else as printed on the page, else nil.
    public var issued: Day?
    /// Articles in source order.
    public var articles: [Article]
    /// Claims in source order.
    public var claims: [Claim]
    /// Organizations that the claims name, and the bodies above them, each once, sorted by name.
    public var organizations: [Organization]
    /// What could not be read, and why, in source order.
    public var findings: [Finding]
    /// What became of every run of digits, in source order.
    public var ledger: [LedgerEntry]

    /// Makes one of all its parts.
    package init(
        source: String, scalarCount: Int, encoding: String, shape: Shape? = nil, issued: Day?, articles: [Article],
        claims: [Claim],
        organizations: [Organization], findings: [Finding], ledger: [LedgerEntry]
    ) {
        self.source = source
        self.scalarCount = scalarCount
        self.encoding = encoding
        self.shape = shape
        self.issued = issued
        self.articles = articles
        self.claims = claims
        self.organizations = organizations
        self.findings = findings
        self.ledger = ledger
    }
}

/// A piece of a document with its own subject.
public struct Article: Hashable, Sendable {
    /// Ordinal in its document, from 1.
    public var ordinal: Int
    /// Its headline, nil where none was found.
    public var headline: String?
    /// First Unicode scalar of its body in the decoded source.
    public var start: Int
    /// One past the last Unicode scalar of its body.
    public var end: Int

    /// Makes one of all its parts.
    package init(ordinal: Int, headline: String?, start: Int, end: Int) {
        self.ordinal = ordinal
        self.headline = headline
        self.start = start
        self.end = end
    }
}

/// A body or region that figures belong to.
public struct Organization: Hashable, Sendable {
    /// Canonical name, unique.
    public var name: String
    /// `country`, `province`, `prefecture`, `county`, `site`, `group` or nil when it is not known.
    public var level: String?
    /// Kind of body: `post`, `postal-bank`, `region`, `company`…; nil when it is not known.
    public var system: String?
    /// National code of the division it belongs to (GB/T 2260, six digits).
    public var division: String?
    /// Canonical name of the next body above it.
    public var parent: String?
    /// Why the words stand for this body.
    public var reason: String
    /// Words that stood for it in this document, sorted; none for a body that is only above another.
    public var mentions: [String]

    /// Makes one of all its parts.
    package init(
        name: String, level: String?, system: String?, division: String?, parent: String?, reason: String, mentions: [String]
    ) {
        self.name = name
        self.level = level
        self.system = system
        self.division = division
        self.parent = parent
        self.reason = reason
        self.mentions = mentions
    }
}

/// Something that could not be read, and why: a value, never a crash.
public struct Finding: Hashable, Sendable {
    /// Sort of finding: `organization`, `metric`, `period`, `number`, `layout`, `encoding`.
    public var category: String
    /// One sentence for people.
    public var message: String
    /// First Unicode scalar in the decoded source.
    public var start: Int
    /// One past the last Unicode scalar.
    public var end: Int

    /// Makes one of all its parts.
    package init(category: String, message: String, start: Int, end: Int) {
        self.category = category
        self.message = message
        self.start = start
        self.end = end
    }
}

/// What became of one run of digits or numeral characters.
public struct LedgerEntry: Hashable, Sendable {
    /// First Unicode scalar in the decoded source.
    public var start: Int
    /// One past the last Unicode scalar.
    public var end: Int
    /// The source text between them.
    public var text: String
    /// `claim date clock ordinal name page code phone idiom unresolved`.
    public var fate: String
    /// One clause for people.
    public var reason: String

    /// Makes one of all its parts.
    package init(start: Int, end: Int, text: String, fate: String, reason: String) {
        self.start = start
        self.end = end
        self.text = text
        self.fate = fate
        self.reason = reason
    }
}

/// Why a document cannot be read at all.
public struct ReadingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong and what to do, one sentence.
    public var description: String
}
