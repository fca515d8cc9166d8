/// What the reader knows: the tables of seeds/vocabulary as look-up structures, built once.
public struct Vocabulary: Sendable {
    /// Reads the tables that are compiled into the binary.
    public static func embedded() throws(VocabularyError) -> Vocabulary { try Vocabulary(tables: [:]) }

    /// Builds the vocabulary from tables (`units.tsv` and so on → content); a table that is missing is taken from the embedded ones.
    public init(tables: [String: String]) throws(VocabularyError) {}
}

/// What is wrong with a table: file, line, reason.
public struct VocabularyError: Error, Hashable, Sendable, CustomStringConvertible {
    /// `units.tsv:12: …`
    public var description: String
}
