import Quantities
import Store
import Testing

@testable import Ingestion
@testable import Reading

/// The kept places are those that the observations and groups make, whatever has changed them.
struct PlaceTests {
    private static let provinces = ["江西省", "湖北省", "湖南省"]
    private static let group = Peers.Group(name: "三省", size: 3, source: .decision, members: provinces)

    /// Forty documents on three provinces and a city: figures that agree, contradict and are stated anew.
    private func add(to test: TestStore, seed: UInt32, documents: Range<Int> = 0..<40) throws {
        var state = seed
        func random(_ limit: Int) -> Int {
            state = state &* 1_664_525 &+ 1_013_904_223
            return Int((state >> 8) % UInt32(limit))
        }
        for document in documents {
            let claims = (0..<8).map { index -> Claim in
                let (year, end) = (2021 + random(2), ["06-30", "12-31"][random(2)])
                let organization = (Self.provinces + ["宜昌市"])[random(4)]
                let value = "\(100 + random(9))"
                switch random(4) {
                case 0:
                    return claim(
                        value, kind: .flow, unit: "件", organization: organization, metric: "业务量", "\(year)-01-01..\(year)-\(end)",
                        at: index * 10)
                case 1:
                    return claim(
                        value, kind: .growth, unit: "%", organization: organization, metric: "业务量",
                        "\(year)-01-01..\(year)-\(end)",
                        base: "\(year - 1)-01-01..\(year - 1)-\(end)", at: index * 10)
                case 2:
                    return claim(value, unit: "家", organization: organization, metric: "网点", "\(year)-\(end)", at: index * 10)
                default:
                    return claim(value, unit: "家", organization: organization, metric: "网点数", "\(year)-\(end)", at: index * 10)
                }
            }
            try test.add("\(document).txt", claims, issued: "2023-0\(1 + random(9))-10")
        }
    }

