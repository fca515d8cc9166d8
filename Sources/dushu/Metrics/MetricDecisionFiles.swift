import ArgumentParser
import Reading
import Store

/// `dushu metrics export`.
struct ExportMetricDecisions: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Print a person's decisions on metrics as a file to keep.",
        discussion: """
            Tab-separated: action (merge, alias, split, rename, drop), name, component, unit, organization, metric, day, who
            decided and why; sorted by name, the same decisions give the same bytes. `dushu metrics load` reads it into another database.

            EXAMPLES
              dushu metrics export > metrics.tsv
            """)

    @OptionGroup var database: DatabaseOption

    func run() throws {
        let store = try Store(path: database.path, for: .reading)
        let text = MetricDecision.file(try store.metricDecisions())
        try store.close()
        var output = StandardOutput()
        try output.write { $0.append(contentsOf: text.utf8) }
        try output.flush()
    }
}

/// `dushu metrics load`.
struct LoadMetricDecisions: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "load",
        abstract: "Take over decisions on metrics from a file.",
        discussion: """
            The file is what `dushu metrics export` prints. Decisions of the same names and parts are replaced, others stay: all of
            them, or none. One row is printed for each observation that moves; --dry-run writes nothing. Into a database that is
            not there yet they are loaded before the first ingest.

            EXAMPLES
              dushu metrics load metrics.tsv --dry-run
              dushu metrics load - < metrics.tsv
            """)

    @OptionGroup var options: MetricDecisionOptions

    @Argument(help: ArgumentHelp("The file; - is standard input.", valueName: "file"))
    var file: String

    func run() throws {
        let text = try LoadDecisions.text(of: file)
        let decisions: [MetricDecision]
        do { decisions = try MetricDecision.list(text, file: file) } catch { throw Failure("\(error)") }
        try options.decide(makesDatabase: true) { _ in decisions }
    }
}
