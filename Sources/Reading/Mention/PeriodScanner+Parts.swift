import Quantities

/// Parts of a year or month that are counted: 第一周, 首月, 最后两个月; and quarters by their letter: Q1, H2.
extension PeriodScanner {
    private enum Part { case day, week, month, quarter }

    /// Where the counting begins, and what is counted, in the order in which they are tried.
    private static let parts: [(word: [UInt32], part: Part)] = [
        part("个月", .month), part("月", .month), part("个季度", .quarter), part("季度", .quarter), part("季", .quarter),
        part("周", .week), part("个星期", .week), part("天", .day), part("日", .day),
    ]
    private static func part(_ word: String, _ part: Part) -> (word: [UInt32], part: Part) { (word.scalarValues, part) }
    private static let last = "最后".scalarValues
    private static let ordinal: UInt32 = 0x7B2C  // 第
    private static let head: UInt32 = 0x9996  // 首

    /// The part of `window` that the words at `place` name; the days are nil where the window is not known.
    ///
    /// Without a window in the words before (`isAlone`) only months, weeks and quarters are taken: 第一天 tells of an event.
    func counted(_ place: Int, _ start: Int, _ limit: Int, of window: Period?, isAlone: Bool = false) -> PeriodMention? {
        guard place + 1 < limit else { return nil }
        var index = place
        var count = 1
        var isSum = false
        let fromEnd = text.has(PeriodScanner.last, at: place, before: limit)
        if fromEnd || text[place] == PeriodScanner.ordinal {
            index += fromEnd ? 2 : 1
            if let number = small(index, limit), number.value > 0 {
                (count, index) = (number.value, number.end)
            } else if !fromEnd {
                return nil
            }
        } else if text[place] == PeriodScanner.head {
            index += 1
        } else if !isAlone, text[place] == 0x524D, let number = small(place + 1, limit), number.value > 0 {  // 前
            (count, index, isSum) = (number.value, number.end, true)
        } else {
            return nil
        }
        guard let (word, part) = unit(index, limit) else { return nil }
        let end = index + word.count
        // 第三季度 alone has a reading of its own, 首日封 and 第五月台 are things
        if isAlone, part == .day || part == .quarter || text[place] == PeriodScanner.ordinal && word.count == 1 && part == .month
        {
            return nil
        }
        if end < limit, PeriodScanner.notParts.contains(text[end]) { return nil }
        let period = window.flatMap { stretch(of: $0, part, count, fromEnd: fromEnd, isSum: isSum) }
        return PeriodMention(range: start..<end, role: .span, period: period)
    }

    private func unit(_ place: Int, _ limit: Int) -> (word: [UInt32], part: Part)? {
        PeriodScanner.parts.first { text.has($0.word, at: place, before: limit) }
    }

    private static let notParts = ScalarSet("封均报刊度份")

    private func stretch(of window: Period, _ part: Part, _ count: Int, fromEnd: Bool, isSum: Bool) -> Period? {
        guard let first = window.start, let last = window.end else { return nil }
        let length = Int(last.number - first.number) + 1
        switch part {
        case .day, .week:
            let size = part == .day ? 1 : 7
            if fromEnd { return Period(start: last.adding(days: 1 - size * count), end: last) }
            guard size * count <= length + 6 else { return nil }
            if isSum { return Period(start: first, end: min(last, first.adding(days: size * count - 1))) }
            let begin = first.adding(days: size * (count - 1))
            return Period(start: begin, end: min(last, begin.adding(days: size - 1)))
        case .month, .quarter:
            let size = part == .month ? 1 : 3
            let months = last.month - first.month + 1
            guard first.year == last.year, size * count <= months else { return nil }
            if fromEnd { return Period(year: last.year, months: last.month - size * count + 1, through: last.month) }
            if isSum { return Period(year: first.year, months: first.month, through: first.month + size * count - 1) }
            let begin = first.month + size * (count - 1)
            return Period(year: first.year, months: begin, through: begin + size - 1)
        }
    }

    // MARK: letters

    static let letters = (quarter: ScalarSet("Qq"), half: ScalarSet("Hh"))

    /// Q1 to Q4, H1 and H2: by itself only a quarter, and only where no letter or digit touches it: Q5型 is a model.
    func lettered(_ place: Int, _ start: Int, _ limit: Int, year: Int?, isAlone: Bool = false) -> PeriodMention? {
        guard place + 1 < limit, Folding.isDigit(text[place + 1]) else { return nil }
        let isQuarter = PeriodScanner.letters.quarter.contains(text[place])
        guard isQuarter || !isAlone && PeriodScanner.letters.half.contains(text[place]) else { return nil }
        let number = Int(text[place + 1] - 0x30)
        let size = isQuarter ? 3 : 6
        guard number >= 1, number * size <= 12 else { return nil }
        if place + 2 < limit {
            let next = text[place + 2]
            if Folding.isDigit(next) || Folding.isLatin(next) || next == 0x2D || PeriodScanner.models.contains(next) {
                return nil
            }
        }
        if isAlone, place > 0, Folding.isLatin(text[place - 1]) || Folding.isDigit(text[place - 1]) { return nil }
        return within(
            year, months: number * size - size + 1, number * size, start, place + 2, limit, named: !isAlone)
    }

    /// 型 款 号 系 版 车 behind a letter and a digit name a product.
    private static let models = ScalarSet("型款号系版车")

    /// Whether a quarter by its letter stands at `place`: elsewhere letters with digits are codes.
    func isLettered(_ place: Int, _ limit: Int) -> Bool {
        PeriodScanner.letters.quarter.contains(text[place]) && lettered(place, place, limit, year: nil, isAlone: true) != nil
    }
}
