import Quantities
import Testing

@testable import Reading

/// What speaks for and against a claim as a whole, its grade and its doubts.
@Suite struct GradingTests {
    private func signs(
        _ text: String, _ figure: String, _ kind: Kind = .flow, issued: String? = "2022-11-25", period: String? = nil,
        owner: String? = nil, _ body: (inout Draft) -> Void = { _ in }
    ) throws -> Set<GradeFeature> {
        let scene = try Scene(text, issued: issued)
        let draft = scene.draft(figure, kind) {
            if period != nil { $0.period = Period("2022-01-01..2022-06-30") }
            if let owner { $0.subject = scene.subject(owner) }
            body(&$0)
        }
        let grading = Grading(layout: scene.layout, vocabulary: Shared.vocabulary, issued: scene.issued)
        return Set(
            grading.features(scene.frame(draft), draft, period.map { scene.place($0) }, owner.map { scene.place($0) }))
    }

    @Test func whatIsMeasured() throws {
        let text = "广东省快递业务量完成5亿件。"
        #expect(try signs(text, "5亿件").contains(.metricNone))
        let known = try signs(text, "5亿件") { ($0.metric, $0.words.metric) = ("快递业务量", [3..<8]) }
        #expect(known.contains(.metricKnown) && known.contains(.metricBeside) && !known.contains(.metricUnread))
        let unknown = try signs(text, "5亿件") { $0.metric = "亮点" }
        #expect(unknown.isSuperset(of: [.metricUnknown, .metricShort, .metricUnread]))
        #expect(try signs(text, "5亿件") { $0.metric = String(repeating: "好", count: 19) }.contains(.metricVeryLong))
        #expect(try signs(text, "5亿件") { $0.metric = String(repeating: "好", count: 12) }.contains(.metricLong))
        let verbs = try signs(text, "5亿件") { $0.metric = "业务完成以及数量，等" }
        #expect(verbs.isSuperset(of: [.metricHoldsVerb, .metricHoldsParticle, .metricHoldsMark]))
    }

