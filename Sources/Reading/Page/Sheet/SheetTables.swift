/// Tables of a printed page: rows of figures that stand below one another in columns, each behind a heading, with the headings above.
///
/// Nothing is looked at but where cells stand. Only what can be nothing else is taken for a table: two rows or more, figures alone behind
/// the first cell of each, one figure at least below another.
struct SheetTables {
    /// A table: rows from the top, cells from the left, and the lines above it that say what all of it is about.
    struct Table {
        var captions: [PrintedLine] = []
        var rows: [[PrintedLine]]

        var box: Box { SheetTables.box(of: rows.flatMap(\.self)) }
    }

    private(set) var tables: [Table] = []
    /// What stands in none.
    private(set) var rest: [PrintedLine]
    private let cells: [SheetCell]
    private var taken: Set<Int> = []

    /// So far a cell may stand from the one beside it, in sizes.
    private static let reach = 14.0
    /// More cells at one height than a page of figures has.
    private static let most = 400
    private static let mostHeads = 4
    private static let mostCaptions = 3

    /// - Parameter lines: the lines of a sheet that are no headlines.
    init(_ lines: [PrintedLine]) {
        rest = lines
        let edges = SheetEdges(lines)
        let single = lines.enumerated().flatMap { index, line in edges.cells(of: line).map { SheetCell($0, lines: [index]) } }
        cells = BrokenHeads.joined(single).sorted { ($0.middle, $0.text.box.left) < ($1.middle, $1.text.box.left) }
        guard cells.count(where: \.isFigure) >= 2 else { return }
        let found = joined(rows).filter(isTable).map(withNames)
        guard !found.isEmpty else { return }
        taken = Set(found.flatMap { $0.flatMap(\.self) })
        for rows in found {
            var table = Table(rows: rows.map { $0.map { cells[$0].text } })
            addHeads(to: &table)
            let heads = table.rows.count - rows.count
            table.rows = BrokenHeads.joined(Array(table.rows.prefix(heads))) + table.rows.dropFirst(heads)
            tables.append(table)
        }
        // what is left of a line of which a part is a cell stands by itself
        var broken = Set(taken.flatMap { cells[$0].lines })
        for cell in cells where cell.lines.contains(where: broken.contains) { broken.formUnion(cell.lines) }
        rest = lines.indices.filter { !broken.contains($0) }.map { lines[$0] }
        rest += cells.indices.filter { !taken.contains($0) && cells[$0].lines.contains(where: broken.contains) }.map {
            cells[$0].text
        }
    }

    static func box(of lines: [PrintedLine]) -> Box { lines.dropFirst().reduce(lines[0].box) { $0.joined($1.box) } }

    // MARK: rows of figures

    /// Each run of figures side by side with the cell before it, as places in `cells` from left to right.
    private var rows: [[Int]] {
        var rows: [[Int]] = []
        var used: Set<Int> = []
        for index in cells.indices where cells[index].isFigure && !used.contains(index) {
            guard let row = row(around: index) else { continue }
            used.formUnion(row)
            rows.append(row)
        }
        return rows
    }

    private func row(around index: Int) -> [Int]? {
        let beside = beside(index)
        guard let place = beside.firstIndex(of: index) else { return nil }
        func isNear(_ left: Int, _ right: Int) -> Bool {
            let gap = cells[right].text.box.left - cells[left].text.box.right
            return gap > -1 && gap < cells[left].text.size * SheetTables.reach
        }
        var (first, last) = (place, place)
        while last + 1 < beside.count, isNear(beside[last], beside[last + 1]),
            cells[beside[last + 1]].isFigure || cells[beside[last + 1]].isEmpty
        {
            last += 1
        }
        while first > 0, isNear(beside[first - 1], beside[first]) {
            first -= 1
            if !cells[beside[first]].isFigure, !cells[beside[first]].isEmpty { break }
        }
        let head = cells[beside[first]]
        // what only numbers the rows is no heading of them
        guard !head.isFigure || head.isYear, last > first else { return nil }
        return Array(beside[first...last])
    }

    /// The cells at the height of one, from left to right; none where there are very many.
    private func beside(_ index: Int) -> [Int] {
        let (middle, slack) = (cells[index].middle, cells[index].text.size * 0.4)
        var (low, high) = (index, index)
        while low > 0, middle - cells[low - 1].middle < slack, high - low < SheetTables.most { low -= 1 }
        while high + 1 < cells.count, cells[high + 1].middle - middle < slack, high - low < SheetTables.most { high += 1 }
        guard high - low < SheetTables.most else { return [] }
        return (low...high).sorted { cells[$0].text.box.left < cells[$1].text.box.left }
    }

