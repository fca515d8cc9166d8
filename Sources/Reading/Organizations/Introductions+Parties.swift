/// Firms that a notice is of, those who hold shares in them, and the money that it reckons in.
extension Introductions {
    /// 控股股东|青州星河发展中心（以下简称…: a name that no table knows, behind what it is to somebody.
    func party(endingAt open: Int, _ isFound: inout Bool) -> Range<Int>? {
        let words = vocabulary.nameWords
        var start = open
        while start > 0, open - start < 20, Folding.isHan(text[start - 1]) {
            if let lead = words.before.ending(text, start, 0), lead.length > 1 { break }
            start -= 1
        }
        guard (4...20).contains(open - start), words.before.ending(text, start, 0).map({ $0.length > 1 }) ?? false,
            isName(start..<open),
            !opens(start, open)
        else { return nil }
        isFound = true
        return start..<open
    }

    /// 收到5%以上股东|某某中心|通知: who told the firm, by a name that no table knows; `place` is 通.
    func addInformant(_ place: Int, to result: inout GivenNames) {
        guard vocabulary.phrases.informing.stands(in: text, at: place, before: text.count) else { return }
        let end = place > 0 && text[place - 1] == 0x7684 ? place - 1 : place
        var isFound = false
        guard let name = party(endingAt: end, &isFound),
            vocabulary.names.trie.longest(text, name.lowerBound, name.upperBound) == nil
        else { return }
        result.add(Array(text[name]), .introduced([firm(name)]))
    }

    /// 某某股份发布公告称, 某某8月5日晚间公告，: whose notice it is; `last` is 告.
    func addPublished(_ last: Int, to result: inout GivenNames) {
        let words = vocabulary.nameWords
        guard last > 3, text[last - 1] == 0x516C, words.telling.longest(text, last + 1, text.count) != nil else { return }
        var end = last - 1
        while let lead = words.publishing.ending(text, end, 0) { end -= lead.length }
        if end > 1, text[end - 1] == 0x65E5, Folding.isDigit(text[end - 2]) {
            end -= 1
            while end > 0, Folding.isDigit(text[end - 1]) || text[end - 1] == 0x6708 { end -= 1 }
        }
        guard let known = holder(endingAt: end) else { return }
        switch known.kind {
        case .structured("company", _): break
        case .fixed(let index) where isFirm(vocabulary.names.fixed[index]): break
        default: return
        }
        let head = known.range.lowerBound
        guard
            head == 0 || !Folding.isHan(text[head - 1]) || vocabulary.fillers.ending(text, head, 0) != nil
                || vocabulary.periodTrie.ending(text, head, 0) != nil
        else { return }
        result.add(home: known, at: end)
    }

    /// 张三持有股份15116万股, 某某中心减持…股: who holds shares, named at the head of a clause; `verb` is 持.
    func addHolder(_ verb: Int, to result: inout GivenNames) {
        let words = vocabulary.nameWords
        guard
            let act = [verb - 1, verb].first(where: {
                words.acts.longest(text, max(0, $0), min(text.count, verb + 2)).map { $0.length > 1 } ?? false
            }), act > 2,
            (act..<min(text.count, act + 8)).contains(where: { text[$0] == 0x80A1 })  // 股
        else { return }
        var start = act
        while start > 0, act - start < 5, Folding.isHan(text[start - 1]) { start -= 1 }
        guard (2...4).contains(act - start), start == 0 || !Folding.isHan(text[start - 1]), isName(start..<act),
            holder(endingAt: act) == nil, vocabulary.names.trie.longest(text, start, act) == nil, !opens(start, act),
            words.before.longest(text, start, act) == nil, words.before.ending(text, act, start) == nil,
            vocabulary.fillers.longest(text, start, act) == nil, words.acts.longest(text, start, act) == nil,
            words.acts.ending(text, act, start) == nil, words.opens.longest(text, start, act) == nil,
            vocabulary.periodTrie.longest(text, start, act) == nil, !words.isKind(text, start, act)
        else { return }
        result.add(Array(text[start..<act]), .introduced([firm(start..<withoutTitle(start, act))]))
    }

    /// End of a name without 先生 or 女士.
    func withoutTitle(_ start: Int, _ end: Int) -> Int {
        vocabulary.nameWords.titles.ending(text, end, start).map { end - $0.length } ?? end
    }

    /// 23.27亿港元（下同）, 1.71元（港元，下同）: what 元 stands for from here on; a bracket opens at `open`.
    func addMoney(_ open: Int, to result: inout GivenNames) {
        var place = open + 1
        while place < text.count, place - open <= 8, text[place] != 0x4E0B, text[place] != 0xFF09 { place += 1 }
        guard text.has(Introductions.alike, at: place, before: text.count) else { return }
        var end = place == open + 1 ? open : place
        while end > open + 1, !Folding.isHan(text[end - 1]) { end -= 1 }
        guard let found = vocabulary.unitTrie.ending(text, end, max(0, end - 4)), vocabulary.units[found.value].group == "money"
        else { return }
        let unit = vocabulary.units[found.value].unit
        // 1.71元（港元，下同）: the amount before the bracket too
        var from = open
        while place > open + 1, from > 0, !Scanner.partsClause(text[from - 1]), !Folding.endsSentence(text[from - 1]) {
            from -= 1
        }
        result.set(money: unit == "CNY" ? nil : unit, from: from - 1)
    }

    private static let alike = "下同".scalarValues
}
