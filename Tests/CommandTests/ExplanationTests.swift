import Foundation
import Reading
import Store
import Testing

@testable import dushu

/// `explain` has words for every rule and doubt that the sample pages need, and shows the words that are stored.
struct ExplanationTests {
    @Test func everyRuleAndDoubtIsPutIntoWords() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../seeds/pages")
        let reader = Reader(vocabulary: try Vocabulary.embedded())
        var rules: Set<String> = []
        var doubts: Set<String> = []
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasSuffix(".txt") {
            let bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
            let claims = try reader.claims(bytes, name: name, issued: nil)
            rules.formUnion(claims.map(\.rule))
            doubts.formUnion(claims.flatMap(\.doubts))
        }
        #expect(rules.count > 5)
        #expect(rules.subtracting(Explanation.rules.keys) == [])
        #expect(doubts.subtracting(Explanation.doubts.keys) == [])
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
            let scalars = claim.source.unicodeScalars.map { $0 }
            let read = claim.words.slots.flatMap(\.spans).map { span in
                String(String.UnicodeScalarView(scalars[span].filter { !$0.properties.isWhitespace }))
            }
            let text = try Explanation(store: store).text(claim)
            #expect(text.contains("  confidence     \(claim.confidence.rawValue): \(claim.confidence.words)\n"))
            for (index, doubt) in claim.doubts.enumerated() {
                #expect(
                    text.contains(
                        (index == 0 ? "  doubts         " : "                 ")
                            + "\(doubt): \(Explanation.doubts[doubt] ?? "")\n"))
            }
            let parts = text.components(separatedBy: "\nwords\n")
            let told = parts.joined(separator: "\n").split(separator: "\n").filter { !$0.contains(" | ") }
            // What is marked below is what is stored, all of it and in its order; nothing else has a mark.
            let marked = parts.dropFirst().joined().components(separatedBy: ">>").dropFirst().map {
                $0.components(separatedBy: "<<")[0]
            }
            let isAllMarked = marked.joined().filter { !$0.isWhitespace } == read.joined()
            #expect(isAllMarked, "c\(claim.id) marks \(marked), but \(read) is stored")
            for words in told.joined(separator: "\n").components(separatedBy: "“").dropFirst() {
                let quoted = words.components(separatedBy: "”")[0]
                let isStored = quoted.isEmpty || read.contains(quoted) || stored.contains { $0?.contains(quoted) == true }
                #expect(isStored, "c\(claim.id) shows “\(quoted)”")
            }
        }
        #expect(count > 500)
    }

    /// Of two texts that say the same, one under a name that a person has merged: what is decided stands with the one that it is about.
    @Test func decisionsOnNamesStandWithEachClaim() throws {
        let command = try Command()
        for (day, metric) in [("11", "灯笼产量"), ("12", "灯笼出货量")] {
            try Data("2022年，青海省\(metric)为12万只。\n".utf8).write(
                to: URL(fileURLWithPath: command.folder + "/2023-01-\(day)-p01.txt"))
        }
        _ = try command.run("ingest", ".")
        _ = try command.run("metrics", "merge", "灯笼出货量", "灯笼产量", "--by", "校对", "--reason", "同一口径")
        let store = try Store(path: command.folder + "/dushu.sqlite", for: .reading)
        defer { try? store.close() }
        let one = try #require(try store.explainedObservation(1))
        #expect(one.claims.count == 2)
        let parts = try Explanation(store: store).text(one).components(separatedBy: "says the same")
        #expect(parts.count == 2)
        let told = parts.map { $0.contains("灯笼出货量 is 灯笼产量 (merged by 校对 on ") && $0.contains(": 同一口径)") }
        #expect(told.count { $0 } == 1)
    }
}
