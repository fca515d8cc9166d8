import Foundation
import FoundationXML
import Quantities
import Store
import Testing

@testable import Reporting

/// The digest: which figures it has, which it leaves out, and what it says of them.
@Suite struct DigestTests {
    static let table = """
        湖北省 快递业务量 flow 2023-01..2023-10 3200000000 件 region
        湖北省 快递业务量 growth 2023-01..2023-10 20.8 % base=2022-01..2022-10 region
        湖北省 快递业务量 flow 2023-10 350000000 件 region
        湖北省 快递业务量 flow 2022-10 300000000 件 region
        湖北省 快递业务量 flow 2022-01..2022-10 2650000000 件 region
        湖北省 快递业务量 rank 2023-10 9 位次 scope=全国 region
        湖北省 快递业务量 flow 2023-10 35000000 件 component=国际 region
        湖北省 快递业务量 flow 2023-10 90000000 件 component=同城 region
        河南省 快递业务量 flow 2023-10 600000000 件 region
        湖南省 快递业务量 flow 2023-10 <340000000 件 region
        湖北省 快递业务收入 flow 2023-10 4500000000 CNY region
        湖北省 快递业务收入 flow 2023-10 4700000000 CNY region
        湖北省 邮政网点 level 2023-10-31 5200 个 region
        湖北省 邮政网点 level 2023-11-30 5300 个 region
        湖北省 无名之物 flow 2023-10 7 件 region
        湖北省 邮政网点 level 2022-12-31 5000 个 derived region
        """

