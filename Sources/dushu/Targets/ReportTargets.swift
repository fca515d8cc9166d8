import ArgumentParser
import Quantities
import Reporting
import Store

/// `dushu report targets`.
struct ReportTargets: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "targets",
        abstract: "Figures held against targets by quarter: score, place, movement, and which breaches are open.",
        discussion: """
            One row for each target and quarter, up to the last value of the metric. Of a total the value is the one since the first \
            day of the target; of all else the last one in the quarter. The score is value over target in %, of a limit above 200 % \
            less that. Places are among organizations of one level; with --below only among those below an organization, so that \
            a province is drilled down to its cities and counties. A breach is opened by a value that misses the target, and closed \
            by a later one that keeps it.

            --to writes one workbook for each unit responsible instead of printing.

            EXAMPLES
              dushu report targets --format table
              dushu report targets --below 宁夏回族自治区邮政分公司 --level prefecture --period 2022 --format table
              dushu report targets --breaches --to boards/
            """)

    @OptionGroup var database: DatabaseOption
    @OptionGroup var format: FormatOption

    @Option(help: ArgumentHelp("Only this organization: its whole name.", valueName: "name"))
    var organization: String?

    @Option(help: ArgumentHelp("Only organizations below this one.", valueName: "name"))
    var below: String?

    @Option(help: ArgumentHelp("Only this metric: its whole name.", valueName: "name"))
    var metric: String?

    @Option(help: ArgumentHelp("Only quarters within a year (2023), a month, a day or a span.", valueName: "period"))
    var period: PeriodArgument?

    @Option(help: "Only organizations of this level: country, province, prefecture, county, site or group.")
    var level: String?

    @Flag(help: "Only quarters in which a breach is opened, open, closed or opened again.")
    var breaches = false

    @Option(
        name: .customLong("to"),
        help: ArgumentHelp("Write NAME_targets.xlsx for each unit responsible into this folder.", valueName: "folder"))
    var folder: String?

    func validate() throws { try ReportOptions.check(level: level) }

    func run() throws {
        let store = try Store(path: database.path, for: .reading)
        let rows = try self.rows(in: store)
        let isSet = try !store.targets().isEmpty
        try store.close()
        if let folder {
            let target = try DigestFolder(folder)
            let written = Written(format.language ?? .zh)
            let units = Dictionary(grouping: rows, by: \.responsible)
            for unit in units.keys.sorted() {
                let book = scoreBook(units[unit] ?? [], written)
                for path in try target.write([("xlsx", book.bytes())], stem: DigestNames.file(unit) + "_targets") { print(path) }
            }
        } else {
            var printer = try RowPrinter(header: ScoreRow.header, brief: ScoreRow.brief, as: format)
            for row in rows { try printer.print(row.cells) }
            try printer.finish()
        }
        if rows.isEmpty {
            note(
                isSet
                    ? "no rows: no target and quarter fits the selection"
                    : "no targets: `dushu target set` sets one, `dushu target load FILE.csv` many")
        }
    }

    private func rows(in store: Store) throws -> [ScoreRow] {
        let known = try store.organizations()
        let bodies = Dictionary(
            known.map { ($0.name, ScoredBody(level: $0.level, parent: $0.parent)) }, uniquingKeysWith: { first, _ in first })
        let below = try self.below.map { try ReportTargets.bodies(below: $0, among: bodies) }
        let names = TargetNames(store)
        var targets = try store.targets().map { target in
            var target = target
            _ = try names.resolve(&target)
            return target
        }
        targets = targets.filter { metric == nil || $0.metric == metric }
        targets = singleTargets(targets, bodies: bodies).filter { below?.contains($0.organization) ?? true }
        var observations: [Observation] = []
        for name in Set(targets.map(\.metric)).sorted() {
            observations += try store.observations(matching: ObservationFilter(metric: "=" + name))
        }
        let selection = Selection(organizations: organization.map { [$0] }, level: level, period: period?.period)
        return scores(of: targets, against: observations, bodies: bodies)
            .filter { selection.allows($0) && (!breaches || $0.breach != nil) }
    }

    /// Names of all organizations below one, at any depth.
    private static func bodies(below name: String, among bodies: [String: ScoredBody]) throws -> Set<String> {
        guard bodies[name] != nil else { throw Failure("there is no organization '\(name)': `dushu organizations` lists them") }
        return Set(
            bodies.keys.filter { candidate in
                var (place, steps) = (bodies[candidate]?.parent, 0)
                while let above = place, steps < 20 {
                    if above == name { return true }
                    (place, steps) = (bodies[above]?.parent, steps + 1)
                }
                return false
            })
    }
}
