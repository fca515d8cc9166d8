import Quantities
import Reporting
import Testing

/// One row for a figure and its growth, and what it is measured from.
@Suite struct AgainstTests {
    private func check(
        _ table: String, _ comparisons: Comparisons, _ expected: String, isNominal: Bool = true,
        columns: String = "period_end value against base_end growth_pct method reason",
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let rows = try growth(of: given(table), comparisons, isNominal: { _ in isNominal })
        #expect(try shown(rows, columns) == expected, sourceLocation: sourceLocation)
    }

    private let table = """
        皖 余额 level 2022-10-31 130 CNY
        皖 余额 growth 2022-10-31 5 % base=2022-09-30
        皖 余额 growth 2022-10-31 8 % base=2021-12-31
        皖 余额 growth 2022-10-31 12 % base=2021-10-31
        皖 余额 growth 2022-10-31 90 % base=2012-12-31
        """

    @Test func theYearBeforeGoesFirst() throws {
        try check(table, .best, "2022-10-31 130 year 2021-10-31 12 stated -")
        try check(
            "皖 余额 level 2022-10-31 130 CNY\n皖 余额 growth 2022-10-31 8 % base=2021-12-31", .best,
            "2022-10-31 130 start 2021-12-31 8 stated -")
    }

    @Test func eachSortOfBaseCanBeAskedFor() throws {
        try check(table, .only(.year), "2022-10-31 130 year 2021-10-31 12 stated -")
        try check(table, .only(.previous), "2022-10-31 130 previous 2022-09-30 5 stated -")
        try check(table, .only(.start), "2022-10-31 130 start 2021-12-31 8 stated -")
        try check(table, .only(.base), "2022-10-31 130 base 2012-12-31 90 stated -")
    }

    @Test func theWindowBeforeIsOneOfTheSameLength() throws {
        try check(
            """
            鄂 业务量 flow 2022-09 100 件
            鄂 业务量 flow 2022-10 110 件
            鄂 业务量 flow 2022-07..2022-09 290 件
            鄂 业务量 flow 2022-10..2022-12 319 件
            鄂 业务量 flow 2022-01..2022-10 900 件
            """, .only(.previous),
            """
            2022-09-30 290 - - - - no_value_for_2022-04-01..2022-06-30
            2022-09-30 100 - - - - no_value_for_2022-08-01..2022-08-31
            2022-10-31 900 - - - - the_text_does_not_measure_it_from_such_a_base
            2022-10-31 110 previous 2022-09-30 10 computed -
            2022-12-31 319 previous 2022-09-30 10 computed -
            """)
    }

    @Test func whatStandsAtADayIsMeasuredFromTheStartOfTheYear() throws {
        try check(
            "皖 余额 level 2021-12-31 100 CNY\n皖 余额 level 2022-10-31 130 CNY", .only(.start),
            """
            2021-12-31 100 - - - - no_value_for_2020-12-31
            2022-10-31 130 start 2021-12-31 30 computed -
            """)
    }

    @Test func severalYearsHaveAGrowthOfOneYear() throws {
        try check(
            "全国 产值 flow 2022 144 CNY\n全国 产值 growth 2022 44 % base=2020\n全国 产量 flow 2022 20 kg\n全国 产量 growth 2022 100 % base=2012",
            .only(.base), "144 44 20\n20 100 7.18", columns: "value growth_pct yearly_pct")
    }

    @Test func oneRowForEachFigure() throws {
        try check(
            """
            鄂 业务量 flow 2021 100 件
            鄂 业务量 flow 2022 110 件
            鄂 业务量 growth 2022 10 % base=2021
            """, .all,
            """
            2021-12-31 100 - - - - no_value_for_2020-01-01..2020-12-31
            2022-12-31 110 year 2021-12-31 10 stated -
            """)
    }

    @Test func aComputedGrowthThatContradictsIsAReason() throws {
        let table = "鄂 业务量 flow 2021 100 件\n鄂 业务量 flow 2022 110 件\n鄂 业务量 growth 2022 20 % base=2021"
        try check(
            table, .best,
            """
            2021-12-31 100 - - - - no_value_for_2020-01-01..2020-12-31
            2022-12-31 110 year 2021-12-31 20 stated the_stated_growth_does_not_fit_the_stated_value_of_the_base;_see_report_conflicts
            """)
    }

    /// 实际增长 3%: the published value a year earlier is not value / 1.03.
    @Test func realGrowthLeadsBackToNoValue() throws {
        let columns = "value base_value growth_pct method reason"
        let table = "全国 总量 flow 2022 121.02 CNY\n全国 总量 growth 2022 3.0 % base=2021"
        try check(table, .best, "121.02 117.5 3 stated -", columns: columns)
        try check(table, .best, "121.02 - 3 stated -", isNominal: false, columns: columns)
        let earlier = "\n全国 总量 flow 2021 114.92 CNY"
        try check(
            table + earlier, .only(.year),
            "114.92 - - - no_value_for_2020-01-01..2020-12-31\n121.02 114.92 3 stated -", isNominal: false, columns: columns)
        try check(
            "全国 总量 flow 2022 121.02 CNY" + earlier, .only(.year),
            "114.92 - - - no_value_for_2020-01-01..2020-12-31\n"
                + "121.02 114.92 5.31 computed changes_of_prices_or_revisions_are_in_it:_the_published_growth_may_differ",
            isNominal: false, columns: columns)
    }

    /// A growth that was published with an earlier figure makes no base of the revised one.
    @Test func noBaseBetweenRevisedFigures() throws {
        let columns = "value base_value growth_pct"
        try check(
            """
            鄂 业务量 flow 2022 32.0 件 doc=a:1-2 issued=2023-01-10
            鄂 业务量 growth 2022 19.3 % base=2021 doc=a:5-9 issued=2023-01-10
            鄂 业务量 flow 2022 33.5 件 doc=b:1-2 issued=2023-02-01
            """, .best, "33.5 - 19.3", columns: columns)
        try check(
            """
            鄂 业务量 flow 2022 33.5 件 doc=a:1-2
            鄂 业务量 growth 2022 19.3 % base=2021 doc=a:5-9
            """, .best, "33.5 28.1 19.3", columns: columns)
    }

    @Test func whatWasDerivedHasNoRow() throws {
        try check("鄂 业务量 flow 2021 100 件 derived\n鄂 业务量 flow 2020 90 件 derived", .all, "")
    }
}
