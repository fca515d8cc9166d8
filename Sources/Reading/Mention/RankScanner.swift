import Quantities

/// Finds places in a field: 第2位, 首位, 居第一, 前十; an ordinal that is no rank (第3次) is no rank.
struct RankScanner {
    let text: [UInt32]
    let vocabulary: Vocabulary

    enum Result {
        case rank(RankMention)
        /// 第三代, 第5版: an ordinal that ends there.
        case ordinal(end: Int)
    }

    private static let di: UInt32 = 0x7B2C
    private static let qian: UInt32 = 0x524D
    private static let fields = [
        "全国", "全球", "世界", "全省", "全市", "全县", "全区", "亚洲", "国内", "行业", "省内", "全系统", "同业", "全网", "全行", "中部", "西部", "东部", "全州", "系统",
        "同类",
    ].map(\.scalarValues)

    /// The rank or ordinal that begins at `start`; `floor` is the first place of its clause.
    func scan(_ start: Int, _ limit: Int, floor: Int) -> Result? {
        let match = vocabulary.rankTrie.longest(text, start, limit)
        // 第二把交椅 is longer than any ordinal
        if match?.length ?? 0 < 4 {
            if text[start] == RankScanner.di { return ordinal(start, limit, floor) }
            if text[start] == RankScanner.qian { return top(start, limit, floor) }
        }
        guard let match else { return nil }
        let end = start + match.length
        if isSet(start, floor) { return .ordinal(end: end) }
        let word = vocabulary.ranks[match.value]
        if match.length == 1 {
            // 居首: only right behind its verb and before the end of a clause.
            guard start > floor, text[start - 1] == 0x5C45 || text[start - 1] == 0x5217, end >= limit || !Folding.isHan(text[end])
            else { return nil }
        } else if end < limit, Folding.isHan(text[end]), !isRanked(start, floor) {
            return nil
        }
        return .rank(RankMention(range: start..<end, value: word.value, bound: .exact))
    }

    private func ordinal(_ start: Int, _ limit: Int, _ floor: Int) -> Result? {
        guard start + 1 < limit, Numerals.isNumeral(text[start + 1]), let numeral = Numerals.scan(text, start + 1, limit) else {
            return nil
        }
        var end = numeral.end
        // 第1至3名: places of several
        if end + 1 < limit, RankScanner.dashes.contains(text[end]) {
            let next = text[end + 1] == RankScanner.di ? end + 2 : end + 1
            if next < limit, Numerals.isNumeral(text[next]), let last = Numerals.scan(text, next, limit), last.end < limit,
                text[last.end] == 0x4F4D || text[last.end] == 0x540D
            {
                return .ordinal(end: last.end + 1)
            }
        }
        let isPlace = end < limit && (text[end] == 0x4F4D || text[end] == 0x540D) && !(end + 1 < limit && text[end + 1] == 0x540D)
        if isPlace {
            end += 1
            // 第一位教师 counts persons, 第一位的责任 nothing, unless a verb of rank stands before
            if end < limit, text[end] == 0x7684, !isRanked(start, floor), !fieldBefore(start, floor) { return .ordinal(end: end) }
            if end < limit, Folding.isHan(text[end]), !isRanked(start, floor), !RankScanner.continues(text[end]),
                !isLeft(start, end, floor)
            {
                return .ordinal(end: end)
            }
        } else {
            let closes = end >= limit || !Folding.isHan(text[end]) || RankScanner.continues(text[end])
            guard closes, isRanked(start, floor) || fieldBefore(start, floor) || isReached(start, floor) else {
                return .ordinal(end: end)
            }
            if end < limit, Folding.isDigit(text[end]) || Folding.isLatin(text[end]) { return .ordinal(end: end) }
        }
        if numeral.value.coefficient <= 0 || numeral.value > Exact(5000) || isSet(start, floor) { return .ordinal(end: end) }
        return .rank(RankMention(range: start..<end, value: numeral.value, bound: .exact))
    }

    /// 从第10位升至…, 由第3位降到…, 比上年的第5位提升…: the place before.
    private func isLeft(_ start: Int, _ end: Int, _ floor: Int) -> Bool {
        start > floor && RankScanner.origins.contains(text[start - 1]) && RankScanner.moves.contains(text[end])
    }

    /// 升至|第二, 下滑至|第三: the place that something has come to.
    private func isReached(_ start: Int, _ floor: Int) -> Bool {
        guard start - 2 >= floor, text[start - 1] == 0x81F3 || text[start - 1] == 0x5230 else { return false }  // 至 到
        return RankScanner.moves.contains(text[start - 2]) || start - 3 >= floor && RankScanner.moves.contains(text[start - 3])
    }

    private static let origins = ScalarSet("从由的比自")
    private static let moves = ScalarSet("升上跃提前降下后退跌滑")
    private static let dashes = ScalarSet("至到—-~～")

    /// 的 和 与 、 after a rank go on without making a noun of it.
    private static func continues(_ scalar: UInt32) -> Bool {
        [0x7684, 0x548C, 0x4E0E, 0x4E14, 0x5E76, 0x4EE5, 0x53CA, 0x3001].contains(scalar)
    }

    /// 前10名, 排名前十.
    private func top(_ start: Int, _ limit: Int, _ floor: Int) -> Result? {
        guard start + 1 < limit, Numerals.isNumeral(text[start + 1]), text[start + 1] != 0x4E24,
            let numeral = Numerals.scan(text, start + 1, limit),
            numeral.upper == nil, !numeral.more, numeral.value.coefficient > 0
        else { return nil }
        var end = numeral.end
        if end < limit, text[end] == 0x4F4D || text[end] == 0x540D || text[end] == 0x5F3A {
            end += 1
        } else {
            guard end >= limit || !Folding.isHan(text[end]) || text[end] == 0x7684 || text[end] == 0x5217, isRanked(start, floor)
            else { return nil }
        }
        // 排名前三位的|城市: which ones are meant
        if end + 1 < limit, text[end] == 0x7684, vocabulary.phrases.place.stands(in: text, at: end + 1, before: limit) {
            return .ordinal(end: end)
        }
        return .rank(RankMention(range: start..<end, value: numeral.value, bound: .atMost))
    }

    /// 把质量摆在各项工作的|首位: what comes first in importance, and no place in a field.
    private func isSet(_ start: Int, _ floor: Int) -> Bool {
        (max(floor, start - 16)..<start).contains { vocabulary.phrases.setting.stands(in: text, at: $0, before: start) }
    }

    private func fieldBefore(_ start: Int, _ floor: Int) -> Bool {
        RankScanner.fields.contains { start - $0.count >= floor && text.has($0, at: start - $0.count, before: start) }
    }

    /// Whether a verb of rank stands in the clause before, at most 14 characters away.
    private func isRanked(_ start: Int, _ floor: Int) -> Bool {
        var place = start - 1
        while place >= max(floor, start - 14) {
            if text[place] == 0xFF0C || text[place] == 0x3002 || text[place] == 0xFF1B { return false }
            if let match = vocabulary.predicateTrie.longest(text, place, start), vocabulary.predicates[match.value].role == .rank
            {
                return true
            }
            place -= 1
        }
        return false
    }
}
