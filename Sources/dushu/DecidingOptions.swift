import ArgumentParser
import Reporting
import Store

/// How a decision on names is carried out, of organizations as of metrics: where, and what is shown of it.
struct DecidingOptions: ParsableArguments {
    @OptionGroup var database: DatabaseOption
    @OptionGroup var reading: ReadingOptions
    @OptionGroup var format: FormatOption

    @Flag(help: "Show what would change; write nothing.")
    var dryRun = false

    @Flag(help: "Print no rows, only how much changes.")
    var quiet = false

    /// Opens the database: with --dry-run one that is there, to be read; else under the lock, which says that `holder` has it.
    func open(_ holder: String, makesDatabase: Bool, _ body: (Store) throws -> Void) throws {
        if !makesDatabase || dryRun { try database.mustExist() }
        guard !dryRun else {
            let store = try Store(path: database.path, for: .reading)
            try body(store)
            return try store.close()
        }
        let session = try WritingSession(database.path, holder: holder)
        try body(session.store)
        try session.finish()
    }

    /// Prints what moves, and says how much that is.
    func show(_ moves: [some MovedRow], under header: [String]) throws {
        if !quiet {
            var printer = try RowPrinter(header: header, as: format)
            for move in moves { try printer.print(move.cells) }
            try printer.finish()
        }
        let observations = moves.count { $0.observation != nil }
        let claims = moves.count - observations
        note(
            "\(counted(observations, "observation")) \(dryRun ? "would move" : "moved")"
                + (claims > 0 ? ", \(counted(claims, "figure")) of no observation" : "") + (dryRun ? "; nothing written" : ""))
    }

    /// Says that a decision stands already.
    func noteNothing() { note("nothing \(dryRun ? "would change" : "changed"): that is decided already") }
}

/// A figure that goes under another name.
protocol MovedRow {
    /// Row id of its observation; nil where it makes none.
    var observation: Int64? { get }
    /// The row that is printed of it.
    var cells: [Cell] { get }
}
