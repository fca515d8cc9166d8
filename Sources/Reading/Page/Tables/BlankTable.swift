/// Tables that are printed as text: cells parted by tabs or wide blanks, one row a line.
///
/// Only what can be nothing else is taken for one: three lines or more, each of the same number of cells, and below the headings
/// nothing but figures behind the first cell.
enum BlankTable {
    /// So many blanks part cells; a tab does alone.
    private static let gap = 2
    private static let mostCells = 30

    /// The cells of the table that begins with line `first`, and one past its last line; nil where none does.
    static func find(_ lines: [Line], from first: Int, _ folded: [UInt32], tabs: Set<Int>) -> (cells: [TableCell], end: Int)? {
        guard lines[first].isSpaced else { return nil }
        let head = cells(lines[first], row: 0, folded, tabs)
        guard head.count >= 2 else { return nil }
        var rows = [head]
        var end = first + 1
        while end < lines.count {
            let row = cells(lines[end], row: rows.count, folded, tabs)
            guard row.count == head.count, row.dropFirst().allSatisfy({ $0.isFigure || TableCell.isEmpty(folded[$0.range]) })
            else { break }
            rows.append(row)
            end += 1
        }
        let figures = rows.dropFirst().reduce(0) { $0 + $1.dropFirst().count(where: \.isFigure) }
        let hasHeadings = head.dropFirst().allSatisfy { !$0.isFigure || TableHeading.isYear(folded[$0.range]) }
        guard rows.count >= 3, hasHeadings, figures * 2 >= (rows.count - 1) * (head.count - 1),
            rows.dropFirst().allSatisfy({ !$0[0].isFigure || TableHeading.isYear(folded[$0[0].range]) })
        else { return nil }
        return (rows.flatMap(\.self), end)
    }

    private static func cells(_ line: Line, row: Int, _ folded: [UInt32], _ tabs: Set<Int>) -> [TableCell] {
        var cells: [TableCell] = []
        var start = line.range.lowerBound
        var blanks = 0
        func add(_ end: Int) {
            let column = Double(cells.count)
            cells.append(
                TableCell(
                    range: start..<end, box: Box(left: column, top: Double(row), right: column + 1, bottom: Double(row) + 1),
                    isFigure: TableCell.isFigure(folded[start..<end])))
        }
        for place in line.range {
            guard cells.count < mostCells else { return [] }
            if folded[place] == Folding.blank || folded[place] == Folding.nothing {
                blanks += tabs.contains(place) ? gap : 1
                continue
            }
            if blanks >= gap, place > start {
                add(end(start, place, folded))
                start = place
            }
            blanks = 0
        }
        add(line.range.upperBound)
        return cells
    }

    /// One past the last character before `limit` that is no blank.
    private static func end(_ start: Int, _ limit: Int, _ folded: [UInt32]) -> Int {
        var last = limit
        while last > start + 1, folded[last - 1] == Folding.blank || folded[last - 1] == Folding.nothing { last -= 1 }
        return last
    }
}
