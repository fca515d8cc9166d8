import Testing

@testable import Reading

/// Whose a figure may be, and what speaks for each.
@Suite struct OwnerCandidateTests {
    private func found(
        _ text: String, _ figure: String, home: String? = nil, title: String? = nil, _ body: (inout Draft) -> Void = { _ in }
    ) throws -> [String: Scene.Option<OwnerFeature>] {
        let scene = try Scene(text)
        return scene.owners(scene.frame(scene.draft(figure, .flow, body)), home: home, title: title)
    }

    @Test func onePlaceOfMany() throws {
        let tour = "湖北襄阳整修泵站。江苏扬州疏浚河道。广东韶关加固堤坝。福建龙岩修建渠道。\n"
        let all = try found(tour + "今年以来，完成产量5万吨。", "5万吨")
        #expect(all["龙岩市"] == nil && all["襄阳市"] == nil, "the paragraph before goes through many places")
        #expect(try found(tour + "今年以来，龙岩市完成产量5万吨。", "5万吨")["龙岩市"] != nil)
        #expect(try found(tour + "今年以来，完成产量5万吨。", "5万吨", home: "福建龙岩")["龙岩市"] != nil)
        let few = "湖北襄阳整修泵站。湖北宜昌疏浚河道。福建龙岩修建渠道。\n"
        #expect(try found(few + "今年以来，完成产量5万吨。", "5万吨")["龙岩市"] != nil)
    }

    // MARK: in the sentence

