import Quantities
import Testing

@testable import Reading

/// The words of what a figure measures: nouns, lists, parts, what they are counted in.
@Suite struct MetricPhraseTests {
    private let vocabulary = Shared.vocabulary

    // MARK: one phrase

    /// What `before` and `behind` make of a figure, as `rule: name`; the figure stands between them.
    private func made(_ before: String, _ figure: String, _ behind: String = "", topic: String? = nil) -> String? {
        let text = (figure + behind).scalarValues
        let scanner = QuantityScanner(text: text, vocabulary: vocabulary)
        guard let quantity = scanner.scan(0, text.count, floor: 0) else { return nil }
        let end = quantity.range.upperBound
        let right = RightNoun(text, end, text.count, vocabulary, isShare: Nature.isRatio(quantity.unit))
        let unit = quantity.unitRange.isEmpty ? "" : String(text[quantity.unitRange])
        let made = MetricPhrase.make(
            quantity, unitWord: unit, LeftReading(Phrase(before), vocabulary), right, topic: topic, isLikeTopic: true,
            listVerb: "",
            isList: false, vocabulary: vocabulary)
        return "\(made.rule): \(made.text ?? "-")"
    }

    @Test func phrases() {
        #expect(made("茶叶产量达", "36万吨") == "noun before: 茶叶产量")
        #expect(made("茶叶产量增长", "3.6%") == "movement: 茶叶产量")
        #expect(made("建成", "36座", "茶厂") == "noun after: 建成茶厂")
        #expect(made("", "36座", "茶厂") == "noun after: 茶厂")
        #expect(made("增长", "3.6%", topic: "茶叶产量") == "topic: 茶叶产量")
        #expect(made("占比", "3.6%", topic: "茶叶产量") == "topic: 茶叶产量占比")
        #expect(made("", "3.6%") == "topic: -")
        #expect(made("春茶占茶叶产量的", "63%") == "share: 春茶占茶叶产量")
        #expect(made("春茶增速高于全县平均水平", "3.6个百分点") == "comparison: 春茶增速")
    }

    // MARK: behind a figure

    @Test(arguments: [
        ("座茶厂，", "茶厂", false), ("的茶园已", "茶园", true), ("，茶园", "", false), ("大关", "", false), ("家企业和", "企业", false),
        ("个“茶香小镇”建成", "“茶香小镇”", false),
    ])
    func nouns(behind: String, noun: String, afterDe: Bool) {
        let text = behind.scalarValues
        let start = ["座", "家", "个"].contains(String(behind.prefix(1))) ? 1 : 0
        let right = RightNoun(text, start, text.count, vocabulary, isShare: false)
        #expect(right.noun.string.hasPrefix(noun) && right.noun.isEmpty == noun.isEmpty, "\(right.noun.string)")
        #expect(right.afterDe == afterDe)
    }

    // MARK: what it is counted in

