import Foundation
import Quantities
import Store
import Testing

@testable import Ingestion
@testable import Reading

/// A person's decisions on organizations, with the real reader.
struct DecidingTests {
    private static let vocabulary: Vocabulary = {
        do { return try Vocabulary.embedded() } catch { fatalError("\(error)") }
    }()

    private static let pages = [
        "2023-01-10-p01.txt": "宜昌市邮政分公司去年揽收包裹28万件，同比增长7.3%。\n",
        "2023-01-11-p02.txt": "宜昌峡江物流有限公司去年发运货物36万吨。\n",
        "2023-01-12-p03.txt": "峡江货运去年发运货物42万吨。\n",
    ]

    private func open(_ folder: Folder, _ access: Store.Access = .writing) throws -> Store {
        try Store(path: folder.path + "/.db", for: access)
    }

    private func ingest(_ folder: Folder) throws {
        let store = try open(folder)
        defer { try? store.close() }
        let reader = Reader(vocabulary: DecidingTests.vocabulary, decisions: try store.decisions())
        _ = try Ingest(store: store, read: reader.read).run(FileList([folder.path]))
    }

    /// Records decisions as the command line does; nil writes nothing.
    private func decide(_ new: [Decision], removing: [String] = [], dryRun: Bool = false, in folder: Folder) throws -> [String] {
        let store = try open(folder)
        defer { try? store.close() }
        let before = try store.decisions()
        let gone = before.filter { removing.contains($0.name) }
        let after = before.filter { !removing.contains($0.name) } + new
        let reader = Reader(vocabulary: DecidingTests.vocabulary, decisions: after)
        let deciding = Deciding(store: store, read: reader.read)
        let moves = try dryRun ? deciding.compare(new + gone) : deciding.run(new, removed: removing)
        return moves.map { "\($0.from ?? "-") > \($0.to ?? "-") \($0.value)\($0.unit) \($0.method) \($0.observation != nil)" }
    }

    private func rows(_ folder: Folder, _ sql: String) throws -> [String] {
        let store = try open(folder, .reading)
        defer { try? store.close() }
        var rows: [String] = []
        try store.query(sql, seconds: 86_400) { _ in
        } row: { values in
            rows.append(
                values.map { value in
                    switch value {
                    case .text(let text): return text
                    case .integer(let integer): return "\(integer)"
                    case .null: return "-"
                    default: return "\(value)"
                    }
                }.joined(separator: "|"))
        }
        return rows
    }

    private func figures(_ folder: Folder) throws -> [String] {
        try rows(folder, "SELECT organization, value, unit FROM series WHERE unit <> '%' AND method = 'stated' ORDER BY 1, 2")
    }

    private func reprocess(_ folder: Folder) throws -> Reprocess.Outcome {
        let store = try open(folder)
        defer { try? store.close() }
        let reader = Reader(vocabulary: DecidingTests.vocabulary, decisions: try store.decisions())
        return try Reprocess(store: store, read: reader.read).run { _ in }
    }

