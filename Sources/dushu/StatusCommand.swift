import ArgumentParser
import Quantities
import Reporting
import Store

/// `dushu status`: how things stand.
struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show the last runs, what there is, and what is quarantined.",
        discussion: """
            Findings are listed by `dushu report coverage --findings`. A run that is `running` while none is under way was broken off; the next run marks it. Times are UTC.

            EXAMPLES
              dushu status
              dushu status --runs 30
            """)

    @OptionGroup var database: DatabaseOption

    @Option(help: ArgumentHelp("How many runs are listed.", valueName: "count"))
    var runs = 5

    @OptionGroup var headers: LanguageOption

    func validate() throws {
        if runs < 0 { throw ValidationError("--runs is a count") }
    }

    func run() throws {
        let store = try Store(path: database.path, for: .reading)
        let status = try store.status()
        let runs = try store.runs(last: runs)
        try store.close()
        let language = headers.language ?? (Tongue.present == .zh ? .zh : nil)
        let labels = language.map { Labels($0) }
        func table(_ header: [String], _ rows: [[Cell]]) -> String {
            TableWriter().table(header: labels?.columns(header) ?? header, rows: rows)
        }
        func words(_ key: String) -> String { labels?.words(key) ?? key }
        func day(_ day: Day?) -> String { day?.iso ?? (labels ?? Labels(.en))["desk.unknown"] }
        func said(_ message: String) -> String { Message.said(message, in: language ?? .en) }
        var text = "\(database.path.harmless)\n\n"
        var counts = status.counts.map { [Cell.text(words($0.name)), .integer($0.count)] }
        counts.insert(
            [
                .text(words("issue dates")),
                .text((labels ?? Labels(.en))("issue span", day(status.issued.start), day(status.issued.end))),
            ],
            at: 3)
        text += table(["what", "rows"], counts)
        text +=
            "\n\(words("last runs"))\n"
            + table(StatusCommand.header, runs.map { StatusCommand.cells($0, message: $0.message.map(said)) })
        if !status.quarantined.isEmpty {
            text += "\n\(words("quarantined"))\n"
            text += table(["file", "reason"], status.quarantined.map { [.text($0.path), .text(said($0.reason))] })
        }
        if !status.skipped.isEmpty {
            text += "\n\(words("skipped by the last ingest"))\n"
            text += table(
                ["files", "reason", "one of them"],
                status.skipped.map { [.integer($0.count), .text(said($0.reason)), .text($0.example)] })
        }
        var output = StandardOutput()
        try output.write { $0.append(contentsOf: text.utf8) }
        try output.flush()
    }

    private static let header = [
        "run", "command", "started", "finished", "state", "reader", "documents", "read", "known", "quarantined", "skipped",
        "claims",
        "observations", "message",
    ]

    private static func cells(_ run: Run, message: String?) -> [Cell] {
        let counts = run.counts
        return [
            .integer(Int(run.id)), .text(run.command.rawValue), .text(run.startedAt), Cell(run.finishedAt),
            .text(run.state.rawValue),
            .text(run.readerVersion + (run.vocabulary == "embedded" ? "" : " " + run.vocabulary)), .integer(counts.documents),
            .integer(counts.added), .integer(counts.unchanged), .integer(counts.quarantined), .integer(counts.skipped),
            .integer(counts.claims), .integer(counts.observations), Cell(message),
        ]
    }
}
