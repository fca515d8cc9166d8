import Quantities
import Store

/// A row of a report: what the writers and selections need to know of it.
public protocol ReportRow: Sendable {
    /// Names of all columns, fixed and documented in the README.
    static var header: [String] { get }
    /// Names of the columns that a table for people shows; CSV and JSON lines have all of them.
    static var brief: Set<String> { get }
    /// Puts the cells, one for each name of ``header``.
    func put(into sink: inout some CellSink)
    /// Puts the cells into a line of CSV. Rows of which there are a million say ``put(into:)`` themselves here: where the compiler knows
    /// both, it makes one piece of them.
    func write(into line: inout CSVLine)
    /// What a table for people calls the organization.
    var organizationForPeople: String { get }
    /// What the words say of the numbers that are not exact (近, 突破, 约), by the names of their columns: CSV has intervals instead.
    var bounds: [(column: String, bound: Bound)] { get }
    /// Series that the row is about.
    var series: SeriesKey { get }
    /// Level of the organization, nil when it is unknown.
    var level: String? { get }
    /// Period that the row is about; nil where it is about all of a series.
    var period: Period? { get }
    /// Where it stands among the rows that are put in order when all others have gone out; nil of those others. Two that make a report by
    /// their metrics put together so what stands by organizations.
    var placeAtEnd: RowPlace? { get }
}

/// The place of a row among others: as organizations are listed.
public struct RowPlace: Hashable, Comparable, Sendable {
    /// What stands before the names.
    let listing: String
    /// Name of the organization.
    let organization: String

    /// As reports and SQLite sort.
    public static func < (left: RowPlace, right: RowPlace) -> Bool {
        let (one, two) =
            left.listing == right.listing ? (left.organization, right.organization) : (left.listing, right.listing)
        return one.utf8.lexicographicallyPrecedes(two.utf8)
    }
}

extension ReportRow {
    /// Puts the cells into a line of CSV.
    public func write(into line: inout CSVLine) { put(into: &line) }

    /// Its canonical name.
    public var organizationForPeople: String { series.organization }

    /// None: most go out as they come.
    public var placeAtEnd: RowPlace? { nil }

    /// Of rows that have a column for it, nothing.
    public var bounds: [(column: String, bound: Bound)] { [] }

    /// The cells as a table for people has them: a number that is not exact with a sign before it.
    public var cellsForPeople: [Cell] {
        var cells = cells
        for (name, bound) in bounds where bound != .exact {
            guard let column = Self.header.firstIndex(of: name), case .number(let number) = cells[column] else { continue }
            cells[column] = .marked(number, bound)
        }
        if let column = Self.header.firstIndex(of: "organization"), organizationForPeople != series.organization {
            cells[column] = .text(organizationForPeople)
        }
        return cells
    }

    /// The cells, one for each name of ``header``.
    public var cells: [Cell] {
        var list = CellList()
        put(into: &list)
        return list.cells
    }
}

/// Takes the cells of a row one by one: of a million rows, no list is made for each.
public protocol CellSink {
    /// Takes the next cell.
    mutating func put(_ cell: Cell)
    /// Takes words that a period follows, as one cell: the same as ``Cell/text(_:)`` of both.
    mutating func put(_ words: String, _ period: Period)
    /// Takes where a figure and others are printed: the same as a cell of their texts, joined with `; `.
    mutating func put(_ place: EvidencePlace, _ others: some Collection<EvidencePlace>)
}

extension CellSink {
    /// Takes both as a text.
    public mutating func put(_ words: String, _ period: Period) { put(.text(words + period.text)) }
    /// Takes their texts.
    public mutating func put(_ place: EvidencePlace, _ others: some Collection<EvidencePlace>) {
        put(Cell(others.reduce(into: place.text) { $0 += "; " + $1.text }))
    }

    /// What a series measures: the cells `metric`, `component`, `basis`, `unit`, `kind`.
    mutating func put(measureOf key: SeriesKey) {
        put(Cell(key.metric))
        put(Cell(key.component))
        put(Cell(key.basis))
        put(Cell(key.unit))
        put(Cell(key.kind.rawValue))
    }

    /// First and last day.
    mutating func put(_ period: Period?) {
        put(Cell(period?.start))
        put(Cell(period?.end))
    }
}

/// Gathers cells.
private struct CellList: CellSink {
    var cells: [Cell] = []
    mutating func put(_ cell: Cell) { cells.append(cell) }
}

/// Which rows of a report are asked for; nil asks for all.
///
/// Rows are selected, not observations: growth needs the year before the one that is asked for, and a place needs the others.
public struct Selection: Sendable {
    /// Names of the organizations.
    public var organizations: Set<String>?
    /// Level of the organizations.
    public var level: String?
    /// Sort of statement.
    public var kind: Kind?
    /// Days that the period of a row must lie in.
    public var period: Period?

    /// Makes a selection.
    public init(organizations: Set<String>? = nil, level: String? = nil, kind: Kind? = nil, period: Period? = nil) {
        self.organizations = organizations
        self.level = level
        self.kind = kind
        self.period = period
    }

    /// Whether a row is asked for.
    public func allows(_ row: some ReportRow) -> Bool {
        if let organizations, !organizations.contains(row.series.organization) { return false }
        if let level, row.level != level { return false }
        if let kind, row.series.kind != kind { return false }
        guard let period, let own = row.period else { return true }
        guard let end = own.end else { return false }
        if let first = period.start, (own.start ?? end) < first { return false }
        if let last = period.end, last < end { return false }
        return true
    }
}
