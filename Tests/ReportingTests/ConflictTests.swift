import Foundation
import Quantities
import Reporting
import Store
import Testing

/// What contradicts what: documents are named by `doc=`, issue dates by `issued=`.
@Suite struct ConflictTests {
    private func check(
        _ table: String, _ expected: String, columns: String = "conflict sort organization value", all: Bool = false,
        _ change: (inout ConflictFacts) -> Void = { _ in }, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        var facts = ConflictFacts()
        facts.takesUnclear = all
        change(&facts)
        #expect(try shown(conflicts(in: given(table), facts), columns) == expected, sourceLocation: sourceLocation)
    }

    @Test func twoDocumentsContradictEachOther() throws {
        try check(
            "皖 业务量 flow 2022 35.0 件 doc=a:1-2 issued=2023-01-10\n皖 业务量 flow 2022 44.0 件 doc=b:1-2 issued=2023-02-01",
            "1 values 皖 35\n1 values 皖 44")
    }

    /// 由33.8%降至18.93%: one document prints both, so they are about two things.
    @Test func oneDocumentDoesNotContradictItself() throws {
        let table = "甲 占比 ratio 2022-12-31 33.8 % doc=a:1-2\n甲 占比 ratio 2022-12-31 28.93 % doc=a:5-9"
        try check(table, "")
        try check(table, "1 unclear 甲 28.93\n1 unclear 甲 33.8", all: true)
    }

    /// The part of a whole, and what it was ten years ago, are far off.
    @Test func whatIsFarOffIsSomethingElse() throws {
        let table = "全国 总额 flow 2022 121.0 CNY doc=a:1-2\n全国 总额 flow 2022 53.9 CNY doc=b:5-9"
        try check(table, "")
        try check(table, "1 unclear 全国 121\n1 unclear 全国 53.9", all: true)
    }

    @Test func plansAreNoContradiction() throws {
        try check("全国 旅客 target 2023 118 人 doc=a:1-2\n全国 旅客 target 2023 140 人 doc=b:5-9", "")
    }

    @Test func aLaterFigureThatIsALittleOtherwiseIsARevision() throws {
        let table = """
            鄂 业务量 flow 2022 32.0 件 doc=a:1-2 issued=2023-01-10
            鄂 业务量 flow 2022 33.5 件 doc=b:1-2 issued=2023-02-01
            """
        try check(table, "")
        // The latest counts.
        #expect(try shown(growth(of: given(table)), "value reason") == "33.5 no_value_for_2021-01-01..2021-12-31")
        // On the same day nobody can tell which is right.
        try check(
            "鄂 业务量 flow 2022 32.0 件 doc=a:1-2 issued=2023-01-10\n鄂 业务量 flow 2022 33.5 件 doc=b:1-2 issued=2023-01-10",
            "1 values 鄂 32\n1 values 鄂 33.5")
    }

    @Test func aHeadlineThatSaysOtherwise() throws {
        try check(
            "甲 收入 flow 2022 12 CNY doc=a:1-2\n甲 收入 flow 2022 14 CNY doc=a:7-9", "1 headline 甲 12\n1 headline 甲 14"
        ) { facts in
            facts.places.headlines = [1: [7]]
            facts.places.texts = [2: [7]]
        }
    }

    @Test func aDocumentThatPrintsBothTellsThemApart() throws {
        // The other document prints the more precise one of them too.
        try check("甲 收入 flow 2022 12 CNY doc=a:1-2\n甲 收入 flow 2022 14 CNY doc=b:7-9", "") { facts in
            facts.places.texts = [1: [7], 2: [7, 8]]
        }
    }

    @Test func aStatedGrowthThatFitsNoBase() throws {
        let table = """
            皖 余额 level 2022-12-31 130 CNY
            皖 余额 level 2021-12-31 100 CNY
            皖 余额 growth 2022-12-31 50 % base=2021-12-31
            """
        try check(table, "1 growth level 130\n1 growth growth 50\n1 growth level 100", columns: "conflict sort kind value")
        // Real growth, or growth over a base that was revised, need not fit.
        try check(table, "") { $0.isNominal = { _ in false } }
    }

