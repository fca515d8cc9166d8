import Quantities

/// Finds digits that are no figures: codes, dates, clock times, telephone numbers, numbers of items, numbers too long to be any.
struct CodeScanner {
    let text: [UInt32]
    let vocabulary: Vocabulary
    let quantities: QuantityScanner

    /// Numeral characters that are too many for a number, whatever they count.
    func unreadable(_ index: Int, _ limit: Int) -> Item? {
        Numerals.unreadable(text, index, limit).map {
            Item(range: index..<$0, kind: .other(fate: "unresolved", reason: "too long for a number"))
        }
    }

    /// The code, clock time, date or telephone number whose digits begin at `index`; nil where they may be a figure.
    func scan(_ index: Int, _ limit: Int) -> Item? {
        var end = index
        while end < limit, Folding.isDigit(text[end]) { end += 1 }
        let length = end - index
        if length > Numerals.mostDigits { return unreadable(index, limit) }
        let next = end < limit ? text[end] : 0
        func other(_ stop: Int, _ fate: String, _ reason: String) -> Item {
            Item(range: index..<stop, kind: .other(fate: fate, reason: reason))
        }
        // 2022-11-25, 2022/11/25, 2022.11.25
        if length == 4, next == 0x2D || next == 0x2F || next == 0x2E {
            var place = end
            var parts = 0
            while place + 1 < limit, text[place] == next, Folding.isDigit(text[place + 1]) {
                place += 1
                while place < limit, Folding.isDigit(text[place]) { place += 1 }
                parts += 1
            }
            if parts == 2 { return other(place, "date", "a calendar date") }
        }
        // 2021/22榨季: a year that begins in one and ends in the next
        if length == 4, next == 0x2F, (1900...2100).contains(number(index, end)),
            let season = season(number(index, end), end, limit)
        {
            return Item(range: index..<season, kind: .period(PeriodMention(range: index..<season, role: .span, period: nil)))
        }
        // 2022—2023供暖季, but 2022—2023年
        if length == 4, next == 0x2014 || next == 0x2D, (1900...2100).contains(number(index, end)),
            let season = season(number(index, end), end, limit), season < limit,
            season == end + 5 ? Folding.isHan(text[season]) : true,
            text[season] != 0x5E74, quantities.unit(season, limit) == nil, Numerals.power(text[season]) == nil
        {
            return Item(range: index..<season, kind: .period(PeriodMention(range: index..<season, role: .span, period: nil)))
        }
        // 16:00, 9时30分, 19点
        if length <= 2, next == 0xFF1A, end + 2 < limit, Folding.isDigit(text[end + 1]), Folding.isDigit(text[end + 2]) {
            var place = end + 3
            if place + 2 < limit, text[place] == 0xFF1A, Folding.isDigit(text[place + 1]) { place += 3 }
            return other(place, "clock", "a clock time")
        }
        if length <= 2, next == 0x65F6 || next == 0x70B9, isClock(index, end, limit) {
            var place = end + 1
            if place < limit, text[place] == 0x949F { place += 1 }
            if place < limit, Folding.isDigit(text[place]) {
                var minutes = place
                while minutes < limit, Folding.isDigit(text[minutes]) { minutes += 1 }
                if minutes - place <= 2 { place = minutes < limit && text[minutes] == 0x5206 ? minutes + 1 : minutes }
            }
            return other(place, "clock", "a clock time")
        }
        // 010-12345678, 13800001111, 12345热线
        if next == 0x2D, length >= 3, length <= 4, text[index] == 0x30 || length == 3 {
            var place = end + 1
            while place < limit, Folding.isDigit(text[place]) || text[place] == 0x2D { place += 1 }
            if place - end > 6 { return other(place, "phone", "a telephone number") }
        }
        // 1.…, 2、…, （3）: the number of an item in a list
        let opens = index == 0 || text[index - 1] == 0x0A
        if length <= 3, opens,
            next == 0x3001 && !isListed(index, end, limit) || next == 0x2E && !(end + 1 < limit && Folding.isDigit(text[end + 1]))
        {
            return other(end, "ordinal", "the number of an item")
        }
        if length <= 3, next == 0xFF09, index > 0, text[index - 1] == 0xFF08 {
            return other(end, "ordinal", "the number of an item")
        }
        // 20220924, 0—24时
        if length == 8, (1900...2100).contains(number(index, index + 4)), (1...12).contains(number(index + 4, index + 6)),
            (1...31).contains(number(index + 6, end))
        {
            return other(end, "date", "a calendar date")
        }
        if length <= 2, next == 0x2014 || next == 0x81F3, end + 1 < limit, Folding.isDigit(text[end + 1]) {
            var place = end + 1
            while place < limit, Folding.isDigit(text[place]) { place += 1 }
            if place < limit, text[place] == 0x65F6, place - end <= 3 { return other(place + 1, "clock", "hours of the day") }
        }
        // 8时至20时
        if length <= 2, next == 0x65F6 || next == 0x70B9, end + 2 < limit,
            text[end + 1] == 0x2014 || text[end + 1] == 0x81F3 || text[end + 1] == 0x5230 || text[end + 1] == 0x2D,
            Folding.isDigit(text[end + 2])
        {
            var place = end + 2
            while place < limit, Folding.isDigit(text[place]) { place += 1 }
            if place < limit, text[place] == next, place - end <= 4 { return other(place + 1, "clock", "hours of the day") }
        }
        // No.1
        if index > 2, text[index - 1] == Numerals.point, Folding.isLatin(text[index - 2]) {
            return other(end, "ordinal", "a number in an order")
        }
        // 90年代, 21世纪, 〔2021〕, 3:2, 邮编100031, 302室, 00后
        if text.has("年代", at: end, before: limit) || text.has("世纪", at: end, before: limit) {
            return other(end, "name", "a decade or century")
        }
        if next == 0x3015 || (index > 0 && text[index - 1] == 0x3014) { return other(end, "code", "a document number") }
        if next == 0xFF1A, length <= 2, end + 1 < limit, Folding.isDigit(text[end + 1]) {
            var place = end + 1
            while place < limit, Folding.isDigit(text[place]) { place += 1 }
            return other(place, "code", "a score")
        }
        if length == 2, next == 0x540E, text[index + 1] == 0x30 || text[index + 1] == 0x35 {
            return other(end + 1, "name", "a generation")
        }
        // 账号6, but 关闭账号6.66万个
        let isCount = next == 0x2E && end + 1 < limit && Folding.isDigit(text[end + 1]) || Numerals.power(next) != nil
        if !isCount,
            CodeScanner.labels.contains(where: { index - $0.count >= 0 && text.has($0, at: index - $0.count, before: index) })
        {
            return other(end, "code", "a number that labels")
        }
        // 2022财年, 2022学年: a year that is not the calendar's
        if length == 4, (1900...2100).contains(number(index, end)),
            let word = CodeScanner.otherYears.first(where: { text.has($0, at: end, before: limit) }),
            word != CodeScanner.otherYears[0]
        {
            // 2024财年|第二季度: no quarter of the calendar's
            let part = CodeScanner.parts.first { text.has($0, at: end + word.count, before: limit) }
            let range = index..<end + word.count + (part?.count ?? 0)
            return Item(range: range, kind: .period(PeriodMention(range: range, role: .span, period: nil)))
        }
        if length == 4, text[index] == 0x32 || text[index] == 0x31, next != 0x5E74, Folding.isHan(next),
            quantities.unit(end, limit) == nil, (1900...2100).contains(number(index, end)),
            !(vocabulary.boundTries.suffix.longest(text, end, limit) != nil), Numerals.power(next) == nil,
            !Numerals.isMore(next)
        {
            return other(end, "date", "a year")
        }
        if length == 4, (1900...2100).contains(number(index, end)),
            next == 0x5C4A || next == 0x7EA7 || next == 0x6B3E
        {
            return other(end + 1, "date", "a year")
        }
        if Folding.isHan(next), [0x5BA4, 0x680B, 0x9053, 0x8DEF].contains(next), length <= 4,
            quantities.unit(end, limit) == nil || next == 0x5BA4
        {
            return other(end + 1, "name", "a number in an address")
        }
        if length == 11, text[index] == 0x31, quantities.unit(end, limit) == nil {
            return other(end, "phone", "a telephone number")
        }
        for word in CodeScanner.hotline where length >= 3 && text.has(word, at: end, before: limit) {
            return other(end, "phone", "a telephone number")
        }
        // 5G, 4K, 3D, 15-1油田
        if Folding.isLatin(next), quantities.unit(end, limit) == nil {
            var place = end
            while place < limit, Folding.isLatin(text[place]) || Folding.isDigit(text[place]) { place += 1 }
            return other(place, "code", "digits and letters")
        }
        if next == 0x2D || next == 0x2B || next == 0x2F, end + 1 < limit,
            Folding.isDigit(text[end + 1]) || Folding.isLatin(text[end + 1]), isSerial(index, end, limit)
        {
            var place = end
            while place < limit, Folding.isDigit(text[place]) || Folding.isLatin(text[place]) || text[place] == next {
                place += 1
            }
            return other(place, "code", "a serial number")
        }
        // 5/6号车间, 24/7
        if next == 0x2F, length <= 3, end + 1 < limit, Folding.isDigit(text[end + 1]) {
            var place = end + 1
            while place < limit, Folding.isDigit(text[place]) { place += 1 }
            if place < limit, CodeScanner.numbered.contains(text[place]) || text.has("24/7", at: index, before: place) {
                return other(place, "name", "numbers in a name")
            }
        }
        if next == 0x53F7 || (next == 0x7248 && length <= 2) || next == 0x8DEF && length <= 3 {
            return other(end + 1, next == 0x7248 ? "page" : "name", "a number in a name")
        }
        if next == Numerals.point, length <= 2 {
            var place = end + 1
            while place < limit, Folding.isDigit(text[place]) { place += 1 }
            if place < limit, text[place] == 0x7248 { return other(place + 1, "code", "a version") }
        }
        return nil
    }

