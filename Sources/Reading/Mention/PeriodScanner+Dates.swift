import Quantities

/// Dates in digits: 2023.11.5, 2023-10, 23/11/5; and years without 年: 2020和2021年, 2022上半年.
extension PeriodScanner {
    /// The period in digits that begins at `start`, where the digits could be read as something else.
    mutating func digits(_ start: Int, _ limit: Int) -> PeriodMention? {
        var end = start
        while end < limit, Folding.isDigit(text[end]), end - start < 5 { end += 1 }
        guard end < limit, end - start == 4 || end - start == 2,
            start == 0
                || !Folding.isDigit(text[start - 1]) && text[start - 1] != Folding.point && !Folding.isLatin(text[start - 1])
        else { return nil }
        if PeriodScanner.separators.contains(text[end]) { return numericDate(start, limit) == nil ? nil : scan(start, limit) }
        guard end - start == 4, text[end] != PeriodScanner.nian,
            isYear(start, limit) || text[end] == PeriodScanner.one && yearAfterDash(end + 1, limit)
        else { return nil }
        return scan(start, limit)
    }

    /// What makes a version or a number of it.
    private static let notDates = ScalarSet("版号期款代")
    static let separators = ScalarSet("-/.")
    /// What stands before a date: 截至 至 自 从 于 在 到 较 比.
    private static let dateHeads = ScalarSet("至自从于在到较比，（")

    func numericDate(_ start: Int, _ limit: Int) -> PeriodMention? {
        // nearly all numbers are none: a separator stands behind the first digits
        var end = start
        while end < limit, Folding.isDigit(text[end]), end - start < 5 { end += 1 }
        guard end + 1 < limit, PeriodScanner.separators.contains(text[end]) else { return nil }
        var numbers: [Int] = []
        var lengths: [Int] = []
        var place = start
        while place < limit, numbers.count < 3 {
            var value = 0
            let begin = place
            while place < limit, Folding.isDigit(text[place]), place - begin < 5 {
                value = value * 10 + Int(text[place] - 0x30)
                place += 1
            }
            guard place > begin else { return nil }
            numbers.append(value)
            lengths.append(place - begin)
            guard numbers.count < 3, place + 1 < limit, PeriodScanner.separators.contains(text[place]),
                numbers.count == 1 || text[place] == text[start + lengths[0]], Folding.isDigit(text[place + 1])
            else { break }
            place += 1
        }
        guard numbers.count >= 2, (1...12).contains(numbers[1]), lengths.dropFirst().allSatisfy({ $0 <= 2 }) else { return nil }
        let next = place < limit ? text[place] : 0
        if PeriodScanner.notDates.contains(next) || Folding.isLatin(next) || PeriodScanner.separators.contains(next)
            || next == 0x25 || next == PeriodScanner.nian
        {
            return nil
        }
        let isLed = start == 0 || text[start - 1] == Folding.newline || PeriodScanner.dateHeads.contains(text[start - 1])
        var year = numbers[0]
        if lengths[0] == 2 {
            // 23/11/5: the century is ours
            guard isLed, numbers.count == 3, let issued, abs(year - issued.year % 100) <= 15 else { return nil }
            year += issued.year / 100 * 100
        }
        guard (1900...2100).contains(year) else { return nil }
        if numbers.count == 3 {
            guard let day = Day(year: year, month: numbers[1], day: numbers[2]), !isStamp(place, limit) else { return nil }
            return PeriodMention(range: start..<place, role: .day, period: Period(start: day, end: day), hasYear: true)
        }
        let quantities = QuantityScanner(text: text, vocabulary: vocabulary)
        guard isLed, lengths[1] == 2, Numerals.power(next) == nil, quantities.unit(place, limit) == nil else { return nil }
        return PeriodMention(
            range: start..<(next == PeriodScanner.month ? place + 1 : place), role: .span,
            period: Period(year: year, months: numbers[1], through: numbers[1]), hasYear: true)
    }

    /// Whether a clock time follows: when a text was published, not what it is about.
    private func isStamp(_ place: Int, _ limit: Int) -> Bool {
        var place = place
        while place < limit, text[place] == Folding.blank { place += 1 }
        let start = place
        while place < limit, Folding.isDigit(text[place]) { place += 1 }
        return place > start && place - start <= 2 && place < limit && text[place] == 0xFF1A
    }

    /// Whether four digits that no 年 follows are a year: the next of a list ends with 年, or a part of a year follows.
    func isYear(_ start: Int, _ limit: Int) -> Bool {
        let end = start + 4
        guard end + 1 < limit else { return false }
        if PeriodScanner.joints.contains(text[end]) {
            guard end + 5 < limit, text[end + 1..<end + 5].allSatisfy(Folding.isDigit) else { return false }
            return text[end + 5] == PeriodScanner.nian || isYear(end + 1, limit)
        }
        if PeriodScanner.letters.quarter.contains(text[end]) || PeriodScanner.letters.half.contains(text[end]) {
            return lettered(end, end, limit, year: nil) != nil
        }
        return PeriodScanner.yearParts.contains { text.has($0, at: end, before: limit) }
    }

    /// Between years of a list: 和 与 及 、.
    private static let joints = ScalarSet("和与及、")
    private static let yearParts = ["上半年", "下半年", "全年", "一季度", "二季度", "三季度", "四季度", "前三季度"].map(\.scalarValues)
}
