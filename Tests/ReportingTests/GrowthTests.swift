import Quantities
import Reporting
import Store
import Testing

@Suite struct GrowthTests {
    let columns =
        "organization period_end value base_end base_value change growth_pct growth_low growth_high method reason"

    func check(_ table: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let rows = try shown(growth(of: given(table)), columns)
        #expect(rows == expected, sourceLocation: sourceLocation)
    }

    @Test func computesFromTheSameWindowAYearEarlier() throws {
        try check(
            """
            鄂 快递业务量 flow 2022-01..2022-10 110 件
            鄂 快递业务量 flow 2021-01..2021-10 100 件
            """,
            """
            鄂 2021-10-31 100 - - - - - - - no_value_for_2020-01-01..2020-10-31
            鄂 2022-10-31 110 2021-10-31 100 10 10 8.96 11.06 computed -
            """)
    }

    @Test func februaryEndsWithTheMonthInLeapYears() throws {
        try check(
            """
            鄂 业务量 flow 2023-02 100 件
            鄂 业务量 flow 2024-02 150 件
            鄂 余额 level 2023-02-28 100 CNY
            鄂 余额 level 2024-02-29 80 CNY
            """,
            """
            鄂 2023-02-28 100 - - - - - - - no_value_for_2022-02-01..2022-02-28
            鄂 2024-02-29 150 2023-02-28 100 50 50 48.76 51.26 computed -
            鄂 2023-02-28 100 - - - - - - - no_value_for_2022-02-28
            鄂 2024-02-29 80 2023-02-28 100 -20 -20 -20.9 -19.1 computed -
            """)
    }

    @Test func aMissingMonthNeverBecomesTheBase() throws {
        try check(
            """
            鄂 业务量 flow 2021-08 80 件
            鄂 业务量 flow 2021-10 100 件
            鄂 业务量 flow 2022-09 120 件
            """,
            """
            鄂 2021-08-31 80 - - - - - - - no_value_for_2020-08-01..2020-08-31
            鄂 2021-10-31 100 - - - - - - - no_value_for_2020-10-01..2020-10-31
            鄂 2022-09-30 120 - - - - - - - no_value_for_2021-09-01..2021-09-30
            """)
    }

    @Test func onlyLikeIsComparedWithLike() throws {
        try check(
            """
            甲 业务量 flow 2022 110 件
            甲 业务量 flow 2021 100 票
            乙 业务量 flow 2022 110 件 basis=剔除异常邮件
            乙 业务量 flow 2021 100 件
            丙 业务量 flow 2022 110 件
            丙 业务量 level 2021-12-31 100 件
            丁 业务量 flow 2022 110 件 component=网点
            丁 业务量 flow 2021 100 件
            戊 业务量 flow 2022 110 件
            戊 业务量 flow 2021-12 100 件
            """,
            """
            丁 2021-12-31 100 - - - - - - - no_value_for_2020-01-01..2020-12-31
            丁 2022-12-31 110 - - - - - - - no_value_for_2021-01-01..2021-12-31
            丙 2021-12-31 100 - - - - - - - no_value_for_2020-12-31
            丙 2022-12-31 110 - - - - - - - no_value_for_2021-01-01..2021-12-31
            乙 2021-12-31 100 - - - - - - - no_value_for_2020-01-01..2020-12-31
            乙 2022-12-31 110 - - - - - - - the_value_for_2021-01-01..2021-12-31_has_another_basis:_none
            戊 2021-12-31 100 - - - - - - - no_value_for_2020-12-01..2020-12-31
            戊 2022-12-31 110 - - - - - - - no_value_for_2021-01-01..2021-12-31
            甲 2022-12-31 110 - - - - - - - the_value_for_2021-01-01..2021-12-31_is_in_another_unit:_票
            甲 2021-12-31 100 - - - - - - - no_value_for_2020-01-01..2020-12-31
            """)
    }

