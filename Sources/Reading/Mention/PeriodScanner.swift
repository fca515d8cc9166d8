import Quantities

/// Finds periods and resolves them against the issue date and the years named before.
struct PeriodScanner {
    let text: [UInt32]
    let vocabulary: Vocabulary
    let issued: Day?
    /// A year that the same sentence names: months behind it belong to it.
    var sentenceYear: Int?
    /// The last window, for 同期, 当月 and 当年.
    var last: Period?
    /// The last day without a year of its own, named behind `last`: 一季度末.
    var point: Day?
    /// Whether `last` was named in this sentence.
    var isInSentence = false
    /// Whether 截至 stands before: up to there it has come about.
    var isUpTo = false
    /// The day behind 自, of which 以来 is still to come: 自2023年2月泵站投产以来.
    var opened: Day?
    /// The days of 春运 where the text speaks of it.
    var season: Period?
    /// Where the period that is read begins, and where its text ends.
    var place = 0
    var end = 0

    static let nian: UInt32 = 0x5E74
    static let month: UInt32 = 0x6708
    static let yue = month
    static let ri: UInt32 = 0x65E5
    static let opening: UInt32 = 0x521D  // 初
    static let words = (
        since: ["以来", "起", "至今", "迄今", "开始"].map(\.scalarValues), yearEnd: ["年底", "年末", "底", "末"].map(\.scalarValues),
        during: ["期间", "时期", "以来", "规划期", "规划", "末", "收官", "开局"].map(\.scalarValues),
        firstDays: ["上旬", "中旬", "下旬"].map(\.scalarValues)
    )

    /// Characters other than numerals that a period may begin with, the Q of Q1 and opening quotation marks among them.
    static let heads = ScalarSet("前头首近过这最第从Qq“‘\"")

    /// The period that begins at `start`.
    mutating func scan(_ start: Int, _ limit: Int) -> PeriodMention? {
        (place, end) = (start, limit)
        guard var mention = bare(start, limit) else { return nil }
        if mention.role == .span, let part = counted(mention.range.upperBound, start, limit, of: mention.period) {
            (mention.range, mention.period) = (part.range, part.period)
        }
        join(&mention, limit)
        finish(&mention, limit)
        takeGloss(&mention, limit)
        takeLength(&mention, limit)
        if isTerm(mention.range.upperBound, limit) || isPlanned(mention, limit) { (mention.role, mention.period) = (.none, nil) }
        // 10月1日是|国庆长假|第一天: what the day is
        if mention.role == .span, start > 1, text[start - 1] == 0x662F, text[start - 2] == PeriodScanner.ri {
            (mention.role, mention.period) = (.none, nil)
        }
        if mention.role == .since, isSurpassed(mention.range.upperBound, limit) { (mention.role, mention.period) = (.none, nil) }
        if mention.role == .point, let end = mention.period?.end { mention.period = Period(start: nil, end: end) }
        if let first = mention.period?.start, let end = mention.period?.end, end < first { mention.period = nil }
        mention.isFixed = mention.hasYear && Folding.isDigit(text[start]) || mention.role == .span && text[start] == 0x5168
        // 是2021年同期的4.5倍: another year than that of the sentence
        if mention.hasYear, mention.role != .same, !isBase(start), let year = (mention.period?.end ?? mention.period?.start)?.year
        {
            sentenceYear = year
        }
        if mention.role == .span || mention.role == .since || mention.role == .asOf || mention.role == .day
            || mention.role == .point && mention.hasYear, !isBase(start) || isSource(start, mention.range.upperBound, limit),
            let period = mention.period, !isAside(start)
        {
            last = period
            point = nil
            isInSentence = true
        } else if mention.role == .point, !mention.hasYear, !isBase(start), let day = mention.period?.end, day.month < 12 {
            point = day
        }
        return mention
    }

