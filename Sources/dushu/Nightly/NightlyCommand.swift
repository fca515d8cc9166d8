import ArgumentParser
import Foundation
import Ingestion
import Quantities
import Reading
import Store

/// `dushu nightly`: pages in, a dated set of reports out, as one job.
struct NightlyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "nightly",
        abstract: "Read a folder of pages and publish today's reports, as one job; for cron or systemd.",
        discussion: """
            Ingest and reports are one run under one lock: a second one that begins meanwhile stops at once with 75, and says who is \
            at work. The reports are written into a folder that nobody looks at, and appear whole, by one rename, as \
            REPORTS/2022-11-25/ with growth, ranking, board, conflicts, coverage and findings (CSV for Excel) and run.json: counts, \
            versions, exit code, and the hash of every file. Where anything fails, the set of before stays as it was. With --digest or \
            --digests the folder digests of the set has digests to send round (see report digest), each of the latest month of the \
            organization's figures; who has none is told of.

            The database is --db, else DUSHU_DB, else REPORTS/dushu.sqlite. Safe to repeat, on the same day too: then the new set \
            takes the place of the old one.

            EXAMPLES
              dushu nightly /srv/pages /srv/reports --keep 90 --wait 600
              dushu nightly pages reports --max-quarantined 5
              dushu nightly pages reports --digest 湖北省 --digests more.txt
              dushu nightly pages reports --db post.sqlite --day 2022-11-25
            """)

    @Option(
        name: .customLong("db"),
        help: ArgumentHelp("Database file; default: DUSHU_DB, else dushu.sqlite in the folder of the reports.", valueName: "file")
    )
    var database: String?

    @OptionGroup var reading: ReadingOptions
    @OptionGroup var digests: DigestsOption

    @Option(help: ArgumentHelp("Day that the set is of; default: today.", valueName: "day"), transform: NightlyCommand.day)
    var day: Day?

    @Option(help: ArgumentHelp("Take away sets that are more than this many days older; without it all stay.", valueName: "days"))
    var keep: Int?

    @Option(help: ArgumentHelp("How long to wait for other programs that hold the database.", valueName: "seconds"))
    var wait = 0.0

    @Option(
        help: ArgumentHelp(
            "Publish nothing, and end with 4, where more of the documents than this are quarantined.", valueName: "percent"))
    var maxQuarantined: Double?

    @Argument(help: ArgumentHelp("Folder of pages.", valueName: "pages"))
    var pages: String

    @Argument(help: ArgumentHelp("Folder of the reports.", valueName: "reports"))
    var reports: String

    func validate() throws {
        if database?.isEmpty == true { throw ValidationError("--db is empty: name the file of the database") }
        if let keep, keep < 0 { throw ValidationError("--keep is a number of days") }
        if !(wait >= 0 && wait <= 86_400) { throw ValidationError("--wait is between 0 and 86400 seconds") }
        if let most = maxQuarantined, !(most >= 0 && most <= 100) {
            throw ValidationError("--max-quarantined is a share in percent, 0 to 100")
        }
    }

    func run() throws {
        let files = try FileList([pages])
        if Publication.wouldBeRead(reports, among: pages) {
            throw Failure("\(reports) lies within \(pages): the reports would be read as pages; name a folder beside it")
        }
        let organizations = try digests.organizations()
        let vocabulary = try reading.reader().vocabulary
        Interruption.listen()
        let patience = Patience(seconds: wait)
        let publication = try patience.retry { try Publication(folder: reports, day: day ?? Today.day) }
        let session = try patience.retry { try WritingSession(path, holder: "dushu nightly") }
        let outcome = try patience.retry {
            try session.ingest(files, vocabulary: vocabulary, name: reading.name, issued: nil)
        }
        IngestCommand.tell(outcome)
        if outcome.stopped {
            try session.finish()
            throw Exit.locked
        }
        try refuse(outcome.counts, closing: session)
        let code = outcome.counts.quarantined > 0 ? Exit.quarantined : ExitCode.success
        try publish(publication, organizations, store: session.store, vocabulary: vocabulary, code: code)
        // Somebody who reads holds up the log and not the reports.
        try session.close(left: try session.store.fold(within: wait))
        if code != .success { throw code }
    }

    private var path: String {
        let named = ProcessInfo.processInfo.environment["DUSHU_DB"] ?? ""
        return database ?? (named.isEmpty ? reports + "/dushu.sqlite" : named)
    }

    /// Where too much could not be read, what is in the reports would mislead.
    private func refuse(_ counts: Run.Counts, closing session: WritingSession) throws {
        guard let most = maxQuarantined, counts.documents > 0 else { return }
        let share = 100 * Double(counts.quarantined) / Double(counts.documents)
        guard share > most else { return }
        try session.close(left: 0)  // What is said next is worse than pages in the log.
        note(
            "\(counts.quarantined) of \(counted(counts.documents, "document")) are quarantined, more than --max-quarantined allows: "
                + "nothing has been published")
        throw Exit.checkFailed
    }

    private func publish(
        _ publication: Publication, _ organizations: [String], store: Store, vocabulary: Vocabulary, code: ExitCode
    ) throws {
        try publication.begin()
        let reports = try ReportSet(store: store, vocabulary: vocabulary).write(into: publication.workshop)
        let digests = try NightlyDigests(organizations: organizations, day: publication.day, database: path)
            .write(DigestMaker(store: store, vocabulary: vocabulary), into: publication.workshop)
        if Interruption.isAsked {
            note("\(Stopped()): nothing has been published; run it again")
            throw Exit.locked
        }
        let mark = RunMark(
            day: publication.day, database: path, run: try store.runs(last: 1).first, code: code.rawValue,
            files: reports + digests)
        try mark.write(into: publication.workshop)
        try publication.publish()
        let rows =
            reports.map { "\($0.name) \(counted($0.rows, "row"))" }
            + digests.filter { $0.name.hasSuffix(".xlsx") }.map { "\($0.name) \(counted($0.rows, "figure"))" }
        note("published \(publication.place): " + rows.joined(separator: ", "))
        for old in try publication.takeAway(olderThan: keep) { note("taken away: \(old)") }
    }

    @Sendable private static func day(_ text: String) throws -> Day {
        guard let day = Day(iso: text) else { throw ValidationError("'\(text)' is no day: write it as 2022-11-25") }
        return day
    }
}
