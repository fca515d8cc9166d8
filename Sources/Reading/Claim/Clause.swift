/// A stretch between commas: the items in it, and the words between them.
struct Clause {
    var range: Range<Int>
    var items: [Item]

    var hasFigure: Bool { items.contains(where: \.isFigure) }

    /// Cuts a sentence into clauses at commas, colons and the blanks of headlines; brackets make a clause of their own.
    static func cut(_ text: [UInt32], _ range: Range<Int>, _ items: ArraySlice<Item>) -> [Clause] {
        var next = items.startIndex
        return ranges(text, range, items).map { range in
            let first = next
            while next < items.endIndex, items[next].range.lowerBound < range.upperBound { next += 1 }
            return Clause(range: range, items: Array(items[first..<next]))
        }
    }

    /// Where the clauses of ``cut(_:_:_:)`` stand.
    static func ranges(_ text: [UInt32], _ range: Range<Int>, _ items: ArraySlice<Item>) -> [Range<Int>] {
        var clauses: [Range<Int>] = []
        clauses.reserveCapacity(4)
        var start = range.lowerBound
        var index = range.lowerBound
        var item = items.startIndex
        while true {
            index = text.nextSign(index, range.upperBound)
            guard index < range.upperBound else { break }
            switch text[index] {
            case 0x2014, 0xFF0C, 0xFF1A, 0x20, 0x2C: break
            default:
                index += 1
                continue
            }
            while item < items.endIndex, items[item].range.upperBound <= index { item += 1 }
            if item < items.endIndex, items[item].range.lowerBound <= index, items[item].range.upperBound > index {
                index = items[item].range.upperBound
                continue
            }
            // 资产总额：1042万元, 同比增长 12.5%: the label of a figure
            if text[index] == 0xFF1A || text[index] == 0x20, item < items.endIndex, items[item].isFigure,
                items[item].range.lowerBound == index + 1, case .quantity(let quantity) = items[item].kind,
                text[index] == 0xFF1A || quantity.unit == "%", (2...20).contains(index - start)
            {
                index += 1
                continue
            }
            let isDash = text[index] == 0x2014 && index + 1 < range.upperBound && text[index + 1] == 0x2014
            if isDash || text[index] == 0xFF0C || text[index] == 0xFF1A || text[index] == 0x20 || text[index] == 0x2C {
                if index > start { clauses.append(start..<index) }
                start = index + 1
            }
            index += 1
        }
        if range.upperBound > start { clauses.append(start..<range.upperBound) }
        return clauses
    }

    /// Cuts a range of clean text into sentences at 。！？； and line ends.
    static func sentences(_ text: [UInt32], _ range: Range<Int>) -> [Range<Int>] {
        var sentences: [Range<Int>] = []
        sentences.reserveCapacity(4)
        var start = range.lowerBound
        var index = text.nextSign(range.lowerBound, range.upperBound)
        while index < range.upperBound {
            if Folding.endsSentence(text[index]) || text[index] == 0x0A {
                if index > start { sentences.append(start..<index) }
                start = index + 1
            }
            index = text.nextSign(index + 1, range.upperBound)
        }
        if range.upperBound > start { sentences.append(start..<range.upperBound) }
        return sentences
    }
}
