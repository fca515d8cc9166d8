import ArgumentParser
import Quantities
import Reading
import Reporting
import Store

/// Which rows of a report are printed, and how: the same options for all reports.
struct ReportOptions: ParsableArguments {
    @OptionGroup var database: DatabaseOption
    @OptionGroup var format: FormatOption

    @Option(help: ArgumentHelp("Only this organization: its name, a name it goes by, or a part of names.", valueName: "name"))
    var organization: String?

    @Option(
        help: ArgumentHelp(
            "Only this metric: its name, another name of it, or a part of names; =NAME is exactly that name.", valueName: "name"))
    var metric: String?

    @Option(
        help: ArgumentHelp(
            "Only periods within a year (2023), a month (2023-10), a day or a span (2023-01-01..2023-10-31).", valueName: "period"
        ))
    var period: PeriodArgument?

    @Option(help: "Only organizations of this level: country, province, prefecture, county, site or group.")
    var level: String?

    @Option(help: "Only this kind of value.")
    var kind: Kind?

    func validate() throws { try ReportOptions.check(level: level) }

    /// Refuses a level that does not exist.
    static func check(level: String?) throws {
        let levels = ["country", "province", "prefecture", "county", "site", "group"]
        if let level, !levels.contains(level) {
            throw ValidationError("there is no level '\(level)': it is one of \(levels.joined(separator: ", "))")
        }
    }

    /// What a person has decided of names of metrics.
    func metricNames() throws -> MetricNames {
        let store = try Store(path: database.path, for: .reading)
        defer { try? store.close() }
        return MetricNames(try store.metricDecisions())
    }

    /// Opens the database and prints the rows that are asked for.
    ///
    /// - Parameters:
    ///   - standing: whether a row depends on the other organizations, so that all of them have to be read.
    ///   - shows: whether a row that was asked for is worth a line; how many are not is said at the end.
    ///   - report: makes the rows of all observations.
    func print<Row: ReportRow>(
        _: Row.Type, standing: Bool = false, shows: @escaping (Row) -> Bool = { _ in true },
        _ report: ([Observation], (Row) throws -> Void) throws -> Void
    ) throws {
        let store = try Store(path: database.path, for: .reading)
        if let metric { MetricNote(metric, try store.metrics(meant: metric)).print() }
        let named = ObservationFilter(organization: organization, metric: metric)
        var observations = try store.observations(matching: named)
        var selection = Selection(level: level, kind: kind, period: period?.period)
        if organization != nil, standing {
            selection.organizations = Set(observations.map(\.series.organization))
            observations = try store.observations(matching: ObservationFilter(metric: metric))
        }
        try store.close()
        var printer = try RowPrinter(header: Row.header, brief: Row.brief, as: format)
        var hidden = 0
        try report(observations) { row in
            guard selection.allows(row) else { return }
            if shows(row) { try printer.print(row.cells) } else { hidden += 1 }
        }
        try printer.finish()
        if hidden > 0 { note("\(counted(hidden, "row")) without growth left out: --all shows them, and why") }
        if printer.count == 0, hidden == 0 {
            let isSelected = organization != nil || metric != nil || period != nil || level != nil || kind != nil
            note("no rows: nothing in \(database.path) \(isSelected ? "fits the selection" : "belongs into this report")")
        }
    }
}

extension Kind: ExpressibleByArgument {}
