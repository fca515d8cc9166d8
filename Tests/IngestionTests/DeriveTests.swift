import Quantities
import Reading
import Store
import Testing

@testable import Ingestion

struct DeriveTests {
    /// `kind period value [lower, upper] formula` of the rows that are derived.
    private func derived(_ claims: [Claim], documents: [String] = [], isNominal: Bool = true) -> [String] {
        let stored = claims.enumerated().compactMap { index, claim in
            StoredClaim(
                id: Int64(index), document: "a.txt", sha256: documents.isEmpty ? "a" : documents[index], issued: nil, claim: claim
            )
        }
        let stated = Reconcile.observations(of: stored)
        return Derive.observations(from: stated, isNominal: isNominal).map { row in
            let start = row.subject.period.start.map { $0.iso + ".." } ?? ""
            let ends = "[\(row.interval.lower?.canonical ?? "-"), \(row.interval.upper?.canonical ?? "-")]"
            return
                "\(row.subject.kind) \(start)\(row.subject.period.end?.iso ?? "-") \(row.value.canonical) \(ends) \(row.formula)"
        }
    }

    @Test func theOpeningBalance() {
        #expect(
            derived([claim("35.02e8"), claim("24.05e8", kind: .change, base: "2021-12-31")])
                == ["level 2021-12-31 1097000000 [1096000000, 1098000000] level - change"])
    }

    @Test func theEarlierShare() {
        #expect(
            derived([
                claim("0.93", kind: .ratio, unit: "%"), claim("-0.05", kind: .change, unit: "pp", base: "2021-12-31"),
            ]) == ["ratio 2021-12-31 0.98 [0.97, 0.99] ratio - change"])
    }

    @Test func theSameWindowAYearEarlier() {
        let when = "2022-01-01..2022-10-31"
        #expect(
            derived([claim("147.65e8", kind: .flow, when), claim("39.12e8", kind: .change, when, base: "2021-01-01..2021-10-31")])
                == ["flow 2021-01-01..2021-10-31 10853000000 [10852000000, 10854000000] flow - change"])
    }

    @Test func theLevelBeforeItGrew() {
        #expect(
            derived([claim("132.3e8"), claim("32.3", kind: .growth, unit: "%", base: "2021-12-31")])
                == ["level 2021-12-31 10000000000 [9992400000, 10007600000] level / (1 + growth / 100)"])
    }

    @Test func aTimesGrowth() {
        #expect(
            derived([claim("300"), claim("2", kind: .growth, unit: "倍", base: "2021-12-31", interval: ("2", "2"))])
                == ["level 2021-12-31 100 [99.833, 100.167] level / (1 + growth)"])
    }

    @Test func oneMonthOfTwoYearToDateFigures() {
        #expect(
            derived([
                claim("147.65e8", kind: .flow, "2022-01-01..2022-10-31"),
                claim("130.20e8", kind: .flow, "2022-01-01..2022-09-30"),
            ]) == ["flow 2022-10-01..2022-10-31 1745000000 [1744000000, 1746000000] longer - shorter"])
    }

    @Test func oneQuarterOfTwo() {
        #expect(
            derived([
                claim("70.2", kind: .flow, unit: "件", "2022-01-01..2022-06-30"),
                claim("30.1", kind: .flow, unit: "件", "2022-01-01..2022-03-31"),
            ]) == ["flow 2022-04-01..2022-06-30 40.1 [40, 40.2] longer - shorter"])
    }

    @Test func nothingWhereItDoesNotBelongTogether() {
        let change = claim("24e8", kind: .change, base: "2021-12-31")
        // Another day, another unit, no base, a base that is later, an open end, a price, four months, a shrinking sum.
        #expect(derived([claim("35e8", "2022-09-30"), change]) == [])
        #expect(derived([claim("35e8", unit: "USD"), change]) == [])
        #expect(derived([claim("35e8"), claim("24e8", kind: .change)]) == [])
        #expect(derived([claim("35e8"), claim("24e8", kind: .change, base: "2022-12-31")]) == [])
        #expect(derived([claim("35e8", interval: ("35e8", nil), bound: .moreThan), change]) == [])
        let prices = ["2022-01-01..2022-10-31", "2022-01-01..2022-09-30"].map { claim("4", kind: .flow, unit: "CNY/kg", $0) }
        #expect(derived(prices) == [])
        #expect(
            derived([claim("9", kind: .flow, "2022-01-01..2022-10-31"), claim("4", kind: .flow, "2022-01-01..2022-06-30")]) == [])
        #expect(
            derived([claim("4", kind: .flow, "2022-01-01..2022-10-31"), claim("9", kind: .flow, "2022-01-01..2022-09-30")]) == [])
        #expect(derived([claim("5"), claim("-100", kind: .growth, unit: "%", base: "2021-12-31")]) == [])
    }

    /// Each derivation names what it asks of its inputs; here each condition is missing once.
    @Test func nothingWhereAConditionIsMissing() {
        let (level, change) = (claim("35.02e8"), claim("24.05e8", kind: .change, base: "2021-12-31"))
        #expect(derived([level, change], documents: ["a", "b"]) == [])
        #expect(derived([level, claim("24.1e8", kind: .change, base: "2021-12-31")]) == [])
        #expect(derived([level, claim("35.01e8", kind: .change, base: "2021-12-31")]) == [])
        let span = "2022-01-01..2022-12-31"
        let stated = claim("3.0", kind: .growth, unit: "%", metric: "国内生产总值", span, base: "2021-01-01..2021-12-31")
        let total = claim("1210207e8", kind: .flow, metric: "国内生产总值", "2022-01-01..2022-12-31")
        #expect(derived([total, stated]).count == 1)
        #expect(derived([total, stated], isNominal: false) == [])
        #expect(derived([total, stated], documents: ["a", "b"]) == [])
        // 500亿 in five months less 371亿 in four is no month: the one is a round number.
        func parcels(_ value: String, _ end: String) -> Claim {
            claim(value, kind: .flow, unit: "件", metric: "快递业务量", "2023-01-01..\(end)")
        }
        #expect(derived([parcels("500e8", "2023-05-31"), parcels("371e8", "2023-04-30")]) == [])
        #expect(derived([parcels("501e8", "2023-05-31"), parcels("371e8", "2023-04-30")]).count == 1)
        #expect(derived([parcels("500.00e8", "2023-05-31"), parcels("371.00e8", "2023-04-30")]).count == 1)
    }

    @Test func theTableNamesTheConditionsOfEachDerivation() {
        #expect(Derive.rules.map(\.formula) == ["value - change", "value / (1 + growth)", "longer - shorter"])
        #expect(
            Derive.rules.allSatisfy {
                $0.conditions.contains(.sameSource) && $0.conditions.contains(.narrow) && !$0.gives.isEmpty
            })
        #expect(Derive.rules[1].conditions.contains(.nominal))
    }

    @Test func aRevisedFigureIsNoInputAndTheLatestIs() {
        func stored(_ claims: [Claim], issued: String, document: String) -> [StoredClaim] {
            claims.enumerated().compactMap { index, claim in
                StoredClaim(
                    id: Int64(index), document: document, sha256: document, issued: Day(iso: issued), claim: claim)
            }
        }
        let old = stored([claim("35.02e8")], issued: "2022-11-01", document: "a")
        let new = stored(
            [claim("36.02e8"), claim("24.05e8", kind: .change, base: "2021-12-31")], issued: "2022-12-01", document: "b")
        let rows = Derive.observations(from: Reconcile.observations(of: old + new))
        #expect(rows.map(\.value.canonical) == ["1197000000"])
    }

    @Test func nothingFromAContradiction() {
        #expect(derived([claim("35e8"), claim("38e8", at: 9), claim("24e8", kind: .change, base: "2021-12-31")]) == [])
    }

    @Test func aStatedRowComesFirst() throws {
        let test = try TestStore()
        try test.add("a.txt", [claim("35.02e8"), claim("24.05e8", kind: .change, base: "2021-12-31")])
        #expect(try test.rows("SELECT method, value FROM series WHERE period_end = '2021-12-31'") == ["derived|1097000000"])
        try test.add("b.txt", [claim("10.97e8", "2021-12-31")])
        #expect(try test.rows("SELECT method, value FROM series WHERE period_end = '2021-12-31'") == ["stated|1097000000"])
        #expect(try test.rows("SELECT count(*) FROM observation WHERE period_end = '2021-12-31'") == ["2"])
        #expect(try test.rows("SELECT count(*) FROM conflict") == ["0"])
        try test.add("b.txt", [claim("12e8", "2021-12-31")])
        #expect(try test.rows("SELECT value, other_value, other_method FROM conflict") == ["1200000000|1097000000|derived"])
        try test.add("b.txt", [])
        #expect(try test.rows("SELECT method, value FROM series WHERE period_end = '2021-12-31'") == ["derived|1097000000"])
    }

    @Test func theNarrowestOfSeveral() throws {
        let test = try TestStore()
        try test.add("a.txt", [claim("132.3e8"), claim("32.3", kind: .growth, unit: "%", base: "2021-12-31")])
        try test.add(
            "b.txt", [claim("120.00e8", "2022-09-30"), claim("20.00e8", kind: .change, "2022-09-30", base: "2021-12-31")])
        #expect(
            try test.rows("SELECT value, formula FROM series WHERE period_end = '2021-12-31'") == ["10000000000|level - change"])
        #expect(
            try test.rows("SELECT role, value FROM derivation JOIN observation ON observation.id = input_id ORDER BY 1, 2").count
                == 4)
    }
}