    /// Holds the kept tables against what they are made of; gives the number of places.
    @discardableResult
    private func check(_ test: TestStore, _ place: SourceLocation = #_sourceLocation) throws -> Int {
        let key = "metric, period_end, kind, unit, peers, component, basis, scope, period_start, base_start, base_end"
        let beside = "value_real, observation_id, series_id, coefficient, exponent, lower, upper, bound, confidence"
        let own = "SELECT field.id, \(beside) FROM contestant CROSS JOIN field USING (\(key))"
        let kept = "SELECT field_id, \(beside) FROM place"
        #expect(try test.rows("\(own) EXCEPT \(kept)") == [], sourceLocation: place)
        #expect(try test.rows("\(kept) EXCEPT \(own)") == [], sourceLocation: place)
        let counts = try test.rows(
            "SELECT (SELECT count(*) FROM contestant), (SELECT count(*) FROM (\(own))), count(*) FROM place")
        let cells = counts[0].split(separator: "|")
        #expect(Set(cells).count == 1, "\(cells)", sourceLocation: place)
        let miscounted = try test.rows(
            """
            SELECT id FROM field WHERE known = 0 OR (known, vague)
                <> (SELECT count(*), total(bound <> 'exact') FROM place WHERE field_id = field.id)
            """)
        #expect(miscounted == [], sourceLocation: place)
        #expect(
            try test.rows("SELECT * FROM ranking EXCEPT SELECT * FROM ranking_of_all").isEmpty
                && test.rows("SELECT * FROM ranking_of_all EXCEPT SELECT * FROM ranking").isEmpty, sourceLocation: place)
        return Int(cells[0]) ?? 0
    }

    private func write(_ test: TestStore, _ body: (Writer) throws -> Void) throws {
        _ = try test.store.transaction(run: test.run) { try body($0) }
    }

    @Test func theyFollowDocumentsThatComeAndAreReadAnew() throws {
        let test = try TestStore()
        try write(test) { try $0.record([Self.group]) }
        try add(to: test, seed: 1)
        let first = try check(test)
        #expect(first > 20)
        #expect(try test.rows("SELECT count(*) FROM observation WHERE contested = 1 OR preferred = 0") != ["0"])
        try add(to: test, seed: 2, documents: 0..<15)
        #expect(try check(test) > 20)
        for document in 0..<40 { try test.add("\(document).txt", [], issued: "2023-01-10") }
        #expect(try check(test) == 0)
        #expect(try test.rows("SELECT * FROM field") == [])
    }

    @Test func theyAreTheSameWhenTheGroupComesLater() throws {
        let (before, after) = (try TestStore(), try TestStore())
        try write(before) { try $0.record([Self.group]) }
        for test in [before, after] { try add(to: test, seed: 3) }
        try write(after) { try $0.record([Self.group]) }
        #expect(try check(before) == check(after))
        let ranking = "SELECT * FROM ranking ORDER BY metric, kind, period_end, rank_known, organization, evidence"
        #expect(try before.rows(ranking) == after.rows(ranking))
    }

    @Test func theyFollowDecisionsOnMetrics() throws {
        let test = try TestStore()
        try write(test) { try $0.record([Self.group]) }
        try add(to: test, seed: 4)
        let before = try check(test)
        let merge = MetricDecision(.merge, "网点", "网点数")
        _ = try DecidingMetrics(store: test.store).run([merge])
        #expect(try check(test) < before)
        #expect(try test.rows("SELECT id FROM field WHERE metric = '网点'") == [])
        _ = try DecidingMetrics(store: test.store).run([], removing: [merge.subject])
        #expect(try check(test) == before)
    }

    @Test func theyFollowGroups() throws {
        let test = try TestStore()
        try add(to: test, seed: 5)
        #expect(try check(test) == 0)
        let pair = Peers.Group(name: "两省", size: 2, source: .decision, members: ["湖北省", "湖南省"])
        try write(test) { try $0.record([Self.group, pair]) }
        let both = try check(test)
        try write(test) { try $0.remove(peersNamed: "两省") }
        let one = try check(test)
        #expect(one > 0 && one < both)
        try write(test) { try $0.record([Peers.Group(name: "三省", size: 3, source: .decision, members: ["江西省", "湖北省"])]) }
        let fewer = try check(test)
        #expect(fewer > 0 && fewer < one)
        try write(test) { try $0.remove(peersNamed: "三省") }
        #expect(try check(test) == 0)
    }

    /// Members of a group of the vocabulary come and go; the places of those that stay are not touched.
    @Test func theyFollowTheGroupsOfTheVocabulary() throws {
        let test = try TestStore()
        try add(to: test, seed: 6)
        func table(_ groups: String...) throws -> PeerTable {
            let rows = groups.map { "\($0)\t\t\t\t3\t江西省|湖北省|湖南省\t\t江西省|湖北省\t宜昌市\n" }
            let header = "name\tlevel\tsystem\twithin\tcount\tmembers\tscopes\texample\tnot\n"
            return try Vocabulary(tables: ["peers.tsv": header + rows.joined()]).peers
        }
        try write(test) { try $0.register(table("甲")) }
        let one = try check(test)
        let ids = try test.rows("SELECT id FROM field ORDER BY id")
        #expect(one > 0)
        try write(test) { try $0.register(table("甲", "乙")) }
        #expect(try check(test) == 2 * one)
        #expect(try test.rows("SELECT id FROM field WHERE peers = '甲' ORDER BY id") == ids)
        try write(test) { try $0.register(table("乙")) }
        #expect(try check(test) == one)
        try test.add("late.txt", [claim("5", unit: "家", organization: "湖南省", metric: "网点", "2025-12-31")], issued: "2026-01-10")
        #expect(try check(test) == one + 1)
    }

    /// A later vocabulary may know of a metric that it is a toll, or that it is none: what was recorded before follows.
    @Test func theyFollowWhatTheVocabularyKnowsOfTolls() throws {
        let test = try TestStore()
        try write(test) { try $0.record([Self.group]) }
        let claims = ["湖北省", "湖南省"].flatMap { name in
            ["2022-03-01..2022-03-01", "2022-01-01..2022-12-31"].map { days in
                claim("3", kind: .flow, unit: "人", organization: name, metric: "受伤人数", days)
            }
        }
        try test.add("a.txt", claims, issued: "2023-01-10")
        func registry(_ nature: String) throws -> MetricRegistry {
            let header = "name\tnature\tunits\tbetter\trange\taxes\tfield\tsource\texample\n"
            let table = header + "受伤人数\t\(nature)\t人\tless\t0..\t\tgeneral\t手册\t例\n"
            return try Vocabulary(tables: ["metrics.tsv": table, "metric_aliases.tsv": "alias\tmetric\texample\n"]).registry
        }
        for (nature, places) in [("flow", 4), ("toll", 2), ("flow", 4)] {
            try write(test) { try $0.register(registry(nature)) }
            #expect(try check(test) == places, "\(nature)")
        }
        try write(test) { try $0.register(registry("toll")) }
        let later = claim("5", kind: .flow, unit: "人", metric: "受伤人数", "2022-03-01..2022-03-01")
        try test.add("b.txt", [later], issued: "2023-01-11")
        #expect(try check(test) == 2)
    }
}
