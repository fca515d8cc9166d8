import ArgumentParser
import Foundation
import Reporting
import Store

/// `dushu query`: SQL of your own.
struct QueryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query",
        abstract: "Ask the database in SQL; it cannot be changed that way.",
        discussion: """
            One statement that reads (SQLite's SQL). Start with the views series, growth, ranking, conflict, coverage, \
            current_claim and current_finding; all tables and columns are described by `dushu query --schema`. `-` reads the SQL from standard input. \
            The result is a table on a terminal and CSV elsewhere.

            EXAMPLES
              dushu query "SELECT period_end, value, unit FROM series WHERE metric = '快递业务量' ORDER BY period_end"
              dushu query --format jsonl "SELECT * FROM conflict"
              dushu query --timeout 300 - < monthly.sql > monthly.csv
            """)

    @OptionGroup var database: DatabaseOption

    @Option(help: "csv, table (for people) or jsonl (one JSON object a line); default: table on a terminal, else csv.")
    var format: Format?

    @Flag(help: "CSV with the byte order mark and the line ends that Excel needs for Chinese.")
    var excel = false

    @OptionGroup var headers: LanguageOption

    @Option(help: ArgumentHelp("How long the query may take.", valueName: "seconds"))
    var timeout = 30.0

    @Flag(help: "Print schema.sql, the commented definition of all tables and views, and stop.")
    var schema = false

    @Argument(help: ArgumentHelp("One SQL statement, or - for standard input.", valueName: "sql"))
    var sql: String?

    func validate() throws {
        if sql == nil, !schema { throw ValidationError("Give a statement, or --schema") }
        if !(timeout > 0 && timeout <= 86_400) { throw ValidationError("--timeout is between 0 and 86400 seconds") }
        if excel, let format, format != .csv {
            throw ValidationError("--excel is about CSV; leave out --format \(format.rawValue)")
        }
        if headers.language != nil, format == .jsonl {
            throw ValidationError("keys of JSON are for programs: leave out --language")
        }
    }

    func run() throws {
        if schema {
            var output = StandardOutput()
            try output.write { $0.append(contentsOf: Schema.text.utf8) }
            return try output.flush()
        }
        let store = try Store(path: database.path, for: .reading)
        let chosen = excel ? .csv : format ?? (isatty(1) == 1 ? .table : .csv)
        var printer: RowPrinter?
        let sql = try statement()
        let watchdog = Watchdog(seconds: timeout)
        try store.query(sql, seconds: timeout, limits: QueryLimits()) {
            printer = try RowPrinter(header: $0, as: chosen, forExcel: excel, language: headers.language)
        } row: {
            watchdog.set(working: false)
            try printer?.print($0.map { Cell($0) })
            watchdog.set(working: true)
        }
        watchdog.set(working: false)
        try printer?.finish()
        try store.close()
    }

    private func statement() throws -> String {
        guard sql == "-" else { return sql ?? "" }
        return String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self)
    }
}