    @Test func statedGrowthJoinsItsValue() throws {
        try check(
            """
            皖 AUM level 2022-11-25 95366000000 CNY range=95365500000..95366500000
            皖 AUM growth 2022-11-25 30.29 % base=2021-12-31
            """,
            """
            皖 2022-11-25 95366000000 2021-12-31 73195179983 22170820017 30.29 30.285 30.295 stated -
            """)
    }

    @Test func growthAndChangeStandInOneRowWhereTheyAgree() throws {
        try check(
            """
            皖 余额 level 2022-12-31 130 CNY
            皖 余额 change 2022-12-31 30 CNY base=2021-12-31
            皖 余额 growth 2022-12-31 30 % base=2021-12-31
            苏 余额 level 2022-12-31 130 CNY
            苏 余额 change 2022-12-31 30 CNY base=2021-12-31
            苏 余额 growth 2022-12-31 3 % base=2021-12-31
            """,
            """
            皖 2022-12-31 130 2021-12-31 100 30 30 29.5 30.5 stated -
            苏 2022-12-31 130 2021-12-31 - 30 3 2.5 3.5 stated the_stated_growth_and_the_stated_change_do_not_agree
            """)
    }

    @Test func changeOfALevelGivesItsGrowth() throws {
        try check(
            """
            皖 余额 level 2022-11-25 3502000000 CNY range=3501500000..3502500000
            皖 余额 change 2022-11-25 2405000000 CNY base=2021-12-31 range=2404500000..2405500000
            """,
            """
            皖 2022-11-25 3502000000 2021-12-31 1097000000 2405000000 219.23 218.99 219.48 derived -
            """)
    }

    @Test func aStatedBaseIsPreferredToOneThatIsMade() throws {
        try check(
            """
            皖 余额 level 2022-12-31 130 CNY
            皖 余额 level 2021-12-31 100 CNY
            皖 余额 growth 2022-12-31 31 % base=2021-12-31
            """,
            """
            皖 2021-12-31 100 - - - - - - - no_value_for_2020-12-31
            皖 2022-12-31 130 2021-12-31 100 30 31 30.5 31.5 stated -
            """)
    }

    @Test func aBaseDerivedFromTheStatementAddsNoRow() throws {
        try check(
            """
            皖 收入 flow 2022 130 CNY
            皖 收入 growth 2022 30 % base=2021
            皖 收入 flow 2021 100 CNY derived
            """,
            """
            皖 2022-12-31 130 2021-12-31 100 30 30 29.5 30.5 stated -
            """)
    }

    @Test func aDerivedBaseIsMarked() throws {
        try check(
            """
            皖 收入 flow 2022-10 130 CNY
            皖 收入 flow 2021-10 100 CNY derived
            """,
            """
            皖 2022-10-31 130 2021-10-31 100 30 30 28.86 31.16 derived -
            """)
    }

    @Test func growthWithoutAValueStands() throws {
        try check(
            """
            全国 GDP growth 2022-07..2022-09 3.9 % base=2021-07..2021-09
            全国 投资 change 2022 5 CNY
            """,
            """
            全国 2022-09-30 - 2021-09-30 - - 3.9 3.85 3.95 stated no_value_is_stated_for_the_period
            全国 2022-12-31 - - - 5 - - - stated what_the_change_is_measured_from_is_not_known,_or_is_not_like_the_period
            """)
    }

    @Test func aChangeOfSomethingElseIsNotJoined() throws {
        // 投放 147.65 亿元, 净增 39.12 亿元: the increase is that of the balance, not of the lending.
        try check(
            """
            龙 贷款 flow 2022-01..2022-10 14765 CNY
            龙 贷款 change 2022-01..2022-10 3912 CNY base=2021-12-31
            """,
            """
            龙 2022-10-31 14765 - - - - - - - no_value_for_2021-01-01..2021-10-31
            龙 2022-10-31 - 2021-12-31 - 3912 - - - stated no_value_is_stated_for_the_period
            """)
    }

