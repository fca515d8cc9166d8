import Quantities

/// Measures of several words: 1个半小时, 2小时30分, 1米8.
extension QuantityScanner {
    func hasUnit(_ place: Int, _ limit: Int) -> Bool { place < limit && unit(place, limit) != nil }

    /// 指数提高24.8个点: points of an index are no points of a percentage.
    func isIndexPoint(_ unit: Unit, _ start: Int) -> Bool {
        guard unit.word.group == "ratio", unit.word.word.isSame(as: "个点") else { return false }
        return text.find("指数", in: max(0, start - 40)..<start) != nil
    }

    /// 比上年前移|5位: places of a ranking, no people.
    func isPlaces(_ unit: Unit, _ start: Int, _ limit: Int) -> Bool {
        guard unit.word.group == "person", unit.word.word.isSame(as: "位"), unit.end >= limit || !Folding.isHan(text[unit.end])
        else { return false }
        return vocabulary.phrases.climbing.ends(Array(text[max(0, start - 4)..<start]))
    }

    /// 1个半小时, 3年半, 1小时半.
    func halfAfter(_ unit: Unit, _ limit: Int) -> Unit? {
        let end = unit.end
        guard end < limit, text[end] == Numerals.ban else { return nil }
        if unit.word.word == "个", let measure = self.unit(end + 1, limit), measure.word.group == "time" { return measure }
        if unit.word.word == "个", end + 1 < limit, text[end + 1] == PeriodScanner.month,
            let month = vocabulary.unitTrie.value(of: "个月")
        {
            return Unit(word: vocabulary.units[month], end: end + 2)
        }
        if unit.word.group == "time", !hasUnit(end + 1, limit) { return Unit(word: unit.word, end: end + 1) }
        return nil
    }

    /// 2小时30分, 3小时15分钟: in minutes.
    func hoursAndMinutes(_ unit: Unit, _ value: Exact, _ limit: Int) -> (value: Exact, end: Int)? {
        guard unit.end < limit, Folding.isDigit(text[unit.end]), unit.word.unit == "min", unit.word.factor == Factor(60),
            let rest = Numerals.scan(text, unit.end, limit), rest.end < limit, text[rest.end] == 0x5206,
            let hours = value.scaled(by: Factor(60)), let sum = hours.adding(rest.value)
        else { return nil }
        let end = rest.end + 1 < limit && text[rest.end + 1] == 0x949F ? rest.end + 2 : rest.end + 1
        return (sum, end)
    }

    /// 1米8, 3米25: digits behind 米 are its decimals, unless they count something themselves.
    func tenths(_ unit: Unit, _ value: Exact, _ limit: Int) -> (value: Exact, end: Int)? {
        guard unit.end < limit, Folding.isDigit(text[unit.end]), unit.word.word == "米", value.exponent >= 0,
            let rest = Numerals.scan(text, unit.end, limit), rest.end - unit.end <= 2, rest.unit == nil,
            !hasUnit(rest.end, limit),
            let sum = value.adding(rest.value.shifted(by: unit.end - rest.end))
        else { return nil }
        return (sum, rest.end)
    }
}
