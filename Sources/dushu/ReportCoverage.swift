import ArgumentParser
import Reporting
import Store

/// `dushu report coverage`.
struct ReportCoverage: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "coverage",
        abstract: "How much is known of every series; of every page or month; and what could not be read.",
        discussion: """
            One row for each series: how many observations and periods, from when to when, and for how many of the periods \
            (comparable) the same window a year earlier is known too.

            --documents and --months tell from the ledger how many runs of digits there are, and how many of them are accounted \
            for, by document or by month of issue. --findings lists what could not be read or attached, and why, with its \
            evidence. They are about all documents: no other selection applies.

            EXAMPLES
              dushu report coverage --organization 湖北省 --format table
              dushu report coverage --months --format table
              dushu report coverage --findings --excel > findings.csv
            """)

    @OptionGroup var options: ReportOptions

    @Flag(exclusivity: .exclusive, help: "Another subject than the series.")
    var subject: Subject?

    /// What the rows are about, where it is not the series.
    enum Subject: String, EnumerableFlag {
        case documents
        case months
        case findings
        case silent

        static func help(for value: Subject) -> ArgumentHelp? {
            switch value {
            case .documents: return "One row for each document: its runs of digits, and how many are accounted for."
            case .months: return "The same for each month in which documents were issued."
            case .findings: return "What could not be read, and why."
            case .silent: return "Series and papers that came regularly and have missed their last two dates or more."
            }
        }

        /// The rows, in a fixed order.
        var query: String {
            switch self {
            case .documents: return "SELECT * FROM coverage ORDER BY document, issued"
            case .months:
                return """
                    SELECT substr(issued, 1, 7) AS month, count(*) AS documents, sum(digit_runs) AS digit_runs, sum(claimed) AS claimed,
                        sum(explained) AS explained, sum(unresolved) AS unresolved,
                        round(1.0 - 1.0 * sum(unresolved) / nullif(sum(digit_runs), 0), 4) AS share
                    FROM coverage GROUP BY month ORDER BY month
                    """
            case .findings: return "SELECT * FROM current_finding ORDER BY document, issued, finding_id"
            case .silent: return Silence.query
            }
        }
    }

    func validate() throws {
        if options.period != nil, subject == nil {
            throw ValidationError("a row is about all periods of a series: leave out --period, or see report series --period")
        }
        let isSelected = options.organization != nil || options.metric != nil || options.level != nil || options.kind != nil
        if let subject, isSelected || options.period != nil {
            throw ValidationError(
                "--\(subject.rawValue) is about all documents: leave out --organization, --metric, --period, --level, --kind")
        }
    }

    func run() throws {
        guard let subject else {
            return try options.print(CoverageRow.self, everything: true, apart: .organization) { matter, print in
                for row in coverage(of: matter.observations) { try print(row) }
            }
        }
        let store = try Store(path: options.database.path, for: .reading)
        var printer: RowPrinter?
        try store.query(subject.query, seconds: 60) {
            printer = try RowPrinter(header: $0, as: options.format)
        } row: {
            try printer?.print($0.map { Cell($0) })
        }
        try printer?.finish()
        try store.close()
        if printer?.count == 0 { note("no rows: nothing in \(options.database.path) belongs into this report") }
    }
}
