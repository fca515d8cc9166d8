/// Undoes what PDF extraction does to a page: joins wrapped lines into paragraphs and takes out blanks that only justify.
struct Layout {
    private let folded: [UInt32]
    private let lines: [Line]
    private let starters: Starters
    /// Most lines have an empty line between them, so lines without one belong together.
    private let doubleSpaced: Bool
    /// Whether the text comes from a page: lines that are wrapped or double-spaced.
    var isPage: Bool { doubleSpaced || joined * 4 > lines.count }
    private var joined = 0
    /// Whether each line ends a sentence.
    private var finished: [Bool] = []
    private(set) var text = CleanText()
    private(set) var blocks: [Block] = []

    init(folded: [UInt32], starters: Starters) {
        self.folded = folded
        self.starters = starters
        lines = Line.all(of: folded)
        doubleSpaced = lines.count > 3 && lines.dropFirst().count(where: \.blankBefore) * 2 > lines.count - 1
        text.scalars.reserveCapacity(folded.count)
        text.source.reserveCapacity(folded.count)
        finished = lines.map { isFinished($0) }
        var index = 0
        while index < lines.count {
            let end = paragraphEnd(from: index)
            if isStack(index..<end) {
                for line in index..<end { emit(line..<line + 1) }
            } else {
                emit(index..<end)
            }
            joined += end - index - 1
            index = end
        }
    }

    // MARK: joining lines

    /// Width of the column that line `index` stands in: the width that most lines around it share, nil where they share none.
    private func columnWidth(at index: Int) -> Int? {
        var best: (support: Int, width: Int)?
        let window = max(0, index - 3)...min(lines.count - 1, index + 6)
        let own = lines[index].width
        guard own <= 104 else { return nil }
        for candidate in window {
            let width = lines[candidate].width
            guard width >= 14, width <= 100, width + 4 >= own else { continue }
            var support = 0
            var unfinished = 0
            for other in window where abs(lines[other].width - width) <= 3 {
                support += 1
                if !finished[other] { unfinished += 1 }
            }
            if support >= 3, unfinished >= 2,
                support > (best?.support ?? 0) || (support == best?.support && width > best?.width ?? 0)
            {
                best = (support, width)
            }
        }
        return best?.width
    }

    private func isFinished(_ line: Line) -> Bool {
        if Folding.endsSentence(line.last) { return true }
        guard Folding.closes(line.last) else { return false }
        var index = line.range.upperBound - 2
        while index >= line.range.lowerBound {
            let scalar = folded[index]
            guard scalar == Folding.blank || scalar == Folding.nothing || Folding.closes(scalar) else {
                return Folding.endsSentence(scalar)
            }
            index -= 1
        }
        return false
    }

    private func startsArticle(_ line: Line) -> Bool { line.first == 0x25A1 || starters.match(folded, line.range) }

    /// [查看原文](https://…): a line that leads elsewhere is no text of an article.
    private func isLink(_ line: Line) -> Bool {
        guard
            Folding.isLatin(line.first) || line.first == 0x5B || line.first == 0x28 || line.first == 0xFF08
                || line.first == 0x3010
        else { return false }
        return folded.find("://", in: line.range) != nil || folded.find("\u{FF1A}//", in: line.range) != nil
    }

    /// One past the last line of the paragraph or headline group that begins with line `first`.
    private func paragraphEnd(from first: Int) -> Int {
        var index = first
        if isLink(lines[first]) { return first + 1 }
        let column = columnWidth(at: first)
        let isCredit = lines[first].first == 0x25A1
        let opensFull = column.map { lines[first].width >= $0 - 8 && lines[first].width <= $0 + 4 } ?? false
        while index + 1 < lines.count {
            let (line, next) = (lines[index], lines[index + 1])
            if startsArticle(next) || line.endsArticle || isLink(next) { break }
            if doubleSpaced, !next.blankBefore, !opensFull, !isFinished(line) {
                index += 1  // lines of one headline group
                continue
            }
            guard opensFull, let column = index == first ? column : columnWidth(at: index) ?? column, next.width <= column + 5
            else { break }
            let isFull = line.width >= column - 5
            if isCredit || (isFinished(line) && !(isFull && (isFinished(next) || next.width >= column - 5))) { break }
            if !isFinished(line), !isFull, index == first, line.width < column - 8 { break }
            index += 1
        }
        return index + 1
    }

    /// Whether the lines, joined for their widths alone, are headlines one below the other: all stand apart, no clause ends in any,
    /// and one before the last leaves room that a wrapped headline would have filled.
    private func isStack(_ range: Range<Int>) -> Bool {
        guard doubleSpaced, range.count > 1, range.dropFirst().allSatisfy({ lines[$0].blankBefore }),
            let column = columnWidth(at: range.lowerBound), range.dropLast().contains(where: { lines[$0].width < column - 2 })
        else { return false }
        return range.allSatisfy { line in
            lines[line].width >= 16 && !lines[line].letterSpaced
                && !folded[lines[line].range].contains {
                    Folding.endsSentence($0) || $0 == 0xFF0C || $0 == 0x3001 || $0 == 0x25A1
                }
        }
    }

