/// Names of a clause: which of them becomes the subject.
extension ArticleReader {
    mutating func count(_ name: NameMention) {
        guard case .region(let candidates) = name.kind, let first = candidates.first else { return }
        regionCounts[first, default: 0] += 1
    }

    mutating func read(_ name: NameMention, _ item: Item, _ clause: Clause, _ index: Int, _ walk: inout Walk) {
        count(name)
        let resolved = resolve(name)
        resolutions[item.range.lowerBound] = .some(resolved)
        if isPartner(resolved, item, walk) {
            walk.phrase = Phrase()
            walk.phrase.append(text, item.range)
            walk.headOpen = false
        } else if takesPlaceInList(walk) {
            walk.names.append(Subject(resolved: resolved, mention: string(item.range)))
            walk.phrase = Phrase()
        } else if let resolved, resolved.system != "region", identifies(walk.phrase) {
            let found = Subject(resolved: resolved, mention: string(item.range))
            if let last = drafts.last, last.kind == .rank, last.range.lowerBound >= clause.range.lowerBound {
                (drafts[drafts.count - 1].subject, drafts[drafts.count - 1].hasFixedOwner) = (found, true)
            }
            walk.phrase = Phrase()
            walk.names = [found]
            take(found, name)
        } else if !isSubject(name, resolved, item, clause, index, walk) {
            if let resolved, resolved.region < 0, !resolved.isCountry,
                ClauseWords(vocabulary: vocabulary).isPartner(text, item.range.upperBound)
            {
                partner = "对" + string(item.range)
            }
            if let length = toBody(resolved, item, walk) {
                walk.phrase.dropLast(length)
            } else {
                walk.phrase.append(text, item.range)
            }
            walk.headOpen = false
        } else if case .word = name.kind, resolved == nil, let known = subject, known.mention != "" {
            // 全市 in an article whose region is not known
            let isHere = string(item.range).hasPrefix("全") || string(item.range).hasPrefix("我")
            if isHere, known.resolved == nil || known.resolved?.system == "region" {
                subject = Subject(resolved: nil, mention: string(item.range))
            }
            walk.phrase = Phrase()
        } else {
            walk.phrase = Phrase()
            guard replaces(walk.names.last?.resolved, resolved) else { return }
            let candidate = Subject(resolved: resolved, mention: string(item.range), component: nil)
            walk.names = [candidate]
            take(candidate, name)
        }
    }

    /// 我国与中亚五国|进出口: whom the trade is with; it is a part of what is measured.
    private func isPartner(_ resolved: Resolved?, _ item: Item, _ walk: Walk) -> Bool {
        guard let resolved, resolved.system == "region", !resolved.isCountry,
            resolved.region < 0 || resolved.level == "group", vocabulary.phrases.with.isOne(walk.phrase)
        else { return false }
        let end = item.range.upperBound
        let words = vocabulary.phrases
        return (end...min(end + 4, text.count)).contains {
            words.trade.stands(in: text, at: $0, before: text.count) || words.trading.stands(in: text, at: $0, before: text.count)
        }
    }

    /// 甲、乙和丙: nothing but 、 or 和 parts a name from the one before.
    private func takesPlaceInList(_ walk: Walk) -> Bool {
        walk.headOpen && walk.figures == 0 && !walk.names.isEmpty && !walk.phrase.isEmpty
            && walk.phrase.scalars.allSatisfy { $0 == 0x3001 || $0 == 0x548C || $0 == 0x4E0E || $0 == 0x53CA }
    }

