import Testing

@testable import Reading

/// What the words before a figure say of it, and what is left of them.
@Suite struct LeftReadingTests {
    private func read(_ words: String, hasBase: Bool = true) -> LeftReading {
        LeftReading(Phrase(words), Shared.vocabulary, hasBase: hasBase)
    }

    @Test(
        arguments: [
            ("货运量同比下降", "货运量", -1, "同比"), ("产量同比增加", "产量", 1, "同比"), ("茶园面积比上年扩大", "茶园面积", 1, nil),
            ("环比多开行", "", 1, "环比"), ("同比少开行", "", -1, "同比"), ("货运量", "货运量", nil, nil),
            ("客运量达到", "客运量", nil, nil), ("客运量增长到", "客运量", nil, nil),
        ] as [(String, String, Int?, String?)])
    func movements(words: String, core: String, sign: Int?, base: String?) {
        let left = read(words)
        #expect(left.core.string == core)
        #expect(left.change?.sign == sign)
        #expect(left.baseWord == base)
    }

    @Test func whatHasBeenReachedMovesNoMore() {
        let left = read("客运量增长到")
        #expect(left.roles.contains(.reachTo))
        #expect(left.change == nil)
    }

    /// 高 by itself moves only where something to compare with is known.
    @Test func aSingleCharacterNeedsABase() {
        #expect(read("出口额高", hasBase: false).change == nil)
        #expect(read("出口额高", hasBase: false).core.string == "出口额高")
        #expect(read("出口额高", hasBase: true).change?.sign == 1)
    }

    @Test(arguments: [
        ("其中果园面积", "果园面积"), ("并且客运量达", "客运量"), ("对茶农贷款", "茶农贷款"), ("在校学生", "在校学生"), ("在鄂企业", "在鄂企业"),
        ("及时率为", "及时率"), ("基本医疗保险参保", "基本医疗保险参保"), ("高中", "高中"), ("（不含县区）客运量", "客运量"),
        ("流通中货币（M0）余额", "流通中货币（M0）余额"), ("贷款（不含贴现）余额", "贷款余额"), ("生猪产能", "生猪产能"), ("两市合约", "两市合约"),
    ])
    func whatIsLeft(words: String, core: String) { #expect(read(words).core.string == core) }

    @Test func whereAMovementBegins() {
        #expect(read("保有量从").isOrigin)
        #expect(read("保有量由").isOrigin)
        #expect(!read("保有量到").isOrigin)
        #expect(read("保有量从").core.string == "保有量")
    }

    @Test func shares() {
        let left = read("水电占全部用电量的")
        #expect(left.whole == "全部用电量")
        #expect(left.core.string == "水电")
        #expect(left.roles.contains(.share))
        #expect(read("占地").whole == nil)
        #expect(read("抢占").whole == nil)
        #expect(read("完成全年计划的").whole == "全年计划", "a share of the plan, and no plan")
        #expect(!read("完成全年计划的").roles.contains(.plan))
    }

    @Test func comparisons() {
        let left = read("民间投资增速高于全县平均水平")
        #expect(left.comparator)
        #expect(left.core.string == "民间投资增速")
        #expect(left.change?.sign == 1)
        #expect(read("低于全省").comparator)
        #expect(read("比上年增长").comparator == false, "a time is no other figure")
        #expect(read("比其他行业快").comparator)
        #expect(read("存贷比").core.string == "存贷比")
    }

    @Test func averages() {
        let alone = read("户均")
        #expect(alone.averageWord == "户均")
        #expect(alone.isAverage)
        #expect(alone.core.isEmpty)
        let moved = read("户均增收")
        #expect(moved.roles.contains(.average) || moved.change != nil)
        let price = read("牛肉每公斤")
        #expect(price.core.string == "牛肉")
        #expect(price.roles.contains(.average))
        #expect(!price.isAverage)
    }

    @Test func whatHasComeAbout() {
        #expect(read("已建成").isDone)
        #expect(read("建成了").isDone)
        #expect(!read("建成").isDone)
        #expect(read("计划投放").roles.contains(.plan))
        #expect(read("力争客运量突破").roles.contains(.plan))
        #expect(read("预计客运量").roles.contains(.will))
    }

    @Test func lists() {
        #expect(read("茶厂、果园等").enumerates)
        #expect(!read("茶厂等").enumerates)
        let dealt = read("东城、西城分别进出口")
        #expect(dealt.distributes)
        #expect(dealt.common == "进出口")
        #expect(dealt.core.string == "东城、西城")
        #expect(read("产量、销量分别达").distributes)
    }

    @Test func waysOfReckoning() {
        let left = read("剔除检修因素后，发电量同比增长")
        #expect(left.basis == "剔除检修因素")
        #expect(left.core.string == "发电量")
        #expect(read("发电量增长").basis == nil)
    }

    /// 多投放: more of what was said before.
    @Test func moreOfTheSame() {
        var left = read("多投放")
        left.change = nil
        left.readMore(Shared.vocabulary)
        #expect(left.change?.sign == 1)
        var other = read("货运量")
        other.readMore(Shared.vocabulary)
        #expect(other.change == nil)
    }

    @Test func theMovementStandsFirst() {
        var left = read("下调贷款利率")
        left.change = nil
        left.readLeadingMovement(Shared.vocabulary)
        #expect(left.change?.sign == -1)
        #expect(left.core.string == "贷款利率")
    }
}
