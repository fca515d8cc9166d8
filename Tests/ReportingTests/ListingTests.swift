import Quantities
import Reporting
import Store
import Testing

@Suite struct ListingTests {
    private let table = """
        乙 收入 flow 2022 10 CNY
        甲 收入 flow 2022 12 CNY
        甲 收入 flow 2021 10 CNY
        甲 收入 flow 2022-10 1 CNY derived
        甲 收入 flow 2022-01..2022-10 9 CNY
        甲 收入 flow 2022 14 CNY
        甲 收入 rank 2022 1 位 scope=全省
        """

    @Test func seriesAreInTimeOrder() throws {
        let shown = try shown(series(of: given(table)), "organization kind period_start period_end value method id")
        #expect(
            shown == """
                乙 flow 2022-01-01 2022-12-31 10 stated 1
                甲 flow 2021-01-01 2021-12-31 10 stated 3
                甲 flow 2022-01-01 2022-10-31 9 stated 5
                甲 flow 2022-10-01 2022-10-31 1 derived 4
                甲 flow 2022-01-01 2022-12-31 12 stated 2
                甲 flow 2022-01-01 2022-12-31 14 stated 6
                甲 rank 2022-01-01 2022-12-31 1 stated 7
                """)
    }

    @Test func conflictsAreShownAndNumbered() throws {
        let shown = try shown(conflicts(in: given(table)), "conflict organization value evidence")
        #expect(
            shown == """
                1 甲 12 2
                1 甲 14 6
                """)
    }

    @Test func aDerivedValueCanContradictAStatedOne() throws {
        let rows = try conflicts(
            in: given(
                """
                甲 余额 level 2021-12-31 10 CNY
                甲 余额 level 2021-12-31 10.2 CNY derived
                乙 余额 level 2021-12-31 10 CNY
                乙 余额 level 2021-12-31 12 CNY derived
                """))
        #expect(try shown(rows, "conflict organization value method") == "1 乙 10 stated\n1 乙 12 derived")
    }

    @Test func coverageCountsWhatCanBeCompared() throws {
        let columns = "organization kind observations stated derived periods undated comparable conflicts first_end last_end"
        let shown = try shown(coverage(of: given(table + "\n甲 收入 flow ? 5 CNY")), columns)
        #expect(
            shown == """
                乙 flow 1 1 0 1 0 0 0 2022-12-31 2022-12-31
                甲 flow 6 5 1 5 1 1 1 2021-12-31 2022-12-31
                甲 rank 1 1 0 1 0 0 0 2022-12-31 2022-12-31
                """)
    }

    @Test func theBoardHasTheLatestValueWithGrowthAndPlace() throws {
        let observations = try given(
            """
            甲 收入 flow 2021 10 CNY
            甲 收入 flow 2022 12 CNY
            甲 收入 flow 2022-12 2 CNY
            乙 收入 flow 2022 15 CNY
            甲 收入 rank 2022 1 位 scope=全省
            甲 利润 growth 2022 5 % base=2021
            甲 目标 target 2023 5 %
            丙 收入 flow ? 99 CNY
            """)
        let rows = board(of: observations, peers: peers(of: observations))
        let shown = try shown(
            rows, "organization metric kind period_start value growth_pct method rank_known known of claimed_rank")
        #expect(
            shown == """
                乙 收入 flow 2022-01-01 15 - - 1 2 3 -
                甲 利润 growth 2022-01-01 - 5 stated - - - -
                甲 收入 flow 2022-01-01 12 20 computed 2 2 3 1
                """)
    }

    @Test func theBoardShowsNoConflictingValue() throws {
        let rows = try board(of: given("甲 收入 flow 2022 10 CNY\n甲 收入 flow 2022 12 CNY"), peers: Peers())
        let shown = try shown(rows, "organization value")
        #expect(shown == "甲 -")
    }

    @Test func selectionsAreOfRows() throws {
        let rows = try growth(of: given("甲 收入 flow 2021 10 CNY\n甲 收入 flow 2022 12 CNY\n甲 余额 level 2022-12-31 12 CNY"))
        func count(_ selection: Selection) -> Int { rows.count { selection.allows($0) } }
        #expect(count(Selection()) == 3)
        #expect(count(Selection(period: Period(year: 2022))) == 2)
        #expect(count(Selection(period: Period(year: 2022, months: 2, through: 12))) == 1)
        #expect(count(Selection(kind: .flow, period: Period(year: 2022))) == 1)
        #expect(count(Selection(organizations: ["乙"])) == 0)
        #expect(count(Selection(level: "county")) == 0)
    }

    @Test func everyRowFillsItsHeader() throws {
        let observations = try given(table)
        func check<Row: ReportRow>(_ rows: [Row]) {
            #expect(rows.allSatisfy { $0.cells.count == Row.header.count })
            #expect(Row.brief.isSubset(of: Row.header))
        }
        check(growth(of: observations))
        check(ranking(of: observations, peers: peers(of: observations), minimum: 1))
        check(series(of: observations))
        check(board(of: observations, peers: peers(of: observations)))
        check(conflicts(in: observations))
        check(coverage(of: observations))
    }

    @Test func nothingGivesNothing() {
        #expect(growth(of: []).isEmpty && ranking(of: [], peers: Peers()).isEmpty && series(of: []).isEmpty)
        #expect(board(of: [], peers: Peers()).isEmpty && conflicts(in: []).isEmpty && coverage(of: []).isEmpty)
    }
}
