import Foundation
import FoundationXML
import Quantities
import Store
import Testing

@testable import Reporting

/// Pictures: ticks are round, values are those of the rows, words are escaped, what may lie elsewhere is hatched.
@Suite struct ChartTests {
    @Test(arguments: [
        ("0", "175.08", "0 50 100 150 200"), ("0", "9", "0 2 4 6 8 10"), ("-3.2", "11.4", "-5 0 5 10 15"), ("0", "0", "0 1"),
        ("0", "0.0033", "0 0.001 0.002 0.003 0.004"), ("-7", "0", "-8 -6 -4 -2 0"), ("0", "100", "0 20 40 60 80 100"),
    ])
    func ticksAreRound(low: String, high: String, wanted: String) throws {
        let ticks = Axis.ticks(from: try #require(Exact(plain: low)), to: try #require(Exact(plain: high)), most: 5)
        #expect(ticks.map(\.canonical).joined(separator: " ") == wanted)
    }

    @Test func axesAreInTheWordsOfTheLanguage() {
        let values = [Exact(17508, exponent: 6)]
        let chinese = Axis(of: values, unit: "件", Written(.zh))
        #expect(chinese.scale.name == "亿件" && chinese.ticks.last == Exact(200) && chinese.number(values[0]) == "175.08")
        let english = Axis(of: values, unit: "件", Written(.en))
        #expect(english.scale.name == "billion items" && english.ticks.last == Exact(20))
        let tonnes = Axis(of: [Exact(35_000_000)], unit: "kg", Written(.zh))
        #expect(tonnes.scale.name == "万吨" && tonnes.ticks.map(\.canonical) == ["0", "1", "2", "3", "4"])
    }

    static let months = """
        湖北省 快递业务量 flow 2023-01 300000000 件 region
        湖北省 快递业务量 flow 2023-02 280000000 件 region
        湖北省 快递业务量 flow 2023-04 310000000 件 range=290000000..330000000 region
        湖北省 快递业务量 growth 2023-01 5.5 % base=2022-01
        湖北省 快递业务量 growth 2023-02 -2.1 % base=2022-02
        """

    private func picture(_ table: String, _ language: Language = .zh) throws -> String {
        var observations = try given(table)
        for index in observations.indices { observations[index].confidence = .likely }
        let found = pictures(of: observations, Selection(), Written(language))
        return try #require(found.first?.chart.svg)
    }

    @Test func barsShowTheValuesOfTheRowsAndNoOthers() throws {
        let svg = try picture(ChartTests.months)
        #expect(XMLParser(data: Data(svg.utf8)).parse())
        let words = ChartTests.words(of: svg)
        #expect(["3", "2.8", "3.1", "亿件"].allSatisfy { words.contains($0) }, "\(words)")
        #expect(words.contains("+5.5") && words.contains("-2.1"))
        // March keeps its place and has no bar.
        #expect(words.contains("3月") && svg.components(separatedBy: "fill=\"#2c5d8a\"/>\n").count - 1 == 3)
        // Values and ticks are all the numbers there are.
        let ticks = ["0", "1", "2", "3", "4", "-5", "+5", "+10", "5", "10"]
        let numbers = words.filter { Exact(plain: $0) != nil }
        #expect(numbers.allSatisfy { ["3", "2.8", "3.1", "+5.5", "-2.1"].contains($0) || ticks.contains($0) }, "\(numbers)")
    }

    @Test func aWideIntervalIsHatchedAndANarrowOneIsNot() throws {
        #expect(try picture(ChartTests.months).components(separatedBy: "fill=\"url(#hatch)\"").count - 1 == 1)
        let exact = "湖北省 网点 level 2023-01-31 52 个 range=52..52\n湖北省 网点 level 2023-02-28 53 个 range=53..53"
        #expect(try picture(exact).components(separatedBy: "fill=\"url(#hatch)\"").count - 1 == 0)
        #expect(try picture("湖北省 快递业务量 flow 2023-01 >300000000 件").components(separatedBy: "fill=\"url(#hatch)\"").count - 1 == 1)
    }

    @Test func aDoubtfulValueIsMarked() throws {
        let found = pictures(of: try given("湖北省 快递业务量 flow 2023-01 3 件"), Selection(), Written(.zh))
        #expect(ChartTests.words(of: try #require(found.first?.chart.svg)).contains("3?"))
    }

    @Test func wordsAreEscaped() throws {
        let svg = try picture("<script>&\"x' 快递业务量 flow 2023-01 3 件")
        #expect(XMLParser(data: Data(svg.utf8)).parse() && !svg.contains("<script>"))
    }

    @Test func thePictureNamesChineseFontsAndLoadsNothing() throws {
        let svg = try picture(ChartTests.months)
        #expect(svg.contains("Noto Sans CJK SC") && svg.contains("Microsoft YaHei") && svg.contains("sans-serif"))
        #expect(!svg.contains("href") && svg.components(separatedBy: "http").count == 2)
        #expect(try picture(ChartTests.months) == svg)
    }

    @Test func ofOneMetricTheTotalGoesBeforeItsParts() throws {
        let both = try given("a 甲 flow 2023-01 3 件\na 甲 flow 2023-01 2 件 component=乙")
        #expect(pictures(of: both, Selection(), Written(.zh)).map(\.series.component) == [""])
        let two = try given("a 甲 flow 2023-01 3 件\nb 甲 flow 2023-01 2 件")
        #expect(pictures(of: two, Selection(), Written(.zh)).count == 2)
        #expect(pictures(of: two, Selection(organizations: ["b"]), Written(.zh)).map(\.series.organization) == ["b"])
    }

    @Test func windowsAreMonthsQuartersAndYears() throws {
        func number(_ start: String, _ end: String, _ window: Window) -> Int? {
            window.number(of: Period(start: Day(iso: start), end: Day(iso: end)))
        }
        #expect(number("2023-10-01", "2023-10-31", .month) == 2023 * 12 + 9)
        #expect(number("", "2023-10-31", .month) == 2023 * 12 + 9)
        #expect(number("2023-10-02", "2023-10-31", .month) == nil && number("2023-01-01", "2023-10-31", .month) == nil)
        #expect(
            number("2023-04-01", "2023-06-30", .quarter) == 2023 * 4 + 1 && number("2023-05-01", "2023-07-31", .quarter) == nil)
        #expect(number("2023-01-01", "2023-12-31", .year) == 2023 && number("2022-12-01", "2023-11-30", .year) == nil)
    }

    /// What stands in the text elements.
    static func words(of svg: String) -> [String] {
        svg.components(separatedBy: "</text>").dropLast().compactMap { $0.components(separatedBy: ">").last }
    }
}
