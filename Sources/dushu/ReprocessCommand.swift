import ArgumentParser
import Ingestion
import Reading
import Reporting
import Store

/// `dushu reprocess`: the stored documents by the present rules.
struct ReprocessCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reprocess",
        abstract: "Read the stored documents again with the present rules.",
        discussion: """
            The text of every document is in the database, so the pages themselves are not needed. Documents that read as before \
            are left alone. Where they read otherwise, the new claims are added in a run of their own, the earlier ones stay as \
            evidence of what an earlier version read, and observations follow the new reading.

            One row is printed for each claim that is gone or new, also where only its grade, its doubts or the words it was read from \
            differ; --dry-run prints the same and writes nothing.

            EXAMPLES
              dushu reprocess --dry-run --format table | less -S
              dushu reprocess --vocabulary my-tables --dry-run
              dushu reprocess
            """)

    @OptionGroup var database: DatabaseOption
    @OptionGroup var reading: ReadingOptions
    @OptionGroup var format: FormatOption

    @Flag(help: "Show what would change; write nothing.")
    var dryRun = false

    static let header = [
        "change", "document", "span_start", "span_end", "quote", "value", "unit", "kind", "organization", "metric", "component",
        "basis",
        "scope", "period_start", "period_end", "base_start", "base_end", "bound", "lower", "upper", "mention", "rule",
        "confidence", "doubts", "words", "decided_by",
    ]

    func run() throws {
        let plain = try reading.reader()
        try database.mustExist()
        Interruption.listen()
        // Reading would refuse an older layout, which is brought up here as well as anywhere.
        let session = dryRun ? nil : try WritingSession(database.path, holder: "dushu reprocess")
        let store = try session?.store ?? Store(path: database.path, for: .reading)
        let reader = Reader(vocabulary: plain.vocabulary, decisions: try store.decisions())
        var printer = try RowPrinter(header: ReprocessCommand.header, as: format)
        let progress = Progress()
        let options = Ingest.Options(
            reader: reader, vocabulary: reading.name, isStopped: { Interruption.isAsked })
        let reprocess = Reprocess(store: store, options: options, read: reader.read)
        let report: (Reprocess.Change) throws -> Void = { change in
            if let reason = change.reason { note("cannot be read any more: \(change.document.arrived.name): \(reason)") }
            for (sign, claims) in [("gone", change.difference?.gone ?? []), ("new", change.difference?.come ?? [])] {
                for claim in claims { try printer.print(ReprocessCommand.cells(sign, change.document, claim)) }
            }
        }
        let outcome: Reprocess.Outcome
        do {
            defer { progress.clear() }
            outcome =
                try dryRun
                ? reprocess.compare(progress: progress.show, report: report)
                : reprocess.run(progress: progress.show, report: report)
        }
        try printer.finish()
        if outcome.stopped { note("\(Stopped()): what was read stays; run it again for the rest") }
        note(summary(outcome))
        if let session { try session.finish() } else { try store.close() }
        if outcome.stopped { throw Exit.locked }
        if outcome.counts.quarantined > 0 { throw Exit.quarantined }
    }

    private func summary(_ outcome: Reprocess.Outcome) -> String {
        let counts = outcome.counts
        guard counts.added > 0 || outcome.organizations > 0 || counts.quarantined > 0 else {
            return "nothing \(dryRun ? "would change" : "changed"): \(counted(counts.documents, "document")) read as before"
        }
        var parts = [
            "\(counted(counts.documents, "document")): \(counts.added) \(dryRun ? "would read" : "read") otherwise, \(counts.unchanged) as before"
        ]
        if counts.quarantined > 0 { parts.append("\(counts.quarantined) cannot be read any more") }
        if outcome.organizations > 0 { parts.append("\(counted(outcome.organizations, "organization")) known otherwise") }
        let observations = counted(counts.observations, "observation")
        parts.append(dryRun ? "nothing written" : "\(counted(counts.claims, "claim")), \(observations) new or changed")
        return parts.joined(separator: "; ")
    }

    static func cells(_ sign: String, _ document: KnownDocument, _ claim: StatedClaim) -> [Cell] {
        [.text(sign), .text(document.arrived.name)] + header.dropFirst(2).map { Cell(claim[$0]) }
    }
}
