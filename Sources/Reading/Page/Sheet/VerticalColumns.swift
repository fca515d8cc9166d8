/// The columns of a page that is written from top to bottom, of its words in the order in which the file draws them: which character follows cannot be
/// told from their places alone, since programs put marks and figures higher or lower than they belong.
struct VerticalColumns {
    private(set) var columns: [VerticalColumn] = []
    /// Single characters from left to right, as lines.
    private(set) var level: [Sheet.Line] = []

    /// Share of the characters that are drawn one after the other down a column, three and more.
    private static let drawn = 0.7

    /// Columns; nil where the order of a character is not certain, or columns do not go from right to left.
    init?(_ words: [Sheet.Word]) {
        var runs: [VerticalColumn] = []
        // behind a text from left to right nothing goes on what was before it
        var isOpen = false
        for word in words {
            if isOpen, let last = runs.last, last.goesOn(word) {
                runs[runs.count - 1].add(word)
            } else {
                isOpen = !VerticalColumns.isLevel(word) || VerticalColumns.isShortNumber(word)
                if isOpen { runs.append(VerticalColumn(word)) }
            }
        }
        func count(_ runs: [VerticalColumn]) -> Double { Double(runs.reduce(0) { $0 + $1.words.count }) }
        let (all, drawn) = (count(runs), count(runs.filter { $0.words.count >= 3 }))
        takeLevel(&runs)
        guard !runs.isEmpty, drawn >= all * VerticalColumns.drawn, VerticalColumns.goLeft(runs), join(runs) else { return nil }
    }

    /// Whether a word is an upright number of a few digits: in a column it is as wide as two characters.
    static func isShortNumber(_ word: Sheet.Word) -> Bool {
        word.text.count <= 4 && word.text.allSatisfy { Folding.isDigit($0.value) || $0 == "." || $0 == "%" }
    }

    /// Whether a word goes from left to right.
    static func isLevel(_ word: Sheet.Word) -> Bool { word.text.count > 1 && word.box.width > word.box.height * 1.5 }

    /// Takes characters by themselves that are drawn one right of the other (综　合), and numbers that go from left to right and stand in no column.
    private mutating func takeLevel(_ runs: inout [VerticalColumn]) {
        runs.removeAll { $0.words.count == 1 && VerticalColumns.isLevel($0.first) }
        var rest: [VerticalColumn] = []
        var line: [VerticalColumn] = []
        func isBeside(_ one: VerticalColumn, _ other: VerticalColumn) -> Bool {
            let gap = other.box.left - one.box.right
            return one.box.sharesRow(other.box) > 0.6 && gap > -one.size * 0.2 && gap < one.size * 2
        }
        for run in runs {
            if run.words.count == 1, line.isEmpty || line.last.map({ isBeside($0, run) }) == true {
                line.append(run)
                continue
            }
            end(&line, &rest)
            if run.words.count == 1 { line = [run] } else { rest.append(run) }
        }
        end(&line, &rest)
        runs = rest
    }

    private mutating func end(_ line: inout [VerticalColumn], _ rest: inout [VerticalColumn]) {
        if line.count > 1 { level.append(Sheet.Line(words: line.flatMap(\.words))) } else { rest += line }
        line = []
    }

    /// Whether of columns side by side the right one is mostly drawn first.
    private static func goLeft(_ runs: [VerticalColumn]) -> Bool {
        var (left, right) = (0, 0)
        for (one, other) in zip(runs, runs.dropFirst()) where one.words.count >= 3 && other.words.count >= 3 {
            guard one.box.sharesRow(other.box) > 0.5, abs(one.middle - other.middle) < max(one.size, other.size) * 3 else {
                continue
            }
            if other.middle < one.middle { left += 1 } else { right += 1 }
        }
        return left >= right
    }

    /// Puts together what stands right below one another in a column and is not drawn so; false where two stand in one place, or one stands astray.
    private mutating func join(_ runs: [VerticalColumn]) -> Bool {
        for run in runs.sorted(by: { ($0.box.top, -$0.middle) < ($1.box.top, -$1.middle) }) {
            let place = columns.lastIndex {
                abs($0.middle - run.middle) < max($0.size, run.size) * 0.3 && abs($0.size - run.size) < run.size * 0.15
            }
            guard let place else {
                columns.append(run)
                continue
            }
            let (above, below) = (columns[place].last.box, run.first.box)
            let step = (below.top + below.bottom - above.top - above.bottom) / 2
            guard step > run.size * 0.6 else { return false }
            if below.top - above.bottom < run.size * 0.7 { columns[place].add(run) } else { columns.append(run) }
        }
        let whole = columns.filter { !$0.isStray }
        return !columns.contains { stray in stray.isStray && whole.contains { $0.touches(stray) } }
    }

    private static let forms: [Unicode.Scalar: Unicode.Scalar] = Dictionary(
        uniqueKeysWithValues: zip(
            "︐︑︒︓︔︕︖︗︘︙︱︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄".unicodeScalars, "，、。：；！？〖〗…—（）｛｝〔〕【】《》〈〉「」『』".unicodeScalars))

    /// A mark in the form that it has in a line, for the one that it has in a column.
    static func level(_ scalar: Unicode.Scalar) -> Unicode.Scalar { forms[scalar] ?? scalar }
}
