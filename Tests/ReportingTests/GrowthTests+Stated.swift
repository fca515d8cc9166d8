import Quantities
import Reporting
import Store
import Testing

/// What a text states beside the values that it states: the basis, the change and its width.
extension GrowthTests {
    /// 按可比口径增长5%: the value beside it is of another basis, and the row says so.
    @Test func aGrowthOfAnotherBasisSaysSo() throws {
        try check(
            """
            国 外资 flow 2022 100 CNY doc=a:1-2
            国 外资 growth 2022 5 % base=2021 basis=按可比口径 doc=a:5-9
            """,
            """
            国 2022-12-31 100 - - - - - - - no_value_for_2021-01-01..2021-12-31
            国 2022-12-31 - 2021-12-31 - - 5 4.5 5.5 stated the_value_for_2022-01-01..2022-12-31_has_another_basis:_none
            """)
    }

    /// 16300, 5500 ten years before and “more than 10000” more: two values say more than a vague change.
    @Test func betweenTwoStatedValuesGrowthIsComputed() throws {
        try check(
            """
            国 市场主体 level 2022-08-31 16300 户
            国 市场主体 level 2012-12-31 5500 户
            国 市场主体 change 2022-08-31 >10000 户 base=2012-12-31
            """,
            """
            国 2012-12-31 5500 - - - - - - - no_value_for_2011-12-31
            国 2022-08-31 16300 2012-12-31 5500 10000 196.36 196.33 196.4 computed -
            """)
    }

    @Test func changesHaveTheWidthOfTheirValues() throws {
        let rows = try shown(
            growth(
                of: given(
                    """
                    鄂 业务量 flow 2022 110 件
                    鄂 业务量 flow 2021 100 件
                    鄂 余额 level 2022-12-31 110 CNY
                    鄂 余额 growth 2022-12-31 10 % base=2021-12-31
                    鄂 网点 level 2022-12-31 110 家
                    鄂 网点 change 2022-12-31 7 家 base=2021-12-31
                    """)), "metric value change change_low change_high")
        #expect(
            rows == """
                业务量 100 - - -
                业务量 110 10 9 11
                余额 110 10 9.5 10.5
                网点 110 7 6.5 7.5
                """)
    }
}
