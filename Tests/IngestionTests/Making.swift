import Foundation
import Quantities
import Store
import Testing

@testable import Ingestion
@testable import Reading

// Claims and readings made by hand, so that what becomes of them can be tested without reading text.

/// `2022-10-31` is a stock, `2022-01-01..2022-10-31` a span, nil nothing.
func period(_ text: String?) -> Period? {
    guard let text else { return nil }
    let days = text.components(separatedBy: "..")
    return days.count == 2
        ? Period(start: Day(iso: days[0]), end: Day(iso: days[1])) : Period(start: nil, end: Day(iso: days[0]))
}

/// A claim of 湖北省's 贷款余额; the value is read as printed, so `35.02e8` is 3502 × 10^6.
func claim(
    _ printed: String, kind: Kind = .level, unit: String = "CNY", organization: String? = "湖北省", metric: String? = "贷款余额",
    component: String? = nil, basis: String? = nil, scope: String? = nil, _ when: String? = "2022-10-31", base: String? = nil,
    interval: (String?, String?)? = nil, bound: Bound = .exact, at start: Int = 0, inHeadline: Bool = false,
    confidence: Confidence = .likely, doubts: [String] = [], words: ClaimWords = ClaimWords()
) -> Claim {
    let value = number(printed)
    let allowed = interval.map { Interval(lower: $0.0.map(number), upper: $0.1.map(number)) } ?? Interval(printed: value)
    return Claim(
        article: 1, headline: nil, inHeadline: inHeadline, start: start, end: start + 5, quote: printed, value: value,
        interval: allowed, unit: unit, bound: bound, kind: kind, organization: organization, mention: nil, metric: metric,
        component: component, basis: basis, scope: scope, period: period(when), base: period(base), reportedBy: nil, rule: "hand",
        confidence: confidence, doubts: doubts, words: words)
}

/// `35.02e8` as 3502 × 10^6.
func number(_ printed: String) -> Exact {
    let parts = printed.components(separatedBy: "e")
    let value = Exact(plain: parts[0])!
    return parts.count == 2 ? value.shifted(by: Int(parts[1])!) : value
}

/// What a document of these claims reads as.
func reading(_ claims: [Claim], issued: String? = nil, source: String = "某页", level: String? = "province") -> DocumentReading {
    let names = Set(claims.compactMap(\.organization)).sorted()
    return DocumentReading(
        source: source, scalarCount: source.unicodeScalars.count, encoding: "utf-8", issued: issued.flatMap { Day(iso: $0) },
        articles: [Article(ordinal: 1, headline: nil, start: 0, end: source.unicodeScalars.count)], claims: claims,
        organizations: names.map {
            Organization(name: $0, level: level, system: nil, division: nil, parent: nil, reason: "hand", mentions: [$0])
        },
        findings: [],
        ledger: claims.map { LedgerEntry(start: $0.start, end: $0.end, text: $0.quote, fate: "claim", reason: "hand") })
}

/// A database for one test, with the documents that are put into it.
final class TestStore {
    let folder: String
    let store: Store
    let run: Int64

    init() throws {
        folder = NSTemporaryDirectory() + "dushu-test-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        store = try Store(path: folder + "/test.sqlite", for: .writing)
        run = try store.beginRun(.ingest, readerVersion: "1", vocabulary: "embedded")
    }

    deinit {
        try? store.close()
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Records a document by its name; the same name again is the same document read anew.
    func add(_ name: String, _ claims: [Claim], issued: String? = nil) throws {
        let document = ArrivedDocument(sha256: SHA256.hex(Array(name.utf8)), name: name, path: "/" + name, bytes: 1)
        let again = try store.document(sha256: document.sha256) != nil
        let run = again ? try store.beginRun(.reprocess, readerVersion: "1", vocabulary: "embedded") : run
        _ = try store.transaction(run: run) {
            try Recorder(writer: $0).record(document, reading: reading(claims, issued: issued), issuedFrom: .name)
        }
    }

    /// Rows of a query, cells joined with `|`, NULL as `-`.
    func rows(_ sql: String) throws -> [String] {
        var rows: [String] = []
        try store.query(sql, seconds: 86_400) { _ in
        } row: { values in
            let cells = values.map { value in
                switch value {
                case .null: return "-"
                case .integer(let integer): return "\(integer)"
                case .real(let real): return "\(real)"
                case .text(let text): return text
                case .blob: return "?"
                }
            }
            rows.append(cells.joined(separator: "|"))
        }
        return rows
    }

    /// Everything that observations say, ids left out, sorted.
    func observations() throws -> [String] {
        try rows(
            """
            SELECT organization.name, metric, component, basis, unit, kind, scope, period_start, period_end, base_start, base_end,
                value, exponent, lower, upper, bound, method, formula, preferred, contested, first_issued, issued, evidence, confidence,
                (SELECT group_concat(name || claim.span_start || gives_value, ' ') FROM (
                    SELECT * FROM observation_claim JOIN claim ON claim.id = claim_id JOIN document ON document.id = document_id
                    WHERE observation_id = observation.id ORDER BY gives_value DESC, document.name, claim.span_start) AS claim),
                (SELECT group_concat(role || ' ' || value, ' ') FROM derivation JOIN observation AS input ON input.id = input_id
                    WHERE derivation.observation_id = observation.id)
            FROM observation
            JOIN series_key ON series_key.id = series_id
            JOIN organization ON organization.id = organization_id
            """
        ).sorted()
    }
}
