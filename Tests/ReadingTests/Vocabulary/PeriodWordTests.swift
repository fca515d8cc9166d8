import Quantities
import Testing

@testable import Reading

/// Words of time give the two days that their row says.
@Suite struct PeriodWordTests {
    /// The issue date that the examples are read with, as periods.tsv says.
    private static let issued = Day(iso: "2022-11-25")

    @Test func periods() throws {
        try VocabularyCheck.run("periods.tsv", key: "word") { row in
            let found = try Shared.mentions(String(row["example"]), type: "period", issued: PeriodWordTests.issued).map {
                ($0.period?.start?.iso ?? "") + ".." + ($0.period?.end?.iso ?? "")
            }
            let expected = "\(row["start"])..\(row["end"])"
            // A word that dates nothing is no mention.
            if found == [expected] || (expected == ".." && found.isEmpty) { return nil }
            return "\(found.isEmpty ? "nothing" : found.joined(separator: ", ")), not \(expected)"
        }
    }
}