    /// Rows below one another, a figure of each below one of the row before.
    private func joined(_ rows: [[Int]]) -> [[[Int]]] {
        var found: [[[Int]]] = []
        var open: [Int] = []
        for row in rows.sorted(by: { cells[$0[0]].middle < cells[$1[0]].middle }) {
            let (head, size) = (cells[row[0]].text.box, cells[row[0]].text.size)
            open.removeAll { head.top - cells[found[$0][found[$0].count - 1][0]].text.box.bottom > size * 2.2 }
            let above = open.first { place in
                let last = found[place][found[place].count - 1]
                return cells[last[0]].text.box.bottom <= head.top + size * 0.5
                    && cells[last[0]].text.box.sharesColumn(head) > 0
                    && row.dropFirst().contains { cell in
                        last.dropFirst().contains { cells[$0].text.box.sharesColumn(cells[cell].text.box) > 0.3 }
                    }
            }
            if let above {
                found[above].append(row)
            } else {
                open.append(found.count)
                found.append([row])
            }
        }
        return found
    }

    private func isTable(_ rows: [[Int]]) -> Bool {
        let figures = rows.reduce(0) { $0 + $1.dropFirst().count { cells[$0].isFigure && !cells[$0].isYear } }
        return rows.count >= 2 && figures >= 2 && figures * 2 >= rows.reduce(0) { $0 + $1.count - 1 }
            && rows.allSatisfy { isName(cells[$0[0]].text) }
            && zip(rows, rows.dropFirst()).count { isInterrupted($0[0], $1[0]) } * 2 < rows.count - 1
            && zip(rows, rows.dropFirst()).allSatisfy { upper, lower in
                upper.dropFirst().allSatisfy { !isInterrupted($0, lower[0]) }
            }
    }

    /// Whether a line may head a row: short, and no part of a sentence.
    private func isName(_ line: PrintedLine) -> Bool {
        let folded = line.text.map { Folding.fold($0.value) }
        return folded.count <= 20 && !folded.contains(0xFF0C) && !folded.contains(where: Folding.endsSentence)
    }

    /// Whether a line that is in neither row stands between them, below a cell of the upper one.
    private func isInterrupted(_ upper: Int, _ lower: Int) -> Bool {
        let (cell, size) = (cells[upper], cells[upper].text.size)
        let end = cells[lower].middle - size * 0.5
        var place = first(below: cell.middle + size * 0.5)
        while place < cells.count, cells[place].middle < end {
            if cells[place].text.box.sharesColumn(cell.text.box) > 0.3 { return true }
            place += 1
        }
        return false
    }

