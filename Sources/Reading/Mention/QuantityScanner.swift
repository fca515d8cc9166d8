import Quantities

/// Finds quantities: a number, its unit, and the bound words that touch it.
struct QuantityScanner {
    let text: [UInt32]
    let vocabulary: Vocabulary
    /// The currency that 元 stands for behind a place: 23.27亿港元（下同）.
    var money: (from: Int, unit: String)?

    /// The quantity whose number begins at `start`; `floor` is the first place that bound words may reach back to.
    func scan(_ start: Int, _ limit: Int, floor: Int) -> QuantityMention? {
        if vocabulary.boundTries.share.begins(text[start]), let expression = expression(start, limit, .share) {
            return expression
        }
        if vocabulary.boundTries.numeral.begins(text[start]), let expression = expression(start, limit, .numeral) {
            return measured(expression, start, limit, floor)
        }
        guard var numeral = Numerals.scan(text, start, limit) ?? half(start, limit) else { return nil }
        if numeral.chinese, numeral.value.coefficient == 0, numeral.end == start + 1 { return nil }  // 零担, 零食, 零部件
        if numeral.vague || numeral.more || numeral.upper != nil { return measured(numeral, start, limit, floor) }
        // -3%—5%: the sign is of the first number alone
        if start == floor || minus(start, floor) != start - 1 || text[start - 1] == 0x8D1F,
            let range = printedRange(numeral, limit)
        {
            numeral = range
        }
        return measured(numeral, start, limit, floor).map { belowNought($0, limit) }
    }

    // MARK: whole expressions

    func expression(_ start: Int, _ limit: Int, _ place: BoundWord.Place) -> QuantityMention? {
        let match =
            place == .share
            ? vocabulary.boundTries.share.longest(text, start, limit) : vocabulary.boundTries.numeral.longest(text, start, limit)
        guard let match else { return nil }
        let word = vocabulary.bounds[match.value]
        let end = start + match.length
        guard let value = word.value, !word.notBefore.stands(in: text, at: end, before: limit),
            !word.notAfter.contains(where: { text.has($0, at: start - $0.count, before: start) })
        else { return nil }
        let group = word.unit.isEmpty ? "" : "ratio"
        var mention = QuantityMention(
            range: start..<end, numeral: start..<end, value: value, interval: QuantityScanner.interval(value, word.bound),
            bound: word.bound, unit: word.unit,
            group: group, unitRange: end..<end, chinese: true, multiplied: false, vague: false)
        mention.isDouble = text[start] == 0x7FFB  // 翻
        // 翻了一番多
        if place == .share, word.bound == .exact, let suffix = suffix(end, limit) {
            mention.range = start..<suffix.end
            mention.bound = suffix.bound
            mention.interval = QuantityScanner.interval(value, suffix.bound)
        }
        return mention
    }

    // MARK: numbers

    /// 半 before a measure (半年, 半个月) is 0.5.
    func half(_ start: Int, _ limit: Int) -> Numeral? {
        guard text[start] == Numerals.ban, let unit = unit(start + 1, limit),
            ["time", "mass", "length", "area"].contains(unit.word.group)
        else { return nil }
        return Numeral(start: start, end: start + 1, value: Exact(5, exponent: -1), chinese: true)
    }

    /// 3至5万, 20%-30%, 1.5亿元—2亿元: the second number lends its multiplier and unit to the first.
    func printedRange(_ first: Numeral, _ limit: Int) -> Numeral? {
        var dash = first.end
        let firstUnit = unit(dash, limit)
        if let firstUnit { dash = firstUnit.end }
        guard dash < limit, isDash(dash, limit) else { return nil }
        var begin = dash + 1
        if begin < limit, text[begin] == text[dash], text[dash] == 0x2014 { begin += 1 }  // ——
        guard begin < limit, Numerals.isNumeral(text[begin]), let second = Numerals.scan(text, begin, limit), second.upper == nil,
            second.unit == first.unit
        else { return nil }
        let secondUnit = unit(second.end, limit)
        if let firstUnit {
            guard let secondUnit, secondUnit.word.unit == firstUnit.word.unit, secondUnit.word.factor == firstUnit.word.factor
            else { return nil }
        }
        var low = first.value
        if !first.multiplied, second.multiplied,
            firstUnit == nil || secondUnit?.word.word != firstUnit?.word.word || low < Exact(100)
        {
            var shift = 0  // the multiplier characters of the second number
            var index = second.end
            while index > begin, let power = Numerals.power(text[index - 1]) { shift += power; index -= 1 }
            // 3至5万, but 8000至1万
            let shifted = low.shifted(by: shift)
            if firstUnit == nil, shifted < second.value { low = shifted }
        }
        if second.value < low, firstUnit != nil, isFall(first) {
            return Numeral(
                start: first.start, end: second.end, value: second.value, upper: low, more: second.more, chinese: first.chinese,
                multiplied: second.multiplied, unit: second.unit)
        }
        guard low < second.value, !isReached(first, low, second.value, dash, firstUnit?.word.group) else { return nil }
        return Numeral(
            start: first.start, end: second.end, value: low, upper: second.value, more: second.more, chinese: first.chinese,
            multiplied: second.multiplied, unit: second.unit)
    }

