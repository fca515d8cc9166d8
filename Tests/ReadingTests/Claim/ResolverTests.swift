import Testing

@testable import Reading

/// What names stand for within an article.
@Suite struct ResolverTests {
    private let names = Shared.vocabulary.names

    private func division(_ code: String) -> Int { names.divisionOfCode[code] ?? -1 }
    private func region(_ code: String) -> Resolved { names.body(ofDivision: division(code), reason: "test") }

    // MARK: divisions of one name

    private func pick(_ codes: [String], after known: [Resolved] = []) -> String? {
        DivisionChoice(vocabulary: Shared.vocabulary, known: known).pick(codes.map(division)).map {
            names.divisions[$0.region].code
        }
    }

    /// 鼓楼区 of 南京, 福州, 开封 and 徐州.
    private static let towers = ["320106", "350102", "410204", "320302"]

    @Test func aDivisionByItself() { #expect(pick(["420500"]) == "420500") }

    @Test func theRegionThatTheTextSpeaksOfDecides() {
        #expect(pick(ResolverTests.towers) == nil)
        #expect(pick(ResolverTests.towers, after: [region("320100")]) == "320106", "within the city")
        #expect(pick(ResolverTests.towers, after: [region("350000")]) == "350102", "within the province")
        #expect(pick(ResolverTests.towers, after: [region("350300")]) == "350102", "beside another city of the province")
        #expect(pick(ResolverTests.towers, after: [region("320000")]) == nil, "two of that province")
        #expect(pick(ResolverTests.towers, after: [region("320100"), region("350100")]) == "350102", "the last one")
    }

    @Test func theHighestLevelDecides() { #expect(pick(["220000", "220200"]) == "220000") }

    // MARK: words that point back

    private func back(_ means: String, _ word: String, after known: Resolved...) -> String? {
        BackReference(vocabulary: Shared.vocabulary, known: known).resolve(means, word)?.name
    }

    private func body(_ name: String, system: String?, region code: String? = nil, level: String? = "prefecture") -> Resolved {
        Resolved(
            name: name, level: level, system: system, region: code.map(division) ?? -1, parent: nil, reason: "test")
    }

    @Test func regionsByTheirLevel() {
        let county = region("420525")
        #expect(back("region:any", "全县", after: county) == names.displayName(division("420525")))
        #expect(back("region:any", "全市", after: county) == names.displayName(division("420500")))
        #expect(back("region:any", "全省", after: county) == "湖北省")
        #expect(back("region:any", "全州", after: county) == nil)
        #expect(back("region:country", "我国") == "全国")
        #expect(back("region:any", "全市") == nil, "nothing was named")
    }

    @Test func bodiesByTheirSort() {
        let bank = body("宜昌江河银行", system: "bank")
        let firm = body("宜昌江河船务公司", system: "company")
        #expect(back("bank", "该行", after: bank, firm) == "宜昌江河银行")
        #expect(back("company", "该公司", after: firm, bank) == "宜昌江河银行", "a bank is a company too, the last one")
        #expect(back("hospital", "该院", after: bank, firm) == nil)
        #expect(back("same", "其", after: bank, region("420500")) == "宜昌江河银行", "a region is no body")
        #expect(back("none", "该", after: bank) == nil)
    }

    /// 各县 of the region named last that has counties.
    @Test func members() {
        #expect(back("members", "各县", after: region("420000"), region("420525")) == "湖北省各县")
        #expect(back("members", "各市", after: region("420500")) == "各市")
    }

    // MARK: the resolver

    private func resolver(_ text: String) -> Resolver { Resolver(vocabulary: Shared.vocabulary, text: text.scalarValues) }

    @Test func whatWasNamedLastStandsLast() {
        var resolver = resolver("")
        resolver.note(region("420500"))
        resolver.note(region("420525"))
        resolver.note(region("420500"))
        #expect(resolver.known.map(\.region) == [division("420525"), division("420500")])
        resolver.note(body("宜昌江河银行", system: "bank"))
        #expect(resolver.documentSystems == ["bank"])
        resolver.reset()
        #expect(resolver.known.isEmpty)
        #expect(resolver.documentSystems == ["bank"], "the document goes on")
    }

    @Test func candidatesOfOpenWords() {
        let towers = ResolverTests.towers.map(division)
        let found = resolver("鼓楼区").candidates(NameMention(range: 0..<3, kind: .region(towers)))
        #expect(found.count == 4)
        #expect(resolver("宜昌市").candidates(NameMention(range: 0..<3, kind: .region([division("420500")]))).isEmpty)
    }

    @Test func groups() {
        #expect(body("宜昌江河船务集团", system: nil).group == "company")
        #expect(body("宜昌江河银行", system: nil).group == "bank")
        #expect(body("宜昌市林业局", system: nil).group == "bureau")
        #expect(body("宜昌市", system: "region").group == "region")
        #expect(body("江河合唱团", system: nil).group == "other")
    }
}
