import Quantities
import Testing

@testable import Reading

/// What choices, the words around a claim and its article say of it as a whole.
@Suite struct ChoiceSignTests {
    private func signs(_ best: FeatureSet<PeriodFeature>?, lead: Int?) -> FeatureSet<GradeFeature> {
        var signs = FeatureSet<GradeFeature>()
        signs.addPeriod(best, lead: lead)
        return signs
    }

    @Test(arguments: [
        (PeriodFeature.monthOrQuarter, GradeFeature.periodMonth), (.opened, .periodOpened), (.isSpan, .periodSpan),
        (.singleDay, .periodSingleDay), (.endsAtIssue, .periodToIssue), (.isNow, .periodNow),
        (.clauseEarlier, .periodEarlierInClause), (.sentenceRight, .periodBehind), (.paragraphFirst, .periodOfParagraph),
        (.rulesElsewhere, .periodByRulesAfar),
    ])
    func whatSpokeForThePeriodIsASign(feature: PeriodFeature, sign: GradeFeature) {
        #expect(signs(FeatureSet(.rules, feature), lead: 400) == FeatureSet(.periodFar, sign))
        #expect(signs(FeatureSet(feature), lead: nil) == FeatureSet(.periodAlone, .periodUnlikeRules, sign))
    }

    @Test func aPeriodFarAheadIsFarthest() {
        #expect(signs(FeatureSet(.rules), lead: 699) == FeatureSet(.periodFar))
        #expect(signs(FeatureSet(.rules), lead: 700) == FeatureSet(.periodFar, .periodFarthest))
        #expect(signs(nil, lead: nil) == FeatureSet(.periodAlone), "nothing was chosen")
    }

    @Test func whatSpokeForOwnerAndBase() {
        var signs = FeatureSet<GradeFeature>()
        signs.addOwner(FeatureSet(.home), lead: 60)
        signs.addBase(FeatureSet(.rules, .sayYearEarlier), lead: 10)
        #expect(signs == FeatureSet(.ownerClose, .ownerUnlikeRules, .baseOpen, .baseYearEarlier))
        var none = FeatureSet<GradeFeature>()
        none.addBase(nil, lead: nil)
        #expect(none == FeatureSet(.baseNone))
    }

    @Test func howMuchIsDoubted() {
        func signs(_ all: GradeFeature...) -> FeatureSet<GradeFeature> {
            var signs = FeatureSet<GradeFeature>()
            for sign in all { signs.insert(sign) }
            signs.addDoubts()
            return signs
        }
        #expect(signs(.level, .ownerUnsaid, .periodUnsaid) == FeatureSet(.level, .ownerUnsaid, .periodUnsaid, .undoubted))
        #expect(signs(.ownerOpen, .bracketed) == FeatureSet(.ownerOpen, .bracketed))
        #expect(signs(.ownerOpen, .bracketed, .supposes) == FeatureSet(.ownerOpen, .bracketed, .supposes, .muchDoubted))
    }

    // MARK: other figures

    private func signs(_ owners: [String?], values: [Int]? = nil) throws -> [FeatureSet<GradeFeature>] {
        let scene = try Scene("5亿件。")
        let drafts = owners.indices.map { place in
            scene.draft("5亿件", .flow) { draft in
                draft.subject = owners[place].map { Subject(resolved: Resolver.country, mention: $0) }
                draft.metric = "业务量"
                if let values { draft.value = Exact(Int128(values[place])) }
            }
        }
        let figures = ArticleFigures(drafts)
        return drafts.map { draft in
            var signs = FeatureSet<GradeFeature>()
            figures.add(draft, &signs)
            return signs
        }
    }

    @Test func anOwnerOfMostOrOfFew() throws {
        #expect(try signs(["全国"]) == [FeatureSet(.ownerOfMost)])
        #expect(try signs(["全国", nil]) == [FeatureSet(.ownerOfFew), FeatureSet(.ownerOfFew)])
        #expect(try signs(["全国", "全国", nil]) == [FeatureSet(), FeatureSet(), FeatureSet(.ownerOfFew)])
        #expect(try signs(["全国", "全国", "全国", "全国", "全国", nil]).first == FeatureSet(.ownerOfMost))
    }

    @Test func twoValuesOfOneContradictEachOther() throws {
        #expect(try signs(["全国", "全国"], values: [5, 6]).allSatisfy { $0.contains(.contradicted) })
        #expect(try !signs(["全国", "全国"], values: [5, 5]).contains { $0.contains(.contradicted) })
        #expect(try !signs(["全国", nil], values: [5, 6]).contains { $0.contains(.contradicted) })
    }

    // MARK: words

    private func signs(
        _ text: String, _ figure: String, period: String? = nil, metric: Range<Int>? = nil
    ) throws -> FeatureSet<GradeFeature> {
        let scene = try Scene(text)
        let draft = scene.draft(figure, .flow) { if let metric { $0.words.metric = [metric] } }
        let grading = Grading(layout: scene.layout, vocabulary: Shared.vocabulary, issued: scene.issued)
        var signs = FeatureSet<GradeFeature>()
        grading.addWords(scene.frame(draft), draft, period.map { scene.place($0) }, &signs)
        return signs
    }

    @Test func howThePeriodStands() throws {
        #expect(try signs("上半年，完成5亿件。", "5亿件", period: "上半年") == FeatureSet(.periodApart, .figureCloses))
        #expect(try signs("广东省上半年，完成5亿件。", "5亿件", period: "上半年") == FeatureSet(.periodEnds, .figureCloses))
        #expect(try signs("广东省上半年完成5亿件。", "5亿件", period: "上半年") == FeatureSet(.periodInside, .figureCloses))
        #expect(try signs("上半年完成5亿件。", "5亿件", period: "上半年") == FeatureSet(.figureCloses))
    }

    @Test func whatIsBehindTheFigure() throws {
        #expect(try signs("完成5亿件，居首。", "5亿件") == FeatureSet(.figureCloses))
        #expect(try signs("完成5亿件、6亿元。", "5亿件") == FeatureSet(.figureListed))
        #expect(try signs("完成5亿件快递。", "5亿件") == FeatureSet(.figureBeforeWord))
        #expect(try signs("完成（5亿件）。", "5亿件") == FeatureSet(), "a bracket")
    }

    @Test func howFarTheMetricIs() throws {
        let text = "业务量" + String(repeating: "好", count: 21) + "5亿件。"
        #expect(try signs(text, "5亿件", metric: 0..<3) == FeatureSet(.metricFar, .figureCloses))
        #expect(try signs(text, "5亿件", metric: 1..<4) == FeatureSet(.figureCloses))
    }
}
