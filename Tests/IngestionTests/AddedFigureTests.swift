import Foundation
import Quantities
import Store
import Testing

@testable import Ingestion
@testable import Reading

/// Figures that a person adds, and figures that begin or end elsewhere than was read.
extension DecidingClaimsTests {
    private static let missed = "去年，湖北省灯笼产量为32万只。另据了解，武汉市灯笼产量为1O.5\n万只，黄石市灯笼销量略有增长。\n"

    /// Adds a figure by its words.
    private func add(
        _ quote: String, _ slots: [(ClaimSlot, String)], to document: Int64 = 1, in folder: Folder
    ) throws -> ClaimDecision {
        let store = try open(folder)
        defer { try? store.close() }
        let reader = Reader(vocabulary: DecidingClaimsTests.vocabulary)
        let source = try #require(try store.document(after: document - 1)).text.source
        let decision = try ClaimDesk(store: store, reader: reader).addition(
            to: document, at: try ClaimDesk.stretch(quote, in: source), slots: slots.map { (slot: $0.0, words: $0.1) },
            by: DecidingClaimsTests.person)
        _ = try DecidingClaims(store: store, read: reader.read).run([decision])
        return decision
    }

    @Test func aMissedFigureIsAddedKeptAndTakenBack() throws {
        let folder = try Folder([DecidingClaimsTests.name: DecidingClaimsTests.missed])
        try ingest(folder)
        let before = try rows(folder, DecidingClaimsTests.claims)
        #expect(!before.contains { $0.contains("武汉市") })
        #expect(try rows(folder, "SELECT count(*) FROM current_finding WHERE category = 'number'") == ["1"])
        let slots: [(ClaimSlot, String)] = [
            (.value, "105000"), (.unit, "只"), (.kind, "flow"), (.organization, "武汉市"), (.metric, "灯笼产量"), (.period, "2022"),
        ]
        // blanks and line ends of the text are no part of what is looked for
        let decision = try add("1O.5万只", slots, in: folder)
        #expect(decision.place.quote == "1O.5\n万只" && decision.read == nil)
        #expect(try rows(folder, DecidingClaimsTests.claims).contains("1O.5\n万只|武汉市|灯笼产量|105000|只|sure|校对甲"))
        #expect(try rows(folder, DecidingClaimsTests.series).contains("武汉市|灯笼产量|只|105000|1"))
        #expect(try rows(folder, "SELECT count(*) FROM current_finding WHERE category = 'number'") == ["0"])
        #expect(
            try rows(folder, "SELECT DISTINCT fate, reason FROM ledger WHERE reason LIKE '%校对甲%'") == [
                "claim|a figure, says 校对甲: 年鉴如此"
            ])
        #expect(try reprocess(folder) == 0)
        #expect(try health(folder) == "ok all 1 decisions on figures are applied")
        #expect(try ClaimDecision(json: decision.json).agrees(with: decision))

        // a fresh database
        let new = try open(folder, .writing, "/.new")
        _ = try DecidingClaims(store: new, read: Reader(vocabulary: DecidingClaimsTests.vocabulary).read).run([
            try ClaimDecision(json: decision.json)
        ])
        try new.close()
        try ingest(folder, into: "/.new")
        #expect(try rows(folder, DecidingClaimsTests.series, in: "/.new").contains("武汉市|灯笼产量|只|105000|1"))

