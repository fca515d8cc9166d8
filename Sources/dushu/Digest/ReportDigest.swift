import ArgumentParser
import Quantities
import Reading
import Reporting
import Store

/// `dushu report digest`: a workbook, a page and charts to send round.
struct ReportDigest: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "digest",
        abstract: "One organization's figures of a period as a workbook, a page and charts, to send round as they are.",
        discussion: """
            Figures whose period ends in the one that is asked for: of 2023-10 the month, the ten months, and what stands at its \
            end. Each has its growth, its place, the sentence that says so, and a mark where there is doubt. What is shown is \
            stated: metrics that are not registered, doubtful figures, those in a unit in which the metric is not measured, derived ones, \
            and of values of single days all but the last, are counted and left out.

            It writes NAME_PERIOD.xlsx, NAME_PERIOD.html (one file, no network) and its charts as NAME_PERIOD_1.svg and so on; files \
            of that name are replaced. The same database gives the same bytes.

            EXAMPLES
              dushu report digest --for 湖北省 --period 2023-10 --to digests/
              dushu report digest --for 河北省 --period 2022 --to digests/ --language en
            """)

    @OptionGroup var database: DatabaseOption
    @OptionGroup var reading: ReadingOptions

    @Option(name: .customLong("for"), help: ArgumentHelp("The organization: its name, or a name it goes by.", valueName: "name"))
    var organization: String

    @Option(
        help: ArgumentHelp(
            "The days in which the periods end: a year (2023), a month (2023-10), a day or a span.", valueName: "period"))
    var period: PeriodArgument

    @Option(
        name: .customLong("to"),
        help: ArgumentHelp("The folder for the files; it is made where it is not there.", valueName: "folder"))
    var folder: String

    @Option(help: "zh or en: the language of headers, labels and notes.")
    var language: Language = .zh

    @Flag(help: "All figures that are stated: also metrics that are not registered, doubtful ones, unusual units, every day.")
    var all = false

    func run() throws {
        let store = try Store(path: database.path, for: .reading)
        let name = try DigestNames.organization(organization, in: store, database: database.path)
        let maker = DigestMaker(store: store, vocabulary: try reading.reader().vocabulary, language: language, all: all)
        guard let made = try maker.make(name, period.period) else { throw try nothing(for: name, maker) }
        try store.close()
        let stem = DigestNames.file(name) + "_" + DigestNames.file(period.period)
        let target = try DigestFolder(folder)
        for path in try target.write(made.files, stem: stem) { print(path) }
        target.takeAwayCharts(after: made.charts, stem: stem)
        let left = made.leftOut
        let counts = [
            (left.unregistered, "of metrics that are not registered"), (left.doubtful, "doubtful"),
            (left.unitsUnusual, "in unusual units"),
            (left.earlierDays, "of days before the last"), (left.derived, "derived"),
        ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        let ending =
            counts.isEmpty
            ? "" : "; left out: " + counts.joined(separator: ", ") + (all ? "" : " (--all shows all but derived ones)")
        note(counted(made.figures, "figure") + ending)
    }

    /// Says which months there are where the period that is asked for has nothing to show.
    private func nothing(for name: String, _ maker: DigestMaker) throws -> Failure {
        let months = try maker.months(of: name)
        guard let first = months.first, let last = months.last else {
            return Failure(
                "\(name) has no figure to show in \(database.path)"
                    + (all ? "" : ": --all takes metrics that are not registered, and doubtful figures"))
        }
        let most = months.max { ($0.figures, $1.month) < ($1.figures, $0.month) } ?? last
        return Failure(
            "no figure of \(name) to show ends in the period: they end in \(counted(months.count, "month")) from \(first.month) to "
                + "\(last.month), most of them in \(most.month)"
                + (all ? "" : "; --all takes also metrics that are not registered, and doubtful figures"))
    }
}
