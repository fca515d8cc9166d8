import Quantities
import Testing

@testable import Reporting

/// Numbers and periods as people write them.
@Suite struct WrittenTests {
    @Test(arguments: [
        ("17508000000", "件", "175.08亿件", "17.51 billion items"),
        ("1097000000", "CNY", "10.97亿元", "1.097 billion yuan"),
        ("629697000", "件", "6.297亿件", "629.7 million items"),
        ("126058200000000", "CNY", "126.06万亿元", "126.06 trillion yuan"),
        ("35000000", "kg", "3.5万吨", "35000 tonnes"),
        ("1200", "kg", "1.2吨", "1.2 tonnes"),
        ("900", "kg", "900千克", "900 kg"),
        ("52341", "户", "52341户", "52341 households"),
        ("412345", "户", "41.23万户", "412345 households"),
        ("5200", "个", "5200个", "5200 个"),
        ("48.47", "%", "48.47%", "48.47%"),
        ("0.0033", "%", "0.0033%", "0.0033%"),
        ("1.60", "pp", "1.6个百分点", "1.6 percentage points"),
        ("2.85", "CNY/kg", "2.85元/千克", "2.85 yuan/kg"),
        ("-1097000000", "CNY", "-10.97亿元", "-1.097 billion yuan"),
        ("0", "件", "0件", "0 items"),
    ])
    func values(plain: String, unit: String, chinese: String, english: String) throws {
        let value = try #require(Exact(plain: plain))
        #expect(Written(.zh).value(value, unit: unit) == chinese)
        #expect(Written(.en).value(value, unit: unit) == english)
    }

    @Test func digitsThatWouldBeLostBelowTenWanStay() {
        #expect(Written(.zh).value(Exact(523, exponent: 2), unit: "户") == "5.23万户")
        #expect(Written(.zh).value(Exact(52300), unit: "户") == "5.23万户")
        #expect(Written(.zh).value(Exact(52310), unit: "户") == "52310户")
        #expect(Written(.zh).value(Exact(152_310), unit: "户") == "15.23万户")
    }

    @Test(arguments: [
        (Bound.moreThan, "超3亿件"), (.lessThan, "不足3亿件"), (.atLeast, "至少3亿件"), (.atMost, "至多3亿件"), (.approx, "约3亿件"),
        (.exact, "3亿件"),
    ])
    func bounds(bound: Bound, text: String) {
        #expect(Written(.zh).value(Exact(3, exponent: 8), unit: "件", bound: bound) == text)
    }

    @Test func growthHasArrowAndSign() {
        let written = Written(.zh)
        #expect(written.growth(Exact(1120, exponent: -2)) == "↑ +11.20%")
        #expect(written.growth(Exact(-58, exponent: -1)) == "↓ -5.8%")
        #expect(written.growth(.zero) == "→ 0%")
        #expect(written.change(Exact(-16, exponent: -1), unit: "%") == "↓ -1.6个百分点")
        #expect(written.change(Exact(2405, exponent: 6), unit: "CNY") == "↑ +24.05亿元")
    }

    @Test(arguments: [
        ("2023-01-01", "2023-12-31", "2023年", "2023"),
        ("2023-10-01", "2023-10-31", "2023年10月", "2023-10"),
        ("2023-01-01", "2023-10-31", "2023年1—10月", "2023-01 to 2023-10"),
        ("2023-01-01", "2023-06-30", "2023年上半年", "first half of 2023"),
        ("2023-01-01", "2023-09-30", "2023年前三季度", "first three quarters of 2023"),
        ("2023-04-01", "2023-06-30", "2023年第2季度", "Q2 2023"),
        ("", "2023-10-31", "2023年10月末", "end of 2023-10"),
        ("", "2023-12-31", "2023年末", "end of 2023"),
        ("", "2023-10-12", "2023年10月12日", "2023-10-12"),
        ("2022-11-01", "2023-01-31", "2022年11月1日至2023年1月31日", "2022-11-01 to 2023-01-31"),
        ("2023-10-12", "2023-10-12", "2023年10月12日", "2023-10-12"),
        ("", "", "", ""),
    ])
    func periods(start: String, end: String, chinese: String, english: String) {
        let period = Period(start: Day(iso: start), end: Day(iso: end))
        #expect(Written(.zh).period(period) == chinese)
        #expect(Written(.en).period(period) == english)
    }

    @Test func everyLabelHasBothLanguagesAndStandsOnce() {
        let rows = EmbeddedTable.rows("reports/labels.tsv")
        #expect(rows.count > 100)
        #expect(Set(rows.map { $0[0] }).count == rows.count)
        for row in rows {
            #expect(row.count == 3 && !row[1].isEmpty && !row[2].isEmpty, "\(row)")
            // What is filled in stands in both.
            for place in ["{1}", "{2}", "{3}", "{4}"] {
                #expect(row[1].contains(place) == row[2].contains(place), "\(row[0])")
            }
        }
    }

    @Test func everyColumnOfEveryReportHasAHeader() {
        let columns =
            GrowthRow.header + RankingRow.header + SeriesRow.header + BoardRow.header + ConflictRow.header + CoverageRow.header
            + ScoreRow.header
        for column in columns { #expect(Labels(.zh).find(column) != nil, "\(column)") }
        #expect(Labels(.zh).columns(["organization", "my_own"]) == ["机构", "my_own"])
        #expect(Labels(.en).columns(["organization", "my_own"]) == ["organization", "my_own"])
    }
}
