/// Names by structure: words that end like a body, with a region, an unknown name or a stock code before the ending.
extension NameScanner {
    private static let single = ScalarSet("局厅")
    /// What makes another word of 局: 布局, 开好局, 格局.
    private static let noBureau = ScalarSet("布好格结大时当战残棋僵定变危破骗饭牌")
    /// Verbs, adverbs, prepositions and quantifiers begin no name.
    func opensPhrase(_ start: Int, _ limit: Int) -> Bool {
        let words = vocabulary.nameWords
        if opensClass(start, limit) || words.breaks.longest(text, start, limit) != nil
            || words.before.longest(text, start, limit) != nil
        {
            return true
        }
        if let match = vocabulary.fillers.longest(text, start, limit), match.length > 1 || NameScanner.isBoundary(text[start]) {
            return true
        }
        return vocabulary.notSubjects.longest(text, start, limit) != nil || vocabulary.verbs.longest(text, start, limit) != nil
            || vocabulary.predicateTrie.longest(text, start, limit).map { $0.length > 1 } ?? false
    }

    /// 福州持续扩大…: adverbs and movements stand in no name.
    func holdsMovement(_ start: Int, _ end: Int) -> Bool {
        for place in start..<end {
            if vocabulary.fillers.longest(text, place, end).map({ $0.length > 1 }) ?? false { return true }
            if vocabulary.predicateTrie.longest(text, place, end).map({ $0.length > 1 }) ?? false { return true }
        }
        return false
    }

    /// A verb inside words without a region says that they are a clause, not a name.
    /// 远洋运输有限公司: a firm by its legal ending may be called by what it does.
    func holdsVerb(_ start: Int, _ end: Int, isLegal: Bool = false) -> Bool {
        var place = start + 1
        while place + 1 < end {
            // a word of two characters or more begins with a pair that the vocabulary knows
            let matches = vocabulary.mayBegin(text[place], text[place + 1]) ? names.trie.all(text, place, end) : TrieMatches()
            for match in matches where match.length >= 2 && place + match.length < end {
                let isEnding = names.entries(of: match.value).contains { if case .suffix = $0 { true } else { false } }
                for entry in names.entries(of: match.value) where !isEnding {
                    if case .word = entry { return true }
                    if case .place = entry { return true }
                }
            }
            if !isLegal, vocabulary.verbs.longest(text, place, end).map({ $0.length > 1 && place + $0.length < end - 1 }) ?? false
            {
                return true
            }
            if vocabulary.predicateTrie.longest(text, place, end).map({ $0.length > 1 && place + $0.length < end - 1 }) ?? false {
                return true
            }
            place += 1
        }
        return false
    }

    /// Words from `begin` (behind a region, or at the head of a clause) that end like a body.
    func structured(_ start: Int, _ begin: Int, _ regions: [Int], _ limit: Int) -> NameMention? {
        guard !opensClass(begin, limit) else { return nil }
        var place = begin
        let far = min(limit, begin + 18)
        var found: Suffix?
        while place < far {
            // without a region only some words end a name, and they begin with these characters
            if !regions.isEmpty || names.aloneHeads.contains(text[place]), let suffix = suffix(place, limit) {
                let length = suffix.end - begin
                if accepts(suffix, between: place - begin, length: length, hasRegion: !regions.isEmpty),
                    found.map({ suffix.end > $0.end && place <= $0.end + 4 }) ?? true
                {
                    found = suffix
                }
            }
            if let known = found, place >= known.end + 4 { break }
            if text[place] == 0xFF08, let firm = bracketed(place, begin, limit) {
                found = firm
                break
            }
            if NameScanner.isBoundary(text[place]) || (text[place] == 0x548C && found != nil) { break }
            place += 1
        }
        if found == nil, regions.isEmpty, let end = reporting(start, limit) ?? trading(start, limit) {
            found = Suffix(start: end, end: end, group: "company", traits: [])
        }
        guard let found,
            found.end - start >= (found.group == "company" && regions.isEmpty ? 2 : 4)
                || (regions.isEmpty && found.end - start >= 4),
            !isClause(start, begin, found, regions)
        else { return nil }
        return NameMention(range: start..<found.end, kind: .structured(group: found.group, regions: regions))
    }

    /// Whether words that end like a body are a stretch of a clause, or a class of bodies.
    private func isClause(_ start: Int, _ begin: Int, _ found: Suffix, _ regions: [Int]) -> Bool {
        if vocabulary.nameWords.isBroken(text, begin, found.end) || joins(begin, found, !regions.isEmpty) { return true }
        guard regions.isEmpty else {
            return found.group != "bureau" && found.group != "government" && holdsMovement(begin, found.start)
        }
        return vocabulary.nameWords.isKind(text, begin, found.start) || holdsVerb(start, found.end, isLegal: found.isLegal)
    }

