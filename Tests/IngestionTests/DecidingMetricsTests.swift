import Foundation
import Quantities
import Store
import Testing

@testable import Ingestion
@testable import Reading

/// A person's decisions on names of metrics.
struct DecidingMetricsTests {
    /// One thing under two names, a breakdown, a growth and what is derived from it, one claim that two documents make.
    private static let documents: [(name: String, claims: [Claim])] = [
        (
            "a.txt",
            [
                claim("100e8", metric: "营收", at: 0),
                claim("20", kind: .growth, unit: "%", metric: "营收", base: "2021-10-31", at: 10),
                claim("60e8", metric: "营收", component: "寄递", at: 20), claim("7", unit: "列", metric: "开行量", at: 30),
                claim("900", unit: "标箱", metric: "开行量", at: 40),
            ]
        ),
        (
            "b.txt",
            [
                claim("100e8", metric: "营业收入", at: 0), claim("61e8", metric: "营业收入", component: "寄递", at: 10),
                claim("90e8", organization: "湖南省", metric: "营收", at: 20), claim("30e8", metric: "营业收入", "2023-10-31", at: 30),
                claim("8", unit: "列", organization: "湖南省", metric: "开行量", at: 40),
            ]
        ),
    ]

    private func filled(_ decisions: [MetricDecision] = []) throws -> TestStore {
        let test = try TestStore()
        if !decisions.isEmpty { _ = try decide(decisions, in: test) }
        for one in DecidingMetricsTests.documents { try test.add(one.name, one.claims, issued: "2023-11-05") }
        return test
    }

    @discardableResult
    private func decide(
        _ new: [MetricDecision], removing gone: [MetricDecision.Subject] = [], dryRun: Bool = false, in test: TestStore
    ) throws -> [String] {
        let deciding = DecidingMetrics(store: test.store)
        let moves = try dryRun ? deciding.compare(new, removing: gone) : deciding.run(new, removing: gone)
        return moves.map { move in
            "\(move.organization) \(move.from ?? "-") > \(move.to ?? "-") \(move.value.canonical) \(move.unit) \(move.kind) "
                + "\(move.method) \(move.observation.map { "o\($0)" } ?? "-")"
        }
    }

    private func subject(_ name: String, _ part: MetricDecision.Part = .whole) -> MetricDecision.Subject {
        MetricDecision.Subject(name: name, part: part)
    }

