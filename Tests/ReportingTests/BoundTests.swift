import Quantities
import Reporting
import Store
import Testing

/// A table for people drops no word that says how exact a number is; CSV has intervals for it.
@Suite struct BoundTests {
    private func cells<Row: ReportRow>(_ rows: [Row], _ columns: String) throws -> [String] {
        let places = try columns.split(separator: " ").map { name in try #require(Row.header.firstIndex(of: String(name))) }
        return rows.map { row in places.map { row.cellsForPeople[$0].plain }.joined(separator: " ") }
    }

    @Test func growthHasASignOfEveryBound() throws {
        let rows = growth(
            of: try given(
                """
                甲 支出 flow 2022 >20 CNY doc=1
                甲 支出 growth 2022 ~6.4 % base=2021 doc=1
                乙 支出 flow 2021 ~100 CNY
                乙 支出 flow 2022 150 CNY
                丙 支出 growth 2022 >=30 % base=2021
                丁 支出 growth 2022 >-30 % base=2021 range=..-30
                """), .best)
        #expect(
            try cells(rows.filter(\.isGrowth), "organization value base_value change growth_pct") == [
                "丁    <-30", "丙    ≥30", "乙 150 ≈100 ≈50 ≈50", "甲 >20   ≈6.4",
            ])
    }

    @Test func programsGetTheNumberAlone() throws {
        let observations = try given(
            """
            甲 出口 flow 2022 >6000 CNY
            乙 出口 flow 2022 <100 CNY
            """)
        let rows = ranking(of: observations, peers: peers(of: observations))
        #expect(try cells(rows, "organization value") == ["甲 >6000", "乙 <100"])
        #expect(try shown(rows, "organization value") == "甲 6000\n乙 100")
    }
}