    /// Whether the next number follows behind 、 at once: 11、12月 is no item 11.
    private func isListed(_ start: Int, _ end: Int, _ limit: Int) -> Bool {
        var place = end + 1
        while place < limit, Folding.isDigit(text[place]), place - end <= 3 { place += 1 }
        return place > end + 1 && place - end <= 3 && number(end + 1, place) == number(start, end) + 1
    }

    /// End of 22 or 2022 behind 2021/, and of what they name; nil where they are not the year after.
    private func season(_ year: Int, _ slash: Int, _ limit: Int) -> Int? {
        var end = slash + 1
        while end < limit, Folding.isDigit(text[end]) { end += 1 }
        let length = end - slash - 1
        guard length == 2 && number(slash + 1, end) == (year + 1) % 100 || length == 4 && number(slash + 1, end) == year + 1
        else {
            return nil
        }
        for word in CodeScanner.otherYears where text.has(word, at: end, before: limit) {
            return end + word.count
        }
        return end
    }

    /// Years that do not begin in January; 2022年度 by itself does.
    private static let parts = [
        "第一季度", "第二季度", "第三季度", "第四季度", "第一财季", "第二财季", "第三财季", "第四财季", "一季度", "二季度", "三季度", "四季度", "前三季度", "上半年", "下半年", "首季",
    ].map(\.scalarValues)
    private static let otherYears = ["年度", "榨季", "赛季", "财年", "学年", "市场年度", "供暖季", "采暖季", "雪季"].map(\.scalarValues)