    /// Whether a name stands where the subject of its clause does, and is no word of what is measured.
    private func isSubject(
        _ name: NameMention, _ resolved: Resolved?, _ item: Item, _ clause: Clause, _ index: Int, _ walk: Walk
    ) -> Bool {
        let after = item.range.upperBound
        // 国内增值税: the name of a metric begins with it
        if case .word = name.kind,
            let known = vocabulary.registry.trie.longest(text, item.range.lowerBound, clause.range.upperBound),
            known.length > item.range.count
        {
            return false
        }
        if case .word = name.kind, text.has(ArticleReader.domestic, at: item.range.lowerBound, before: after),
            subject?.resolved.map({ $0.system != "region" }) ?? false
        {
            return false  // 国内收入: a part of the body's figure
        }
        // 其中|国内|、地区、国际分别…: a part of what the whole measures
        if case .word = name.kind, vocabulary.phrases.breakdown.contains(string(item.range)),
            text.find(ArticleReader.among, in: max(0, item.range.lowerBound - 12)..<item.range.lowerBound) != nil
        {
            return false
        }
        if isTopic(item, walk) { return true }
        if isExample(item, clause, index) || isField(name, after) || isWorld(resolved) { return false }
        if ClauseWords(vocabulary: vocabulary).isOutgrown(text, item.range.lowerBound) { return false }
        if vocabulary.phrases.isPaper(text, after) { return false }
        if let resolved, resolved.system == "region" {
            if resolved.region >= 0, ClauseWords(vocabulary: vocabulary).isPlaceOfEvent(text, after) { return false }
            if walk.phrase.scalars.last == 0x5176, subject != nil { return false }  // 其|全球交付量
            let words = ClauseWords(vocabulary: vocabulary)
            if words.isOfMany(text, after) { return false }
            if resolved.region < 0, !resolved.isCountry, words.isPartner(text, after) { return false }
        }
        if vocabulary.phrases.isDateline(text, after) { return false }
        if case .structured(_, let regions) = name.kind, regions.isEmpty, isReached(after), !isPeriod(at: after, clause, index),
            counts(clause, index)
        {
            return false
        }
        return walk.headOpen && (isHead(walk.phrase) || isApposition(walk) || isParty(walk.phrase, resolved))
            && (walk.figures == 0 || walk.phrase.scalars.first == 0x3001) && !isPassedThrough(after, walk, clause)
    }

    private static let domestic = "国内".scalarValues

    /// 全国 before a body or 我国 before a region: the more specific one wins, a region does not replace a body.
    private func replaces(_ old: Resolved?, _ new: Resolved?) -> Bool {
        guard let old else { return true }
        guard let new else { return false }
        // 全国东部地区: a part of the country
        return new.level == "group" && old.name == Resolver.country.name || new.system != "region"
            || old.system == "region" && new.level != "group" && new.level != "country"
    }

    /// Whether a new subject is a part of the one before: 其中，拉萨市增长9.1% measures the same.
    func isPartOf(_ candidate: Subject) -> Bool {
        guard let below = candidate.resolved?.region, let above = subject?.resolved?.region, below >= 0 else { return false }
        if above < 0 { return subject?.resolved?.name == "全国" }
        return vocabulary.names.isWithin(below, above)
            || vocabulary.names.divisions[below].parent == vocabulary.names.divisions[above].parent
    }

    /// Whether only adverbs stand between the head of the clause and a name.
    func isHead(_ phrase: Phrase) -> Bool {
        var rest = phrase
        rest.trimMarks()
        while !rest.isEmpty {
            if vocabulary.notSubjects.longest(rest.scalars, 0, rest.count) != nil, !(rest.count == 1 && rest.scalars[0] == 0x5728)
            {
                return false
            }
            guard let match = vocabulary.fillers.longest(rest.scalars, 0, rest.count) else { return false }
            rest.dropFirst(match.length)
            rest.trimMarks()
        }
        return true
    }

    /// 全球“灯塔工厂”3家 in a text that is at home in a region: a word before what is counted.
    private func isWorld(_ resolved: Resolved?) -> Bool {
        guard let resolved, let home = home?.resolved, home.region >= 0 else { return false }
        return resolved.system == "region" && resolved.region < 0 && ["全球", "世界"].contains(resolved.name)
    }

