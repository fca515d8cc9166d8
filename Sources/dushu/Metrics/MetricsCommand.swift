import ArgumentParser
import Reading
import Reporting
import Store

/// `dushu metrics`: one name for one thing that is measured.
struct MetricsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "metrics",
        abstract: "List metrics, show where their names come from, and record what a person decides of them.",
        discussion: """
            Without a subcommand the metrics of the database are listed, the most used first. Decisions say under which name
            claims make observations; the claims themselves keep the name as it was read, so no text is read again. Every later
            ingest and reprocess respects them.

            EXAMPLES
              dushu metrics --field post --format table
              dushu metrics --unregistered --limit 20 --format table
              dushu metrics show 快递业务量
              dushu metrics merge 快递件量 快递业务量 --dry-run
              dushu metrics drop 制卡立等可取
            """,
        subcommands: [
            MetricList.self, ShowMetric.self, MergeMetrics.self, AliasMetric.self, SplitMetric.self, RenameMetric.self,
            DropMetrics.self, ForgetMetrics.self, ExportMetricDecisions.self, LoadMetricDecisions.self,
        ],
        defaultSubcommand: MetricList.self)
}

/// `dushu metrics list`.
struct MetricList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the metrics of the database, the most used first.",
        discussion: """
            A metric is registered where the vocabulary (metrics.tsv) knows it, or a person has given it the name. --unregistered
            lists all others, each with the registered names that look most like it and one sentence that has it: what to mend
            first stands first.

            EXAMPLES
              dushu metrics --field post --format table
              dushu metrics --organization 湖北省 --use 10
              dushu metrics list --name 快递 --use 0
              dushu metrics --unregistered --limit 20 --format table
            """)

    @OptionGroup var database: DatabaseOption
    @OptionGroup var reading: ReadingOptions
    @OptionGroup var format: FormatOption

    @Option(help: ArgumentHelp("Only this field: post, bank, macro, trade …", valueName: "field"))
    var field: String?

    @Option(
        help: ArgumentHelp(
            "Only metrics with at least so many observations; 0 lists registered ones without any too.", valueName: "count"))
    var use = 1

    @Option(
        help: ArgumentHelp(
            "Only figures of this organization: its name, a name it goes by, or a part of names.", valueName: "name"))
    var organization: String?

    @Option(help: ArgumentHelp("Only this name, another name of it, or names with this part.", valueName: "name"))
    var name: String?

    @Flag(help: "Only metrics that are not registered, with the nearest registered names and a sentence.")
    var unregistered = false

    @Option(help: ArgumentHelp("At most so many rows.", valueName: "count"))
    var limit: Int?

    static let header = [
        "name", "registered", "field", "nature", "units", "better", "observations", "organizations", "first", "last", "aliases",
    ]
    static let unregisteredHeader = ["name", "observations", "organizations", "first", "last", "nearest", "sentence"]

    func validate() throws {
        if use < 0 { throw ValidationError("--use is a number of observations, 0 or more") }
        if let limit, limit < 1 { throw ValidationError("--limit is a number of rows, 1 or more") }
        if unregistered, field != nil { throw ValidationError("a metric that is not registered has no field: leave out --field") }
        if unregistered, use == 0 { throw ValidationError("--use 0 is about registered metrics: leave out --unregistered") }
    }

    func run() throws {
        let store = try Store(path: database.path, for: .reading)
        defer { try? store.close() }
        var filter = MetricFilter()
        (filter.field, filter.use, filter.organization, filter.name) = (field, use, organization, name)
        (filter.unregistered, filter.limit) = (unregistered, limit)
        let metrics = try store.metrics(matching: filter)
        var printer = try RowPrinter(header: unregistered ? MetricList.unregisteredHeader : MetricList.header, as: format)
        if unregistered {
            let nearest = NearestMetrics(try reading.reader().vocabulary.registry)
            for one in metrics {
                let sentence = try store.example(ofMetric: one.name).map { MarkedSentence($0.source, span: $0.span).text }
                try printer.print([
                    .text(one.name), .integer(one.observations), .integer(one.organizations), Cell(one.first), Cell(one.last),
                    Cell(nearest.nearest(to: one.name).joined(separator: "; ")), Cell(sentence),
                ])
            }
        } else {
            for one in metrics {
                try printer.print([
                    .text(one.name), .integer(one.isRegistered ? 1 : 0), Cell(one.field), Cell(one.nature), Cell(one.units ?? ""),
                    Cell(one.better), .integer(one.observations), .integer(one.organizations), Cell(one.first), Cell(one.last),
                    Cell(one.aliases.joined(separator: "; ")),
                ])
            }
        }
        try printer.finish()
        if printer.count == 0 { note("no rows: nothing in \(database.path) fits") }
    }
}

/// `dushu metrics show`.
struct ShowMetric: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show the series of a metric, and the words that are read as it.",
        discussion: """
            Rows of series have the number of their observations and the days that these end on; rows of spellings the words as
            printed, the number of claims, and why they stand for the metric: name, alias (of the vocabulary), reading (the rules
            made the name of them), or what a person has decided (merge, alias, split, rename). Rows of decisions have what was
            decided of the names that lead to it, what they are called since, who decided, when and why.

            EXAMPLES
              dushu metrics show 快递业务量 --format table
            """)

    @OptionGroup var database: DatabaseOption
    @OptionGroup var reading: ReadingOptions
    @OptionGroup var format: FormatOption

    @Argument(help: ArgumentHelp("The metric: its name, or another name of it.", valueName: "name"))
    var name: String

    static let header = [
        "what", "name", "organization", "component", "basis", "unit", "kind", "count", "first", "last", "source", "evidence",
        "is", "by", "decided", "reason",
    ]

    func run() throws {
        let store = try Store(path: database.path, for: .reading)
        defer { try? store.close() }
        let decisions = try store.metricDecisions()
        let desk = MetricDesk(store: store, registry: try reading.reader().vocabulary.registry, decisions: decisions)
        let metric = try desk.existing(name)
        var printer = try RowPrinter(header: ShowMetric.header, as: format)
        for one in try store.series(ofMetric: metric) {
            try printer.print(
                [
                    .text("series"), .text(metric), .text(one.key.organization), Cell(one.key.component), Cell(one.key.basis),
                    .text(one.key.unit), .text(one.key.kind.rawValue), .integer(one.observations), .text(one.first),
                    .text(one.last),
                ] + Array(repeating: .unknown, count: 6))
        }
        for one in try store.spellings(ofMetric: metric) {
            try printer.print(
                [.text("spelling"), .text(one.words)] + Array(repeating: .unknown, count: 5)
                    + [.integer(one.claims), .unknown, .unknown, .text(one.source), Cell(one.evidence)]
                    + Array(repeating: .unknown, count: 4))
        }
        let leading = MetricNames(decisions).names(leadingTo: metric)
        for one in decisions where leading.contains(one.metric) || one.name == metric {
            try printer.print(
                [.text("decision"), .text(one.name), Cell(one.part.organization), Cell(one.part.component), .unknown]
                    + [Cell(one.part.unit)] + Array(repeating: .unknown, count: 4)
                    + [.text(one.action.rawValue), .unknown, Cell(one.metric), Cell(one.by), Cell(one.decided), Cell(one.reason)])
        }
        try printer.finish()
        if metric != name { note("\(name) goes under \(metric)") }
    }
}