    @Test func aClaimedPlaceThatTheOthersDoNotAllow() throws {
        let group = Peers.Group(name: "省", size: 31, scopes: ["全国"], members: ["湘", "鄂"])
        try check(
            """
            鄂 业务量 flow 2022 300 件
            湘 业务量 flow 2022 200 件
            湘 业务量 rank 2022 1 位 scope=全国
            """, "1 rank 湘 200\n1 rank 湘 1\n1 rank 鄂 300"
        ) { $0.peers = Peers([group]) }
        // The second of two that are known may well be the fifth of 31.
        try check(
            """
            鄂 业务量 flow 2022 300 件
            湘 业务量 flow 2022 200 件
            湘 业务量 rank 2022 5 位 scope=全国
            """, ""
        ) { $0.peers = Peers([group]) }
    }

    @Test func aShareAboveAHundredPercent() throws {
        let ranges = ["及时率": MetricRange(lowest: .zero, highest: Exact(100), units: ["%"])]
        try check("甲 及时率 ratio 2022 101.5 %\n乙 及时率 ratio 2022 98.5 %\n丙 及时率 growth 2022 300 %", "1 range 甲 101.5") {
            $0.ranges = ranges
        }
    }

    @Test func partsOfOneTextThatMakeMoreThanTheirWhole() throws {
        let table = """
            鄂 业务量 flow 2022 32.1 件 doc=a:1-2
            鄂 业务量 flow 2022 4.1 件 component=同城 doc=a:4-5
            鄂 业务量 flow 2022 29.2 件 component=异地 doc=a:7-8
            """
        try check(table, "1 sum - 32.1\n1 sum 同城 4.1\n1 sum 异地 29.2", columns: "conflict sort component value")
        // Prices, rates and indices do not add up.
        try check(table, "") { $0.isAdditive = { _ in false } }
        // Another document may count otherwise.
        try check(table.replacing("doc=a:7", with: "doc=b:7"), "")
    }

    @Test func sharesOfOneWholeAboveAHundredPercent() throws {
        let table = """
            鄂 业务量占比 ratio 2022 14.5 % component=同城 doc=a:1-2
            鄂 业务量占比 ratio 2022 88.5 % component=异地 doc=a:4-5
            """
        try check(table, "1 sum 同城 14.5\n1 sum 异地 88.5", columns: "conflict sort component value") {
            $0.isShare = { $0 == "业务量占比" }
        }
        // Rates of two parts may well be 60 % and 70 %.
        try check(table, "")
        try check(table.replacing("88.5", with: "85.5"), "") { $0.isShare = { _ in true } }
    }

    @Test func valuesThatTextsCallByOtherWords() throws {
        let table = "鄂 营收 flow 2022 120 CNY doc=a:1-2\n鄂 营收 flow 2022 165 CNY doc=b:1-2"
        let names: [Int64: Set<String>] = [1: ["企业营收"], 2: ["产业营收"]]
        try check(table, "") { $0.places.names = names }
        try check(table, "1 values 鄂 120\n1 values 鄂 165") { $0.places.names = [1: ["企业营收"], 2: ["产业营收", "企业营收"]] }
        // A twentieth apart, it is one thing by two names.
        try check(table.replacing("165", with: "126"), "1 values 鄂 120\n1 values 鄂 126") { $0.places.names = names }
    }

    @Test func everyWholeHasAnExampleThatAddsUp() throws {
        // Figures of the example, in the order of its row: the whole, then the parts that it names.
        for row in try rowsOfWholes() {
            let numbers = row[2].split { !($0.isASCII && $0.isNumber || $0 == ".") }.compactMap { Exact(plain: String($0)) }
            try #require(numbers.count > 2, "\(row[2])")
            let parts = row[0].split(separator: "|").map(String.init)
            #expect(parts.filter { row[2].contains($0) }.count == numbers.count - 1, "\(row[2])")
            let sum = try numbers.dropFirst().reduce(Exact.zero) { try #require($0.adding($1)) }
            #expect(row[1] == "yes" ? sum == numbers[0] : sum <= numbers[0], "\(row[2])")
        }
    }

    /// The rows of the table, as it lies in the repository.
    private func rowsOfWholes() throws -> [[String]] {
        let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../seeds/reports/wholes.tsv")
        let rows = try String(contentsOf: path, encoding: .utf8).split(separator: "\n").dropFirst().filter { !$0.hasPrefix("#") }
        #expect(rows.count > 5)
        return rows.map { $0.split(separator: "\t").map(String.init) }
    }
}
