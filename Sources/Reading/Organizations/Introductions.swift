/// Finds names that a text introduces: short ones, 中国邮政储蓄银行（以下简称邮储银行）, and companies by their stock code, 某某股份（600000.SH）.
struct Introductions {
    let text: [UInt32]
    let vocabulary: Vocabulary

    private static let marks = ["以下简称", "简称", "下称", "以下称", "又称"].map(\.scalarValues)
    private static let opening: Set<UInt32> = [0xFF1A, 0x201C, 0x2018, 0x300C, 0x20, 0x4E3A]
    private static let closing: Set<UInt32> = [0xFF09, 0x201D, 0x2019, 0x300D, 0xFF0C, 0x3001, 0x20, 0x6216]
    /// What parts two short names: “公司”或“星河”.
    private static let between: Set<UInt32> = [0x201D, 0x2019, 0x300D, 0x3001, 0x6216, 0x201C, 0x2018, 0x300C]

    /// `given` and what the text introduces.
    func adding(to given: GivenNames) -> GivenNames {
        var result = given
        for place in text.indices {
            switch text[place] {
            case 0xFF08:
                addBracket(place, to: &result)
                addMoney(place, to: &result)
            case 0x53F8, 0x5408:  // 公司, （有限合伙）
                addFirm(place, to: &result)
                addParty(place, to: &result)
            case 0x4E1C, 0x65B9, 0x4EBA: addParty(place, to: &result)  // 股东, 交易对方, 一致行动人
            case 0xFF1A: addHeaded(place, to: &result)
            case 0x7684: addLocated(place, to: &result)
            case 0x79F0: addListed(place, to: &result)  // 证券简称
            case 0x65E5: addNotice(place, to: &result)  // 20日晚间披露
            case 0x901A: addInformant(place, to: &result)  // 股东某某通知
            case 0x544A: addPublished(place, to: &result)  // 发布公告称
            case 0x6301: addHolder(place, to: &result)  // 持有, 减持
            default: break
            }
        }
        return result
    }

    /// A bracket behind a name: short names of its body, or its stock code.
    private func addBracket(_ open: Int, to result: inout GivenNames) {
        var isNamed = false
        // looked for only where a short name stands: most brackets hold none
        var isParty = false
        lazy var holder =
            result.introduced(endingAt: open, in: text) ?? self.holder(endingAt: open)
            ?? (isListing(open) ? listed(endingAt: open) : party(endingAt: open, &isParty)).map(firm)
        for place in starts(open) {
            var start = place
            while let word = introduced(start, isFirst: start == place) {
                start = word.upperBound
                while start < text.count, Introductions.between.contains(text[start]) { start += 1 }
                guard let holder else { continue }
                isNamed = true
                if isName(word) {
                    result.add(Array(text[word]), .introduced([holder]))
                    if isParty { result.add(Array(text[holder.range]), .introduced([holder])) }
                } else if pointsToFirm(word) {
                    result.add(home: holder, at: open)
                }
            }
        }
        guard !isNamed, open > 0, StockCode.end(in: text, from: open, before: text.count) != nil else { return }
        if let word = listed(endingAt: text[open - 1] == 0x20 ? open - 1 : open).map(withStatus) {
            result.add(Array(text[word]), .introduced([firm(word)]))
            result.add(home: firm(word), at: open)
        } else if let known = holder, case .fixed(let index) = known.kind, isFirm(vocabulary.names.fixed[index]) {
            result.add(home: known, at: open)
        }
    }

