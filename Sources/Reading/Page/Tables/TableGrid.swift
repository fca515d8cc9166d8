/// The cells of a printed table on a grid: which columns each stands in. Figures tell where the columns are; a heading has those that it stands
/// over, or the nearest.
enum TableGrid {
    /// The cells with boxes that count columns and rows, from cells whose boxes are places on the page.
    static func cells(_ printed: [TableCell]) -> [TableCell] {
        let rows = self.rows(printed)
        let columns = self.columns(printed.filter(\.isFigure).map(\.box))
        return rows.enumerated().flatMap { row, cells in
            // a heading for each column, however far from its figures
            let isWhole = cells.count == columns.count + 1 && !cells.contains(where: \.isFigure)
            return cells.enumerated().map { place, cell in
                var cell = cell
                let (first, last) = isWhole ? (place, place) : span(of: cell.box, columns)
                cell.box = Box(left: Double(first), top: Double(row), right: Double(last) + 1, bottom: Double(row) + 1)
                return cell
            }
        }
    }

    /// Cells at one height, from left to right; rows from the top.
    private static func rows(_ cells: [TableCell]) -> [[TableCell]] {
        var rows: [[TableCell]] = []
        for cell in cells.sorted(by: { ($0.box.top + $0.box.bottom, $0.box.left) < ($1.box.top + $1.box.bottom, $1.box.left) }) {
            let middle = (cell.box.top + cell.box.bottom) / 2
            if let first = rows.last?.first, middle < first.box.bottom,
                middle - (first.box.top + first.box.bottom) / 2 < first.box.height * 0.5
            {
                rows[rows.count - 1].append(cell)
            } else {
                rows.append([cell])
            }
        }
        return rows.map { $0.sorted { $0.box.left < $1.box.left } }
    }

    /// From left to right where figures stand below one another.
    private static func columns(_ figures: [Box]) -> [(left: Double, right: Double)] {
        var columns: [(left: Double, right: Double)] = []
        for box in figures.sorted(by: { $0.left < $1.left }) {
            if let last = columns.last, box.left < last.right {
                columns[columns.count - 1].right = max(last.right, box.right)
            } else {
                columns.append((box.left, box.right))
            }
        }
        return columns
    }

    /// First and last column of a cell; 0 is left of all figures.
    private static func span(of box: Box, _ columns: [(left: Double, right: Double)]) -> (Int, Int) {
        guard let first = columns.first, box.right > first.left else { return (0, 0) }
        let below = columns.indices.filter { columns[$0].left < box.right && columns[$0].right > box.left }
        if let low = below.first, let high = below.last {
            return (box.left < first.left - box.height * 3 ? 0 : low + 1, high + 1)
        }
        let middle = (box.left + box.right) / 2
        let nearest = columns.indices.min {
            abs(columns[$0].left + columns[$0].right - 2 * middle) < abs(columns[$1].left + columns[$1].right - 2 * middle)
        }
        return ((nearest ?? 0) + 1, (nearest ?? 0) + 1)
    }
}
