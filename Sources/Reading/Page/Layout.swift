/// Undoes what PDF extraction does to a page: joins wrapped lines into paragraphs and takes out blanks that only justify.
struct Layout {
    let folded: [UInt32]
    /// Places of tabs in the source.
    private let tabs: Set<Int>
    let lines: [Line]
    private let starters: Starters
    /// Names of metrics, of which one may be broken at the end of a line.
    let names: Trie
    /// Most lines have an empty line between them, so lines without one belong together.
    private let doubleSpaced: Bool
    /// Whether the text comes from a page: lines that are wrapped or double-spaced.
    var isPage: Bool { doubleSpaced || joined * 4 > lines.count }
    private var joined = 0
    /// Whether each line ends a sentence.
    private var finished: [Bool] = []
    private(set) var text = CleanText()
    private(set) var blocks: [Block] = []

    init(_ source: ScalarText, vocabulary: Vocabulary) {
        folded = source.folded
        tabs = source.tabs
        names = vocabulary.registry.trie
        starters = vocabulary.starters
        let marks: [Line]
        (lines, marks) = Furniture(folded: folded).parted(Columns.untangle(Line.all(of: folded), folded))
        doubleSpaced = lines.count > 3 && lines.dropFirst().count(where: \.blankBefore) * 2 > lines.count - 1
        text.scalars.reserveCapacity(folded.count)
        text.source.reserveCapacity(folded.count)
        finished = lines.map { isFinished($0) }
        var index = 0
        while index < lines.count {
            if let table = BlankTable.find(lines, from: index, folded, tabs: tabs) {
                emit(table.cells, below: index, vocabulary)
                index = table.end
                continue
            }
            let end = paragraphEnd(from: index)
            if isStack(index..<end) {
                for line in index..<end { emit(line..<line + 1) }
            } else {
                emit(index..<end)
            }
            joined += end - index - 1
            index = end
        }
        // what was printed into the text stands behind it, so that it parts no sentence
        for mark in marks {
            let begin = text.scalars.count
            write(mark)
            blocks.append(Block(range: begin..<text.scalars.count, kind: .furniture))
            append(Folding.newline, at: mark.range.upperBound - 1)
        }
    }

    /// A text whose paragraphs are known: they are added one by one.
    init(printed folded: [UInt32], starters: Starters, names: Trie) {
        self.folded = folded
        tabs = []
        self.names = names
        self.starters = starters
        lines = []
        doubleSpaced = false
        text.scalars.reserveCapacity(folded.count)
        text.source.reserveCapacity(folded.count)
    }

    /// Writes a paragraph; its place in clean text. In a headline a blank parts lines, unless it only spaces letters.
    mutating func add(_ line: Line, isHeadline: Bool) -> Range<Int> {
        let begin = text.scalars.count
        if isHeadline, !line.letterSpaced {
            for place in line.range where folded[place] != Folding.nothing && !isAir(place, in: line.range) {
                append(folded[place], at: place)
            }
        } else {
            write(line)
        }
        let end = text.scalars.count
        append(Folding.newline, at: line.range.upperBound - 1)
        return begin..<end
    }

    /// Whether a blank only keeps a number from what stands around it, on both sides: 前 10 个月.
    private func isAir(_ place: Int, in range: Range<Int>) -> Bool {
        guard folded[place] == Folding.blank, place > range.lowerBound, place + 1 < range.upperBound else { return false }
        func isPart(_ scalar: UInt32) -> Bool { Folding.isDigit(scalar) || scalar == Folding.point || scalar == 0x25 }
        let (before, after) = (isPart(folded[place - 1]), isPart(folded[place + 1]))
        guard before != after else { return false }
        var other = after ? place + 1 : place - 1
        while range.contains(other), isPart(folded[other]) { other += after ? 1 : -1 }
        return range.contains(other) && folded[other] == Folding.blank
    }