    @Test func aMergeMovesTheObservationsAndCountsForLaterPages() throws {
        let folder = try Folder(DecidingTests.pages)
        try ingest(folder)
        let before = try figures(folder)
        #expect(before.contains("宜昌峡江物流有限公司|360000000|kg"))
        let merge = Decision(.merge, "宜昌峡江物流有限公司", "宜昌市邮政分公司")
        let wanted = ["宜昌峡江物流有限公司 > 宜昌市邮政分公司 360000000kg stated true"]
        let database = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/.db"))
        #expect(try decide([merge], dryRun: true, in: folder) == wanted)
        #expect(try figures(folder) == before && rows(folder, "SELECT count(*) FROM decision") == ["0"])
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder.path + "/.db")).count == database.count)
        #expect(try decide([merge], in: folder) == wanted)
        #expect(try figures(folder).contains("宜昌市邮政分公司|360000000|kg"))
        #expect(try rows(folder, "SELECT action, name, organization FROM decision") == ["merge|宜昌峡江物流有限公司|宜昌市邮政分公司"])
        try folder.write("2023-01-13-p04.txt", Data("宜昌峡江物流有限公司上月发运货物4万吨。\n".utf8))
        try ingest(folder)
        #expect(try figures(folder).contains("宜昌市邮政分公司|40000000|kg"))
        #expect(try reprocess(folder).counts.added == 0)
        let store = try open(folder, .reading)
        #expect(try !store.organizations().contains { $0.name == "宜昌峡江物流有限公司" })
        #expect(try store.observations(matching: ObservationFilter(organization: "宜昌峡江物流有限公司")).count == 5)
        try store.close()
    }

    /// The short form that a page uses for a merged name leads to the decision, one that fits the other name too does not.
    @Test func theShortFormOfAMergedNameLeadsToTheDecision() throws {
        let folder = try Folder([
            "2023-01-11-p02.txt": "去年，宜昌峡江物流有限公司（以下简称“峡江物流”）发运货物36万吨。峡江物流投递报刊5万份。\n"
        ])
        try ingest(folder)
        _ = try decide(
            [Decision(.merge, "宜昌峡江物流有限公司", "宜昌市邮政分公司", decided: "2023-02-01", by: "校对", reason: "公告")], in: folder)
        let store = try open(folder, .reading)
        defer { try? store.close() }
        let ids = try rows(folder, "SELECT claim_id FROM current_claim ORDER BY claim_id").compactMap(Int64.init)
        let claims = try ids.compactMap { try store.explainedClaim($0) }
        #expect(claims.last?.mention == "峡江物流")
        for claim in claims {
            #expect(try store.decisions(onNameOf: claim).map(\.reason) == ["公告"])
        }
    }

    @Test func anAliasGivesFiguresABodyAndCanBeTakenBack() throws {
        let folder = try Folder(DecidingTests.pages)
        try ingest(folder)
        let before = try figures(folder)
        let moves = try decide([Decision(.alias, "峡江货运", "宜昌市邮政分公司")], in: folder)
        #expect(moves == ["- > 宜昌市邮政分公司 420000000kg stated false"])
        #expect(try figures(folder).contains("宜昌市邮政分公司|420000000|kg"))
        #expect(try reprocess(folder).counts.added == 0)
        #expect(try decide([], removing: ["峡江货运"], in: folder) == ["宜昌市邮政分公司 > - 420000000kg stated true"])
        #expect(try figures(folder) == before)
    }

    @Test func decisionsAreKeptAsAFileAndLoadedAgain() throws {
        let first = try Folder(DecidingTests.pages)
        try ingest(first)
        _ = try decide(
            [
                Decision(.alias, "峡江货运", "宜昌市邮政分公司"),
                Decision(.merge, "宜昌峡江物流有限公司", "宜昌市邮政分公司", decided: "2023-02-01", by: "校对甲", reason: "同一家"),
            ], in: first)
        let store = try open(first, .reading)
        let file = Decision.file(try store.decisions())
        try store.close()
        #expect(
            file.hasPrefix(
                "action\tname\torganization\tdecided\tdecided_by\treason\n"
                    + "merge\t宜昌峡江物流有限公司\t宜昌市邮政分公司\t2023-02-01\t校对甲\t同一家\nalias\t峡江货运\t宜昌市邮政分公司\t"))
        #expect(file.hasSuffix("\t\t\n"))
        let second = try Folder(DecidingTests.pages)
        try ingest(second)
        _ = try decide(try Decision.list(file, file: "decisions.tsv"), in: second)
        #expect(try figures(second) == figures(first))
        let empty = try Folder(DecidingTests.pages)
        _ = try decide(try Decision.list(file, file: "decisions.tsv"), in: empty)
        try ingest(empty)
        #expect(try figures(empty) == figures(first))
        let again = try open(second, .reading)
        #expect(Decision.file(try again.decisions()) == file)
        try again.close()
    }

    @Test func aFileThatIsWrongSaysWhere() {
        func message(_ text: String) -> String {
            do { return "\(try Decision.list(text, file: "d.tsv").count)" } catch { return "\(error)" }
        }
        let head = "action\tname\torganization\n"
        #expect(message(head + "# a comment\nalias\ta\tb\n") == "1")
        #expect(message(head + "join\ta\tb\n") == "d.tsv:2: “join” is no decision (merge, alias)")
        #expect(message(head + "alias\ta\t\n") == "d.tsv:2: name and organization must not be empty")
        #expect(message(head + "alias\ta\tb\nmerge\ta\tc\n") == "d.tsv:3: “a” is decided in line 2 already")
        #expect(message("action\tname\n") == "d.tsv:1: the header has no column “organization”")
        #expect(Decision.circle([Decision(.merge, "a", "b"), Decision(.alias, "b", "a")]) == ["a", "b", "a"])
        #expect(Decision.circle([Decision(.merge, "a", "b"), Decision(.merge, "b", "c"), Decision(.alias, "d", "b")]) == nil)
    }

    @Test func idsStayTheSame() throws {
        let folder = try Folder(DecidingTests.pages)
        try ingest(folder)
        let ids = "SELECT id, name FROM organization ORDER BY id"
        let before = try rows(folder, ids)
        #expect(before.count >= 4)
        try ingest(folder)
        _ = try reprocess(folder)
        #expect(try rows(folder, ids) == before)
        _ = try decide([Decision(.merge, "宜昌峡江物流有限公司", "宜昌市邮政分公司")], in: folder)
        _ = try reprocess(folder)
        try ingest(folder)
        #expect(try rows(folder, ids) == before)
        #expect(
            try rows(folder, "SELECT level, system, division, first_seen, last_seen FROM organization WHERE name = '宜昌市邮政分公司'")
                == ["prefecture|post|420500|2023-01-10|2023-01-11"])
    }
}

