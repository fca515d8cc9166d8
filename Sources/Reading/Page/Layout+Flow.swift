/// Lines whose sentence goes on in the next one, whatever their widths.
extension Layout {
    /// Whether the sentence of a line goes on in the next, whatever the widths: a figure is broken between them, or clauses have
    /// ended in the line but no sentence. A paragraph begins with a blank, an empty line before it, or an article's first words.
    func flows(_ line: Line, _ next: Line) -> Bool {
        let start = next.range.lowerBound
        guard !next.blankBefore, !isFinished(line), start == 0 || folded[start - 1] == Folding.newline else { return false }
        let marks = folded[line.range].count { $0 == 0xFF0C || $0 == 0xFF1B || $0 == 0x3002 }
        guard marks >= 1, folded[next.range].contains(where: { $0 == 0xFF0C || Folding.endsSentence($0) }) else { return false }
        let isBroken = Folding.isDigit(line.last) || line.last == Folding.point
        let goesOn =
            Folding.isDigit(next.first) || next.first == 0x25 || next.first == Folding.point || Numerals.power(next.first) != nil
        if isBroken { return goesOn || Layout.units.contains(next.first) }
        if breaksName(line, next) { return true }
        guard (40...90).contains(line.width) else { return false }
        if line.last == 0xFF0C || line.last == 0x3001 { return true }
        // a line that ends with a figure may be an item of a list
        return marks >= 2 && Folding.isHan(line.last) && !folded[line.range.suffix(4)].contains(where: Folding.isDigit)
    }

    /// The same between lines that are all parted by an empty one: a clause has ended in the line but no sentence, and the next is as
    /// wide or ends the sentence. So a paragraph of three lines is one, though too short to tell the width of its column.
    func flowsSpaced(_ line: Line, _ next: Line) -> Bool {
        let isEnd = folded[next.range].contains(where: Folding.endsSentence) && next.width <= line.width + 2
        return next.blankBefore && !isFinished(line) && line.width >= 30 && folded[line.range].contains(0xFF0C)
            && (isEnd || folded[next.range].contains(0xFF0C) && abs(line.width - next.width) <= 4)
    }

    /// Whether a line ends with the first character or two of a name of a metric that the next one goes on with: 普|惠型小微企业贷款.
    private func breaksName(_ line: Line, _ next: Line) -> Bool {
        guard Folding.isHan(line.last), Folding.isHan(next.first) else { return false }
        let head = Array(folded[next.range.prefix(3)])
        return (1...2).contains { count in
            let words = Array(folded[line.range.suffix(count)]) + head
            return names.reach(words, 0, words.count) == count + 3
        }
    }

    /// What most figures that are broken at the end of a line go on with.
    private static let units = ScalarSet("件元个家户人吨斤公亩平立米台辆张条所座处次名位倍成")
}
