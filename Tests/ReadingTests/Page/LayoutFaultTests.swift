import Quantities
import Testing

@testable import Reading

/// What pages print into a text, beside it or wrongly: the sentence goes on as if nothing were there.
@Suite struct LayoutFaultTests {
    private static let issued = Day(iso: "2024-01-22")

    private func claims(_ text: String) throws -> [Claim] {
        let reading = try Shared.read(text, issued: LayoutFaultTests.issued)
        expectSound(reading)
        return reading.claims
    }

    @Test(arguments: [
        "— 3 —", "－3－", "第 3 页 共 12 页", "第3页/共12页", "3", "Page 3 of 12", "2024年1月22日　星期一　　　综合　　　第3版",
    ])
    func furnitureWithinASentence(_ mark: String) throws {
        let claims = try claims(
            """
            　　2023年，湖北省邮政分公司揽收包裹325万件，同比增长5.6%，
            投递报刊861万份，建成站点731个；农产品寄递业务收入和销售
            \(mark)
            额合计85.2亿元，居全系统首位。全省新增服务网点120处，覆盖
            行政村4.8万个。
            """)
        #expect(claims.map(\.value.plain) == ["3250000", "5.6", "8610000", "731", "8520000000", "1", "120", "48000"])
        #expect(claims[4].metric?.contains("销售额") == true)
    }

    /// A number that stands alone between paragraphs may be a figure, and the head of a page holds its date.
    @Test func noFurniture() throws {
        let reading = try Shared.read("2024年1月22日 星期一 第3版\n\n本报讯　1月，湖北省邮政分公司揽收包裹325万件。\n")
        #expect(reading.issued == Day(iso: "2024-01-22"))
    }

    @Test func columns() throws {
        let claims = try claims(
            """
            2023年，江苏省快递业务量完成83.6亿件，     2023年，安徽省快递业务量完成34.1亿件，
            同比增长4.7%，快递业务收入完成931.     同比增长8.2%，快递业务收入完成307.
            2亿元；新建网点120处，覆盖行政村1.     5亿元；新建网点260处，覆盖行政村2.
            4万个。                                 9万个。
            """)
        let sorted = claims.map { "\($0.organization ?? "") \($0.value.plain)" }.sorted()
        #expect(
            sorted == [
                "安徽省 260", "安徽省 29000", "安徽省 30750000000", "安徽省 3410000000", "安徽省 8.2", "江苏省 120", "江苏省 14000",
                "江苏省 4.7", "江苏省 8360000000", "江苏省 93120000000",
            ])
    }

    /// Rows of a table are read across.
    @Test func table() throws {
        let claims = try claims("江苏省     83.6亿件     4.7%\n安徽省     34.1亿件     8.2%\n浙江省     61.2亿件     5.3%\n")
        #expect(claims.map(\.value.plain) == ["8360000000", "4.7", "3410000000", "8.2", "6120000000", "5.3"])
    }

    @Test(arguments: [
        "22002233年年，，江江苏苏省省快快递递业业务务量量完完成成8833..66亿亿件件。。", "2023å¹´ï¼æ±èçå¿«éä¸å¡éå®æ83.6äº¿ä»¶ï¼åæ¯å¢é¿4.7%ã",
        "江\u{FFFD}\u{FFFD}省\u{FFFD}\u{FFFD}业\u{FFFD}\u{FFFD}完成83.6亿\u{FFFD}\u{FFFD}，增\u{FFFD}4.7%。",
    ])
    func unreadable(_ line: String) throws {
        let claims = try claims("2023年，湖北省邮政分公司揽收包裹325万件。\n\(line)\n")
        #expect(claims.map(\.value.plain) == ["3250000"])
    }

    @Test func blanks() throws {
        let claims = try claims("2023年，江苏省快递业务量完成8 3. 6亿件，规模以上工业 增加值增长7. 1%。")
        #expect(claims.map(\.value.plain) == ["8360000000", "7.1"])
        #expect(claims.last?.metric == "规模以上工业增加值")
        let headline = try self.claims("潜江稻虾总产居全省第3 2.6亿公斤创新高\n　　2023年，潜江市稻虾总产2.6亿公斤。\n")
        #expect(headline.map(\.value.plain) == ["3", "260000000", "260000000"])
    }
    /// A figure broken at the end of a line, and short lines of one sentence, without any column to tell by.
    @Test func brokenFigures() throws {
        let claims = try claims(
            "2023年，江苏省快递业务量完成83.6\n亿件，同比增长4.7\n%，快递业务收入完成931.\n2亿元，覆盖行政村。\n")
        #expect(claims.map(\.value.plain) == ["8360000000", "4.7", "93120000000"])
    }

    /// Items of a list go on in no next line.
    @Test func items() throws {
        let claims = try claims(
            "国家邮政局数据显示，截至12月底，全国邮政企业已开通农村客货邮线路1100余条\n家具展区，湖北省邮政分公司建成站点731个，投递报刊861万份。\n")
        #expect(claims.map(\.value.plain) == ["1100", "731", "8610000"])
        #expect(claims.first?.metric?.hasSuffix("线路") == true)
    }
}
