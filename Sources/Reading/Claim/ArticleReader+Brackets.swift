import Quantities

/// A figure that stands alone in brackets behind another: what it is of was said before them.
extension ArticleReader {
    /// 增长6.4%（全市5.6%）, 63525元（折算为9847美元）, 比1—2月（-3%）回升: adds its draft; false where the figure is read like any other.
    mutating func takeGloss(_ quantity: QuantityMention, _ item: Item, _ clause: Clause, _ index: Int) -> Bool {
        if takePeer(quantity, item, clause, index) { return true }
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
        } else if open + 1 == item.range.lowerBound, last.range.upperBound == open, isConverted(quantity, last) {
            // 增加112万吨（22亿斤）
            if last.value.isNegative {
                draft.value = draft.value.negated
                draft.interval = draft.interval.negated
            }
        } else if open + 1 == item.range.lowerBound, last.range.upperBound == open, isSameMovement(quantity, last) {
            // 较去年同期减少7%（17.4亿美元）
            draft.signs.remove(.percent)
            (draft.kind, draft.plainKind) = (.change, .change)
            if last.value.isNegative {
                draft.value = draft.value.negated
                draft.interval = draft.interval.negated
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

    /// Whether a change before the brackets is said in them again, in another unit of the same dimension.
    private func isConverted(_ quantity: QuantityMention, _ change: Draft) -> Bool {
        guard change.kind == .change, !quantity.value.isNegative, change.unit != "pp" else { return false }
        return quantity.unit == change.unit || quantity.group == "area" && ["亩", "m2"].contains(change.unit)
    }

    /// Whether a growth before the brackets is said in them again, in the unit of what has grown.
    private func isSameMovement(_ quantity: QuantityMention, _ growth: Draft) -> Bool {
        growth.kind == .growth && growth.unit == "%" && !Nature.isRatio(quantity.unit) && !quantity.value.isNegative
            && drafts[sentenceStart...].suffix(3).contains {
                ($0.kind == .flow || $0.kind == .level) && $0.unit == quantity.unit && $0.metric == growth.metric
            }
    }

    /// 收入4894元（全国5963元、全省4881元、全市6351元）: those that a figure is set beside, each with its own.
    private mutating func takePeer(_ quantity: QuantityMention, _ item: Item, _ clause: Clause, _ index: Int) -> Bool {
        guard index > 0, case .name(let name) = clause.items[index - 1].kind,
            clause.items[index - 1].range.upperBound == item.range.lowerBound, isInBracket(item, clause),
            let open = text[
                max(clause.range.lowerBound, item.range.lowerBound - ArticleReader.bracketReach)..<item.range.lowerBound
            ]
            .lastIndex(of: 0xFF08),
            let whole = drafts[sentenceStart...].suffix(12).last(where: { $0.range.upperBound == open }),
            whole.unit == quantity.unit,
            item.range.upperBound < text.count, ArticleReader.peerEnds.contains(text[item.range.upperBound])
        else { return false }
        let words = clause.items[index - 1].range
        guard words.lowerBound == open + 1 || ArticleReader.peerEnds.contains(text[words.lowerBound - 1]) else { return false }
        let isDown = whole.kind == .growth && whole.value.coefficient < 0 && quantity.value.coefficient > 0
        guard !isDown else { return false }
        var draft = whole
        (draft.range, draft.words) = (item.range, ClaimWords())
        (draft.value, draft.interval, draft.bound) = (quantity.value, quantity.interval, quantity.bound)
        draft.rule = "gloss"
        let resolved = resolve(name)
        resolutions[words.lowerBound] = .some(resolved)
        (draft.subject, draft.hasFixedOwner) = (Subject(resolved: resolved, mention: string(words)), true)
        drafts.append(draft)
        return true
    }

    private static let peerEnds = ScalarSet("、，；）")

    /// 销售生猪78.67万头（其中仔猪7.43万头，商品猪71.24万头），环比下降…: behind the brackets it goes on with what stood before them.
    mutating func keepOutside(_ item: Item) {
        if isInside(item.range.lowerBound) {
            if outside == nil, drafts.count > sentenceStart { outside = (topic, topicGroup, mainTopic) }
        } else if let before = outside {
            (topic, topicGroup, mainTopic) = (before.topic, before.group, before.main)
            (outside, topicComponent) = (nil, nil)
        }
    }

    /// How far back the opening of a bracket is looked for.
    private static let bracketReach = 160

    /// Whether a bracket that opened before `place` in its sentence has not closed.
    private func isInside(_ place: Int) -> Bool {
        let floor = max(0, place - ArticleReader.bracketReach)
        var place = place - 1
        while place >= floor, text[place] != 0xFF08, text[place] != 0xFF09 {
            if Folding.endsSentence(text[place]) || text[place] == 0x0A { return false }
            place -= 1
        }
        return place >= floor && text[place] == 0xFF08
    }

    /// 失业率最低的是捷克（2.4%）和波兰（2.8%）: whose figure stands alone in the brackets behind a name, and what the list is ordered by.
    mutating func takeListed(_ item: Item, _ clause: Clause, _ index: Int, _ walk: inout Walk) -> Bool {
        guard index > 0, case .name(let name) = clause.items[index - 1].kind, item.range.upperBound < text.count,
            text[item.range.upperBound] == 0xFF09, text[item.range.lowerBound - 1] == 0xFF08
        else { return false }
        let words = clause.items[index - 1].range
        guard words.upperBound + 1 == item.range.lowerBound else { return false }
        if walk.listed == nil { walk.listed = ordering(clause.range.lowerBound..<words.lowerBound) }
        let isOfTopic = topic != nil && isListItem(words, item.range.upperBound + 1) && isLikeTopic(item)
        guard walk.listed != nil || isOfTopic else { return false }
        walk.phrase = walk.listed ?? Phrase()
        walk.group = Subject(resolved: resolve(name), mention: string(words))
        return true
    }

    /// 韩国（22万）、|意大利（12万）|排在其后: a name with its figure, beside another such.
    private func isListItem(_ name: Range<Int>, _ end: Int) -> Bool {
        if end + 1 < text.count, ArticleReader.separators.contains(text[end]),
            text[end..<min(text.count, end + 14)].contains(0xFF08)
        {
            return true
        }
        let start = name.lowerBound
        return start > 1 && ArticleReader.separators.contains(text[start - 1]) && text[start - 2] == 0xFF09
    }

    private func isLikeTopic(_ item: Item) -> Bool {
        guard case .quantity(let quantity) = item.kind else { return false }
        return topicGroup == quantity.group
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
