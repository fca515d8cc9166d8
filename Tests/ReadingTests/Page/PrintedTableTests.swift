import Quantities
import Testing

@testable import Reading

/// Tables of printed pages, told by where their cells stand: what `pdftotext -bbox-layout` would write of them.
struct PrintedTableTests {
    @Test func headingsAboveUnitsInBracketsAndACaption() throws {
        var paper = Paper()
        paper.line(200, (40, "　　近日公布的快递运行情况见下表。"))
        paper.line(220, (120, "2022年10月分省快递情况"))
        paper.line(240, (40, "地区"), (140, "快递业务量（亿件）"), (260, "同比增长（%）"))
        paper.line(256, (40, "湖北省"), (180, "2.83"), (290, "5.2"))
        paper.line(272, (40, "河南省"), (180, "3.90"), (285, "-1.2"))
        paper.line(300, (40, "　　各地快递网点数量保持稳定，农村地区网点覆盖率有所提高。"))
        #expect(
            try paper.facts() == [
                "2.83: 283000000 件 湖北省 快递业务量 2022-10-01..2022-10-31", "5.2: 5.2 % 湖北省 快递业务量 2022-10-01..2022-10-31",
                "3.90: 390000000 件 河南省 快递业务量 2022-10-01..2022-10-31", "-1.2: -1.2 % 河南省 快递业务量 2022-10-01..2022-10-31",
            ])
        let lines = try paper.text().source.split(separator: "\n").map(String.init)
        #expect(lines.contains("湖北省\t2.83\t5.2") && lines.contains("地区\t快递业务量（亿件）\t同比增长（%）"))
        #expect(lines.last?.contains("网点覆盖率") == true)
    }

    @Test func aColumnOfUnitsAndPeriodsAbove() throws {
        var paper = Paper()
        paper.line(180, (40, "湖北省邮政业运行情况"))
        paper.line(200, (40, "指标"), (140, "单位"), (220, "2022年10月"), (320, "2022年1—10月"))
        paper.line(216, (40, "快递业务量"), (140, "亿件"), (240, "2.8"), (345, "26.4"))
        paper.line(232, (40, "快递业务收入"), (140, "亿元"), (235, "25.1"), (340, "240.7"))
        let facts = try paper.facts()
        #expect(facts.contains("26.4: 2640000000 件 湖北省 快递业务量 2022-01-01..2022-10-31"), "\(facts)")
        #expect(facts.contains("25.1: 2510000000 CNY 湖北省 快递业务收入 2022-10-01..2022-10-31"), "\(facts)")
    }

    /// Columns of text side by side are no table, whatever figures stand at the ends of their lines.
    @Test func textIsNoTable() throws {
        var paper = Paper()
        for row in 0..<6 {
            paper.line(200 + Double(row) * 14, (40, "全年粮食产量再创新高，总量超过"), (210, "今年湖北省邮政网点达到"))
            if row % 2 == 1 { paper.line(200 + Double(row) * 14, (390, "\(row * 31)")) }
        }
        #expect(try !(paper.text().shape?.pieces ?? []).contains { $0.role == .cell })
        // figures of a list, a line each, beside a column of text
        var beside = Paper()
        for row in 0..<6 {
            beside.line(200 + Double(row) * 14, (40, ["全年实现增加值", "增长较快，高于", "上年同期的水平"][row % 3]))
            beside.line(200 + Double(row) * 14, (240, ["工业", "3157.4", "9.9"][row % 3]))
        }
        #expect(try !(beside.text().shape?.pieces ?? []).contains { $0.role == .cell })
        var list = Paper()
        list.line(200, (40, "快递业务量"), (240, "2.8"))
        list.line(216, (40, "邮政网点的负责人表示，这样的成绩来之不易。"))
        #expect(try !(list.text().shape?.pieces ?? []).contains { $0.role == .cell })
    }

    /// Headings wider than their figures, and columns of text close by on both sides.
    @Test func besideColumnsOfText() throws {
        var paper = Paper()
        for row in 0..<8 {
            paper.line(180 + Double(row) * 14, (40, "各地农产品上行加快，特色产品寄"))
            paper.line(180 + Double(row) * 14, (400, "递量明显增加，带动当地果农增收"))
        }
        paper.line(184, (204, "2022年10月分省快递情况"))
        paper.line(200, (204, "地区"), (250, "快递业务量（亿件）"), (355, "增长（%）"))
        paper.line(216, (204, "湖北省"), (290, "2.83"), (365, "5.2"))
        paper.line(232, (204, "河南省"), (290, "3.90"), (365, "1.2"))
        let facts = try paper.facts()
        #expect(facts.contains("3.90: 390000000 件 河南省 快递业务量 2022-10-01..2022-10-31"), "\(facts)")
    }

    /// Browsers set raised figures five sixths as high as the text, others three fifths.
    @Test(arguments: [10.0, 7]) func raisedFiguresAreNoneOfTheNumberBeforeThem(high: Double) throws {
        var paper = Paper()
        paper.words +=
            "<line><word xMin=\"40\" yMin=\"200\" xMax=\"140\" yMax=\"212\">全省邮政业投入资金5.3</word>"
            + "<word xMin=\"140\" yMin=\"197.5\" xMax=\"145\" yMax=\"\(197.5 + high)\">2</word>"
            + "<word xMin=\"145\" yMin=\"200\" xMax=\"190\" yMax=\"212\">亿元，同比增长3%。</word></line>"
        #expect(try paper.text().source.contains("投入资金5.3²亿元"))
    }

    /// A bold font whose boxes are twice as high as its characters is no larger than the text.
    @Test func airyFontsAreNoHeadlines() throws {
        var paper = Paper()
        paper.line(180, (40, "湖北省邮政业运行情况良好，各项指标稳步增长。"))
        paper.line(200, (40, "单位：亿件"))
        paper.words +=
            "<line><word xMin=\"40\" yMin=\"208\" xMax=\"60\" yMax=\"234\">地区</word>"
            + "<word xMin=\"140\" yMin=\"208\" xMax=\"190\" yMax=\"234\">快递业务量</word></line>"
        paper.line(234, (40, "湖北省"), (150, "2.83"))
        paper.line(250, (40, "河南省"), (150, "3.90"))
        let pieces = try paper.text().shape?.pieces ?? []
        #expect(!pieces.contains { $0.role == .headline } && pieces.count { $0.role == .cell } == 6)
        #expect(try paper.facts().contains { $0.hasPrefix("3.90: 390000000 件 河南省 快递业务量") })
    }

    /// Browsers leave a fifth of a character between cells: they part where the words of neighbouring lines begin, end or have their middle.
    @Test(arguments: [(72.0, 164.0, 164.0), (142, 234, 244), (107, 199, 204)])
    func closeCells(first: Double, long: Double, short: Double) throws {
        var paper = Paper()
        paper.line(180, (40, "2022年10月分省快递情况"))
        paper.line(200, (44, "地区"), (72, "快递业务量（亿件）"), (164, "快递业务收入（亿元）"))
        paper.line(216, (40, "湖北省"), (first, "2.83"), (long, "210.95"))
        paper.line(232, (40, "河南省"), (first, "3.90"), (short, "25.3"))
        let facts = try paper.facts()
        #expect(
            facts == [
                "2.83: 283000000 件 湖北省 快递业务量 2022-10-01..2022-10-31",
                "210.95: 21095000000 CNY 湖北省 快递业务收入 2022-10-01..2022-10-31",
                "3.90: 390000000 件 河南省 快递业务量 2022-10-01..2022-10-31",
                "25.3: 2530000000 CNY 河南省 快递业务收入 2022-10-01..2022-10-31",
            ], "\(facts)")
    }

    /// Of a bold font headings that stand close are one word, wider than its characters.
    @Test func headingsTakenForOneWord() throws {
        var paper = Paper()
        paper.line(180, (40, "2022年10月分省邮政情况（单位：亿元、%）"))
        paper.line(200, (45, "地区"))
        paper.words += "<line><word xMin=\"72\" yMin=\"200\" xMax=\"278\" yMax=\"210\">快递业务收入同比增长邮政业务总量同比增长</word></line>"
        paper.line(216, (40, "湖北省"), (72, "20.1"), (134, "5.2"), (176, "28.6"), (238, "4.1"))
        paper.line(232, (40, "河南省"), (72, "25.3"), (134, "-1.3"), (176, "33.5"), (238, "12.6"))
        let facts = try paper.facts()
        #expect(
            facts.prefix(4) == [
                "20.1: 2010000000 CNY 湖北省 快递业务收入 2022-10-01..2022-10-31", "5.2: 5.2 % 湖北省 快递业务收入 2022-10-01..2022-10-31",
                "28.6: 2860000000 CNY 湖北省 邮政行业业务总量 2022-10-01..2022-10-31", "4.1: 4.1 % 湖北省 邮政行业业务总量 2022-10-01..2022-10-31",
            ], "\(facts)")
        // the caption stays whole
        #expect(try paper.text().source.contains("2022年10月分省邮政情况（单位：亿元、%）\n"))
    }

    /// Air between Chinese characters and figures parts no cells, nor does that between groups of digits.
    @Test func airWithinALineIsNone() throws {
        var paper = Paper()
        for row in 0..<3 {
            paper.line(180 + Double(row) * 14, (40, "全省投资"), (81.6, "12"), (93.2, "亿元，同比增长"), (164.8, "3.5"), (181.4, "个百分点"))
        }
        #expect(try !(paper.text().shape?.pieces ?? []).contains { $0.role == .cell })
        var grouped = Paper()
        grouped.line(200, (40, "地区"), (120, "快递业务量（万件）"))
        grouped.line(216, (40, "湖北省"), (130, "1"), (137, "234.5"))
        grouped.line(232, (40, "河南省"), (130, "2"), (137, "345.6"))
        #expect(try grouped.facts().map { String($0.prefix(17)) } == ["1 234.5: 12345000", "2 345.6: 23456000"])
    }

    /// Small figures side by side are none whose digits stand apart.
    @Test func smallFiguresAreNotJoined() throws {
        var paper = Paper()
        paper.line(200, (40, "地区"), (66, "乡镇（个）"), (122, "村庄（个）"), (178, "网点（个）"), (234, "站点（个）"))
        paper.line(216, (40, "甲县"), (66, "12"), (122, "15"), (178, "9"), (234, "22"))
        paper.line(232, (40, "乙县"), (66, "31"), (122, "44"), (178, "7"), (234, "18"))
        let lines = try paper.text().source.split(separator: "\n").map(String.init)
        #expect(lines.contains("甲县\t12\t15\t9\t22") && lines.contains("乙县\t31\t44\t7\t18"), "\(lines)")
    }

    /// Headings far from their figures, the last one right of them all; a month that is broken between two lines; units in a column.
    @Test func headingsInTheMiddleOfWideColumns() throws {
        var paper = Paper()
        paper.line(180, (200, "2022年10月快递情况"))
        paper.line(200, (60, "地区"), (142, "快递业务量（亿件）"), (296, "快递业务收入（亿元）"))
        paper.line(216, (40, "湖北省"), (104, "2.83"), (240, "20.10"))
        paper.line(232, (40, "河南省"), (104, "3.90"), (240, "25.31"))
        let middle = try paper.facts()
        #expect(middle.contains("25.31: 2531000000 CNY 河南省 快递业务收入 2022-10-01..2022-10-31"), "\(middle)")
        var broken = Paper()
        broken.line(180, (40, "湖北省邮政业运行情况"))
        broken.line(200, (170, "2022年10"), (270, "2022年1—10"))
        broken.line(211, (190, "月"), (295, "月"))
        broken.line(232, (60, "快递业务量"), (112, "亿件"), (180, "2.83"), (290, "26.4"))
        broken.line(248, (50, "快递业务收入"), (112, "亿元"), (180, "20.10"), (285, "240.7"))
        broken.line(264, (30, "邮政行业业务收入"), (112, "亿元"), (180, "28.6"), (285, "301.5"))
        let facts = try broken.facts()
        #expect(facts.contains("26.4: 2640000000 件 湖北省 快递业务量 2022-01-01..2022-10-31"), "\(facts)")
        #expect(facts.contains("28.6: 2860000000 CNY 湖北省 邮政行业业务收入 2022-10-01..2022-10-31"), "\(facts)")
    }

    /// A month that is broken between two lines, with headings beside it at half its height: programs for texts set them in the middle.
    @Test func aBrokenMonthBesideOtherHeadings() throws {
        var paper = Paper()
        paper.line(180, (150, "湖北省邮政业运行情况"))
        paper.line(206, (60, "指标"), (116, "单位"))
        paper.line(200, (150, "2022年10"), (226, "2022年1—10"))
        paper.line(212, (170, "月"), (252, "月"))
        paper.line(236, (40, "快递业务量"), (116, "亿件"), (146, "2.83"), (221, "26.4"))
        paper.line(258, (40, "快递业务收入"), (116, "亿元"), (146, "20.10"), (221, "240.7"))
        let facts = try paper.facts()
        #expect(
            facts == [
                "2.83: 283000000 件 湖北省 快递业务量 2022-10-01..2022-10-31",
                "26.4: 2640000000 件 湖北省 快递业务量 2022-01-01..2022-10-31",
                "20.10: 2010000000 CNY 湖北省 快递业务收入 2022-10-01..2022-10-31",
                "240.7: 24070000000 CNY 湖北省 快递业务收入 2022-01-01..2022-10-31",
            ], "\(facts)")
        #expect(try paper.text().source.contains("指标\t单位\t2022年10月\t2022年1—10月\n"))
        // lines of text that end with a number and go on with a few characters are no headings
        var text = Paper()
        text.line(180, (40, "湖北省快递业务量稳步增长，今年已有10"))
        text.line(192, (40, "月"), (52, "的数据。"))
        #expect(try text.text().source == "湖北省快递业务量稳步增长，今年已有10月的数据。\n")
    }

    /// Where figures are of another font, lines of them are found apart from what stands around: words that touch are of one line.
    @Test func linesThatTouchAreOne() throws {
        var paper = Paper()
        paper.line(200, (60, "10"), (80, "2.83"))
        paper.words +=
            "<line><word xMin=\"40\" yMin=\"190\" xMax=\"60\" yMax=\"220\">今年</word>"
            + "<word xMin=\"70\" yMin=\"200\" xMax=\"80\" yMax=\"210\">月</word><word xMin=\"100\" yMin=\"200\" xMax=\"130\" yMax=\"210\">亿件。</word></line>"
        #expect(try paper.text().source == "今年10月2.83亿件。\n")
    }

    @Test func boxesBecomeColumns() {
        func cell(_ left: Double, _ right: Double, _ top: Double, isFigure: Bool = true) -> TableCell {
            TableCell(range: 0..<1, box: Box(left: left, top: top, right: right, bottom: top + 10), isFigure: isFigure)
        }
        let grid = TableGrid.cells([
            cell(0, 30, 0, isFigure: false), cell(50, 160, 0, isFigure: false), cell(0, 40, 20, isFigure: false),
            cell(60, 80, 20.5),
            cell(120, 150, 19.5), cell(0, 40, 40, isFigure: false), cell(65, 80, 40), cell(130, 150, 40),
        ])
        #expect(grid.map(\.box.left) == [0, 1, 0, 1, 2, 0, 1, 2])
        #expect(grid.map(\.box.right) == [1, 3, 1, 2, 3, 1, 2, 3])
        #expect(grid.map(\.box.top) == [0, 0, 1, 1, 1, 2, 2, 2])
    }
}
