import ArgumentParser
import Foundation
import Ingestion
import Reading
import Reporting
import Store

/// `dushu decisions`: all that people have decided, of figures, organizations and metrics.
struct DecisionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decisions",
        abstract: "List, keep, take over and take back what people have decided.",
        discussion: """
            EXAMPLES
              dushu decisions --format table
              dushu decisions export > decisions.jsonl
              dushu decisions load decisions.jsonl --db other.sqlite
            """,
        subcommands: [ListDecisions.self, ExportAllDecisions.self, LoadAllDecisions.self, UndoDecisions.self],
        defaultSubcommand: ListDecisions.self)
}

/// `dushu decisions list`.
struct ListDecisions: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "One row for each decision: of figures, organizations and metrics.",
        discussion: """
            Of a figure: its place and quote, the slots that were corrected as they were read and as they are said to be, who decided, when and why.
            The number is what `dushu decisions undo` takes. Of a name: what `dushu organizations` and `dushu metrics` decided, and take back, with \
            who, when and why where that is known.

            EXAMPLES
              dushu decisions --format table
            """)

    @OptionGroup var database: DatabaseOption
    @OptionGroup var format: FormatOption

    static let header = ["id", "about", "action", "what", "was", "is", "by", "decided", "reason"]

    func run() throws {
        let store = try Store(path: database.path, for: .reading)
        var printer = try RowPrinter(header: ListDecisions.header, as: format)
        for one in try store.claimDecisions() { try printer.print(ListDecisions.cells(one)) }
        for one in try store.decisions() {
            try printer.print(
                [.unknown, .text("organization"), .text(one.action.rawValue), .text(one.name), .unknown, .text(one.organization)]
                    + [Cell(one.by), Cell(one.decided), Cell(one.reason)])
        }
        for one in try store.metricDecisions() {
            let part = [one.part.component, one.part.unit, one.part.organization].filter { !$0.isEmpty }
            try printer.print(
                [.unknown, .text("metric"), .text(one.action.rawValue), .text(one.name), Cell(part.joined(separator: "; "))]
                    + [Cell(one.metric), Cell(one.by), Cell(one.decided), Cell(one.reason)])
        }
        try store.close()
        try printer.finish()
    }

    private static func cells(_ one: ClaimDecision) -> [Cell] {
        // Of what was added all that it says is new.
        let all = one.action == .add ? one.says?.telling.map { ($0.slot, $0.words) } : nil
        func words(_ list: [(slot: ClaimSlot, words: String)], _ stretch: Range<Int>?) -> Cell {
            let stretch = stretch.map { ["at \($0.lowerBound)-\($0.upperBound)"] } ?? []
            return Cell(
                (stretch + list.map { "\($0.slot.rawValue) \($0.words.isEmpty ? "-" : $0.words)" }).joined(separator: "; "))
        }
        let changes = one.changes
        let was = words(changes.map { ($0.slot, $0.before) }, one.stretch.map { _ in one.place.span })
        let isNow = words(all ?? changes.map { ($0.slot, $0.after) }, one.stretch)
        return [
            one.id.map { .integer(Int($0)) } ?? .unknown, .text("figure"), .text(one.action.rawValue),
            .text("\(one.place.quote) (\(one.place.evidence))"), was, isNow, .text(one.by),
            Cell(one.decided), Cell(one.reason),
        ]
    }
}

/// `dushu decisions undo`.
struct UndoDecisions: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo",
        abstract: "Take decisions on figures back: they are read by the rules again.",
        discussion: """
            Decisions on names are taken back with `dushu organizations forget` and `dushu metrics forget`.

            EXAMPLES
              dushu decisions undo 3
              dushu decisions undo 3 4 --dry-run --format table
            """)

    @OptionGroup var options: ClaimDecisionOptions

    @Argument(help: ArgumentHelp("Numbers of decisions, as `dushu decisions` lists them.", valueName: "number"))
    var ids: [Int64]

    func run() throws { try options.forget(ids) }
}
