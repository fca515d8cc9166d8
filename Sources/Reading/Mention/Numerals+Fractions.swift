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

    /// 1/3, 3/4, 3/20: a number over a greater one that ends there; 1/9版 and 9/10月 are none. With two digits it may be a date
    /// or a page, so it must be in lowest terms and stand like a part: 3/20的行政村, 平均水平的1/20.
    static func slashFraction(_ top: Numeral, _ text: [UInt32], _ limit: Int) -> Numeral? {
        let end = top.end
        guard end - top.start <= 2, end + 1 < limit, text[end] == 0x2F, Folding.isDigit(text[end + 1]), text[top.start] > 0x30,
            text[end + 1] > 0x30, top.value.exponent == 0,
            top.start == 0 || text[top.start - 1] != 0x2F && !Folding.isLatin(text[top.start - 1])
        else { return nil }
        var stop = end + 1
        var bottom = 0
        while stop < limit, Folding.isDigit(text[stop]), stop - end <= 3 {
            bottom = bottom * 10 + Int(text[stop] - 0x30)
            stop += 1
        }
        let part = Int(top.value.coefficient)
        guard part < bottom else { return nil }
        let next = stop < limit ? text[stop] : 0
        if Folding.isDigit(next) || Folding.isLatin(next) || next == 0x2F || next == point || noFraction.contains(next) {
            return nil
        }
        if stop > end + 2 || end > top.start + 1 {
            let before = top.start > 0 ? text[top.start - 1] : 0
            guard isReduced(part, bottom), beforePart.contains(before) || afterPart.contains(next) else { return nil }
        }
        return percent(top.value, of: Exact(Int128(bottom))).map { Numeral(start: top.start, end: stop, value: $0, unit: "%") }
    }

    private static func isReduced(_ part: Int, _ whole: Int) -> Bool {
        var (greater, smaller) = (whole, part)
        while smaller > 0 { (greater, smaller) = (smaller, greater % smaller) }
        return greater == 1
    }

    /// What stands before and behind a part of a whole.
    private static let beforePart = ScalarSet("的占为近超约达至到足逾过")
    private static let afterPart = ScalarSet("的以左多强弱")

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
        guard let bar = bar(text, start, limit), let bottom = chinese(text, start, bar), bottom.end == bar, bottom.upper == nil,
            !bottom.more, !bottom.vague, bottom.value >= Exact(2), let top = whole(text, bar + 2, limit),
            let percent = percent(top.value, of: bottom.value)
        else { return nil }
        return Numeral(start: start, end: top.end, value: percent, chinese: true, unit: "%")
    }

    /// Where 分之 stands behind at most six numeral characters: 十二分之七, 一百二十分之一.
    private static func bar(_ text: [UInt32], _ start: Int, _ limit: Int) -> Int? {
        var place = start
        while place < limit, place - start < 6, digit(text[place]) != nil || power(text[place]) != nil { place += 1 }
        return place > start && place + 2 < limit && text[place] == 0x5206 && text[place + 1] == 0x4E4B ? place : nil
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
