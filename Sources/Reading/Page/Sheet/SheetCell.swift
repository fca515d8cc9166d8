/// A stretch of a printed line that stands by itself, as the cells of a table do.
struct SheetCell {
    let text: PrintedLine
    /// Indices of the lines that it is a part of: two where a heading is broken.
    let lines: [Int]
    let middle: Double
    let isFigure: Bool
    let isYear: Bool
    let isEmpty: Bool

    init(_ text: PrintedLine, lines: [Int]) {
        (self.text, self.lines) = (text, lines)
        middle = (text.box.top + text.box.bottom) / 2
        let folded = text.text.map { Folding.fold($0.value) }
        isFigure = TableCell.isFigure(folded)
        isYear = TableHeading.isYear(folded[...])
        isEmpty = TableCell.isEmpty(folded[...])
    }
}

/// Headings of a table that are broken within a month, 2023年10 above 月: they are one.
enum BrokenHeads {
    /// The cells, of which those are one that a heading stands beside at half their height: 指标 | 2023年10 above 月.
    static func joined(_ cells: [SheetCell]) -> [SheetCell] {
        var joined = cells
        var gone: Set<Int> = []
        let begun = cells.indices.filter { isBegun(cells[$0].text) }
        guard !begun.isEmpty, begun.count < 100 else { return cells }
        for lower in cells.indices where cells[lower].text.text.count <= 2 && Folding.isHan(cells[lower].text.first) {
            guard let upper = begun.first(where: { goesOn(cells[$0].text, cells[lower].text) }) else { continue }
            let whole = SheetCell(cells[upper].text.going(on: cells[lower].text), lines: cells[upper].lines + cells[lower].lines)
            let isBeside = cells.indices.contains { other in
                other != upper && other != lower && abs(cells[other].middle - whole.middle) < whole.text.size * 0.4
                    && !cells[other].isFigure
            }
            guard isBeside, !gone.contains(upper) else { continue }
            joined[upper] = whole
            gone.insert(lower)
        }
        return joined.indices.filter { !gone.contains($0) }.map { joined[$0] }
    }

    /// The rows of headings, of which those are one that stand below one another in two rows.
    static func joined(_ heads: [[PrintedLine]]) -> [[PrintedLine]] {
        var rows = heads
        for row in rows.indices.dropFirst().reversed() {
            for (place, lower) in rows[row].enumerated().reversed() {
                guard let above = rows[row - 1].firstIndex(where: { goesOn($0, lower) }) else { continue }
                rows[row - 1][above] = rows[row - 1][above].going(on: lower)
                rows[row].remove(at: place)
            }
        }
        return rows.filter { !$0.isEmpty }
    }

    /// Whether a line ends with the number of a month, or another that is no figure by itself: 2023年1—10.
    private static func isBegun(_ line: PrintedLine) -> Bool {
        Folding.isDigit(line.last) && (5...12).contains(line.text.count)
            && line.text.contains { Folding.isHan(Folding.fold($0.value)) }
    }

    private static func goesOn(_ upper: PrintedLine, _ lower: PrintedLine) -> Bool {
        isBegun(upper) && Folding.isHan(lower.first) && upper.box.sharesColumn(lower.box) > 0.5
            && lower.box.top > upper.box.top && lower.box.top - upper.box.bottom < lower.size * 0.3
    }
}
