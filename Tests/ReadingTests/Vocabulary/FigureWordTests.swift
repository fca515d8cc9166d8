import Foundation
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

    /// No figure and no period is read out of an idiom, and the ledger says what it is; a figure beside it is read all the same.
    @Test func idioms() throws {
        try VocabularyCheck.run("idioms.tsv", key: "word") { row in
            try FigureWordTests.problem(ofIdiom: String(row["word"]), String(row["fate"]), String(row["example"]))
        }
    }

    static func problem(ofIdiom word: String, _ fate: String, _ example: String) throws -> String? {
        guard let found = example.range(of: word), example != word else {
            return "the example does not hold the word, or nothing else"
        }
        let start = example[..<found.lowerBound].unicodeScalars.count
        let place = start..<start + word.unicodeScalars.count
        let read = try Shared.read(example, issued: WordCheck.issued)
        let periods = try Shared.mentions(example, type: "period", issued: WordCheck.issued)
        if let claim = read.claims.first(where: { place.overlaps($0.start..<$0.end) }) { return "claim \(claim.quote)" }
        if let period = periods.first(where: { place.overlaps($0.start..<$0.end) }) { return "period \(period.text)" }
        // The ledger has nothing of words without a numeral: 半岛, 双方.
        let isCounted = word.unicodeScalars.contains { Numerals.isNumeral($0.value) }
        let fates = Set(read.ledger.filter { place.overlaps($0.start..<$0.end) }.map(\.fate))
        guard fates == [fate] || fates.isEmpty && !isCounted else { return "fates \(fates.sorted()), not \(fate)" }
        return read.claims.isEmpty ? "no claim beside it" : nil
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
