import Reading

/// Names that stand for something else in nearly every text, so that to register them is a slip more often than a decision.
public struct UnwiseNames {
    private let reader: Reader
    private let words: [String: String]

    /// Makes one that knows the words of the vocabulary.
    public init(reader: Reader) {
        self.reader = reader
        var words: [String: String] = [:]
        for (table, what) in UnwiseNames.tables {
            for word in UnwiseNames.firstCells(of: Vocabulary.embeddedFile(table) ?? "") where words[word] == nil {
                words[word] = what
            }
        }
        self.words = words
    }

    private static let tables = [
        ("units.tsv", "a unit"), ("bounds.tsv", "a word around a figure"), ("periods.tsv", "a word for a period"),
        ("predicates.tsv", "a verb of figures"), ("ranks.tsv", "a word for a place"), ("metrics.tsv", "a metric"),
        ("organization_words.tsv", "a word that points back to a body"), ("organization_suffixes.tsv", "the end of many names"),
        ("name_words.tsv", "a word of the vocabulary"), ("words.tsv", "a word of the vocabulary"),
        ("idioms.tsv", "a word of the vocabulary"),
    ]

    /// What the name is beside a name; nil where it is nothing else.
    public func reason(_ name: String) -> String? {
        if let word = words[name] { return word }
        guard let mentions = try? reader.mentions(Array(name.utf8), name: "name", issued: nil) else { return nil }
        let length = name.unicodeScalars.count
        for mention in mentions where mention.start == 0 && mention.end == length {
            if let what = ["quantity": "a number", "rank": "a place", "period": "a period"][mention.type] { return what }
        }
        return nil
    }

    private static func firstCells(of table: String) -> [String] {
        let lines = table.split(separator: "\n").filter { !$0.hasPrefix("#") }
        return lines.dropFirst().compactMap { $0.split(separator: "\t", omittingEmptySubsequences: false).first.map(String.init) }
    }
}
