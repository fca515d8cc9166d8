import Quantities

/// Periods of a clause: which govern, which are a base, which hold for one figure alone.
extension ArticleReader {
    mutating func read(_ period: PeriodMention, _ item: Item, _ walk: inout Walk) {
        let after = item.range.upperBound
        let de = after < text.count && text[after] == 0x7684
        // 比 较 与 同 跟
        let isComparison = walk.phrase.scalars.last.map { [0x6BD4, 0x8F83, 0x4E0E, 0x540C, 0x8DDF].contains($0) } ?? false
        let compares = isComparison || walk.phrase.hasSuffix("相比") || walk.phrase.hasSuffix("相较于") || walk.phrase.hasSuffix("相较")
        let isSet = vocabulary.phrases.compared.stands(in: text, at: after, before: text.count)
        if isComparison, isOfOther(period, item) { return }
        if takeAgainst(period, after, &walk) { return }
        if isNextBase(item, walk) {
            walk.bases.append(baseDays(period))
            walk.basesEnd = after
            walk.phrase = Phrase()
            return
        }
        if compares || isSet || isAbove(period, after, walk) { return compare(period, after, &walk) }
        // 2020年出台的政策: how old it is
        if period.role != .none || period.period == nil, let length = attribute(after) {
            walk.cursor = after + length
            return
        }
        if period.role == .none { return }
        // 是去年同期的1.5倍, 是去年同期增量的1.5倍
        let isEqual = vocabulary.phrases.equal.ends(walk.phrase)
        let behind =
            period.role == .same || isEqual
            ? (after..<max(after, min(text.count, after + 8))).first { text[$0] == 0x7684 || Folding.isDigit(text[$0]) }
                .flatMap { text[$0] == 0x7684 ? $0 : nil } : de ? after : nil
        if let behind, isEqual && isRatioNear(behind + 1) || endsInReaching(walk.phrase) && isMultipleNear(behind + 1) {
            timing.setBase(baseDays(period))
            walk.isMultiple = true
            // 是去年日均水平的116%: a multiple of the same measure
            if period.role != .same, behind > after { (walk.phrase, walk.cursor) = (Phrase(), behind + 1) }
            return
        }
        let isRange = text[item.range].contains { $0 == 0x81F3 || $0 == 0x2014 || $0 == 0x5230 || $0 == 0x2D }
        let fromWord = !isRange && walk.phrase.scalars.last.map { $0 == 0x4ECE || $0 == 0x7531 } ?? false
        if de || (fromWord && period.role != .since), isFigureNear(after + 1) || fromWord {
            walk.local = period.period
            if de, !fromWord, walk.phrase.isEmpty { timing.govern(period) }
            if fromWord { timing.setBase(baseDays(period)) }
            return
        }
        if walk.phrase.scalars.last == 0x7684, timing.isStated { return }
        if isSuperlative(after) { return }
        // 余额214.8亿元，当年净增38.6亿元: the day goes on governing
        if timing.dayIsLast, string(item.range) == "当年" { return }
        if period.role == .same {
            walk.local = period.period
            return
        }
        if walk.phrase.scalars.last.map({ $0 == 0x5230 || $0 == 0x81F3 }) ?? false, !endsInReaching(walk.phrase),
            let end = period.period?.end, let issued,
            end > issued
        {
            targetScope = true
        }
        timing.govern(period)
        timing.isYearRange = isRange && ArticleReader.yearRanges.occurs(in: text, item.range)
    }

    /// 高于|上年同期|1.2个百分点: what it is more than.
    private func isAbove(_ period: PeriodMention, _ after: Int, _ walk: Walk) -> Bool {
        period.role != .none && isFigureNear(after) && vocabulary.phrases.above.ending(walk.phrase.scalars) != nil
    }

    /// 比上年同期、|上年全年|和今年一季度: another period of the list that is compared with.
    private func isNextBase(_ item: Item, _ walk: Walk) -> Bool {
        !walk.bases.isEmpty && item.range.lowerBound == walk.basesEnd + 1
            && ArticleReader.separators.contains(text[walk.basesEnd])
    }

    /// 比|同期|工业增加值增速高6.7个百分点: measured against another figure of the same time.
    private func isOfOther(_ period: PeriodMention, _ item: Item) -> Bool {
        period.role == .same && item.range.count == 2
            && vocabulary.registry.trie.longest(text, item.range.upperBound, text.count) != nil
    }

    /// 高于|2023年的|4.70册: what it is measured against, and no movement; false for anything else.
    private mutating func takeAgainst(_ period: PeriodMention, _ after: Int, _ walk: inout Walk) -> Bool {
        guard after < text.count, text[after] == 0x7684, isFigureNear(after + 1),
            let above = vocabulary.phrases.above.ending(walk.phrase.scalars)
        else { return false }
        walk.phrase.dropLast(above)
        walk.local = period.role == .point ? period.period.map { Period(start: nil, end: $0.end) } : period.period
        return true
    }

