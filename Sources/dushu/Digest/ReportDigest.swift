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
        let digest = try Digest(try subject(name, in: store))
        try store.close()
        guard !digest.figures.isEmpty else { throw try nothing(for: name) }
        let written = Written(language)
        let workbook = digest.workbook(written)
        if let sheet = workbook.tooLong {
            throw Failure(
                "the sheet \(sheet.name) would have \(sheet.rows.count) rows, more than a workbook holds: ask for a shorter period"
            )
        }
        let charts = digest.charts(written)
        var files = [("xlsx", workbook.bytes()), ("html", Array(digest.page(written, charts: charts).utf8))]
        for (index, chart) in charts.enumerated() { files.append(("\(index + 1).svg", Array(chart.svg.utf8))) }
        let stem = DigestNames.file(name) + "_" + DigestNames.file(period.period)
        let target = try DigestFolder(folder)
        for path in try target.write(files, stem: stem) { print(path) }
        target.takeAwayCharts(after: charts.count, stem: stem)
        let left = digest.leftOut
        let counts = [
            (left.unregistered, "of metrics that are not registered"), (left.doubtful, "doubtful"),
            (left.unitsUnusual, "in unusual units"),
            (left.earlierDays, "of days before the last"), (left.derived, "derived"),
        ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        let ending =
            counts.isEmpty
            ? "" : "; left out: " + counts.joined(separator: ", ") + (all ? "" : " (--all shows all but derived ones)")
        note(counted(digest.figures.count, "figure") + ending)
    }

    private func subject(_ name: String, in store: Store) throws -> DigestSubject {
        let own = try store.observations(matching: ObservationFilter(organization: name)).filter {
            $0.series.organization == name
        }
        var subject = DigestSubject(organization: name, period: period.period, observations: [], isRegistered: { _ in false })
        // The course of a series needs the past; rankings need the others of what ends in the period.
        let metrics = Set(own.filter { subject.holds($0.period) }.map(\.series.metric)).sorted()
        for metric in metrics {
            subject.observations += try store.observations(matching: ObservationFilter(metric: "=" + metric))
        }
        let registered = Dictionary(
            try store.metrics(matching: MetricFilter()).filter(\.isRegistered).map { one in
                (one.name, Set((one.units ?? "").split(separator: "|").map { String($0) }))
            }, uniquingKeysWith: { first, _ in first })
        subject.isRegistered = { registered[$0] != nil }
        subject.units = { registered[$0] ?? [] }
        subject.showsAll = all
        subject.facts = try store.conflictFacts()
        subject.better = metricDirections(
            in: try reading.reader().vocabulary, names: MetricNames(try store.metricDecisions()))
        subject.source = { try DigestNames.source(of: $0, in: store) }
        return subject
    }

    /// Says which months there are where the period that is asked for has nothing to show.
    private func nothing(for name: String) throws -> Failure {
        let store = try Store(path: database.path, for: .reading)
        defer { try? store.close() }
        var subject = try subject(name, in: store)
        subject.observations = try store.observations(matching: ObservationFilter(organization: name))
        // Targets lie ahead.
        let days = subject.observations.filter { subject.isShown($0) && $0.series.kind != .target }.compactMap(\.period.end)
        let months = Set(days.map { String($0.iso.prefix(7)) }).sorted()
        let most = Dictionary(grouping: days) { $0.iso.prefix(7) }.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }
        guard let last = months.last, let most else {
            return Failure(
                "\(name) has no figure to show in \(database.path)"
                    + (all ? "" : ": --all takes metrics that are not registered, and doubtful figures"))
        }
        return Failure(
            "no figure of \(name) to show ends in the period: they end in \(counted(months.count, "month")) from \(months[0]) to \(last), "
                + "most of them in \(most.key)"
                + (all ? "" : "; --all takes also metrics that are not registered, and doubtful figures"))
    }
}
