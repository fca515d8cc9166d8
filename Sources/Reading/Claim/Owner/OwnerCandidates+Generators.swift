import Quantities

/// Where owners of a figure come from.
extension OwnerCandidates {
    func addSentence(_ frame: Frame, _ found: inout Candidates<Owner, OwnerFeature>) {
        let here = layout.sentences[frame.sentence]
        let (near, before) = layout.names(around: frame.start, in: frame.sentence)
        var last = before
        while last > here.names.lowerBound, leaves(layout.names[last], frame.start, frame.sentence) { last -= 1 }
        for index in near {
            let placed = layout.names[index]
            if isPartOfBreakdown(placed, frame.sentence) || isExample(placed, frame.sentence) || ownsNothing(index) { continue }
            if leaves(placed, frame.start, frame.sentence) { continue }
            // 全国总产…，山西增幅高于全国平均: how it stands behind the figure takes nothing from whom it is before it
            if placed.range.lowerBound >= frame.end, isNamedBefore(placed, near, frame) || heads(placed, frame) { continue }
            if isOfMembers(placed, frame) { continue }
            // 比襄阳市多36万吨: who is compared with owns nothing, unless the rules say so too
            if words.isVersus(placed.range.lowerBound, layout, frame.sentence),
                placed.resolved?.name != frame.draft.subject?.resolved?.name
            {
                continue
            }
            var features = FeatureSet<OwnerFeature>()
            features.insert(position(placed, frame, isLast: index == last))
            if index == here.names.lowerBound { features.insert(.sentenceFirst) }
            if placed.range.lowerBound < frame.start,
                layout.hasFigure(placed.range.upperBound..<frame.start, in: frame.sentence)
            {
                features.insert(.behindFigure)
            }
            describe(placed, frame.sentence, &features)
            measure(placed, frame, &features)
            add(placed, features, &found)
        }
    }

    /// Whether the same body stands before the figure in its sentence, and may own it there.
    private func isNamedBefore(_ placed: ArticleLayout.PlacedName, _ near: ArticleLayout.Near, _ frame: Frame) -> Bool {
        guard let body = placed.resolved else { return false }
        return near.contains { index in
            let other = layout.names[index]
            return other.range.upperBound <= frame.start && other.resolved?.name == body.name && !ownsNothing(index)
                && !words.isVersus(other.range.lowerBound, layout, frame.sentence)
        }
    }

    /// How far before the figure a name stands, and what it heads.
    func measure(_ placed: ArticleLayout.PlacedName, _ frame: Frame, _ features: inout FeatureSet<OwnerFeature>) {
        if placed.range.lowerBound - layout.sentences[frame.sentence].range.lowerBound <= 2 { features.insert(.sentenceHead) }
        guard placed.range.upperBound <= frame.start else { return }
        switch frame.start - placed.range.upperBound {
        case ..<4: features.insert(.nearest)
        case ..<12: features.insert(.near)
        case ..<30: features.insert(.middling)
        default: features.insert(.far)
        }
    }

    /// 国际/港澳台, 国际及港澳台: a part of a breakdown, not whose figure it is.
    ///
    /// Neither is 国内 in 其中国内、地区、国际分别同比上升.
    func isPartOfBreakdown(_ placed: ArticleLayout.PlacedName, _ sentence: Int) -> Bool {
        if words.isBreakdown(placed, layout) { return true }
        guard case .place = placed.kind else { return false }
        let before = layout.before(placed.range.lowerBound, in: sentence)
        return before == 0x2F || before == 0x53CA
    }

    /// 甲、乙等12家企业: an example of those that are counted.
    func isExample(_ placed: ArticleLayout.PlacedName, _ sentence: Int) -> Bool {
        guard let next = layout.figure(after: placed.range.upperBound, in: sentence) else { return false }
        let between = layout.text[placed.range.upperBound..<next.lowerBound]
        guard between.count <= 80, between.last == 0x7B49 else { return false }
        return between.count == 1 || between.contains(0x3001) || layout.before(placed.range.lowerBound, in: sentence) == 0x3001
    }