    /// 较上年, 与2019年相比: the period is the base, and with 的 behind it that of the figure too.
    private mutating func compare(_ period: PeriodMention, _ after: Int, _ walk: inout Walk) {
        let de = after < text.count && text[after] == 0x7684
        if walk.phrase.hasSuffix("环比") || walk.phrase.hasSuffix("同比") { walk.phrase.dropLast(2) }
        while let last = walk.phrase.scalars.last, [0x6BD4, 0x8F83, 0x4E0E, 0x540C, 0x8DDF, 0x76F8, 0x4E8E].contains(last),
            !(last == 0x6BD4 && walk.phrase.hasSuffix("占比")), !vocabulary.phrases.above.ends(walk.phrase)
        {
            walk.phrase.dropLast(1)
        }
        timing.setBase(baseDays(period))
        (walk.bases, walk.basesEnd) = ([baseDays(period)], after)
        hasPointsBase = false
        if de, let window = timing.window, let days = period.period, let start = window.start,
            days == Period(year: start.year - 1),
            window != Period(year: start.year)
        {
            walk.local = window.yearEarlier  // 前三个月…，同比去年的542亿元
            return
        }
        // 7月，…119亿元，较上年|175亿元|，下滑31.6%: of the same part of it
        if !de, isFigureNear(after), isGrown(behind: after), let window = timing.window, let start = window.start,
            period.period == Period(year: start.year - 1), window != Period(year: start.year)
        {
            walk.local = window.yearEarlier
            timing.setBase(window.yearEarlier)
            return
        }
        // 较去年同期|44亿元|增长11%: the amount is that of the time compared with
        if !de, isFigureNear(after), isGrown(behind: after) {
            walk.local = period.role == .point ? period.period.map { Period(start: nil, end: $0.end) } : period.period
            return
        }
        if de { walk.local = period.role == .point ? period.period.map { Period(start: nil, end: $0.end) } : period.period }
    }

    /// Whether a movement stands right behind the number at `place`, which is no ratio itself.
    private func isGrown(behind place: Int) -> Bool {
        let place = place + (vocabulary.boundTries.prefix.longest(text, place, text.count)?.length ?? 0)
        guard
            let number = QuantityScanner(text: text, vocabulary: vocabulary).scan(
                place, min(text.count, place + 24), floor: place),
            !Nature.isRatio(number.unit), number.unit != "pp", !number.unit.isEmpty, number.range.upperBound < text.count,
            let verb = vocabulary.predicateTrie.longest(
                text, number.range.upperBound + (text[number.range.upperBound] == 0xFF0C ? 1 : 0), text.count)
        else { return false }
        return vocabulary.predicates[verb.value].role == .change
    }

    /// 增至, 扩大到: what the multiple behind a year is of.
    private func endsInReaching(_ phrase: Phrase) -> Bool {
        guard let match = vocabulary.predicateTrie.ending(phrase.scalars, phrase.count, 0) else { return false }
        let role = vocabulary.predicates[match.value].role
        return role == .reachTo || role == .reach
    }

    private static let yearRanges: WordList = ["年到", "年至", "年—"]

    /// 为近五年最低, 2022年2月以来最高值: how long nothing has surpassed it.
    private func isSuperlative(_ place: Int) -> Bool {
        vocabulary.phrases.superlative.stands(in: text, at: place, before: text.count)
    }

    /// Length of a verb with 的 at `place` by which a year tells how old a thing is.
    private func attribute(_ place: Int) -> Int? {
        let words = vocabulary.phrases
        guard
            let length = words.making.length(in: text, at: place, before: text.count)
                ?? words.maturing.length(in: text, at: place, before: text.count),
            text.has("的", at: place + length, before: text.count)
        else { return nil }
        return length + 1
    }

    /// 假期（5月1日至5日）: days that stand alone in brackets behind a period tell which it is.
    func isGloss(_ item: Item, _ index: Int, _ clause: Clause) -> Bool {
        guard case .period(let gloss) = item.kind, let start = gloss.period?.start, let end = gloss.period?.end,
            item.range.upperBound < text.count, text[item.range.upperBound] == 0xFF09,
            item.range.lowerBound > clause.range.lowerBound,
            text[item.range.lowerBound - 1] == 0xFF08
        else { return false }
        guard index > 0, case .period(let outer) = clause.items[index - 1].kind,
            clause.items[index - 1].range.upperBound == item.range.lowerBound - 1
        else {
            // 活动期间（11月12日至27日）
            if clause.items[..<index].contains(where: \.isFigure) { return false }
            // 周一（11月6日）
            if start == end { return isDayName(endingAt: item.range.lowerBound - 1) }
            return start < end && end.number - start.number <= 62
        }
        guard let outerStart = outer.period?.start, let outerEnd = outer.period?.end else { return true }
        return end.number - start.number < outerEnd.number - outerStart.number
    }

    private func isDayName(endingAt end: Int) -> Bool {
        end >= 2 && text[end - 2] == 0x5468 && Numerals.isNumeral(text[end - 1])
            || end >= 2 && text[end - 2] == 0x5468 && text[end - 1] == 0x65E5
    }

    /// A year as a base stands for the window of the figure a year earlier where it is the year before.
    func baseDays(_ period: PeriodMention) -> Period? {
        guard let days = period.period else { return nil }
        if period.role == .point || period.role == .asOf { return Period(start: nil, end: days.end) }
        return days
    }

    /// Whether the number at `place` is a percentage or a multiple: 是2021年同期的4.5倍.
    func isRatioNear(_ place: Int) -> Bool {
        guard place < text.count else { return false }
        let scanner = QuantityScanner(text: text, vocabulary: vocabulary)
        var start = place
        if let bound = vocabulary.boundTries.prefix.longest(text, place, text.count) { start += bound.length }
        guard start < text.count, Numerals.isNumeral(text[start]) else { return false }
        return scanner.scan(start, min(text.count, start + 24), floor: place).map { Nature.isRatio($0.unit) } ?? false
    }

    /// Whether the number at `place` is a multiple: 增至上年的2.3倍.
    private func isMultipleNear(_ place: Int) -> Bool {
        isRatioNear(place) && text[place..<min(text.count, place + 12)].contains(0x500D)
    }

    func isFigureNear(_ place: Int) -> Bool {
        place < text.count
            && (Numerals.isNumeral(text[place]) || vocabulary.boundTries.prefix.longest(text, place, text.count) != nil)
    }
}
