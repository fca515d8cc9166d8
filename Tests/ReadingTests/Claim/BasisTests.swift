import Testing

@testable import Reading

/// Stated exclusions are cut off the head of what a figure says.
@Suite struct BasisTests {
    @Test(arguments: [
        ("扣除价格因素，人均收入", "扣除价格因素", "人均收入"),
        ("按可比价格计算，产值", "按可比价格", "产值"), ("按可比口径计算收入", "按可比口径", "收入"), ("同口径收入", "同口径", "收入"),
        ("不含农户投资", "不含", "农户投资"), ("不考虑减税因素，税收", "不考虑减税因素", "税收"),
    ])
    func theHeadIsCut(words: String, basis: String, rest: String) {
        var core = Phrase()
        core.append(words.scalarValues, 0..<words.scalarValues.count)
        #expect(Basis.cut(&core, Shared.vocabulary) == basis)
        #expect(core.string == rest)
    }

    @Test func whatFollowsTheHeadIsCutWithIt() {
        var core = Phrase()
        core.append("剔除价格因素后，收入".scalarValues, 0..<10)
        #expect(Basis.cut(&core, Shared.vocabulary) == "剔除价格因素")
        #expect(core.string == "收入")
    }

    @Test(arguments: ["收入", "", "收入（不含税）", "可比收入"])
    func nothingIsCut(words: String) {
        var core = Phrase()
        core.append(words.scalarValues, 0..<words.scalarValues.count)
        #expect(Basis.cut(&core, Shared.vocabulary) == nil)
        #expect(core.string == words)
    }
}
