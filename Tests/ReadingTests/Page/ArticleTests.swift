import Quantities
import Testing

@testable import Reading

/// Articles are cut where they begin and end, and what is no article text says nothing.
@Suite struct ArticleTests {
    @Test func twoArticles() throws {
        let reading = try Shared.read(
            """
            湖北邮政揽收包裹325万件
            本报讯　今年1—10月，湖北省邮政分公司揽收包裹325万件，同比增长12.3%。
            贵州邮储投放贷款147.65亿元
            本报讯　今年1—10月，邮储银行贵州省分行投放贷款147.65亿元，净增24.05亿元。
            """, issued: Day(iso: "2022-11-25"))
        #expect(reading.articles.map(\.headline) == ["湖北邮政揽收包裹325万件", "贵州邮储投放贷款147.65亿元"])
        #expect(reading.claims.map(\.article) == [1, 1, 1, 2, 2, 2])
        #expect(reading.claims.map(\.inHeadline) == [true, false, false, true, false, false])
        #expect(Set(reading.claims.prefix(3).map(\.organization)) == ["湖北省邮政分公司"])
        #expect(Set(reading.claims.suffix(3).map(\.organization)) == ["邮储银行贵州省分行"])
    }

    /// An article that names nobody does not take the subject of the one before it.
    @Test func subjectsEndWithTheirArticle() throws {
        let claims = try Shared.claims(
            """
            本报讯　今年1—10月，湖北省邮政分公司揽收包裹325万件。 □综合
            本报讯　今年1—10月，揽收包裹41万件。
            """, issued: Day(iso: "2022-11-25"))
        #expect(claims.map(\.organization) == ["湖北省邮政分公司", nil])
    }

    /// 我市 is one for all articles of a page; where those before it are at home in two cities, nobody knows which.
    @Test(arguments: [
        ("襄阳市", "襄阳市"), ("樊城区", "襄阳市"), ("襄阳市快递业务量2亿件。我市新建网点8个。 □综合\n本报讯　1—6月，宜昌市", nil),
    ])
    func ourCity(_ first: String, _ owner: String?) throws {
        let claims = try Shared.claims(
            """
            本报讯　1—6月，\(first)快递业务量3.1亿件。我市新建网点36个。 □综合
            本报讯　1—6月，我市新建公路120公里。
            """, issued: Day(iso: "2024-07-20"))
        #expect(claims.last?.quote == "120公里")
        #expect(claims.last?.organization == owner)
    }

    /// A paragraph of three lines with an empty one between them is too short to tell the width of its column.
    @Test func shortParagraphOfSpacedLines() throws {
        let claims = try Shared.claims(
            """
            汉江快递超75亿件

            襄阳市统计局上月公布的快报显示，2024年全市快

            递业务量累计完成 75.8亿件，按同一口径计算，同

            比增长 11.5%。 □综合

            去年全市网点建设加快
            """, issued: Day(iso: "2025-03-29"))
        let body = claims.filter { !$0.inHeadline }
        #expect(body.map(\.organization) == ["襄阳市", "襄阳市"])
        #expect(body.map(\.metric) == ["快递业务量", "快递业务量"])
        #expect(body.map(\.kind) == [.flow, .growth])
    }

    /// A short line that the list of contents has for an item is the headline of an article; one that it has not is a subhead.
    @Test(arguments: [("（2）蓄水电站工程开工；", [1, 2]), ("（2）蓄水电站工程开工仪式；", [1, 1])])
    func contents(_ item: String, _ articles: [Int]) throws {
        let reading = try Shared.read(
            """
            今日要闻：
            （1）贵州九十个项目签约；
            \(item)

            贵州九十个项目签约
            今年1—10月，贵州省有关方面积极对接各地客商，签约项目90个，比上年同期多签了12个，涉及多个行业。
            蓄水电站工程开工
            昨天，又一座抽水蓄能电站在山谷之中破土动工，电站装机容量为120万千瓦，建成后每年都可以送出大量清洁电力。
            """, issued: Day(iso: "2022-11-25"))
        let claims = reading.claims.filter { ["90个", "120万千瓦"].contains($0.quote) }
        let first = claims.first?.article ?? 0
        #expect(claims.map { $0.article - first + 1 } == articles)
        #expect(claims.map { $0.organization == "贵州省" } == articles.map { $0 == 1 })
    }

    /// The caption of a picture begins no article; a picture that a sentence speaks of is text.
    @Test(arguments: ["图1：2021—2025年全县生产总值及增长速度", "图 2 三次产业比重（%）"])
    func captions(_ line: String) throws {
        let reading = try Shared.read(
            "一、综合\n2024年，谷城县生产总值240亿元，比上年增长6.1%，经济运行总体平稳。\n\(line)\n二、农业\n粮食产量30万吨，同比增长2%。\n如图3所示，质量问题占44%。",
            issued: Day(iso: "2025-03-20"))
        #expect(reading.claims.map(\.quote) == ["240亿元", "6.1%", "30万吨", "2%", "44%"])
        #expect(reading.claims.dropFirst(2).prefix(2).allSatisfy { $0.organization == "谷城县" && $0.period == Period(year: 2024) })
    }

    @Test func endMark() throws {
        try expectClaims(
            "本报讯　今年1—10月，湖北省邮政分公司揽收包裹1️⃣325万件。 □本报综合 第3期",
            ["1️⃣": "325万件 = 3250000 件"])
    }

    @Test func continuation() throws {
        let reading = try Shared.read(
            "（上接第1版）湖北省邮政分公司建成站点731个。\n本报讯　今年1—10月，邮储银行贵州省分行投放贷款147.65亿元。",
            issued: Day(iso: "2022-11-25"))
        #expect(reading.claims.map(\.quote) == ["731个", "147.65亿元"])
        #expect(reading.articles.count == 2)
    }

    @Test(arguments: [
        "责任编辑 电话 010-65231234", "图片由宜昌市邮政分公司提供", "第3版 2022年11月25日 星期五", "电子邮箱 page03@example.com", "□摄影报道 3人",
    ])
    func furniture(_ line: String) throws {
        let claims = try Shared.claims("本报讯　今年1—10月，湖北省邮政分公司揽收包裹325万件。\n\n\(line)\n", issued: Day(iso: "2022-11-25"))
        #expect(claims.map(\.quote) == ["325万件"])
    }

    /// The date that the page prints is its issue date where none is given.
    @Test func printedDate() throws {
        let reading = try Shared.read("2022年11月25日 星期五\n\n本报讯　今年1—10月，湖北省邮政分公司揽收包裹325万件。\n")
        #expect(reading.issued == Day(iso: "2022-11-25"))
        #expect(reading.claims.map(\.period) == [Period(year: 2022, months: 1, through: 10)])
        let given = try Shared.read("2022年11月25日 星期五\n", issued: Day(iso: "2020-01-02"))
        #expect(given.issued == Day(iso: "2020-01-02"))
    }

    @Test func noDateIsGuessed() throws {
        let reading = try Shared.read("本报讯　今年1—10月，湖北省邮政分公司揽收包裹325万件。\n")
        #expect(reading.issued == nil)
        #expect(reading.claims.map(\.period) == [nil])
        #expect(reading.findings.map(\.category).contains("period"))
    }
}
