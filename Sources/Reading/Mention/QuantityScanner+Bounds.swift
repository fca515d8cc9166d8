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

    /// The bound of a share that stands before its whole: 超过总量的40%, 不足全国的三分之一.
    func boundOfShare(_ start: Int, _ floor: Int) -> Bound? {
        guard start - 1 > floor, text[start - 1] == 0x7684 else { return nil }
        var place = start - 2
        while place >= max(floor, start - 12) {
            if Folding.isDigit(text[place]) || Scanner.partsClause(text[place]) { return nil }
            if let match = vocabulary.boundTries.prefix.longest(text, place, start - 1), match.length >= 2,
                ![.approx].contains(vocabulary.bounds[match.value].bound)
                    || text[place + match.length - 1] == QuantityScanner.share
            {
                return vocabulary.bounds[match.value].bound
            }
            place -= 1
        }
        return nil
    }

    static let share: UInt32 = 0x5360  // 占

    func prefix(_ place: Int, _ floor: Int) -> (bound: Bound, start: Int)? {
        // 超过了300万
        var anchor = place
        if anchor > floor, text[anchor - 1] == 0x4E86 { anchor -= 1 }
        for length in stride(from: min(6, anchor - floor), through: 1, by: -1) {
            let start = anchor - length
            guard let match = vocabulary.boundTries.prefix.longest(text, start, anchor), match.length == length else { continue }
            let word = vocabulary.bounds[match.value]
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