extension DecidingTests {
    /// A decision that is broken off in the middle has not been made, and can be made again.
    @Test func aDecisionIsMadeWholeOrNotAtAll() throws {
        var pages = DecidingTests.pages
        pages["2023-01-13-p04.txt"] = "宜昌峡江物流有限公司去年发运货物51万吨。\n"
        let folder = try Folder(pages)
        try ingest(folder)
        let before = try figures(folder)
        let merge = Decision(.merge, "宜昌峡江物流有限公司", "宜昌市邮政分公司")
        let asked = Counter()
        do {
            let store = try open(folder)
            defer { try? store.close() }
            let reader = Reader(vocabulary: DecidingTests.vocabulary, decisions: [merge])
            let options = Ingest.Options(isStopped: { asked.next() > 1 })
            #expect(throws: Stopped.self) { _ = try Deciding(store: store, options: options, read: reader.read).run([merge]) }
            #expect(try store.decisions().isEmpty)
            #expect(try store.runs(last: 1).map(\.message) == ["stopped by a signal"])
        }
        #expect(asked.value == 2)
        #expect(try figures(folder) == before)
        #expect(try decide([merge], in: folder).count == 2)
        #expect(try figures(folder) != before)
    }

    /// As many words as there may be: they are looked for together.
    @Test func wordsBrokenOverLinesAreFound() throws {
        let folder = try Folder(["2023-01-12-p03.txt": "峡江\n　货运去年发运货物42万吨。\n", "2023-01-13-p03.txt": "货运峡江5家。\n"])
        try ingest(folder)
        let store = try open(folder)
        defer { try? store.close() }
        let words = ["峡江货运", "货运去", "峡江货运公司", "江"].map { Decision(.alias, $0, "某") }
        #expect(try words.map { try store.documents(concerning: [$0]) } == [[1], [1], [], [1, 2]])
        #expect(try store.documents(concerning: words) == [1, 2])
    }
}

/// Counts how often it is asked.
final class Counter: @unchecked Sendable {
    private(set) var value = 0
    func next() -> Int {
        value += 1
        return value
    }
}
