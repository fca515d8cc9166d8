import Quantities

/// One pass over a stretch of clean text: every number, rank, period and name in it, each place read once.
struct Scanner {
    private let text: [UInt32]
    private let vocabulary: Vocabulary
    private var periods: PeriodScanner
    private let quantities: QuantityScanner
    private let ranks: RankScanner
    private let names: NameScanner
    private let given: GivenNames
    private(set) var items: [Item] = []
    private var clauseStart = 0

    init(text: [UInt32], vocabulary: Vocabulary, issued: Day?, given: GivenNames = .none) {
        self.text = text
        self.given = given
        self.vocabulary = vocabulary
        periods = PeriodScanner(text: text, vocabulary: vocabulary, issued: issued)
        quantities = QuantityScanner(text: text, vocabulary: vocabulary)
        ranks = RankScanner(text: text, vocabulary: vocabulary)
        names = NameScanner(text: text, vocabulary: vocabulary, given: given)
    }

    /// Scans `range`; a window named before stays known for 同期 and 当月.
    mutating func scan(_ range: Range<Int>) -> [Item] {
        items = []
        periods.sentenceYear = nil
        clauseStart = range.lowerBound
        var index = range.lowerBound
        let limit = range.upperBound
        var atHead = true
        while index < limit {
            let scalar = text[index]
            let known = scalar < 0x10000 ? vocabulary.startFlags[Int(scalar)] : 0
            if known == 0, !atHead {
                index += 1
                continue
            }
            if Folding.endsSentence(scalar) || scalar == 0x0A {
                if scalar != 0xFF1B { periods.sentenceYear = nil }
                index += 1
                (clauseStart, atHead) = (index, true)
                continue
            }
            let flags = known & ~StartFlags.parts
            let isPlain =
                flags == 0 || flags & Scanner.certain == 0 && index + 1 < limit && !vocabulary.mayBegin(scalar, text[index + 1])
            if isPlain, !atHead, !given.begins(scalar) {
                if Scanner.partsClause(scalar) { (clauseStart, atHead) = (index + 1, true) }
                index += 1
                continue
            }
            if !isPlain, let end = skip(index, limit) {
                index = end
                atHead = false
                continue
            }
            if let item = isPlain ? unknownName(index, limit, atHead) : item(index, limit, flags, atHead) {
                items.append(item)
                index = item.range.upperBound
                if case .period = item.kind, atHead { clauseStart = index } else { atHead = false }
                continue
            }
            if atHead, let filler = vocabulary.fillers.longest(text, index, limit), filler.length > 1 {
                index += filler.length
                continue
            }
            if Scanner.partsClause(scalar) {
                (clauseStart, atHead) = (index + 1, true)
            } else if !Folding.isHan(scalar) || NameScanner.isBoundary(scalar) == false {
                atHead = atHead && scalar == 0x20
            }
            index += 1
        }
        return items
    }

    private static let certain = StartFlags.quantity | StartFlags.single | StartFlags.skip