    /// 增加8348手|至|855760手: by how much and to what, ten times as much and more. 增长1%至9.7% and 减产4万桶至21万桶 are ranges.
    private func isReached(_ first: Numeral, _ low: Exact, _ high: Exact, _ dash: Int, _ group: String?) -> Bool {
        guard let group, group != "ratio", text[dash] == 0x81F3 || text[dash] == 0x5230,
            low.multiplied(by: Exact(10)).map({ $0 < high }) ?? false,
            let verb = vocabulary.predicateTrie.ending(text, first.start, max(0, first.start - 6))
        else { return false }
        return vocabulary.predicates[verb.value].role == .change
    }

    /// 减少|21.4%至12.93%: the greater fall stands first.
    private func isFall(_ first: Numeral) -> Bool {
        guard let verb = vocabulary.predicateTrie.ending(text, first.start, max(0, first.start - 6)) else { return false }
        let predicate = vocabulary.predicates[verb.value]
        let before = text[max(0, first.start - 14)..<first.start]
        return predicate.role == .change && predicate.sign < 0 && !before.contains(0x7531) && !before.contains(0x4ECE)  // 由 从
    }

    func isDash(_ index: Int, _ limit: Int) -> Bool {
        switch text[index] {
        case 0x2014, 0x2D, 0x7E, 0xFF5E, 0x81F3, 0x2010, 0x2011: return true  // — - ~ ～ 至
        case 0x5230: return true  // 到
        default: return false
        }
    }

    // MARK: units

    struct Unit {
        var word: UnitWord
        var end: Int
    }

    /// The longest unit word at `start` that its continuation does not deny.
    func unit(_ start: Int, _ limit: Int) -> Unit? {
        guard start < limit else { return nil }
        for match in vocabulary.unitTrie.all(text, start, limit).reversed() {
            let word = vocabulary.units[match.value]
            let end = start + match.length
            if !word.notBefore.stands(in: text, at: end, before: limit) {
                // A Latin unit must not run on into a word (5M, 3Gbps).
                if Folding.isLatin(text[end - 1]), end < limit, Folding.isLatin(text[end]) { continue }
                return Unit(word: word, end: end)
            }
        }
        return nil
    }

    /// 元/吨, 元每斤, 公斤/亩, and for 每公斤5元 the unit that stands before the number.
    func denominator(_ unit: Unit, _ start: Int, _ limit: Int) -> (Unit, end: Int)? {
        guard unit.word.group != "ratio" else { return nil }
        let end = unit.end
        guard end + 1 < limit, text[end] == 0x2F || text[end] == 0x6BCF else { return nil }
        var place = end + 1
        if text[end] == 0x2F, text[place] == 0x6BCF { place += 1 }
        if let other = self.unit(place, limit) { return (other, other.end) }
        // 50万桶/日, 12万t/a, 120km/h: elsewhere 日 is a date, a letter a name
        guard place < limit, let word = QuantityScanner.times[text[place]], let row = vocabulary.unitTrie.value(of: word),
            !Folding.isLatin(text[place]) || place + 1 >= limit || !Folding.isLatin(text[place + 1])
        else { return nil }
        return (Unit(word: vocabulary.units[row], end: place + 1), place + 1)
    }

    /// What stands for a length of time below a stroke: 日 d h a.
    static let times: [UInt32: String] = [0x65E5: "天", 0x64: "天", 0x68: "小时", 0x61: "年"]

    /// The unit of 每公斤 before a price or a change of one: 每公斤35.86元, 每公斤约36元, 每吨分别上涨85元.
    func unitBefore(_ start: Int, _ floor: Int) -> UnitWord? {
        guard let each = (max(floor, start - 12)..<start).last(where: { text[$0] == 0x6BCF }), let unit = unit(each + 1, start),
            ["mass", "area", "volume", "length", "energy"].contains(unit.word.group)
        else { return nil }
        var place = start
        if place > unit.end, let bound = prefix(place, unit.end) { place = bound.start }
        if place > unit.end, let verb = vocabulary.predicateTrie.ending(text, place, unit.end),
            [.change, .reach, .reachTo].contains(vocabulary.predicates[verb.value].role)
        {
            place -= verb.length
        }
        if place - 2 >= unit.end, text.has("分别", at: place - 2, before: place) { place -= 2 }
        return place == unit.end ? unit.word : nil
    }

