/// Metrics whose stated growth does not lead back to the earlier value, as growth_bases.tsv knows them.
public struct GrowthBases: Sendable {
    /// What a stated growth of a metric is measured from.
    public enum Basis: String, Sendable, CaseIterable {
        /// The figure that was published a period earlier.
        case nominal
        /// The earlier value at the prices of today, or now this and now that.
        case real
        /// An earlier figure that has been set anew since it was published.
        case revised
    }

    private let words: [(word: String, basis: Basis)]

    init(_ rows: [Table.Row]) throws(VocabularyError) {
        var words: [(word: String, basis: Basis)] = []
        for row in rows {
            let word = String(row["word"])
            guard let basis = Basis(rawValue: String(row["means"])), basis != .nominal else {
                throw row.error("“\(row["means"])” is neither real nor revised")
            }
            guard !word.isEmpty, !row["example"].isEmpty else { throw row.error("a word and an example are needed") }
            guard !words.contains(where: { $0.word == word }) else { throw row.error("“\(word)” stands twice") }
            words.append((word, basis))
        }
        self.words = words
    }

    /// What a stated growth of the metric is measured from; of several words the first row decides.
    public func basis(of metric: String) -> Basis { words.first { metric.holds($0.word) }?.basis ?? .nominal }
}
