import ArgumentParser
import Foundation
import Ingestion
import Quantities
import Reading
import Reporting

/// `dushu extract`: claims of a text, without a database.
struct ExtractCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract",
        abstract: "Print the claims of texts; no database, a filter.",
        discussion: """
            Every figure that says something of the world, with whose it is, what it measures, when, how exactly, and where it is \
            printed. On a terminal a table, elsewhere one JSON object a line: document, article, headline, start, end (Unicode \
            scalars of the text, half open), quote, value, lower, upper, unit, bound, kind, organization, mention, metric, \
            component, basis, scope, period, base, confidence, words, doubts, rule. null is unknown.

            confidence is how far the claim can be trusted: sure, likely or doubtful. words is where each slot was read, in \
            Unicode scalars of the text; doubts is what speaks against the claim. CSV and tables have no words.

            A page may be text (.txt), HTML (.html, .htm) or a PDF that has its text (.pdf; poppler-utils must be installed); what has \
            no such ending is told by its bytes. Of HTML and PDF the text is what the page shows, in the order in which it is read: \
            --text prints it, as offsets count it.

            --mentions shows what was seen before any claim is made (numbers, periods, names), --ledger what became of every run \
            of digits; both as JSON lines. They tell why a claim is missing.

            --records prints all that ingest would record, so that other machines can read and one can write (dushu ingest --claims): \
            a line for each document, with its text, then its claims with in_headline, reported_by and the exponent of the last \
            printed digit. Of folders all pages are read, as by ingest. A page that cannot be read has a line that says why.

            EXAMPLES
              dushu extract 2022-11-25-p03.txt
              dushu extract --format jsonl pages/*.txt | grep 快递
              dushu extract --confidence sure --format csv pages/*.txt
              echo 今年1—10月，全省快递业务量完成5.3亿件。 | dushu extract --issue-date 2022-11-25 -
              echo 三百零五万 | dushu extract --mentions -
              dushu extract --records pages/ > claims.jsonl
            """)

    @OptionGroup var issue: IssueDateOption
    @OptionGroup var reading: ReadingOptions

    @Option(help: "csv, table (for people) or jsonl (one JSON object a line); default: table on a terminal, else jsonl.")
    var format: Format?

    @Option(help: ArgumentHelp("Only claims of this grade or a better one: sure or likely.", valueName: "grade"))
    var confidence: LeastGrade?

    @Flag(help: "Print what was seen before any claim is made.")
    var mentions = false

    @Flag(help: "Print the text that offsets count, as it is read, and nothing else.")
    var text = false

    @Flag(help: "Print the articles as they were put together: headlines behind #, one paragraph a line.")
    var articles = false

    @Flag(help: "Print what became of every run of digits.")
    var ledger = false

    @Flag(help: "Print all that ingest would record, for dushu ingest --claims; of folders all pages.")
    var records = false

    @Flag(
        help: "With --records: the files hold pages as JSON lines with path, base64, and document, the name that evidence cites.")
    var pages = false

    @Option(
        help: ArgumentHelp(
            "Respect decisions on names, a file that dushu organizations export prints.", valueName: "file"))
    var decisions: String?

    @Argument(help: ArgumentHelp("Pages: text in UTF-8 or GB18030, HTML, PDF; - is standard input.", valueName: "file"))
    var files: [String]

    func validate() throws {
        if text, mentions || ledger || records || confidence != nil || format != nil {
            throw ValidationError("--text prints the text alone; leave out the other options")
        }
        if articles, text || mentions || ledger || records || confidence != nil || format != nil {
            throw ValidationError("--articles prints the articles alone; leave out the other options")
        }
        if pages, !records { throw ValidationError("--pages goes with --records") }
        if records, mentions || ledger || confidence != nil || (format ?? .jsonl) != .jsonl {
            throw ValidationError(
                "--records is all that was read, as jsonl: leave out --mentions, --ledger, --confidence and --format")
        }
        if mentions || ledger, confidence != nil {
            throw ValidationError("--confidence is about claims; leave out \(mentions ? "--mentions" : "--ledger")")
        }
        if mentions, ledger { throw ValidationError("--mentions or --ledger, not both") }
        if mentions || ledger, let format, format != .jsonl {
            throw ValidationError("--mentions and --ledger are printed as jsonl; leave out --format \(format.rawValue)")
        }
    }

    func run() throws {
        // Of what somebody types no more is to come once he has had enough.
        if !files.contains("-") { Interruption.listen() }
        let decided = try decisions.map { try LoadDecisions.decisions(in: $0) } ?? []
        let reader = try reading.reader(decisions: decided)
        if records {
            var printer = RecordPrinter(reader: reader, issued: issue.issueDate)
            return try pages ? printer.print(pagesIn: files) : printer.print(FileList(files))
        }
        if mentions || ledger || text || articles { return try printSights(reader) }
        var printing = ClaimPrinting(
            reader: reader, issued: issue.issueDate, least: confidence?.grade,
            printer: try ClaimPrinter(format ?? (isatty(1) == 1 ? .table : .jsonl)))
        let taken = try ExtractCommand.untilStopped(files) { try printing.print($0) }
        let failed = try printing.finish()
        if let confidence, failed < files.count {
            note("\(printing.leftOut) of \(printing.claims) claims left out: below \(confidence.rawValue)")
        }
        try end(failed, taken: taken)
    }

    /// Does something with one file after another until a signal comes; gives how many were taken.
    static func untilStopped<File>(_ files: [File], _ work: (File) throws -> Void) rethrows -> Int {
        for (index, file) in files.enumerated() {
            if Interruption.isAsked { return index }
            try work(file)
        }
        return files.count
    }

    /// Says so where a signal has left files over, whose claims are missing in the output.
    static func tell(taken: Int, of all: Int) throws {
        guard taken < all else { return }
        note("\(Stopped()): \(taken) of \(counted(all, "file")) were read")
        throw Exit.locked
    }

    /// Prints mentions, the ledger, the text, or the articles.
    private func printSights(_ reader: Reader) throws {
        var output = StandardOutput()
        var failed = 0
        let taken = try ExtractCommand.untilStopped(files) { path in
            let name = ClaimPrinting.name(of: path)
            let issued = issue.issueDate ?? IssueDate.inName(path)
            do {
                let document = try ClaimPrinting.document(path)
                if text {
                    try output.write { $0 += Array(document.source.utf8) + [UInt8(ascii: "\n")] }
                } else if articles {
                    for (index, article) in reader.articles(document, issued: issued).enumerated() {
                        try output.write { $0 += ExtractCommand.lines(of: article, isFirst: index == 0) }
                    }
                } else if mentions {
                    for mention in reader.mentions(document, issued: issued) {
                        try output.write { $0.append(line: mention, document: name) }
                    }
                } else {
                    for entry in reader.read(document, issued: issued).ledger {
                        try output.write { $0.append(line: entry, document: name) }
                    }
                }
            } catch  where error is FileProblem || error is ReadingError {
                failed += 1
                note("Error: \(error)")
            }
        }
        try output.flush()
        try end(failed, taken: taken)
    }

    /// An article as text that may be read again, an empty line before each but the first.
    private static func lines(of article: ArticleLines, isFirst: Bool) -> [UInt8] {
        let headlines = article.headlines.map { "# \($0)\n" }
        let lines = article.lines.map { ($0.isSubhead ? "## " : "") + $0.text + "\n" }
        return Array(((isFirst ? [] : ["\n"]) + headlines + lines).joined().utf8)
    }

    private func end(_ failed: Int, taken: Int) throws {
        try ExtractCommand.tell(taken: taken, of: files.count)
        if failed > 0 { throw failed == files.count ? ExitCode.failure : Exit.quarantined }
    }
}