    /// Writes a sentence that was put together; its place in clean text.
    mutating func add(_ sentence: TableText) -> Range<Int> {
        let begin = text.scalars.count
        text.breaks.append(begin)
        text.breaks += sentence.breaks.map { $0 + begin }
        text.scalars += sentence.scalars
        text.source += sentence.source
        append(Folding.newline, at: Int(sentence.source.last ?? 0))
        text.breaks.append(text.scalars.count)
        return begin..<text.scalars.count - 1
    }

    /// Writes a table as sentences, under the short lines right above it.
    private mutating func emit(_ cells: [TableCell], below first: Int, _ vocabulary: Vocabulary) {
        var captions: [Range<Int>] = []
        for line in lines[max(0, first - 3)..<first].reversed() {
            guard line.width <= 96, !isFinished(line) else { break }
            captions.append(line.range)
        }
        let table = TableReading(cells, captions: captions, folded: folded, vocabulary: vocabulary)
        for sentence in table.sentences { blocks.append(Block(range: add(sentence), kind: .body)) }
        for range in table.left {
            guard let line = Line(folded, range, blankBefore: false) else { continue }
            let isFigure = folded[range].contains(where: Folding.isDigit)
            blocks.append(Block(range: add(line, isHeadline: false), kind: isFigure ? .body : .furniture))
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
        guard let best, doubleSpaced || window.contains(where: { abs(lines[$0].width - best.width) <= 3 && hasClause(lines[$0]) })
        else { return nil }
        return best.width
    }

    /// Whether a mark of a sentence stands in a line; lines of one width of which none has one are headlines one below the other.
    private func hasClause(_ line: Line) -> Bool {
        folded[line.range].contains { $0 == 0xFF0C || $0 == 0x3001 || $0 == 0x25A1 || Folding.endsSentence($0) }
    }

    func isFinished(_ line: Line) -> Bool {
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
            if BlankTable.find(lines, from: index + 1, folded, tabs: tabs) != nil { break }  // 单位：亿元、% above its table
            if doubleSpaced, !next.blankBefore, !opensFull, !isFinished(line) {
                index += 1  // lines of one headline group
                continue
            }
            if doubleSpaced ? flowsSpaced(line, next) : flows(line, next) {
                index += 1
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
        if range.lowerBound > 0 { noteBreak(after: lines[range.lowerBound - 1], before: lines[range.lowerBound]) }
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
        // ◆ 8月份，…。: an item of a list, where 记者 or a name would be a credit
        let isItem = text.scalars[begin] == 0x25A1 && text.scalars[begin..<end].contains { $0 == 0x3002 || $0 == 0xFF1B }
        if text.scalars[begin] == 0x25A1 && !isItem || isLink(lines[range.lowerBound]) {
            kind = .credit
        } else if !finished, end - begin <= 60, isCaption(lines[range.lowerBound].range) {
            kind = .furniture
        } else {
            // lines printed together where all others stand apart are one headline, however long
            let isGroup = doubleSpaced && range.count > 1 && range.dropFirst().allSatisfy { !lines[$0].blankBefore }
            let short = end - begin <= (isGroup ? 140 : 48) && !text.scalars[begin..<end].contains(0x3002)
            kind = short && !finished && !starters.match(text.scalars, begin..<end) ? .headline : .body
        }
        if kind == .headline, range.count == 1, isParted(lines[range.lowerBound]) {
            text.scalars.removeLast(text.scalars.count - begin)
            text.source.removeLast(text.source.count - begin)
            return blocks.append(Block(range: add(lines[range.lowerBound], isHeadline: true), kind: .headline))
        }
        blocks.append(Block(range: begin..<end, kind: kind))
    }

    /// Whether a line has one blank, which parts a figure from the words before it: 年末冲高 12月份业务量增长28%.
    private func isParted(_ line: Line) -> Bool {
        guard line.isSpaced, let place = folded[line.range].firstIndex(of: Folding.blank) else { return false }
        return Folding.isHan(folded[place - 1]) && Folding.isDigit(folded[place + 1])
            && !folded[(place + 1)..<line.range.upperBound].contains { $0 == Folding.blank || $0 == Folding.nothing }
    }

    /// 图1：2011—2015年生产总值, 图 2 …: the caption of a picture.
    private func isCaption(_ line: Range<Int>) -> Bool {
        guard folded[line.lowerBound] == 0x56FE else { return false }
        let number = folded[line].dropFirst().drop { $0 == Folding.blank || $0 == Folding.nothing }
        let rest = number.drop(while: Folding.isDigit)
        guard rest.startIndex > number.startIndex, let next = rest.first else { return false }
        return [0xFF1A, 0x3A, Folding.blank, 0x3001, 0x2E].contains(next)
    }

    /// Between two joined lines a blank stays only between Latin words, or where a headline group has its lines.
    private mutating func joint(after line: Line, before next: Line) {
        let latin = Folding.isLatin(line.last) && Folding.isLatin(next.first)
        if latin || (doubleSpaced && !next.blankBefore) { append(Folding.blank, at: line.range.upperBound - 1) }
        noteBreak(after: line, before: next)
    }

    /// Writes down where lines follow each other that do not in the source.
    private mutating func noteBreak(after line: Line, before next: Line) {
        let (end, start) = (line.range.upperBound, next.range.lowerBound)
        if end > start || folded[end..<start].contains(where: { $0 > Folding.blank }) { text.breaks.append(text.scalars.count) }
    }

    private mutating func append(_ scalar: UInt32, at place: Int) {
        text.scalars.append(scalar)
        text.source.append(Int32(place))
    }

    private mutating func copy(_ range: Range<Int>) {
        text.scalars += folded[range]
        for place in range { text.source.append(Int32(truncatingIfNeeded: place)) }
    }

    private mutating func write(_ line: Line) {
        guard line.isSpaced else { return copy(line.range) }
        let begin = text.scalars.count
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
                copy(index..<token)
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
            } else if keepsBlank(line, text.scalars.last ?? 0, folded[next], length, following - next),
                next > token + 1 || !isWithinSentence(begin, folded[next])
            {
                append(Folding.blank, at: token)
            }
            index = next
        }
    }