    @Test(
        arguments: [
            ("门诊人次", "人次"), ("在校生人数", "人"), ("手机用户", "用户"), ("茶叶产量", nil), ("人次", "人次"), ("", nil),
        ] as [(String, String?)])
    func unitsAtTheEnd(words: String, unit: String?) { #expect(CountedNoun.unit(atEndOf: words.scalarValues) == unit) }

    @Test func unitsOfNouns() {
        #expect(CountedNoun.unit(of: Phrase("小微商户"), vocabulary) == "商户")
        #expect(CountedNoun.unit(of: Phrase("茶园"), vocabulary) == "茶园")
        #expect(CountedNoun.unit(of: Phrase("茶"), vocabulary) == "")
    }

    @Test func traits() {
        let traits = MetricTraits(vocabulary)
        #expect(traits.isMoney("茶叶销售收入".scalarValues))
        #expect(!traits.isMoney("茶叶销量".scalarValues))
        #expect(traits.isCrop("茶园种植面积".scalarValues))
        #expect(!traits.isCrop("茶叶销量".scalarValues))
        #expect(traits.isSector(Phrase("采茶业")))
        #expect(!traits.isSector(Phrase("茶业")), "two characters")
        #expect(traits.isIndex("景气指数".scalarValues))
        #expect(!traits.isIndex("指数基金".scalarValues))
    }

    // MARK: lists and parts

    @Test func partsOfAList() {
        #expect(PhraseParts.parts(Phrase("红茶、绿茶"), 2) == ["红茶", "绿茶"])
        #expect(PhraseParts.parts(Phrase("红茶、绿茶和白茶"), 3) == ["红茶", "绿茶", "白茶"])
        #expect(PhraseParts.parts(Phrase("茶叶"), 2) == ["茶叶"])
        #expect(PhraseParts.parts(Phrase(""), 2) == [])
    }

    @Test func twoMetricsInOne() {
        #expect(PhraseParts.twoMetrics("贷款余额、户数", vocabulary) == ["贷款余额", "贷款户数"])
        #expect(PhraseParts.twoMetrics("茶叶产量、茶农收入", vocabulary) == ["茶叶产量", "茶农收入"])
        #expect(PhraseParts.twoMetrics("红茶、绿茶", vocabulary) == nil)
        #expect(PhraseParts.twoMetrics(nil, vocabulary) == nil)
    }

    @Test func componentsOfAMetric() {
        let parts = PhraseParts.components(["同城", "异地", "国际快递业务量"], vocabulary)
        #expect(parts.map(\.metric) == ["同城快递业务量", "异地快递业务量", "国际快递业务量"])
        #expect(parts.map(\.component) == ["同城", "异地", "国际"])
        let others = PhraseParts.components(["红茶", "绿茶"], vocabulary)
        #expect(others.map(\.metric) == ["红茶", "绿茶"])
        #expect(others.allSatisfy { $0.component == nil })
    }

    @Test func aPartBesideItsTopic() {
        #expect(PhraseParts.component(Phrase("同城"), topic: "快递业务量", vocabulary) == "同城快递业务量")
        #expect(PhraseParts.component(Phrase("茶园"), topic: "快递业务量", vocabulary) == nil)
        #expect(PhraseParts.component(Phrase("同城"), topic: nil, vocabulary) == nil)
    }

    // MARK: what a clause is about

    @Test func subjects() {
        #expect(ClauseSubject.noun(Phrase("茶叶行情再获好评"), vocabulary) == "茶叶行情")
        #expect(ClauseSubject.noun(Phrase("茶"), vocabulary) == nil)
        #expect(ClauseSubject.leadingMovement(Phrase("春茶价格涨幅最大"), vocabulary)?.metric == "春茶价格涨幅")
        #expect(ClauseSubject.leadingMovement(Phrase("春茶价格平稳"), vocabulary) == nil)
    }

    @Test func verbsOfALists() {
        #expect(ClauseSubject.leadingVerb(Phrase("发放贷款"), vocabulary) == "发放")
        #expect(ClauseSubject.leadingVerb(Phrase("发放"), vocabulary) == "")
        #expect(ClauseSubject.leadingVerb(Phrase("发电量"), vocabulary) == "", "part of a noun")
        #expect(ClauseSubject.leadingVerb(Phrase("茶园"), vocabulary) == "")
    }

    // MARK: places

    @Test(arguments: [
        ("茶叶产量居全省", "茶叶产量", "全省"), ("在全国同业列", "", "全国同业"), ("茶叶产量连续三年位居全国", "茶叶产量", "全国"),
        ("茶叶产量全市", "茶叶产量", "全市"), ("茶叶产量", "茶叶产量", ""), ("列", "", ""),
    ])
    func ranks(words: String, metric: String, scope: String) {
        let rank = RankPhrase(Phrase(words), vocabulary)
        #expect(rank.metric.string == metric)
        #expect(rank.scope == scope)
    }
}
