import Quantities

/// A number as printed, before any unit.
struct Numeral {
    var start: Int
    var end: Int
    var value: Exact
    /// Higher end of a spoken range such as 三四百 or 十五六.
    var upper: Exact?
    /// 余, 多, 几, 来 inside (28万余).
    var more = false
    /// 数千, 几十: only the order is known.
    var vague = false
    /// Written in Chinese characters.
    var chinese = false
    /// Has 十 百 千 万 亿.
    var multiplied = false
    /// A whole number printed to its last digit: 4, 3000, 二十; 1.2万, 3千 and 三百 are rounded.
    var isWhole: Bool {
        unit == nil && upper == nil && !more && !vague && (chinese ? 0...1 ~= value.exponent : !multiplied && value.exponent == 0)
    }
    /// Set by 百分之, 千分之, X分之Y: the numeral brings its own unit.
    var unit: String?
}

/// Finds numbers: Arabic, Chinese, mixed, fractions. Integer arithmetic only.
enum Numerals {
    static let point: UInt32 = 0x2E
    static let comma: UInt32 = 0x2C
    static let wan: UInt32 = 0x4E07
    static let yi: UInt32 = 0x4EBF
    static let ban: UInt32 = 0x534A

    /// Digit value of a Chinese numeral character, 0...9.
    static func digit(_ scalar: UInt32) -> Int? {
        switch scalar {
        case 0x3007, 0x96F6: return 0  // 〇 零
        case 0x4E00, 0x58F9: return 1  // 一 壹
        case 0x4E8C, 0x8D30, 0x4E24: return 2  // 二 贰 两
        case 0x4E09, 0x53C1: return 3
        case 0x56DB, 0x8086: return 4
        case 0x4E94, 0x4F0D: return 5
        case 0x516D, 0x9646: return 6  // 六 陆
        case 0x4E03, 0x67D2: return 7
        case 0x516B, 0x634C: return 8
        case 0x4E5D, 0x7396: return 9
        default: return nil
        }
    }

    /// Power of ten of a multiplier character.
    static func power(_ scalar: UInt32) -> Int? {
        switch scalar {
        case 0x5341, 0x62FE: return 1  // 十 拾
        case 0x767E, 0x4F70: return 2  // 百 佰
        case 0x5343, 0x4EDF: return 3  // 千 仟
        case wan, 0x842C: return 4  // 万 萬
        case yi, 0x5104: return 8  // 亿 億
        default: return nil
        }
    }

    /// 余 多 几 来 between a number and its unit.
    static func isMore(_ scalar: UInt32) -> Bool { scalar == 0x4F59 || scalar == 0x591A || scalar == 0x51E0 || scalar == 0x6765 }

    static func isNumeral(_ scalar: UInt32) -> Bool {
        Folding.isDigit(scalar) || digit(scalar) != nil || power(scalar) != nil || tens(scalar) != nil
    }

    /// 廿 卅: twenty and thirty in one character.
    private static func tens(_ scalar: UInt32) -> Int128? { scalar == 0x5EFF ? 20 : scalar == 0x5345 ? 30 : nil }

    /// The number that begins at `start`, as long as it can be.
    static func scan(_ text: [UInt32], _ start: Int, _ limit: Int) -> Numeral? {
        if Folding.isDigit(text[start]) {
            guard let number = arabic(text, start, limit) else { return nil }
            return arabicFraction(number, text, limit) ?? slashFraction(number, text, limit) ?? number
        }
        if let single = single(text, start, limit) {
            return Numeral(start: start, end: start + 1, value: Exact(Int128(single)), chinese: true)
        }
        if let fraction = fraction(text, start, limit) { return fraction }
        return chinese(text, start, limit)
    }

    /// 三 in 三家: the value of a Chinese digit, 1...9, with nothing behind it that is a part of its number; nil for all others.
    @inline(__always)
    static func single(_ text: [UInt32], _ start: Int, _ limit: Int) -> Int? {
        guard let value = digit(text[start]), value > 0 else { return nil }
        guard start + 1 < limit else { return value }
        let next = text[start + 1]
        return next == fractionBar || next == spokenPoint || isNumeral(next) ? nil : value
    }

    private static let fractionBar: UInt32 = 0x5206  // 分, of 三分之一
    private static let spokenPoint: UInt32 = 0x70B9  // 点, of 三点五