    static func partsClause(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xFF0C, 0xFF1A, 0x201C, 0xFF08, 0xFF09, 0x2C, 0x20, 0x201D, 0x3011: return true
        default: return false
        }
    }

    // MARK: stretches that hold no figures

    /// End of a stretch that is skipped whole: a title in 《》, （记者 …）, a Latin code.
    private mutating func skip(_ index: Int, _ limit: Int) -> Int? {
        let scalar = text[index]
        if scalar == 0x300A, let end = closing(0x300B, index, limit, within: 60) {
            note(index..<end, "name", "a title")
            return end
        }
        if scalar == 0xFF08, let end = closing(0xFF09, index, limit, within: 40) {
            if Scanner.credits.contains(where: { text.has($0, at: index + 1, before: limit) }) { return end }
            if isCode(index + 1, end - 1) {
                note(index..<end, "code", "a code in brackets")
                return end
            }
        }
        if Folding.isLatin(scalar) {
            if isLatinName(index, limit) { return nil }
            var end = index
            var digits = false
            while end < limit,
                Folding.isLatin(text[end]) || Folding.isDigit(text[end])
                    || (text[end] == 0x2D && end + 1 < limit
                        && (Folding.isDigit(text[end + 1]) || Folding.isLatin(text[end + 1])))
                    || (text[end] == 0x2E && digits && end + 1 < limit && Folding.isDigit(text[end + 1]))
            {
                if Folding.isDigit(text[end]) {
                    // AUM953.66亿元: a figure right behind an abbreviation
                    if !digits, end - index >= 2, isFigure(end, limit) { return end }
                    digits = true
                }
                end += 1
            }
            if digits { note(index..<end, "code", "letters and digits") }
            return end
        }
        return nil
    }

    /// Whether the digits behind a Latin word are a figure of their own: money, a share, thousands, a year.
    private func isFigure(_ start: Int, _ limit: Int) -> Bool {
        guard let numeral = Numerals.scan(text, start, limit) else { return false }
        if numeral.multiplied { return true }
        if numeral.end < limit, text[numeral.end] == 0x5E74, numeral.end - start == 4 { return true }
        return quantities.unit(numeral.end, limit).map { $0.word.group == "ratio" || $0.word.group == "money" } ?? false
    }

    /// Whether a name of the vocabulary begins with these Latin letters and is not a part of a longer Latin word.
    private func isLatinName(_ index: Int, _ limit: Int) -> Bool {
        guard vocabulary.startFlags[Int(text[index])] & StartFlags.name != 0,
            index == 0 || !Folding.isLatin(text[index - 1]) && !Folding.isDigit(text[index - 1]),
            let name = names.scan(index, limit, atHead: false)
        else { return false }
        let end = name.range.upperBound
        guard end < limit, Folding.isLatin(text[end - 1]) || Folding.isDigit(text[end - 1]) else { return true }
        if Folding.isDigit(text[end]) { return Folding.isLatin(text[end - 1]) && isFigure(end, limit) }
        return !Folding.isLatin(text[end]) && !(text[end] == 0x2D && end + 1 < limit && Folding.isDigit(text[end + 1]))
    }

    private static let credits = ["记者", "通讯员", "本报记者", "摄影", "来源", "作者", "特约"].map(\.scalarValues)

    private func closing(_ scalar: UInt32, _ index: Int, _ limit: Int, within most: Int) -> Int? {
        var place = index + 1
        while place < min(limit, index + most) {
            if text[place] == scalar { return place + 1 }
            place += 1
        }
        return nil
    }

    private func isCode(_ start: Int, _ end: Int) -> Bool {
        guard end - start >= 6, end - start <= 12 else { return false }
        return text[start..<end].allSatisfy { Folding.isDigit($0) || Folding.isLatin($0) || $0 == 0x2E || $0 == 0x2D }
            && text[start..<end].prefix(6).allSatisfy(Folding.isDigit)
    }

    private mutating func note(_ range: Range<Int>, _ fate: String, _ reason: String) {
        items.append(Item(range: range, kind: .other(fate: fate, reason: reason)))
    }

    // MARK: items

    /// What may stand where no word that the vocabulary knows begins: a name by its structure, or one that was given.
    private func unknownName(_ index: Int, _ limit: Int, _ atHead: Bool) -> Item? {
        let name = names.scan(index, limit, atHead: atHead, isKnown: false)
        if atHead, text[index] == 0x672C, let event = names.event(index, limit) {
            return Item(range: event.range, kind: .name(event))
        }
        return name.map { Item(range: $0.range, kind: .name($0)) }
    }

    private mutating func item(_ index: Int, _ limit: Int, _ flags: UInt8, _ atHead: Bool) -> Item? {
        if Folding.isDigit(text[index]), let other = code(index, limit) { return other }
        var idiom = vocabulary.idiomTrie.longest(text, index, limit)
        if let found = idiom, Folding.isDigit(text[index + found.length - 1]), index + found.length < limit,
            Folding.isDigit(text[index + found.length]) || text[index + found.length] == 0x2E
                || quantities.unit(index + found.length, limit) != nil || Numerals.power(text[index + found.length]) != nil
        {
            idiom = nil  // 110 in 1100余户, 360只
        }
        if let idiom, vocabulary.idioms[idiom.value].fate == "name", !(idiom.length == 2 && Folding.isHan(text[index])) {
            let entry = vocabulary.idioms[idiom.value]
            return Item(range: index..<index + idiom.length, kind: .other(fate: entry.fate, reason: "“\(entry.word)” is a name"))
        }
        if flags & StartFlags.period != 0, let period = periods.scan(index, limit),
            period.range.count > idiom?.length ?? 0 || vocabulary.idioms[idiom?.value ?? 0].fate != "name"
        {
            return Item(range: period.range, kind: .period(period))
        }
        let name =
            flags & StartFlags.name != 0 || atHead || given.begins(text[index]) ? names.scan(index, limit, atHead: atHead) : nil
        if atHead, text[index] == 0x7B2C || text[index] == 0x672C, let event = names.event(index, limit) {
            return Item(range: event.range, kind: .name(event))
        }
        if flags & StartFlags.rank != 0, idiom == nil, let result = ranks.scan(index, limit, floor: clauseStart) {
            switch result {
            case .rank(let rank): return Item(range: rank.range, kind: .rank(rank))
            case .ordinal(let end):
                return Item(range: index..<end, kind: .other(fate: "ordinal", reason: "a place in an order, not a rank"))
            }
        }
        if flags & StartFlags.quantity != 0,
            let quantity = quantity(index, limit, longerThan: max(idiom?.length ?? 0, name?.range.count ?? 0))
        {
            return quantity
        }
        if let name, name.range.count >= idiom?.length ?? 0 {
            if case .word("none") = name.kind {
                return Item(range: name.range, kind: .other(fate: "name", reason: "a name that holds a number"))
            }
            return Item(range: name.range, kind: .name(name))
        }
        if let idiom {
            let entry = vocabulary.idioms[idiom.value]
            return Item(
                range: index..<index + idiom.length, kind: .other(fate: entry.fate, reason: "“\(entry.word)” is no figure"))
        }
        return unreadable(index, limit)
    }

    private func unreadable(_ index: Int, _ limit: Int) -> Item? {
        Numerals.unreadable(text, index, limit).map {
            Item(range: index..<$0, kind: .other(fate: "unresolved", reason: "too long for a number"))
        }
    }

    private func quantity(_ index: Int, _ limit: Int, longerThan other: Int) -> Item? {
        let floor = max(clauseStart, items.last?.range.upperBound ?? clauseStart)
        guard let quantity = quantities.scan(index, limit, floor: floor), quantity.range.upperBound - index > other else {
            return nil
        }
        let isDigit = Folding.isDigit(text[quantity.numeral.lowerBound])
        if !isDigit, index > 0, text[index - 1] == PeriodScanner.month { return nil }  // 腊月二十三
        if !isDigit, quantity.unit.isEmpty, !isSpelled(quantity, limit) { return nil }
        return Item(range: quantity.range, kind: .quantity(quantity))
    }

    /// A Chinese numeral without a unit is a number only where it has a multiplier and stands like one, or stands alone.
    private func isSpelled(_ quantity: QuantityMention, _ limit: Int) -> Bool {
        let range = quantity.numeral
        let alone =
            (range.lowerBound == 0 || text[range.lowerBound - 1] == 0x0A)
            && (quantity.range.upperBound >= limit || text[quantity.range.upperBound] == 0x0A)
        if alone { return true }
        if quantity.isDouble { return true }
        if range.count == 1 { return quantity.range.lowerBound < range.lowerBound && quantity.multiplied }
        return quantity.multiplied
            && (quantity.range.count > range.count || range.count >= 3
                || (range.count == 2 && Numerals.power(text[range.upperBound - 1]) ?? 0 >= 4))
    }

    // MARK: codes, clocks, phones

    private func code(_ index: Int, _ limit: Int) -> Item? {
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
        if length <= 3, opens, next == 0x3001 || next == 0x2E && !(end + 1 < limit && Folding.isDigit(text[end + 1])) {
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
        if Scanner.labels.contains(where: { index - $0.count >= 0 && text.has($0, at: index - $0.count, before: index) }) {
            return other(end, "code", "a number that labels")
        }
        if length == 4, text[index] == 0x32 || text[index] == 0x31, next != 0x5E74, Folding.isHan(next),
            quantities.unit(end, limit) == nil, (1900...2100).contains(number(index, end)),
            !(vocabulary.boundTries[.suffix]?.longest(text, end, limit) != nil), Numerals.power(next) == nil,
            !Numerals.isMore(next)
        {
            return other(end, "date", "a year")
        }
        if length == 4, (1900...2100).contains(number(index, end)),
            next == 0x5C4A || next == 0x7EA7 || next == 0x6B3E || text.has("赛季", at: end, before: limit)
                || text.has("财年", at: end, before: limit)
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
        for word in Scanner.hotline where length >= 3 && text.has(word, at: end, before: limit) {
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

    private func number(_ start: Int, _ end: Int) -> Int {
        var value = 0
        for index in start..<end { value = value * 10 + Int(text[index] - 0x30) }
        return value
    }

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

    private static let dayParts = ["上午", "下午", "凌晨", "晚上", "早上", "中午", "晚", "早", "清晨", "傍晚", "日", "深夜", "夜间", "今晨", "至", "—"].map(
        \.scalarValues)

    private func isClock(_ start: Int, _ end: Int, _ limit: Int) -> Bool {
        let named = Scanner.dayParts.contains { start - $0.count >= 0 && text.has($0, at: start - $0.count, before: start) }
        if end + 1 < limit, Folding.isDigit(text[end + 1]), text[end] == 0x65F6 { return true }
        if text[end] == 0x65F6 {
            return named || end + 1 >= limit || text[end + 1] == 0x8BB8 || text[end + 1] == 0x8BB8
                || !Folding.isHan(text[end + 1]) || text[end + 1] == 0x5DE6
        }
        return named || (end + 1 < limit && (text[end + 1] == 0x949F || text[end + 1] == 0x534A))
    }
}

/// What may begin at a scalar.
enum StartFlags {
    static let quantity: UInt8 = 1
    static let period: UInt8 = 2
    static let rank: UInt8 = 4
    static let name: UInt8 = 8
    static let idiom: UInt8 = 16
    static let skip: UInt8 = 32
    /// A word of one character, or a sign that more is looked at than the vocabulary.
    static let single: UInt8 = 64
    /// A sign that ends a sentence or parts clauses.
    static let parts: UInt8 = 128
}
