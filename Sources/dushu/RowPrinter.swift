import Foundation
import Reporting

/// Prints rows in the format that is asked for. CSV and JSON lines go out as they come; a table waits for its last row.
struct RowPrinter {
    /// Number of rows so far.
    var count = 0
    private let header: [String]
    private let shown: [Int]
    private let format: Format
    private let csv: CSVWriter
    private let jsonl: JSONLinesWriter
    private var rows: [[Cell]] = []
    private var output: StandardOutput
    /// CSV is for programs, and goes out as it is; on a terminal nothing in it may speak to that.
    private let isTerminal: Bool

    /// Prints the header of a CSV file.
    ///
    /// - Parameter brief: the columns that a table shows, all where it is nil.
    init(header: [String], brief: Set<String>? = nil, as option: FormatOption) throws {
        try self.init(header: header, brief: brief, as: option.format, forExcel: option.excel, language: option.language)
    }

    /// Prints the header of a CSV file.
    ///
    /// - Parameters:
    ///   - language: the language of the header; without it the names of the columns.
    ///   - descriptor: where the rows go; standard output without it.
    init(
        header names: [String], brief: Set<String>? = nil, as format: Format, forExcel: Bool = false, language: Language? = nil,
        to descriptor: Int32 = 1
    ) throws {
        let header = language.map { Labels($0).columns(names) } ?? names
        output = StandardOutput(descriptor: descriptor)
        isTerminal = isatty(descriptor) == 1
        self.header = header
        shown = names.indices.filter { brief?.contains(names[$0]) ?? true }
        self.format = format
        csv = CSVWriter(forExcel: forExcel)
        jsonl = JSONLinesWriter(header: header)
        if format == .csv { try output.write { csv.append(header: header, to: &$0) } }
    }

    /// Prints one row.
    mutating func print(_ cells: [Cell]) throws {
        count += 1
        switch format {
        case .csv: try output.write { csv.append(isTerminal ? cells.map(\.harmless) : cells, to: &$0) }
        case .jsonl: try output.write { jsonl.append(cells, to: &$0) }
        case .table: rows.append(shown.map { cells[$0] })
        }
    }

    /// Prints one row of a report.
    mutating func print(_ row: some ReportRow) throws {
        guard format == .csv, !isTerminal else { return try print(row.cells) }
        count += 1
        try output.write { csv.append(row, to: &$0) }
    }

    /// Whether rows go out one by one, and may be made into lines by another.
    var takesLines: Bool { format != .table && !isTerminal }

    /// Appends the line of a row, to be printed later.
    func append(_ row: some ReportRow, to lines: inout [UInt8]) {
        if format == .csv { csv.append(row, to: &lines) } else { jsonl.append(row.cells, to: &lines) }
    }

    /// Prints lines that have been made; the caller counts them.
    mutating func print(lines: [UInt8]) throws { try output.write { $0 += lines } }

    /// Prints what is left.
    mutating func finish() throws {
        if format == .table, !rows.isEmpty {
            let table = TableWriter(hidesEmptyColumns: true).table(header: shown.map { header[$0] }, rows: rows)
            try output.write { $0.append(contentsOf: table.utf8) }
        }
        try output.flush()
    }
}
