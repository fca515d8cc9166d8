import Quantities

/// Fractions, which bring their unit with them: 百分之五, 三分之一, 5分之2, 1/3.
extension Numerals {
    /// 5分之2.
    static func arabicFraction(_ bottom: Numeral, _ text: [UInt32], _ limit: Int) -> Numeral? {
        let end = bottom.end
        guard end + 2 < limit, text[end] == 0x5206, text[end + 1] == 0x4E4B, let top = whole(text, end + 2, limit),
            let percent = percent(top.value, of: bottom.value)
        else { return nil }
        return Numeral(start: bottom.start, end: top.end, value: percent, unit: "%")
    }

    /// 1/3, 3/4: one digit over a greater one that ends there; 1/9版 and 9/10月 are none.
    static func slashFraction(_ top: Numeral, _ text: [UInt32], _ limit: Int) -> Numeral? {
        let end = top.end
        guard end == top.start + 1, end + 1 < limit, text[end] == 0x2F, Folding.isDigit(text[end + 1]),
            text[top.start] > 0x30, text[end + 1] > text[top.start],
            top.start == 0 || text[top.start - 1] != 0x2F && !Folding.isLatin(text[top.start - 1])
        else { return nil }
        if end + 2 < limit {
            let next = text[end + 2]
            if Folding.isDigit(next) || Folding.isLatin(next) || next == 0x2F || next == point || noFraction.contains(next) {
                return nil
            }
        }
        let value = Exact(Int128(text[end + 1] - 0x30))
        return percent(top.value, of: value).map { Numeral(start: top.start, end: end + 2, value: $0, unit: "%") }
    }

    /// What stands behind a date, a page or a number of a line rather than a fraction.
    private static let noFraction = ScalarSet("月日号期版届场轮局%‰亩斤米公吨元万亿")

    /// 百分之五, 千分之三, 五分之一.
    static func fraction(_ text: [UInt32], _ start: Int, _ limit: Int) -> Numeral? {
        // 百分之 千分之 万分之
        if start + 3 < limit, text[start + 1] == 0x5206, text[start + 2] == 0x4E4B, let power = power(text[start]), power >= 2 {
            guard let part = whole(text, start + 3, limit) else { return nil }
            let unit = power == 2 ? "%" : "‰"
            let whole = units(part.value)
            let value = power == 4 ? whole.shifted(by: -1) : whole
            return Numeral(start: start, end: part.end, value: value, more: part.more, chinese: true, unit: unit)
        }
        guard let bottom = digit(text[start]) ?? (text[start] == 0x5341 ? 10 : nil), start + 3 < limit, text[start + 1] == 0x5206,
            text[start + 2] == 0x4E4B, bottom >= 2, let top = whole(text, start + 3, limit),
            let percent = percent(top.value, of: Exact(Int128(bottom)))
        else { return nil }
        return Numeral(start: start, end: top.end, value: percent, chinese: true, unit: "%")
    }

    /// `part`/`whole` in percent, five significant digits where it does not end.
    private static func percent(_ part: Exact, of whole: Exact) -> Exact? {
        part.shifted(by: 2).divided(by: whole, digits: 5).map(units)
    }

    /// The number as it would be printed in Arabic digits: 百分之八十 is as exact as 80%.
    private static func units(_ value: Exact) -> Exact {
        value.exponent > 0 ? value.coefficient(at: 0).map { Exact($0) } ?? value : value
    }

    /// A number that is no fraction: what a fraction is made of, so that 百分之百分之… does not go round.
    private static func whole(_ text: [UInt32], _ start: Int, _ limit: Int) -> Numeral? {
        Folding.isDigit(text[start]) ? arabic(text, start, limit) : chinese(text, start, limit)
    }
}
