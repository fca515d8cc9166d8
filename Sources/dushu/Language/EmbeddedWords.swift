import Reading

/// Tables of two columns, English and Chinese, as they are compiled in.
enum EmbeddedWords {
    /// The rows below the header; comments and what has not both columns are none.
    static func rows(_ name: String) -> [[String]] {
        (Vocabulary.embeddedFile(name) ?? "").split(separator: "\n").filter { !$0.hasPrefix("#") }.dropFirst()
            .map { $0.split(separator: "\t").map { String($0) } }.filter { $0.count == 2 }
    }
}
