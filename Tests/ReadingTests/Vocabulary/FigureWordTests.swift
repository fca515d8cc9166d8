import Quantities
import Testing

@testable import Reading

/// Units, bounds, ranks and idioms do what the example of their row says.
@Suite struct FigureWordTests {
    @Test func units() throws {
        try VocabularyCheck.run("units.tsv", key: "word") { row in
            let found = try Shared.mentions(String(row["example"]), type: "quantity").map(FigureWordTests.short)
            return found.contains(String(row["reading"])) ? nil : FigureWordTests.differ(found, row["reading"])
        }
    }

    @Test func bounds() throws {
        try VocabularyCheck.run("bounds.tsv", key: "example") { row in
            let found = try Shared.mentions(String(row["example"]), type: "quantity").map(FigureWordTests.long)
            // A reading without an interval leaves it open.
            let isRead = found.count == 1 && (found[0] + " ").hasPrefix(row["reading"] + " ")
            return isRead ? nil : FigureWordTests.differ(found, row["reading"])
        }
    }

    @Test func ranks() throws {
        try VocabularyCheck.run("ranks.tsv", key: "word") { row in
            let found = try Shared.mentions(String(row["example"]), type: "rank").map { $0.value?.canonical ?? "null" }
            return found == [String(row["value"])] ? nil : FigureWordTests.differ(found, row["value"])
        }
    }

    /// No figure is read out of an idiom.
    @Test func idioms() throws {
        try VocabularyCheck.run("idioms.tsv", key: "word") { row in
            guard row["example"].utf8.count >= row["word"].utf8.count else { return "the example does not hold the word" }
            let found = try Shared.mentions(String(row["example"])).filter { ["quantity", "rank"].contains($0.type) }
            return found.isEmpty ? nil : FigureWordTests.differ(found.map(FigureWordTests.short), "nothing")
        }
    }

    private static func differ(_ found: [String], _ expected: Substring) -> String {
        "\(found.isEmpty ? "nothing" : found.joined(separator: ", ")), not \(expected)"
    }

    /// `320000000 CNY`.
    private static func short(_ found: Mention) -> String { "\(found.value?.canonical ?? "null") \(found.unit ?? "")" }

    /// `30000 户 less_than null..30000`.
    private static func long(_ found: Mention) -> String {
        let (lower, upper) = (found.interval?.lower?.canonical ?? "null", found.interval?.upper?.canonical ?? "null")
        return "\(short(found)) \(found.bound?.rawValue ?? "null") \(lower)..\(upper)"
    }
}
