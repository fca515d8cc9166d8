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

    /// Headlines of one width, one below the other in a text whose paragraphs are lines, are no column of it.
    @Test func ofOneWidth() throws {
        let reading = try Shared.read(
            """
            江苏：4月快递业务量同比增长57.0%
            本报讯　单看4月份，江苏省快递业务量完成7.5亿件，同比增长57.0%；快递业务收入完成67.1亿元，同比增长48.0%。
            前4个月全国快递业务量突破370亿件
            湖南：前4个月快递业务量逾8.5亿件
            本报讯　湖南省邮政管理局公布，今年前4个月，湖南省快递业务量累计完成85726.92万件，同比增长36.14%。
            """, issued: Day(iso: "2023-05-27"))
        let headline = try #require(reading.claims.first { $0.quote == "突破370亿件" })
        #expect(headline.metric == "快递业务量" && headline.organization == "全国")
        expectSound(reading)
    }

    /// 1.1 is none of 21.1: a headline goes to the article that has its figures.
    @Test func figuresStandAlone() throws {
        let text = """
            本报讯　2020年邮政行业业务收入首次突破1万亿元，达到11037.8亿元，上年不足1万亿元。 □综合
            本报讯　2021年，全国快递业务量为1083.0亿件，邮政行业业务收入达到12642.3亿元，其中国际快递业务量为21.1亿件。 □综合
            邮政行业业务收入从不足1万亿元到超1.1万亿元
            """
        let reading = try Shared.read(text, issued: Day(iso: "2022-01-18"))
        #expect(reading.articles.map(\.headline) == ["邮政行业业务收入从不足1万亿元到超1.1万亿元", nil])
    }

    /// A blank of a headline parts a figure from the words before it, as it does on a page of HTML.
    @Test func blankBeforeAFigure() throws {
        let reading = try Shared.read(
            """
            年末冲高 12月份快递业务量同比增长近28%
            本报讯　12月份，全国快递业务量完成132.6亿件，同比增长27.9%。
            """, issued: Day(iso: "2024-01-23"))
        #expect(reading.claims.first?.metric == "快递业务量")
        #expect(reading.articles.map(\.headline) == ["年末冲高 12月份快递业务量同比增长近28%"])
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