    /// Whether a minus sign or 负 or 零下 stands before the number: where it begins.
    func minus(_ start: Int, _ floor: Int) -> Int? {
        guard start > floor else { return nil }
        let before = text[start - 1]
        // 为负5元, but 减负5元
        if before == 0x8D1F, Folding.isDigit(text[start]),
            start < 2 || !Folding.isHan(text[start - 2])
                || [0x4E3A, 0x662F, 0x81F3, 0x5230, 0x8FBE, 0x7EA6].contains(text[start - 2])
        {
            return start - 1
        }
        if before == 0x2D,
            start - 1 == floor
                || !(Folding.isDigit(text[start - 2]) || Folding.isLatin(text[start - 2]) || text[start - 2] == 0x25)
        {
            return start - 1
        }
        if before == 0x4E0B, start - 2 >= floor, text[start - 2] == 0x96F6 { return start - 2 }
        if before == 0x2193 || before == 0x25BC { return start - 1 }  // ↓3.1%, ▼3.1%
        // 增长—1.5%, but 创新高——99.8%: a single dash right behind a verb that a figure follows
        if before == 0x2014, start - 2 >= floor, Folding.isDigit(text[start]),
            let verb = vocabulary.predicateTrie.ending(text, start - 1, floor),
            [.change, .reach, .reachTo, .base].contains(vocabulary.predicates[verb.value].role)
        {
            return start - 1
        }
        return nil
    }

    // MARK: putting together

    func measured(_ expression: QuantityMention, _ start: Int, _ limit: Int, _ floor: Int) -> QuantityMention? {
        var numeral = Numeral(
            start: start, end: expression.numeral.upperBound, value: expression.value, chinese: true, multiplied: true)
        numeral.vague = true
        guard var mention = measured(numeral, start, limit, floor) else { return nil }
        mention.bound = expression.bound
        mention.interval = QuantityScanner.interval(mention.value, mention.bound)
        return mention
    }

