import Foundation
import Quantities
import Store
import Testing

@testable import Ingestion
@testable import Reading

/// A person's decisions on single figures, with the real reader.
struct DecidingClaimsTests {
    static let vocabulary: Vocabulary = {
        do { return try Vocabulary.embedded() } catch { fatalError("\(error)") }
    }()
    private static let reader = Reader(vocabulary: vocabulary)
    static let person = ClaimDesk.Person("校对甲", reason: "年鉴如此")

    static let page = "去年，湖北省灯笼产量为32万只，同比增长19.3%。武汉市灯笼产量为15万只。\n"
    static let name = "2023-01-10-p01.txt"

    func open(_ folder: Folder, _ access: Store.Access = .writing, _ name: String = "/.db") throws -> Store {
        try Store(path: folder.path + name, for: access)
    }

    func ingest(_ folder: Folder, into name: String = "/.db") throws {
        let store = try open(folder, .writing, name)
        defer { try? store.close() }
        _ = try Ingest(store: store, read: DecidingClaimsTests.reader.read).run(FileList([folder.path]))
    }

    func reprocess(_ folder: Folder, read: @escaping Read = DecidingClaimsTests.reader.read) throws -> Int {
        let store = try open(folder)
        defer { try? store.close() }
        var changes = 0
        _ = try Reprocess(store: store, read: read).run { _ in changes += 1 }
        return changes
    }