    @Test func atTheHeadOfTheClause() throws {
        let all = try found("广东省完成产量5万吨。", "5万吨")
        let owner = try #require(all["广东省"])
        #expect(owner.words == "广东省")
        #expect(
            owner.features.isSuperset(of: [.clauseHead, .sentenceFirst, .sentenceHead, .isRegion, .provinceLevel, .beforeVerb]))
        #expect(owner.features.isSuperset(of: [.articleFirst, .paragraphFirst, .clauseRegion, .full]))
    }

    @Test func elsewhereInTheClause() throws {
        let all = try found("去年全年广东省与相邻的浙江省合计完成产量5万吨。", "5万吨")
        #expect(all["浙江省"]?.features.contains(.clauseLast) ?? false)
        #expect(all["广东省"]?.features.contains(.clauseEarlier) ?? false)
    }

    @Test func inOtherClauses() throws {
        let all = try found("广东省说明，浙江省宣布，完成产量5万吨，江苏省居后，比福建省多。", "5万吨")
        #expect(all["浙江省"]?.features.isSuperset(of: [.previousClauseLast, .announcer]) ?? false)
        #expect(all["广东省"]?.features.contains(.previousClauseEarlier) ?? false)
        #expect(all["江苏省"]?.features.contains(.sentenceRight) ?? false)
        #expect(all["福建省"] == nil, "who is compared with owns nothing")
        let right = try found("产量5万吨的广东省领先。", "5万吨")
        #expect(right["广东省"]?.features.contains(.clauseRight) ?? false)
    }

    @Test func howFarAndBehindWhat() throws {
        let all = try found("广东省5万吨、浙江省6万吨。", "6万吨")
        #expect(all["浙江省"]?.features.isSuperset(of: [.nearest, .listed, .beforeFigure]) ?? false)
        #expect(all["浙江省"]?.features.contains(.behindFigure) == false)
        #expect(all["广东省"]?.features.contains(.behindFigure) ?? false)
    }

    @Test func howItIsNamed() throws {
        let all = try found("在广东省的码头（含浙江省）装货，向江苏省运出5万吨。", "5万吨")
        #expect(all["广东省"]?.features.isSuperset(of: [.oblique, .attributive]) ?? false)
        #expect(all["浙江省"]?.features.contains(.bracketed) ?? false)
        #expect(all["江苏省"]?.features.contains(.oblique) ?? false)
    }

    // MARK: before the sentence

    @Test func inSentencesBefore() throws {
        let all = try found("福建省下雨。广东省和浙江省都晴。完成产量5万吨。", "5万吨")
        #expect(all["广东省"]?.features.isSuperset(of: [.previousSentenceFirst, .previousSentenceHead]) ?? false)
        #expect(all["浙江省"]?.features.contains(.previousSentenceLast) ?? false)
        #expect(all["福建省"]?.features.isSuperset(of: [.paragraphEarlier, .paragraphFirst, .paragraphHead]) ?? false)
    }

    @Test func theSentenceGoesOn() throws {
        let all = try found("广东省和浙江省完成产量5万吨；完成产值6万元。", "6万元")
        #expect(all["广东省"]?.features.contains(.continuedFirst) ?? false)
        #expect(all["浙江省"]?.features.contains(.continuedLast) ?? false)
    }

    @Test func ofTheArticle() throws {
        let all = try found("福建省下雨。广东省完成产量5万吨。", "5万吨", home: "福建省", title: "福建省")
        #expect(all["福建省"]?.features.isSuperset(of: [.home, .isHome, .titleSubject, .besideNamedSentence]) ?? false)
        #expect(all["广东省"]?.features.contains(.unlikeHome) ?? false)
    }

    @Test func ofTheHeadlines() throws {
        let all = try found("广东省与浙江省合作\n\n完成产量5万吨，增长较快。\n", "5万吨")
        #expect(all["广东省"]?.features.contains(.headlineFirst) ?? false)
        #expect(all["浙江省"]?.features.contains(.headlineOther) ?? false)
    }

    @Test func firmsOfAnnouncements() throws {
        let all = try found("青山机械股份有限公司（600999）公告，去年营业收入5万元。", "5万元")
        let firm = try #require(all["青山机械股份有限公司"])
        #expect(firm.features.isSuperset(of: [.hasCode, .firstFirm, .onlyFirm, .mostNamedFirm, .isCompany, .sentenceFirm]))
        let other = try found("青山机械股份有限公司（600999）公告，营业收入5万元。绿水化工有限公司增长6%。", "6%")
        #expect(other["绿水化工有限公司"]?.features.contains(.articleHasCode) ?? false)
        #expect(other["绿水化工有限公司"]?.features.contains(.onlyFirm) == false)
    }

    @Test func whoAnnouncesForOthers() throws {
        let all = try found("国家统计局今天公布数据。完成产量5万吨。", "5万吨")
        #expect(all["国家统计局"]?.features.contains(.reporter) ?? false)
        let own = try found("国家统计局今天公布数据。国家统计局完成调查5万吨。", "5万吨")
        #expect(own["国家统计局"]?.features.contains(.reporter) == false, "its own clause")
    }

    @Test func partiesOfAnAnnouncement() throws {
        let text = "青山机械股份有限公司（600999）公告，控股股东华夏银行质押5万股。本年营业收入6万元。公司利润7万元。"
        #expect(try found(text, "5万股")["华夏银行"]?.features.contains(.party) ?? false)
        #expect(try found(text, "6万元")["华夏银行"] == nil, "a party owns what is said of it where it is named")
        #expect(try found(text, "6万元")["青山机械股份有限公司"] != nil)
    }

    // MARK: lists

    @Test func aListIsOneSubject() throws {
        let all = try found("广东省和浙江省产量领先，合计完成5万吨，占全国48%。", "5万吨")
        #expect(Array(all.keys) == ["广东省和浙江省"], "the words are kept, and nobody is meant")
        #expect(Array(try found("广东省和浙江省产量领先，合计完成5万吨，占全国48%。", "48%").keys) == ["广东省和浙江省"])
        #expect(try found("广东省与浙江省合作，完成5万吨。", "5万吨").count > 1, "与 joins no subjects")
        #expect(try found("在广东省和浙江省，江苏省完成5万吨。", "5万吨")["江苏省"] != nil)
        #expect(try found("广东省和浙江省的交界处完成5万吨。", "5万吨").count > 1)
    }

    @Test func figuresAreDealtOutInOrder() throws {
        let text = "广东省、浙江省和江苏省居前，产量分别达到5万吨、6万吨和7万吨，比上年增长8%。"
        #expect(Array(try found(text, "6万吨").keys) == ["浙江省"])
        #expect(Array(try found(text, "7万吨").keys) == ["江苏省"])
        #expect(Array(try found(text, "8%").keys) == ["广东省、浙江省和江苏省"])
        let other = "广东省和浙江省居前，产量分别达到5万吨、6万吨和7万吨。"
        #expect(Array(try found(other, "6万吨").keys) == ["广东省和浙江省"], "two bodies and three figures")
    }

    // MARK: what is no candidate

    @Test func theEndsOfALineAreNone() throws {
        let all = try found("广东省至浙江省高铁全长5万米。", "5万米")
        #expect(all["广东省"] == nil && all["浙江省"] == nil)
        #expect(try found("广东省到处丰收，完成5万吨。", "5万吨")["广东省"] != nil)
    }

    @Test func theCountryAtTheHeadOfTheMetric() throws {
        let all = try found("全国邮政完成产量5万吨。", "5万吨") { $0.metric = "全国邮政产量" }
        #expect(all[Resolver.country.name]?.features.contains(.clauseHead) ?? false)
    }

    @Test func aPartOfWhatStoodBefore() throws {
        let scene = try Scene("广东省完成产量5万吨，福建省居次。其中完成产值6万元。")
        let before = scene.draft("5万吨") { $0.subject = scene.subject("广东省") }
        #expect(Array(scene.owners(scene.frame(scene.draft("6万元"), earlier: before)).keys) == ["广东省"])
        let other = try Scene("广东省完成产量5万吨。其中福建省完成6万元。")
        #expect(other.owners(other.frame(other.draft("6万元"), earlier: before))["福建省"] != nil)
    }

    @Test func aPartOfABreakdownIsNone() throws {
        let text = "全国同城、国际/港澳台业务完成5万件，国际及港澳台业务完成6万件。"
        let parts = try found(text, "5万件")
        #expect(parts["港澳台"] == nil)
        let alone = try found("港澳台业务完成5万件。", "5万件")
        #expect(alone["港澳台"] != nil, "by itself it is a region")
    }

    /// The first name of a paragraph or an article is offered whatever stands before it.
    @Test func aPartThatIsNamedFirst() throws {
        let all = try found("同城、国际/港澳台业务完成5万件。", "5万件")
        #expect(all["港澳台"] == nil)
    }

    @Test func aPartOfTheMetricIsNone() throws {
        let text = "全省生产的广东荔枝达到5万吨。"
        #expect(try found(text, "5万吨")["广东省"] != nil)
        #expect(try found(text, "5万吨") { $0.metric = "广东荔枝产量" }["广东省"] == nil)
    }

    /// But what the rules say stays, whatever the metric holds.
    @Test func theRulesStay() throws {
        let scene = try Scene("全省生产的广东荔枝达到5万吨。")
        let draft = scene.draft("5万吨") { ($0.metric, $0.subject) = ("广东荔枝产量", scene.subject("广东")) }
        #expect(scene.owners(scene.frame(draft))["广东省"]?.features.contains(.rules) ?? false)
    }

    @Test func theCountryMustBeNamed() throws {
        let unnamed = try found("广东省完成产量5万吨。", "5万吨")
        #expect(Set(unnamed.keys) == ["广东省", "nobody"])
        #expect(unnamed["nobody"]?.features.contains(.nobody) ?? false)
        let named = try found("广东省领先全国。完成产量5万吨。", "5万吨")
        #expect(named[Resolver.country.name]?.features.isSuperset(of: [.isCountry, .country]) ?? false)
        let rules = try found("广东省完成产量5万吨。", "5万吨") { $0.subject = Subject(resolved: Resolver.country, mention: "全国") }
        #expect(rules[Resolver.country.name]?.features.isSuperset(of: [.rules, .rulesUnnamed, .countryUnnamed]) ?? false)
    }

    @Test func theRulesLeaveNoChoice() throws {
        let scene = try Scene("广东省、浙江省分别完成产量5万吨、6万吨。")
        let draft = scene.draft("6万吨") { ($0.hasFixedOwner, $0.subject) = (true, scene.subject("浙江省")) }
        let all = scene.owners(scene.frame(draft))
        #expect(all.count == 1 && all["浙江省"]?.features == [.rules])
    }

    @Test func theFigureBeforeCounts() throws {
        let scene = try Scene("广东省完成产量5万吨，浙江省完成6万吨。")
        let before = scene.draft("5万吨") { $0.subject = scene.subject("广东省") }
        let all = scene.owners(scene.frame(scene.draft("6万吨"), before: before))
        #expect(all["广东省"]?.features.contains(.asBefore) ?? false)
        #expect(all["浙江省"]?.features.contains(.unlikeBefore) ?? false)
        let earlier = scene.owners(scene.frame(scene.draft("6万吨"), earlier: before))
        #expect(earlier["广东省"]?.features.contains(.asEarlier) ?? false)
    }

    /// The same body in other words is the same owner; a part of it is not.
    @Test func anOwnerIsABody() throws {
        let scene = try Scene("广东省和浙江省。")
        let body = scene.subject("广东省").resolved
        let full = Owner(subject: Subject(resolved: body, mention: "广东省"))
        #expect(full == Owner(subject: Subject(resolved: body, mention: "该省")))
        #expect(full != Owner(subject: Subject(resolved: body, mention: "广东省", component: "东部地区")))
        #expect(full != Owner(subject: scene.subject("浙江省")) && full != Owner(subject: nil))
        #expect(Owner(subject: Subject(mention: "甲厂")) == Owner(subject: Subject(mention: "甲厂")))
        #expect(Owner(subject: Subject(mention: "甲厂")) != Owner(subject: Subject(mention: "乙厂")))
    }
}