    // MARK: writing clean text

    private mutating func emit(_ range: Range<Int>) {
        let begin = text.scalars.count
        var finished = true
        for index in range {
            if index > range.lowerBound { joint(after: lines[index - 1], before: lines[index]) }
            write(lines[index])
            finished = isFinished(lines[index])
        }
        let end = text.scalars.count
        text.scalars.append(Folding.newline)
        text.source.append(Int32(lines[range.upperBound - 1].range.upperBound - 1))
        let kind: Block.Kind
        if text.scalars[begin] == 0x25A1 || isLink(lines[range.lowerBound]) {
            kind = .credit
        } else {
            // lines printed together where all others stand apart are one headline, however long
            let isGroup = doubleSpaced && range.count > 1 && range.dropFirst().allSatisfy { !lines[$0].blankBefore }
            let short = end - begin <= (isGroup ? 140 : 48) && !text.scalars[begin..<end].contains(0x3002)
            kind = short && !finished && !starters.match(text.scalars, begin..<end) ? .headline : .body
        }
        blocks.append(Block(range: begin..<end, kind: kind))
    }

    /// Between two joined lines a blank stays only between Latin words, or where a headline group has its lines.
    private mutating func joint(after line: Line, before next: Line) {
        let latin = Folding.isLatin(line.last) && Folding.isLatin(next.first)
        if latin || (doubleSpaced && !next.blankBefore) { append(Folding.blank, at: line.range.upperBound - 1) }
    }

    private mutating func append(_ scalar: UInt32, at place: Int) {
        text.scalars.append(scalar)
        text.source.append(Int32(place))
    }

    private mutating func write(_ line: Line) {
        var index = line.range.lowerBound
        var spread = index..<index  // the last run of single digits parted by blanks that was looked at
        var joins = false  // whether it is one number
        while index < line.range.upperBound {
            var token = index
            var isWhole = true
            while token < line.range.upperBound, folded[token] != Folding.blank {
                if folded[token] == Folding.nothing { isWhole = false }
                token += 1
            }
            if isWhole {
                text.scalars += folded[index..<token]
                text.source += Int32(index)..<Int32(token)
            } else {
                for place in index..<token where folded[place] != Folding.nothing { append(folded[place], at: place) }
            }
            let length = token - index
            var next = token
            while next < line.range.upperBound, folded[next] == Folding.blank || folded[next] == Folding.nothing { next += 1 }
            guard next < line.range.upperBound else { break }
            var following = next
            while following < line.range.upperBound, folded[following] != Folding.blank { following += 1 }
            if Folding.isDigit(folded[next]) || folded[next] == 0x2E, Folding.isDigit(folded[token - 1]),
                token > spread.upperBound
            {
                (spread, joins) = spreadNumber(token - 1, in: line)
            }
            if joins && next < spread.upperBound {
                // 1 4 7 . 6 5亿元
            } else if keepsBlank(line, text.scalars.last ?? 0, folded[next], length, following - next) {
                append(Folding.blank, at: token)
            }
            index = next
        }
    }

    /// The run of single digits, each parted from the next by blanks, that begins at `first`, and whether it is one number that is
    /// spread over the line: with a decimal point, or with what it counts right behind the last digit.
    private func spreadNumber(_ first: Int, in line: Line) -> (run: Range<Int>, isNumber: Bool) {
        let end = line.range.upperBound
        var digits = 1
        var points = 0
        var last = first
        var isSingle = first == line.range.lowerBound || !(Folding.isDigit(folded[first - 1]) || folded[first - 1] == 0x2E)
        while isSingle {
            var next = last + 1
            while next < end, folded[next] == Folding.blank { next += 1 }
            guard next < end, next > last + 1, Folding.isDigit(folded[next]) || folded[next] == 0x2E else { break }
            if next + 1 < end, Folding.isDigit(folded[next + 1]) || folded[next + 1] == 0x2E { isSingle = false }
            if folded[next] == 0x2E { points += 1 } else { digits += 1 }
            last = next
        }
        let isCounted = last + 1 < end && folded[last + 1] != Folding.blank
        return (
            first..<last + 1,
            isSingle && digits >= 3 && Folding.isDigit(folded[last]) && (points == 1 || points == 0 && isCounted)
        )
    }

    /// Whether the blank between two tokens parts something: words of a headline, two numbers, Latin words.
    private func keepsBlank(_ line: Line, _ left: UInt32, _ right: UInt32, _ leftLength: Int, _ rightLength: Int) -> Bool {
        let isNumeral = { (scalar: UInt32) in Folding.isDigit(scalar) || scalar == 0x2E }
        if isNumeral(left), isNumeral(right) {
            if left == 0x2E || right == 0x2E { return false }
            return !(line.letterSpaced && leftLength == 1 && rightLength == 1)
        }
        if Folding.isLatin(left), Folding.isLatin(right) { return !(line.letterSpaced && leftLength == 1 && rightLength == 1) }
        if line.letterSpaced { return false }
        guard Folding.isHan(left) || Folding.closes(left), Folding.isHan(right) || right == 0x201C || right == 0x300A else {
            return false
        }
        return leftLength > 1 && rightLength > 1
    }
}
