import Testing

@testable import Reading

/// Where a phrase was read.
@Suite struct PhraseSearchTests {
    /// The words found, for the sentence behind the last `|` of a text.
    private func found(_ phrase: String, _ text: String) -> [String] {
        let parts = text.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        let scalars = parts.joined().scalarValues
        let sentence = scalars.count - parts[parts.count - 1].scalarValues.count
        let search = PhraseSearch(text: scalars, range: 0..<scalars.count, sentence: sentence..<scalars.count)
        return search.spans(phrase.scalarValues).map { "\($0.lowerBound) " + String(scalars[$0]) }
    }

    @Test func theWholeInOnePiece() {
        #expect(found("业务量", "|快递业务量完成5亿件") == ["2 业务量"])
        #expect(found("业务量", "|业务量和快递业务量完成5亿件") == ["6 业务量"], "the last one")
    }

    @Test func theSentenceComesFirst() {
        #expect(found("业务量", "业务量上升。|业务量5亿件。收入") == ["6 业务量"])
        #expect(found("业务量", "业务量上升。|完成5亿件") == ["0 业务量"], "else the paragraph")
    }

    @Test func twoPiecesThatSpellIt() {
        #expect(found("业务量占比", "|快递业务量为5亿件，占比6%") == ["2 业务量", "10 占比"])
        #expect(found("业务量占比", "快递业务量上升。|占比6%") == ["2 业务量", "8 占比"], "the beginning may stand before the sentence")
        #expect(found("业务量占比", "占比上升。|业务量5亿件") == [], "the end may not")
    }

    @Test func nothingElseIsTaken() {
        #expect(found("业务收入", "|业务量完成5亿件") == [])
        #expect(found("", "|业务量") == [])
        #expect(found("占比量", "|占比为6%，量大") == [], "three characters in two pieces are chance")
        #expect(found("快递业务量完成", "|快递") == [])
    }
}