    private func number(_ start: Int, _ end: Int) -> Int {
        var value = 0
        for index in start..<end { value = value * 10 + Int(text[index] - 0x30) }
        return value
    }

    /// What carries a number as its name: 号 楼 栋 版 线 班.
    private static let numbered = ScalarSet("号楼栋版线班")
    private static let labels = ["邮编", "尾号", "编号", "代码", "账号", "卡号", "文号", "车牌", "批号", "证号", "学号", "编码", "邮编：", "代码："].map(
        \.scalarValues)
    private static let hotline = ["热线", "电话", "客服", "服务热线", "平台热线", "专线"].map(\.scalarValues)
    /// 15-1油田, 1+6+N: digits on both sides that make no range of quantities.
    private func isSerial(_ index: Int, _ end: Int, _ limit: Int) -> Bool {
        var place = end + 1
        while place < limit, Folding.isDigit(text[place]) || text[place] == 0x2E { place += 1 }
        if text[end] == 0x2B { return true }
        if place < limit, text[place] == text[end] { return true }
        if text[end] == 0x2F { return false }
        guard let first = Numerals.scan(text, index, limit), let second = Numerals.scan(text, end + 1, limit) else {
            return false
        }
        return first.value >= second.value
            || (second.end < limit && quantities.unit(second.end, limit) == nil && !second.multiplied
                && text[second.end] != PeriodScanner.month)
    }

    private static let dayParts = [
        "上午", "下午", "凌晨", "晚上", "早上", "早晨", "中午", "晚", "早", "清晨", "傍晚", "日", "深夜", "夜间", "夜里", "今晨", "至", "—",
    ].map(
        \.scalarValues)

    private func isClock(_ start: Int, _ end: Int, _ limit: Int) -> Bool {
        let named = CodeScanner.dayParts.contains { start - $0.count >= 0 && text.has($0, at: start - $0.count, before: start) }
        if end + 1 < limit, Folding.isDigit(text[end + 1]), text[end] == 0x65F6 { return true }
        if text[end] == 0x65F6 {
            return named || end + 1 >= limit || text[end + 1] == 0x8BB8 || text[end + 1] == 0x8BB8
                || !Folding.isHan(text[end + 1]) || text[end + 1] == 0x5DE6
        }
        // 20点档, 7点整, 9点许
        return named || (end + 1 < limit && [0x949F, 0x534A, 0x6863, 0x6574, 0x8BB8].contains(text[end + 1]))
    }
}
