import ArgumentParser
import Foundation
import Ingestion
import Reading
import Store

/// `dushu organizations export`.
struct ExportDecisions: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Print a person's decisions as a file to keep.",
        discussion: """
            Tab-separated: action (merge, alias), name, organization, day, who decided and why; sorted by name, the same
            decisions give the same bytes. `dushu organizations load` reads it into another database.

            EXAMPLES
              dushu organizations export > decisions.tsv
            """)

    @OptionGroup var database: DatabaseOption

    func run() throws {
        let store = try Store(path: database.path, for: .reading)
        let text = Decision.file(try store.decisions())
        try store.close()
        var output = StandardOutput()
        try output.write { $0.append(contentsOf: text.utf8) }
        try output.flush()
    }
}

/// `dushu organizations load`.
struct LoadDecisions: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "load",
        abstract: "Take over decisions from a file.",
        discussion: """
            The file is what `dushu organizations export` prints. Decisions of the same names are replaced, others stay. Documents
            that they concern are read again; one row is printed for each observation that moves; --dry-run writes nothing.
            Into a database that is not there yet they are loaded before the first ingest.

            EXAMPLES
              dushu organizations load decisions.tsv --dry-run
              dushu organizations load - < decisions.tsv
            """)

    @OptionGroup var options: DecisionOptions

    @Flag(help: "Also names that are numbers, units or words of the vocabulary.")
    var force = false

    @Argument(help: ArgumentHelp("The file; - is standard input.", valueName: "file"))
    var file: String

    func run() throws {
        let decisions = try LoadDecisions.decisions(in: file)
        try options.decide(makesDatabase: true, force: force) { _ in decisions }
    }

    /// The decisions of a file, or of standard input for `-`.
    static func decisions(in file: String) throws -> [Decision] {
        let text = try text(of: file)
        do { return try Decision.list(text, file: file) } catch { throw Failure("\(error)") }
    }

    /// What a file of decisions, or standard input for `-`, holds.
    static func text(of file: String) throws -> String {
        let bytes =
            file == "-" ? Array(FileHandle.standardInput.readDataToEndOfFile()) : try InputFile(path: file, name: file).bytes()
        // Excel and Windows' editor put a byte order mark in front; a Chinese Excel writes GBK where nobody asks for UTF-8.
        let marks: [[UInt8]] = [[0xEF, 0xBB, 0xBF], [0x84, 0x31, 0x95, 0x33]]
        let rest = Array(bytes.dropFirst(marks.first { bytes.starts(with: $0) }?.count ?? 0))
        if let text = String(validating: rest, as: UTF8.self) { return text }
        guard let text = try? DocumentText(text: rest, name: file).source else {
            throw Failure("\(file) is neither UTF-8 nor GB18030 text: save it as CSV UTF-8, where a spreadsheet asks")
        }
        return text
    }
}
