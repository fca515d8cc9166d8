/// Characters that stand one below the other: headlines beside a column, and columns of them from right to left.
enum VerticalLines {
    /// The lines without those characters, and the columns that they make.
    ///
    /// Three or more make a column. Where others stand beside them, they have to be nearer to those below: else they are lines whose characters
    /// stand apart.
    static func taken(from lines: [Sheet.Line]) -> (rows: [Sheet.Line], columns: [PrintedLine]) {
        var rows = lines
        var columns: [PrintedLine] = []
        var taken: Set<Place> = []
        let stacks = stacks(in: lines)
        let whole = stacks.filter { $0.count >= 3 && isVertical($0, lines) }
        // the end of a text is left of its column and may be shorter
        let ends = whole.isEmpty ? [] : stacks.filter { end in end.count < 3 && whole.contains { isEnd(end, of: $0, lines) } }
        for column in whole + ends {
            let words = column.map { lines[$0.line].words[$0.word] }
            var line = PrintedLine(
                text: words.flatMap(\.text).map(VerticalColumns.level),
                box: words.dropFirst().reduce(words[0].box) { $0.joined($1.box) }, size: words[0].box.height, isVertical: true)
            line.isOrdered = isWhole(line, Set(column), lines)
            columns.append(line)
            taken.formUnion(column)
        }
        guard !taken.isEmpty else { return (lines, []) }
        for line in Set(taken.map(\.line)) {
            rows[line].words = lines[line].words.indices.filter { !taken.contains(Place(line: line, word: $0)) }.map {
                lines[line].words[$0]
            }
        }
        return (rows.filter { !$0.words.isEmpty }, columns)
    }

    /// Columns that stand side by side as blocks, from right to left; what goes on at the top of the next column is one line.
    static func joined(_ columns: [PrintedLine]) -> [SheetBlocks.Block] {
        var blocks: [SheetBlocks.Block] = []
        for column in columns.sorted(by: { ($1.box.left, $0.box.top) < ($0.box.left, $1.box.top) }) {
            let place = blocks.lastIndex { block in
                guard let right = block.lines.last else { return false }
                return right.box.left - column.box.right < column.size * 2 && right.box.sharesRow(column.box) > 0.5
                    && abs(right.size - column.size) < column.size * 0.12
            }
            if let place { blocks[place].add(column) } else { blocks.append(SheetBlocks.Block(column)) }
        }
        return blocks.map(flowing)
    }

    /// A block in which the columns that reach its lower edge go on with the next one, where more than one does.
    private static func flowing(_ block: SheetBlocks.Block) -> SheetBlocks.Block {
        func isFull(_ line: PrintedLine) -> Bool { line.box.bottom > block.box.bottom - line.size * 0.6 }
        guard block.lines.count(where: isFull) > 1 else { return block }
        var (block, lines, goesOn) = (block, [PrintedLine](), false)
        for line in block.lines {
            let isIndented = line.box.top > block.box.top + line.size * 0.6
            if goesOn, !isIndented, let last = lines.popLast() {
                lines.append(
                    PrintedLine(text: last.text + line.text, box: last.box.joined(line.box), size: last.size, isVertical: true))
            } else {
                lines.append(line)
            }
            goesOn = isFull(line)
        }
        block.lines = lines
        return block
    }

    /// Where a character stands that is a word by itself.
    private struct Place: Hashable {
        var line: Int
        var word: Int
    }

    /// Single characters below one another, from the top.
    private static func stacks(in lines: [Sheet.Line]) -> [[Place]] {
        func box(_ place: Place) -> Box { lines[place.line].words[place.word].box }
        var singles: [Place] = []
        for (line, words) in lines.enumerated() {
            for (index, word) in words.words.enumerated() where word.text.count == 1 && word.text[0].value >= 0x2E80 {
                singles.append(Place(line: line, word: index))
            }
        }
        singles.sort { (box($0).left.rounded(), box($0).top) < (box($1).left.rounded(), box($1).top) }
        var stacks: [[Place]] = []
        for place in singles {
            if let above = stacks.last?.last.map(box), goesOn(above, box(place)) {
                stacks[stacks.count - 1].append(place)
            } else {
                stacks.append([place])
            }
        }
        return stacks
    }

    private static func goesOn(_ above: Box, _ below: Box) -> Bool {
        abs(below.left - above.left) < above.height * 0.3 && abs(below.height - above.height) < above.height * 0.2
            && below.top - above.bottom < above.height * 0.8 && below.top > above.top + above.height * 0.5
    }

    /// Whether a stack begins beside the top of another, as the last column of its text.
    private static func isEnd(_ end: [Place], of column: [Place], _ lines: [Sheet.Line]) -> Bool {
        func box(_ stack: [Place]) -> Box { lines[stack[0].line].words[stack[0].word].box }
        let (left, right) = (box(end), box(column))
        let gap = right.left - left.right
        return gap > -right.height * 0.2 && gap < right.height * 1.5 && abs(left.top - right.top) < right.height * 0.3
            && abs(left.height - right.height) < right.height * 0.1
    }

    /// Whether a column is all text, and nothing narrow stands in it, right above or below: a figure of another width would be missing in it.
    private static func isWhole(_ column: PrintedLine, _ own: Set<Place>, _ lines: [Sheet.Line]) -> Bool {
        guard column.text.count(where: { Folding.isHan($0.value) && !Numerals.isNumeral($0.value) }) * 2 >= column.text.count
        else { return false }
        let (box, size) = (column.box, column.size)
        return !lines.enumerated().contains { line, words in
            words.words.enumerated().contains { index, word in
                let middle = (word.box.left + word.box.right) / 2
                return !own.contains(Place(line: line, word: index)) && word.box.width < size * 2.5
                    && middle > box.left - size * 0.1 && middle < box.right + size * 0.1
                    && word.box.bottom > box.top - size * 1.6 && word.box.top < box.bottom + size * 1.6
            }
        }
    }

    /// Whether the characters of a stack stand nearer to each other than to what is beside most of them.
    private static func isVertical(_ stack: [Place], _ lines: [Sheet.Line]) -> Bool {
        let boxes = stack.map { lines[$0.line].words[$0.word].box }
        let pitch = (boxes[boxes.count - 1].top - boxes[0].top) / Double(boxes.count - 1)
        let apart = zip(stack, boxes).count { place, box in
            lines[place.line].words.indices.allSatisfy { other in
                let word = lines[place.line].words[other].box
                return other == place.word || max(word.left - box.right, box.left - word.right) + box.width > pitch / 0.85
            }
        }
        return apart * 2 > boxes.count
    }
}
