import Quantities
import Reading
import Testing

@testable import Store

/// Rows that stay are found again: first by what they cite, then by what they are about.
struct RowMatchTests {
    private func draft(_ month: Int, _ evidence: Int, _ formula: String = "") -> ObservationDraft {
        ObservationDraft(
            subject: Subject(unit: "CNY", kind: .level, period: Period(start: nil, end: Day(year: 2022, month: month, day: 28))),
            value: Exact(Int128(evidence), exponent: 0), interval: Interval(lower: nil, upper: nil), bound: .exact,
            formula: formula,
            firstIssued: nil, issued: nil, evidence: "a.txt:\(evidence)-9", confidence: .likely)
    }

    private func ids(_ drafts: [ObservationDraft], _ rows: [ObservationDraft]) -> (taken: [Int64?], left: [Int64]) {
        let match = RowMatch(drafts, rows.enumerated().map { StoredRow(id: Int64($0.offset + 1), draft: $0.element) })
        return (drafts.indices.map { match[$0]?.id }, match.left.map(\.id))
    }

    @Test func whatIsCitedComesBeforeWhatItIsAbout() {
        let (taken, left) = ids([draft(1, 7), draft(1, 5), draft(2, 5), draft(1, 8)], [draft(1, 5), draft(1, 6), draft(3, 5)])
        #expect(taken == [2, 1, nil, nil])
        #expect(left == [3])
    }

    @Test func anotherFormulaIsAnotherRow() {
        let (taken, left) = ids([draft(1, 5, "value - change")], [draft(1, 5), draft(1, 6, "value - change")])
        #expect(taken == [2])
        #expect(left == [1])
    }

    @Test func nothingMeetsNothing() {
        #expect(ids([draft(1, 5)], []) == ([nil], []))
        #expect(ids([], [draft(1, 5)]) == ([], [1]))
    }

    /// Very many are looked up in a table, with the same result as one by one.
    @Test func manyAreFoundAsFewAre() {
        var state: UInt64 = 7
        func next(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        for _ in 0..<50 {
            let rows = (0..<(next(12) + 9)).map { _ in draft(next(3) + 1, next(6)) }
            let drafts = (0..<(next(12) + 9)).map { _ in draft(next(3) + 1, next(6)) }
            var wanted = [Int64?](repeating: nil, count: drafts.count)
            for sameEvidence in [true, false] {
                for (index, draft) in drafts.enumerated() where wanted[index] == nil {
                    let place = rows.indices.first { place in
                        !wanted.contains(Int64(place + 1)) && rows[place].subject == draft.subject
                            && (!sameEvidence || rows[place].evidence == draft.evidence)
                    }
                    wanted[index] = place.map { Int64($0 + 1) }
                }
            }
            #expect(ids(drafts, rows).taken == wanted)
        }
    }
}
