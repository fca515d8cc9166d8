/// Names that stand in full somewhere in the text, so that they are known elsewhere in it.
extension Introductions {
    /// 控股股东星河集团有限公司: the name of a firm by its legal ending, in the middle of a clause too; `last` is its last character.
    func addFirm(_ last: Int, to result: inout GivenNames) {
        guard let end = legalEnd(last) else { return }
        var start = last - 4
        while start > 0, last - start < 30, let before = back(start) { start = before }
        start = cut(start, last - 3)
        let scanner = NameScanner(text: text, vocabulary: vocabulary)
        // a name that begins with a region is known by that
        guard (4...30).contains(end - start), last - 3 - start >= 2, isName(start..<end), !opens(start, last - 3),
            vocabulary.names.trie.longest(text, start, end).map({ !vocabulary.names.holdsDivision[$0.value] }) ?? true,
            let name = scanner.scan(start, end, atHead: true), name.range.upperBound == end, scanner.suffix(start, end) == nil
        else { return }
        guard case .structured = name.kind else { return }
        result.add(Array(text[start..<end]), .introduced([name]))
        // 星河医药|（北京）科技股份有限公司 is called by what stands before the bracket
        if let open = text[start..<end].firstIndex(of: 0xFF08), (3...6).contains(open - start) {
            result.add(Array(text[start..<open]), .introduced([name]))
        }
    }

    /// End of 有限公司, 有限责任公司, 股份公司, （有限合伙） whose 司 or 合 stands at `last`; nil where another word does.
    private func legalEnd(_ last: Int) -> Int? {
        guard last >= 8 else { return nil }
        if text[last] == 0x53F8 {
            let isFirm = Introductions.legal.contains { text.has($0, at: last + 1 - $0.count, before: last + 1) }
            return isFirm ? last + 1 : nil
        }
        return text.has(Introductions.partnership, at: last - 3, before: text.count) ? last + 3 : nil
    }

    private static let legal = ["有限公司", "责任公司", "股份公司"].map(\.scalarValues)
    private static let partnership = "（有限合伙）".scalarValues

    /// One character back within a name; a bracket within it is passed over whole.
    private func back(_ start: Int) -> Int? {
        let before = text[start - 1]
        if before == 0xFF09 {
            var open = start - 2
            while open > 0, start - open <= 8, Folding.isHan(text[open]) { open -= 1 }
            return open > 0 && text[open] == 0xFF08 ? open : nil
        }
        return !NameScanner.isBoundary(before) || Folding.isLatin(before) ? start - 1 : nil
    }

    /// Where the name begins behind the words that lead to it: 控股股东, a verb, 与 behind another name.
    private func cut(_ start: Int, _ limit: Int) -> Int {
        let words = vocabulary.nameWords
        var begin = start
        // 交易对|方: a word that leads to a name may hold a character that no name does
        for place in max(0, start - 4)..<start {
            if let match = words.before.longest(text, place, limit) { begin = max(begin, place + match.length) }
        }
        // 运输 and 销售 lead to a name as verbs, and stand in names
        while let lead = [words.before, vocabulary.fillers, vocabulary.notSubjects, vocabulary.verbs].lazy.compactMap({
            $0.longest(text, begin, limit)?.length
        }).max(), lead > 1 || Introductions.joints.contains(text[begin]) {
            begin += lead
        }
        var place = begin
        while place < limit - 1 {
            let lead = max(
                words.before.longest(text, place, limit)?.length ?? 0, words.breaks.longest(text, place, limit)?.length ?? 0)
            if lead > 1 {
                begin = place + lead
            } else if text[place] == 0x53F8 || Introductions.joints.contains(text[place]) && place > begin && isFirmEnd(place) {
                begin = place + 1  // 上市公司|星河集团有限公司
            }
            place = max(place + 1, begin)
        }
        return begin
    }

    private func isFirmEnd(_ place: Int) -> Bool {
        text[place - 1] == 0x53F8 || text[place - 1] == 0x56E2 || text[place - 1] == 0xFF09
    }

    /// 位于南京的星河大学: what stands behind the words of place is a body of its own.
    func addLocated(_ particle: Int, to result: inout GivenNames) {
        var head = particle - 3
        while head >= 0, particle - head <= 14, Folding.isHan(text[head]) {
            if let match = vocabulary.nameWords.located.longest(text, head, particle) {
                let scanner = NameScanner(text: text, vocabulary: vocabulary)
                let limit = min(text.count, particle + 24)
                guard match.length + head < particle - 1, particle + 1 < limit,
                    let name = scanner.scan(particle + 1, limit, atHead: true), case .structured = name.kind
                else { return }
                return result.add(Array(text[name.range]), .introduced([name]))
            }
            head -= 1
        }
    }

