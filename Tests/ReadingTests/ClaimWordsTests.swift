import Testing

@testable import Reading

/// Where each slot was read: as JSON, and on the sample pages.
@Suite struct ClaimWordsTests {
    private static func words(_ body: (inout ClaimWords) -> Void) -> ClaimWords {
        var words = ClaimWords()
        body(&words)
        return words
    }

    @Test func everySlotHasItsName() {
        let words = ClaimWordsTests.words {
            ($0.basis, $0.component, $0.metric) = ([10..<11], [8..<9], [4..<5, 6..<7])
            ($0.base, $0.period, $0.organization) = ([3..<4], [1..<3], [0..<1])
        }
        #expect(
            words.json
                == #"{"organization": [[0, 1]], "period": [[1, 3]], "base": [[3, 4]], "metric": [[4, 5], [6, 7]], "#
                + #""component": [[8, 9]], "basis": [[10, 11]]}"#)
        #expect(ClaimWords(json: words.json) == words)
        #expect(ClaimWords().json == "{}" && ClaimWords(json: "{}") == ClaimWords())
        #expect(
            ClaimWordsTests.words { $0.metric = [0..<10, 99..<100, 1000..<204_857_601] }.json
                == #"{"metric": [[0, 10], [99, 100], [1000, 204857601]]}"#)
    }

    @Test func blanksDoNotMatter() {
        let words = ClaimWordsTests.words { ($0.period, $0.metric) = ([0..<12], [13..<20, 25..<27]) }
        #expect(ClaimWords(json: #"{"period":[[0,12]],"metric":[[13,20],[25,27]]}"#) == words)
        #expect(ClaimWords(json: " {\n\"metric\" : [ [13 , 20], [25, 27] ] , \"period\":[[0,12]] }\n") == words)
    }

    @Test(arguments: [
        "", "{", "null", "[]", #"{"period"}"#, #"{"period": []}"#, #"{"period": [[1]]}"#, #"{"period": [[3, 1]]}"#,
        #"{"period": [[-1, 1]]}"#, #"{"period": [[1, 2]]"#, #"{"period": [[1, 2]]} x"#, #"{"period": [[1, 2]],}"#,
        #"{"kind": [[1, 2]]}"#, #"{"period": [[1, 2]], "period": [[1, 2]]}"#, #"{"period": [[1, 2]] "base": [[1, 2]]}"#,
        #"{, "period": [[1, 2]]}"#, #"{"period": [[1, 99999999999999999999]]}"#,
    ])
    func anythingElseIsRefused(json: String) {
        #expect(ClaimWords(json: json) == nil)
    }

    /// Words are spans of the source, and those of the metric spell a phrase of this name; what a page breaks into lines is one word.
    @Test(arguments: SamplePage.all) func wordsSpellTheMetric(_ page: SamplePage) {
        let source = page.text.unicodeScalars.map(\.value)
        let naming = MetricNaming(Shared.vocabulary)
        for claim in page.reading.claims {
            for (slot, spans) in claim.words.slots {
                let isWithin = spans.allSatisfy { 0 <= $0.lowerBound && !$0.isEmpty && $0.upperBound <= source.count }
                #expect(isWithin, "\(slot) of \(claim.quote)")
            }
            guard !claim.words.metric.isEmpty else { continue }
            let pieces = claim.words.metric.map { ClaimWordsTests.folded(source[$0]) }
            let metric = ClaimWordsTests.folded((claim.metric ?? "").scalarValues[...])
            let behind = claim.words.metric.filter { $0.lowerBound >= claim.end }.map { ClaimWordsTests.folded(source[$0]).count }
                .reduce(0, +)
            let isSpelt = [pieces, pieces.reversed()].contains { pieces in
                let phrase = Array(pieces.joined())
                return [true, false].contains { isGrowth in
                    [0, behind].contains { behind in
                        let key = MetricNaming.Key(
                            phrase: String(phrase[...]), owner: claim.mention, isGrowth: isGrowth, behind: behind)
                        let name = naming.name(phrase, key).metric ?? ""
                        let isOfUnit = naming.nouns.isMeasured(name.scalarValues, in: claim.unit)
                        return (isOfUnit ? name : "") == String(metric[...])
                    }
                } || claim.component != nil
            }
            #expect(isSpelt, "\(claim.quote): \(claim.metric ?? "-") is not \(pieces.map { String($0[...]) })")
        }
        #expect(page.reading.claims.contains { !$0.words.metric.isEmpty } || page.reading.claims.isEmpty)
    }

    /// No words are taken from another article: a 目前 or 期初 there says nothing of a figure here.
    @Test(arguments: SamplePage.all) func wordsAreOfTheirOwnArticle(_ page: SamplePage) {
        for claim in page.reading.claims {
            let others = page.reading.articles.filter { $0.ordinal != claim.article }
            for (slot, spans) in claim.words.slots {
                let foreign = spans.filter { span in others.contains { ($0.start..<$0.end).overlaps(span) } }
                #expect(foreign.isEmpty, "\(slot) of \(claim.quote) in article \(claim.article): \(foreign)")
            }
        }
    }

    /// As clean text has it, without blanks and ends of lines.
    private static func folded(_ scalars: ArraySlice<UInt32>) -> [UInt32] {
        scalars.map(Folding.fold).filter { ![Folding.nothing, Folding.blank, Folding.newline].contains($0) }
    }
}