    @Test func aMergeMovesObservationsAndWhatIsDerivedFromThem() throws {
        let test = try filled()
        let before = try test.observations()
        let merge = MetricDecision(.merge, "营收", "营业收入")
        let dry = try decide([merge], dryRun: true, in: test)
        #expect(dry.count == 5 && dry.contains { $0.contains("derived") } && dry.contains { $0.hasPrefix("湖南省") })
        #expect(try test.observations() == before && test.store.metricDecisions().isEmpty)
        #expect(try decide([merge], in: test) == dry)
        #expect(try test.rows("SELECT DISTINCT metric FROM series ORDER BY 1") == ["开行量", "营业收入"])
        // Both documents say 100亿: one row, two claims. 60亿 and 61亿 contradict each other.
        #expect(
            try test.rows(
                "SELECT value, component, contested, evidence FROM series WHERE metric = '营业收入' AND kind = 'level' AND organization = '湖北省' AND method = 'stated' ORDER BY period_end, component, value"
            )
                == [
                    "10000000000||0|a.txt:0-5", "6000000000|寄递|1|a.txt:20-25", "6100000000|寄递|1|b.txt:10-15",
                    "3000000000||0|b.txt:30-35",
                ])
        #expect(try test.rows("SELECT count(*) FROM claim WHERE metric = '营收'") == ["4"])
        #expect(try test.observations() == filled([merge]).observations())
    }

    /// What a killed run left waiting is made first, so that every claim has an observation that moves.
    @Test func claimsThatWaitGetObservationsBeforeTheyMove() throws {
        let test = try TestStore()
        let count = Backlog.most + 2
        for index in 0..<count { try test.add("d\(index)", [claim("\(100 + index)e8", metric: "营收")]) }
        #expect(try test.rows("SELECT waiting FROM backlog") == ["1"])
        let moves = try decide([MetricDecision(.merge, "营收", "营业收入")], in: test)
        #expect(moves.count == count && !moves.contains { $0.hasSuffix(" -") })
        #expect(try test.rows("SELECT count(*) FROM series WHERE metric = '营业收入'") == ["\(count)"])
        #expect(try test.rows("SELECT count(*) FROM backlog WHERE waiting > 0") == ["0"])
    }

    /// A year that was large only while a merge stood follows every document at once again.
    @Test func whatAMergeMadeLargeIsSmallAgain() throws {
        let test = try TestStore()
        for index in 0..<Backlog.most { try test.add("d\(index)", [claim("\(100 + index)e8", metric: "营收")]) }
        try test.add("e1", [claim("20e8", metric: "营业收入")])
        try decide([MetricDecision(.merge, "营收", "营业收入")], in: test)
        #expect(try test.rows("SELECT metric FROM backlog") == ["营业收入"])
        try decide([], removing: [subject("营收")], in: test)
        #expect(try test.rows("SELECT metric FROM backlog") == [])
        try test.add("e2", [claim("21e8", metric: "营业收入")])
        #expect(try test.rows("SELECT value FROM series WHERE metric = '营业收入' ORDER BY 1") == ["2000000000", "2100000000"])
    }

    /// Whatever is decided, in whatever order: the rows are those of a database that knew of it from the beginning, and those of
    /// before when it is taken back.
    @Test(arguments: [
        [MetricDecision(.merge, "营收", "营业收入")],
        [MetricDecision(.merge, "营业收入", "营收")],
        [MetricDecision(.alias, "营收", "营业收入"), MetricDecision(.rename, "营业收入", "业务收入")],
        [MetricDecision(.rename, "营收", "收入"), MetricDecision(.drop, "开行量")],
        [MetricDecision(.drop, "营收")],
        [MetricDecision(.split, "开行量", part: .init(unit: "标箱"), "发送量")],
        [MetricDecision(.split, "营业收入", part: .init(component: "寄递"), "寄递收入"), MetricDecision(.merge, "营收", "营业收入")],
        [MetricDecision(.split, "营收", part: .init(organization: "湖南省"), "湘收"), MetricDecision(.merge, "营收", "营业收入")],
        [
            MetricDecision(.split, "开行量", part: .init(unit: "列"), "列数"),
            MetricDecision(.split, "开行量", part: .init(unit: "列", organization: "湖南省"), "班列"),
        ],
    ])
    func theOrderDoesNotMatter(_ decisions: [MetricDecision]) throws {
        let plain = try filled().observations()
        let wanted = try filled(decisions).observations()
        #expect(wanted != plain)
        for order in [decisions, decisions.reversed()] {
            let test = try filled()
            for one in order {
                let dry = try decide([one], dryRun: true, in: test)
                #expect(try decide([one], in: test) == dry)
            }
            #expect(try test.observations() == wanted)
            #expect(try test.rows("PRAGMA foreign_key_check") == [])
            for one in order { try decide([], removing: [one.subject], in: test) }
            #expect(try test.observations() == plain)
        }
        let test = try filled()
        try decide(decisions, in: test)
        #expect(try test.observations() == wanted)
        for one in DecidingMetricsTests.documents { try test.add(one.name, one.claims, issued: "2023-11-05") }
        #expect(try test.observations() == wanted)
        try decide([], removing: decisions.map(\.subject), in: test)
        #expect(try test.observations() == plain)
    }

    @Test func rowsKeepTheirIds() throws {
        let test = try filled()
        func rows(_ condition: String) throws -> [String] {
            try test.rows("SELECT observation_id, value FROM series WHERE \(condition) ORDER BY 1")
        }
        let alone = "organization = '湖南省' OR unit = '%'"
        let (before, all) = (try rows(alone), try rows("\(alone) OR method = 'derived'"))
        #expect(before.count == 3 && all.count == 4)
        try decide([MetricDecision(.merge, "营收", "营业收入")], in: test)
        #expect(try rows("\(alone) OR method = 'derived'") == all)
        // The derived row had an input that two claims made, one of which stays under the other name.
        try decide([], removing: [subject("营收")], in: test)
        #expect(try rows(alone) == before)
    }

    @Test func whatIsDroppedComesBack() throws {
        let test = try filled()
        try decide([MetricDecision(.drop, "开行量")], in: test)
        #expect(try test.rows("SELECT count(*) FROM series WHERE metric = '开行量'") == ["0"])
        #expect(try test.rows("SELECT count(*) FROM current_claim WHERE metric = '开行量'") == ["3"])
        #expect(
            try decide([], removing: [subject("开行量")], dryRun: true, in: test)
                == [
                    "湖北省 - > 开行量 7 列 level stated -", "湖北省 - > 开行量 900 标箱 level stated -",
                    "湖南省 - > 开行量 8 列 level stated -",
                ])
    }

    /// A split names a body by its canonical name; where the body goes into another, its figures follow it unsplit.
    @Test func aMergedOrganizationLeavesNothingBehind() throws {
        let test = try filled([MetricDecision(.split, "开行量", part: .init(organization: "湖南省"), "班列")])
        #expect(try test.rows("SELECT organization FROM series WHERE metric = '班列'") == ["湖南省"])
        try test.store.transaction(run: test.run) { try $0.record([Decision(.merge, "湖南省", "湖北省")]) }
        let claims = DecidingMetricsTests.documents[1].claims.map { one in
            var one = one
            if one.organization == "湖南省" { one.organization = "湖北省" }
            return one
        }
        try test.add("b.txt", claims, issued: "2023-11-05")
        #expect(try test.rows("SELECT organization FROM series WHERE metric = '班列'") == [])
        #expect(try test.rows("SELECT value FROM series WHERE metric = '开行量' AND unit = '列' ORDER BY 1") == ["7", "8"])
    }

    @Test func theRunIsKept() throws {
        let test = try filled()
        try decide([MetricDecision(.merge, "营收", "营业收入")], in: test)
        #expect(
            try test.rows("SELECT command, state, documents, observations FROM run ORDER BY id DESC LIMIT 1") == [
                "metrics|done|0|5"
            ])
        #expect(try test.store.metricDecisions().allSatisfy { $0.decided?.count == 10 })
    }

    /// Two metrics with 10,000 observations become one: work grows with the rows that move, and with nothing else.
    @Test func aMergeDoesNotLookAtOtherMetrics() throws {
        func steps(others: Int) throws -> Int {
            let test = try TestStore()
            try test.add("a.txt", (0..<20).map { claim("\(100 + $0)", metric: "营收", "2022-10-\(10 + $0)", at: $0 * 10) })
            for document in 0..<others {
                try test.add(
                    "\(document).txt",
                    (0..<20).map { claim("\(100 + $0)", metric: "其他\(document)", "2022-10-\(10 + $0)", at: $0 * 10) })
            }
            return try test.store.steps { try decide([MetricDecision(.merge, "营收", "营业收入")], in: test) }
        }
        let (few, many) = (try steps(others: 5), try steps(others: 100))
        #expect(few > 0 && many < few * 2, "\(few) steps of SQLite beside 5 other metrics, \(many) beside 100")
    }
}
