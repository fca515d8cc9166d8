import Foundation
import Quantities
import Testing

@testable import Ingestion
@testable import Reading
@testable import Store

/// A long text is recorded stretch by stretch, with the rows that it would have in one piece.
struct LongTextTests {
    private static let reader = Reader(vocabulary: try! Vocabulary.embedded())
    private static let window = 3000

    /// Articles about the same few series, some of which contradict one another.
    private static let archive: String = (0..<30).map { index in
        let place = ["湖北省", "河北省", "湖南省"][index % 3]
        return """
            \(place)快递业务量完成\(index + 3).1亿件

            　　\(2010 + index % 8)年，\(place)快递业务量完成\(index + 3).1亿件，同比增长\(index % 9 + 2).5%。全省从业人员\(index % 4 + 1)万余人。
            　　\(2011 + index % 8)年，\(place)邮政业务总量完成\(index + 20)亿元，比上年增加\(index % 5 + 1)亿元。

            """
    }.joined(separator: "\n")

    private static let stretches: ReadStretches = { text, issued in
        guard text.source.utf8.count > window else { return nil }
        var bytes = Array(text.source.utf8)
        return Stretches(reader, name: text.name, issued: issued, window: window) {
            defer { bytes = [] }
            return bytes
        }
    }

    /// The same stretches put together before they are recorded.
    private static let joined: Read = { text, issued throws(ReadingError) in
        guard var all = stretches(text, issued) else { return reader.read(text, issued: issued) }
        do {
            var whole: DocumentReading?
            while let stretch = try all.next() {
                if whole == nil { whole = stretch.reading() } else { whole?.append(stretch.reading()) }
            }
            return whole!
        } catch {
            throw ReadingError(description: "\(error)")
        }
    }

    private static let tables = [
        "SELECT name, scalars, source, issued, encoding, bytes FROM document ORDER BY id",
        "SELECT document_id, ordinal, headline, span_start, span_end FROM article ORDER BY id",
        """
        SELECT claim.id, document_id, article_id, span_start, span_end, quote, value, unit, metric, period_end, words, name FROM claim
        LEFT JOIN organization ON organization.id = organization_id ORDER BY claim.id
        """,
        "SELECT document_id, ordinal, span_start, text, fate, reason FROM ledger ORDER BY 1, 2",
        "SELECT document_id, category, message, span_start FROM finding ORDER BY id",
        "SELECT name, level, system, division, reason, first_seen, last_seen FROM organization ORDER BY name",
        "SELECT mention, name FROM alias JOIN organization ON organization.id = organization_id ORDER BY 1, 2",
        """
        SELECT observation.id, name, metric, period_end, value, formula, preferred, contested, evidence, confidence FROM observation
        JOIN series_key ON series_key.id = series_id JOIN organization ON organization.id = organization_id ORDER BY observation.id
        """,
        "SELECT * FROM observation_claim ORDER BY 1, 2", "SELECT * FROM derivation ORDER BY 1, 2",
        "SELECT metric, component, year, settled, waiting FROM backlog ORDER BY 1, 2, 3",
    ]

    private func rows(_ folder: Folder, _ read: @escaping Read, _ stretches: @escaping ReadStretches) throws -> [[String]] {
        let place = try Folder()
        let store = try Store(path: place.path + "/.db", for: .writing)
        defer { try? store.close() }
        let outcome = try Ingest(store: store, read: read, readStretches: stretches).run(FileList([folder.path]))
        #expect(outcome.counts.quarantined == 0)
        return try LongTextTests.tables.map { sql in
            var rows: [String] = []
            try store.query(sql, seconds: 600) { _ in
            } row: {
                rows.append($0.map { "\($0)" }.joined(separator: "|"))
            }
            return rows
        }
    }

    @Test func hasTheRowsOfOnePiece() throws {
        // What is known of a series before, what is corrected, and what comes after.
        let short = "2016年，湖北省快递业务量完成9.1亿件。\n2016年，湖北省快递业务量完成9.2亿件，同比增长3.5%。\n"
        let folder = try Folder([
            "2022-11-23.txt": short, "2022-11-24.txt": LongTextTests.archive,
            "2022-11-25.txt": short.replacing("湖北", with: "湖南") + LongTextTests.archive,
        ])
        let whole = try rows(folder, LongTextTests.joined, { _, _ in nil })
        let parts = try rows(folder, LongTextTests.joined, LongTextTests.stretches)
        #expect(whole[2].count > 200)
        for (one, other) in zip(whole, parts) { #expect(one == other) }
    }

    @Test func nothingOfItStaysWhereAStretchCannotBeRead() throws {
        let folder = try Folder(["2022-11-24.txt": LongTextTests.archive])
        let store = try Store(path: folder.path + "/.db", for: .writing)
        defer { try? store.close() }
        let outcome = try Ingest(store: store, read: LongTextTests.joined) { text, issued in
            var pieces = 0
            return Stretches(LongTextTests.reader, name: text.name, issued: issued, window: LongTextTests.window) {
                pieces += 1
                if pieces > 1 { throw ReadingError(description: "\(text.name): damaged") }
                return Array(text.source.utf8)
            }
        }.run(FileList([folder.path]))
        #expect(
            outcome.counts.quarantined == 1 && outcome.counts.claims == 0 && outcome.problems.map { $0.reason } == ["damaged"])
        for table in ["claim", "observation", "article", "ledger"] {
            var rows = 0
            try store.query("SELECT * FROM \(table)", seconds: 600) { _ in
            } row: { _ in
                rows += 1
            }
            #expect(rows == 0, "\(table)")
        }
    }

    @Test func onlyLongTextsAreCut() throws {
        let line = "2016年，湖北省快递业务量完成9.1亿件。\n"
        func stretches(_ bytes: Int) throws -> Stretches? {
            let text = String(repeating: line, count: bytes / line.utf8.count + 1)
            return LongTextTests.reader.stretches(of: try DocumentText(text: Array(text.utf8), name: "a.txt"), issued: nil)
        }
        #expect(try stretches(Stretches.window / 2) == nil)
        #expect(try stretches(Stretches.window) != nil)
    }
}
