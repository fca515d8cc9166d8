import Quantities
import Testing

@testable import Reading

/// The vocabulary of the repository, built once for all tests.
enum Shared {
    static let vocabulary: Vocabulary = {
        do { return try Vocabulary.embedded() } catch { fatalError("\(error)") }
    }()

    static let reader = Reader(vocabulary: vocabulary)

    /// Claims of a text.
    static func claims(_ text: String, issued: Day? = nil) throws -> [Claim] { try read(text, issued: issued).claims }

    /// What is read from a text.
    static func read(_ text: String, issued: Day? = nil) throws -> DocumentReading {
        try reader.read(Array(text.utf8), name: "test", issued: issued)
    }

    /// Mentions in a text, of one type or of all.
    static func mentions(_ text: String, type: String? = nil, issued: Day? = nil) throws -> [Mention] {
        try reader.mentions(Array(text.utf8), name: "test", issued: issued).filter { type == nil || $0.type == type }
    }
}
