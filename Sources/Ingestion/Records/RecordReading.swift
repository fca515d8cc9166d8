import Foundation
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
    var claims: [Data] = []
    /// Whether its text may be missing.
    var isWithoutText: Bool

    /// What was read from the document: the same as reading its bytes again would give.
    ///
    /// - Throws: ``RecordError`` where the lines contradict one another or the text: then something is damaged or left out.
    func reading() throws -> DocumentReading {
        func wrong(_ reason: String, _ index: Int = -1) -> RecordError { RecordError(file, line: line + index + 1, reason) }
        guard claims.count == head.claims else {
            throw wrong("\(head.document) has \(head.claims) claims, and \(claims.count) follow: the file is damaged or cut off")
        }
        guard head.source != nil || isWithoutText else {
            throw wrong(
                "\(head.document) has no source, so nothing could be shown as evidence: make the file anew with dushu extract --records"
            )
        }
        guard let issuedFrom = head.issued == nil || head.issued.flatMap({ Day(iso: $0) }) != nil ? head.issuedFrom : nil,
            IssueSource(rawValue: issuedFrom) != nil
        else { throw wrong("the issue date of \(head.document) is none") }
        let text = try head.source.map { try scalars(of: $0) }
        let decoder = JSONDecoder()
        let claims = try self.claims.enumerated().map { index, data in
            let part: ClaimLine
            do { part = try decoder.decode(ClaimLine.self, from: data) } catch { throw wrong(RecordFile.words(error), index) }
            guard part.document == head.document else {
                throw wrong("a claim of \(part.document) among those of \(head.document)", index)
            }
            guard let claim = part.claim else { throw wrong("not a claim as dushu extract prints it", index) }
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
        return DocumentReading(
            source: head.source ?? "", scalarCount: head.scalars, encoding: head.encoding,
            issued: head.issued.flatMap { Day(iso: $0) }, articles: head.articles.map(\.article), claims: claims,
            organizations: head.organizations.map(\.organization), findings: head.findings.map(\.finding),
            ledger: head.ledger.map(\.entry))
    }

    /// The scalars of the text, which must be the one whose hash the record has, as far as its encoding lets that be seen.
    private func scalars(of source: String) throws -> [Unicode.Scalar] {
        let scalars = Array(source.unicodeScalars)
        let bytes = Array(source.utf8)
        let isWhole = head.encoding != "utf-8" || bytes.count == head.bytes && SHA256.hex(bytes) == head.sha256
        guard scalars.count == head.scalars, isWhole else {
            throw RecordError(
                file, line: line, "the source of \(head.document) is not the text that was read: its size or hash is another")
        }
        return scalars
    }
}

extension ClaimLine {
    /// The claim; nil where a value is none.
    var claim: Claim? {
        guard let printed = Exact(plain: value), let number = printed.withExponent(exponent),
            let bound = Bound(rawValue: bound), let kind = Kind(rawValue: kind), let confidence = Confidence(rawValue: confidence)
        else { return nil }
        let ends = [lower, upper].map { $0.flatMap { Exact(plain: $0) } }
        guard (ends[0] == nil) == (lower == nil), (ends[1] == nil) == (upper == nil) else { return nil }
        var places = ClaimWords()
        for (slot, spans) in words {
            guard let slot = ClaimWords.slot(slot) else { return nil }
            for span in spans {
                guard span.count == 2, span[0] <= span[1] else { return nil }
                places[keyPath: slot].append(span[0]..<span[1])
            }
        }
        return Claim(
            article: article, headline: headline, inHeadline: inHeadline, start: start, end: end, quote: quote, value: number,
            interval: Interval(lower: ends[0], upper: ends[1]), unit: unit, bound: bound, kind: kind, organization: organization,
            mention: mention, metric: metric, component: component, basis: basis, scope: scope, period: period?.period,
            base: base?.period, reportedBy: reportedBy, rule: rule, confidence: confidence, doubts: doubts, words: places)
    }
}

extension Exact {
    /// The same number with another printed precision; nil where that would lose digits.
    fileprivate func withExponent(_ exponent: Int) -> Exact? {
        guard (-400...400).contains(exponent) else { return nil }
        guard coefficient != 0 else { return Exact(0, exponent: exponent) }
        var result = self
        while result.exponent < exponent, result.coefficient % 10 == 0 {
            result.coefficient /= 10
            result.exponent += 1
        }
        return result.exponent == exponent ? result : nil
    }
}

extension ClaimLine.PeriodPart {
    fileprivate var period: Period { Period(start: start.flatMap { Day(iso: $0) }, end: end.flatMap { Day(iso: $0) }) }
}

extension DocumentLine.ArticlePart {
    fileprivate var article: Article { Article(ordinal: ordinal, headline: headline, start: start, end: end) }
}

extension DocumentLine.OrganizationPart {
    fileprivate var organization: Organization {
        Organization(
            name: name, level: level, system: system, division: division, parent: parent, reason: reason, mentions: mentions)
    }
}

extension DocumentLine.FindingPart {
    fileprivate var finding: Finding { Finding(category: category, message: message, start: start, end: end) }
}

extension DocumentLine.LedgerPart {
    fileprivate var entry: LedgerEntry { LedgerEntry(start: start, end: end, text: text, fate: fate, reason: reason) }
}