        let store = try open(folder)
        _ = try DecidingClaims(store: store, read: Reader(vocabulary: DecidingClaimsTests.vocabulary).read).run(
            [], removing: try store.claimDecisions())
        try store.close()
        #expect(try rows(folder, DecidingClaimsTests.claims) == before)
    }

    @Test func whatIsAddedIsCorrectedAsIfItWereRead() throws {
        let folder = try Folder([DecidingClaimsTests.name: DecidingClaimsTests.missed])
        try ingest(folder)
        _ = try add("1O.5万只", [(.value, "105000"), (.kind, "flow"), (.period, "2022")], in: folder)
        let quote = "1O.5\n万只"
        #expect(try decide(.correct, quote, [(.organization, "武汉市"), (.metric, "灯笼产量")], in: folder) == 1)
        let store = try open(folder, .reading)
        defer { try? store.close() }
        #expect(try store.claimDecisions().map(\.action) == [.add])
        #expect(
            try rows(store, DecidingClaimsTests.claims).filter { $0.hasPrefix(quote) } == ["\(quote)|武汉市|灯笼产量|105000||sure|校对甲"])
    }

    /// Value and unit are those of the words where nothing else is said; the same figure that is read later is not there twice.
    @Test func wordsGiveTheValueAndWhatIsReadLaterIsTheSameFigure() throws {
        let folder = try Folder([DecidingClaimsTests.name: "湖北省灯笼产量为32万只。\n"])
        let store = try open(folder)
        let blind: Read = { text, issued throws(ReadingError) in
            var reading = Reader(vocabulary: DecidingClaimsTests.vocabulary).read(text, issued: issued)
            reading.claims = []
            return reading
        }
        _ = try Ingest(store: store, read: blind).run(FileList([folder.path]))
        let desk = ClaimDesk(store: store, reader: Reader(vocabulary: DecidingClaimsTests.vocabulary))
        let decision = try desk.addition(
            to: 1, at: 8..<12, slots: [(slot: .kind, words: "flow"), (slot: .metric, words: "灯笼产量")], by: ClaimDesk.Person("a"),
            allowsNewNames: true)
        #expect(decision.says?.value == Exact(320_000) && decision.says?.unit == "只")
        #expect(decision.says?.interval.lower == Exact(315_000))
        _ = try DecidingClaims(store: store, read: blind).run([decision])
        try store.close()
        #expect(try rows(folder, DecidingClaimsTests.claims).count == 1)
        #expect(try reprocess(folder) <= 1)
        #expect(try rows(folder, DecidingClaimsTests.claims).count == 1)
    }

    @Test func whereAFigureBeginsAndEndsIsCorrected() throws {
        let folder = try Folder([DecidingClaimsTests.name: DecidingClaimsTests.page])
        try ingest(folder)
        let store = try open(folder)
        let id = try #require(
            try rows(store, "SELECT claim_id FROM current_claim WHERE quote = '15万只'").first.flatMap(Int64.init))
        let reader = Reader(vocabulary: DecidingClaimsTests.vocabulary)
        let desk = ClaimDesk(store: store, reader: reader)
        let decision = try desk.decision(.correct, on: id, stretch: "为15万只", by: DecidingClaimsTests.person)
        #expect(decision.stretch == 33..<38 && decision.place.span == 34..<38 && decision.says == decision.read)
        #expect(try ClaimDecision(json: decision.json).stretch == 33..<38)
        _ = try DecidingClaims(store: store, read: reader.read).run([decision])
        #expect(throws: ClaimDeskError.self) {
            try desk.decision(.correct, on: id, stretch: "32万只", by: DecidingClaimsTests.person)
        }
        try store.close()
        #expect(try rows(folder, DecidingClaimsTests.claims).contains("为15万只|武汉市|灯笼产量|150000|只|sure|校对甲"))
        #expect(try reprocess(folder) == 0)
        // other content of the same page
        try folder.write(DecidingClaimsTests.name, Data(("要闻\n\n" + DecidingClaimsTests.page).utf8))
        try ingest(folder)
        #expect(try rows(folder, DecidingClaimsTests.claims).contains("为15万只|武汉市|灯笼产量|150000|只|sure|校对甲"))
        // what is decided next keeps the place
        try decide(.correct, "为15万只", [(.organization, "黄石市")], in: folder)
        #expect(try rows(folder, DecidingClaimsTests.claims).contains("为15万只|黄石市|灯笼产量|150000|只|sure|校对甲"))
        #expect(try rows(folder, "SELECT count(*) FROM claim_decision") == ["1"])
    }

    @Test func whatCannotBeAddedIsRefused() throws {
        let folder = try Folder([DecidingClaimsTests.name: DecidingClaimsTests.page])
        try ingest(folder)
        let store = try open(folder)
        defer { try? store.close() }
        let desk = ClaimDesk(store: store, reader: Reader(vocabulary: DecidingClaimsTests.vocabulary))
        func refused(_ span: Range<Int>, _ slots: [(slot: ClaimSlot, words: String)], to document: Int64 = 1) -> String {
            do { _ = try desk.addition(to: document, at: span, slots: slots, by: DecidingClaimsTests.person) } catch {
                return "\(error)"
            }
            return ""
        }
        let flow: (slot: ClaimSlot, words: String) = (.kind, "flow")
        #expect(refused(34..<38, [flow]).hasPrefix("“15万只” is read there already: correct c"))
        #expect(refused(0..<2, [flow]).contains("does not read as a number"))
        #expect(refused(0..<2, []).hasPrefix("of which kind"))
        #expect(refused(900..<902, [flow]).contains("has no text at"))
        #expect(refused(0..<2, [flow], to: 9).hasPrefix("there is no page 9"))
        #expect(throws: ClaimDeskError.self) { try ClaimDesk.stretch("灯笼", in: DecidingClaimsTests.page) }
        #expect(throws: ClaimDeskError.self) { try ClaimDesk.stretch("彩灯", in: DecidingClaimsTests.page) }
        #expect(throws: ClaimSlotError.self) { try ClaimDecision(json: #"{"decision":"claim","action":"add"}"#) }
    }
}
