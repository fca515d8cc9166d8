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

    @Flag(help: "Also metrics that are not registered, and doubtful figures; and in each report what it leaves out otherwise.")
    var all = false

    @Option(help: ArgumentHelp("As known on this day: only what had been issued by then.", valueName: "day"))
    var asOf: Day?

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
    ///   - others: on which figures of other organizations a row depends.
    ///   - everything: whether the report only counts what there is, whatever it is worth.
    ///   - apart: that of which each row depends on its own figures only, and by which rows follow one another.
    ///   - within: the groups in which places are asked for: a name, or a part of names; nil for all.
    ///   - reach: days whose figures are needed for rows about the days asked for; the same days where it says nothing.
    ///   - shows: whether a row that was asked for is worth a line; how many are not is said at the end.
    ///   - report: makes the rows of all observations.
    func print<Row: ReportRow>(
        _: Row.Type, others: ReportMatter.Others = .nothing, everything: Bool = false, apart: SeriesColumn? = nil,
        within: String? = nil, reach: (Period) -> Period? = { $0 },
        shows: @escaping @Sendable (Row) -> Bool = { _ in true },
        _ report: @escaping @Sendable (ReportMatter, (Row) throws -> Void) throws -> Void
    ) throws {
        let store = try Store(path: database.path, for: .reading)
        if let metric { MetricNote(metric, try store.metrics(meant: metric)).print() }
        let selection = Selection(level: level, kind: kind, period: period?.period)
        var filter = filter(reach, everything)
        if others != .nothing { filter.organizations = try compared(within, in: store) }
        // Of an organization alone: those of other levels need not be read.
        if others == .nothing, apart == .organization { filter.level = level }
        let part = ReportPart(selection: selection, filter: filter, others: others, shows: shows, report: report)
        var printer = try RowPrinter(header: Row.header, brief: Row.brief, as: format)
        let isDivided = metric == nil && (organization == nil || apart == .metric)
        let counts = try part.print(from: store, apart: isDivided ? apart : nil, to: &printer)
        let unknown = printer.count == 0 ? try unknownOrganization(in: store) : nil
        try store.close()
        try printer.finish()
        if counts.hidden > 0 { note("\(counted(counts.hidden, "row")) without growth left out: --all shows them, and why") }
        if let words = counts.omitted.words { note("left out: \(words)") }
        if let unknown {
            note(unknown)
        } else if printer.count == 0, counts.hidden == 0 {
            let isSelected = organization != nil || metric != nil || period != nil || level != nil || kind != nil || asOf != nil
            note("no rows: nothing in \(database.path) \(isSelected ? "fits the selection" : "belongs into this report")")
        }
    }

    /// Says that nobody is called as the organization that is asked for, and who nearly is; nil where somebody is.
    private func unknownOrganization(in store: Store) throws -> String? {
        guard let organization, try store.organizations(matching: OrganizationFilter(name: organization)).isEmpty else {
            return nil
        }
        let nearest = NearestMetrics(try store.organizationWords()).nearest(to: organization)
        return "the database has no organization \(organization)"
            + (nearest.isEmpty ? "" : "; nearest: \(nearest.joined(separator: ", "))")
    }

    /// The organizations of whose figures places depend that are asked for by level and group; nil where those of all may.
    private func compared(_ within: String?, in store: Store) throws -> Set<String>? {
        guard organization == nil, level != nil || within != nil else { return nil }
        let asked = try level.map { Set(try store.organizationNames(ofLevel: $0)) }
        let peers = try within.map { try store.peers().named($0) } ?? store.peers()
        return peers.groups.reduce(into: within == nil ? asked ?? [] : []) { names, group in
            if asked.map({ !$0.isDisjoint(with: group.members) }) ?? true { names.formUnion(group.members) }
        }
    }

    /// What has to be read.
    private func filter(_ reach: (Period) -> Period?, _ everything: Bool) -> ObservationFilter {
        var filter = ObservationFilter(organization: organization, metric: metric, period: period.flatMap { reach($0.period) })
        // Whoever names a metric means it, registered or not.
        filter.isRegistered = !all && !everything && metric == nil
        filter.grade = all || everything ? .doubtful : .likely
        // To count figures it need not be known where they are printed.
        filter.hasEvidence = !everything
        filter.knownBy = asOf
        return filter
    }
}

extension Omitted {
    /// One clause for people; nil where nothing was left out.
    var words: String? {
        var parts: [String] = []
        if unregistered > 0 { parts.append("\(counted(unregistered, "figure")) of metrics that are not registered") }
        if doubtful > 0 { parts.append("\(counted(doubtful, "doubtful figure"))") }
        // What was not known yet is not shown by it.
        if !parts.isEmpty { parts = [parts.joined(separator: ", ") + "; --all shows them"] }
        if later > 0 { parts.append("\(counted(later, "figure")) that \(later == 1 ? "was" : "were") not known by that day") }
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }
}

extension Kind: ExpressibleByArgument {}
