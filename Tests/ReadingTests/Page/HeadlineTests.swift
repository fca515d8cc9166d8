import Quantities
import Testing

@testable import Reading

/// Headlines printed far away find their article by organization, figures and words in common.
@Suite struct HeadlineTests {
    private static let page = """
        本报讯　今年以来，湖北省宜昌市邮政

        分公司围绕柑橘上行，建成产地仓12

        个，累计寄递柑橘28.6万单，带动果

        农增收。 □王

        本报讯　截至10月末，邮储银行贵州

        省分行涉农贷款余额达835.02亿元，

        较年初净增124.05亿元，服务农户

        41.2万户。 □李

        本报讯　“双11”期间，陕西省西安市

        邮政分公司处理邮件1325万件，日均

        处理量同比增长16.8%，运行平稳。

        □赵

        贵州邮储涉农贷款净增超124亿元

        宜昌邮政：寄递柑橘28万余单

        西安邮政处理邮件逾1300万件
        """

    private func read() throws -> DocumentReading { try Shared.read(HeadlineTests.page, issued: Day(iso: "2022-11-25")) }

    @Test func everyArticleGetsItsOwn() throws {
        #expect(try read().articles.map(\.headline) == ["宜昌邮政：寄递柑橘28万余单", "贵州邮储涉农贷款净增超124亿元", "西安邮政处理邮件逾1300万件"])
    }

    /// The figure of a headline belongs to the same organization, metric and period as that of the body.
    @Test func headlineSpeaksOfItsBody() throws {
        let claims = try read().claims
        let headline = try #require(claims.first { $0.quote == "超124亿元" })
        let body = try #require(claims.first { $0.quote == "124.05亿元" })
        #expect(headline.inHeadline && !body.inHeadline)
        #expect(headline.article == body.article)
        #expect(headline.organization == body.organization)
        #expect(headline.period == body.period)
        #expect(headline.kind == body.kind)
        #expect(headline.bound == .moreThan)
        #expect(headline.interval.contains(body.value))
    }

    /// Source order: headlines at the foot of the page come last, though they belong to the articles above.
    @Test func claimsStandInSourceOrder() throws {
        let reading = try read()
        #expect(reading.claims.map(\.start) == reading.claims.map(\.start).sorted())
        #expect(reading.claims.suffix(3).map(\.article) == [2, 1, 3])
        expectSound(reading)
    }
}