    /// 中部领先, 全省前列: the field of a place.
    private func isField(_ name: NameMention, _ after: Int) -> Bool {
        switch name.kind {
        case .word where vocabulary.phrases.isField(text, after): return !PhraseWords.ours.contains(text[name.range.lowerBound])
        case .place, .word, .region: break
        default: return false
        }
        return vocabulary.phrases.placing.stands(in: text, at: after, before: text.count)
    }

    /// 锂电生产企业|甲公司: what the name behind it is.
    private func isApposition(_ walk: Walk) -> Bool {
        walk.figures == 0 && walk.phrase.count >= 4
            && vocabulary.phrases.apposition.ends(walk.phrase)
    }

    /// Whether the next figure counts: 合作社290个 are counted, 甲集团28492万吨 has produced.
    private func counts(_ clause: Clause, _ index: Int) -> Bool {
        guard let next = clause.items[(index + 1)...].first(where: \.isFigure), case .quantity(let quantity) = next.kind else {
            return true
        }
        return ["count", "noun", "household", "person", "other"].contains(quantity.group)
    }

    func isPeriod(at place: Int, _ clause: Clause, _ index: Int) -> Bool {
        guard index + 1 < clause.items.count, clause.items[index + 1].range.lowerBound == place,
            case .period = clause.items[index + 1].kind
        else { return false }
        return true
    }

    /// 在全国…: a place that the clause happens in, unless it is set off by a comma (在吉林，…).
    func isPassedThrough(_ after: Int, _ walk: Walk, _ clause: Clause) -> Bool {
        guard walk.phrase.hasSuffix("在") else { return false }
        return after < clause.range.upperBound
    }

    /// Whether a number or a verb of reaching stands right behind: 合作社达到290个 counts co-operatives.
    func isReached(_ place: Int) -> Bool {
        guard place < text.count else { return false }
        if Folding.isDigit(text[place]) { return true }
        guard let match = vocabulary.predicateTrie.longest(text, place, min(text.count, place + 6)) else { return false }
        return vocabulary.predicates[match.value].role == .reach || vocabulary.predicates[match.value].role == .reachTo
    }

    mutating func take(_ candidate: Subject, _ name: NameMention) {
        var candidate = candidate
        if let resolved = candidate.resolved {
            let isBack: Bool
            switch name.kind {
            case .word(let means): isBack = means.utf8.starts(with: "region".utf8) && means != "region:country"
            case .region: isBack = resolved.region >= 0 && candidate.mention != resolved.name
            default: isBack = false
            }
            if isBack, let current = subject?.resolved, current.system != "region", current.region >= 0,
                resolved.region == current.region, current.level != "site", home?.resolved?.region != resolved.region
            {
                // 全省 in an article about the provincial branch: still the branch
                candidate = Subject(resolved: current, mention: candidate.mention)
            }
            if resolved.level == "group", let current = subject?.resolved, current.name == "全国",
                !vocabulary.names.isUnion(resolved.name)
            {
                candidate = Subject(resolved: current, mention: candidate.mention, component: resolved.name)
            }
        }
        if startsWithPart {
            isAside = true
        } else if let whole = sentenceSubject ?? home, !sentenceIsOpen || isForeign(candidate), isWithin(candidate, whole),
            candidate.resolved?.system == "region" && whole.resolved?.name != "全国" || drafts.count > sentenceStart
                || reportSubject != nil || isForeign(candidate)
        {
            isAside = true
        } else {
            sentenceSubject = candidate
            isAside = false
        }
        if sentenceStart == drafts.count, subject?.resolved?.name != candidate.resolved?.name, !isPartOf(candidate) {
            if topic != nil { (clearedTopic, clearedGroup) = (topic, topicGroup) }
            (topic, topicComponent) = (nil, nil)
        }
        subject = candidate
        firstSubject = firstSubject ?? candidate
    }
}