    /// 某某20日晚间披露…, 某某3月20日公告: the name of a firm at the head of its notice.
    private func addNotice(_ day: Int, to result: inout GivenNames) {
        var end = day + 1
        while let time = Introductions.times.first(where: { text.has($0, at: end, before: text.count) }) { end += time.count }
        guard Introductions.notices.stands(in: text, at: end, before: text.count) else { return }
        var start = day
        while start > 0, Folding.isDigit(text[start - 1]) || start < day && text[start - 1] == 0x6708 { start -= 1 }
        guard start < day else { return }
        var head = start
        while head > 0, start - head < 8, Folding.isHan(text[head - 1]) { head -= 1 }
        guard head == 0 || Introductions.heads.contains(text[head - 1]), (2...6).contains(start - head), isName(head..<start),
            holder(endingAt: start).map(isUnknown) ?? true, !opens(head, start), lead(head, start) == nil, !joins(head, start),
            vocabulary.names.trie.longest(text, head, start) == nil
        else { return }
        result.add(Array(text[head..<start]), .introduced([firm(head..<start)]))
        result.add(home: firm(head..<start), at: start)
    }

    private static let notices: WordList = ["披露", "公告", "发布", "公布"]

    /// （证券简称：…）: only a firm that is listed is introduced so.
    private func isListing(_ open: Int) -> Bool {
        Introductions.listings.contains { text.has($0, at: open + 1, before: text.count) }
    }

    func firm(_ word: Range<Int>) -> NameMention { NameMention(range: word, kind: .structured(group: "company", regions: [])) }

    /// Where the parts of a bracket begin: （证券代码：600000，以下简称…）.
    private func starts(_ open: Int) -> [Int] {
        var starts = [open + 1]
        var place = open + 1
        while place < text.count, place - open < 60, text[place] != 0xFF09, text[place] != 0x0A {
            if text[place] == 0xFF0C || text[place] == 0xFF1B || text[place] == 0x3001 { starts.append(place + 1) }
            place += 1
        }
        return starts
    }

    /// The name of a company before its stock code: two to eight characters behind a sign or 公司, that no name of the vocabulary ends in.
    private func listed(endingAt open: Int) -> Range<Int>? {
        var start = open
        while start > 0, open - start < 20, Folding.isHan(text[start - 1]) || Folding.isLatin(text[start - 1]) { start -= 1 }
        // *ST某某: what the exchange puts before the name
        if start > 0, text[start - 1] == 0x2A, Folding.isLatin(text[start]) { start -= 1 }
        // a digit or a blank may stand within the name, or the words go on before
        guard start == 0 || Introductions.heads.contains(text[start - 1]) else { return nil }
        while let firm = text.find(Introductions.firm, in: start..<open), firm + 2 < open { start = firm + 2 }
        while let lead = lead(start, open) { start += lead }
        guard (2...8).contains(open - start), isName(start..<open), holder(endingAt: open).map(isUnknown) ?? true,
            !opens(start, open), !joins(start, open)
        else { return nil }
        return start..<open
    }

    /// *ST|某某: with the mark of the exchange that a blank parts from the name.
    private func withStatus(_ name: Range<Int>) -> Range<Int> {
        var start = name.lowerBound
        guard start >= 3, text[start - 1] == 0x20, text.has(Introductions.status, at: start - 3, before: start) else {
            return name
        }
        start -= 3
        if start > 0, text[start - 1] == 0x2A { start -= 1 }
        return start..<name.upperBound
    }

    private static let status = "ST".scalarValues

    /// Length of a word before the name that is none of it: 其中, 昨日, 晚间.
    private func lead(_ start: Int, _ open: Int) -> Int? {
        if let time = Introductions.times.first(where: { text.has($0, at: start, before: open) }) { return time.count }
        if let filler = vocabulary.fillers.longest(text, start, open), filler.length > 1 { return filler.length }
        return vocabulary.periodTrie.longest(text, start, open).flatMap { $0.length > 1 ? $0.length : nil }
    }

    private static let times = ["晚间", "午间", "早间", "盘后", "盘前", "晚"].map(\.scalarValues)
    private static let firm = "公司".scalarValues
    private static let heads: Set<UInt32> = [
        0x0A, 0x20, 0x2C, 0x3A, 0x3B, 0xFF0C, 0x3002, 0x3001, 0xFF1A, 0xFF1B, 0xFF01, 0xFF1F, 0x201C, 0x300C, 0xFF09, 0x3011,
        0x201D, 0x300A,
        0x300B,
    ]
    static let joints = ScalarSet("和与及或")

