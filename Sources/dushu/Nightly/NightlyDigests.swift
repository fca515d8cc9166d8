import ArgumentParser
import Foundation
import Quantities
import Reading
import Reporting
import Store

/// Whose digests are made each night.
struct DigestsOption: ParsableArguments {
    @Option(
        name: .customLong("digest"),
        help: ArgumentHelp(
            "Also a digest of this organization, of the latest month of its figures; may be given several times.",
            valueName: "name"))
    var names: [String] = []

    @Option(
        name: .customLong("digests"),
        help: ArgumentHelp(
            "The same for every line of a file; empty lines and those that begin with # count for nothing.", valueName: "file"))
    var file: String?

    /// The names, each once, in the order in which they are given.
    func organizations() throws -> [String] {
        var lines: [String] = []
        if let file {
            guard let text = try? LoadDecisions.text(of: file) else {
                throw Failure(
                    "\(file) cannot be read: --digests names a file in UTF-8 or GB18030 with the name of an organization on each line"
                )
            }
            lines = text.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces.union(["\u{FEFF}"])) }
        }
        var seen: Set<String> = []
        return (names + lines).filter { !$0.isEmpty && !$0.hasPrefix("#") && seen.insert($0).inserted }
    }
}

/// The digests of a night, in a folder of their own within the set.
struct NightlyDigests {
    let organizations: [String]
    let day: Day
    let database: String

    /// Writes them into a folder; what is written is on the disk when it returns. Who has no figure is told of and left out.
    func write(_ maker: DigestMaker, into folder: String) throws -> [ReportSet.Written] {
        guard !organizations.isEmpty else { return [] }
        guard mkdir(folder + "/digests", 0o777) == 0 else {
            throw Failure("\(folder)/digests cannot be made: \(String(cString: strerror(errno)))")
        }
        return try organizations.flatMap { try write(word: $0, maker, into: folder) }
    }

    private func write(word: String, _ maker: DigestMaker, into folder: String) throws -> [ReportSet.Written] {
        let name: String
        do {
            name = try DigestNames.organization(word, in: maker.store, database: database)
        } catch let failure as Failure {
            note("no digest of \(word): \(failure)")
            return []
        }
        let latest = try maker.months(of: name).last { $0.month <= day.iso.prefix(7) }
        guard let month = latest.flatMap({ PeriodArgument(argument: $0.month) }), let made = try maker.make(name, month.period)
        else {
            note("no digest of \(name): it has no figure to show up to \(day.iso)")
            return []
        }
        let stem = "digests/\(DigestNames.file(name))_\(DigestNames.file(month.period))"
        return try made.files.map { end, content in
            let path = stem + (end.first?.isNumber == true ? "_" : ".") + end
            let file = try NewFile(folder + "/" + path)
            var output = StandardOutput(descriptor: file.descriptor)
            try output.write { $0.append(contentsOf: content) }
            try output.flush()
            let facts = try file.finish()
            return ReportSet.Written(name: path, rows: made.figures, bytes: facts.bytes, sha256: facts.sha256)
        }
    }
}