    /// 全省排名第三: the field of a place; or one end of a line.
    func ownsNothing(_ index: Int) -> Bool {
        if case .word = layout.names[index].kind,
            !PhraseWords.ours.contains(layout.text[layout.names[index].range.lowerBound]),
            words.vocabulary.phrases.isField(layout.text, layout.names[index].range.upperBound)
        {
            return true
        }
        let name = layout.names[index]
        // 占|公司|总股本的2%, 持有|公司|股份: whose the whole of a share is
        if case .word = name.kind, name.range.lowerBound > 0,
            layout.text[name.range.lowerBound - 1] == 0x5360
                || words.vocabulary.nameWords.acts.ending(layout.text, name.range.lowerBound, 0) != nil
        {
            return true
        }
        if let body = name.resolved, words.isSpeaker(body, layout.text, name.range.upperBound) { return true }
        if isShared(name) || words.isOutgrown(layout.text, name.range.lowerBound) { return true }
        let (phrases, end) = (words.vocabulary.phrases, name.range.upperBound)
        if phrases.isPaper(layout.text, end) { return true }
        if let body = name.resolved, body.system == "region", !body.isCountry || words.isOfMany(layout.text, end),
            words.isOfMany(layout.text, end) || body.region < 0 && words.isPartner(layout.text, end)
        {
            return true
        }
        if phrases.isDateline(layout.text, end) || isReach(name) { return true }
        if let body = name.resolved, body.system == "region", body.region >= 0, words.isPlaceOfEvent(layout.text, end) {
            return true
        }
        return isEndpoint(index)
    }

    /// 其|全球|交付量, 其|北京|业务: where somebody who was named before does it.
    private func isReach(_ name: ArticleLayout.PlacedName) -> Bool {
        name.range.lowerBound > 0 && layout.text[name.range.lowerBound - 1] == 0x5176
            && name.resolved.map { $0.system == "region" } ?? false
    }

    /// 增持了|某某股份|的股份6万股: of whose shares those are that another holds.
    private func isShared(_ name: ArticleLayout.PlacedName) -> Bool {
        guard let body = name.resolved, body.system != "region" else { return false }
        var (start, end) = (name.range.lowerBound, name.range.upperBound)
        if start > 0, layout.text[start - 1] == 0x4E86 { start -= 1 }  // 了
        if end < layout.text.count, layout.text[end] == 0x7684 { end += 1 }
        return end < layout.text.count && layout.text[end] == 0x80A1
            && words.vocabulary.nameWords.acts.ending(layout.text, start, 0).map { $0.length > 1 } ?? false
    }

    /// 上海至郑州区间, 西宁至成都高铁: where a line begins and ends.
    func isEndpoint(_ index: Int) -> Bool {
        func isJoined(_ first: Int, _ second: Int) -> Bool {
            guard first >= 0, second < layout.names.count else { return false }
            let (end, start) = (layout.names[first].range.upperBound, layout.names[second].range.lowerBound)
            return start == end + 1 && OwnerCandidates.throughs.contains(layout.text[end])
        }
        guard layout.names[index].resolved?.system == "region" else { return false }
        return isJoined(index, index + 1) || isJoined(index - 1, index)
    }

    static let throughs = ScalarSet("至到—－-")

