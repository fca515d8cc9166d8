import Quantities

/// Which quantities say something of the world: not indefinite counts, ages in names, bare numbers.
enum ClaimFilter {
    /// Whether a bare number is the value of an index: 指数为112.63.
    private static func isIndex(_ before: Phrase, _ vocabulary: Vocabulary) -> Bool {
        guard let last = before.scalars.last, [0x4E3A, 0x62A5, 0x8FBE, 0x5230, 0x4E8E, 0x81F3, 0x662F, 0x6570].contains(last)
        else {
            return false
        }
        return vocabulary.phrases.indexName.first(in: before) != nil
    }

    /// 前 后 内 间 来 里 behind a duration make a point of time of it.
    private static let aroundTime = ScalarSet("前后内间来里以之")
    private static let aroundYears = ScalarSet("的总多制期")

    /// Whether a figure stands within a short quotation (“走千企、进万家”).
    private static func isQuoted(_ range: Range<Int>, _ text: [UInt32]) -> Bool {
        var place = range.lowerBound - 1
        while place >= max(0, range.lowerBound - 12), text[place] != 0x201D, text[place] != 0x3002 {
            if text[place] == 0x201C || text[place] == 0x2018 { return true }
            place -= 1
        }
        return false
    }

    /// Words before a figure that say how much it was, not from where on something counts: 近 and 超, but not 超过.
    private static let rates = ScalarSet("在率比重达为度")
    /// 持股5%以上股东: those who hold so much.
    private static let amounts = ScalarSet("近约逾接超破")

    /// Whether the figure says which of those counted are meant: 授信不超过1000万元的客户有300户, 年收入2000万元以上的企业86家.
    ///
    /// A share is one only of a rate that was named: 开工率在75%以上的企业, but 超过75%的企业.
    private static func isThreshold(
        _ quantity: QuantityMention, _ text: [UInt32], _ limit: Int, _ vocabulary: Vocabulary
    ) -> Bool {
        let start = quantity.range.lowerBound
        guard quantity.bound != .exact, quantity.bound != .approx,
            quantity.interval.lower == nil || quantity.interval.upper == nil,
            !(amounts.contains(text[start]) && quantity.numeral.lowerBound == start + 1)
        else { return false }
        let end = quantity.range.upperBound
        if vocabulary.phrases.holder.stands(in: text, at: end, before: limit) { return true }
        if quantity.group == "ratio", start == 0 || !rates.contains(text[start - 1]) { return false }
        guard end < limit, text[end] == 0x7684 else { return false }
        for place in end + 1..<min(limit - 1, end + 24) {
            if Scanner.partsClause(text[place]) || Folding.endsSentence(text[place]) || text[place] == 0x3001 { return false }
            if Folding.isDigit(text[place]) { return text[place - 1] != 0x7B2C && !Folding.isLatin(text[place + 1]) }
        }
        return false
    }

    /// Whether the words right behind a length of time are the name of a rate.
    private static func namesRate(_ end: Int, _ text: [UInt32], _ limit: Int) -> Bool {
        let name = text[end..<min(limit, end + 8)].prefix(while: Folding.isHan)
        guard let last = name.lastIndex(of: 0x7387), last - end >= 2 else { return false }  // 率
        return name[end..<last].allSatisfy { !Numerals.isNumeral($0) && $0 != 0x7684 }
    }

    /// Whether a quantity is a claim's figure.
    ///
    /// - Parameters:
    ///   - limit: where the next item begins, else the end of the clause.
    ///   - before: the words between the item before and the figure.
    static func accepts(_ quantity: QuantityMention, _ text: [UInt32], _ limit: Int, _ before: Phrase, _ vocabulary: Vocabulary)
        -> Bool
    {
        let end = quantity.range.upperBound
        let isSmall = quantity.chinese && !quantity.multiplied && quantity.upper == nil
        if quantity.isDouble { return true }
        if quantity.unit.isSame(as: "周年") || isThreshold(quantity, text, text.count, vocabulary) { return false }
        if before.scalars.last == 0x6BCF, quantity.multiplied || quantity.group != "money" { return false }  // 每10万人口, 每百户
        // 万元地区生产总值, 百姓: a multiplier by itself is no figure unless a bound says so (超百亿件).
        if quantity.chinese, quantity.numeral.count == 1, Numerals.power(text[quantity.numeral.lowerBound]) != nil,
            quantity.range.lowerBound == quantity.numeral.lowerBound, !quantity.vague
        {
            return false
        }
        if quantity.chinese, quantity.unit != "%", isQuoted(quantity.range, text) { return false }
        // 31个|大城市|城镇调查失业率: those of whom it is
        if let length = vocabulary.phrases.cities.length(in: text, at: end, before: text.count), end + length < text.count,
            Folding.isHan(text[end + length]), ![0x4E2D, 0x7684, 0x91CC].contains(text[end + length])  // 中 的 里
        {
            return false
        }
        if vocabulary.phrases.line.stands(in: text, at: end, before: text.count) { return false }  // 突破5日均线
        if quantity.unit.isEmpty { return acceptsBare(quantity, text, limit, before, vocabulary) }
        switch quantity.group {
        case "money":
            // 3个过千亿元城市, 12个亿元项目: how large those counted are; 3个万亿元大关
            return !vocabulary.phrases.sized.stands(in: text, at: end, before: limit)
                && !(text.has("大关", at: end, before: limit) && before.scalars.last == 0x4E2A)
        case "count", "noun", "person", "household", "other", "transport", "score":
            return acceptsCount(quantity, text, isSmall: isSmall, vocabulary)
        case "time" where namesRate(end, text, limit): return false  // 72小时|准时率
        case "time" where quantity.unit.isSame(as: "岁"):
            return !(end < text.count && text[end] == 0x671F) && acceptsAge(quantity, text, before, vocabulary)
        case "time": return !isSmall && acceptsTime(quantity, text, limit, before, vocabulary)
        case "length" where isSize(quantity, text, limit): return false
        case "area", "mass", "length": return !(isSmall && quantity.value == Exact(1))  // 一亩地
        default: return true
        }
    }

