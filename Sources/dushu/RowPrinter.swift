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
    /// Columns that hold messages, where those are to be in Chinese.
    private let messages: [Int]
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
        // a table is for people: as they have set up the machine
        let language = language ?? (format == .table && Tongue.present == .zh ? .zh : nil)
        let header = language.map { Labels($0).columns(names) } ?? names
        messages = language == .zh ? names.indices.filter { RowPrinter.spoken.contains(names[$0]) } : []
        output = StandardOutput(descriptor: descriptor)
        isTerminal = isatty(descriptor) == 1
        self.header = header
        shown = names.indices.filter { brief?.contains(names[$0]) ?? true }
        self.format = format
        csv = CSVWriter(forExcel: forExcel)
        jsonl = JSONLinesWriter(header: header)
        if format == .csv { try output.write { csv.append(header: header, to: &$0) } }
    }

    /// Columns whose cells are messages of the program.
    private static let spoken: Set = ["message", "reason"]

    /// Prints one row.
    mutating func print(_ cells: [Cell]) throws {
        count += 1
        let cells = said(cells)
        switch format {
        case .csv: try output.write { csv.append(isTerminal ? cells.map(\.harmless) : cells, to: &$0) }
        case .jsonl: try output.write { jsonl.append(cells, to: &$0) }
        case .table: rows.append(shown.map { cells[$0] })
        }
    }

    /// Prints one row of a report.
    mutating func print(_ row: some ReportRow) throws {
        guard format == .csv, !isTerminal, messages.isEmpty else {
            return try print(format == .table ? row.cellsForPeople : row.cells)
        }
        count += 1
        try output.write { csv.append(row, to: &$0) }
    }

    /// Whether rows go out one by one, and may be made into lines by another.
    var takesLines: Bool { format != .table && !isTerminal }

    /// The cells, with messages in the language of the header.
    private func said(_ cells: [Cell]) -> [Cell] {
        var cells = cells
        for column in messages {
            if case .text(let words) = cells[column] { cells[column] = .text(Message.said(words, in: .zh)) }
        }
        return cells
    }

    /// Appends the line of a row, to be printed later.
    func append(_ row: some ReportRow, to lines: inout [UInt8]) {
        if !messages.isEmpty, format == .csv {
            csv.append(said(row.cells), to: &lines)
        } else if format == .csv {
            csv.append(row, to: &lines)
        } else {
            jsonl.append(row.cells, to: &lines)
        }
    }

    /// Prints lines that have been made; the caller counts them.
    mutating func print(lines: [UInt8]) throws { try output.write(all: lines) }

    /// Prints what is left.
    mutating func finish() throws {
        if format == .table, !rows.isEmpty {
            let table = TableWriter(hidesEmptyColumns: true).table(header: shown.map { header[$0] }, rows: rows)
            try output.write { $0.append(contentsOf: table.utf8) }
        }
        try output.flush()
    }
}
