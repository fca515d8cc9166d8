import Testing

@testable import Reading

/// Which article columns of text belong to, told by where they stand.
struct PrintedColumnTests {
    /// A paragraph that goes on in a column of one line, higher than it began: the air above a paragraph is not printed again at the head of a
    /// column. The short headline stands over the first column only.
    @Test func aColumnOfOneLineGoesOn() throws {
        var paper = Paper()
        paper.line(100, size: 20, (40, "湖北外贸保持增长"))
        paper.line(146, (60, "前三季度，湖北省进出口总额4721.2亿元，民营企业占比"))
        paper.line(160, (40, "提高2.1个百分点。"))
        paper.line(146, (340, "海关部门表示，将支持企业用好各类便利措施。"))
        paper.line(200, size: 20, (40, "河南秋粮收购加快"))
        paper.line(252, (60, "截至11月15日，河南省各类企业累计收购秋粮412万"))
        paper.line(266, (40, "吨，同比增加21.4万吨。今年全省玉"))
        paper.line(242, (340, "米产量2150.8万吨，比上年增长1.2%。"))
        let source = try paper.text().source
        #expect(source.contains("今年全省玉米产量2150.8万吨"), "\(source)")
        let facts = try paper.facts()
        #expect(facts.contains { $0.hasPrefix("2150.8万吨: 21508000000 kg 河南省 玉米产量") }, "\(facts)")
    }

    /// An article with a headline of its own begins beside another that has not ended: its text is not taken from it.
    @Test func anArticleBesideAnOpenOne() throws {
        var paper = Paper()
        paper.line(100, size: 20, (40, "湖北外贸保持增长"))
        paper.line(100, size: 20, (340, "河南秋粮收购加快"))
        paper.line(146, (60, "前三季度，湖北省进出口总额4721.2亿元，增长"))
        paper.line(146, (360, "今年河南省玉米产量2150.8万吨，比上年增长1.2%。"))
        let lines = try paper.text().source.split(separator: "\n").map(String.init)
        #expect(
            lines == [
                "湖北外贸保持增长", "前三季度，湖北省进出口总额4721.2亿元，增长", "河南秋粮收购加快", "今年河南省玉米产量2150.8万吨，比上年增长1.2%。",
            ], "\(lines)")
    }
}
