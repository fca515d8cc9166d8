import ArgumentParser
import Foundation
import Ingestion
import Quantities
import Reading

/// How text is read: the same options wherever text is read.
struct ReadingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Folder with vocabulary tables (units.tsv, metrics.tsv …) that take the place of the built-in ones.",
            valueName: "folder"))
    var vocabulary: String?

    /// A reader with the tables that are asked for, and with what a person has decided of names.
    func reader(decisions: [Decision] = []) throws -> Reader {
        do {
            guard let vocabulary else { return try ReadingOptions.embedded(decisions: decisions) }
            return Reader(vocabulary: try Vocabulary(tables: try ReadingOptions.tables(in: vocabulary)), decisions: decisions)
        } catch let error as VocabularyError {
            throw Failure("the vocabulary cannot be used: \(error)")
        }
    }

    /// The registered metrics of the tables that are asked for: all that a report needs of them.
    func registry() throws -> MetricRegistry {
        vocabulary == nil ? try Vocabulary.embeddedRegistry() : try reader().vocabulary.registry
    }

    /// A reader with the built-in tables.
    static func embedded(decisions: [Decision]) throws -> Reader {
        Reader(vocabulary: try Vocabulary.embedded(), decisions: decisions)
    }

    /// What a run row says of the vocabulary.
    var name: String { vocabulary ?? "embedded" }

    private static func tables(in folder: String) throws -> [String: String] {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            throw Failure("there is no folder \(folder) with vocabulary tables")
        }
        var tables: [String: String] = [:]
        for name in names.sorted() where name.hasSuffix(".tsv") {
            let bytes = try InputFile(path: folder + "/" + name, name: name).bytes()
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw Failure("\(folder)/\(name) is not UTF-8 text")
            }
            tables[name] = text
        }
        guard !tables.isEmpty else { throw Failure("there are no tables (.tsv) in \(folder)") }
        return tables
    }
}

/// The issue date of all documents of a command.
struct IssueDateOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Issue date of the documents (2022-11-25); default: the date in the file name, else the one printed on the page.",
            valueName: "day"))
    var issueDate: Day?
}

extension Day: ExpressibleByArgument {
    /// Reads `2022-11-25`.
    public init?(argument: String) { self.init(iso: argument) }
}

/// A command cannot do what it was asked for: one sentence for people.
struct Failure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
