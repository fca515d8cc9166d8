import Quantities

/// Reads the cells of a row of metrics.tsv, and refuses what cannot be meant.
struct MetricCells {
    /// Names of axes.tsv.
    let axes: Set<String>
    /// Base units and classifiers of units.tsv.
    let units: Set<String>
    /// Where the columns stand: looked up once, for the table is long.
    private let columns: [Int]

    /// `row` is any row of the table, nil where it has none.
    init(axes: Set<String>, units: Set<String>, _ row: Table.Row?) {
        (self.axes, self.units) = (axes, units)
        columns = Vocabulary.columns("metrics.tsv").map { row?.index(of: $0) ?? 0 }
    }

    /// Columns of metrics.tsv, in the order in which ``Vocabulary/tables`` names them.
    private enum Column: Int { case name, nature, units, better, range, axes, field, source, example }

    private func cell(_ column: Column, _ row: Table.Row) -> Cell { row.cell(at: columns[column.rawValue]) }

    func metric(_ row: Table.Row) throws(VocabularyError) -> RegisteredMetric {
        if cell(.name, row).isEmpty { throw row.error("a metric without a name") }
        if cell(.source, row).isEmpty { throw row.error("“\(row["name"])” has no source") }
        if cell(.example, row).isEmpty { throw row.error("“\(row["name"])” has no example") }
        return RegisteredMetric(
            name: cell(.name, row).string, nature: try nature(row), units: try units(row), better: try better(row),
            range: try range(row), axes: try axes(row), field: try field(row), source: cell(.source, row).string)
    }

    private func nature(_ row: Table.Row) throws(VocabularyError) -> RegisteredMetric.Nature {
        if let nature = RegisteredMetric.Nature(rawValue: cell(.nature, row).string) { return nature }
        let natures = RegisteredMetric.Nature.allCases.map(\.rawValue).joined(separator: ", ")
        throw row.error("“\(row["nature"])” is no nature (\(natures))")
    }

    private func field(_ row: Table.Row) throws(VocabularyError) -> RegisteredMetric.Field {
        if let field = RegisteredMetric.Field(rawValue: cell(.field, row).string) { return field }
        let fields = RegisteredMetric.Field.allCases.map(\.rawValue).joined(separator: ", ")
        throw row.error("“\(row["field"])” is no field (\(fields))")
    }

    private func better(_ row: Table.Row) throws(VocabularyError) -> Int {
        let cell = self.cell(.better, row)
        if cell.isEmpty { return 0 }
        if cell == "more" { return 1 }
        if cell == "less" { return -1 }
        throw row.error("“\(cell.string)” is neither more nor less")
    }

    private func axes(_ row: Table.Row) throws(VocabularyError) -> [String] {
        let names = cell(.axes, row).words().map(\.string)
        if let name = names.first(where: { !axes.contains($0) }) { throw row.error("“\(name)” is no axis of axes.tsv") }
        return names
    }

    /// Base units, and such for one of something (`CNY/kg`).
    private func units(_ row: Table.Row) throws(VocabularyError) -> [String] {
        let names = cell(.units, row).words().map(\.string)
        let unknown = names.first { name in
            !units.contains(name)
                && !name.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { units.contains(String($0)) }
        }
        if let unknown { throw row.error("“\(unknown)” is no base unit of units.tsv (CNY, kg, 件, CNY/kg)") }
        return names
    }

    private func range(_ row: Table.Row) throws(VocabularyError) -> (low: Exact?, high: Exact?) {
        let cell = self.cell(.range, row)
        if cell.isEmpty { return (nil, nil) }
        guard let ends = cell.split(at: "..") else { throw row.error("“\(cell.string)” is no range (0..100, 0.., ..100)") }
        let low = try end(ends.head, row)
        let high = try end(ends.tail, row)
        if let low, let high, high < low { throw row.error("the range “\(cell.string)” ends before it begins") }
        return (low, high)
    }

    private func end(_ cell: Cell, _ row: Table.Row) throws(VocabularyError) -> Exact? {
        if cell.isEmpty { return nil }
        guard let value = Exact(plain: cell.string) else { throw row.error("“\(cell.string)” is no number") }
        return value
    }
}