    /// Whether a single blank before a Chinese word, in a line of which clean text from `begin` on is written, stands within a
    /// sentence: a clause has ended before it, so it is no blank of a headline. 2022年，规模以上工业 增加值增长7%.
    private func isWithinSentence(_ begin: Int, _ next: UInt32) -> Bool {
        guard Folding.isHan(next) else { return false }
        var place = text.scalars.count - 1
        while place >= begin {
            let scalar = text.scalars[place]
            if scalar == 0xFF0C || scalar == 0xFF1B { return true }
            if scalar == Folding.blank || scalar == 0x3002 { return false }
            place -= 1
        }
        return false
    }

    /// The run of single digits, each parted from the next by blanks, that begins at `first`, and whether it is one number that is
    /// spread over the line: with a decimal point, or with what it counts right behind the last digit. A point that has a blank
    /// beside it may touch the other digit: 3 2. 1亿.
    private func spreadNumber(_ first: Int, in line: Line) -> (run: Range<Int>, isNumber: Bool) {
        let end = line.range.upperBound
        var digits = 1
        var points = 0
        var last = first
        let isSingle =
            first == line.range.lowerBound || !(Folding.isDigit(folded[first - 1]) || folded[first - 1] == Folding.point)
        var isLoose = true
        while isSingle {
            var next = last + 1
            while next < end, folded[next] == Folding.blank { next += 1 }
            guard next < end, Folding.isDigit(folded[next]) || folded[next] == Folding.point else { break }
            let isPoint = folded[next] == Folding.point
            let isTight = next == last + 1
            if isTight {
                // only a point may touch a digit, and only one of the two
                guard isPoint || folded[last] == Folding.point else { isLoose = false; break }
                let behind = next + 1 < end && folded[next + 1] == Folding.blank
                let before = last > first && folded[last - 1] == Folding.blank
                guard isPoint ? behind : before else { isLoose = false; break }
            }
            if isPoint { points += 1 } else { digits += 1 }
            last = next
        }
        let isCounted = last + 1 < end && folded[last + 1] != Folding.blank
        return (
            first..<last + 1,
            isSingle && isLoose && digits >= 3 && Folding.isDigit(folded[last])
                && (points == 1 || points == 0 && isCounted)
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
