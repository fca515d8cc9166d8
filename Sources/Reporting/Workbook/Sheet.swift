import Quantities

/// A column of a sheet: what its cells are, and how wide it may become.
public struct SheetColumn: Sendable {
    /// How the cells are set.
    public enum Manner: Sendable {
        /// Numbers to the right and words to the left, on one line.
        case plain
        /// Words that may take several lines.
        case wrapped
        /// Numbers with their sign: growth.
        case signed
    }

    /// The words in the first row.
    public var title: String
    /// How the cells are set.
    public var manner: Manner
    /// Greatest width, in columns of a terminal.
    public var maximumWidth: Int

    /// Makes a column.
    public init(_ title: String, _ manner: Manner = .plain, maximumWidth: Int = 40) {
        (self.title, self.manner, self.maximumWidth) = (title, manner, maximumWidth)
    }
}

/// A sheet of a workbook: a header that stays in sight, with filters, and rows below it.
public struct Sheet: Sendable {
    /// Its name: at most 31 characters, none of `[]:*?/\`.
    public var name: String
    /// Its columns.
    public var columns: [SheetColumn]
    /// Its rows, each with one cell a column.
    public var rows: [[Cell]] = []
    /// How many columns are printed on paper, from the first; nil for all.
    public var printed: Int?
    /// Rows that are set in bold.
    public var bold: Set<Int> = []

    /// Makes an empty sheet.
    public init(_ name: String, _ columns: [SheetColumn]) { (self.name, self.columns) = (name, columns) }
}

extension Sheet {
    /// Most rows that a sheet of Excel holds, its header among them.
    static let maximumRows = 1_048_576
    /// Most characters that a cell of Excel holds.
    static let maximumText = 32_767

    /// The sheet as XML; it asks `styles` for the styles that it needs.
    func xml(_ styles: inout CellStyles) -> String {
        let last = Sheet.reference(column: columns.count - 1, row: rows.count + 1)
        var xml = Workbook.declaration
        xml += "<worksheet xmlns=\"\(Workbook.main)\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>"
        xml += "<dimension ref=\"A1:\(last)\"/><sheetViews><sheetView workbookViewId=\"0\">"
        xml += "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>"
        for (index, column) in columns.enumerated() {
            xml += "<col min=\"\(index + 1)\" max=\"\(index + 1)\" width=\"\(width(of: index, column))\" customWidth=\"1\"/>"
        }
        xml += "</cols><sheetData>"
        append(columns.map { Cell.text($0.title) }, row: 1, isHeader: true, to: &xml, &styles)
        for (index, row) in rows.enumerated() { append(row, row: index + 2, isHeader: false, to: &xml, &styles) }
        xml += "</sheetData><autoFilter ref=\"A1:\(last)\"/>"
        xml += "<pageMargins left=\"0.4\" right=\"0.4\" top=\"0.5\" bottom=\"0.5\" header=\"0.3\" footer=\"0.3\"/>"
        return xml + "<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToWidth=\"1\" fitToHeight=\"0\"/></worksheet>"
    }

    private func append(_ cells: [Cell], row: Int, isHeader: Bool, to xml: inout String, _ styles: inout CellStyles) {
        let lines = self.lines(of: cells)
        xml += "<row r=\"\(row)\"" + (lines > 1 ? " ht=\"\(lines * 15 + 2)\" customHeight=\"1\">" : ">")
        for (column, cell) in cells.enumerated() where cell != .unknown {
            let place = Sheet.reference(column: column, row: row)
            let style = styles.number(
                of: isHeader ? .header : .cell(cell, columns[column].manner, isBold: bold.contains(row - 2)))
            switch cell {
            case .number(let number) where number.fitsDouble:
                xml += "<c r=\"\(place)\" s=\"\(style)\"><v>\(number.canonical)</v></c>"
            case .integer(let count): xml += "<c r=\"\(place)\" s=\"\(style)\"><v>\(count)</v></c>"
            case .day(let day) where day.number >= -25_508:
                // Day 1 of Excel is 1 January 1900, and its calendar has a 29 February 1900: from March on it is right.
                xml += "<c r=\"\(place)\" s=\"\(style)\"><v>\(day.number + 25_569)</v></c>"
            default:
                let text = String(cell.plain.prefix(Sheet.maximumText)).escaped
                xml += "<c r=\"\(place)\" s=\"\(style)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">\(text)</t></is></c>"
            }
        }
        xml += "</row>"
    }

    /// `A1`, `AB12`.
    static func reference(column: Int, row: Int) -> String {
        var letters = ""
        var rest = column + 1
        while rest > 0 {
            letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
            rest = (rest - 1) / 26
        }
        return letters + String(row)
    }

    /// The sheet without columns in which no row has anything.
    public func withoutEmptyColumns() -> Sheet {
        let kept = columns.indices.filter { column in rows.isEmpty || rows.contains { $0[column] != .unknown } }
        var sheet = Sheet(name, kept.map { columns[$0] })
        sheet.rows = rows.map { row in kept.map { row[$0] } }
        sheet.bold = bold
        sheet.printed = printed.map { printed in kept.count { $0 < printed } }
        return sheet
    }

    /// How many lines a row needs: not every program finds that out by itself.
    private func lines(of cells: [Cell]) -> Int {
        zip(columns, cells).reduce(1) { most, one in
            guard one.0.manner == .wrapped, case .text(let text) = one.1 else { return most }
            // Chinese breaks anywhere; a little is lost at each end of a line.
            return max(most, (text.displayWidth + one.0.maximumWidth - 5) / max(1, one.0.maximumWidth - 4))
        }
    }

    /// Wide enough for all that stands in it, with room for the arrow of the filter.
    private func width(of index: Int, _ column: SheetColumn) -> Int {
        let widest = rows.reduce(column.title.displayWidth + 3) { widest, row in
            // Separators of thousands take room too.
            let text = row[index].plain
            return max(widest, row[index].isNumeric ? text.utf8.count * 4 / 3 + 1 : text.displayWidth + 1)
        }
        return max(6, min(widest, column.maximumWidth))
    }
}

extension Exact {
    /// Whether a spreadsheet, which has 15 digits, can hold the number.
    var fitsDouble: Bool {
        normalized.coefficient.magnitude < 1_000_000_000_000_000 && normalized.exponent > -20 && exponent < 20
    }
}