    /// Decides of the current claim that prints `quote`; gives the number of documents that are read otherwise.
    @discardableResult
    func decide(
        _ action: ClaimDecision.Action, _ quote: String, _ changes: [(ClaimSlot, String)] = [], in folder: Folder,
        new: Bool = false, options: Ingest.Options = Ingest.Options()
    ) throws -> Int {
        let store = try open(folder)
        defer { try? store.close() }
        let id = try #require(
            try rows(store, "SELECT claim_id FROM current_claim WHERE quote = '\(quote)'").first.flatMap(Int64.init))
        let decision = try ClaimDesk(store: store, reader: DecidingClaimsTests.reader).decision(
            action, on: id, changes: changes.map { (slot: $0.0, words: $0.1) }, by: DecidingClaimsTests.person,
            allowsNewNames: new)
        return try DecidingClaims(store: store, options: options, read: DecidingClaimsTests.reader.read).run([decision]).count
    }

    func rows(_ store: Store, _ sql: String) throws -> [String] {
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

    func rows(_ folder: Folder, _ sql: String, in name: String = "/.db") throws -> [String] {
        let store = try open(folder, .reading, name)
        defer { try? store.close() }
        return try rows(store, sql)
    }

    static let claims =
        "SELECT quote, organization, metric, value, unit, confidence, coalesce(decided_by, '-') FROM current_claim ORDER BY claim_id"
    static let series =
        "SELECT organization, metric, unit, value, confirmed FROM series WHERE method = 'stated' ORDER BY organization, metric, unit"

    func health(_ folder: Folder, in name: String = "/.db") throws -> String? {
        let store = try open(folder, .reading, name)
        defer { try? store.close() }
        let limits = Health.Limits(today: Day(iso: "2023-01-11")!)
        return try Health(store: store, limits: limits).lines(holder: nil).first { $0.check == "claims" }.map {
            ($0.isGood ? "ok " : "failed ") + $0.message
        }
    }

    @Test func aCorrectionMovesTheObservationAndIsKeptByReprocess() throws {
        let folder = try Folder([DecidingClaimsTests.name: DecidingClaimsTests.page])
        try ingest(folder)
        #expect(try decide(.correct, "15万只", [(.organization, "黄石市"), (.value, "160000")], in: folder) == 1)
        let claims = try rows(folder, DecidingClaimsTests.claims)
        #expect(claims.contains("15万只|黄石市|灯笼产量|160000|只|sure|校对甲"))
        let series = try rows(folder, DecidingClaimsTests.series)
        #expect(series.contains("黄石市|灯笼产量|只|160000|1"))
        #expect(series.contains("湖北省|灯笼产量|只|320000|0"))
        #expect(!series.contains { $0.hasPrefix("武汉市") })
        #expect(try reprocess(folder) == 0)
        #expect(try rows(folder, DecidingClaimsTests.series) == series)
        #expect(try health(folder) == "ok all 1 decisions on figures are applied")
    }

    /// Who says the same again for another reason is the one whose word stands, whatever was said.
    @Test func theLatestWordSaysWhoAndWhy() throws {
        let folder = try Folder([DecidingClaimsTests.name: DecidingClaimsTests.page])
        try ingest(folder)
        try decide(.accept, "32万只", in: folder)
        try decide(.correct, "15万只", [(.organization, "黄石市")], in: folder)
        try decide(.reject, "19.3%", in: folder)
        let store = try open(folder)
        defer { try? store.close() }
        let desk = ClaimDesk(store: store, reader: DecidingClaimsTests.reader)
        let other = ClaimDesk.Person("校对乙", reason: "公报如此")
        func claim(_ quote: String, _ view: String) throws -> Int64 {
            try #require(try rows(store, "SELECT max(id) FROM \(view) WHERE quote = '\(quote)'").first.flatMap(Int64.init))
        }
        let before = try store.claimDecisions()
        let again = [
            try desk.decision(.accept, on: claim("32万只", "claim"), by: other),
            try desk.decision(.correct, on: claim("15万只", "claim"), changes: [(.organization, "黄石市")], by: other),
            try desk.decision(.reject, on: claim("19.3%", "claim"), by: other),
        ]
        for one in again {
            let earlier = try #require(before.first { $0.agrees(with: one) })
            #expect(one.isNews(after: earlier, isNamed: false))
            #expect(!earlier.isNews(after: earlier, isNamed: true))
            #expect(!earlier.again(by: "校对乙", reason: "").isNews(after: earlier, isNamed: false))
            #expect(earlier.again(by: "校对乙", reason: "").isNews(after: earlier, isNamed: true))
        }
        _ = try DecidingClaims(store: store, read: DecidingClaimsTests.reader.read).run(again)
        let after = try store.claimDecisions()
        #expect(after.count == 3 && after.allSatisfy { $0.by == "校对乙" && $0.reason == "公报如此" })
        #expect(throws: ClaimDeskError.self) {
            try desk.decision(
                .correct, on: claim("15万只", "claim"), changes: [(.organization, "黄石市")], by: ClaimDesk.Person("校对乙"))
        }
    }

    @Test func whatIsRejectedLeavesItsSeriesAndTheLedgerSaysWhy() throws {
        let folder = try Folder([DecidingClaimsTests.name: DecidingClaimsTests.page])
        try ingest(folder)
        try decide(.reject, "15万只", in: folder)
        #expect(try rows(folder, DecidingClaimsTests.claims).count == 2)
        #expect(try !rows(folder, DecidingClaimsTests.series).contains { $0.hasPrefix("武汉市") })
        #expect(
            try rows(folder, "SELECT reason FROM ledger WHERE fate = 'rejected'") == ["no claim, says 校对甲: 年鉴如此"])
        #expect(try reprocess(folder) == 0)
        #expect(try health(folder) == "ok all 1 decisions on figures are applied")
    }

    @Test func anAcceptedClaimIsSureAndHasNoDoubts() throws {
        let folder = try Folder([DecidingClaimsTests.name: DecidingClaimsTests.page])
        try ingest(folder)
        try decide(.accept, "15万只", in: folder)
        #expect(
            try rows(folder, "SELECT confidence, doubts, decided_by FROM current_claim WHERE quote = '15万只'")
                == ["sure||校对甲"])
        #expect(try rows(folder, DecidingClaimsTests.series).contains("武汉市|灯笼产量|只|150000|1"))
    }

    @Test func takingBackGivesWhatWasThereBefore() throws {
        let folder = try Folder([DecidingClaimsTests.name: DecidingClaimsTests.page])
        try ingest(folder)
        let (claims, series) = try (rows(folder, DecidingClaimsTests.claims), rows(folder, DecidingClaimsTests.series))
        try decide(.reject, "15万只", in: folder)
        try decide(.correct, "32万只", [(.metric, "彩灯产量")], in: folder, new: true)
        let store = try open(folder)
        let all = try store.claimDecisions()
        #expect(all.count == 2)
        _ = try DecidingClaims(store: store, read: DecidingClaimsTests.reader.read).run([], removing: all)
        try store.close()
        #expect(try rows(folder, DecidingClaimsTests.claims) == claims)
        #expect(try rows(folder, DecidingClaimsTests.series) == series)
    }

    @Test func decidingTwiceKeepsWhatWasReadFirst() throws {
        let folder = try Folder([DecidingClaimsTests.name: DecidingClaimsTests.page])
        try ingest(folder)
        try decide(.correct, "15万只", [(.metric, "彩灯产量")], in: folder, new: true)
        try decide(.correct, "15万只", [(.organization, "黄石市")], in: folder)
        let store = try open(folder, .reading)
        let decisions = try store.claimDecisions()
        try store.close()
        #expect(decisions.count == 1)
        #expect(decisions[0].changes.map(\.slot) == [.organization, .metric])
        #expect(decisions[0].read?.metric == "灯笼产量")
    }

    @Test func aFreshDatabaseReadsAsDecided() throws {
        let folder = try Folder([DecidingClaimsTests.name: DecidingClaimsTests.page])
        try ingest(folder)
        try decide(.correct, "15万只", [(.value, "160000"), (.lower, "155000"), (.upper, "165000")], in: folder)
        try decide(.reject, "19.3%", in: folder)
        let series = try rows(folder, DecidingClaimsTests.series)
        let old = try open(folder, .reading)
        let lines = try old.claimDecisions().map(\.json)
        try old.close()
        let decisions = try lines.map { try ClaimDecision(json: $0) }
        #expect(decisions.map(\.json) == lines)
        let new = try open(folder, .writing, "/.new")
        _ = try DecidingClaims(store: new, read: DecidingClaimsTests.reader.read).run(decisions)
        #expect(try new.claimDecisions().map(\.json) == lines)
        try new.close()
        #expect(
            try health(folder, in: "/.new") == "ok all 0 decisions on figures are applied; 2 wait for documents that are not here"
        )
        try ingest(folder, into: "/.new")
        #expect(try rows(folder, DecidingClaimsTests.series, in: "/.new") == series)
        #expect(try health(folder, in: "/.new") == "ok all 2 decisions on figures are applied")
    }

    /// A page that is delivered again with a line in front is other content; the figure is found by the text around it.
    @Test func aPageThatComesAgainKeepsItsDecisions() throws {
        let folder = try Folder([DecidingClaimsTests.name: DecidingClaimsTests.page])
        try ingest(folder)
        try decide(.correct, "15万只", [(.organization, "黄石市")], in: folder)
        try folder.write(DecidingClaimsTests.name, Data(("要闻\n\n" + DecidingClaimsTests.page).utf8))
        try ingest(folder)
        #expect(try rows(folder, DecidingClaimsTests.series).contains("黄石市|灯笼产量|只|150000|1"))
        #expect(try health(folder) == "ok all 1 decisions on figures are applied")
    }

    /// The same sentence on another day is another figure.
    @Test func anotherDayIsAnotherFigure() throws {
        let folder = try Folder([DecidingClaimsTests.name: DecidingClaimsTests.page])
        try ingest(folder)
        try decide(.correct, "15万只", [(.organization, "黄石市")], in: folder)
        try folder.write("2024-01-10-p01.txt", Data(DecidingClaimsTests.page.replacing("去年", with: "去年里").utf8))
        try ingest(folder)
        #expect(try rows(folder, "SELECT period_start FROM series WHERE organization = '武汉市'") == ["2023-01-01"])
    }

    /// Where the rules read the figure no longer, nothing is made up: a finding and the check say so.
    @Test func aDecisionWithoutAFigureIsTold() throws {
        let folder = try Folder([DecidingClaimsTests.name: DecidingClaimsTests.page])
        try ingest(folder)
        try decide(.accept, "15万只", in: folder)
        let blind: Read = { text, issued throws(ReadingError) in
            var reading = DecidingClaimsTests.reader.read(text, issued: issued)
            reading.claims.removeAll { $0.quote == "15万只" }
            return reading
        }
        #expect(try reprocess(folder, read: blind) == 1)
        #expect(
            try rows(folder, "SELECT category, quote FROM current_finding WHERE category = 'decision'") == ["decision|15万只"])
        #expect(try health(folder)?.hasPrefix("failed 1 of 1 decisions on figures find none any more (1, ") == true)
        #expect(try reprocess(folder) == 1)
        #expect(try health(folder) == "ok all 1 decisions on figures are applied")
    }

    @Test func whatCannotBeDecidedIsRefused() throws {
        let folder = try Folder([DecidingClaimsTests.name: DecidingClaimsTests.page])
        try ingest(folder)
        let store = try open(folder)
        defer { try? store.close() }
        let desk = ClaimDesk(store: store, reader: DecidingClaimsTests.reader)
        func refused(
            _ action: ClaimDecision.Action, _ id: Int64, _ changes: [(slot: ClaimSlot, words: String)] = [],
            by person: ClaimDesk.Person = DecidingClaimsTests.person
        ) -> String {
            do { _ = try desk.decision(action, on: id, changes: changes, by: person) } catch { return "\(error)" }
            return ""
        }
        #expect(refused(.accept, 99) == "there is no claim c99")
        #expect(refused(.accept, 1, by: ClaimDesk.Person(" ")) == "who decides? give a name")
        #expect(refused(.accept, 1, by: ClaimDesk.Person("a", reason: "b\u{1B}[2J")).contains("control characters"))
        #expect(refused(.correct, 1).hasPrefix("nothing is to be corrected"))
        #expect(refused(.correct, 1, [(.metric, "灯笼产量")]).hasPrefix("c1 says that already"))
        #expect(refused(.correct, 1, [(.value, "32万")]).contains("is no number"))
        #expect(
            refused(.correct, 1, [(.value, "320000"), (.lower, "310000"), (.upper, "315000")]).contains("does not lie between"))
        #expect(refused(.correct, 1, [(.kind, "stock")]).contains("none of level, flow"))
        #expect(refused(.correct, 1, [(.period, "去年")]).contains("is no period"))
        #expect(refused(.correct, 1, [(.organization, "湖被省")]).contains("nobody knows the organization 湖被省; nearest: 湖北省"))
        #expect(refused(.correct, 1, [(.metric, "无人知晓的量")]).contains("nobody knows the metric"))
        #expect(try store.claimDecisions().isEmpty)
    }

    /// Whom a person names and no text has its level, its system and the bodies above it, and a place among its peers; `reprocess` keeps them.
    @Test func aBodyThatOnlyAPersonNamesIsKnown() throws {
        let folder = try Folder([DecidingClaimsTests.name: DecidingClaimsTests.page])
        try ingest(folder)
        let options = Ingest.Options(reader: DecidingClaimsTests.reader, vocabulary: "embedded")
        try decide(.correct, "15万只", [(.organization, "黄石市")], in: folder, new: true, options: options)
        let bodies = "SELECT name, level, system, division FROM organization WHERE name IN ('黄石市', '湖北省', '武汉市') ORDER BY name"
        let known = ["武汉市|prefecture|region|420100", "湖北省|province|region|420000", "黄石市|prefecture|region|420200"]
        #expect(try rows(folder, bodies) == known)
        let store = try open(folder)
        defer { try? store.close() }
        _ = try Reprocess(store: store, options: options, read: DecidingClaimsTests.reader.read).run { _ in }
        #expect(try rows(store, bodies) == known)
        #expect(DecidingClaimsTests.reader.bodies(of: "黄石市").map(\.name).prefix(2) == ["黄石市", "湖北省"])
        #expect(DecidingClaimsTests.reader.bodies(of: "谁也不知道的").isEmpty)
        #expect(DecidingClaimsTests.reader.bodies(of: "黄石").isEmpty, "no canonical name")
    }
}