    @Test func aChangeOverAPeriodFromADayIsOfTheLevel() throws {
        try check(
            """
            皖 余额 level 2022-10-31 130 CNY
            皖 余额 change 2022-01..2022-10 30 CNY base=2021-12-31
            皖 户数 flow 2022-01..2022-10 130 户
            皖 户数 change 2022-01..2022-10 30 户 base=2021-12-31
            """,
            """
            皖 2022-10-31 130 2021-12-31 100 30 30 29.21 30.81 derived -
            皖 2022-10-31 130 - - - - - - - no_value_for_2021-01-01..2021-10-31
            皖 2022-10-31 - 2021-12-31 - 30 - - - stated no_value_is_stated_for_the_period
            """)
    }

    @Test func valuesThatOnlyMeetContradictEachOther() throws {
        try check(
            """
            甲 占比 ratio 2022-12-31 2.6 %
            甲 占比 ratio 2022-12-31 2.7 %
            乙 户数 level 2022-12-31 10 户 range=10..10
            乙 户数 level 2022-12-31 >10 户
            """,
            """
            乙 2022-12-31 10 - - - - - - - no_value_for_2021-12-31
            甲 2022-12-31 2.6 - - - - - - - conflicting_values_are_stated
            甲 2022-12-31 2.7 - - - - - - - conflicting_values_are_stated
            """)
    }

    @Test func ambiguousStatementsAreNotJoined() throws {
        try check(
            """
            皖 业务 flow 2022 130 CNY
            皖 业务 flow 2022 10 件
            皖 业务 growth 2022 30 % base=2021
            """,
            """
            皖 2022-12-31 - 2021-12-31 - - 30 29.5 30.5 stated several_values_of_the_period_could_be_meant
            皖 2022-12-31 130 - - - - - - - no_value_for_2021-01-01..2021-12-31
            皖 2022-12-31 10 - - - - - - - no_value_for_2021-01-01..2021-12-31
            """)
    }

    /// 截至10月底…装机容量3.6亿千瓦，同比增长29.2%: the growth is over the months, what it is of stands at their end.
    @Test func aGrowthOverASpanIsOfWhatStandsAtItsEnd() throws {
        try check(
            """
            国 装机容量 level 2022-10-31 3.6 kW doc=a:1-2
            国 装机容量 growth 2022-01..2022-10 29.2 % base=2021-01..2021-10 doc=a:5-9
            """,
            "国 2022-10-31 3.6 2021-10-31 2.79 0.81 29.2 29.15 29.25 stated -")
        // Another document may speak of another thing, and what has come about over the very span goes first.
        try check(
            """
            国 装机容量 level 2022-10-31 3.6 kW doc=a:1-2
            国 装机容量 growth 2022-01..2022-10 29.2 % base=2021-01..2021-10 doc=b:5-9
            """,
            """
            国 2022-10-31 - 2021-10-31 - - 29.2 29.15 29.25 stated no_value_is_stated_for_the_period
            国 2022-10-31 3.6 - - - - - - - no_value_for_2021-10-31
            """)
        try check(
            """
            国 装机容量 level 2022-10-31 3.6 kW doc=a:1-2
            国 装机容量 flow 2022-01..2022-10 0.6 kW doc=a:3-4
            国 装机容量 growth 2022-01..2022-10 29.2 % base=2021-01..2021-10 doc=a:5-9
            """,
            """
            国 2022-10-31 3.6 - - - - - - - no_value_for_2021-10-31
            国 2022-10-31 0.6 2021-10-31 0.46 0.14 29.2 29.15 29.25 stated -
            """)
    }

    @Test func limitsHaveNoPoint() throws {
        try check(
            """
            龙 余额 level 2022-12-31 >150 CNY
            龙 余额 level 2021-12-31 100 CNY
            龙 余额 level 2023-12-31 >180 CNY
            """,
            """
            龙 2021-12-31 100 - - - - - - - no_value_for_2020-12-31
            龙 2022-12-31 150 2021-12-31 100 - - 49.25 - computed different_bounds:_more_than_and_exact
            龙 2023-12-31 180 2022-12-31 150 - - - - - both_values_are_limits:_more_than
            """)
    }