    /// 第33周|（8月17日~23日）: the days of a week that the brackets behind it tell.
    private mutating func takeGloss(_ mention: inout PeriodMention, _ limit: Int) {
        let open = mention.range.upperBound
        guard mention.role == .span, mention.period?.days == 7, open + 1 < limit,
            PeriodScanner.brackets.opening.contains(text[open])
        else { return }
        let known = last
        last = mention.period
        defer { last = known }
        if let days = bare(open + 1, limit)?.period, days.start != nil, (5...9).contains(days.days ?? 0) { mention.period = days }
    }

    /// 12月份|交货的原油期货: which contract it is, and no time of its price.
    private func isTerm(_ end: Int, _ limit: Int) -> Bool {
        if vocabulary.phrases.contract.stands(in: text, at: end, before: limit) { return true }
        return vocabulary.phrases.maturing.length(in: text, at: end, before: limit).map {
            text.has("的", at: end + $0, before: limit)
        } ?? false
    }

    /// 8月12日以来|最低, 1961年以来|历史同期最高: how long nothing has surpassed it.
    private func isSurpassed(_ end: Int, _ limit: Int) -> Bool {
        vocabulary.phrases.superlative.stands(in: text, at: end, before: limit)
            || end + 2 < limit && vocabulary.phrases.superlative.stands(in: text, at: end + 2, before: limit)
    }

    /// 超出年初|预期, 完成年初|预算的53%: what was planned then, and no time of a figure.
    private func isPlanned(_ mention: PeriodMention, _ limit: Int) -> Bool {
        mention.role == .point && text[mention.range.upperBound - 1] == PeriodScanner.opening
            && vocabulary.phrases.planned.stands(in: text, at: mention.range.upperBound, before: limit)
    }

    /// 比去年, 由去年的: a base is no window for 同期 or 全年.
    func isBase(_ start: Int) -> Bool {
        guard start > 0 else { return false }
        return [0x6BD4, 0x8F83, 0x7531, 0x4ECE, 0x4E0E].contains(text[start - 1])
            || start > 1 && text[start - 1] == 0x4E8E && vocabulary.phrases.above.ends(Array(text[start - 2..<start]))
    }

    /// （含|上年|旧存案件）: said in passing, and no window for what follows.
    private func isAside(_ start: Int) -> Bool {
        guard !Folding.isDigit(text[start]) else { return false }
        for place in stride(from: start - 1, through: max(0, start - 12), by: -1) {
            if PeriodScanner.brackets.opening.contains(text[place]) { return start - place > 1 }
            if PeriodScanner.brackets.closing.contains(text[place]) || Folding.endsSentence(text[place]) { return false }
        }
        return false
    }

    /// 记者从|2020年前三季度|经济运行情况新闻通气会上获悉: no base, but what the news is about.
    private func isSource(_ start: Int, _ end: Int, _ limit: Int) -> Bool {
        guard start > 0, text[start - 1] == PeriodScanner.from else { return false }
        for place in end..<min(limit, end + 28) {
            if text[place] == 0xFF0C || Folding.endsSentence(text[place]) { return false }
            if text.has(PeriodScanner.learnt, at: place, before: limit) { return true }
        }
        return false
    }

    private static let learnt = "获悉".scalarValues

    /// 去年9月至今年3月, 2021年1月—2022年6月: two windows make one.
    mutating func join(_ mention: inout PeriodMention, _ limit: Int) {
        let end = behindHour(mention, limit)
        guard mention.role == .span || mention.role == .day, end + 1 < limit, isDash(end), let start = mention.period?.start
        else { return }
        let before = last
        last = mention.period  // the year before 次年
        defer { last = before }
        guard let second = bare(end + 1, limit), second.role == .span || second.role == .day || second.role == .point,
            let last = second.period?.end, start < last
        else { return }
        mention.range = mention.range.lowerBound..<second.range.upperBound
        mention.role = .span
        mention.period = Period(start: start, end: last)
        mention.hasYear = mention.hasYear || second.hasYear
    }

