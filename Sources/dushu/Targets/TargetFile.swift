import Quantities
import Reporting
import Store

/// Targets as CSV: what `dushu target list` prints and `dushu target load` reads.
struct TargetFile {
    /// All columns, in the order in which they are printed.
    static let header = [
        "organization", "each", "metric", "component", "basis", "period", "bound", "value", "unit", "responsible", "decided",
    ]

    private let file: String
    private let desk: TargetDesk

    init(_ file: String, _ desk: TargetDesk) { (self.file, self.desk) = (file, desk) }

    /// One row.
    static func cells(_ target: Target) -> [Cell] {
        [
            .text(target.organization), target.isForEach ? .integer(1) : .unknown, .text(target.metric), Cell(target.component),
            Cell(target.basis), .text(DigestNames.file(target.period)), .text(target.limit.rawValue), .number(target.value),
            .text(target.unit), Cell(target.responsible), Cell(target.decided),
        ]
    }

    /// The targets of a file.
    func targets(_ text: String) throws -> [Target] {
        let rows = try CSVRows(text, file: file).rows
        guard let first = rows.first else { throw Failure("\(file) is empty: its first line names the columns") }
        let names = Dictionary(
            TargetFile.header.flatMap { [($0, $0), (Labels(.zh)[$0], $0)] }, uniquingKeysWith: { first, _ in first })
        var places: [String: Int] = [:]
        for (place, cell) in first.cells.enumerated() {
            guard let name = names[cell] else {
                throw Failure("\(file): there is no column “\(cell)”: they are \(TargetFile.header.joined(separator: ", "))")
            }
            places[name] = place
        }
        for name in ["organization", "metric", "period", "bound", "value"] where places[name] == nil {
            throw Failure("\(file): the column \(name) is missing")
        }
        return try rows.dropFirst().map { row in
            do { return try target { name in places[name].flatMap { $0 < row.cells.count ? row.cells[$0] : nil } ?? "" } } catch {
                throw Failure("\(file):\(row.line): \(error)")
            }
        }
    }

    private func target(_ cell: (String) -> String) throws -> Target {
        for name in ["organization", "metric"] where cell(name).isEmpty { throw Failure("\(name) is empty") }
        guard let period = PeriodArgument(argument: cell("period")) else {
            throw Failure(
                "“\(cell("period"))” is no period: give a year (2023), a month (2023-10) or a span (2023-01-01..2023-10-31)")
        }
        let bound = Target.Limit.allCases.first { Labels(.zh)("bound." + $0.rawValue, "") == cell("bound") }
        guard let limit = bound ?? Target.Limit(rawValue: cell("bound")) else {
            throw Failure("“\(cell("bound"))” is no bound: at_least or at_most")
        }
        guard ["", "0", "1"].contains(cell("each")) else { throw Failure("“\(cell("each"))” in the column each: 1, or nothing") }
        if !cell("decided").isEmpty, Day(iso: cell("decided")) == nil {
            throw Failure("“\(cell("decided"))” is no day like 2023-10-31")
        }
        let number = Exact(plain: cell("value"))
        if number != nil, cell("unit").isEmpty {
            throw Failure("“\(cell("value"))” has no unit: write it behind the number, or into the column unit")
        }
        let (value, unit) = try number.map { ($0, cell("unit")) } ?? desk.quantity(cell("value"))
        for text in [cell("organization"), cell("metric"), cell("responsible"), unit]
        where text.unicodeScalars.contains(where: \.isHarmful) {
            throw Failure("“\(text)” has tabs, line ends or other control characters")
        }
        return Target(
            organization: cell("organization"), metric: cell("metric"), component: cell("component"), basis: cell("basis"),
            unit: unit,
            period: period.period, limit: limit, value: value, isForEach: cell("each") == "1", responsible: cell("responsible"),
            decided: cell("decided").isEmpty ? nil : cell("decided"))
    }
}

/// Rows of CSV (RFC 4180), with the line on which each begins; empty lines are left out.
struct CSVRows {
    private(set) var rows: [(line: Int, cells: [String])] = []

    /// Reads them.
    init(_ text: String, file: String) throws {
        var cells: [String] = []
        var cell = String.UnicodeScalarView()
        var (isQuoted, wasQuoted) = (false, false)
        var (line, start) = (1, 1)
        func endCell() {
            cells.append(String(cell))
            cell = .init()
            wasQuoted = false
        }
        func endRow() {
            endCell()
            if cells != [""] { rows.append((start, cells)) }
            cells = []
        }
        let scalars = Array(text.unicodeScalars)
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            index += 1
            if scalar == "\n" { line += 1 }
            switch scalar {
            case "\"" where isQuoted && index < scalars.count && scalars[index] == "\"":
                cell.append(scalar)
                index += 1
            case "\"" where isQuoted: isQuoted = false
            case "\"" where cell.isEmpty && !wasQuoted: (isQuoted, wasQuoted) = (true, true)
            case "," where !isQuoted: endCell()
            case "\r" where !isQuoted && index < scalars.count && scalars[index] == "\n": continue
            case "\n" where !isQuoted:
                endRow()
                start = line
            default: cell.append(scalar)
            }
        }
        guard !isQuoted else { throw Failure("\(file):\(start): a cell begins with \" and does not end") }
        if !cell.isEmpty || !cells.isEmpty { endRow() }
    }
}