    private func digest(all: Bool = false, period: String = "2023-10", _ table: String = DigestTests.table) throws -> Digest {
        var observations = try given(table)
        for index in observations.indices {
            observations[index].confidence = observations[index].value == Exact(90_000_000) ? .doubtful : .likely
        }
        let month = period.split(separator: "-").compactMap { Int($0) }
        let days = month.count == 2 ? Period(year: month[0], months: month[1], through: month[1]) : Period(year: month[0])
        var subject = DigestSubject(organization: "湖北省", period: try #require(days), observations: observations) { $0 != "无名之物" }
        subject.facts.peers = Peers([Peers.Group(name: "中部三省", size: 3, members: ["河南省", "湖北省", "湖南省"])])
        subject.showsAll = all
        subject.source = {
            Digest.Source(before: "“\($0.evidence)”说", figure: $0.value.canonical, after: "<。", document: "d.txt", issued: nil)
        }
        return try Digest(subject)
    }

    private func words(_ digest: Digest) -> [String] {
        digest.figures.map { figure in
            let words = FigureWords(figure: figure, written: Written(.zh))
            let key = figure.observation.series
            return [
                key.metric + key.component, Written(.zh).period(figure.observation.period), words.value, words.growth,
                words.place, words.mark,
            ]
            .map { $0.isEmpty ? "-" : $0 }.joined(separator: " | ")
        }
    }

    @Test func figuresOfTenYearsBelongToNoYear() throws {
        let subject = DigestSubject(organization: "鄂", period: try #require(Period(year: 2022)), observations: []) { _ in true }
        func holds(_ start: String?, _ end: String) -> Bool {
            subject.holds(Period(start: start.flatMap { Day(iso: $0) }, end: Day(iso: end)))
        }
        #expect(holds("2022-01-01", "2022-10-31") && holds("2021-11-01", "2022-10-31") && holds(nil, "2022-10-31"))
        #expect(!holds("2012-11-01", "2022-10-31") && !holds("2022-01-01", "2023-01-31"))
    }

    @Test func oneRowAFigureWithGrowthAndPlace() throws {
        let words = try words(digest())
        #expect(
            words == [
                "快递业务量 | 2023年1—10月 | 32亿件 | ↑ +20.8% | - | 待核",
                "快递业务量 | 2023年10月 | 3.5亿件 | ↑ +16.67% | 全国第9位；已知3家中第2位 | 待核",
                "快递业务量国际 | 2023年10月 | 3500万件 | - | - | 待核",
                "快递业务收入 | 2023年10月 | 45亿元 | - | - | 相互矛盾",
                "快递业务收入 | 2023年10月 | 47亿元 | - | - | 相互矛盾",
                "邮政网点 | 2023年10月末 | 5200个 | - | - | 待核",
            ])
    }

    @Test func whatIsLeftOutIsCounted() throws {
        #expect(try digest().leftOut == Digest.LeftOut(unregistered: 1, doubtful: 1, derived: 0))
        #expect(try digest(all: true).figures.map(\.observation.series.metric).contains("无名之物"))
        #expect(try digest(all: true).leftOut == Digest.LeftOut())
        #expect(try digest(period: "2022").leftOut.derived == 1)
    }

    @Test func unusualUnitsAndEarlierDaysAreLeftOut() throws {
        var observations = try given(
            """
            全国 粮食产量 flow 2022 686550000000 kg region
            全国 粮食产量 level 2022-12-31 7 a region
            全国 粮食产量 growth 2022 0.5 % base=2021 region
            全国 客流 flow 2022-12-01..2022-12-01 5 人 region
            全国 客流 flow 2022-12-02..2022-12-02 6 人 region
            全国 客流 flow 2022-12 150 人 region
            全国 网点 level 2022-12-15 50 个 region
            全国 网点 level 2022-12-31 52 个 region
            """)
        for index in observations.indices { observations[index].confidence = .sure }
        var subject = DigestSubject(organization: "全国", period: try #require(Period(year: 2022)), observations: observations) {
            _ in true
        }
        subject.units = { $0 == "粮食产量" ? ["kg"] : [] }
        let digest = try Digest(subject)
        #expect(words(digest).map { $0.split(separator: " | ")[2] } == ["150人", "6人", "6.866亿吨", "52个"])
        #expect(digest.leftOut == Digest.LeftOut(unitsUnusual: 1, earlierDays: 2))
        subject.showsAll = true
        #expect(try Digest(subject).figures.count == 7)
    }

    @Test func whatIsMarkedAsContradictedHasTheOtherSentence() throws {
        // Twice as much is mostly a part, or another time: the report of conflicts leaves it out, and the mark asks for it.
        let far = try digest(
            """
            湖北省 快递业务收入 flow 2023-10 4500000000 CNY region
            湖北省 快递业务收入 flow 2023-10 9000000000 CNY region
            湖北省 邮政网点 level 2023-10-31 5200 个 region
            """)
        #expect(far.conflicts.map { $0.map(\.row.observation.value.canonical) } == [["4500000000", "9000000000"]])
        #expect(far.conflicts.allSatisfy { $0.allSatisfy { $0.row.sort == .unclear } })
        let marked = far.figures.filter { $0.row.reason?.isContradiction ?? false }.map(\.observation.series.metric)
        #expect(Set(marked) == ["快递业务收入"])
    }

    @Test func conflictsHaveAllTheirSentences() throws {
        let conflicts = try digest().conflicts
        #expect(conflicts.count == 1 && conflicts[0].map(\.row.observation.value.canonical) == ["4500000000", "4700000000"])
        #expect(conflicts[0].allSatisfy { $0.source?.document == "d.txt" })
    }

    @Test func theRankingHasAllOrganizations() throws {
        let fields = try digest().fields
        #expect(fields.map { $0.map(\.series.organization) } == [["河南省", "湖北省", "湖南省"]])
    }

    @Test func chartsAreThoseThatTheRowsAllow() throws {
        let charts = try digest(all: true).charts(Written(.zh))
        for chart in charts { #expect(XMLParser(data: Data(chart.svg.utf8)).parse()) }
        let subtitles = charts.map { ChartTests.words(of: $0.svg)[1] }
        #expect(subtitles == ["湖北省，2023年10月，分项；外框为合计3.5亿件", "2023年10月，已知3家", "最近12个月，每个序列一行"])
    }

    @Test func theWorkbookHasChineseHeadersAndExactNumbers() throws {
        let book = try digest().workbook(Written(.zh))
        #expect(book.sheets.map(\.name) == ["数据", "位次", "走势", "矛盾", "说明"])
        #expect(book.sheets[0].columns.map(\.title).prefix(7) == ["指标", "分项", "期间", "数值", "增减", "位次", "存疑标记"])
        let row = try #require(book.sheets[0].rows.first)
        #expect(
            row.contains(.text("32亿件")) && row.contains(.number(Exact(3_200_000_000))) && row.contains(.text("“1”说3200000000<。")))
        for sheet in book.sheets { #expect(sheet.rows.allSatisfy { $0.count == sheet.columns.count }) }
        for file in try Unzipped(book.bytes()).files { #expect(XMLParser(data: Data(file.content)).parse(), "\(file.name)") }
        #expect(
            try digest().workbook(Written(.en)).sheets.map(\.name) == ["Figures", "Rankings", "Series", "Conflicts", "Notes"])
    }

    @Test func thePageLoadsNothingAndEscapesWords() throws {
        let digest = try digest()
        let page = digest.page(Written(.zh), charts: digest.charts(Written(.zh)))
        #expect(page.contains("<title>湖北省 · 2023年10月数据简报</title>") && page.contains("说<mark>3200000000</mark>&lt;。"))
        for word in ["<script", "src=", "href=", "@import", "url(h"] { #expect(!page.contains(word)) }
        #expect(page == digest.page(Written(.zh), charts: digest.charts(Written(.zh))))
    }

    @Test func everyKeyOfTheLabelsIsThere() throws {
        let digest = try digest(all: true)
        for language in Language.allCases {
            let page = digest.page(Written(language), charts: digest.charts(Written(language)))
            for key in ["book.", "page.", "note.", "chart.", "lattice.", "mark.", "place.", "period.", "kind.", "method."] {
                #expect(!page.contains(">" + key), "\(key)")
            }
            for sheet in digest.workbook(Written(language)).sheets {
                for title in sheet.columns.map(\.title) { #expect(!title.contains(".") && !title.isEmpty, "\(title)") }
            }
        }
    }
}
