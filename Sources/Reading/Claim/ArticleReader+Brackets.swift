import Quantities

/// A figure that stands alone in brackets behind another: what it is of was said before them.
extension ArticleReader {
    /// 增长6.4%（全市5.6%）, 63525元（折算为9847美元）, 比1—2月（-3%）回升: adds its draft; false where the figure is read like any other.
    mutating func takeGloss(_ quantity: QuantityMention, _ item: Item, _ clause: Clause, _ index: Int) -> Bool {
        guard item.range.upperBound < text.count, text[item.range.upperBound] == 0xFF09, isInBracket(item, clause),
            drafts.count > sentenceStart, let last = drafts.last, last.range.lowerBound >= clause.range.lowerBound,
            let open = text[clause.range.lowerBound..<item.range.lowerBound].lastIndex(of: 0xFF08)
        else { return false }
        var draft = last
        (draft.range, draft.words) = (item.range, ClaimWords())
        (draft.value, draft.interval, draft.unit, draft.bound) =
            (quantity.value, quantity.interval, quantity.unit, quantity.bound)
        draft.rule = "gloss"
        let isRatio = quantity.unit == "%" && last.unit == "%" && (last.kind == .growth || last.kind == .ratio)
        if last.range.upperBound == open, isRatio, let peer = peer(open + 1..<item.range.lowerBound, clause, index) {
            (draft.subject, draft.hasFixedOwner, draft.component) = (peer, true, peer.component)
        } else if last.range.upperBound == open, quantity.group == "money", isCurrency(last.unit),
            let words = (open + 1..<item.range.lowerBound).first(where: {
                vocabulary.phrases.converting.stands(in: text, at: $0, before: item.range.lowerBound)
            })
        {
            // the same amount in another currency
            if draft.bound == .exact, let word = vocabulary.boundTries.prefix.longest(text, words, item.range.lowerBound) {
                draft.bound = vocabulary.bounds[word.value].bound
                draft.interval = QuantityScanner.interval(draft.value, draft.bound)
            }
        } else if open + 1 == item.range.lowerBound, isRatio, let base = timing.base, last.range.upperBound < open {
            (draft.period, draft.hasFixedPeriod) = (base, true)
            (draft.base, draft.hasFixedBase) = (last.kind == .growth ? base.yearEarlier : nil, true)
        } else {
            return false
        }
        drafts.append(draft)
        return true
    }

    /// 失业率最低的是捷克（2.4%）和波兰（2.8%）: whose figure stands alone in the brackets behind a name, and what the list is ordered by.
    mutating func takeListed(_ item: Item, _ clause: Clause, _ index: Int, _ walk: inout Walk) -> Bool {
        guard index > 0, case .name(let name) = clause.items[index - 1].kind, item.range.upperBound < text.count,
            text[item.range.upperBound] == 0xFF09, text[item.range.lowerBound - 1] == 0xFF08
        else { return false }
        let words = clause.items[index - 1].range
        guard words.upperBound + 1 == item.range.lowerBound else { return false }
        if walk.listed == nil { walk.listed = ordering(clause.range.lowerBound..<words.lowerBound) }
        guard let listed = walk.listed else { return false }
        walk.phrase = listed
        walk.group = Subject(resolved: resolve(name), mention: string(words))
        return true
    }

    /// GDP增速 in GDP增速居前的是: nil where the words before a list order nothing.
    private func ordering(_ words: Range<Int>) -> Phrase? {
        var phrase = Phrase()
        phrase.append(text, words)
        let whole = phrase.count
        while let length = vocabulary.phrases.listing.ending(phrase.scalars) { phrase.dropLast(length) }
        guard phrase.count < whole, let length = vocabulary.phrases.most.ending(phrase.scalars) else { return nil }
        phrase.dropLast(length)
        return phrase.count >= 2 ? phrase : nil
    }

    /// CNY, USD: three letters.
    private func isCurrency(_ unit: String) -> Bool {
        unit.utf8.count == 3 && unit.utf8.allSatisfy { (0x41...0x5A).contains($0) }
    }

    /// 全市 alone before the figure: who is set beside the one that the clause is about.
    private mutating func peer(_ words: Range<Int>, _ clause: Clause, _ index: Int) -> Subject? {
        guard index > 0, case .name(let name) = clause.items[index - 1].kind,
            clause.items[index - 1].range.lowerBound == words.lowerBound
        else { return nil }
        var rest = Phrase()
        rest.append(text, clause.items[index - 1].range.upperBound..<words.upperBound)
        guard LeftReading(rest, vocabulary).core.isEmpty else { return nil }
        let resolved = resolve(name)
        resolutions[words.lowerBound] = .some(resolved)
        return Subject(resolved: resolved, mention: string(clause.items[index - 1].range))
    }
}
