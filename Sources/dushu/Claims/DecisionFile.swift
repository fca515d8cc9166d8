import ArgumentParser
import Foundation
import Reading
import Reporting
import Store

/// A file of all that people have decided: one JSON object a line, told apart by `decision`: organization, metric or claim.
struct DecisionFile {
    var organizations: [Decision] = []
    var metrics: [MetricDecision] = []
    var claims: [ClaimDecision] = []

    /// Names first, since figures may be given to them; the same decisions give the same bytes.
    var text: String {
        let names =
            organizations.sorted { $0.name < $1.name }.map {
                ["decision": "organization", "action": $0.action.rawValue, "name": $0.name, "organization": $0.organization]
                    .merging(["day": $0.decided ?? "", "by": $0.by ?? "", "why": $0.reason]) { $1 }
            }
            + metrics.sorted {
                ($0.name, $0.part.component, $0.part.unit, $0.part.organization)
                    < ($1.name, $1.part.component, $1.part.unit, $1.part.organization)
            }.map {
                [
                    "decision": "metric", "action": $0.action.rawValue, "name": $0.name, "component": $0.part.component,
                    "unit": $0.part.unit, "organization": $0.part.organization, "metric": $0.metric, "day": $0.decided ?? "",
                    "by": $0.by ?? "", "why": $0.reason,
                ]
            }
        let lines = names.map(DecisionFile.line) + claims.sorted(by: ClaimDecision.precedes).map(\.json)
        return lines.map { $0 + "\n" }.joined()
    }

    private static func line(_ fields: [String: String]) -> String {
        let filled = fields.filter { !$0.value.isEmpty }
        let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes]
        return (try? JSONSerialization.data(withJSONObject: filled, options: options)).map { String(decoding: $0, as: UTF8.self) }
            ?? ""
    }

    /// No decisions.
    init() {}

    /// Reads what ``text`` gives; empty lines are passed over.
    init(_ text: String, file: String) throws {
        var lines: [AnyHashable: Int] = [:]
        for (index, line) in text.components(separatedBy: "\n").enumerated() {
            let line = line.hasSuffix("\r") ? line.dropLast() : line[...]
            guard !line.allSatisfy(\.isWhitespace) else { continue }
            func failure(_ words: String) -> Failure { Failure("\(file):\(index + 1): \(words)") }
            guard let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] else {
                throw failure("no JSON object: `dushu decisions export` writes one a line")
            }
            let subject: AnyHashable
            do {
                subject = try add(object, String(line))
            } catch { throw failure("\(error)".replacing("line:2: ", with: "", maxReplacements: 1)) }
            if let before = lines[subject] { throw failure("that is decided in line \(before) already") }
            lines[subject] = index + 1
        }
    }

    /// Adds the decision of a line; gives what there can be one decision of.
    private mutating func add(_ object: [String: Any], _ line: String) throws -> AnyHashable {
        let what = object["decision"] as? String ?? ""
        if what == "claim" {
            let one = try ClaimDecision(json: line)
            claims.append(one)
            return one.subject
        }
        let keys = ["decided": "day", "decided_by": "by", "reason": "why"]
        func row(_ columns: [String]) throws -> String {
            let cells = columns.map { object[keys[$0] ?? $0] as? String ?? "" }
            if cells.joined().unicodeScalars.contains(where: \.isHarmful) {
                throw Failure("names must not have tabs, line ends or other control characters")
            }
            return columns.joined(separator: "\t") + "\n" + cells.joined(separator: "\t") + "\n"
        }
        switch what {
        case "organization":
            let list = try Decision.list(row(Decision.columns), file: "line")
            organizations += list
            return AnyHashable([what, list.first?.name ?? ""])
        case "metric":
            let list = try MetricDecision.list(row(MetricDecision.columns), file: "line")
            metrics += list
            return list.first?.subject ?? AnyHashable(line)
        default: throw Failure("“\(what)” is none of organization, metric, claim")
        }
    }
}

/// `dushu decisions export`.
struct ExportAllDecisions: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Print what people have decided as a file to keep.",
        discussion: """
            One JSON object a line: of organizations, of metrics, of figures; the same decisions give the same bytes. `dushu decisions load` reads it \
            into another database, also before the first ingest.

            With --labels, what was decided of figures is written as labelled texts instead: for each document NAME.txt and NAME.gold.json, as \
            scripts/measure reads them. Only the figures that somebody decided of are judged there.

            EXAMPLES
              dushu decisions export > decisions.jsonl
              dushu decisions export --labels labels/
            """)

    @OptionGroup var database: DatabaseOption

    @Option(help: ArgumentHelp("Write labelled texts into this folder.", valueName: "folder"))
    var labels: String?

    func run() throws {
        let store = try Store(path: database.path, for: .reading)
        if let labels {
            try LabelFolder(labels).write(try store.claimDecisions(), of: store)
            return try store.close()
        }
        var file = DecisionFile()
        (file.organizations, file.metrics) = (try store.decisions(), try store.metricDecisions())
        file.claims = try store.claimDecisions()
        try store.close()
        var output = StandardOutput()
        try output.write { $0.append(contentsOf: file.text.utf8) }
        try output.flush()
    }
}

/// `dushu decisions load`.
struct LoadAllDecisions: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "load",
        abstract: "Take over what people have decided from a file.",
        discussion: """
            The file is what `dushu decisions export` prints. Decisions of the same figures and names are replaced, others stay. Documents that they \
            concern are read again; of those on figures a row is printed for each claim that is read otherwise. Names are taken over first, then \
            figures: of each all, or none. Into a database that is not there yet they are loaded before the first ingest.

            EXAMPLES
              dushu decisions load decisions.jsonl --dry-run
              dushu decisions load - < decisions.jsonl
            """)

    @OptionGroup var options: ClaimDecisionOptions

    @Flag(help: "Also names that are numbers, units or words of the vocabulary.")
    var force = false

    @Argument(help: ArgumentHelp("The file; - is standard input.", valueName: "file"))
    var file: String

    func run() throws {
        let decisions = try DecisionFile(try LoadDecisions.text(of: file), file: file)
        let deciding = options.deciding
        let shared =
            ["--quiet", "--db", deciding.database.path] + (deciding.reading.vocabulary.map { ["--vocabulary", $0] } ?? [])
            + (deciding.dryRun ? ["--dry-run"] : [])
        if !decisions.organizations.isEmpty {
            try DecisionOptions.parse(shared).decide(makesDatabase: true, force: force) { _ in decisions.organizations }
        }
        if !decisions.metrics.isEmpty {
            try MetricDecisionOptions.parse(shared).decide(makesDatabase: true) { _ in decisions.metrics }
        }
        if !decisions.claims.isEmpty { try options.decide(makesDatabase: true) { _ in decisions.claims } }
        if decisions.text.isEmpty { note("nothing changed: \(file) holds no decisions") }
    }
}
