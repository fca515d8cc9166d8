import Quantities
import Testing

@testable import Reading

/// A word of kinds.tsv makes the last figure of its example what the row says; with 某 in place of the word it is not.
@Suite struct KindWordTests {
    private static let issued = Day(year: 2022, month: 11, day: 25)

    @Test func kinds() throws {
        try VocabularyCheck.run("kinds.tsv", key: "word", and: "role") { row in
            let (word, example) = (String(row["word"]), String(row["example"]).replacing("⏎", with: "\n"))
            guard example.contains(word) else { return "the example does not hold the word" }
            guard let kind = Kind(rawValue: String(row["kind"])) else { return "“\(row["kind"])” is no kind" }
            let found = try Shared.claims(example, issued: KindWordTests.issued).last?.kind
            guard found == kind else { return "kind \(found?.rawValue ?? "null"), not \(kind.rawValue)" }
            let other = example.replacing(word, with: String(repeating: "某", count: word.count))
            let without = try Shared.claims(other, issued: KindWordTests.issued).last?.kind
            return without == kind ? "\(kind.rawValue) without the word too" : nil
        }
    }

    @Test func otherWords() throws {
        let text = "原计划，主要，为了".scalarValues
        let kinds = Shared.vocabulary.kinds
        #expect(kinds.word(text, 0, text.indices)?.role == .made)
        #expect(kinds.word(text, 1, text.indices) == nil, "计划 behind 原")
        #expect(kinds.word(text, 8, text.indices) == nil, "了 behind 为")
    }
}
