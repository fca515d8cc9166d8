import Testing

@testable import Reading

/// Names that lead back to themselves.
@Suite struct NameCircleTests {
    @Test func circles() {
        #expect(NameCircle.first([:]) == nil)
        #expect(NameCircle.first(["a": ["b"], "b": ["c"]]) == nil)
        #expect(NameCircle.first(["a": ["a"]]) == ["a", "a"])
        #expect(NameCircle.first(["a": ["b"], "b": ["a"]]) == ["a", "b", "a"])
        #expect(NameCircle.first(["a": ["b"], "b": ["c"], "c": ["b"]]) == ["b", "c", "b"], "what leads into it is no part")
        #expect(NameCircle.first(["a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []]) == nil, "two ways to one name")
        #expect(NameCircle.first(["a": ["b", "c"], "c": ["d"], "d": ["a"]]) == ["a", "c", "d", "a"])
    }

    /// A chain of names is gone through once, not once for each of its names.
    @Test func effortGrowsWithTheNames() {
        expectLinear(40_000) { size in
            let chain = (0..<size).map { Decision(.merge, "n\($0)", "n\($0 + 1)") }
            #expect(Decision.circle(chain) == nil)
        }
    }

    @Test func aVeryLongCircleOfMetrics() {
        let count = 50_000
        let decisions = (0..<count).map { MetricDecision(.merge, "n\($0)", "n\(($0 + 1) % count)") }
        #expect(MetricDecision.circle(decisions)?.count == count + 1)
    }
}
