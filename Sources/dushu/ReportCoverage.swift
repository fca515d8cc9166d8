import ArgumentParser
import Reporting
import Store

/// `dushu report coverage`.
struct ReportCoverage: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "coverage",
        abstract: "How much is known of every series, or with --documents of every page.",
        discussion: """
            One row for each series: how many observations and periods, from when to when, and for how many of the periods \
            (comparable) the same window a year earlier is known too. With --documents one row for each document, as in the \
            view coverage: its runs of digits and how many of them are accounted for; the other options do not apply.

            EXAMPLES
              dushu report coverage --organization 湖北省 --format table
              dushu report coverage --documents --format table
            """)

    @OptionGroup var options: ReportOptions

    @Flag(help: "One row for each document instead of each series.")
    var documents = false

    func validate() throws {
        let isSelected = options.organization != nil || options.metric != nil || options.level != nil || options.kind != nil
        if documents, isSelected || options.period != nil {
            throw ValidationError(
                "--documents is about all documents: leave out --organization, --metric, --period, --level, --kind")
        }
    }

    func run() throws {
        guard documents else {
            return try options.print(CoverageRow.self) { observations, print in
                for row in coverage(of: observations) { try print(row) }
            }
        }
        let store = try Store(path: options.database.path, for: .reading)
        var printer: RowPrinter?
        try store.query("SELECT * FROM coverage ORDER BY document", seconds: 60) {
            printer = try RowPrinter(header: $0, as: options.format)
        } row: {
            try printer?.print($0.map { Cell($0) })
        }
        try printer?.finish()
        try store.close()
    }
}