    /// 证券简称：星河股份 in the head of an announcement: the firm that it is of.
    func addListed(_ last: Int, to result: inout GivenNames) {
        guard last >= 3, last + 3 < text.count, text[last - 1] == 0x7B80, text[last + 1] == 0xFF1A,
            Introductions.listings.contains(where: { text.has($0, at: last - 3, before: last) }),
            !(max(0, last - 40)..<last).contains(where: { text[$0] == 0xFF08 })  // a bracket behind a name says whose it is
        else { return }
        var start = last + 2
        while start < text.count, text[start] == 0x20 { start += 1 }
        var end = start
        while end < text.count, end - start <= 8,
            Folding.isHan(text[end]) || Folding.isLatin(text[end]) || Folding.isDigit(text[end])
        {
            end += 1
        }
        guard (2...8).contains(end - start), end == text.count || text[end] != 0xFF09 else { return }
        let scanner = NameScanner(text: text, vocabulary: vocabulary)
        let known = scanner.scan(start, end, atHead: false)
        let name = known.flatMap { $0.range.upperBound == end ? $0 : nil } ?? titled(start..<end) ?? firm(start..<end)
        if case .structured = name.kind { result.add(Array(text[start..<end]), .introduced([name])) }
        result.add(home: name, at: start)
    }

    /// 远帆智造：净利润…: the firm at the head of a headline, which `colon` parts from what is said of it.
    func addHeaded(_ colon: Int, to result: inout GivenNames) {
        var start = colon
        while start > 0, colon - start <= 10, Folding.isHan(text[start - 1]) { start -= 1 }
        guard (2...8).contains(colon - start), start == 0 || text[start - 1] == 0x0A, isName(start..<colon),
            let name = NameScanner(text: text, vocabulary: vocabulary).scan(start, colon + 1, atHead: true),
            name.range.upperBound == colon
        else { return }
        switch name.kind {
        case .structured("company", let regions) where regions.isEmpty && !opens(start, colon):
            result.add(Array(text[start..<colon]), .introduced([name]))
            result.add(home: name, at: start)
        case .fixed(let index) where isFirm(vocabulary.names.fixed[index]): result.add(home: name, at: start)
        default: break
        }
    }

    /// A body of a fixed name that is no office of the state, which speaks of others.
    func isFirm(_ body: FixedBody) -> Bool {
        body.system.isEmpty && !NameScanner.offices.contains(body.name.unicodeScalars.last?.value ?? 0)
    }

    /// The full name in the title below the short one, at the head of a line: 江南远帆股份有限公司 for 远帆股份.
    private func titled(_ short: Range<Int>) -> NameMention? {
        let scanner = NameScanner(text: text, vocabulary: vocabulary)
        let limit = min(text.count, short.upperBound + 160)
        for line in short.upperBound..<limit where text[line] == 0x0A && line + 1 < limit {
            guard let name = scanner.scan(line + 1, limit, atHead: true), case .structured("company", _) = name.kind,
                text.find(Array(text[short.prefix(2)]), in: name.range) != nil
            else { continue }
            return name
        }
        return nil
    }

    /// 全资子公司海棠精密实现…: the short name of a party, which ends in a word of trade or before what
    /// the party does; `last` ends the word for what it is.
    func addParty(_ last: Int, to result: inout GivenNames) {
        let words = vocabulary.nameWords
        let begin = last + 1
        guard let lead = (2...6).last(where: { begin >= $0 && words.before.longest(text, begin - $0, begin)?.length == $0 })
        else {
            return
        }
        if lead == 2, begin < text.count, text[begin] == 0x4E2D { return }  // 十大股东中
        for length in 2...6 where begin + length < text.count {
            let end = begin + length
            if NameScanner.isBoundary(text[end - 1]) {
                if length < 4 { continue }  // 星河时代
                return
            }
            let isTrade = length >= 4 && lead > 2 && words.trades.longest(text, end - 2, end)?.length == 2
            guard isTrade || words.acts.longest(text, end, text.count) != nil, isName(begin..<end), !opens(begin, end),
                !words.isBroken(text, begin, end), words.opens.longest(text, begin, end) == nil,
                !words.isKind(text, begin, isTrade ? end - 2 : end),
                NameScanner(text: text, vocabulary: vocabulary).suffix(end, text.count) == nil,
                holder(endingAt: end) == nil
            else { continue }
            return result.add(Array(text[begin..<end]), .introduced([firm(begin..<withoutTitle(begin, end))]))
        }
    }
}