    /// 6.5mm|高线…，20毫米|中板价格…: the size by which a ware is called, at the head of its name.
    private static func isSize(_ quantity: QuantityMention, _ text: [UInt32], _ limit: Int) -> Bool {
        let (start, end) = (quantity.range.lowerBound, quantity.range.upperBound)
        guard quantity.bound == .exact, quantity.value < Exact(1), end + 1 < limit, start == 0 || !Folding.isHan(text[start - 1])
        else { return false }
        return Folding.isHan(text[end]) && Folding.isHan(text[end + 1]) && !extents.contains(text[end])
    }

    /// 厚, 长: what is measured by the length before it.
    private static let extents = ScalarSet("以的宽深厚长粗径左上降积雨雪")

    /// A number without a unit: 指数为112.63, 超百亿, 分别达到18.2亿和10.3亿.
    private static func acceptsBare(
        _ quantity: QuantityMention, _ text: [UInt32], _ limit: Int, _ before: Phrase, _ vocabulary: Vocabulary
    ) -> Bool {
        let end = quantity.range.upperBound
        if !quantity.chinese, isIndex(before, vocabulary), before.scalars.last.map({ $0 != 0x7B2C }) ?? false { return true }
        guard quantity.multiplied || quantity.bound != .exact else { return false }
        if end < limit, Folding.isHan(text[end]), !quantity.chinese || quantity.range.count > 2 {
            return text[end] != 0x7EA7  // 千亿级
        }
        // nothing is counted, a verb of reaching stands before
        guard quantity.multiplied, !quantity.chinese else { return false }
        if CountedNoun.unit(atEndOf: before.scalars) != nil { return true }
        if before.scalars.allSatisfy({ $0 == 0x3001 || $0 == 0x548C }), !before.isEmpty { return true }
        guard let match = vocabulary.predicateTrie.ending(before.scalars, before.count, 0) else { return false }
        return [.reach, .reachTo, .change, .net].contains(vocabulary.predicates[match.value].role)
    }

    private static func acceptsCount(
        _ quantity: QuantityMention, _ text: [UInt32], isSmall: Bool, _ vocabulary: Vocabulary
    ) -> Bool {
        let end = quantity.range.upperBound
        if isSmall, quantity.value < Exact(10) { return false }
        if quantity.unit == "人", end < text.count, text[end] == 0x5236 { return false }  // 十一人制
        if quantity.unit.isSame(as: "次"),
            text.has("列车", at: end, before: text.count) || text.has("航班", at: end, before: text.count)
        {
            return false
        }
        if quantity.unit.isSame(as: "级"), text.has("地震", at: end, before: text.count) { return true }
        if vocabulary.phrases.ordinal.contains(quantity.unit), quantity.chinese || quantity.unit != "期" { return false }
        return !(quantity.group == "noun" && quantity.chinese)
    }

    /// 平均寿命79.6岁, 提高1.2岁; not 60岁以上人口.
    private static func acceptsAge(_ quantity: QuantityMention, _ text: [UInt32], _ before: Phrase, _ vocabulary: Vocabulary)
        -> Bool
    {
        let end = quantity.range.upperBound
        if vocabulary.phrases.meanAge.first(in: before) != nil { return true }
        let isInName =
            quantity.range.count > quantity.unitRange.upperBound - quantity.numeral.lowerBound
            || vocabulary.phrases.ageGroup.stands(in: text, at: end, before: text.count)
        guard !isInName, let match = vocabulary.predicateTrie.ending(before.scalars, before.count, 0) else { return false }
        return vocabulary.predicates[match.value].role == .change
    }

    /// 历时3年, 用时25分钟; not 3年前, 7天期, 每3天.
    private static func acceptsTime(
        _ quantity: QuantityMention, _ text: [UInt32], _ limit: Int, _ before: Phrase, _ vocabulary: Vocabulary
    ) -> Bool {
        let end = quantity.range.upperBound
        if before.scalars.last == 0x6BCF { return false }
        if end < text.count {
            if text[end] == 0x671F || aroundTime.contains(text[end]) { return false }  // 7天期
            if quantity.unit == "a", aroundYears.contains(text[end]) { return false }
        }
        return quantity.unit != "a" || vocabulary.phrases.lasting.ends(before) || end >= limit && !before.isEmpty
    }
}
