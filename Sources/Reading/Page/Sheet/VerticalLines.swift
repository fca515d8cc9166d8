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
        for column in stacks(in: lines) where column.count >= 3 && isVertical(column, lines) {
            let words = column.map { lines[$0.line].words[$0.word] }
            columns.append(
                PrintedLine(
                    text: words.flatMap(\.text), box: words.dropFirst().reduce(words[0].box) { $0.joined($1.box) },
                    size: words[0].box.height, isVertical: true))
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
