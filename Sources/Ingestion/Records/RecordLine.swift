import Store

/// A line of what `dushu extract --records` prints: a document, a claim of it, or a file that is no document.
enum RecordLine: Decodable {
    /// A document that was read; its claims follow.
    case document(DocumentLine)
    /// A document that could not be read.
    case quarantined(QuarantineLine)
    /// A file or folder that could not be opened.
    case unopened(FileProblem)
    /// A file that is no page.
    case skipped(FileProblem)
    /// A claim of the document before it.
    case claim(ClaimLine)

    private enum Key: String, CodingKey { case record, path, reason }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        func problem() throws -> FileProblem {
            FileProblem(
                path: try fields.decode(String.self, forKey: .path), reason: try fields.decode(String.self, forKey: .reason))
        }
        switch try fields.decodeIfPresent(String.self, forKey: .record) {
        case "document": self = .document(try DocumentLine(from: decoder))
        case "quarantined": self = .quarantined(try QuarantineLine(from: decoder))
        case "unopened": self = .unopened(try problem())
        case "skipped": self = .skipped(try problem())
        case let record?:
            throw DecodingError.dataCorruptedError(
                forKey: .record, in: fields, debugDescription: "“\(record)” is no sort of record")
        case nil: self = .claim(try ClaimLine(from: decoder))
        }
    }
}

/// What is kept of a document beside its claims.
struct DocumentLine: Decodable {
    var document: String
    var path: String
    var sha256: String
    var bytes: Int
    var issued: String?
    var issuedFrom: String
    var encoding: String
    var scalars: Int
    var reader: String
    var decisions: String
    var claims: Int
    var articles: [ArticlePart]
    var organizations: [OrganizationPart]
    var findings: [FindingPart]
    var ledger: [LedgerPart]
    /// Decoded text; left out where a database is to reckon only.
    var source: String?

    private enum CodingKeys: String, CodingKey {
        case document, path, sha256, bytes, issued, encoding, scalars, reader, decisions, claims, articles, organizations,
            findings
        case ledger, source
        case issuedFrom = "issued_from"
    }

    var arrived: ArrivedDocument { ArrivedDocument(sha256: sha256, name: document, path: path, bytes: bytes) }

    struct ArticlePart: Decodable {
        var ordinal: Int
        var headline: String?
        var start: Int
        var end: Int
    }

    struct OrganizationPart: Decodable {
        var name: String
        var level: String?
        var system: String?
        var division: String?
        var parent: String?
        var reason: String
        var mentions: [String]
    }

    struct FindingPart: Decodable {
        var category: String
        var message: String
        var start: Int
        var end: Int
    }

    struct LedgerPart: Decodable {
        var start: Int
        var end: Int
        var text: String
        var fate: String
        var reason: String
    }
}

/// A document that could not be read, and why.
struct QuarantineLine: Decodable {
    var document: String
    var path: String
    var sha256: String
    var bytes: Int
    var reader: String
    var reason: String

    var arrived: ArrivedDocument { ArrivedDocument(sha256: sha256, name: document, path: path, bytes: bytes) }
}

/// A claim as `dushu extract` prints it, with what its public line leaves out.
struct ClaimLine: Decodable {
    var document: String
    var article: Int
    var headline: String?
    var start: Int
    var end: Int
    var quote: String
    var value: String
    var lower: String?
    var upper: String?
    var unit: String
    var bound: String
    var kind: String
    var organization: String?
    var mention: String?
    var metric: String?
    var component: String?
    var basis: String?
    var scope: String?
    var period: PeriodPart?
    var base: PeriodPart?
    var confidence: String
    var words: [String: [[Int]]]
    var doubts: [String]
    var rule: String
    var inHeadline: Bool
    var reportedBy: String?
    /// Power of ten of the last printed digit: 147.65亿 is 14765 × 10^6.
    var exponent: Int

    private enum CodingKeys: String, CodingKey {
        case document, article, headline, start, end, quote, value, lower, upper, unit, bound, kind, organization, mention, metric
        case component, basis, scope, period, base, confidence, words, doubts, rule, exponent
        case inHeadline = "in_headline"
        case reportedBy = "reported_by"
    }

    struct PeriodPart: Decodable {
        var start: String?
        var end: String?
    }
}
