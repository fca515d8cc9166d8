import Testing

@testable import Reading

/// Sets of features, candidates and the choice among them.
@Suite struct ChoiceTests {
    private func weights(_ rows: String) throws -> Weights {
        try Vocabulary(tables: ["weights.tsv": "slot\tfeature\tweight\n" + rows]).weights
    }

    // MARK: sets of features

    @Test func aSetHoldsWhatWasPutIn() {
        var set = FeatureSet<PeriodFeature>(.adjacent, .saysPlanAhead)
        #expect(set.contains(.adjacent) && set.contains(.saysPlanAhead) && !set.contains(.isSpan))
        set.insert(.isSpan)
        set.insert(.isSpan)
        #expect(Set(set) == [.adjacent, .isSpan, .saysPlanAhead])
        #expect(set.numbers == [PeriodFeature.adjacent, .isSpan, .saysPlanAhead].map(\.rawValue))
        #expect(FeatureSet<PeriodFeature>().numbers.isEmpty)
    }

    @Test func aUnionHoldsBoth() {
        var set = FeatureSet<PeriodFeature>(.adjacent)
        set.formUnion(FeatureSet(.saysPlan, .adjacent))
        #expect(set == FeatureSet(.saysPlan, .adjacent))
        #expect(set != FeatureSet(.saysPlan))
    }

    /// Every feature of every slot has a bit of its own, on both sides of 64.
    @Test func everyFeatureHasItsPlace() {
        func check<Feature: SlotFeature & Hashable>(_: Feature.Type) {
            #expect(Feature.allCases.count <= SlotWeights.capacity)
            for (number, feature) in Feature.allCases.enumerated() {
                #expect(feature.rawValue == number)
                #expect(FeatureSet(feature).numbers == [number], "\(feature)")
            }
        }
        check(PeriodFeature.self)
        check(BaseFeature.self)
        check(OwnerFeature.self)
        check(GradeFeature.self)
    }

    // MARK: candidates

    @Test func equalValuesAreOneCandidate() {
        var found = Candidates<Int, BaseFeature>()
        found.add(1, nil, FeatureSet(.rules))
        found.add(2, 0..<2, FeatureSet(.net))
        found.add(1, 5..<7, FeatureSet(.net))
        found.add(1, 8..<9, FeatureSet(.spent))
        #expect(found.all.map(\.value) == [1, 2])
        #expect(found.all[0].features == FeatureSet(.rules, .net, .spent))
        #expect(found.all[0].words == 5..<7, "the first words that were given stay")
        #expect(found.all[1].features == FeatureSet(.net))
    }

    @Test func candidatesAreTakenAwayAndChanged() {
        var found = Candidates<Int, BaseFeature>()
        for value in 1...3 { found.add(value, nil, FeatureSet()) }
        found.remove { $0.value == 2 }
        found.update { if $0.value == 3 { $0.features.insert(.net) } }
        #expect(found.all.map(\.value) == [1, 3])
        #expect(found.all.map { $0.features.contains(.net) } == [false, true])
    }

    // MARK: the choice

    @Test func theHeaviestComesFirst() throws {
        let weights = try weights("base\trules\t50\nbase\tnet\t-20\nbase\tspent\t90\n")
        var found = Candidates<String, BaseFeature>()
        found.add("net", nil, FeatureSet(.net))
        found.add("rules", nil, FeatureSet(.rules, .net))
        found.add("spent", nil, FeatureSet(.spent, .dayBase))
        let choice = Choice(found, weights[.base])
        #expect(choice.candidates.map(\.value) == ["spent", "rules", "net"])
        #expect(choice.candidates.map(\.score) == [90, 30, -20])
        #expect(choice.best?.value == "spent" && choice.lead == 60 && choice.margin == 60)
    }

    @Test func tiesKeepTheirOrder() throws {
        let weights = try weights("base\trules\t10\n")
        var found = Candidates<Int, BaseFeature>()
        for value in 1...6 { found.add(value, nil, value % 2 == 0 ? FeatureSet(.rules) : FeatureSet()) }
        let choice = Choice(found, weights[.base])
        #expect(choice.candidates.map(\.value) == [2, 4, 6, 1, 3, 5])
        #expect(choice.lead == 0 && choice.margin == 0)
    }

    @Test func oneCandidateHasNoRunnerUp() throws {
        var found = Candidates<Int, BaseFeature>()
        let none = Choice(found, try weights("")[.base])
        #expect(none.best == nil && none.lead == nil)
        found.add(1, nil, FeatureSet())
        let one = Choice(found, try weights("")[.base])
        #expect(one.best?.value == 1 && one.lead == nil && one.margin > 1000)
    }
}
