import Quantities
import Reporting
import Store

/// A row of a report as people are shown it: words and numbers of some of its columns.
struct ReportWords<Row: ReportRow> {
    private let visit: Visit
    private let names = Row.header
    private let evidence = Row.header.firstIndex(of: "evidence")
    private let baseStart = Row.header.firstIndex(of: "base_start")

    init(_ visit: Visit) { self.visit = visit }

    /// Whether a column has evidence, which is shown as links.
    func isEvidence(_ column: Int) -> Bool { column == evidence }

    /// Head of a column.
    func head(_ column: Int) -> String {
        let heads = ["period_end": "desk.field.period", "base_end": "desk.base"]
        return visit.labels[heads[names[column]] ?? names[column]]
    }

    /// What a column says of a row.
    func words(_ row: Row, _ cells: [Cell], _ column: Int) -> String {
        let cell = cells[column]
        let labels = visit.labels
        func bound() -> Bound { row.bounds.first { $0.column == names[column] }?.bound ?? .exact }
        switch names[column] {
        case "organization": return row.organizationForPeople
        case "kind", "method": return labels["\(names[column]).\(cell.plain)"]
        case "period_end": return visit.written.period(row.period)
        case "base_end": return visit.written.period(Period(start: baseStart.flatMap { cells[$0].day }, end: cell.day))
        case "better": return cell == .unknown ? "" : labels["better.\(cell.plain)"]
        case "value", "change", "target", "gap_to_next":
            guard case .number(let number) = cell else { return cell.plain }
            return visit.written.value(number, unit: row.series.unit, bound: bound())
        case "growth_pct":
            let (words, bound) = (cell.plain, bound())
            return words.isEmpty || bound == .exact ? words : labels("bound.\(bound.rawValue)", words)
        case "confirmed": return cell == .unknown ? "" : labels["desk.person"]
        default: return cell.plain
        }
    }

    /// Writes a row of a table.
    func write(_ row: Row, _ columns: [Int], in html: inout HTML) {
        let cells = row.cells
        html.add("tr") { html in
            for column in columns {
                guard column != evidence else {
                    html.add("td", ["class": "evidence"]) { visit.evidence(cells[column].plain, in: &$0) }
                    continue
                }
                let isNumber = cells[column].isNumber
                html.add(
                    "td", ["class": isNumber ? "number" : nil, "title": isNumber ? cells[column].plain : nil],
                    words(row, cells, column))
            }
        }
    }
}

/// Which columns of a report have something to say, and which say the same of all rows.
struct ReportColumns {
    /// Those that say the same, with what they say.
    private(set) var same: [(column: Int, words: String)] = []
    /// The others.
    private(set) var varying: [Int] = []

    init<Row: ReportRow>(_ rows: ArraySlice<Row>, _ columns: [Int], _ words: ReportWords<Row>) {
        guard let first = rows.first else { return }
        let cells = first.cells
        // Nil where rows have said different things already: most columns do so within a few rows.
        var said: [String?] = columns.map { rows.count > 1 && !words.isEvidence($0) ? words.words(first, cells, $0) : nil }
        var isFilled = columns.map { cells[$0] != .unknown }
        for row in rows.dropFirst() where said.contains(where: { $0 != nil }) || isFilled.contains(false) {
            let next = row.cells
            for (index, column) in columns.enumerated() {
                if !isFilled[index], next[column] != .unknown { isFilled[index] = true }
                guard let before = said[index] else { continue }
                if words.words(row, next, column) != before { said[index] = nil }
            }
        }
        for (index, column) in columns.enumerated() where isFilled[index] {
            if let words = said[index] { same.append((column, words)) } else { varying.append(column) }
        }
    }
}

extension Cell {
    fileprivate var day: Day? {
        if case .day(let day) = self { return day }
        return nil
    }

    fileprivate var isNumber: Bool {
        switch self {
        case .number, .integer: true
        default: false
        }
    }
}
