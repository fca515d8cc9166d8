import Quantities
import Testing

@testable import Reading

/// Headlines printed far away find their article by organization, figures and words in common.
@Suite struct HeadlineTests {
    private static let postal = """
        本报讯　今年以来，湖北省宜昌市邮政

        分公司围绕柑橘上行，建成产地仓12

        个，累计寄递柑橘28.6万单，带动果

        农增收。 □综合
        """
    private static let bank = """
        本报讯　截至10月末，邮储银行贵州

        省分行涉农贷款余额达835.02亿元，

        较年初净增124.05亿元，服务农户

        41.2万户。 □综合
        """
    private static let peak = """
        本报讯　“双11”期间，陕西省西安市

        邮政分公司处理邮件1325万件，日均

        处理量同比增长16.8%，运行平稳。

        □综合
        """

    private func read(_ parts: String...) throws -> DocumentReading {
        try Shared.read(parts.joined(separator: "\n\n"), issued: Day(iso: "2022-11-25"))
    }

    private static let own: [String?] = ["宜昌邮政：寄递柑橘28万余单", "贵州邮储涉农贷款净增超124亿元", "西安邮政处理邮件逾1300万件"]

    @Test func aboveTheirArticles() throws {
        let reading = try read(
            "宜昌邮政：寄递柑橘28万余单", HeadlineTests.postal, "贵州邮储涉农贷款净增超124亿元", HeadlineTests.bank, "西安邮政处理邮件逾1300万件", HeadlineTests.peak)
        #expect(reading.articles.map(\.headline) == HeadlineTests.own)
        expectSound(reading)
    }

    @Test func aboveOtherArticles() throws {
        let reading = try read(
            "西安邮政处理邮件逾1300万件", HeadlineTests.postal, "宜昌邮政：寄递柑橘28万余单", HeadlineTests.bank, "贵州邮储涉农贷款净增超124亿元", HeadlineTests.peak)
        #expect(reading.articles.map(\.headline) == HeadlineTests.own)
        expectSound(reading)
    }

    @Test func inABlockAtTheFoot() throws {
        let reading = try read(
            HeadlineTests.postal, HeadlineTests.bank, HeadlineTests.peak, "贵州邮储涉农贷款净增超124亿元", "宜昌邮政：寄递柑橘28万余单",
            "西安邮政处理邮件逾1300万件")
        #expect(reading.articles.map(\.headline) == HeadlineTests.own)
    }

    /// The figure of a headline belongs to the same organization, metric and period as that of the body.
    @Test func headlineSpeaksOfItsBody() throws {
        let reading = try read("贵州邮储涉农贷款净增超124亿元", HeadlineTests.postal, HeadlineTests.bank)
        let headline = try #require(reading.claims.first { $0.quote == "超124亿元" })
        let body = try #require(reading.claims.first { $0.quote == "124.05亿元" })
        #expect(headline.inHeadline && !body.inHeadline)
        #expect(headline.article == body.article)
        #expect(headline.organization == body.organization)
        #expect(headline.period == body.period)
        #expect(headline.kind == body.kind)
        #expect(headline.bound == .moreThan)
        #expect(headline.interval.contains(body.value))
    }

    /// Source order: a headline at the head of the page comes first, though its article comes last.
    @Test func claimsStandInSourceOrder() throws {
        let reading = try read("西安邮政处理邮件逾1300万件", HeadlineTests.postal, HeadlineTests.peak)
        #expect(reading.claims.map(\.start) == reading.claims.map(\.start).sorted())
        #expect(reading.claims.map(\.article) == [2, 1, 1, 2, 2])
    }
}
