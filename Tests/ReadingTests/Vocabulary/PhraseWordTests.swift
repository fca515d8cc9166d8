import Quantities
import Testing

@testable import Reading

/// Words that say how a clause around a figure is cut: phrase_words.tsv.
@Suite struct PhraseWordTests {
    private static let issued = Day(year: 2022, month: 11, day: 25)

    /// Without the words of its role an example reads otherwise.
    @Test func words() throws {
        let lines = (Vocabulary.embeddedFile("phrase_words.tsv") ?? "").split(separator: "\n").map(String.init)
        var readers: [String: Reader] = [:]
        try VocabularyCheck.run("phrase_words.tsv", key: "word", and: "role") { row in
            let (word, role) = (String(row["word"]), String(row["role"]))
            let example = String(row["example"]).replacing("\\n", with: "\n")
            guard example.contains(word) else { return "the example does not hold the word" }
            if readers[role] == nil {
                let others = lines.filter { !$0.contains("\t" + role + "\t") }.joined(separator: "\n") + "\n"
                readers[role] = Reader(vocabulary: try Vocabulary(tables: ["phrase_words.tsv": others]))
            }
            guard let reader = readers[role] else { return "no reader" }
            let known = try said(example, Shared.reader)
            if known.isEmpty, role != "ordinal" { return "no claim" }
            return try said(example, reader) == known ? "reads the same without the words of the role" : nil
        }
    }

    private func said(_ text: String, _ reader: Reader) throws -> [Claim] {
        try reader.read(Array(text.utf8), name: "test", issued: PhraseWordTests.issued).claims.map { claim in
            // what is said of a figure, not where that was read
            var claim = claim
            (claim.words, claim.confidence, claim.doubts) = (ClaimWords(), .likely, [])
            return claim
        }
    }

    // MARK: lists of words

    private let list: WordList = ["茶", "茶叶", "红茶", "茶叶店"]

    @Test func theLongestWordCounts() {
        let text = "卖茶叶店".scalarValues
        #expect(list.length(in: text, at: 1, before: text.count) == 3)
        #expect(list.length(in: text, at: 1, before: 3) == 2, "up to the limit")
        #expect(list.length(in: text, at: 0, before: text.count) == nil)
        #expect(list.length(in: text, at: -1, before: text.count) == nil)
        #expect(list.length(in: text, at: text.count, before: text.count) == nil)
        #expect(list.first(in: Phrase("好红茶叶")) == 1..<3)
        #expect(list.first(in: Phrase("好酒")) == nil)
    }

    @Test func ends() {
        #expect(list.ending("一家茶叶店".scalarValues) == 3)
        #expect(list.ending("红茶".scalarValues) == 2)
        #expect(list.ending("茶".scalarValues) == 1)
        #expect(list.ending([]) == nil)
        #expect(!list.ends(Phrase("茶树")))
        #expect(list.beginning(Phrase("茶树")) == 1)
        #expect(!list.begins(Phrase("树")))
    }

    @Test func wholeWords() {
        #expect(list.contains("茶叶"))
        #expect(!list.contains("茶叶茶"))
        #expect(!list.contains(""))
        #expect(list.isOne(Phrase("红茶")))
        #expect(!list.isOne(Phrase("红")))
        #expect(list.occurs(in: "好茶".scalarValues, 0..<2))
        #expect(!list.occurs(in: "好茶".scalarValues, 0..<1))
    }
}
