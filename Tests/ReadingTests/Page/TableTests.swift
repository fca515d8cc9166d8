import Quantities
import Testing

@testable import Reading

/// Tables of figures: headings of rows and columns, and what the caption says for all, become the slots of each figure.
struct TableTests {
    private func claims(_ html: String) throws -> [Claim] {
        let reading = Shared.reader.read(
            try DocumentText(html: Array(html.utf8), name: "t.html"), issued: Day(iso: "2022-11-25"))
        #expect(Soundness.problem(of: reading) == nil)
        return reading.claims
    }

    private func facts(_ html: String) throws -> [String] { try claims(html).map { "\($0.quote): \($0.facts)" } }

    @Test func ownersInRowsAndMeasuresInColumns() throws {
        let html = """
            <h1>分省快递数据</h1><p>表1 2022年10月分省快递情况</p>
            <table><tr><th>地区<th>快递业务量（亿件）<th>同比增长（%）<th>快递业务收入（亿元）</tr>
            <tr><td>湖北省<td>2.83<td>5.2<td>25.1</tr><tr><td>河南省<td>3.90<td>-1.2<td>—</tr></table>
            """
        #expect(
            try facts(html) == [
                "2.83: 283000000 件 湖北省 快递业务量 2022-10-01..2022-10-31", "5.2: 5.2 % 湖北省 快递业务量 2022-10-01..2022-10-31",
                "25.1: 2510000000 CNY 湖北省 快递业务收入 2022-10-01..2022-10-31",
                "3.90: 390000000 件 河南省 快递业务量 2022-10-01..2022-10-31", "-1.2: -1.2 % 河南省 快递业务量 2022-10-01..2022-10-31",
            ])
        #expect(try claims(html).map(\.kind) == [.flow, .growth, .flow, .flow, .growth])
    }

    /// A line that tells the unit alone names nothing: what is measured stands above it. In the form of HTML and printed with blanks.
    @Test(arguments: ["单位：亿元", "（单位：亿元）", "计量单位：亿元"]) func aUnitIsNoMeasure(unit: String) throws {
        let html = """
            <h1>2022年各省快递业务收入</h1><p>\(unit)</p><table><tr><th>地区<th>2021年<th>2022年</tr>
            <tr><td>湖北省<td>250.1<td>280.5</tr><tr><td>湖南省<td>180.0<td>190.0</tr></table>
            """
        let text = """
            2022年各省快递业务收入

            \(unit)

            地区        2021年      2022年
            湖北省      250.1       280.5
            湖南省      180.0       190.0

            """
        let expected = [
            "250.1: 25010000000 CNY 湖北省 快递业务收入 2021-01-01..2021-12-31",
            "280.5: 28050000000 CNY 湖北省 快递业务收入 2022-01-01..2022-12-31",
            "180.0: 18000000000 CNY 湖南省 快递业务收入 2021-01-01..2021-12-31",
            "190.0: 19000000000 CNY 湖南省 快递业务收入 2022-01-01..2022-12-31",
        ]
        #expect(try facts(html) == expected)
        let printed = Shared.reader.read(try DocumentText(text: Array(text.utf8), name: "t.txt"), issued: Day(iso: "2023-03-04"))
        #expect(printed.claims.map { "\($0.quote): \($0.facts)" } == expected)
    }

    /// What the title names is no part of what a column measures, unless they are the name of a metric together.
    @Test(arguments: [
        ("表1　2022年各省快递业务收入", "收入", "快递业务收入"), ("附表2-1：2022年各省快递业务收入", "收入", "快递业务收入"),
        ("2022年各省快递业务情况", "业务收入", "快递业务收入"), ("2022年各省快递业务情况", "收入", "快递业务收入"),
        ("2022年各省工业情况", "快递业务收入", "快递业务收入"), ("2022年各省主要指标", "收入", "收入"),
    ]) func titleAndColumn(title: String, column: String, metric: String) throws {
        let text = """
            \(title)

            单位：亿元、%

            地区        \(column)      同比增长
            湖北省      250.1       8.5
            湖南省      180.0       -1.2

            """
        let printed = Shared.reader.read(try DocumentText(text: Array(text.utf8), name: "t.txt"), issued: Day(iso: "2023-03-04"))
        #expect(
            printed.claims.map { "\($0.quote): \($0.facts)" } == [
                "250.1: 25010000000 CNY 湖北省 \(metric) 2022-01-01..2022-12-31", "8.5: 8.5 % 湖北省 \(metric) 2022-01-01..2022-12-31",
                "180.0: 18000000000 CNY 湖南省 \(metric) 2022-01-01..2022-12-31",
                "-1.2: -1.2 % 湖南省 \(metric) 2022-01-01..2022-12-31",
            ])
    }

    @Test func measuresInRowsUnitsInAColumnPeriodsAboveTwoColumns() throws {
        let html = """
            <h1>湖北省邮政业运行</h1>
            <table><tr><th rowspan=2>指标<th rowspan=2>单位<th colspan=2>2022年10月<th colspan=2>2022年1—10月</tr>
            <tr><th>总量<th>同比增长（%）<th>总量<th>同比增长（%）</tr>
            <tr><td>快递业务量<td>亿件<td>2.8<td>5.2<td>26.4<td>9.1</tr>
            <tr><td>快递业务收入<td>亿元<td>25.1<td>4.0<td>240.7<td>6.6</tr></table>
            """
        let facts = try facts(html)
        #expect(facts.contains("2.8: 280000000 件 湖北省 快递业务量 2022-10-01..2022-10-31"))
        #expect(facts.contains("26.4: 2640000000 件 湖北省 快递业务量 2022-01-01..2022-10-31"))
        #expect(facts.contains("9.1: 9.1 % 湖北省 快递业务量 2022-01-01..2022-10-31"))
        #expect(facts.contains("240.7: 24070000000 CNY 湖北省 快递业务收入 2022-01-01..2022-10-31"))
        #expect(facts.count == 8)
    }

    @Test func yearsInColumnsAndOneUnitForAll() throws {
        let html = """
            <h1>河北省粮食生产</h1><table><caption>历年产量 单位：万吨</caption>
            <tr><th>品种<th>2020<th>2021</tr><tr><td>粮食产量<td>3795.9<td>3825.1</tr><tr><td>小麦产量<td>1439.3<td>1469.2</tr></table>
            """
        #expect(
            try facts(html) == [
                "3795.9: 37959000000 kg 河北省 粮食总产量 2020-01-01..2020-12-31",
                "3825.1: 38251000000 kg 河北省 粮食总产量 2021-01-01..2021-12-31",
                "1439.3: 14393000000 kg 河北省 小麦产量 2020-01-01..2020-12-31",
                "1469.2: 14692000000 kg 河北省 小麦产量 2021-01-01..2021-12-31",
            ])
    }

    @Test func yearsInRows() throws {
        let html = """
            <h1>江苏省快递业务量</h1><table><tr><th>年份<th>快递业务量（亿件）<th>同比增长（%）</tr>
            <tr><td>2020<td>69.8<td>21.5</tr><tr><td>2021<td>86.1<td>23.4</tr></table>
            """
        #expect(
            try facts(html) == [
                "69.8: 6980000000 件 江苏省 快递业务量 2020-01-01..2020-12-31", "21.5: 21.5 % 江苏省 快递业务量 2020-01-01..2020-12-31",
                "86.1: 8610000000 件 江苏省 快递业务量 2021-01-01..2021-12-31", "23.4: 23.4 % 江苏省 快递业务量 2021-01-01..2021-12-31",
            ])
    }

    /// Of several units in a caption none is any figure's, and a share has never the unit of the table.
    @Test func unitsAreNotGuessed() throws {
        let several =
            "<h1>湖北省</h1><p>单位：亿件、亿元</p><table><tr><th>指标<th>2021年</tr><tr><td>快递业务量<td>2.8</tr><tr><td>快递业务收入<td>25.1</tr></table>"
        #expect(try claims(several).allSatisfy { $0.unit.isEmpty })
        let share =
            "<h1>湖北省</h1><p>单位：亿元</p><table><tr><th>指标<th>2021年<th>同比增长</tr><tr><td>快递业务收入<td>25.1<td>3.2</tr><tr><td>邮政业务收入<td>29.9<td>4.1</tr></table>"
        #expect(try facts(share).filter { $0.contains("CNY") }.map { $0.prefix(4) } == ["25.1", "29.9"])
    }

    /// A table that only arranges the page is text.
    @Test func tablesOfText() throws {
        let html = "<table><tr><td>菜单</td><td><p>前10个月，湖北省快递业务量5.3亿件。</p></td></tr><tr><td>1</td><td>2</td></tr></table>"
        #expect(try facts(html) == ["5.3亿件: 530000000 件 湖北省 快递业务量 2022-01-01..2022-10-31"])
        let nested =
            "<table><tr><td><table><tr><td>地区<td>网点数（个）</tr><tr><td>湖北省<td>52</tr><tr><td>河南省<td>61</tr></table></td></tr></table>"
        #expect(try facts(nested).map { $0.prefix(2) } == ["52", "61"])
    }

    /// Tables that are printed as text, cells parted by blanks or tabs.
    @Test func tablesOfBlanks() throws {
        func facts(_ text: String) throws -> [String] {
            let reading = try Shared.read(text, issued: Day(iso: "2022-11-25"))
            #expect(Soundness.problem(of: reading) == nil)
            return reading.claims.map { "\($0.quote): \($0.facts)" }
        }
        let expected = [
            "2.83: 283000000 件 湖北省 快递业务量 2022-10-01..2022-10-31", "5.2: 5.2 % 湖北省 快递业务量 2022-10-01..2022-10-31",
            "3.90: 390000000 件 河南省 快递业务量 2022-10-01..2022-10-31", "-1.2: -1.2 % 河南省 快递业务量 2022-10-01..2022-10-31",
        ]
        let blanks = """
            2022年10月分省数据
            地区      快递业务量（亿件）   同比增长（%）
            湖北省    2.83                 5.2
            河南省    3.90                 -1.2

            """
        #expect(try facts(blanks) == expected)
        #expect(try facts(blanks.replacing(#/ +/#, with: "\t")) == expected)
        #expect(try facts(blanks.replacing(#/ +/#, with: "　　")) == expected)
        #expect(try facts(blanks.replacing("\n湖", with: "\n\n湖")) == expected)
        // one row less is none, and so are figures among words
        for text in [
            "地区  快递业务量（亿件）\n湖北省  2.83\n", "湖北省  完成2.83亿件\n河南省  完成3.90亿件\n山东省  完成4.1亿件\n", "1  2  3\n4  5  6\n7  8  9\n",
        ] {
            #expect(try facts(text).allSatisfy { !$0.contains("快递业务量") }, "\(text)")
        }
        // what stands around it is read as before
        #expect(try facts("前10个月，湖北省快递业务量5.3亿件。\n" + blanks + "截至10月31日，河南省网点5万个。\n").count == 6)
    }

    /// Words of the slots are those of the headings.
    @Test func wordsStandInTheHeadings() throws {
        let html = "<table><tr><th>地区<th>快递业务量（亿件）</tr><tr><td>湖北省<td>2.83</tr><tr><td>河南省<td>3.90</tr></table>"
        let document = try DocumentText(html: Array(html.utf8), name: "t.html")
        let claim = try #require(Shared.reader.claims(document, issued: nil).first)
        let source = Array(document.source.unicodeScalars)
        let words = claim.words.slots.map { slot in
            "\(slot.name) " + slot.spans.map { String(String.UnicodeScalarView(source[$0])) }.joined(separator: " ")
        }
        #expect(words == ["organization 湖北省", "metric 快递业务量"])
    }
}
