import Testing

@testable import Reading

/// From the phrase of a figure to the name of a series, without a text around it.
struct MetricNamingTests {
    private func name(_ phrase: String, owner: String? = nil, isGrowth: Bool = false) -> MetricNaming.Name {
        MetricNaming(Shared.vocabulary).name(
            phrase.scalarValues, MetricNaming.Key(phrase: phrase, owner: owner, isGrowth: isGrowth))
    }

    @Test(arguments: [
        ("各行的不良贷款率", "不良贷款率"), ("7.快递业务量", "快递业务量"), ("快递业务量累计完成", "快递业务量"),
        ("粮食产量已连续", "粮食产量"), ("快递业务收入占全国", "快递业务收入占全国的"), ("发放社保卡", "社保卡发放"), ("发放社保卡数", "社保卡发放量"),
        ("货运班列累计开行", "开行货运班列"), ("规上服务业营业收入", "规模以上服务业营收"),
    ])
    func oneThingHasOneName(_ left: String, _ right: String) {
        #expect(name(left).metric != nil)
        #expect(name(left) == name(right), "\(left), \(right)")
    }

    @Test(arguments: [
        ("海上风电发电量", "发电量"), ("货物出口", "服务出口"), ("进口货物物流总额", "社会物流总额"), ("住院费用", "门诊费用"),
        ("基金累计结余", "基金当期结余"), ("夏粮产量", "粮食产量"), ("条码平信信息断点率", "给据邮件信息断点率"),
    ])
    func whatDiffersStaysApart(_ left: String, _ right: String) {
        #expect(name(left) != name(right))
        #expect(name(left).metric != nil && name(right).metric != nil)
    }

    @Test(arguments: ["省", "但", "不少于", "占陆地面积", "高于全国", "他们"])
    func aPieceOfASentenceIsNoName(_ phrase: String) {
        #expect(name(phrase).metric == nil, "\(name(phrase))")
    }

    @Test func aPartOfAnAxisIsTheComponent() {
        let part = name("同城快递业务量")
        #expect(part.metric == name("快递业务量").metric && part.component == "同城")
        #expect(name("全国同城快递业务量") == part)
    }

    @Test func growthIsOfTheThing() {
        #expect(name("快递业务量增速", isGrowth: true) == name("快递业务量"))
        #expect(name("快递业务量增速").metric != name("快递业务量").metric)
        #expect(name("快递业务量年均增速", isGrowth: true).metric != name("快递业务量").metric)
    }

    @Test func theOwnerIsNoPartOfTheName() {
        #expect(name("青山集团营业收入", owner: "青山集团") == name("营业收入"))
        #expect(name("青山集团营业收入").metric == "青山集团营业收入")
    }

    /// Days and metres measure what lasts and what has a length; anything else may be counted and weighed.
    @Test(arguments: [
        ("赔付时效", "d", true), ("项目工期", "个月", true), ("制卡立等可取", "min", true), ("罢工", "d", false), ("倒计", "d", false),
        ("新建公路", "m", true), ("安装护栏", "m", true), ("山区", "m", false), ("山区", "个", true), ("罢工", "人", true),
    ])
    func unitFitsTheName(_ name: String, _ unit: String, _ fits: Bool) {
        #expect(NounPhrase(vocabulary: Shared.vocabulary).isMeasured(name.scalarValues, in: unit) == fits)
    }

    /// One end of a bracket or of quotation marks alone is a piece of something.
    @Test(arguments: [("茶乡》剧目", false), ("《茶乡》剧目", true), ("走出去”活动", false), ("“走出去”活动", true), ("茶园（旱地）", true)])
    func bothEndsOfABracket(_ name: String, _ isName: Bool) {
        #expect(NounPhrase(vocabulary: Shared.vocabulary).isName(name.scalarValues, isKnown: false) == isName)
    }
}