    func addEarlier(_ frame: Frame, _ found: inout Candidates<Owner, OwnerFeature>) {
        let paragraph = layout.sentences[frame.sentence].paragraph
        var seen = 0
        var next = layout.sentences[frame.sentence].namesBefore
        while let sentence = next, seen < 3 {
            next = layout.sentences[sentence].namesBefore
            let indices = layout.sentences[sentence].names
            let isSame = layout.sentences[sentence].paragraph == paragraph
            for index in indices
            where index == indices.lowerBound || index == indices.upperBound - 1 || seen == 0 && index > indices.upperBound - 4 {
                var features = FeatureSet<OwnerFeature>()
                if seen == 0, isSame {
                    if sentence == frame.sentence - 1, layout.isContinued(frame.sentence) {
                        features.insert(index == indices.lowerBound ? .continuedFirst : .continuedLast)
                    }
                    if index == indices.lowerBound { features.insert(.previousSentenceFirst) }
                    if layout.names[index].range.lowerBound - layout.sentences[sentence].range.lowerBound <= 2 {
                        features.insert(.previousSentenceHead)
                    }
                    if index == indices.upperBound - 1 { features.insert(.previousSentenceLast) }
                } else {
                    features.insert(.paragraphEarlier)
                }
                let placed = layout.names[index]
                if isOfOtherItem(placed, frame) { features.insert(.otherItem) }
                if !isPartOfBreakdown(placed, sentence), !ownsNothing(index), !leaves(placed, frame.start, sentence) {
                    add(placed, features, &found)
                }
            }
            seen += 1
        }
        let head = layout.paragraphs[paragraph].sentence
        if let first = layout.paragraphs[paragraph].firstName,
            layout.names[first].range.lowerBound < frame.start, !ownsNothing(first),
            !isPartOfBreakdown(layout.names[first], layout.names[first].sentence)
        {
            var features = FeatureSet<OwnerFeature>(.paragraphFirst)
            if layout.names[first].range.lowerBound - layout.sentences[head].range.lowerBound <= 2 {
                features.insert(.paragraphHead)
            }
            add(layout.names[first], features, &found)
        }
    }

    /// A body of another item of a list; the country may be meant in each.
    private func isOfOtherItem(_ placed: ArticleLayout.PlacedName, _ frame: Frame) -> Bool {
        layout.isOtherItem(placed.sentence, frame.sentence) && !(placed.resolved?.isCountry ?? false)
    }

    func addArticle(_ frame: Frame, _ found: inout Candidates<Owner, OwnerFeature>) {
        for candidate in general {
            var features = candidate.features
            // who is named for the first time in a sentence behind the figure owns nothing of it
            if features.contains(.articleFirst), let words = candidate.words, words.lowerBound >= frame.end,
                layout.names[0].sentence > frame.sentence, facts.namesFirms || isForeign(layout.names[0])
            {
                continue
            }
            if features.contains(.articleFirst), layout.names[0].range.lowerBound >= frame.end,
                layout.names[0].sentence == frame.sentence && heads(layout.names[0], frame) || headsLater(frame)
            {
                continue
            }
            if features.contains(.articleFirst), isOfOtherItem(layout.names[0], frame) { features.insert(.otherItem) }
            found.add(candidate.value, candidate.words, features)
        }
    }

    /// 实际使用外资1567亿元。|法国|对华投资增长…: a country that a later sentence speaks of.
    private func isForeign(_ placed: ArticleLayout.PlacedName) -> Bool {
        placed.resolved.map { $0.system == "region" && $0.region < 0 && !$0.isCountry } ?? false
    }

    /// The body that is named first, those of the headlines, home, title and country.
    func generalCandidates() -> [Candidate<Owner, OwnerFeature>] {
        var found: [Candidate<Owner, OwnerFeature>] = []
        func add(_ body: Resolved, _ range: Range<Int>?, _ mention: String, _ feature: OwnerFeature) {
            let owner = Owner(subject: Subject(resolved: body, mention: mention))
            found.append(Candidate(value: owner, words: range, features: FeatureSet(feature)))
        }
        if let first = layout.names.first, let body = first.resolved, !ownsNothing(0), !isPartOfBreakdown(first, first.sentence) {
            add(body, first.range, String(layout.text[first.range]), .articleFirst)
        }
        for (index, headline) in headlines.enumerated().prefix(4) {
            add(headline.body, headline.range, String(layout.text[headline.range]), index == 0 ? .headlineFirst : .headlineOther)
        }
        if let home, let body = home.resolved { add(body, nil, home.mention, .home) }
        if let title, let body = title.resolved { add(body, nil, title.mention, .titleSubject) }
        add(Resolver.country, nil, Resolver.country.name, .country)
        return found
    }

    func add(
        _ placed: ArticleLayout.PlacedName, _ features: FeatureSet<OwnerFeature>, _ found: inout Candidates<Owner, OwnerFeature>
    ) {
        found.add(placed.owner, placed.range, features)
    }
}
