import Quantities

/// One pass over a stretch of clean text: every number, rank, period and name in it, each place read once.
struct Scanner {
    let text: [UInt32]
    let vocabulary: Vocabulary
    private var periods: PeriodScanner
    private let quantities: QuantityScanner
    private let codes: CodeScanner
    private let ranks: RankScanner
    private let names: NameScanner
    private let given: GivenNames
    var items: [Item] = []
    private var clauseStart = 0

    init(text: [UInt32], vocabulary: Vocabulary, issued: Day?, given: GivenNames = .none) {
        self.text = text
        self.given = given
        self.vocabulary = vocabulary
        periods = PeriodScanner(text: text, vocabulary: vocabulary, issued: issued)
        var quantities = QuantityScanner(text: text, vocabulary: vocabulary)
        quantities.money = given.money
        self.quantities = quantities
        codes = CodeScanner(text: text, vocabulary: vocabulary, quantities: quantities)
        ranks = RankScanner(text: text, vocabulary: vocabulary)
        names = NameScanner(text: text, vocabulary: vocabulary, given: given)
    }

    /// Scans `range`; a window named before stays known for 同期 and 当月.
    mutating func scan(_ range: Range<Int>) -> [Item] {
        items = []
        items.reserveCapacity(8)
        periods.endSentence()
        clauseStart = range.lowerBound
        var index = range.lowerBound
        let limit = range.upperBound
        var atHead = true
        while index < limit {
            if !atHead { index = vocabulary.nextStart(text, index, limit) }
            guard index < limit else { break }
            let scalar = text[index]
            let known = scalar < 0x10000 ? vocabulary.startFlags[Int(scalar)] : 0
            if scalar < 0x80, let damaged = DamagedFigures.match(text, index, limit, vocabulary) {
                items.append(Item(range: damaged.range, kind: .other(fate: "unresolved", reason: DamagedFigures.reason)))
                (index, atHead) = (damaged.range.upperBound, false)
                continue
            }
            if Folding.endsSentence(scalar) || scalar == 0x0A {
                if scalar != 0xFF1B { periods.endSentence() }
                index += 1
                (clauseStart, atHead) = (index, true)
                continue
            }
            let flags = known & ~StartFlags.parts
            let isPlain =
                flags == 0 || flags & Scanner.certain == 0 && index + 1 < limit && !vocabulary.mayBegin(scalar, text[index + 1])
            if isPlain, !atHead, !given.begins(scalar), !vocabulary.brands.trie.begins(scalar) {
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
            } else if atHead, scalar != 0x20, !Folding.isHan(scalar) || !NameScanner.isBoundary(scalar) {
                atHead = false
            }
            index += 1
        }
        shareOffice()
        shareUnit()
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
            if isLatinName(index, limit) || periods.isLettered(index, limit) { return nil }
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
        if StockCode.end(in: text, from: start - 1, before: end + 1) == end + 1 { return true }
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
        if Folding.isDigit(text[index]) {
            if let period = periods.digits(index, limit) { return Item(range: period.range, kind: .period(period)) }
            if let other = codes.scan(index, limit) { return other }
        } else if flags & StartFlags.quantity != 0, Numerals.isLong(text, index, limit), let long = codes.unreadable(index, limit)
        {
            return long  // before any idiom in it, such as 一一
        }
        var idiom = vocabulary.idiomTrie.longest(text, index, limit)
        if let found = idiom, Folding.isDigit(text[index + found.length - 1]), index + found.length < limit,
            Folding.isDigit(text[index + found.length]) || text[index + found.length] == 0x2E
                || quantities.unit(index + found.length, limit) != nil || Numerals.power(text[index + found.length]) != nil
        {
            idiom = nil  // 110 in 1100余户, 360只
        }
        if let idiom, vocabulary.idioms[idiom.value].fate == "name", !(idiom.length == 2 && Folding.isHan(text[index])) {
            // 三一集团 is a name that the vocabulary knows the body of
            if flags & StartFlags.name != 0, let known = names.scan(index, limit, atHead: false),
                known.range.count >= idiom.length
            {
                if case .word = known.kind {} else { return Item(range: known.range, kind: .name(known)) }
            }
            let entry = vocabulary.idioms[idiom.value]
            return Item(range: index..<index + idiom.length, kind: .other(fate: entry.fate, reason: "“\(entry.word)” is a name"))
        }
        if flags & StartFlags.period != 0, let period = periods.scan(index, limit),
            period.range.count > idiom?.length ?? 0 || vocabulary.idioms[idiom?.value ?? 0].fate != "name"
        {
            return Item(range: period.range, kind: .period(period))
        }
        let name =
            flags & StartFlags.name != 0 || atHead || given.begins(text[index]) || vocabulary.brands.trie.begins(text[index])
            ? names.scan(index, limit, atHead: atHead) : nil
        if atHead, text[index] == 0x7B2C || text[index] == 0x672C, let event = names.event(index, limit) {
            return Item(range: event.range, kind: .name(event))
        }
        if flags & StartFlags.rank != 0, idiom == nil, !(name?.isFixed ?? false),
            let result = ranks.scan(index, limit, floor: clauseStart)
        {
            switch result {
            case .rank(let rank): return Item(range: rank.range, kind: .rank(rank))
            case .ordinal(var end):
                // 第十一、十二集
                while end + 1 < limit, text[end] == 0x3001, Numerals.isNumeral(text[end + 1]),
                    let next = Numerals.scan(text, end + 1, limit), !next.multiplied
                {
                    end = next.end
                }
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
        return codes.unreadable(index, limit)
    }

    private func quantity(_ index: Int, _ limit: Int, longerThan other: Int) -> Item? {
        let floor = max(clauseStart, items.last?.range.upperBound ?? clauseStart)
        guard let quantity = quantities.scan(index, limit, floor: floor), quantity.range.upperBound - index > other else {
            return nil
        }
        let isDigit = Folding.isDigit(text[quantity.numeral.lowerBound])
        if !isDigit, index > 0, text[index - 1] == PeriodScanner.month { return nil }  // 腊月二十三
        if !isDigit, let end = magnitude(quantity, limit) {
            return Item(range: index..<end, kind: .other(fate: "name", reason: "a class of size"))
        }
        if !isDigit, quantity.unit.isEmpty, !isSpelled(quantity, limit) { return nil }
        return Item(range: quantity.range, kind: .quantity(quantity))
    }

    /// End of 千亿级, 百万千瓦级, 万吨级: multipliers alone before 级 name a class; nil for anything else.
    private func magnitude(_ quantity: QuantityMention, _ limit: Int) -> Int? {
        let end = quantity.unitRange.upperBound
        let last = quantity.unitRange.isEmpty || text[end - 1] != Scanner.grade ? end : end - 1
        guard quantity.multiplied, last < limit, text[last] == Scanner.grade, quantity.value >= Exact(100),
            text[quantity.numeral].allSatisfy({ Numerals.power($0) != nil })
        else { return nil }
        return last + 1
    }

    private static let grade: UInt32 = 0x7EA7  // 级

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