    private func isUnknown(_ holder: NameMention) -> Bool {
        if case .structured("company", _) = holder.kind { true } else { false }
    }

    /// Whether a clause goes on here, so that no name begins: 截至, 实现, 了.
    func opens(_ start: Int, _ end: Int) -> Bool {
        vocabulary.notSubjects.longest(text, start, end) != nil || vocabulary.verbs.longest(text, start, end) != nil
            || vocabulary.predicateTrie.longest(text, start, end).map { $0.length > 1 } ?? false
            || text[start..<end].contains { Introductions.particles.contains($0) }
    }

    private static let particles = ScalarSet("的了在是被把从由")

    /// 万科和某某股份: two names, and which of them the code is of cannot be said of the words between.
    private func joins(_ start: Int, _ end: Int) -> Bool {
        end - start >= 5 && (start + 2..<end - 2).contains { Introductions.joints.contains(text[$0]) }
    }

    /// The words behind the mark, or behind the words before.
    private func introduced(_ place: Int, isFirst: Bool) -> Range<Int>? {
        var start = place
        if isFirst {
            guard let mark = mark(place) else { return nil }
            start += mark
        }
        while start < text.count, Introductions.opening.contains(text[start]) { start += 1 }
        var end = start
        while end < text.count, end - start <= 14, !Introductions.closing.contains(text[end]) {
            guard Folding.isHan(text[end]) || Folding.isLatin(text[end]) || Folding.isDigit(text[end]) else { return nil }
            end += 1
        }
        return (2...14).contains(end - start) && end < text.count ? start..<end : nil
    }

    /// Length of the mark: 以下简称, 证券简称.
    private func mark(_ place: Int) -> Int? {
        let lead = Introductions.listings.first { text.has($0, at: place, before: text.count) }?.count ?? 0
        return Introductions.marks.first { text.has($0, at: place + lead, before: text.count) }.map { lead + $0.count }
    }

    static let listings = ["证券", "股票", "股份", "公司", "企业"].map(\.scalarValues)

    /// 公司, 本公司: introduced for the firm that an announcement is of.
    private func pointsToFirm(_ word: Range<Int>) -> Bool {
        guard let match = vocabulary.names.trie.longest(text, word.lowerBound, word.upperBound), match.length == word.count else {
            return false
        }
        return vocabulary.names.entries(of: match.value).contains { entry in
            if case .word(let means) = entry { vocabulary.names.meanings[means] == "company" } else { false }
        }
    }

    /// Whether words may be a name: 公司, 该行 and the like point back by themselves.
    func isName(_ word: Range<Int>) -> Bool {
        guard let match = vocabulary.names.trie.longest(text, word.lowerBound, word.upperBound), match.length == word.count else {
            return true
        }
        return !vocabulary.names.entries(of: match.value).contains { entry in
            switch entry {
            case .word, .negative: true
            default: false
            }
        }
    }

    /// The longest name that ends where the bracket opens.
    func holder(endingAt open: Int) -> NameMention? {
        let scanner = NameScanner(text: text, vocabulary: vocabulary)
        var end = open
        if end > 0, Folding.closes(text[end - 1]) { end -= 1 }
        var head = end
        while head > 0, end - head < 32, text[head - 1] != 0x0A, !Folding.endsSentence(text[head - 1]) { head -= 1 }
        for start in head..<max(head, end - 1) {
            let isHead = start == head || !Folding.isHan(text[start - 1]) || NameScanner.isBoundary(text[start - 1])
            guard let name = scanner.scan(start, end, atHead: isHead), name.range.upperBound == end else { continue }
            if case .word = name.kind { continue }
            return name
        }
        return nil
    }
}
