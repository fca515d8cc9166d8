/// What looks like a name by its ending and is none: classes of bodies, two bodies in a row, words that point back within longer ones.
extension NameScanner {
    /// 部分医院, 三家银行: a quantifier opens a class of bodies.
    func opensClass(_ start: Int, _ limit: Int) -> Bool {
        if vocabulary.nameWords.opens.longest(text, start, limit) != nil { return true }
        guard start + 1 < limit, NameScanner.counts.contains(text[start]) else { return false }
        return NameScanner.sizes.contains(text[start + 1]) || vocabulary.unitTrie.longest(text, start + 1, limit) != nil
    }

    private static let counts = ScalarSet("一二三四五六七八九十两几数多")
    private static let sizes = ScalarSet("大地级")

    /// 武术学校和孔子学院, 北京和雄安新区: what stands before 和 is a name or a class of its own.
    func joins(_ begin: Int, _ found: Suffix, _ hasRegion: Bool) -> Bool {
        for place in begin..<found.start where NameScanner.joints.contains(text[place]) {
            if place == begin { return true }
            for length in 2...4 where place - length >= begin {
                // 文化和旅游局, 科技和工信局 are one; trades end no name behind a region
                guard let left = suffix(place - length, place), left.end == place else { continue }
                if !hasRegion || !left.traits.contains(.trade) { return true }
            }
        }
        return false
    }

    static let joints = ScalarSet("和与")

    /// 远洋运输（上海）有限公司: the ending of a firm right behind a bracket that opens at `open`.
    func bracketed(_ open: Int, _ begin: Int, _ limit: Int) -> Suffix? {
        var close = open + 1
        while close < limit, close - open <= 8, Folding.isHan(text[close]) { close += 1 }
        guard open - begin >= 2, close > open + 1, close < limit, text[close] == 0xFF09 else { return nil }
        if let ending = suffix(close + 1, limit), ending.group == "company", ending.traits.contains(.alone) { return ending }
        // 星河（北京）|医药科技|股份有限公司
        var place = close + 1
        while place < limit, place - close <= 12, Folding.isHan(text[place]) {
            if let ending = suffix(place, limit), ending.isLegal { return ending }
            place += 1
        }
        return nil
    }

    /// 成都|东站|发送旅客: where the name of a station behind a region ends, whose figures are the region's.
    func station(_ place: Int, _ limit: Int) -> Int? {
        var end = place
        if end < limit, NameScanner.sides.contains(text[end]) { end += 1 }
        guard end < limit, text[end] == 0x7AD9 else { return nil }  // 站
        func acts(_ place: Int) -> Bool { vocabulary.phrases.station.stands(in: text, at: place, before: limit) }
        if acts(end + 1) { return end + 1 }
        // 成都东站、|成都南站分别发送
        guard end + 1 < limit, text[end + 1] == 0x3001 else { return nil }
        return (end + 2..<min(limit, end + 14)).contains { text[$0] == 0x7AD9 && acts($0 + 1) } ? end + 1 : nil
    }

    private static let sides = ScalarSet("东南西北")

    /// Whether the clause goes on behind a name with a sign, a time or a verb; a number or a verb of reaching would count a class.
    func endsName(_ end: Int) -> Bool {
        let limit = text.count
        guard end < limit, Folding.isHan(text[end]) else { return end >= limit || !Folding.isDigit(text[end]) }
        if NameScanner.isBoundary(text[end]) { return text[end] != 0x7684 }
        if let match = vocabulary.predicateTrie.longest(text, end, limit) {
            return [.change, .net, .plan, .will].contains(vocabulary.predicates[match.value].role)
        }
        return vocabulary.periodTrie.longest(text, end, limit) != nil
            || vocabulary.verbs.longest(text, end, limit).map { $0.length > 1 } ?? false
            || vocabulary.fillers.longest(text, end, limit).map { $0.length > 1 } ?? false
            || vocabulary.nameWords.breaks.longest(text, end, limit) != nil
    }

    /// Whether a word that points back may be the end of a longer one: 保险公司, 社区内.
    func mayEnd(_ start: Int, _ end: Int) -> Bool {
        guard NameScanner.pointing.contains(text[start]) else { return false }
        return !standsFree(start) || endsParty(start, end)
    }

    /// 标的|公司: what a firm is to another.
    private func endsParty(_ start: Int, _ end: Int) -> Bool {
        (2...6).contains { length in
            length > end - start && end >= length
                && vocabulary.nameWords.before.longest(text, end - length, end)?.length == length
        }
    }

    /// Whether a word begins at `start`: behind a sign, a character that no name holds, a time or a word of the vocabulary.
    ///
    /// `behindBody`: or behind a body of the vocabulary (三峡集团|漳浦).
    func standsFree(_ start: Int, behindBody: Bool = false) -> Bool {
        guard start > 0 else { return true }
        let before = text[start - 1]
        guard Folding.isHan(before) else { return !Folding.isLatin(before) }
        if NameScanner.isBoundary(before) || NameScanner.joints.contains(before) || NameScanner.times.contains(before) {
            return true
        }
        for length in 1...(behindBody ? 6 : 4) where start >= length {
            let word = start - length
            func ends(_ trie: Trie) -> Bool { trie.longest(text, word, start)?.length == length }
            if ends(vocabulary.fillers) || ends(vocabulary.notSubjects) || ends(vocabulary.verbs) || ends(vocabulary.announcers)
                || ends(vocabulary.periodTrie) || ends(vocabulary.nameWords.breaks)
                || length > 1 && (ends(vocabulary.predicateTrie) || endsPlace(word, start, orBody: behindBody))
            {
                return true
            }
        }
        return false
    }

    /// 我国|义乌: a country or a word for one ends here.
    private func endsPlace(_ start: Int, _ end: Int, orBody: Bool) -> Bool {
        // 集团|公司: one word
        guard !NameScanner.pointing.contains(text[start]), let match = names.trie.longest(text, start, end),
            match.length == end - start
        else { return false }
        return names.entries(of: match.value).contains { entry in
            switch entry {
            case .place, .word: true
            case .fixed: orBody
            default: false
            }
        }
    }

    private static let pointing = ScalarSet("公集分支区市县州")
    private static let times = ScalarSet("年月日度初末底")
}
