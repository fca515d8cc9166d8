import Reading
import Reporting
import Testing

@testable import dushu

/// The desk says what `dushu explain` says.
@Suite struct DeskWordsTests {
    @Test func rulesAndDoubtsHaveTheSameWords() {
        let english = Labels(.en)
        #expect(Explanation.rules.count > 5 && Explanation.doubts.count > 10)
        for (rule, words) in Explanation.rules { #expect(english["desk.rule.\(rule)"] == words) }
        for (doubt, words) in Explanation.doubts { #expect(english["desk.doubt.\(doubt)"] == words) }
    }

    @Test func everySlotActionAndGradeHasWords() {
        let chinese = Labels(.zh)
        let keys =
            ClaimSlot.allCases.map { "desk.slot.\($0.rawValue)" }
            + ClaimDecision.Action.allCases.map { "desk.action.\($0.rawValue)" }
            + Decision.Action.allCases.map { "desk.action.\($0.rawValue)" }
            + MetricDecision.Action.allCases.map { "desk.action.\($0.rawValue)" }
            + Confidence.allCases.flatMap { ["desk.grade.\($0.rawValue)", "desk.trust.\($0.rawValue)"] }
        for key in keys { #expect(chinese[key] != key) }
    }
}
