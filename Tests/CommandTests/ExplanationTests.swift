import Foundation
import Reading
import Store
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

    /// What `explain` puts between “ and ” stands in the row of the claim; nothing is looked for in the text a second time.
    @Test func wordsAreThoseThatAreStored() throws {
        let command = try Command()
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../seeds/pages")
        _ = try command.run("ingest", folder.path)
        let store = try Store(path: command.folder + "/dushu.sqlite", for: .reading)
        defer { try? store.close() }
        var count = 0
        while let claim = try store.explainedClaim(Int64(count + 1)) {
            count += 1
            let stored = [
                claim.mention, claim.headline, claim.organization, claim.organizationReason, claim.reportedBy, claim.metric,
                claim.component, claim.basis, claim.scope,
            ]
            let told = Explanation(store: store).text(claim).split(separator: "\n").filter { !$0.contains(" | ") }
            for words in told.joined(separator: "\n").components(separatedBy: "“").dropFirst() {
                let quoted = words.components(separatedBy: "”")[0]
                let isStored = quoted.isEmpty || stored.contains { $0?.contains(quoted) == true }
                #expect(isStored, "c\(claim.id) shows “\(quoted)”")
            }
        }
        #expect(count > 500)
    }
}
