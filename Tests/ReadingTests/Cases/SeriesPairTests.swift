import Quantities
import Testing

@testable import Reading

/// Two figures that belong to one series, or must not: the tables `series*.tsv`.
@Suite struct SeriesPairTests {
    @Test(arguments: CaseTable.all.filter { $0.sort == "series" })
    func pairs(_ table: CaseTable) throws {
        for row in table.rows {
            let place = "\(table.path):\(row.line)"
            let one = try SeriesPairTests.series(row["text"], row["quote"], place)
            let other = try SeriesPairTests.series(row["other"], row["other_quote"], place)
            let isNamed = one?[1] != "" && other?[1] != ""
            #expect(["same", "apart"].contains(row["relation"]), "\(place): “\(row["relation"])” is neither same nor apart")
            let holds = isNamed && (one == other) == (row["relation"] == "same")
            if row.isGap {
                #expect(!holds, "\(place) holds now: take off its mark")
            } else {
                #expect(holds, "\(place): \(one ?? []), \(other ?? [])")
            }
        }
    }

    /// Owner, metric, component, basis, unit and kind of the figure that is printed so; nil where there is none.
    private static func series(_ text: String, _ quote: String, _ place: String) throws -> [String]? {
        let figures = try Shared.claims(text + "。", issued: Day(year: 2024, month: 1, day: 31))
        guard let claim = figures.first(where: { $0.quote.contains(quote) || quote.contains($0.quote) }) else {
            Issue.record("\(place): “\(quote)” is no figure of “\(text)”")
            return nil
        }
        let slots = [claim.organization, claim.metric, claim.component, claim.basis, claim.unit, claim.kind.rawValue]
        return slots.map { $0 ?? "" }
    }
}
