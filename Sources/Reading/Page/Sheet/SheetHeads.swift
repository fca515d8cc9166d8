/// Headings over the columns of a table, which may stand close together, and even touch as words do: they are parted where the columns are.
struct SheetHeads {
    /// What heads the rows, then the columns of figures.
    private let columns: [Box]
    /// Width of a Chinese character of what heads the rows; 0 where that has none.
    private let width: Double

    /// - Parameters:
    ///   - stub: where the rows are named.
    ///   - columns: where figures stand below one another.
    ///   - names: what heads the rows.
    init(stub: Box, columns: [Box], names: [PrintedLine]) {
        self.columns = [stub] + columns
        let widths = SheetHeads.widths(names.flatMap(\.apart)).sorted()
        width = widths.isEmpty ? 0 : widths[widths.count / 2]
    }

    /// How wide the Chinese characters of words are.
    private static func widths(_ words: some Sequence<Sheet.Word>) -> [Double] {
        words.compactMap { word in word.weight.flatMap { $0 >= 2 ? word.box.width / $0 : nil } }
    }

    /// The headings of a line, from left to right: parted at the widest gap of each place between two columns, since headings stand in the middle
    /// of their columns and may be wider or narrower than the figures.
    ///
    /// - Parameter row: all that is printed at the height of the line.
    func parted(_ line: PrintedLine, in row: [PrintedLine]) -> [PrintedLine] {
        guard !line.isVertical else { return [line] }
        // of rows that years head, what is taken for one word tells nothing, and the narrowest beside it does
        let width = width > 0 ? width : SheetHeads.widths(row.flatMap(\.apart)).min() ?? 0
        let whole = line.apart.flatMap { cut($0, width) }
        let line = line.apart.count == line.words.count && whole.count > line.words.count ? line.replacing(whole) : line
        let words = line.apart
        guard words.count > 1 else { return [line] }
        var cuts: Set<Int> = []
        for (left, right) in zip(columns, columns.dropFirst()) {
            let near = words.indices.dropFirst().filter {
                words[$0].box.left - words[$0 - 1].box.right > line.size * SheetEdges.narrow
                    && words[$0 - 1].box.right < right.left + line.size * 0.2 && words[$0].box.left > left.right - line.size * 0.2
            }
            let widest = near.max {
                words[$0].box.left - words[$0 - 1].box.right < words[$1].box.left - words[$1 - 1].box.right
            }
            if let widest { cuts.insert(widest) }
        }
        return line.parted(before: cuts)
    }

    /// A word that is the headings of several columns, which stand so close that they were taken for one: it begins, ends or has its middle with them,
    /// and is wider than its characters by the gaps.
    private func cut(_ word: Sheet.Word, _ width: Double) -> [Sheet.Word] {
        let over = columns.filter { $0.sharesColumn(word.box) > 0.4 }
        guard over.count > 1, width > 0, let weight = word.weight else { return [word] }
        let slack = width * 0.25
        var places: [Double] = []
        if abs(over[0].left - word.box.left) < slack {
            places = over.dropFirst().map(\.left)
        } else if abs(over[over.count - 1].right - word.box.right) < slack {
            places = over.dropLast().map(\.right)
        } else {
            var left = word.box.left
            for column in over.dropLast() {
                left = column.left + column.right - left
                places.append(left)
            }
        }
        let room = (word.box.width - weight * width) / width / Double(places.count)
        guard room > 0.1, room < 0.6 else { return [word] }
        // a gap as wide as those that part words
        var parts = word.cut(at: places)
        for index in parts.indices.dropLast() { parts[index].box.right -= width * 0.15 }
        return parts.count == places.count + 1 ? parts : [word]
    }
}
