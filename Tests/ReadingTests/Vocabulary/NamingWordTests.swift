import Quantities
import Testing

@testable import Reading

/// What the words of metric_words.tsv make of the phrase that a figure measures.
struct NamingWordTests {
    /// The last figure of an example has the name of its row; an empty one says that it has none.
    @Test func metricWords() throws {
        try VocabularyCheck.run("metric_words.tsv", key: "word", and: "role") { row in
            guard row["example"].contains(row["word"]) else { return "the example does not hold the word" }
            let metric = try NamingWordTests.outcome(row, Shared.reader)[0]
            return metric == row["metric"] ? nil : "metric \(metric), not \(row["metric"])"
        }
    }

    /// Without its words a role names nothing: at least nine in ten examples come out otherwise then.
    @Test(arguments: MetricWords.Role.allCases) func everyRoleMatters(_ role: MetricWords.Role) throws {
        let columns = Vocabulary.tables.first { $0.name == "metric_words.tsv" }?.columns ?? []
        let lines = (Vocabulary.embeddedFile("metric_words.tsv") ?? "").split(separator: "\n")
        let rows = try Table("metric_words.tsv", lines.joined(separator: "\n"), required: columns).rows
            .filter { $0["role"] == role.rawValue && (role != .share || !$0["means"].isEmpty) }
        #expect(!rows.isEmpty, "no word plays the role \(role.rawValue)")
        let others = lines.filter { $0.split(separator: "\t", omittingEmptySubsequences: false)[safe: 1] != role.rawValue[...] }
        let reader = Reader(vocabulary: try Vocabulary(tables: ["metric_words.tsv": others.joined(separator: "\n") + "\n"]))
        let unchanged = try rows.filter {
            try NamingWordTests.outcome($0, Shared.reader) == NamingWordTests.outcome($0, reader)
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

    /// Metric, basis and component that an example comes to: of its last figure, or of the phrase where it has none.
    private static func outcome(_ row: Table.Row, _ reader: Reader) throws -> [String] {
        let text = String(row["example"])
        guard text.unicodeScalars.contains(where: { ("0"..."9").contains($0) }) else {
            let key = MetricNaming.Key(phrase: text, owner: nil, isGrowth: row["role"] == "movement")
            let name = MetricNaming(reader.vocabulary).name(text.unicodeScalars.map(\.value), key)
            return [name.metric ?? "", "", name.component ?? ""]
        }
        let claim = try reader.claims(Array("\(text)。".utf8), name: "test", issued: WordCheck.issued).last
        return [claim?.metric ?? "", claim?.basis ?? "", claim?.component ?? ""]
    }
}

extension Array {
    fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