    /// 7月16日|20时|至18日, 2月9日|（除夕）|至17日: where a day ends that more is said of before the dash.
    private func behindHour(_ mention: PeriodMention, _ limit: Int) -> Int {
        let end = mention.range.upperBound
        guard mention.role == .day, end < limit else { return end }
        var place = end
        if let hour = small(end, limit), hour.value <= 24, hour.end < limit, text[hour.end] == 0x65F6 {  // 时
            place = hour.end + 1
        } else if PeriodScanner.brackets.opening.contains(text[end]),
            let close = (end..<min(limit, end + 8)).first(where: { PeriodScanner.brackets.closing.contains(text[$0]) })
        {
            place = close + 1
        }
        return place < limit && isDash(place) ? place : end
    }

    /// 以来, 起, 至今 behind a period make it run until the issue date.
    mutating func finish(_ mention: inout PeriodMention, _ limit: Int) {
        guard mention.role == .span || mention.role == .day || mention.role == .point else { return }
        let end = mention.range.upperBound
        // 2012年投产以来
        if let match = vocabulary.periodTrie.longest(text, end, limit),
            vocabulary.periods[match.value].rule[0] == "since_unknown",
            let start = mention.period?.start
        {
            (mention.range, mention.role) = (mention.range.lowerBound..<end + match.length, .since)
            mention.period = since(start)
            return
        }
        for word in PeriodScanner.words.since where text.has(word, at: end, before: limit) {
            if word[0] == 0x81F3, end + 2 < limit, [0x5E74, 0x65E5, 0x5929].contains(text[end + 2]) { continue }  // 至今年
            // 起步 起源 起飞 起降 起落 起重 起草 起诉 起伏
            if word.count == 1, end + 1 < limit,
                [0x6B65, 0x8D77, 0x6E90, 0x98DE, 0x964D, 0x843D, 0x91CD, 0x8349, 0x8BC9, 0x4F0F].contains(text[end + 1])
            {
                continue
            }
            mention.range = mention.range.lowerBound..<end + word.count
            if let start = mention.period?.start {
                // 年初以来 begins with the year, not with the balance of the day before
                mention.period = since(
                    mention.role == .point && text[end - 1] == PeriodScanner.opening ? start.adding(days: 1) : start)
            }
            mention.role = .since
            return
        }
        if opensSince(mention.range, limit), let start = mention.period?.start {
            (mention.role, mention.period, opened) = (.since, since(start), start)
        }
    }

    /// 自2月开展促就业行动以来: what happened then stands between the two words.
    private func opensSince(_ range: Range<Int>, _ limit: Int) -> Bool {
        guard range.lowerBound > 0, [0x81EA, PeriodScanner.from].contains(text[range.lowerBound - 1]) else { return false }
        for place in range.upperBound..<min(limit, range.upperBound + 28) {
            if text.has(PeriodScanner.words.since[0], at: place, before: limit) { return true }
            if Folding.endsSentence(text[place]) || text[place] == 0xFF0C || text[place] == PeriodScanner.to { return false }
        }
        return false
    }

    /// From `start` until the issue date; the end of what has not begun by then is not known.
    func since(_ start: Day) -> Period { Period(start: start, end: issued.flatMap { start <= $0 ? $0 : nil }) }

