import Reading
import Store

/// A line of what `dushu extract --records` prints: a document, a claim of it, or a file that is no document.
enum RecordLine {
    /// A document that was read; its claims follow.
    case document(DocumentLine)
    /// A document that could not be read.
    case quarantined(QuarantineLine)
    /// A file or folder that could not be opened.
    case unopened(FileProblem)
    /// A file that is no page.
    case skipped(FileProblem)
    /// A claim of the document before it.
    case claim(ofDocument: String)

    init(_ bytes: [UInt8]) throws(JSONProblem) {
        guard case .object(let fields) = try JSONPart(bytes) else { throw JSONProblem(words: "no object") }
        switch try fields.optionalText("record") {
        case "document"?: self = .document(try DocumentLine(fields))
        case "quarantined"?: self = .quarantined(try QuarantineLine(fields))
        case "unopened"?: self = .unopened(FileProblem(path: try fields.text("path"), reason: try fields.text("reason")))
        case "skipped"?: self = .skipped(FileProblem(path: try fields.text("path"), reason: try fields.text("reason")))
        case let record?: throw JSONProblem(words: "“\(record)” is no sort of record")
        case nil: self = .claim(ofDocument: try fields.text("document"))
        }
    }
}

/// What is kept of a document beside its claims.
struct DocumentLine: Sendable {
    var arrived: ArrivedDocument
    var issued: String?
    var issuedFrom: String
    var encoding: String
    var scalars: Int
    var reader: String
    var decisions: String
    var claims: Int
    var articles: [Article]
    var organizations: [Organization]
    var findings: [Finding]
    var ledger: [LedgerEntry]
    /// Where what is printed; nil of a plain text.
    var shape: Shape?
    /// Decoded text; left out where a database is to reckon only.
    var source: String?

    init(_ fields: JSONFields) throws(JSONProblem) {
        arrived = try ArrivedDocument(fields)
        issued = try fields.optionalText("issued")
        issuedFrom = try fields.text("issued_from")
        encoding = try fields.text("encoding")
        scalars = try fields.number("scalars")
        reader = try fields.text("reader")
        decisions = try fields.text("decisions")
        claims = try fields.number("claims")
        articles = try fields.objects("articles") { (part) throws(JSONProblem) -> Article in
            Article(
                ordinal: try part.number("ordinal"), headline: try part.optionalText("headline"), start: try part.number("start"),
                end: try part.number("end"))
        }
        organizations = try fields.objects("organizations") { (part) throws(JSONProblem) -> Organization in
            Organization(
                name: try part.text("name"), level: try part.optionalText("level"), system: try part.optionalText("system"),
                division: try part.optionalText("division"), parent: try part.optionalText("parent"),
                reason: try part.text("reason"), mentions: try part.texts("mentions"))
        }
        findings = try fields.objects("findings") { (part) throws(JSONProblem) -> Finding in
            Finding(
                category: try part.text("category"), message: try part.text("message"), start: try part.number("start"),
                end: try part.number("end"))
        }
        ledger = try fields.objects("ledger") { (part) throws(JSONProblem) -> LedgerEntry in
            LedgerEntry(
                start: try part.number("start"), end: try part.number("end"), text: try part.text("text"),
                fate: try part.text("fate"), reason: try part.text("reason"))
        }
        shape = try Shape(fields)
        source = try fields.optionalText("source")
    }
}

/// A document that could not be read, and why.
struct QuarantineLine {
    var arrived: ArrivedDocument
    var reason: String

    init(_ fields: JSONFields) throws(JSONProblem) {
        arrived = try ArrivedDocument(fields)
        reason = try fields.text("reason")
    }
}

extension ArrivedDocument {
    fileprivate init(_ fields: JSONFields) throws(JSONProblem) {
        self.init(
            sha256: try fields.text("sha256"), name: try fields.text("document"), path: try fields.text("path"),
            bytes: try fields.number("bytes"))
        guard sha256.utf8.count == 64 else { throw JSONProblem(words: "“sha256” is no hash") }
    }
}
