import ArgumentParser
import Foundation
import Quantities
import Reporting
import Store

/// Which database: the same option everywhere.
struct DatabaseOption: ParsableArguments {
    @Option(
        name: .customLong("db"), help: ArgumentHelp("Database file; default: DUSHU_DB, else dushu.sqlite.", valueName: "file"))
    var database: String?

    /// The option, else the environment, else `dushu.sqlite` in the present folder.
    var path: String {
        let named = ProcessInfo.processInfo.environment["DUSHU_DB"] ?? ""
        return database ?? (named.isEmpty ? "dushu.sqlite" : named)
    }

    /// Refuses a database that is not there; what only changes databases must not make one.
    func mustExist() throws {
        // Reading says what is wrong, and what to do.
        if !FileManager.default.fileExists(atPath: path) { try Store(path: path, for: .reading).close() }
    }

    /// SQLite takes an empty name for a database of its own that is gone at the end: a run into it would be lost.
    func validate() throws {
        if database?.isEmpty == true { throw ValidationError("--db is empty: name the file of the database") }
    }
}

/// How rows are printed.
enum Format: String, CaseIterable, ExpressibleByArgument {
    case csv
    case table
    case jsonl
}

extension Language: ExpressibleByArgument {}

/// The language of headers, for commands whose rows are no reports.
struct LanguageOption: ParsableArguments {
    @Option(
        help:
            "zh or en: the language of CSV and tables, of their headers and messages; without it CSV has the names that the README lists."
    )
    var language: Language?
}

/// How rows are printed: the same options everywhere.
struct FormatOption: ParsableArguments {
    @Option(help: "csv, table (for people) or jsonl (one JSON object a line).")
    var format: Format = .csv

    @Flag(help: "CSV with the byte order mark and the line ends that Excel needs for Chinese.")
    var excel = false

    @Option(
        help:
            "zh or en: the language of CSV and tables, of their headers and messages; without it CSV has the names that the README lists."
    )
    var language: Language?

    func validate() throws {
        if language != nil, format == .jsonl { throw ValidationError("keys of JSON are for programs: leave out --language") }
        if excel, format != .csv { throw ValidationError("--excel is about CSV; leave out --format \(format.rawValue)") }
    }
}

/// A period as it is typed: a year, a month, a day or a span.
struct PeriodArgument: ExpressibleByArgument {
    let period: Period

    /// Reads `2023`, `2023-10`, `2023-10-31` or `2023-01-01..2023-10-31`; the ends of a span may be years and months too.
    init?(argument: String) {
        let ends = argument.components(separatedBy: "..")
        guard ends.count <= 2, let first = PeriodArgument.stretch(ends[0]) else { return nil }
        guard let last = ends.count == 2 ? PeriodArgument.stretch(ends[1]) : first else { return nil }
        guard let start = first.start, let end = last.end, start <= end else { return nil }
        period = Period(start: start, end: end)
    }

    private static func stretch(_ text: String) -> Period? {
        if let day = Day(iso: text) { return Period(start: day, end: day) }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts[0].utf8.count == 4, let year = Int(parts[0]) else { return nil }
        if parts.count == 1 { return Period(year: year) }
        guard parts.count == 2, parts[1].utf8.count == 2, let month = Int(parts[1]), (1...12).contains(month) else { return nil }
        return Period(year: year, months: month, through: month)
    }
}