    @Test func aBaseOfZeroOrLessHasNoGrowth() throws {
        try check(
            """
            甲 利润 flow 2021 -5 CNY
            甲 利润 flow 2022 10 CNY
            乙 利润 flow 2021 0 CNY
            乙 利润 flow 2022 10 CNY
            """,
            """
            乙 2021-12-31 0 - - - - - - - no_value_for_2020-01-01..2020-12-31
            乙 2022-12-31 10 2021-12-31 0 10 - - - computed the_base_is_zero_or_negative
            甲 2021-12-31 -5 - - - - - - - no_value_for_2020-01-01..2020-12-31
            甲 2022-12-31 10 2021-12-31 -5 15 - - - computed the_base_is_zero_or_negative
            """)
    }

    @Test func ratiosChangeByPoints() throws {
        try check(
            """
            宁 断点率 ratio 2022-01..2022-09 0.0033 %
            宁 断点率 ratio 2021-01..2021-09 0.0040 %
            """,
            """
            宁 2021-09-30 0.004 - - - - - - - no_value_for_2020-01-01..2020-09-30
            宁 2022-09-30 0.0033 2021-09-30 0.004 -0.0007 - - - computed a_ratio:_its_change_is_in_percentage_points
            """)
    }

    @Test func conflictingValuesAreNotUsed() throws {
        try check(
            """
            甲 收入 flow 2022 10 CNY
            甲 收入 flow 2022 12 CNY
            甲 收入 flow 2023 20 CNY
            """,
            """
            甲 2022-12-31 10 - - - - - - - conflicting_values_are_stated
            甲 2022-12-31 12 - - - - - - - conflicting_values_are_stated
            甲 2023-12-31 20 - - - - - - - conflicting_values_are_stated_for_2022-01-01..2022-12-31
            """)
    }

    @Test func valuesThatAgreeAreOne() throws {
        try check(
            """
            甲 销量 flow 2022 >280000 kg range=280000..290000
            甲 销量 flow 2022 286000 kg
            甲 销量 flow 2023 343200 kg
            """,
            """
            甲 2022-12-31 286000 - - - - - - - no_value_for_2021-01-01..2021-12-31
            甲 2023-12-31 343200 2022-12-31 286000 57200 20 20 20 computed -
            """)
    }

    @Test func periodsThatCannotBeCompared() throws {
        try check(
            """
            甲 投资 flow 2021..2025 10 CNY
            甲 投资 flow 2022-10-31 10 CNY
            甲 投资 flow ? 10 CNY
            """,
            """
            甲 2022-10-31 10 - - - - - - - the_first_day_of_the_period_is_not_known
            甲 2025-12-31 10 - - - - - - - the_period_is_longer_than_a_year
            甲 - 10 - - - - - - - the_period_is_not_known
            """)
    }

    @Test func roundsHalfAwayFromZero() throws {
        for (value, base, growth) in [
            ("100005", "100000", "0.01"), ("99995", "100000", "-0.01"), ("100004.9", "100000", "0"), ("4", "3", "33.33"),
            ("5", "3", "66.67"), ("300000000000000000000", "100000000000000000000", "200"),
        ] {
            let rows = try Reporting.growth(of: given("甲 业务 flow 2021 \(base) 件\n甲 业务 flow 2022 \(value) 件"))
            #expect(rows[1].growth?.canonical == growth, "\(value) / \(base)")
        }
    }

    @Test func rowsDoNotDependOnTheOrderOfTheInput() throws {
        let observations = try given(
            """
            乙 业务 flow 2022 10 件
            甲 余额 level 2022-12-31 130 CNY
            甲 余额 growth 2022-12-31 31 % base=2021-12-31
            甲 余额 level 2021-12-31 100 CNY
            乙 业务 flow 2021 8 件
            """)
        let expected = try shown(growth(of: observations), "organization value growth_pct method evidence")
        for shift in 1..<observations.count {
            let turned = Array(observations[shift...] + observations[..<shift])
            #expect(try shown(growth(of: turned), "organization value growth_pct method evidence") == expected)
        }
        #expect(
            expected == """
                乙 8 - - 5
                乙 10 25 computed 1;_5
                甲 100 - - 4
                甲 130 31 stated 2;_3;_4
                """)
    }
}
