import Quantities
import Reading
import Store
import Testing

@testable import Ingestion

/// What a report leaves out unless it is asked for, and counts.
struct TrustedTests {
    private func filled() throws -> TestStore {
        let test = try TestStore()
        let registry = try Vocabulary(tables: [
            "metrics.tsv": "name\tnature\tunits\tbetter\trange\taxes\tfield\tsource\texample\n"
                + "出口\tflow\tCNY|USD\tmore\t\t\ttrade\t海关\t例\n旅客\tflow\t人次\tmore\t\t\ttransport\t铁路\t例\n",
            "metric_aliases.tsv": "alias\tmetric\texample\n",
        ]).registry
        try test.store.transaction(run: test.run) { try $0.register(registry) }
        func flow(_ value: String, _ unit: String, _ metric: String, at start: Int, _ grade: Confidence = .likely) -> Claim {
            claim(value, kind: .flow, unit: unit, metric: metric, "2022-01-01..2022-12-31", at: start, confidence: grade)
        }
        try test.add(
            "a.txt",
            [
                flow("5e8", "CNY", "出口", at: 0), flow("7e8", "USD", "出口", at: 10), flow("37", "a", "出口", at: 20),
                flow("3", "个", "出口", at: 30), flow("90", "人", "旅客", at: 40), flow("5", "a", "旅客", at: 50),
                flow("5e8", "CNY", "出口额度", at: 60), flow("8e8", "EUR", "出口", at: 70, .doubtful),
            ], issued: "2023-01-10")
        try test.add(
            "b.txt", [claim("12", kind: .ratio, unit: "%", metric: "出口", "2022-12-31")], issued: "2023-03-01")
        return test
    }

    private func shown(_ change: (inout ObservationFilter) -> Void) throws -> (values: [String], omitted: Omitted) {
        var filter = ObservationFilter()
        change(&filter)
        var omitted = Omitted()
        let test = try filled()
        let rows = try withExtendedLifetime(test) { try test.store.observations(matching: filter, omitted: &omitted) }
        return (rows.map { "\($0.series.metric) \($0.value.plain) \($0.series.unit)" }.sorted(), omitted)
    }

    @Test func everythingIsThereWithoutAFilter() throws {
        let all = try shown { _ in }
        #expect(all.values.count == 9 && all.omitted == Omitted())
    }

    /// 连续37年居首位 is no export, 37 of anything that is no money neither; 90人 may be 人次.
    @Test func onlyRegisteredMetricsInUnitsThatFit() throws {
        let registered = try shown { $0.isRegistered = true }
        #expect(
            registered.values == ["出口 12 %", "出口 500000000 CNY", "出口 700000000 USD", "出口 800000000 EUR", "旅客 90 人"])
        #expect(registered.omitted.unregistered == 4)
    }

    @Test func onlyWhatIsLikelyAtLeast() throws {
        let likely = try shown { $0.grade = .likely }
        #expect(likely.values.count == 8 && likely.omitted.doubtful == 1)
        #expect(try shown { $0.grade = .sure }.values == [])
    }

    @Test func onlyWhatWasKnownOnADay() throws {
        let before = try shown { $0.knownBy = Day(iso: "2023-02-01") }
        #expect(before.values.count == 8 && before.omitted.later == 1)
        #expect(try shown { $0.knownBy = Day(iso: "2023-03-01") }.values.count == 9)
    }

    @Test func namesNarrowWhatIsRead() throws {
        let some = try shown {
            $0.metrics = ["旅客"]
            $0.organizations = ["湖北省"]
        }
        #expect(some.values == ["旅客 5 a", "旅客 90 人"])
        #expect(try shown { $0.organizations = ["河南省"] }.values == [])
        #expect(try shown { $0.kinds = [.ratio] }.values == ["出口 12 %"])
        #expect(try shown { $0.level = "county" }.values == [])
        #expect(try shown { $0.period = Period(year: 2022) }.values.count == 9)
        #expect(try shown { $0.period = Period(year: 2021) }.values == [])
    }
}
