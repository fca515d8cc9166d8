import ArgumentParser
import Reporting
import Store

/// `dushu check`.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Look whether the database is sound, fresh and complete; for monitors.",
        discussion: """
            One line for each thing: integrity, references, evidence (every quote stands in its text), decisions (on names, applied everywhere), metrics (decisions on metrics, applied everywhere), claims (decisions on figures, each found), \
            ledger (digits that are accounted for), run (the last one came to its end), backlog (observations follow all claims), age (of the last ingest and of the newest issue), \
            quarantine (of the last ingest), silence (a series or paper that came regularly and missed its last two dates or more; after \
            eight it has ended, and only `dushu report coverage --silent` lists it). Where one is not good the exit code is 4.

            EXAMPLES
              dushu check --max-age 2 --max-quarantined 5
              dushu check --format jsonl
            """)

    @OptionGroup var database: DatabaseOption

    @Option(help: "csv, table (for people) or jsonl (one JSON object a line); default: table.")
    var format: Format = .table

    @Option(help: ArgumentHelp("Most days since the last ingest and since the newest issue.", valueName: "days"))
    var maxAge: Int?

    @Option(help: ArgumentHelp("Largest share of documents of the last ingest that may be quarantined.", valueName: "percent"))
    var maxQuarantined: Double?

    @Option(help: ArgumentHelp("Smallest share of digit runs that must be accounted for.", valueName: "percent"))
    var minCoverage: Double?

    @OptionGroup var headers: LanguageOption

    static let header = ["state", "check", "message"]

    func validate() throws {
        if headers.language != nil, format == .jsonl {
            throw ValidationError("keys of JSON are for programs: leave out --language")
        }
        if let maxAge, maxAge < 0 { throw ValidationError("--max-age is a number of days") }
        for share in [maxQuarantined, minCoverage] {
            if let share, !(share >= 0 && share <= 100) { throw ValidationError("a share is in percent, 0 to 100") }
        }
    }

    func run() throws {
        // Asked before the database is opened: see RunLock.
        let holder = RunLock.holder(of: database.path)
        let store = try Store(path: database.path, for: .reading)
        let limits = Health.Limits(age: maxAge, quarantined: maxQuarantined, coverage: minCoverage, today: Today.day)
        let lines = try Health(store: store, limits: limits).lines(holder: holder)
        try store.close()
        var printer = try RowPrinter(header: CheckCommand.header, as: format, language: headers.language)
        for line in lines { try printer.print([.text(line.isGood ? "ok" : "failed"), .text(line.check), .text(line.message)]) }
        try printer.finish()
        if lines.contains(where: { !$0.isGood }) { throw Exit.checkFailed }
    }
}
