import Quantities
import Store
import Testing

@testable import Ingestion
@testable import Reading

/// Which metrics a word means.
struct MetricFilterTests {
    private func filled() throws -> TestStore {
        let test = try TestStore()
        let names = [("快递业务量", 3), ("同城快递业务量", 2), ("快递", 1), ("快递业务收入", 1), ("贷款余额", 2), ("业务", 1)]
        for (name, count) in names {
            try test.add(name, (0..<count).map { claim("\(100 + $0)", metric: name, "2022-0\($0 + 1)-01", at: $0 * 10) })
        }
        try test.store.transaction(run: test.run) { try $0.register(try MetricFilterTests.registry()) }
        return test
    }

    private static func registry() throws -> MetricRegistry {
        let metrics = ["快递业务量", "快递业务收入", "贷款余额", "投诉量"].map { "\($0)\tflow\t件\tmore\t0..\t\tpost\t手册\t\($0)为5\n" }
        return try Vocabulary(tables: [
            "metrics.tsv": "name\tnature\tunits\tbetter\trange\taxes\tfield\tsource\texample\n" + metrics.joined(),
            "metric_aliases.tsv": "alias\tmetric\texample\n件量\t快递业务量\t件量为5\n业务\t快递业务量\t业务为5\n",
        ]).registry
    }

    @Test func aRegisteredNameMeansItself() throws {
        let test = try filled()
        let meant = try test.store.metrics(meant: "快递业务量")
        #expect(meant == MetricSelection(names: ["快递业务量"], others: ["同城快递业务量"], isExact: true))
        #expect(try test.store.observations(matching: ObservationFilter(metric: "快递业务量")).count == 3)
        #expect(try test.store.metrics(meant: "件量").names == ["快递业务量"])
        // What an earlier reading left under the words themselves belongs to it.
        #expect(try test.store.metrics(meant: "业务").names == ["快递业务量", "业务"])
    }

    @Test func aFragmentHidesNothing() throws {
        let test = try filled()
        let meant = try test.store.metrics(meant: "快递")
        #expect(meant.names == ["快递业务量", "同城快递业务量", "快递", "快递业务收入"] && !meant.isExact)
        #expect(try test.store.observations(matching: ObservationFilter(metric: "快递")).count == 7)
        #expect(try test.store.metrics(meant: "=快递").names == ["快递"])
        #expect(try test.store.observations(matching: ObservationFilter(metric: "=快递")).count == 1)
        #expect(try test.store.metrics(meant: "投诉量").names == [])
        #expect(try test.store.metrics(meant: "%").names == [])
    }

    @Test func aDecidedNameLeadsToTheOther() throws {
        let test = try filled()
        let registry = try MetricFilterTests.registry()
        let deciding = DecidingMetrics(store: test.store, options: Ingest.Options(registry: registry))
        _ = try deciding.run([MetricDecision(.merge, "快递", "快递业务量"), MetricDecision(.rename, "贷款余额", "各项贷款余额")])
        #expect(try test.store.metrics(meant: "快递").names == ["快递业务量"])
        #expect(try test.store.metrics(meant: "贷款余额").names == ["各项贷款余额"])
        #expect(
            try test.rows("SELECT name, nature, source FROM metric WHERE name LIKE '%贷款%'") == ["各项贷款余额|flow|decision"])
        _ = try deciding.run([MetricDecision(.drop, "快递业务量")])
        #expect(try test.store.metrics(meant: "快递").names == ["同城快递业务量", "快递业务收入"])
        #expect(try test.rows("SELECT count(*) FROM metric WHERE name = '快递业务量'") == ["0"])
        _ = try deciding.run([], removing: ["快递", "贷款余额", "快递业务量"].map { MetricDecision.Subject(name: $0, part: .whole) })
        #expect(try test.store.metrics(meant: "快递").names.count == 4)
        #expect(try test.rows("SELECT name, source FROM metric WHERE name LIKE '%贷款%'") == ["贷款余额|手册"])
    }

    @Test func metricsAreListedByUse() throws {
        let test = try filled()
        func names(_ change: (inout MetricFilter) -> Void) throws -> [String] {
            var filter = MetricFilter()
            change(&filter)
            return try test.store.metrics(matching: filter).map { "\($0.name) \($0.observations)" }
        }
        #expect(try names { $0.use = 2 } == ["快递业务量 3", "同城快递业务量 2", "贷款余额 2"])
        #expect(try names { $0.unregistered = true } == ["同城快递业务量 2", "业务 1", "快递 1"])
        #expect(try names { ($0.use, $0.field) = (0, "post") } == ["快递业务量 3", "贷款余额 2", "快递业务收入 1", "投诉量 0"])
        #expect(try names { ($0.use, $0.name) = (0, "件量") } == ["快递业务量 3"])
        #expect(try names { ($0.use, $0.name) = (0, "投诉") } == ["投诉量 0"])
        #expect(try names { $0.organization = "湖南" } == [])
        #expect(try names { ($0.organization, $0.limit) = ("湖北", 1) } == ["快递业务量 3"])
        #expect(try test.store.metrics(matching: MetricFilter()).first?.aliases == ["业务", "件量"])
    }

    @Test func registeringAgainWritesNothing() throws {
        let test = try filled()
        let before = try test.rows("SELECT total_changes()")
        try test.store.transaction(run: test.run) { try $0.register(try MetricFilterTests.registry()) }
        #expect(try test.rows("SELECT total_changes()") == before)
    }
}
