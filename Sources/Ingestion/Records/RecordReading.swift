import Quantities
import Reading
import Store

/// Something is wrong in a file of records: which line, and what.
public struct RecordError: Error, Hashable, Sendable, CustomStringConvertible {
    /// One sentence with the file and the number of the line.
    public var description: String

    init(_ file: String, line: Int, _ reason: String) { description = "\(file):\(line): \(reason)" }
}

/// A document of a file of records with the lines of its claims, not decoded yet.
struct RecordedDocument: Sendable {
    var head: DocumentLine
    var file: String
    /// Number of the document's line in the file.
    var line: Int
    /// One JSON object each.
    var claims: [[UInt8]] = []
    /// Whether its text may be missing.
    var isWithoutText: Bool

    private var name: String { head.arrived.name }

    /// What was read from the document: the same as reading its bytes again would give.
    ///
    /// - Throws: ``RecordError`` where the lines contradict one another or the text: then something is damaged or left out.
    func reading() throws(RecordError) -> DocumentReading {
        guard claims.count == head.claims else {
            throw wrong("\(name) has \(head.claims) claims, and \(claims.count) follow: the file is damaged or cut off")
        }
        guard head.source != nil || isWithoutText else {
            throw wrong(
                "\(name) has no source, so nothing could be shown as evidence: make the file anew with dushu extract --records")
        }
        let issued = head.issued.flatMap { Day(iso: $0) }
        guard (issued == nil) == (head.issued == nil), IssueSource(rawValue: head.issuedFrom) != nil else {
            throw wrong("the issue date of \(name) is none")
        }
        let text = try scalars()
        try checkShape()
        var claims: [Claim] = []
        claims.reserveCapacity(self.claims.count)
        for index in self.claims.indices { claims.append(try claim(index, text)) }
        return DocumentReading(
            source: head.source ?? "", scalarCount: head.scalars, encoding: head.encoding, shape: head.shape, issued: issued,
            articles: head.articles, claims: claims, organizations: head.organizations, findings: head.findings,
            ledger: head.ledger)
    }

    private func claim(_ index: Int, _ text: [Unicode.Scalar]?) throws(RecordError) -> Claim {
        let one: ClaimLine
        do { one = try ClaimLine(claims[index]) } catch { throw wrong(error.words, index) }
        guard one.document == name else { throw wrong("a claim of \(one.document) among those of \(name)", index) }
        let claim = one.claim
        if let text {
            guard claim.start >= 0, claim.start <= claim.end, claim.end <= text.count,
                claim.quote.unicodeScalars.elementsEqual(text[claim.start..<claim.end])
            else {
                throw wrong(
                    "the quote “\(claim.quote)” is not what stands at \(claim.start)-\(claim.end) of its source", index)
            }
        }
        return claim
    }

    /// The scalars of the text, which must be the one whose hash the record has, as far as its encoding lets that be seen; nil where there is
    /// no text.
    private func scalars() throws(RecordError) -> [Unicode.Scalar]? {
        guard let source = head.source else { return nil }
        let scalars = Array(source.unicodeScalars)
        let bytes = Array(source.utf8)
        let isWhole =
            head.encoding != "utf-8" || head.shape != nil
            || bytes.count == head.arrived.bytes && SHA256.hex(bytes) == head.arrived.sha256
        guard scalars.count == head.scalars, isWhole else {
            throw wrong("the source of \(name) is not the text that was read: its size or hash is another")
        }
        return scalars
    }

    /// Pieces stand in the order of the text and in it.
    private func checkShape() throws(RecordError) {
        var end = 0
        for piece in head.shape?.pieces ?? [] {
            guard piece.range.lowerBound >= end, piece.range.upperBound <= head.scalars else {
                throw wrong("the pieces of \(name) are not in the order of its text, or reach beyond it")
            }
            end = piece.range.upperBound
        }
    }

    private func wrong(_ reason: String, _ index: Int = -1) -> RecordError { RecordError(file, line: line + index + 1, reason) }
}
