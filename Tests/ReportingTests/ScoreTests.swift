import Foundation
import FoundationXML
import Quantities
import Store
import Testing

@testable import Reporting

/// The board of targets, as tables: `load` figures and targets, ask, expect rows.
@Suite struct ScoreTests {
    /// Targets, one a line: `organization metric first..last >=value unit [each] [by=…] [component=…]`; periods are years or months.
    private func targets(_ table: String) throws -> [Target] {
        try table.split(separator: "\n").map { line in
            let words = line.split(separator: " ").map(String.init)
            let ends = words[2].components(separatedBy: "..").map { $0.split(separator: "-").compactMap { Int($0) } }
            func period(_ parts: [Int]) throws -> Period {
                try #require(
                    parts.count == 1 ? Period(year: parts[0]) : Period(year: parts[0], months: parts[1], through: parts[1]))
            }
            let option = { (name: String) in
                words.first { $0.hasPrefix(name + "=") }.map { String($0.dropFirst(name.count + 1)) } ?? ""
            }
            return Target(
                organization: words[0], metric: words[1], component: option("component"), unit: words[4],
                period: Period(start: try period(ends[0]).start, end: try period(ends[ends.count - 1]).end),
                limit: words[3].hasPrefix(">=") ? .atLeast : .atMost, value: try #require(Exact(plain: words[3].dropFirst(2))),
                isForEach: words.contains("each"), responsible: option("by"))
        }
    }

    private func board(_ set: String, _ figures: String, parents: [String: String] = [:], _ columns: String) throws -> String {
        let observations = try given(figures)
        var bodies: [String: ScoredBody] = [:]
        for one in observations {
            let name = one.series.organization
            bodies[name] = ScoredBody(level: one.level, parent: parents[name])
        }
        return try shown(scores(of: targets(set), against: observations, bodies: bodies), columns)
    }

    static let loss = """
        甲 断点率 ratio 2022-01..2022-03 0.0061 % level=prefecture
        甲 断点率 ratio 2022-01..2022-05 0.0058 % level=prefecture
        甲 断点率 ratio 2022-01..2022-06 0.0041 % level=prefecture
        甲 断点率 ratio 2022-10..2022-12 0.0070 % level=prefecture
        乙 断点率 ratio 2022-01..2022-03 0.0030 % level=prefecture
        乙 断点率 ratio 2022-04..2022-06 0.0045 % level=prefecture
        丙 断点率 ratio 2022-01..2022-03 0.0052 % level=prefecture
        丙 断点率 ratio 2022-07..2022-09 0.0052 % level=prefecture
        丁 断点率 ratio 2022-01..2022-03 0.0010 % level=prefecture
        """

    @Test func breachesAreOpenedClosedAndOpenedAgain() throws {
        #expect(
            try board("甲 断点率 2022 <=0.005 %", ScoreTests.loss, "organization period_end value state breach score") == """
                甲 2022-03-31 0.0061 missed opened 78
                甲 2022-06-30 0.0041 met closed 118
                甲 2022-09-30 - unknown - -
                甲 2022-12-31 0.007 missed reopened 60
                """)
        // Without a value a breach stays open, and so it does where it is missed again.
        #expect(
            try board("丙 断点率 2022 <=0.005 %", ScoreTests.loss, "period_end value state breach") == """
                2022-03-31 0.0052 missed opened
                2022-06-30 - unknown open
                2022-09-30 0.0052 missed open
                2022-12-31 - unknown open
                """)
    }

    @Test func aBreachGoesOverIntoTheNextTarget() throws {
        let figures = "甲 断点率 ratio 2022-10..2022-12 0.0070 %\n甲 断点率 ratio 2023-01..2023-03 0.0070 %"
        #expect(
            try board("甲 断点率 2022-10..2022-12 <=0.005 %\n甲 断点率 2023-01..2023-03 <=0.006 %", figures, "period_end target breach")
                == """
                2022-12-31 0.005 opened
                2023-03-31 0.006 open
                """)
    }

    @Test func firstAndLastTwoAreMarkedAndMovementIsTold() throws {
        let each = "区 断点率 2022-01..2022-06 <=0.005 % each by=区邮管处"
        let parents = ["甲": "区", "乙": "区", "丙": "区", "丁": "区"]
        #expect(
            try board(
                each, ScoreTests.loss, parents: parents,
                "period_end organization responsible score rank of mark previous_rank movement") == """
                    2022-03-31 丁 区邮管处 180 1 4 first - -
                    2022-03-31 乙 区邮管处 140 2 4 - - -
                    2022-03-31 丙 区邮管处 96 3 4 last_two - -
                    2022-03-31 甲 区邮管处 78 4 4 last_two - -
                    2022-06-30 甲 区邮管处 118 1 2 first 4 3
                    2022-06-30 乙 区邮管处 110 2 2 - 2 0
                    2022-06-30 丁 区邮管处 - - - - 1 -
                    2022-06-30 丙 区邮管处 - - - - 3 -
                    """)
    }

    @Test func aBodysOwnTargetGoesBeforeThatForEach() throws {
        let set = "区 断点率 2022-01..2022-03 <=0.005 % each\n甲 断点率 2022-01..2022-03 <=0.009 %"
        #expect(
            try board(set, ScoreTests.loss, parents: ["甲": "区", "乙": "区"], "organization target state")
                == "乙 0.005 met\n甲 0.009 met")
    }

    @Test func aTotalIsJudgedWhenItsDaysAreOver() throws {
        let figures = """
            甲 业务量 flow 2022-01..2022-03 20 件
            甲 业务量 flow 2022-04..2022-06 90 件
            甲 业务量 flow 2022-01..2022-06 60 件
            甲 业务量 flow 2022-01..2022-09 85 件
            甲 业务量 flow 2022 95 件
            甲 业务量 flow 2023-01..2023-03 130 件
            """
        // The single quarter of 90 is no total of the year.
        #expect(
            try board("甲 业务量 2022 >=100 件\n甲 业务量 2023 >=120 件", figures, "period_end value state breach score") == """
                2022-03-31 20 running - 20
                2022-06-30 60 running - 60
                2022-09-30 85 running - 85
                2022-12-31 95 missed opened 95
                2023-03-31 130 met - 108.33
                """)
        #expect(
            try board("甲 业务量 2022 <=70 件", figures, "period_end state breach") == """
                2022-03-31 running -
                2022-06-30 running -
                2022-09-30 missed opened
                2022-12-31 missed open
                """)
    }

    @Test(arguments: [
        ("100", "met", "met"), ("99", "missed", "met"), ("101", "met", "missed"), (">100", "met", "missed"),
        ("<100", "missed", "met"),
        (">90", "unclear", "unclear"), ("<110", "unclear", "unclear"), (">=100", "met", "unclear"), ("<=100", "unclear", "met"),
        (">110", "met", "missed"), ("<90", "missed", "met"),
    ])
    func wordsThatDoNotTellAreUnclear(figure: String, least: String, most: String) throws {
        let figures = "甲 余额 level 2022-12-31 \(figure) CNY"
        #expect(try board("甲 余额 2022-12 >=100 CNY", figures, "state") == least)
        #expect(try board("甲 余额 2022-12 <=100 CNY", figures, "state") == most)
    }

    @Test func contradictedAndDerivedValuesDoNotCount() throws {
        let figures = "甲 余额 level 2022-12-31 120 CNY\n甲 余额 level 2022-12-31 130 CNY\n甲 余额 level 2022-11-30 90 CNY derived"
        #expect(
            try board("甲 余额 2022 >=100 CNY", figures + "\n乙 余额 level 2022-12-31 1 CNY", "period_end state").hasSuffix(
                "2022-12-31 unknown"))
    }

    @Test func windowsAreQuartersOrThePeriodItself() throws {
        func windows(_ start: String, _ end: String) -> [String] {
            Scoreboard.windows(of: Period(start: Day(iso: start), end: Day(iso: end))).map { "\($0.start!.iso)..\($0.end!.iso)" }
        }
        #expect(windows("2022-01-01", "2022-12-31").count == 4 && windows("2022-07-01", "2023-03-31").count == 3)
        #expect(windows("2022-10-01", "2022-10-31") == ["2022-10-01..2022-10-31"])
        #expect(windows("2022-01-01", "2022-10-31") == ["2022-01-01..2022-10-31"])
    }

    @Test func theWorkbookHasOpenBreachesOnASheetOfTheirOwn() throws {
        let observations = try given(ScoreTests.loss)
        let bodies = Dictionary(
            uniqueKeysWithValues: ["甲", "乙", "丙", "丁"].map { ($0, ScoredBody(level: "prefecture", parent: "区")) })
        let rows = scores(of: try targets("区 断点率 2022 <=0.005 % each"), against: observations, bodies: bodies)
        let book = scoreBook(rows, Written(.zh))
        #expect(book.sheets.map(\.name) == ["目标看板", "未达标"] && book.sheets[0].rows.count == 16)
        let name = try #require(book.sheets[1].columns.map(\.title).firstIndex(of: "机构"))
        #expect(book.sheets[1].rows.map { $0[name].plain }.sorted() == ["丙", "甲"])
        for file in try Unzipped(book.bytes()).files { #expect(XMLParser(data: Data(file.content)).parse(), "\(file.name)") }
        for sheet in book.sheets {
            for title in sheet.columns.map(\.title) { #expect(!title.contains { $0.isASCII && $0.isLetter }, "\(title)") }
        }
    }
}
