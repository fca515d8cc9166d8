import ArgumentParser
import Foundation
import Reading
import Reporting
import Store

/// `dushu organizations resolve`.
struct ResolveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resolve",
        abstract: "Say which body a name stands for, and why.",
        discussion: """
            Needs no database; where there is one, the decisions in it count. --in names a region (or a body) that the text has
            named before: it decides between several 鼓楼区, and says what 全省 and 市分公司 mean. `-` reads names from standard
            input, one a line.

            A name that is ambiguous gives a row without organization and with its candidates, an unknown one with the nearest
            names; then the exit code is 4.

            EXAMPLES
              dushu organizations resolve 宜昌邮政 邮储银行安徽省分行 --format table
              dushu organizations resolve 鼓楼区 --in 江苏省南京市
              dushu organizations resolve - --format jsonl < names.txt
            """)

    @OptionGroup var database: DatabaseOption
    @OptionGroup var reading: ReadingOptions
    @OptionGroup var format: FormatOption

    @Option(name: .customLong("in"), help: ArgumentHelp("Region or body that the text has named before.", valueName: "region"))
    var region: String?

    @Argument(help: ArgumentHelp("Names; - is standard input, one a line.", valueName: "name"))
    var names: [String]

    static let header = ["name", "organization", "level", "system", "parent", "division", "reason", "candidates"]

    func run() throws {
        let decisions = try decisions()
        let reader = try reading.reader(decisions: decisions)
        if let region, reader.resolve(region).organization == nil {
            throw Failure("--in \(region): " + Unresolved.sentence(reader.resolve(region), nearest: reader.nearest(to: region)))
        }
        var printer = try RowPrinter(header: ResolveCommand.header, as: format)
        var problems: [String] = []
        for name in try asked() {
            var found = reader.resolve(name, in: region)
            if found.organization == nil {
                let nearest = found.isUnknown ? reader.nearest(to: name) : []
                problems.append("\(name): " + Unresolved.sentence(found, nearest: nearest))
                if found.candidates.isEmpty { found.candidates = nearest }
            }
            try printer.print([
                .text(name), Cell(found.organization), Cell(found.level), Cell(found.system), Cell(found.parent),
                Cell(found.division),
                .text(ResolveCommand.reason(found, of: name, decisions)),
                found.candidates.isEmpty ? .unknown : .text(found.candidates.joined(separator: "; ")),
            ])
        }
        try printer.finish()
        for problem in problems { note(problem) }
        if !problems.isEmpty { throw Exit.checkFailed }
    }

    /// Why the name stands for the body; where a person has decided so, with who, when and why.
    private static func reason(_ found: Resolution, of name: String, _ decisions: [Decision]) -> String {
        let one = decisions.first { one in
            switch one.action {
            case .alias: one.name == name && found.reason.hasPrefix("registered alias of ")
            case .merge: found.reason.hasPrefix("merged: \(one.name) is ")
            }
        }
        return found.reason + (one.map { " (\(NameWord.words($0)))" } ?? "")
    }

    /// The decisions of the database; a database that is asked for must be there.
    private func decisions() throws -> [Decision] {
        guard database.database != nil || FileManager.default.fileExists(atPath: database.path) else { return [] }
        let store = try Store(path: database.path, for: .reading)
        defer { try? store.close() }
        return try store.decisions()
    }

    private func asked() throws -> [String] {
        try names.flatMap { name throws -> [String] in
            guard name == "-" else { return [name] }
            let text = String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self)
            return text.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
        }
    }
}

/// Puts into words why a name could not be resolved.
enum Unresolved {
    static func sentence(_ found: Resolution, nearest: [String]) -> String {
        if !found.candidates.isEmpty { return "ambiguous: \(found.reason); may be \(found.candidates.joined(separator: ", "))" }
        return found.reason + (nearest.isEmpty ? "" : "; nearest: \(nearest.joined(separator: ", "))")
    }
}
