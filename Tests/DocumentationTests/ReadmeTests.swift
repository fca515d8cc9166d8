import ArgumentParser
import Foundation
import Reading
import Reporting
import Store
import Testing

@testable import dushu

/// The README documents every subcommand, every option and every column.
@Suite struct ReadmeTests {
    /// All subcommands below a command, with the words that call them.
    static func commands(below command: any ParsableCommand.Type, _ words: [String]) -> [(
        words: [String], command: any ParsableCommand.Type
    )] {
        command.configuration.subcommands.flatMap { child in
            let path = words + [child._commandName]
            return [(path, child)] + commands(below: child, path)
        }
    }

    @Test func everySubcommandIsThere() throws {
        let readme = try Repository.text("README.md")
        let all = ReadmeTests.commands(below: Dushu.self, ["dushu"])
        #expect(all.count > 6)
        for (words, _) in all {
            let isThere = readme.contains("`" + words.joined(separator: " "))
            #expect(isThere, "`\(words.joined(separator: " "))` is not in the README")
        }
    }

    @Test func everyOptionIsThere() throws {
        let readme = try Repository.text("README.md")
        for (words, command) in ReadmeTests.commands(below: Dushu.self, ["dushu"]) {
            let help = Dushu.helpMessage(for: command, columns: 100)
            for line in help.split(separator: "\n") where line.hasPrefix("  -") {
                for option in line.split(whereSeparator: { " ,/".contains($0) }).filter({ $0.hasPrefix("--") }).prefix(1) {
                    let isThere = readme.contains("`\(option)")
                    #expect(isThere, "`\(option)` of \(words.joined(separator: " ")) is not in the README")
                }
            }
        }
    }

    @Test func everyColumnIsThere() throws {
        let sections = try Repository.text("README.md").components(separatedBy: "\n### ")
        func check<Row: ReportRow>(_ title: String, _: Row.Type) {
            let section = (sections.first { $0.hasPrefix("`dushu report \(title)`") } ?? "").components(separatedBy: "\n## ")[0]
            let documented = section.split(separator: "\n").filter { $0.hasPrefix("| `") }.flatMap { line in
                line.dropFirst(2).prefix { $0 != "|" }.split { " ,`".contains($0) }.map(String.init)
            }
            #expect(documented == Row.header, "the columns of \(title), in order")
        }
        check("growth", GrowthRow.self)
        check("ranking", RankingRow.self)
        check("series", SeriesRow.self)
        check("board", BoardRow.self)
        check("conflicts", ConflictRow.self)
        check("targets", ScoreRow.self)
        check("coverage", CoverageRow.self)
    }

    @Test func everyColumnOfDocumentsMonthsAndFindingsIsThere() throws {
        let sections = try Repository.text("README.md").components(separatedBy: "\n### ")
        let section = (sections.first { $0.hasPrefix("`dushu report coverage --") } ?? "").components(separatedBy: "\n## ")[0]
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("columns-\(UUID().uuidString).sqlite").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let store = try Store(path: path, for: .writing)
        for subject in ReportCoverage.Subject.allCases {
            try store.query(subject.query, seconds: 86_400) { columns in
                for column in columns {
                    #expect(section.contains("`\(column)`"), "`\(column)` of --\(subject.rawValue)")
                }
            } row: { _ in
            }
        }
        try store.close()
    }

    @Test func everyDependencyIsThere() throws {
        let readme = try Repository.text("README.md")
        let package = try Repository.text("Package.swift")
        let names = package.components(separatedBy: ".package(url: \"").dropFirst().compactMap { part in
            part.prefix { $0 != "\"" }.split(separator: "/").last
        }
        #expect(!names.isEmpty)
        for name in names {
            let isThere = readme.contains(name)
            #expect(isThere, "\(name) is not in the README")
        }
    }

    @Test func everyVocabularyTableIsThere() throws {
        let readme = try Repository.text("README.md")
        for name in try Repository.entries(of: "seeds/vocabulary") where name.hasSuffix(".tsv") {
            let isThere = readme.contains("`\(name)`")
            #expect(isThere, "\(name) is not in the README")
        }
    }

    @Test func everyDocumentIsThere() throws {
        let readme = try Repository.text("README.md")
        for path in try Repository.entries(of: "docs").map({ "docs/" + $0 }) + ["CONTRIBUTING.md", "CHANGELOG.md"] {
            let isThere = readme.contains("](\(path))")
            #expect(isThere, "the README does not lead to \(path)")
        }
    }

    @Test(arguments: ["README.md", "README.zh.md", "CONTRIBUTING.md", "docs/design.md", "docs/decisions.md", "docs/questions.md"])
    func everyLinkLeadsSomewhere(document: String) throws {
        let folder = Repository.top.appendingPathComponent(document).deletingLastPathComponent()
        for link in try Repository.text(document).components(separatedBy: "](").dropFirst() {
            let path = link.prefix { !")#".contains($0) }
            guard !path.isEmpty, !path.hasPrefix("https:") else { continue }
            let isThere = FileManager.default.fileExists(atPath: folder.appendingPathComponent(String(path)).path)
            #expect(isThere, "\(path)")
        }
    }

    @Test func everyFieldOfAClaimIsInTheDesign() throws {
        let sections = try Repository.text("docs/design.md").components(separatedBy: "\n## 3. ")
        let table = (sections.last ?? "").components(separatedBy: "\n\n").first { $0.hasPrefix("| field") } ?? ""
        let documented = table.split(separator: "\n").filter { $0.hasPrefix("| `") }.flatMap { line in
            line.dropFirst(2).prefix { $0 != "|" }.split { " ,`".contains($0) }.map(String.init)
        }
        // CSV has two columns for a period, and no words.
        let printed = ClaimPrinter.header.filter { !$0.hasSuffix("_end") }.map { $0.replacing("_start", with: "") }
        #expect(documented.filter { $0 != "words" } == printed)
        // JSON lines have what is documented, in that order.
        let text = "去年，湖北省快递业务量完成5.3亿件。"
        let reader = Reader(vocabulary: try Vocabulary.embedded())
        let claim = try #require(try reader.claims(Array(text.utf8), name: "a", issued: nil).first)
        var line: [UInt8] = []
        line.append(line: claim, document: "a")
        let printedLine = String(decoding: line, as: UTF8.self)
        let places = documented.map { printedLine.range(of: "\"\($0)\":")?.lowerBound }
        #expect(places.allSatisfy { $0 != nil } && places.compactMap(\.self) == places.compactMap(\.self).sorted())
        let object = try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any]
        #expect(Set((object ?? [:]).keys) == Set(documented))
    }
}
