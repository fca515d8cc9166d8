import Foundation
import GRDB
import Quantities
import Testing

@testable import Ingestion
@testable import Reading
@testable import Store

/// Files into a database, with a stand-in for the reader: every line `value day` of a text is a claim.
struct IngestTests {
    static let read: Read = { (text, issued) throws(ReadingError) in
        var claims: [Claim] = []
        for line in text.source.split(separator: "\n") {
            let words = line.split(separator: " ").map { String($0) }
            claims.append(claim(words[0], words.count > 1 ? words[1] : "2022-10-31", at: claims.count * 10))
        }
        let page = Day(iso: "1999-01-01")
        return reading(claims, issued: (issued ?? page)?.iso, source: text.source)
    }

    private func ingest(
        _ folder: Folder, database: String? = nil, issued: Day? = nil, version: String = "1",
        read: @escaping Read = IngestTests.read
    ) throws -> Ingest.Outcome {
        let store = try Store(path: database ?? folder.path + "/.db", for: .writing)
        defer { try? store.close() }
        let options = Ingest.Options(issued: issued, readerVersion: version)
        return try Ingest(store: store, options: options, read: read).run(FileList([folder.path]))
    }

    private func rows(_ folder: Folder, _ sql: String) throws -> [String] {
        let store = try Store(path: folder.path + "/.db", for: .reading)
        defer { try? store.close() }
        var rows: [String] = []
        try store.query(sql, seconds: 86_400) { _ in
        } row: { values in
            rows.append(
                values.map { value in
                    switch value {
                    case .null: return "-"
                    case .integer(let integer): return "\(integer)"
                    case .text(let text): return text
                    default: return "\(value)"
                    }
                }.joined(separator: "|"))
        }
        return rows
    }

