import Foundation
import Reading
import Testing

@testable import dushu

/// `explain` has words for every rule that the sample pages need.
struct ExplanationTests {
    @Test func everyRuleIsPutIntoWords() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../seeds/pages")
        let reader = Reader(vocabulary: try Vocabulary.embedded())
        var rules: Set<String> = []
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasSuffix(".txt") {
            let bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
            rules.formUnion(try reader.claims(bytes, name: name, issued: nil).map(\.rule))
        }
        #expect(rules.count > 5)
        #expect(rules.subtracting(Explanation.rules.keys) == [])
    }
}