    /// End of the numeral characters at `start` where they are more than a number can hold; nil where they are read or begin none.
    ///
    /// They are left unread as a whole: the end of a long number is another number.
    static func unreadable(_ text: [UInt32], _ start: Int, _ limit: Int) -> Int? {
        let isDigit = Folding.isDigit(text[start])
        guard isDigit || isNumeral(text[start]) else { return nil }
        if !isDigit {
            guard start + 4 <= limit, text[start..<start + 4].allSatisfy(isNumeral), !isUnitHead(text, start, limit) else {
                return nil
            }
            if let numeral = scan(text, start, limit), numeral.value.coefficient <= Exact.powerOfTen(20) { return nil }
        }
        return run(text, start, limit)
    }

    /// End of the numeral characters at `start`, with points and commas between them.
    private static func run(_ text: [UInt32], _ start: Int, _ limit: Int) -> Int {
        var end = start
        while end < limit {
            if !isNumeral(text[end]) {
                guard text[end] == point || text[end] == comma || text[end] == 0x70B9, end + 1 < limit, isNumeral(text[end + 1])
                else { break }
            }
            end += 1
        }
        return end
    }

    /// Whether so many numeral characters stand at `start` that they are hardly a number.
    static func isLong(_ text: [UInt32], _ start: Int, _ limit: Int) -> Bool {
        guard start + mostPlaces < limit, isNumeral(text[start + mostPlaces]) else { return false }
        return text[start..<start + mostPlaces].allSatisfy(isNumeral)
    }

    /// Digits beyond which a run is no number, whatever stands behind it.
    static let mostDigits = 30
    /// The same for Chinese characters without 十 百 千.
    private static let mostPlaces = 18

    // MARK: Arabic digits

    static func arabic(_ text: [UInt32], _ start: Int, _ limit: Int) -> Numeral? {
        guard let plain = digits(text, start, limit) else { return nil }
        var result = Numeral(start: start, end: plain.end, value: plain.value)
        guard multiply(&result, text, limit) else { return nil }
        while let longer = continued(result, text, limit) { result = longer }
        return result
    }

    /// 1亿2000万, 3万5000, 3万零500, 2千零30万: the number with the digits behind its multiplier, which must be less than that.
    private static func continued(_ first: Numeral, _ text: [UInt32], _ limit: Int) -> Numeral? {
        guard first.multiplied, !first.more, first.end < limit else { return nil }
        let start = text[first.end] == 0x96F6 ? first.end + 1 : first.end
        guard start < limit, Folding.isDigit(text[start]), let rest = digits(text, start, limit) else { return nil }
        let room = Exact(1, exponent: first.value.exponent)
        var second = Numeral(start: start, end: rest.end, value: rest.value)
        guard multiply(&second, text, limit), second.value.exponent >= 0 else { return nil }
        var result = first
        if second.value.magnitude < room, let sum = first.value.adding(second.value) {
            (result.value, result.end, result.more) = (sum, second.end, second.more)
            return result
        }
        // 2千零30万, 2千3百万: 万 multiplies both
        guard first.value.exponent < 4 else { return nil }
        var below = Numeral(start: start, end: rest.end, value: rest.value)
        while below.end < limit, let power = power(text[below.end]), power < 4, !isUnitHead(text, below.end, limit) {
            below.value = below.value.shifted(by: power)
            below.end += 1
        }
        guard below.end < limit, text[below.end] == wan || text[below.end] == yi, below.value.magnitude < room,
            let sum = first.value.adding(below.value)
        else { return nil }
        (result.value, result.end) = (sum, below.end)
        return multiply(&result, text, limit) ? result : nil
    }

    /// Digits with thousands commas and a decimal point.
    private static func digits(_ text: [UInt32], _ start: Int, _ limit: Int) -> (value: Exact, end: Int)? {
        var coefficient: Int128 = 0
        var exponent = 0
        var count = 0
        var index = start
        var group = 0
        while index < limit {
            let scalar = text[index]
            if Folding.isDigit(scalar) {
                guard count < 30 else { return nil }
                coefficient = coefficient * 10 + Int128(scalar - 0x30)
                count += 1
                group += 1
                index += 1
            } else if scalar == comma, count <= 3 || group == 3, group <= 3, threeDigits(text, index + 1, limit) {
                index += 1
                group = 0
            } else if scalar == 0x20, count <= 3 || group == 3, group <= 3, isSpaced(text, start, index, limit) {
                index += 1
                group = 0
            } else {
                break
            }
        }
        if index + 1 < limit, text[index] == point || text[index] == 0xB7, Folding.isDigit(text[index + 1]) {
            index += 1
            while index < limit, Folding.isDigit(text[index]) {
                guard count < 30 else { return nil }
                coefficient = coefficient * 10 + Int128(text[index] - 0x30)
                exponent -= 1
                count += 1
                index += 1
            }
        }
        return (Exact(coefficient, exponent: exponent), index)
    }

