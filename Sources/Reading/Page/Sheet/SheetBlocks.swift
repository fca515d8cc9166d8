/// The lines of a sheet as blocks: headlines, columns of text, and what is printed around them.
struct SheetBlocks {
    /// Lines of one size below each other.
    struct Block {
        var lines: [PrintedLine]
        var box: Box
        /// Size of the characters in points.
        var size: Double
        /// The table that it is; nil for lines of text.
        var table: SheetTables.Table?

        init(_ line: PrintedLine) {
            lines = [line]
            box = line.box
            size = line.size
        }

        /// A table, as a block of a text of this size.
        init(_ table: SheetTables.Table, size: Double) {
            (self.table, self.size) = (table, size)
            lines = table.captions + table.rows.flatMap(\.self)
            box = SheetTables.box(of: lines)
        }

        mutating func add(_ line: PrintedLine) {
            lines.append(line)
            box = box.joined(line.box)
        }
    }

    /// Size of most characters of the sheet.
    let size: Double
    private(set) var headlines: [Block] = []
    private(set) var texts: [Block] = []
    /// Running heads and page numbers.
    private(set) var marks: [PrintedLine] = []
    /// Columns of characters one below the other, those side by side from right to left.
    private(set) var columns: [Block] = []
    /// Lines that are not read.
    private(set) var unread: [PrintedLine] = []

    /// Larger characters, in sizes of the text, make a headline.
    static let headline = 1.2

    init(_ sheet: Sheet) {
        let all = PrintedLine.all(of: sheet)
        size = SheetBlocks.usual(all)
        var lines: [PrintedLine] = []
        for line in all {
            if line.isVertical, line.isOrdered, !line.isGarbled {
                columns.append(Block(line))
            } else if line.isVertical || line.isGarbled {
                unread.append(line)
            } else if isMark(line, sheet) {
                marks.append(line)
            } else {
                lines.append(line)
            }
        }
        columns = VerticalLines.joined(columns.flatMap(\.lines))
        let tables = SheetTables(lines.filter { $0.size < size * SheetBlocks.headline })
        lines = lines.filter { $0.size >= size * SheetBlocks.headline } + tables.rest
        lines.sort { ($0.box.top, $0.box.left) < ($1.box.top, $1.box.left) }
        for line in lines where line.size < size * SheetBlocks.headline { SheetBlocks.add(line, of: size, to: &texts) }
        texts += tables.tables.map { Block($0, size: size) }
        for line in lines where line.size >= size * SheetBlocks.headline {
            for part in line.parted(before: { isEdge($0, below: line) }) { addHeadline(part) }
        }
        takeKickers()
    }

    /// The size that most characters have, to half a point.
    private static func usual(_ lines: [PrintedLine]) -> Double {
        var counts: [Int: Int] = [:]
        for line in lines where !line.isVertical { counts[Int((line.size * 2).rounded()), default: 0] += line.text.count }
        let best = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
        return best.map { Double($0.key) / 2 } ?? 10
    }

    /// A line by itself at the upper or lower edge of the page that is no sentence: paper, day, page.
    private func isMark(_ line: PrintedLine, _ sheet: Sheet) -> Bool {
        guard line.text.count <= 60, !line.endsSentence, line.size < size * 2 else { return false }
        let folded = line.text.map { Folding.fold($0.value) }
        guard !folded.contains(0xFF0C) else { return false }
        // an edge of a page that is printed, however long the sheet
        let edge = min(sheet.height * 0.07, 80)
        if line.box.bottom < edge { return true }
        return line.box.top > sheet.height - edge * 0.7 && (line.text.count <= 12 || PrintedDate.first(in: folded) != nil)
    }

    // MARK: joining lines

    /// Adds a line to the block right above it in its column, else begins one.
    private static func add(_ line: PrintedLine, of size: Double, to blocks: inout [Block]) {
        let place = blocks.lastIndex { block in
            guard let above = block.lines.last else { return false }
            let gap = line.box.top - above.box.bottom
            return gap > -size * 0.5 && gap < size * 1.1 && abs(block.size - line.size) < size * 0.12
                && abs(line.box.left - block.box.left) < size * 3
        }
        if let place { blocks[place].add(line) } else { blocks.append(Block(line)) }
    }

    /// Whether a column of text begins at `left` not far below a line, and another one ends before it.
    private func isEdge(_ left: Double, below line: PrintedLine) -> Bool {
        func isNear(_ block: Block) -> Bool { block.box.top > line.box.top && block.box.top < line.box.bottom + size * 8 }
        return texts.contains { isNear($0) && abs($0.box.left - left) < size * 2.5 && $0.box.left < left + size * 0.5 }
            && !texts.contains { isNear($0) && $0.box.left < left - size * 3 && $0.box.right > left + size }
    }

    /// Lines of a headline stand close, and may have different sizes: a kicker above, a subtitle below.
    private mutating func addHeadline(_ line: PrintedLine) {
        let place = headlines.lastIndex { block in
            let gap = line.box.top - block.box.bottom
            let beside =
                line.box.sharesRow(block.box) > 0.6 && line.box.left - block.box.right < line.size * 4
                && !isEdge(line.box.left, below: line)
            return gap > -line.size * 0.6 && gap < max(line.size, block.size) * 1.0 && line.box.sharesColumn(block.box) > 0.5
                || beside && line.box.left > block.box.left
        }
        if let place { headlines[place].add(line) } else { headlines.append(Block(line)) }
    }

    /// Lines a little larger than the text, right above or below a headline, belong to it.
    private mutating func takeKickers() {
        for index in texts.indices.reversed() {
            let block = texts[index]
            guard block.table == nil, block.size > size * 1.06, block.lines.count <= 2,
                !block.lines.contains(where: \.endsSentence)
            else { continue }
            let place = headlines.firstIndex { headline in
                let gap = max(block.box.top - headline.box.bottom, headline.box.top - block.box.bottom)
                return gap < size * 1.5 && headline.box.sharesColumn(block.box) > 0.5
            }
            guard let place else { continue }
            for line in block.lines { headlines[place].add(line) }
            headlines[place].lines.sort { ($0.box.top, $0.box.left) < ($1.box.top, $1.box.left) }
            texts.remove(at: index)
        }
    }
}
