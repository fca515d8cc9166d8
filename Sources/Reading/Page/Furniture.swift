/// Lines that a page prints into its text: page numbers, running heads, and lines that no longer can be read.
struct Furniture {
    let folded: [UInt32]

    /// The lines of text, and those that are none.
    func parted(_ lines: [Line]) -> (text: [Line], marks: [Line]) {
        var text: [Line] = []
        var marks: [Line] = []
        text.reserveCapacity(lines.count)
        for (index, line) in lines.enumerated() {
            let isInside = text.last.map { $0.width >= 14 && !Folding.endsSentence($0.last) } ?? false && index + 1 < lines.count
            if isPageMark(line, isInside: isInside) || isInside && (isRunningHead(line) || isCredit(line)) || isGarbage(line) {
                marks.append(line)
            } else {
                text.append(line)
            }
        }
        return (text, marks)
    }

    // MARK: page numbers

    private static let dashes = ScalarSet("—-·－–_|/[]【】（）")
    private static let words = ["第", "页", "共", "版", "Page", "page", "PAGE", "of", "P"].map(\.scalarValues)
    private static let page: UInt32 = 0x9875  // 页

    /// — 3 —, 第3页 共12页, Page 3 of 12, 3/12: nothing but numbers of pages. A number by itself is one only within a sentence.
    private func isPageMark(_ line: Line, isInside: Bool) -> Bool {
        guard line.width <= 24 else { return false }
        var index = line.range.lowerBound
        var digits = 0
        var numbers = 0
        var dashes = 0
        var hasPage = false
        while index < line.range.upperBound {
            let scalar = folded[index]
            if Folding.isDigit(scalar) {
                if index == line.range.lowerBound || !Folding.isDigit(folded[index - 1]) { numbers += 1 }
                digits += 1
            } else if Furniture.dashes.contains(scalar) {
                dashes += 1
            } else if scalar != Folding.blank, scalar != Folding.nothing {
                guard let word = Furniture.words.first(where: { folded.has($0, at: index, before: line.range.upperBound) }) else {
                    return false
                }
                if scalar == Furniture.page || word.count == 4 { hasPage = true }
                index += word.count
                continue
            }
            index += 1
        }
        guard (1...2).contains(numbers), digits <= numbers * 4 else { return false }
        let isBetweenDashes = Furniture.isDash(line.first) && Furniture.isDash(line.last) && numbers == 1
        return hasPage || isBetweenDashes
            || isInside && digits <= 3 && (dashes == 0 && numbers == 1 || dashes == 1 && numbers == 2)
    }

    private static func isDash(_ scalar: UInt32) -> Bool { scalar == 0x2014 || scalar == 0x2D || scalar == 0xB7 }

    // MARK: running heads

    private static let credits = ["责任编辑", "责编", "本版编辑", "版面编辑", "值班编辑", "美术编辑", "编辑：", "校对："].map(\.scalarValues)

    /// 责任编辑：… within a sentence.
    private func isCredit(_ line: Line) -> Bool {
        line.width <= 80
            && Furniture.credits.contains { folded.has($0, at: line.range.lowerBound, before: line.range.upperBound) }
    }

    private static let weekday = "星期".scalarValues
    private static let sheet: UInt32 = 0x7248  // 版

    /// 2023年1月18日 星期三 要闻 第3版 within a sentence: a full date, and nothing but short words beside it.
    private func isRunningHead(_ line: Line) -> Bool {
        guard line.width <= 80, let date = date(in: line.range) else { return false }
        var others = 0
        var isNamed = false
        var index = line.range.lowerBound
        while index < line.range.upperBound {
            let scalar = folded[index]
            if scalar == 0xFF0C || scalar == 0x3001 || Folding.endsSentence(scalar) { return false }
            if scalar == Furniture.sheet || folded.has(Furniture.weekday, at: index, before: line.range.upperBound) {
                isNamed = true
            }
            if !date.contains(index), scalar != Folding.blank { others += 1 }
            index += 1
        }
        return others <= 24 && (isNamed || others <= 10)
    }

    /// The first date with year, month and day.
    private func date(in range: Range<Int>) -> Range<Int>? {
        for start in range where Folding.isDigit(folded[start]) {
            guard start == range.lowerBound || !Folding.isDigit(folded[start - 1]) else { continue }
            var place = start
            var parts = 0
            while place < range.upperBound, parts < 3 {
                let begin = place
                while place < range.upperBound, Folding.isDigit(folded[place]) || folded[place] == Folding.blank { place += 1 }
                let sign: UInt32 = [PeriodScanner.nian, PeriodScanner.month, PeriodScanner.ri][parts]
                guard place > begin, place < range.upperBound, folded[place] == sign else { break }
                parts += 1
                place += 1
            }
            if parts == 3 { return start..<place }
        }
        return nil
    }

    // MARK: lines that cannot be read

    /// UTF-8 read as Latin, characters replaced, or each character printed twice: what figures such a line holds cannot be said.
    private func isGarbage(_ line: Line) -> Bool {
        guard line.width >= 16 else { return false }
        var total = 0
        var strange = 0
        var pairs = 0
        var before: UInt32 = 0
        var hanPairs = 0
        folded.withUnsafeBufferPointer { folded in
            // it is so throughout
            for scalar in folded[line.range.lowerBound..<min(line.range.upperBound, line.range.lowerBound + 96)] {
                if scalar != before, Furniture.isOrdinary(scalar) {
                    total &+= 1
                    before = scalar
                    continue
                }
                if scalar == Folding.blank || scalar == Folding.nothing { continue }
                total &+= 1
                if Furniture.isStrange(scalar) { strange &+= 1 }
                if scalar == before {
                    pairs &+= 1
                    if Folding.isHan(scalar) { hanPairs &+= 1 }
                    before = 0
                } else {
                    before = scalar
                }
            }
        }
        return strange >= 6 && strange * 5 >= total || hanPairs >= 6 && pairs * 20 >= total * 8
    }

    /// What nearly every scalar of a line is: neither a blank nor strange.
    private static func isOrdinary(_ scalar: UInt32) -> Bool { scalar > 0x24F && scalar < 0xFFFD }

    /// Latin letters with marks, controls, and what stands for a byte that was lost.
    private static func isStrange(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xA5, 0xA7, 0xB0...0xB3, 0xB5, 0xB7, 0xB9, 0xBC...0xBE, 0xD7, 0xF7: return false
        case 0x80...0x24F, 0xFFFD: return true
        default: return false
        }
    }
}