    /// Multiplier characters behind a number, and 余 or 多 among them; false where they are too many for a number.
    private static func multiply(_ numeral: inout Numeral, _ text: [UInt32], _ limit: Int) -> Bool {
        var index = numeral.end
        if index + 1 < limit, isMore(text[index]), let power = power(text[index + 1]), !isUnitHead(text, index + 1, limit),
            power >= 1
        {
            numeral.more = true
            index += 1
        }
        var shift = 0
        var before = 0
        // 千万, 万亿 grow; 万百 (1200万百姓) does not
        while index < limit, let power = power(text[index]), power >= before, !isUnitHead(text, index, limit) {
            shift += power
            before = power
            index += 1
            if shift > 20 { return false }  // 百亿亿 is printed, of computing
        }
        if shift > 0 {
            numeral.value = numeral.value.shifted(by: shift)
            numeral.multiplied = true
            numeral.end = index
        } else {
            numeral.more = false
            index = numeral.end
        }
        if index < limit, isMore(text[index]), !numeral.more, isInfix(text, index, limit) {
            numeral.more = true
            numeral.end = index + 1
            if index + 1 < limit, text[index + 1] == yi || text[index + 1] == wan, shift > 0 {  // 三千多万
                numeral.value = numeral.value.shifted(by: power(text[index + 1]) ?? 0)
                numeral.end = index + 2
            }
        }
        return true
    }

    /// 余 is no bound in 余额; 来 none in 来源, 来自; 几 none in 几乎; 多 none in 多数.
    private static func isInfix(_ text: [UInt32], _ index: Int, _ limit: Int) -> Bool {
        guard index + 1 < limit else { return text[index] == 0x4F59 || text[index] == 0x591A }
        let next = text[index + 1]
        switch text[index] {
        case 0x4F59: return next != 0x989D && next != 0x6B3E && next != 0x5E74  // 额 款 年
        case 0x6765:
            return counted.contains(next)
        case 0x51E0: return next != 0x4E4E  // 乎
        default: return next != 0x6570 && next != 0x79CD && next != 0x5143 && next != 0x65B9  // 数 种 元 方
        }
    }

    /// What 来 stands before as 余 does: 20来户; not 来源, 来自, 来看.
    private static let counted = ScalarSet("个人家年名天次种户亩头只度米岁吨斤辆台套所条项场小分块公里里元")

    /// 千克, 千瓦, 百分点, 万分之: the multiplier character begins a unit instead.
    private static func isUnitHead(_ text: [UInt32], _ index: Int, _ limit: Int) -> Bool {
        guard index + 1 < limit else { return false }
        let next = text[index + 1]
        switch text[index] {
        case 0x5343:
            if next == 0x725B { return index + 2 >= limit || !cattle.contains(text[index + 2]) }  // 120千牛, but 两千|牛羊
            return kilo.contains(next)
        case 0x767E: return next == 0x5206 || next == 0x5E15  // 百分点, 百分之, 百帕
        default: return next == 0x5206 && index + 2 < limit && text[index + 2] == 0x4E4B  // 万分之
        }
    }

    /// What 千 makes a unit of: 千克, 千瓦, 千乏.
    private static let kilo = ScalarSet("克瓦米卡伏赫帕焦乏")
    private static let cattle = ScalarSet("羊肉奶皮群")

    // MARK: Chinese characters

    static func chinese(_ text: [UInt32], _ start: Int, _ limit: Int) -> Numeral? {
        var index = start
        var run = 0
        while index < limit, run <= mostPlaces, digit(text[index]) != nil {
            run += 1
            index += 1
        }
        if run >= 3 || (run == 2 && text[start..<start + 2].contains(where: { $0 == 0x3007 })) {
            return positional(text, start, start + run)
        }
        return spoken(text, start, limit)
    }

