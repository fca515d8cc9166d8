import Testing

@testable import Reading

/// Groups of bodies before what is measured of them.
@Suite struct GroupPhraseTests {
    private func group(_ words: String) -> String? {
        let core = words.scalarValues
        return GroupPhrase(core, Shared.vocabulary).map { String(core[$0.group]) + "|" + String(core[$0.rest...]) }
    }

    @Test(arguments: [
        ("重点钢铁企业库存量", "重点钢铁企业|库存量"), ("三家乳品企业的营业收入", "乳品企业|营业收入"), ("央企用电量", "央企|用电量"),
        ("“引江”工程区造林面积", "“引江”工程区|造林面积"), ("养老机构营业收入", "养老机构|营业收入"),
    ])
    func found(_ words: String, _ wanted: String) { #expect(group(words) == wanted) }

    /// Names of metrics that begin with a group, groups that are counted or joined, and words that point at one.
    @Test(arguments: [
        "规模以上工业企业利润总额", "邮政行业寄递业务量", "同月邮政行业寄递业务量", "限额以上企业消费品零售额", "央企和用电量", "某些企业营业收入", "企业利润",
        "粮食产量", "",
    ])
    func none(_ words: String) { #expect(group(words) == nil) }

    @Test(arguments: [("3.前四个月", 2), ("（4）全省", 3), ("12、我省", 3), ("(5)全省", 3)])
    func listNumbers(_ text: String, _ wanted: Int) {
        let text = text.scalarValues
        #expect(ArticleLayout.listNumber(text, 0..<text.count) == wanted)
    }

    /// Decimals, years and figures are no numbers of a list.
    @Test(arguments: ["1.5亿件", "3", "2022.全年", "（前三季度）", "5亿元", "", "36."])
    func noListNumbers(_ text: String) {
        let text = text.scalarValues
        #expect(ArticleLayout.listNumber(text, 0..<text.count) == nil)
    }
}
