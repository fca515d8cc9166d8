import Quantities

/// Bound words around a number, and the interval that they allow.
extension QuantityScanner {
    func suffix(_ place: Int, _ limit: Int) -> (bound: Bound, end: Int)? {
        guard place < limit, let match = vocabulary.boundTries.suffix.longest(text, place, limit) else { return nil }
        let word = vocabulary.bounds[match.value]
        let end = place + match.length
        if match.length == 1, end < limit, Folding.isDigit(text[end]) { return nil }  // 比35.6万单多11.7万单
        return word.notBefore.stands(in: text, at: end, before: limit) ? nil : (word.bound, end)
    }

    /// The bound of a share or multiple that stands before its whole: 超过总量的40%, 约占公司2018年收入的9%, 约占总股本0.3%, 约为上年的2倍.
    func boundOfShare(_ start: Int) -> Bound? {
        var end = start
        while end > 1, text[end - 1] == 0x20 { end -= 1 }
        guard end > 1 else { return nil }
        let isOf = text[end - 1] == 0x7684
        let start = isOf ? end : end + 1
        var place = start - 2
        while place >= max(0, start - (isOf ? 24 : 14)) {
            if Scanner.partsClause(text[place]) || Folding.isDigit(text[place]) && !isYear(place, start) { return nil }
            if let match = vocabulary.boundTries.prefix.longest(text, place, start - 1), match.length >= 2,
                isOf && vocabulary.bounds[match.value].bound != .approx
                    || QuantityScanner.wholes.contains(text[place + match.length - 1])
            {
                // 约占总股本|0.3%
                // 高于上月的|0.64%: that figure itself
                if text[place + match.length - 1] == 0x4E8E, text[max(0, place - 1)] != 0x4E0D { return nil }
                if !isOf { return text[place + match.length - 1] == 0x5360 ? vocabulary.bounds[match.value].bound : nil }
                // 不|超过: the longer word
                let end = place + match.length
                let longer = (1...2).lazy.compactMap { vocabulary.boundTries.prefix.longest(text, max(0, place - $0), end) }
                    .first { $0.length > match.length }
                return vocabulary.bounds[(longer ?? match).value].bound
            }
            place -= 1
        }
        return nil
    }

    /// Whether a digit at `place` is one of a year or a month.
    private func isYear(_ place: Int, _ limit: Int) -> Bool {
        var end = place
        while end < limit, Folding.isDigit(text[end]) { end += 1 }
        return end < limit && (text[end] == 0x5E74 || text[end] == 0x6708)
    }

    /// What a share or a multiple stands behind: 约占, 约为, 约是.
    private static let wholes = ScalarSet("占为是")

    func prefix(_ place: Int, _ floor: Int) -> (bound: Bound, start: Int)? {
        // 超过了300万
        var anchor = place
        if anchor > floor, text[anchor - 1] == 0x4E86 { anchor -= 1 }
        // 不低于人民币 2,500万元
        let blank = anchor > floor && text[anchor - 1] == Folding.blank ? 1 : 0
        let currency = currencyWord(endingAt: anchor, floor).map { anchor - blank - $0 }
        anchor = currency ?? anchor
        for length in stride(from: min(6, anchor - floor), through: 1, by: -1) {
            let start = anchor - length
            guard let match = vocabulary.boundTries.prefix.longest(text, start, anchor), match.length == length else { continue }
            let word = vocabulary.bounds[match.value]
            // 约合|人民币 says another amount again
            if anchor == currency, word.bound == .approx, text[anchor - 1] == 0x5408 { return nil }
            if word.notAfter.contains(where: { text.has($0, at: start - $0.count, before: start) && start - $0.count >= floor }) {
                return nil
            }
            return (word.bound, start)
        }
        return nil
    }

    /// The interval that a bound word allows around `value`.
    static func interval(_ value: Exact, _ bound: Bound) -> Interval {
        switch bound {
        case .exact: return Interval(printed: value)
        case .approx: return Interval(lower: around(value, -1), upper: around(value, 1))
        case .atLeast, .moreThan: return Interval(lower: value, upper: nil)
        case .atMost, .lessThan: return Interval(lower: nil, upper: value)
        }
    }

    /// 约, 左右: five per cent either side, a convention of this project.
    static func around(_ value: Exact, _ sign: Int128) -> Exact? {
        value.magnitude.multiplied(by: Exact(5 * sign, exponent: -2)).flatMap { value.adding($0) }
    }
}