    /// 二〇二二: digit by digit.
    private static func positional(_ text: [UInt32], _ start: Int, _ end: Int) -> Numeral? {
        guard end - start <= mostPlaces else { return nil }
        var value: Int128 = 0
        for index in start..<end { value = value * 10 + Int128(digit(text[index]) ?? 0) }
        return Numeral(start: start, end: end, value: Exact(value), chinese: true)
    }

    private static func spoken(_ text: [UInt32], _ start: Int, _ limit: Int) -> Numeral? {
        var total: Int128 = 0  // finished 万 and 亿 parts
        var section: Int128 = 0  // below 万
        var digitValue: Int128?
        var second: Int128?  // 四 of 三四百
        var spread: Int128?  // distance to the higher end
        var lowest = 0  // printed precision
        var last = 5  // power of the multiplier before, for 三百五
        var zero = false
        var index = start
        var more = false
        var vague = false
        var multiplied = false
        while index < limit {
            let scalar = text[index]
            if let value = digit(scalar) {
                if value == 0, scalar == 0x96F6 || scalar == 0x3007 {
                    zero = true
                } else if let known = digitValue {
                    guard second == nil, Int128(value) == known + 1 else { break }
                    second = Int128(value)
                } else {
                    digitValue = Int128(value)
                }
            } else if let tens = tens(scalar), digitValue == nil, section == 0 || last == 2 {
                section += tens
                (lowest, last, multiplied) = (1, 1, true)
            } else if scalar == 0x51E0 || scalar == 0x6570, index == start, index + 1 < limit, let power = power(text[index + 1]),
                power >= 1
            {  // 几十 数千
                vague = true
                digitValue = 1
            } else if let power = power(scalar), !isUnitHead(text, index, limit) {
                if power < 4, section != 0, power >= last { break }  // 二十三|百货
                multiplied = true
                if power < 4 {
                    let digit = digitValue ?? 1
                    if digitValue == nil, section != 0 || total != 0 || zero, power != 1 { break }
                    section += digit * Exact.powerOfTen(power)
                    if let second { spread = (second - digit) * Exact.powerOfTen(power) }
                    (digitValue, second, lowest, last, zero) = (nil, nil, power, power, false)
                } else {
                    let part = section + (digitValue ?? (section == 0 && total == 0 ? 1 : 0))
                    if let second, let digitValue { spread = (second - digitValue) }
                    let scale = Exact.powerOfTen(power)
                    guard total < Exact.powerOfTen(18), part < Exact.powerOfTen(12) else { return nil }
                    total = power == 8 ? (total + part) * scale : total + part * scale
                    spread = spread.map { $0 * scale }
                    section = 0
                    (digitValue, second, lowest, last, zero) = (nil, nil, power, power, false)
                }
                if power < 4 { more = false }
            } else if isMore(scalar), !more, index > start, digitValue == nil, isInfix(text, index, limit) {
                more = true
            } else {
                break
            }
            index += 1
        }
        guard index > start else { return nil }
        var value = total + section
        var exponent = 0
        if let digit = digitValue {
            let colloquial = last < 5 && last > 1 && !zero && second == nil  // 三百五, 两万五
            let place = colloquial ? (last == 4 ? 3 : last - 1) : 0
            value += digit * Exact.powerOfTen(place)
            if let second { spread = second - digit }
            lowest = place
        }
        exponent = value == 0 ? 0 : lowest
        guard value % Exact.powerOfTen(exponent) == 0 else { return nil }
        var result = Numeral(
            start: start, end: index, value: Exact(value / Exact.powerOfTen(exponent), exponent: exponent), more: more,
            vague: vague,
            chinese: true, multiplied: multiplied)
        if zero, digitValue == nil, total + section == 0 { result.value = .zero }
        if let spread { result.upper = Exact(value + spread) }
        // 三点五, 一点二亿
        if !more, spread == nil, index + 1 < limit, text[index] == 0x70B9, digit(text[index + 1]) != nil {
            var fraction = index + 1
            while fraction < limit, let digit = digit(text[fraction]) {
                guard result.value.coefficient < Exact.powerOfTen(24) else { return nil }
                result.value = Exact(
                    (result.value.coefficient * Exact.powerOfTen(max(0, result.value.exponent))) * 10 + Int128(digit),
                    exponent: min(0, result.value.exponent) - 1)
                fraction += 1
            }
            result.end = fraction
            guard multiply(&result, text, limit) else { return nil }
        }
        return result
    }
}
