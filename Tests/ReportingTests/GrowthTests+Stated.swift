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

    /// 130 and 4.2 % make a base of 124.76: 130 - 125 would be a change that the words do not allow.
    @Test func aMadeBaseIsRoundedNoFurtherThanTheWordsAllow() throws {
        let rows = try shown(
            growth(
                of: given(
                    """
                    鄂 业务量 flow 2022 130 件 doc=a:1-2
                    鄂 业务量 growth 2022 4.2 % base=2021 doc=a:5-9
                    鄂 余额 level 2022-12-31 121 CNY doc=a:11-12
                    鄂 余额 growth 2022-12-31 200 % base=2021-12-31 doc=a:15-19
                    鄂 净利润 flow 2022 -120 CNY doc=a:21-22
                    鄂 净利润 growth 2022 9 % base=2021 doc=a:25-29
                    鄂 网点 level 2022-12-31 >120 家 doc=a:31-32
                    鄂 网点 growth 2022-12-31 9 % base=2021-12-31 doc=a:35-39
                    """)), "metric value base_value base_low base_high change change_low change_high")
        #expect(
            rows == """
                业务量 130 124.8 124.22 125.3 5.2 5.16 5.32
                余额 121 40.3 40.1 40.57 80.7 80.27 81.07
                净利润 -120 - - - - - -
                网点 120 - 109.59 - - - -
                """)
    }

    /// What a row says as a point is one of the values that it says the words allow, whatever it is made of.
    @Test func pointsLieWithinTheirIntervals() throws {
        var state: UInt64 = 3
        func random(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(limit))
        }
        func number(_ digits: Int) -> String {
            let value = 1 + random([9, 99, 999, 9999, 99_999_999][random(5)])
            let places = random(digits + 1)
            return Exact(Int128(value), exponent: -places).plain
        }
        func sign() -> String { ["", "", "", "", "~", ">", "<", ">=", "<="][random(9)] }
        var changes = 0
        var made = 0
        for round in 0..<3000 {
            let isLevel = random(2) == 0
            let (kind, now, then) = isLevel ? ("level", "2022-12-31", "2021-12-31") : ("flow", "2022", "2021")
            var lines = ["鄂 量 \(kind) \(now) \(sign())\(random(9) == 0 ? "-" : "")\(number(2)) 件 doc=a:1-2"]
            if random(4) > 0 {
                lines.append("鄂 量 growth \(now) \(sign())\(random(3) == 0 ? "-" : "")\(number(2)) % base=\(then) doc=a:3-4")
            }
            if random(3) == 0 {
                lines.append("鄂 量 change \(now) \(sign())\(random(3) == 0 ? "-" : "")\(number(2)) 件 base=\(then) doc=a:5-6")
            }
            if random(3) == 0 {
                lines.append("鄂 量 \(kind) \(then) \(sign())\(number(2)) 件 doc=b:1-2\(random(2) == 0 ? " derived" : "")")
            }
            for row in growth(of: try given(lines.joined(separator: "\n"))) {
                let said = Comment(rawValue: "\(round): \(lines)")
                if let change = row.change { #expect(row.changeInterval.contains(change), said) }
                if let base = row.baseValue { #expect(row.baseInterval.contains(base), said) }
                if let growth = row.growth { #expect(row.growthInterval.contains(growth), said) }
                changes += row.change == nil ? 0 : 1
                made += row.method == .stated && row.change != nil && lines.count == 2 && lines[1].contains(" growth ") ? 1 : 0
            }
        }
        #expect(changes > 1000 && made > 200)
    }
}
