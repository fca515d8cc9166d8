import Quantities
import Testing

@testable import Reading

/// What the words of metric_words.tsv make of the phrase that a figure measures.
struct NamingWordTests {
    /// The last figure of an example has the name of its row; an empty one says that it has none.
    @Test func metricWords() throws {
        try VocabularyCheck.run("metric_words.tsv", key: "word", and: "role") { row in
            guard row["example"].contains(row["word"]) else { return "the example does not hold the word" }
            let metric = try NamingWordTests.metric(String(row["example"]), Shared.reader)
            return metric == row["metric"] ? nil : "metric \(metric), not \(row["metric"])"
        }
    }

    /// Without its words a role names nothing: at least nine in ten examples come out otherwise then.
    @Test(arguments: MetricWords.Role.allCases) func everyRoleMatters(_ role: MetricWords.Role) throws {
        let columns = Vocabulary.tables.first { $0.name == "metric_words.tsv" }?.columns ?? []
        let lines = (Vocabulary.embeddedFile("metric_words.tsv") ?? "").split(separator: "\n")
        let rows = try Table("metric_words.tsv", lines.joined(separator: "\n"), required: columns).rows
            .filter { $0["role"] == role.rawValue }
        #expect(!rows.isEmpty, "no word plays the role \(role.rawValue)")
        let others = lines.filter { $0.split(separator: "\t", omittingEmptySubsequences: false)[safe: 1] != role.rawValue[...] }
        let reader = Reader(vocabulary: try Vocabulary(tables: ["metric_words.tsv": others.joined(separator: "\n") + "\n"]))
        let unchanged = try rows.filter { row in
            let (with, without) = try (
                NamingWordTests.claim(String(row["example"]), Shared.reader),
                NamingWordTests.claim(String(row["example"]), reader)
            )
            return with?.metric == without?.metric && with?.basis == without?.basis && with?.component == without?.component
        }
        #expect(unchanged.count * 10 <= rows.count, "\(unchanged.map { $0["word"] })")
    }

    @Test(arguments: [
        ("word\trole\tmeans\texample\tmetric\n量\tsize of\t\t\t\n", "no role"),
        ("word\trole\tmeans\texample\tmetric\n规上\tsame\t\t\t\n", "another word for nothing"),
        ("word\trole\tmeans\texample\tmetric\n表示\tsentence\t说\t\t\n", "means nothing else"),
        ("word\trole\tmeans\texample\tmetric\n量\tsize\t\t\t\n量\tsize\t\t\t\n", "stands twice"),
    ])
    func badRowsAreRefused(_ table: String, _ reason: String) {
        #expect { try Vocabulary(tables: ["metric_words.tsv": table]) } throws: { "\($0)".contains(reason) }
    }

    private static func claim(_ text: String, _ reader: Reader) throws -> Claim? {
        try reader.claims(Array("\(text)。".utf8), name: "test", issued: WordCheck.issued).last
    }

    private static func metric(_ text: String, _ reader: Reader) throws -> String { try claim(text, reader)?.metric ?? "" }
}

extension Array {
    fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