    mutating func bare(_ start: Int, _ limit: Int) -> PeriodMention? {
        let head = text[start]
        if head == PeriodScanner.from { return seenFrom(start, limit) }
        if head < 0x80, PeriodScanner.letters.quarter.contains(head) {
            return lettered(start, start, limit, year: sentenceYear ?? last?.end?.year ?? issued?.year, isAlone: true)
        }
        // most of what comes here is 一, 这 and 最 before words of no period: what needs another head is not asked
        if head == 0x5341 || head == 0x201C || head == 0x22 || head == 0x2018, let five = fiveYearPlan(start, limit) {
            return five
        }
        if let match = vocabulary.periodTrie.longest(text, start, limit) {
            let rule = vocabulary.periods[match.value].rule
            let end = start + match.length
            if rule[0] == "asof_prefix" { return upTo(start, end, limit) }
            if rule[0] == "now", isReached(start) { return nil }
            return keyword(rule, start, end, limit)
        }
        // 前 头 首
        if head == 0x524D || head == 0x5934 || head == PeriodScanner.first,
            let months = firstMonths(start, start, limit, year: nil)
        {
            return months
        }
        if head == 0x524D, let days = firstDays(start, limit) { return days }
        if head == 0x8FD1 || head == 0x8FC7 || head == 0x8FD9 || head == 0x6700 || Numerals.digit(head) != nil
            || Folding.isDigit(head) || head == 0x5341
        {
            if let years = pastYears(start, limit) { return years }
        }
        if head == 0x7B2C, let quarter = quarter(start, limit, year: nil) { return quarter }
        // 第, 首, 最后
        if head == 0x7B2C || head == 0x9996 || head == 0x6700,
            let part = counted(start, start, limit, of: nil, isAlone: true)
        {
            return part
        }
        guard Numerals.isNumeral(head) else { return nil }
        if let date = numericDate(start, limit) { return date }
        if let year = year(start, limit) { return afterYear(year.value, start, year.end, limit, named: true) }
        return months(start, start, limit, year: nil) ?? quarter(start, limit, year: nil) ?? bareDay(start, limit)
    }

    /// 提高|到目前|的68.5%: 到 belongs to the verb.
    private func isReached(_ start: Int) -> Bool {
        guard text[start] == 0x5230,
            let verb = vocabulary.predicateTrie.ending(text, start + 1, max(0, start - 3)), verb.length > 1
        else { return false }
        return vocabulary.predicates[verb.value].role == .reachTo
    }

    static let from: UInt32 = 0x4ECE  // 从
    static let to: UInt32 = 0x81F3  // 至

    /// 从前三季度看: the words around name no base.
    mutating func seenFrom(_ start: Int, _ limit: Int) -> PeriodMention? {
        guard start + 1 < limit, text[start + 1] != PeriodScanner.from, var inner = bare(start + 1, limit), inner.role == .span
        else {
            return nil
        }
        let end = inner.range.upperBound
        guard let word = PeriodScanner.seen.first(where: { text.has($0, at: end, before: limit) }) else { return nil }
        inner.range = start..<end + word.count
        return inner
    }

    static let seen = ["来看", "看"].map(\.scalarValues)
    static let future = ["将", "拟", "预计", "计划", "力争", "确保", "预期", "有望", "定于"].map(\.scalarValues)

    /// Whether a word of what is to come stands in the clause before, or soon behind.
    func speaksOfFuture() -> Bool {
        let (start, limit) = (self.place, self.end)
        var place = start
        while place > 0, start - place < 12, text[place - 1] != 0xFF0C, text[place - 1] != 0x3002, text[place - 1] != 0x0A {
            place -= 1
        }
        var end = start
        while end < limit, end - start < 20, text[end] != 0x3002, text[end] != 0xFF1B { end += 1 }
        while place < end {
            if PeriodScanner.future.contains(where: { text.has($0, at: place, before: end) }),
                !text.has("将近", at: place, before: end)
            {
                return true
            }
            place += 1
        }
        return false
    }

    /// A small whole number in Arabic (at most two digits) or Chinese characters.
    func small(_ start: Int, _ limit: Int) -> (value: Int, end: Int)? {
        guard start < limit else { return nil }
        if Folding.isDigit(text[start]) {
            var end = start
            var value = 0
            while end < limit, Folding.isDigit(text[end]), end - start < 3 {
                value = value * 10 + Int(text[end] - 0x30)
                end += 1
            }
            guard end - start <= 2 else { return nil }
            return (value, end)
        }
        if let single = Numerals.single(text, start, limit) { return (single, start + 1) }
        guard Numerals.isNumeral(text[start]), let numeral = Numerals.scan(text, start, limit), numeral.chinese,
            numeral.upper == nil, numeral.unit == nil, !numeral.more,
            numeral.value.exponent >= 0, numeral.value <= Exact(99),
            let value = Int(exactly: numeral.value.coefficient * Exact.powerOfTen(numeral.value.exponent))
        else { return nil }
        return (value, numeral.end)
    }
}