    @Test func theFigure() throws {
        let text = "广东省快递业务量完成5亿件。"
        let units: [(String, GradeFeature)] = [
            ("CNY", .money), ("USD", .money), ("%", .percent), ("pp", .points), ("倍", .multiple), ("kg", .mass), ("", .bare),
            ("件", .classifier),
        ]
        for (unit, sign) in units { #expect(try signs(text, "5亿件") { $0.unit = unit }.contains(sign), "\(unit)") }
        let kinds: [(Kind, GradeFeature)] = [
            (.level, .level), (.flow, .flow), (.change, .change), (.growth, .growth), (.ratio, .ratio), (.rank, .rank),
            (.target, .target),
        ]
        for (kind, sign) in kinds { #expect(try signs(text, "5亿件", kind).contains(sign), "\(kind)") }
        let more = try signs(text, "5亿件") { ($0.bound, $0.component, $0.scope) = (.moreThan, "同城", "全国") }
        #expect(more.isSuperset(of: [.bounded, .hasComponent, .hasScope]))
    }

    @Test func whereItWasRead() throws {
        let text = "上半年广东省业务增加，完成5亿件。业务收入6亿元。"
        let sentence = try signs(text, "5亿件", period: "上半年", owner: "广东省")
        #expect(sentence.isSuperset(of: [.periodInSentence, .ownerInSentence, .allSaid, .ownerRegion, .firstOfSentence]))
        let elsewhere = try signs(text, "6亿元", period: "上半年", owner: "广东省")
        #expect(elsewhere.isSuperset(of: [.periodElsewhere, .ownerElsewhere]) && !elsewhere.contains(.allSaid))
        let clause = try signs("上半年广东省完成5亿件。", "5亿件", period: "上半年", owner: "广东省")
        #expect(clause.isSuperset(of: [.periodInClause, .ownerInClause]))
        #expect(try signs(text, "5亿件").isSuperset(of: [.periodNone, .ownerNone]))
        #expect(try signs(text, "5亿件") { $0.period = Period("2022-01-01..2022-06-30") }.contains(.periodUnsaid))
        #expect(try signs(text, "5亿件") { $0.subject = Subject(mention: "某厂") }.isSuperset(of: [.ownerUnresolved, .ownerUnsaid]))
    }

    @Test func thePlace() throws {
        #expect(try signs("广东省计划完成5亿件。", "5亿件").contains(.saysPlanButNot))
        #expect(try signs("广东省计划完成5亿件。", "5亿件", .target).contains(.saysPlan))
        #expect(try signs("如果广东省完成5亿件。", "5亿件").contains(.supposes))
        #expect(try signs("广东省（完成5亿件）领先。", "5亿件").contains(.bracketed))
        #expect(try signs("广东省完成5亿件。", "5亿件", issued: nil).contains(.undatedText))
        let list = "完成1吨、2吨、3吨、4吨、5吨。"
        #expect(try signs(list, "5吨").contains(.lateInSentence) && !signs(list, "4吨").contains(.lateInSentence))
    }

    @Test func whoAnnounces() throws {
        let text = "广东省宣布完成5亿件。"
        #expect(try signs(text, "5亿件", owner: "广东省") { $0.reportedBy = "广东省" }.contains(.ownerReported))
        #expect(try signs(text, "5亿件", owner: "广东省") { $0.reportedBy = "某局" }.contains(.announced))
    }

    // MARK: grades and doubts

    /// One candidate of every slot, or two that are as good as each other.
    private func choices(_ signs: FeatureSet<GradeFeature>, isOpen: Bool = false, isByRules: Bool = true, hasBase: Bool = false)
        throws -> SlotChoices
    {
        func filled<Value, Feature: SlotFeature>(_ first: Value, _ second: Value, _ features: FeatureSet<Feature>) -> Candidates<
            Value, Feature
        > {
            var found = Candidates<Value, Feature>()
            found.add(first, nil, features)
            if isOpen { found.add(second, nil, features) }
            return found
        }
        let weights = Shared.vocabulary.weights
        let (one, other) = (Period(year: 2021), Period(year: 2022))
        let (body, second) = (Owner(subject: Subject(mention: "甲厂")), Owner(subject: Subject(mention: "乙厂")))
        return SlotChoices(
            period: Choice(filled(one, other, isByRules ? FeatureSet(.rules) : FeatureSet()), weights[.period]),
            base: hasBase ? Choice(filled(one, other, isByRules ? FeatureSet(.rules) : FeatureSet()), weights[.base]) : nil,
            owner: Choice(filled(body, second, isByRules ? FeatureSet(.rules) : FeatureSet()), weights[.owner]), signs: signs)
    }

    private func grade(_ choices: SlotChoices, _ rows: String = "") throws -> (
        score: Int, confidence: Confidence, doubts: [String]
    ) {
        let scene = try Scene("5亿件。")
        let weights = try Vocabulary(tables: ["weights.tsv": "slot\tfeature\tweight\n" + rows]).weights
        let found = Grading(layout: scene.layout, vocabulary: Shared.vocabulary, issued: nil).grade(choices, weights)
        return (found.0, found.1, found.2)
    }

    @Test(arguments: [(300, Confidence.sure), (299, .likely), (100, .likely), (99, .doubtful), (-5, .doubtful)])
    func aGradeIsReached(score: Int, confidence: Confidence) throws {
        let rows = "grade\talways\t\(score)\nthreshold\tsure\t300\nthreshold\tlikely\t100\n"
        let found = try grade(try choices(FeatureSet(.always)), rows)
        #expect(found.score == score && found.confidence == confidence)
    }

    @Test func marginsAreSigns() throws {
        let rows =
            "grade\tperiodAlone\t1\ngrade\townerAlone\t10\ngrade\tbaseNone\t100\ngrade\tperiodOpen\t1000\ngrade\townerOpen\t10000\n"
        #expect(try grade(try choices(FeatureSet(.always)), rows).score == 111)
        #expect(try grade(try choices(FeatureSet(.always), isOpen: true), rows).score == 11100)
        let sizes = [0, 59, 60, 149, 150, 299, 300, 5000].map { GradeFeature.margin(.owner, $0) }
        #expect(sizes == [.ownerOpen, .ownerOpen, .ownerClose, .ownerClose, .ownerClear, .ownerClear, .ownerFar, .ownerFar])
    }

    /// By slot the sizes of a margin, what stands for none, and a choice that is not that of the rules.
    @Test func everySlotHasItsMargins() throws {
        let sizes: [(Slot, [GradeFeature], GradeFeature, GradeFeature)] = [
            (.period, [.periodOpen, .periodClose, .periodClear, .periodFar], .periodAlone, .periodUnlikeRules),
            (.owner, [.ownerOpen, .ownerClose, .ownerClear, .ownerFar], .ownerAlone, .ownerUnlikeRules),
            (.base, [.baseOpen, .baseClose, .baseClear, .baseFar], .baseNone, .baseUnlikeRules),
        ]
        for (slot, margins, alone, unlike) in sizes {
            #expect([0, 60, 150, 300].map { GradeFeature.margin(slot, $0) } == margins)
            #expect(GradeFeature.margin(slot, nil) == alone)
            #expect(GradeFeature.unlikeRules(slot) == unlike)
        }
    }

    @Test func anotherChoiceThanThatOfTheRulesIsASign() throws {
        let rows = "grade\tperiodUnlikeRules\t1\ngrade\townerUnlikeRules\t10\ngrade\tbaseUnlikeRules\t100\n"
        #expect(try grade(try choices(FeatureSet(.always), isOpen: true, hasBase: true), rows).score == 0)
        #expect(try grade(try choices(FeatureSet(.always), isByRules: false, hasBase: true), rows).score == 111)
        #expect(try grade(try choices(FeatureSet(.always), isByRules: false), rows).score == 11, "no base is no other base")
    }

    @Test func whatIsOpenIsDoubted() throws {
        let open = try grade(try choices(FeatureSet(.always), isOpen: true, hasBase: true))
        #expect(open.doubts == ["two owners", "two periods", "two bases"])
        #expect(try grade(try choices(FeatureSet(.always))).doubts == [])
    }

    @Test(arguments: [
        (GradeFeature.ownerNone, "no owner"), (.ownerUnresolved, "unknown owner"),
        (.ownerElsewhere, "owner carried over a sentence"),
        (.ownerUnsaid, "owner not named"), (.ownerReported, "owner announces"), (.periodNone, "no period"),
        (.periodElsewhere, "period carried over a sentence"), (.periodUnsaid, "period not named"), (.undatedText, "no year"),
        (.metricNone, "no metric"), (.metricUnread, "metric not read in one piece"), (.metricHoldsVerb, "verb in the metric"),
        (.metricHoldsParticle, "particle in the metric"), (.metricVeryLong, "long metric"), (.saysPlanButNot, "may be planned"),
        (.supposes, "may be supposed"), (.bracketed, "in brackets"),
    ])
    func aSignIsADoubt(sign: GradeFeature, code: String) throws {
        #expect(try grade(try choices(FeatureSet(.always, sign))).doubts == [code])
    }

    @Test func gradesAreInOrder() {
        #expect(Confidence.doubtful < .likely && Confidence.likely < .sure && !(Confidence.sure < .sure))
    }
}
