import Quantities
import Testing

@testable import Reading

/// The claims of a text are those of its rows, neither more nor fewer, each with the right organization, metric, period and kind.
@Suite struct ClauseCaseTests {
    @Test(arguments: CaseTable.all(["clauses"]))
    func clauses(_ table: CaseTable) throws { try CaseCheck.run(table, judge: ClauseCaseTests.judge) }

    /// A claim that no row expects counts against the first row of its text.
    private static func judge(_ group: CaseTable.Group) throws -> CaseCheck.Problems {
        var left = try Shared.claims(group.text, issued: Day(iso: group.issued))
        var problems: CaseCheck.Problems = [:]
        var search = QuoteSearch(group.text)
        var spans: [String: Range<Int>] = [:]
        for row in group.rows where row["quote"] != "-" {
            // one figure of two metrics has a row each
            func place(_ span: Range<Int>?) -> Int? {
                span.flatMap { span in left.firstIndex { $0.start < span.upperBound && span.lowerBound < $0.end } }
            }
            let before = place(spans[row["quote"]])
            let span = before == nil ? search.next(row["quote"]) : spans[row["quote"]]
            spans[row["quote"]] = span
            guard let place = before ?? place(span) else {
                problems[row.line, default: []].append("“\(row["quote"])” is not found")
                continue
            }
            let wrong = ClauseComparison(row: row, claim: left.remove(at: place)).problems
            if !wrong.isEmpty { problems[row.line, default: []].append("“\(row["quote"])”: " + wrong.joined(separator: ", ")) }
        }
        if let first = group.rows.first, !left.isEmpty {
            problems[first.line, default: []] += left.map { "“\($0.quote)” is not expected" }
        }
        return problems
    }
}
