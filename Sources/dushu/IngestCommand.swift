import ArgumentParser
import Ingestion
import Reading
import Store

/// `dushu ingest`: files and folders into the database.
struct IngestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ingest",
        abstract: "Read files and folders into the database; safe to repeat.",
        discussion: """
            Of a folder, all .txt files below it are read, in the order of their names; other files, README and hidden files are \
            skipped. Text is UTF-8 or GB18030. Every document is one transaction; what has been read before (the same content, \
            whatever its name) is not read again. A document that cannot be read is put into quarantine with the reason, and the \
            run goes on; `dushu status` lists it, and the exit code is 3.

            The issue date decides what 今年 and 10月 mean. It is taken from --issue-date, else from the file name \
            (2022-11-25-p03.txt, 20221125.txt, 2022-11-25/p03.txt), else from the page, else it stays unknown. \
            A document that is known is read again where --issue-date names another date. A file with a date in its name whose \
            content has changed since is a corrected page: what was read from it before no longer counts.

            EXAMPLES
              dushu ingest pages/
              dushu ingest --issue-date 2022-11-25 p03.txt p04.txt
              dushu ingest --db /var/lib/dushu/post.sqlite /srv/pages
            """)

    @OptionGroup var database: DatabaseOption
    @OptionGroup var issue: IssueDateOption
    @OptionGroup var reading: ReadingOptions

    @Argument(help: ArgumentHelp("Files, and folders of .txt files.", valueName: "path"))
    var paths: [String]

    func run() throws {
        let files = try FileList(paths)
        let plain = try reading.reader()
        let lock = try RunLock(database: database.path)
        let store = try Store(path: database.path, for: .writing)
        let progress = Progress(of: files.files.count)
        let options = Ingest.Options(issued: issue.issueDate, vocabulary: reading.name, registry: plain.vocabulary.registry)
        defer { withExtendedLifetime(lock) { try? store.close() } }
        let reader = Reader(vocabulary: plain.vocabulary, decisions: try store.decisions())
        let outcome: Ingest.Outcome
        do {
            defer { progress.clear() }
            outcome = try Ingest(store: store, options: options, read: reader.read).run(files, progress: progress.show)
        }
        for content in outcome.contents { note("changed: \(content)") }
        for problem in outcome.problems { note("quarantined: \(problem)") }
        note(IngestCommand.summary(outcome))
        if outcome.counts.quarantined > 0 { throw Exit.quarantined }
    }

    /// The last line of a run.
    static func summary(_ outcome: Ingest.Outcome) -> String {
        let counts = outcome.counts
        var parts: [String] = []
        if !outcome.changed { parts.append("nothing changed") }
        parts.append(
            "\(counted(counts.documents, "document")): \(counts.added) read, \(counts.unchanged) known already, "
                + "\(counts.quarantined) quarantined")
        if counts.skipped > 0 { parts.append("\(counted(counts.skipped, "other file")) skipped") }
        if outcome.changed {
            parts.append("\(counted(counts.claims, "claim")), \(counted(counts.observations, "observation")) new or changed")
        }
        return parts.joined(separator: "; ")
    }
}
