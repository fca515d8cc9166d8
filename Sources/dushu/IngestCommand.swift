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
            Of a folder, all .txt, .html, .htm and .pdf files below it are read, in the order of their names; other files, README and \
            hidden files are skipped. Text is UTF-8 or GB18030; a page of HTML is what it shows: its articles with their headlines, \
            and tables, without menus and links. A PDF needs its text in it (no scans), and pdftotext of poppler-utils. Every document is one transaction; what has been read before (the same content, \
            whatever its name) is not read again. A document that cannot be read is put into quarantine with the reason, and the \
            run goes on; `dushu status` lists it, and the exit code is 3.

            The issue date decides what 今年 and 10月 mean. It is taken from --issue-date, else from the file name \
            (2022-11-25-p03.txt, 20221125.txt, 2022-11-25/p03.txt, html/2022-11/25/content_7.htm), else from the page, else it stays unknown. \
            A document that is known is read again where --issue-date names another date. A file with a date in its name whose \
            content has changed since is a corrected page: what was read from it before no longer counts.

            --claims takes a file that `dushu extract --records` printed, here or on other machines, instead of reading: the database is \
            then the same as if the pages had been read here. The text of every document comes with its claims, and each quote is \
            compared with it. Documents of another version of the rules, or read with other decisions on names, are refused.

            EXAMPLES
              dushu ingest pages/
              dushu ingest --issue-date 2022-11-25 p03.txt p04.txt
              dushu ingest --db /var/lib/dushu/post.sqlite /srv/pages
              dushu extract --records pages/ | dushu ingest --claims -
            """)

    @OptionGroup var database: DatabaseOption
    @OptionGroup var issue: IssueDateOption
    @OptionGroup var reading: ReadingOptions

    @Option(
        help: ArgumentHelp(
            "Take over what dushu extract --records printed, instead of reading; - is standard input.", valueName: "file"))
    var claims: String?

    @Flag(help: "With --claims: also documents that come without their text, for a database that only reckons.")
    var withoutText = false

    @Argument(help: ArgumentHelp("Pages, and folders of pages: .txt, .html, .htm, .pdf.", valueName: "path"))
    var paths: [String] = []

    func validate() throws {
        guard (claims != nil) != !paths.isEmpty else {
            throw ValidationError(
                claims == nil ? "give files or folders to read, or --claims FILE" : "--claims FILE or paths, not both")
        }
        if claims != nil, issue.issueDate != nil {
            throw ValidationError("--claims has the issue dates with which the pages were read: leave out --issue-date")
        }
        if withoutText, claims == nil { throw ValidationError("--without-text goes with --claims") }
        if let day = issue.issueDate, day > Today.day.adding(days: 1) {
            throw ValidationError("--issue-date \(day.iso) lies in the future")
        }
    }

    func run() throws {
        let records = try claims.map { try RecordFile(path: $0, isWithoutText: withoutText) }
        let files = try FileList(paths)
        let vocabulary = try reading.reader().vocabulary
        Interruption.listen()
        let session = try WritingSession(database.path, holder: "dushu ingest")
        let outcome =
            if let records {
                try session.ingest(records, vocabulary: vocabulary, name: reading.name)
            } else {
                try session.ingest(files, vocabulary: vocabulary, name: reading.name, issued: issue.issueDate)
            }
        IngestCommand.tell(outcome)
        try session.finish()
        if outcome.stopped { throw Exit.locked }
        if outcome.counts.quarantined > 0 { throw Exit.quarantined }
    }

    /// Says what was done, a line for each thing that a person should know.
    static func tell(_ outcome: Ingest.Outcome) {
        for content in outcome.contents { note("changed: \(content)") }
        for problem in outcome.gone { note("gone: \(problem)") }
        for problem in outcome.problems { note("quarantined: \(problem)") }
        if outcome.stopped { note("\(Stopped()): what was read stays; run it again for the rest") }
        note(summary(outcome))
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