    /// 安琪酵母发布…年度报告, 某某股份（600000）: a company named by the report it gives or by its stock code.
    func reporting(_ start: Int, _ limit: Int) -> Int? {
        var end = start
        while end < limit, end - start <= 8, !NameScanner.isBoundary(text[end]) {
            if end - start >= 2, NameScanner.reportHeads.contains(text[end]),
                let verb = NameScanner.reports.first(where: { text.has($0, at: end, before: limit) })
            {
                let rest = (end + verb.count)..<min(limit, end + verb.count + 24)
                return NameScanner.reportNouns.contains { text.find($0, in: rest) != nil } && !holdsVerb(start, end) ? end : nil
            }
            end += 1
        }
        guard end - start >= 2, end + 7 < limit, text[end] == 0xFF08, text[(end + 1)..<(end + 7)].allSatisfy(Folding.isDigit)
        else { return nil }
        return end
    }

    /// Characters that make another word of an ending: 学位, 银行卡, 局面.
    private static let continuations: [UInt32: [UInt32]] = {
        var result: [UInt32: [UInt32]] = [:]
        for (last, next) in [
            ("学", "位生费龄前制子科业籍"), ("行", "卡业间理为动"), ("局", "面部势限长"), ("厅", "长"), ("院", "校士长线"), ("司", "法机债"), ("团", "队员体结购"),
            ("社", "会区保交"), ("场", "馆所景次"), ("部", "门分长队位署"), ("中", "学考"), ("投", "债资入标产向活清平"), ("桥", "区梁隧涵"), ("工", "程"),
            ("股", "东子"),
        ] {
            result[last.unicodeScalars.first!.value] = next.scalarValues
        }
        return result
    }()

    /// 龙源电力2025年…, 长安汽车：…: a trade word ends the name where a period or a colon follows.
    func trading(_ start: Int, _ limit: Int) -> Int? {
        for length in [4, 5, 6] where start + length < limit {
            let end = start + length
            let next = text[end]
            guard !Folding.isHan(next) || vocabulary.startFlags[Int(next)] & (StartFlags.period | StartFlags.quantity) != 0,
                vocabulary.nameWords.trades.longest(text, end - 2, end)?.length == 2
            else { continue }
            let follows =
                next == 0xFF1A || next == 0xFF08 || Folding.isDigit(next)
                || vocabulary.periodTrie.longest(text, end, limit) != nil
                || next == 0x524D && end + 1 < limit && Numerals.isNumeral(text[end + 1])
                || text.has("一季度", at: end, before: limit) || text.has("三季度", at: end, before: limit)
            guard follows else { continue }
            return !text[start..<end].contains(where: NameScanner.isBoundary) && !holdsVerb(start, end - 2) ? end : nil
        }
        return nil
    }

    private static let reports = ["发布", "披露", "公布", "公告", "晚间", "今日", "昨日", "日前"].map(\.scalarValues)
    private static let reportHeads = ScalarSet("发披公晚今昨日")
    private static let reportNouns = ["年报", "季报", "季度报告", "年度报告", "财报", "业绩", "半年报", "半年度报告", "业绩快报", "业绩预告"].map(\.scalarValues)

    /// A word by which a name ends, where it stands.
    struct Suffix {
        var start: Int
        var end: Int
        var group: String
        var traits: SuffixTraits

        /// 有限公司, 股份有限公司.
        var isLegal: Bool { group == "company" && end - start >= 4 }
    }

    func suffix(_ place: Int, _ limit: Int) -> Suffix? {
        let flags = text[place] < 0x10000 ? vocabulary.startFlags[Int(text[place])] : 0
        guard flags & StartFlags.name != 0,
            flags & StartFlags.single != 0 || place + 1 < limit && vocabulary.mayBegin(text[place], text[place + 1])
        else { return nil }
        for match in names.trie.all(text, place, limit).reversed() {
            for entry in names.entries(of: match.value) {
                if case .suffix(let group) = entry {
                    let end = place + match.length
                    if end < limit, let denied = NameScanner.continuations[text[end - 1]], denied.contains(text[end]) { continue }
                    return Suffix(start: place, end: end, group: names.meanings[group], traits: names.traits[group])
                }
            }
        }
        return nil
    }

    private func accepts(_ suffix: Suffix, between: Int, length: Int, hasRegion: Bool) -> Bool {
        if suffix.end - suffix.start == 1 {
            guard NameScanner.single.contains(text[suffix.start]), hasRegion, between >= 2 else { return false }
            return text[suffix.start] != 0x5C40 || !NameScanner.noBureau.contains(text[suffix.start - 1])
        }
        if hasRegion, suffix.traits.contains(.trade) { return false }
        if hasRegion, suffix.traits.contains(.near) { return between == 0 }
        if hasRegion, suffix.traits.contains(.ended) {
            return (2...5).contains(between) && !vocabulary.nameWords.isKind(text, suffix.start - between, suffix.start)
                && endsName(suffix.end)
        }
        if !hasRegion { return between >= 2 && between <= 14 && suffix.traits.contains(.alone) }
        return suffix.traits.contains(.weak) ? between >= 2 : length >= 2
    }
}