    func measured(_ numeral: Numeral, _ start: Int, _ limit: Int, _ floor: Int) -> QuantityMention? {
        var end = numeral.end
        var unitName = numeral.unit ?? ""
        var group = numeral.unit == nil ? "" : "ratio"
        var factor = Factor.one
        var unitRange = end..<end
        var belowFactor: Factor?
        var more = numeral.more
        var value = numeral.value
        var upper = numeral.upper
        if numeral.unit == nil {
            // 1个半小时, 3年半
            if end < limit, text[end] == QuantityScanner.ge, text.has("个多", at: end, before: limit),
                let unit = unit(end + 2, limit)
                    ?? (end + 2 < limit && text[end + 2] == PeriodScanner.month ? self.unit(end, end + 1) : nil),
                unit.word.group == "time" || unit.word.word == "个"
            {
                // 2个多月, 3个多小时
                let isMonth = unit.word.word == "个"
                unitName = isMonth ? "个月" : unit.word.unit
                group = "time"
                factor = isMonth ? .one : unit.word.factor
                let stop = isMonth ? end + 3 : unit.end
                unitRange = end..<stop
                end = stop
                more = true
            } else if let unit = unit(end, limit) {
                unitName = unit.word.unit
                group = unit.word.group
                if unit.word.word.isSame(as: "元") { unitName = currency(before: start, floor) ?? unitName }
                if isIndexPoint(unit, start) { (unitName, group) = ("点", "score") }
                if isPlaces(unit, start, limit) { (unitName, group) = ("位次", "score") }
                factor = unit.word.factor
                unitRange = end..<unit.end
                end = unit.end
                if let (below, belowEnd) = denominator(unit, start, limit),
                    let combined = Factor.quotient(factor, below.word.factor)
                {
                    if group == "mass", below.word.group == "volume" {
                        // 微克/立方米: a concentration is given as it is printed
                        factor = .one
                        unitName = unit.word.word + "/" + below.word.word
                    } else {
                        factor = combined
                        belowFactor = Factor.quotient(.one, below.word.factor)
                        unitName += "/" + below.word.unit
                    }
                    group = "price"
                    unitRange = unitRange.lowerBound..<belowEnd
                    end = belowEnd
                } else if unit.word.group == "money", let below = unitBefore(start, floor),
                    let combined = Factor.quotient(factor, below.factor)
                {
                    factor = combined
                    belowFactor = Factor.quotient(.one, below.factor)
                    unitName += "/" + below.unit
                    group = "price"
                } else if let half = halfAfter(unit, limit) {
                    let half5 = Exact(5, exponent: -1)
                    if let high = upper { upper = high.adding(half5) } else { value = value.adding(half5) ?? value }
                    end = half.end
                    factor = half.word.factor
                    unitName = half.word.unit
                    group = half.word.group
                    unitRange = unitRange.lowerBound..<end
                } else if let clock = hoursAndMinutes(unit, value, limit) {
                    value = clock.value
                    factor = .one
                    end = clock.end
                    unitRange = unitRange.lowerBound..<end
                } else if let long = tenths(unit, value, limit) {
                    value = long.value
                    end = long.end
                    unitRange = unitRange.lowerBound..<end
                } else if unit.word.word.isSame(as: "成"), end < limit, let part = Numerals.digit(text[end]), part > 0,
                    numeral.upper == nil, !hasUnit(end + 1, limit)
                {
                    value = value.adding(Exact(Int128(part), exponent: -1)) ?? value  // 三成五
                    end += 1
                } else if unit.word.word.isSame(as: "成"), end < limit, text[end] == Numerals.ban, numeral.upper == nil {
                    value = value.adding(Exact(5, exponent: -1)) ?? value  // 一成半
                    end += 1
                    unitRange = unitRange.lowerBound..<end
                }
            }
        }
        var bound = Bound.exact
        var begin = start
        if unitName.isEmpty, start > floor, let currency = QuantityScanner.currencies[text[start - 1]] {
            (unitName, group, begin) = (currency, "money", start - 1)
        }
        let sign = minus(start, floor)
        if let sign { begin = min(begin, sign) }
        if sign != nil, text[start - 1] == 0x2D, start >= 2, Folding.isHan(text[start - 2]), numeral.chinese { return nil }
        if numeral.vague { bound = .atLeast }
        if more { bound = .moreThan }
        if !more, let suffix = suffix(end, limit) {
            bound = suffix.bound
            end = suffix.end
            if suffix.bound == .moreThan { more = true }
        } else if more, let suffix = suffix(end, limit), suffix.bound != .moreThan {
            end = suffix.end
        }
        if let prefix = prefix(begin, floor), !(bound == .atMost && prefix.bound == .moreThan) {
            begin = prefix.start
            if !more || prefix.bound != .approx { bound = more && prefix.bound == .lessThan ? bound : prefix.bound }
        }
        if bound == .exact, group == "ratio", let far = boundOfShare(begin) { bound = far }
        if unitName.isEmpty, numeral.multiplied, value >= QuantityScanner.large, isMoney(begin, end, limit) {
            (unitName, group) = ("CNY", "money")
        }
        guard let scaled = value.scaled(by: factor) else { return nil }
        var interval: Interval
        if let high = upper {
            upper = high.scaled(by: factor)
            interval = Interval(lower: scaled, upper: upper)
        } else if more {
            let step = Exact(1, exponent: numeral.value.normalized.exponent)
            interval = Interval(lower: numeral.value, upper: numeral.value.adding(step)).scaled(by: factor)
        } else if bound == .exact {
            let isExact = numeral.isWhole && value == numeral.value && QuantityScanner.counted.contains(group)
            interval = isExact ? Interval(lower: scaled, upper: scaled) : Interval(printed: value).scaled(by: factor)
        } else {
            interval = QuantityScanner.interval(scaled, bound)
        }
        var result = scaled
        if sign != nil {
            result = (upper ?? scaled).negated  // 零下3至5℃: the lower end is -5
            (interval, upper) = (interval.negated, upper == nil ? nil : scaled.negated)
        }
        return QuantityMention(
            range: begin..<end, numeral: numeral.start..<numeral.end, value: result,
            interval: interval, bound: bound, upper: upper, unit: unitName,
            group: group, unitRange: unitRange, chinese: numeral.chinese, multiplied: numeral.multiplied, vague: numeral.vague,
            below: belowFactor)
    }

    private static let ge: UInt32 = 0x4E2A  // 个
    /// Groups of units that count: 4家 is 4. What is weighed, paid or timed was rounded.
    static let counted: Set<String> = ["count", "noun", "person", "household", "transport"]
    /// ¥ $ € £ before a number that has no unit behind it.
    static let currencies: [UInt32: String] = [0xA5: "CNY", 0x24: "USD", 0x20AC: "EUR", 0xA3: "GBP"]
}

extension Factor {
    /// `top` per `bottom`; nil when it leaves 128 bits.
    static func quotient(_ top: Factor, _ bottom: Factor) -> Factor? {
        let (numerator, over1) = top.numerator.multipliedReportingOverflow(by: bottom.denominator)
        let (denominator, over2) = top.denominator.multipliedReportingOverflow(by: bottom.numerator)
        return over1 || over2 ? nil : Factor(numerator, over: denominator)
    }
}