    /// The first cell whose middle lies at a height or below it.
    private func first(below height: Double) -> Int {
        var (low, high) = (0, cells.count)
        while low < high {
            let middle = (low + high) / 2
            if cells[middle].middle < height { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The rows with what is named before their units, where a column of units stands right before the figures: 快递业务量 | 亿件 | 2.8.
    private func withNames(_ rows: [[Int]]) -> [[Int]] {
        guard rows.allSatisfy({ cells[$0[0]].text.text.count <= 4 }) else { return rows }
        let names = rows.map { row -> Int? in
            let beside = beside(row[0])
            guard let place = beside.firstIndex(of: row[0]), place > 0 else { return nil }
            let (name, unit) = (cells[beside[place - 1]], cells[row[0]].text)
            let isNear = unit.box.left - name.text.box.right < unit.size * SheetTables.reach
            return name.text.text.count <= 12 && !name.isFigure && isNear ? beside[place - 1] : nil
        }
        guard let first = names[0], names.allSatisfy({ $0 != nil }) else { return rows }
        let (box, slack) = (cells[first].text.box, cells[first].text.size * 2)
        let boxes = names.compactMap(\.self).map { cells[$0].text.box }
        let isColumn =
            boxes.allSatisfy { abs($0.left - box.left) < slack } || boxes.allSatisfy { abs($0.right - box.right) < slack }
        return isColumn ? zip(names, rows).map { ($0.map { [$0] } ?? []) + $1 } : rows
    }

    // MARK: what stands above

    /// Adds the rows of headings above a table, then the lines above those that belong to it.
    private mutating func addHeads(to table: inout Table) {
        var columns = table.rows[0].dropFirst().map(\.box)
        let stub = SheetTables.box(of: table.rows.map { $0[0] })
        var top = table.rows[0].map(\.box.top).min() ?? 0
        let size = table.rows[0][0].size
        let wide = (table.box.left, table.box.right)
        let edges = SheetHeads(stub: stub, columns: columns, names: table.rows.map { $0[0] })
        var hasHeads = false
        for _ in 0..<SheetTables.mostHeads + SheetTables.mostCaptions {
            let found = line(above: top, of: size, within: wide, columns: hasHeads ? 0 : columns.count)
            guard !found.isEmpty, !found.contains(where: { cells[$0].text.endsSentence }) else { return }
            var texts = found.map { cells[$0].text }
            let heads = texts.flatMap { edges.parted($0, in: texts) }
            // as many as columns: each stands over its own, however close to the next, and however far from its figures
            let isWhole = !hasHeads && heads.count == columns.count + 1 && heads[0].box.left < columns[0].left
            let isOver = heads.count == columns.count && zip(heads, columns).allSatisfy { $0.box.sharesColumn($1) > 0 }
            if isWhole || !hasHeads && isOver { texts = heads }
            let isHead =
                table.captions.isEmpty && texts.count <= columns.count + 1 && table.rows.count < 200
                && (isWhole
                    || texts.allSatisfy { text in
                        text.box.right < columns[0].left || columns.contains { $0.sharesColumn(text.box) > 0 }
                    })
                && (texts.count > 1 || texts[0].box.left > stub.right)
            if isHead {
                hasHeads = true
                table.rows.insert(texts, at: 0)
                columns = columns.map { column in
                    texts.first { $0.box.sharesColumn(column) > 0.5 && $0.box.width < column.width * 4 }.map {
                        column.joined($0.box)
                    }
                        ?? column
                }
            } else {
                guard table.captions.count < SheetTables.mostCaptions,
                    texts.allSatisfy({ $0.text.count <= 40 && $0.last != 0xFF1A })
                else { return }
                table.captions = texts + table.captions
            }
            taken.formUnion(found)
            top = texts.map(\.box.top).min() ?? top
        }
    }

    /// The cells of the line right above a height that have a part between two edges; none where text goes far beyond them. A heading may
    /// be much wider than its figures.
    ///
    /// - Parameter columns: how many columns of figures have no heading yet: that of the last one may stand right of its figures.
    private func line(above top: Double, of size: Double, within edges: (Double, Double), columns: Int) -> [Int] {
        let low = first(below: top - size * 2.6)
        var nearest: Int?
        var place = low
        while place < cells.count, cells[place].middle < top, place - low < SheetTables.most {
            let box = cells[place].text.box
            let isInside = box.right > edges.0 - size * 0.5 && box.left < edges.1 + size * 0.5
            if isInside, !taken.contains(place), box.bottom < top + size * 0.4 { nearest = place }
            place += 1
        }
        guard let nearest else { return [] }
        let row = beside(nearest)
        let found = row.filter {
            cells[$0].text.box.right > edges.0 - size * 0.5 && cells[$0].text.box.left < edges.1 + size * 0.5
        }
        let isWithin = found.allSatisfy {
            cells[$0].text.box.left >= edges.0 - size * 3 && cells[$0].text.box.right <= edges.1 + size * 8 && !taken.contains($0)
        }
        guard isWithin else { return [] }
        guard found.count == columns, let last = found.last, let place = row.firstIndex(of: last), place + 1 < row.count,
            isHeading(cells[row[place + 1]].text, after: cells[last].text.box)
        else { return found }
        return found + [row[place + 1]]
    }

    /// Whether a line that stands right of all figures of a table heads its last column: near the heading before it, and alone in its column.
    private func isHeading(_ text: PrintedLine, after box: Box) -> Bool {
        guard isName(text), text.box.left - box.right < text.size * SheetTables.reach else { return false }
        let column = Box(
            left: text.box.left, top: text.box.top - text.size * 2, right: text.box.right, bottom: text.box.bottom + text.size * 2
        )
        var place = first(below: column.top)
        while place < cells.count, cells[place].middle < column.bottom {
            if cells[place].text.box != text.box, cells[place].text.box.sharesColumn(column) > 0, !taken.contains(place) {
                return false
            }
            place += 1
        }
        return true
    }
}
