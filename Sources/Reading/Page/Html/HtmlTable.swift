/// A table of a page of HTML while it is being read: which blocks stand in which cell.
struct HtmlTable {
    /// Blocks of one cell, by their places, and the columns and rows that it takes.
    struct Cell {
        var blocks: Range<Int>
        var columns: Range<Int>
        var rows: Range<Int>
    }

    /// Another table stands in it: it only arranges the page.
    var hasTable = false
    private(set) var cells: [Cell] = []
    private var row = -1
    private var column = 0
    /// For each column the first row in which it is free.
    private var free: [Int] = []
    private var open: (start: Int, columns: Range<Int>, rows: Range<Int>)?

    private static let mostColumns = 200

    mutating func beginRow(at block: Int) {
        endCell(at: block)
        row += 1
        column = 0
    }

    mutating func beginCell(at block: Int, _ attributes: [String: String]) {
        endCell(at: block)
        if row < 0 { row = 0 }
        while column < free.count, free[column] > row { column += 1 }
        let width = HtmlTable.span(attributes["colspan"])
        let height = HtmlTable.span(attributes["rowspan"])
        let first = min(column, HtmlTable.mostColumns)
        let columns = first..<min(first + width, HtmlTable.mostColumns)
        while free.count < columns.upperBound { free.append(0) }
        for place in columns { free[place] = row + height }
        open = (block, columns, row..<row + height)
        column = max(columns.upperBound, column)
    }

    mutating func endCell(at block: Int) {
        guard let cell = open else { return }
        open = nil
        if !cell.columns.isEmpty { cells.append(Cell(blocks: cell.start..<block, columns: cell.columns, rows: cell.rows)) }
    }

    private static func span(_ text: String?) -> Int { min(max(1, text.flatMap { Int($0) } ?? 1), mostColumns) }

    /// Whether figures stand in rows and columns; other tables arrange a page.
    func isOfFigures(_ blocks: [HtmlBlock]) -> Bool {
        guard !hasTable, cells.contains(where: { $0.rows.lowerBound > 0 }), cells.contains(where: { $0.columns.lowerBound > 0 })
        else { return false }
        var figures = 0
        for cell in cells {
            let texts = blocks[cell.blocks].map(\.text)
            guard texts.reduce(0, { $0 + $1.count }) <= 80, !blocks[cell.blocks].contains(where: \.hasSentence) else {
                return false
            }
            if texts.contains(where: { TableCell.isFigure($0.map(\.value)) }) { figures += 1 }
        }
        return figures >= 2
    }
}