    @Test func readsAFolderAndNothingASecondTime() throws {
        let folder = try Folder(["2022-11-25.txt": "5\n6 2022-09-30\n", "b/x.txt": "7 2021-10-31\n", "notes.tsv": "-"])
        let first = try ingest(folder)
        #expect(first.changed && first.counts.added == 2 && first.counts.claims == 3 && first.counts.observations == 3)
        #expect(
            try rows(folder, "SELECT count(*), sum(message LIKE 'no page%') FROM finding WHERE category = 'skipped'")
                == ["\(first.counts.skipped)|1"])
        let before = try rows(folder, "SELECT * FROM observation")
        let second = try ingest(folder)
        #expect(!second.changed && second.counts.unchanged == 2 && second.counts.added == 0)
        #expect(try rows(folder, "SELECT * FROM observation") == before)
        #expect(
            try rows(folder, "SELECT name, issued, issued_from FROM document ORDER BY name")
                == ["2022-11-25.txt|2022-11-25|name", "b/x.txt|1999-01-01|page"])
        #expect(
            try rows(folder, "SELECT command, state, documents, added, unchanged, claims FROM run")
                == ["ingest|done|2|2|0|3", "ingest|done|2|0|2|0"])
    }

    @Test func theSameContentIsReadOnce() throws {
        let folder = try Folder(["a.txt": "5", "b.txt": "5", "c.txt": "6", "d.txt": "5"])
        let outcome = try ingest(folder)
        #expect(outcome.counts.added == 2 && outcome.counts.unchanged == 2)
    }

    @Test func quarantinesWhatCannotBeReadAndGoesOn() throws {
        let folder = try Folder(["a.txt": "5", "empty.txt": "", "z.txt": "6"])
        try folder.write("binary.txt", Data([0xFF, 0xD8, 0xFF, 0x00]))
        try folder.write("locked.txt", Data("7".utf8))
        try folder.forbid("locked.txt")
        let binary = "not a text file (byte 0 at offset 3); give a UTF-8 or GB18030 text, not a PDF, image or UTF-16 file"
        for isSecond in [false, true] {
            let outcome = try ingest(folder)
            #expect(outcome.counts.quarantined == 3 && outcome.counts.added == (isSecond ? 0 : 2) && outcome.changed != isSecond)
            #expect(
                Set(outcome.problems.map { $0.description.dropFirst(folder.path.count + 1) }) == [
                    "binary.txt: \(binary)", "empty.txt: the file is empty; nothing to read",
                    "locked.txt: no permission to read it",
                ])
        }
        #expect(
            try rows(folder, "SELECT name, reason, source, encoding FROM document WHERE state = 'quarantined' ORDER BY name") == [
                "binary.txt|\(binary)|-|-", "empty.txt|the file is empty; nothing to read|-|-",
            ])
        #expect(
            try rows(folder, "SELECT DISTINCT category, message FROM finding WHERE category <> 'skipped'") == [
                "file|no permission to read it"
            ])
        let store = try Store(path: folder.path + "/.db", for: .reading)
        #expect(try store.status().quarantined.count == 3)
        try store.close()
    }

    @Test func aNewerReaderTriesQuarantinedDocumentsAgain() throws {
        let folder = try Folder(["a.txt": "五"])
        let refuse: Read = { (_, _) throws(ReadingError) in throw ReadingError(description: "too old") }
        #expect(try ingest(folder, read: refuse).counts.quarantined == 1)
        #expect(try ingest(folder).counts.quarantined == 1)
        let understand: Read = { (_, _) throws(ReadingError) in reading([claim("5")], source: "五") }
        let outcome = try ingest(folder, version: "2", read: understand)
        #expect(outcome.counts.quarantined == 0 && outcome.counts.added == 1)
        #expect(try rows(folder, "SELECT state, reason, source FROM document") == ["ok|-|五"])
    }

    @Test func anotherIssueDateReadsADocumentAgain() throws {
        let folder = try Folder(["a.txt": "5", "b.txt": "6"])
        _ = try ingest(folder)
        let day = Day(iso: "2022-11-25")
        let again = try ingest(folder, issued: day)
        #expect(again.counts.added == 2 && again.changed)
        #expect(try rows(folder, "SELECT DISTINCT issued, issued_from FROM document") == ["2022-11-25|option"])
        #expect(try !ingest(folder, issued: day).changed)
        #expect(try !ingest(folder).changed)
    }

    @Test func aCorrectedPageReplacesWhatStoodInItsFile() throws {
        let folder = try Folder(["2022-11-25-p01.txt": "5\n6 2022-09-30", "page.txt": "1 2020-12-31"])
        _ = try ingest(folder)
        try folder.write("2022-11-25-p01.txt", Data("7".utf8))
        try folder.write("page.txt", Data("2 2020-12-31".utf8))
        let outcome = try ingest(folder)
        #expect(
            outcome.contents.map { $0.description.dropFirst(folder.path.count + 1) } == [
                "2022-11-25-p01.txt: the file has changed; what was read from it before no longer counts",
                "page.txt: the file has changed, and has no date in its name; what was read from it before counts as well",
            ])
        #expect(
            try rows(folder, "SELECT period_end, value FROM series ORDER BY 1, 2") == [
                "2020-12-31|1", "2020-12-31|2", "2022-10-31|7",
            ])
        #expect(try rows(folder, "SELECT state, count(*) FROM document GROUP BY state") == ["ok|3", "replaced|1"])
        #expect(try rows(folder, "SELECT count(*) FROM claim") == ["5"], "earlier claims stay as evidence")
        #expect(try rows(folder, "SELECT count(*) FROM ledger WHERE document_id = 1") == ["0"])
        #expect(try !ingest(folder).changed)
        // What it held first is there again: that document counts once more.
        try folder.write("2022-11-25-p01.txt", Data("5\n6 2022-09-30".utf8))
        _ = try ingest(folder)
        #expect(try rows(folder, "SELECT value FROM series WHERE period_end > '2022' ORDER BY 1") == ["5", "6"])
        #expect(try rows(folder, "SELECT state, count(*) FROM document GROUP BY state") == ["ok|3", "replaced|1"])
    }

    @Test func aFileThatCanBeReadAtLastLeavesTheQuarantine() throws {
        let folder = try Folder(["2022-11-25.txt": "", "other.txt": ""])
        #expect(try ingest(folder).counts.quarantined == 2)
        try folder.write("2022-11-25.txt", Data("5".utf8))
        let outcome = try ingest(folder)
        #expect(outcome.counts.quarantined == 1 && outcome.counts.added == 1 && outcome.contents.isEmpty)
        #expect(
            try rows(folder, "SELECT name, state FROM document ORDER BY name") == ["2022-11-25.txt|ok", "other.txt|quarantined"],
            "the other empty file is as it was")
        try folder.write("other.txt", Data("6".utf8))
        #expect(try ingest(folder).counts.quarantined == 0)
        #expect(try rows(folder, "SELECT DISTINCT state FROM document ORDER BY 1") == ["ok", "replaced"])
    }

    @Test func whatWasRecordedBeforeAnErrorStays() throws {
        let folder = try Folder(["a.txt": "5", "b.txt": "6", "c.txt": "7"])
        // Two articles of the same number, which the schema refuses: the transaction fails in the middle.
        let read: Read = { (text, issued) throws(ReadingError) in
            var reading = try IngestTests.read(text, issued)
            if text.name == "b.txt" { reading.articles += reading.articles }
            return reading
        }
        #expect(throws: StoreError.self) { _ = try ingest(folder, read: read) }
        #expect(try rows(folder, "SELECT name FROM document") == ["a.txt"])
        #expect(try rows(folder, "SELECT count(*) FROM claim") == ["1"])
        #expect(try rows(folder, "SELECT state, message IS NOT NULL FROM run") == ["failed|1"])
        #expect(try ingest(folder).counts.added == 2)
    }

    /// SQLite says the same where a database may have no more pages and where the disk has no more space.
    @Test func aFullDiskTakesTheDocumentBack() throws {
        let folder = try Folder(["a.txt": "5", "b.txt": String(repeating: "6\n", count: 5000), "c.txt": "7"])
        let store = try Store(path: folder.path + "/.db", for: .writing)
        let pages = try store.queue.writeWithoutTransaction { database in
            try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
        }
        try store.queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = \(pages + 12)") }
        do {
            _ = try Ingest(store: store, read: IngestTests.read).run(FileList([folder.path]))
            Issue.record("nothing was thrown")
        } catch let error as StoreError {
            #expect(error.reason == .full)
        }
        try store.close()
        #expect(try rows(folder, "SELECT name FROM document") == ["a.txt"])
        #expect(try rows(folder, "SELECT count(*) FROM claim") == ["1"])
        #expect(try rows(folder, "SELECT state, added FROM run") == ["failed|1"])
        #expect(try rows(folder, "SELECT * FROM pragma_foreign_key_check") == [])
        #expect(try ingest(folder).counts.added == 2)
    }

    @Test func reprocessFollowsTheRules() throws {
        let folder = try Folder(["2022-11-25.txt": "5\n6 2022-09-30\n", "b.txt": "7 2021-10-31\n"])
        _ = try ingest(folder)
        let store = try Store(path: folder.path + "/.db", for: .writing)
        defer { try? store.close() }
        let same = Reprocess(store: store, read: IngestTests.read)
        #expect(try same.run { _ in Issue.record("nothing should differ") }.counts.unchanged == 2)
        let better: Read = { (text, issued) throws(ReadingError) in
            var reading = try IngestTests.read(text, issued)
            if text.name == "b.txt" { reading.claims[0].metric = "存款余额" }
            reading.organizations[0].level = "prefecture"
            return reading
        }
        let other = Reprocess(store: store, options: Ingest.Options(readerVersion: "2"), read: better)
        for writes in [false, true] {
            var lines: [String] = []
            let report: (Reprocess.Change) -> Void = { change in
                for claim in change.difference?.gone ?? [] {
                    lines.append("- \(change.document.arrived.name) \(claim["metric"] ?? "")")
                }
                for claim in change.difference?.come ?? [] {
                    lines.append("+ \(change.document.arrived.name) \(claim["metric"] ?? "")")
                }
            }
            let outcome = try writes ? other.run(report: report) : other.compare(report: report)
            #expect(lines == ["- b.txt 贷款余额", "+ b.txt 存款余额"])
            #expect(outcome.counts.added == 1 && outcome.counts.unchanged == 1)
            #expect(writes || outcome.organizations == 1)
        }
        #expect(try other.run { _ in Issue.record("nothing should differ") }.organizations == 0)
        #expect(try rows(folder, "SELECT metric, value FROM series ORDER BY 1, 2") == ["存款余额|7", "贷款余额|5", "贷款余额|6"])
        #expect(try rows(folder, "SELECT DISTINCT level FROM organization") == ["prefecture"])
        #expect(try rows(folder, "SELECT count(*) FROM claim") == ["4"])
        #expect(try rows(folder, "SELECT name, issued_from FROM document ORDER BY 1") == ["2022-11-25.txt|name", "b.txt|page"])
    }
}
