import ArgumentParser
import Foundation
import Store
import Testing

@testable import dushu

/// Examples can be typed as they stand: those of the README and those of every --help.
@Suite struct ExampleTests {
    @Test func everySQLQuestionRuns() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("questions-\(UUID().uuidString).sqlite").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let store = try Store(path: path, for: .writing)
        let blocks = try Repository.text("README.md").components(separatedBy: "\n\n").filter { $0.hasPrefix("    SELECT ") }
        #expect(blocks.count == 10)
        for sql in blocks {
            #expect(throws: Never.self, "\(sql)") { try store.query(sql, seconds: 86_400, header: { _ in }, row: { _ in }) }
        }
        try store.close()
    }

    @Test func everyCommandOfTheReadmeParses() throws {
        let lines = try Repository.text("README.md").components(separatedBy: "\n").filter { $0.hasPrefix("    dushu ") }
        #expect(lines.count > 5)
        for line in lines { check(line) }
    }

    @Test func everyExampleOfTheHelpParses() {
        for command in ReadmeTests.commands(below: Dushu.self, ["dushu"]) {
            let lines = command.command.configuration.discussion.components(separatedBy: "\n").filter { $0.hasPrefix("  dushu ") }
            #expect(!lines.isEmpty, "\(command.words.joined(separator: " ")) --help has no example")
            for line in lines { check(line) }
        }
    }

    /// Parses a line of a shell up to its comment, pipe or redirection.
    private func check(_ line: String) {
        for part in line.components(separatedBy: " && ") {
            var words = ExampleTests.words(of: part)
            words = Array(words.prefix { !["#", "|", ">", "<"].contains($0) })
            guard words.first == "dushu" else { continue }
            #expect(throws: Never.self, "\(part)") { _ = try Dushu.parseAsRoot(Array(words.dropFirst())) }
        }
    }

    private static func words(of line: String) -> [String] {
        // Quotes hold words together; what stands between the quotes is every other piece.
        line.components(separatedBy: "\"").enumerated().flatMap { index, piece in
            index % 2 == 1 ? [piece] : piece.split(separator: " ").map(String.init)
        }
    }
}
