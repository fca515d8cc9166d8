import Quantities

/// Whose a figure may be: bodies and regions that the text names around it, those of the article, the country, and what the rules of
/// the clause say.
struct OwnerCandidates {
    let layout: ArticleLayout
    let words: ClauseWords
    /// Names in the headlines, in order.
    let headlines: [(range: Range<Int>, body: Resolved)]
    /// The region in which the article is at home.
    let home: Subject?
    let title: Subject?
    private let counts: [String: Int]
    private let most: Int
    private let facts: ArticleFacts
    /// Whether any words of the article stand for the country: without them it is nobody's guess.
    private let namesCountry: Bool

    init(
        _ layout: ArticleLayout, _ words: ClauseWords, headlines: [(range: Range<Int>, body: Resolved)], home: Subject?,
        title: Subject?
    ) {
        (self.layout, self.words, self.headlines, self.home, self.title) = (layout, words, headlines, home, title)
        var counts: [String: Int] = [:]
        for placed in layout.names { if let name = placed.resolved?.name { counts[name, default: 0] += 1 } }
        for headline in headlines { counts[headline.body.name, default: 0] += 1 }
        self.counts = counts
        most = counts.values.max() ?? 0
        let country = Resolver.country.name
        namesCountry =
            layout.names.contains { $0.resolved?.name == country } || headlines.contains { $0.body.name == country }
            || layout.names.contains { $0.resolved?.level == "country" && $0.resolved?.group == "bureau" }
        facts = ArticleFacts(layout, words, headlines, counts)
    }

    func candidates(_ frame: Frame) -> Candidates<Owner, OwnerFeature> {
        var found = Candidates<Owner, OwnerFeature>()
        if frame.draft.hasFixedOwner {
            found.add(Owner(subject: frame.draft.subject), nil, FeatureSet(.rules))
            return found
        }
        if let before = frame.before ?? frame.earlier, goesOn(frame), let subject = before.subject, subject.resolved != nil {
            found.add(Owner(subject: subject), nil, FeatureSet(.continuedLast))
            return found
        }
        if let (owner, words) = NameLists(layout, words).owner(frame) {
            found.add(owner, words, FeatureSet(owner.subject?.resolved == nil ? .nobody : .listed))
            return found
        }
        addSentence(frame, &found)
        addEarlier(frame, &found)
        addArticle(&found)
        let rules = FeatureSet<OwnerFeature>(.rules)
        found.add(Owner(subject: unpointed(frame.draft.subject)), nil, rules)
        let nobody = FeatureSet<OwnerFeature>(.nobody)
        found.add(Owner(subject: nil), nil, nobody)
        let metric = frame.draft.metric?.scalarValues ?? []
        let endpoints = layout.sentences[frame.sentence].names.filter(isEndpoint).compactMap { layout.names[$0].resolved?.name }
        found.remove { candidate in
            guard let subject = candidate.value.subject else { return false }
            // a firm that speaks of itself speaks for no country
            if candidate.words == nil, !namesCountry, subject.resolved?.name == Resolver.country.name, subject.component == nil,
                let reporter = frame.draft.reportedBy, facts.isFirm(reporter)
            {
                return true
            }
            if let name = subject.resolved?.name, facts.isParty(name) {
                return candidate.words.map { !layout.sentences[frame.sentence].range.contains($0.lowerBound) } ?? true
                    || words.isOwnFirm(subject.mention)
            }
            // 西宁至成都高铁: the rules take one end of a line for its owner
            if candidate.words == nil, let name = subject.resolved?.name, endpoints.contains(name) { return true }
            guard !candidate.features.contains(.rules) else { return false }
            // 国际/港澳台快递业务量: part of what is measured
            let mention = subject.mention.scalarValues
            if mention.count >= 2, subject.resolved.map({ $0.system == "region" }) ?? true,
                let place = metric.find(mention, in: 0..<metric.count),
                place > 0 || subject.resolved?.name != Resolver.country.name
            {
                return true
            }
            return !namesCountry && candidate.words == nil && candidate.features.contains(.country)
        }
        describe(frame, &found)
        return found
    }

    /// The subject of the rules with the words that its pointer stands for: 该区 is 江北区.
    private func unpointed(_ subject: Subject?) -> Subject? {
        guard let subject, subject.resolved == nil else { return subject }
        return layout.names.last { $0.resolved == nil && String(layout.text[$0.range]) == subject.mention }?.subject ?? subject
    }

    /// …营收21亿元；净利润3亿元。其中第三季度净利润1亿元: what goes on behind ； or with 其中 and has no name of its own has the owner of
    /// the part before.
    private func goesOn(_ frame: Frame) -> Bool {
        let here = layout.sentences[frame.sentence]
        guard layout.names(around: frame.start, in: frame.sentence).last < here.names.lowerBound else { return false }
        return layout.isContinued(frame.sentence)
            || words.vocabulary.inclusives.longest(layout.text, here.range.lowerBound, here.range.upperBound) != nil
    }

    // MARK: generators

    private func addSentence(_ frame: Frame, _ found: inout Candidates<Owner, OwnerFeature>) {
        let here = layout.sentences[frame.sentence]
        let (near, last) = layout.names(around: frame.start, in: frame.sentence)
        for index in near {
            let placed = layout.names[index]
            if isPartOfBreakdown(placed, frame.sentence) || isExample(placed, frame.sentence) || isEndpoint(index) { continue }
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

    /// How far before the figure a name stands, and what it heads.
    private func measure(_ placed: ArticleLayout.PlacedName, _ frame: Frame, _ features: inout FeatureSet<OwnerFeature>) {
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
    private func isPartOfBreakdown(_ placed: ArticleLayout.PlacedName, _ sentence: Int) -> Bool {
        guard case .place = placed.kind else { return false }
        let before = layout.before(placed.range.lowerBound, in: sentence)
        return before == 0x2F || before == 0x53CA
    }

    /// 甲、乙等12家企业: an example of those that are counted.
    private func isExample(_ placed: ArticleLayout.PlacedName, _ sentence: Int) -> Bool {
        guard let next = layout.figure(after: placed.range.upperBound, in: sentence) else { return false }
        let between = layout.text[placed.range.upperBound..<next.lowerBound]
        guard between.count <= 40, between.last == 0x7B49 else { return false }
        return between.count == 1 || between.contains(0x3001)
    }

    /// 上海至郑州区间, 西宁至成都高铁: where a line begins and ends.
    private func isEndpoint(_ index: Int) -> Bool {
        func isJoined(_ first: Int, _ second: Int) -> Bool {
            guard first >= 0, second < layout.names.count else { return false }
            let (end, start) = (layout.names[first].range.upperBound, layout.names[second].range.lowerBound)
            return start == end + 1 && OwnerCandidates.throughs.contains(layout.text[end])
        }
        guard layout.names[index].resolved?.system == "region" else { return false }
        return isJoined(index, index + 1) || isJoined(index - 1, index)
    }

    private static let throughs = ScalarSet("至到—－-")

    private func addEarlier(_ frame: Frame, _ found: inout Candidates<Owner, OwnerFeature>) {
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
                if !isPartOfBreakdown(layout.names[index], sentence), !isEndpoint(index) {
                    add(layout.names[index], features, &found)
                }
            }
            seen += 1
        }
        let head = layout.paragraphs[paragraph].sentence
        if let first = layout.paragraphs[paragraph].firstName,
            layout.names[first].range.lowerBound < frame.start, !isEndpoint(first),
            !isPartOfBreakdown(layout.names[first], layout.names[first].sentence)
        {
            var features = FeatureSet<OwnerFeature>(.paragraphFirst)
            if layout.names[first].range.lowerBound - layout.sentences[head].range.lowerBound <= 2 {
                features.insert(.paragraphHead)
            }
            add(layout.names[first], features, &found)
        }
    }

    private func addArticle(_ found: inout Candidates<Owner, OwnerFeature>) {
        func add(_ body: Resolved, _ range: Range<Int>?, _ mention: String, _ feature: OwnerFeature) {
            let features = FeatureSet<OwnerFeature>(feature)
            found.add(Owner(subject: Subject(resolved: body, mention: mention)), range, features)
        }
        if let first = layout.names.first, let body = first.resolved, !isEndpoint(0), !isPartOfBreakdown(first, first.sentence) {
            add(body, first.range, String(layout.text[first.range]), .articleFirst)
        }
        for (index, headline) in headlines.enumerated().prefix(4) {
            add(headline.body, headline.range, String(layout.text[headline.range]), index == 0 ? .headlineFirst : .headlineOther)
        }
        if let home, let body = home.resolved { add(body, nil, home.mention, .home) }
        if let title, let body = title.resolved { add(body, nil, title.mention, .titleSubject) }
        add(Resolver.country, nil, Resolver.country.name, .country)
    }

    private func add(
        _ placed: ArticleLayout.PlacedName, _ features: FeatureSet<OwnerFeature>, _ found: inout Candidates<Owner, OwnerFeature>
    ) {
        found.add(Owner(subject: placed.subject), placed.range, features)
    }

    // MARK: features

    private func position(_ placed: ArticleLayout.PlacedName, _ frame: Frame, isLast: Bool) -> OwnerFeature {
        let clause = layout.clause(frame.sentence, at: placed.range.lowerBound)
        if placed.range.lowerBound >= frame.end { return clause == frame.clause ? .clauseRight : .sentenceRight }
        if clause == frame.clause {
            if placed.range.lowerBound - layout.sentences[frame.sentence].clauses[clause].lowerBound <= 2 { return .clauseHead }
            return isLast ? .clauseLast : .clauseEarlier
        }
        return isLast ? .previousClauseLast : .previousClauseEarlier
    }

    private func describe(_ placed: ArticleLayout.PlacedName, _ sentence: Int, _ features: inout FeatureSet<OwnerFeature>) {
        let (range, text) = (placed.range, layout.text)
        let before = layout.before(range.lowerBound, in: sentence)
        let after = layout.after(range.upperBound, in: sentence)
        if words.isOblique(range.lowerBound, layout, sentence) { features.insert(.oblique) }
        if after == 0x7684 { features.insert(.attributive) }
        if layout.isBracketed(range, in: sentence) { features.insert(.bracketed) }
        if before == 0x201C || before == 0x300A { features.insert(.quoted) }
        if before == 0x3001 || after == 0x3001 { features.insert(.listed) }
        if Folding.isDigit(after) { features.insert(.beforeFigure) }
        if before == 0x7684 { features.insert(.placedBehindRank) }
        if after == 0xFF0C || after == 0x3A || after == 0xFF1A { features.insert(.beforeComma) }
        if case .word = placed.kind { features.insert(.isPointer) }
        let limit = layout.sentences[sentence].range.upperBound
        if words.vocabulary.verbs.longest(text, range.upperBound, limit) != nil
            || words.vocabulary.predicateTrie.longest(text, range.upperBound, limit) != nil
        {
            features.insert(.beforeVerb)
        }
        if layout.sentences[sentence].periods.contains(where: { layout.periods[$0].range.lowerBound == range.upperBound }) {
            features.insert(.beforePeriod)
        }
        if words.vocabulary.nameWords.before.ending(text, range.lowerBound, layout.sentences[sentence].range.lowerBound) != nil {
            features.insert(.party)
        }
        if words.announces(text, from: range.upperBound, limit) { features.insert(.announcer) }
    }

    private func describe(_ frame: Frame, _ found: inout Candidates<Owner, OwnerFeature>) {
        let here = layout.sentences[frame.sentence]
        let (near, last) = layout.names(around: frame.start, in: frame.sentence)
        let isNamed = last >= here.names.lowerBound
        let isClauseNamed = near.contains {
            layout.names[$0].range.lowerBound < frame.start
                && layout.clause(frame.sentence, at: layout.names[$0].range.lowerBound) == frame.clause
        }
        found.update { candidate in
            guard let subject = candidate.value.subject else { return }
            let inClause = [OwnerFeature.clauseHead, .clauseLast, .clauseEarlier].contains { candidate.features.contains($0) }
            let inSentence =
                inClause || candidate.features.contains(.previousClauseLast)
                || candidate.features.contains(.previousClauseEarlier)
            if candidate.features.contains(.rules) {
                candidate.features.insert(inClause ? .rulesInClause : inSentence ? .rulesInSentence : .rulesElsewhere)
            }
            if candidate.words == nil {
                if candidate.features.contains(.rules) { candidate.features.insert(.rulesUnnamed) }
                if subject.resolved?.name == Resolver.country.name { candidate.features.insert(.countryUnnamed) }
            }
            // who tells of figures has others in mind, unless the clause of the figure is about it
            if let name = subject.resolved?.name, facts.reports(name), !inClause || candidate.features.contains(.announcer) {
                candidate.features.insert(.reporter)
            }
            if isClauseNamed, !inClause { candidate.features.insert(.besideNamedClause) }
            if isNamed, !inSentence { candidate.features.insert(.besideNamedSentence) }
            if subject.component != nil { candidate.features.insert(.hasComponent) }
            if subject.mention == subject.resolved?.name { candidate.features.insert(.full) }
            describe(subject, &candidate.features)
            facts.describe(subject.resolved, &candidate.features)
            let isFirm = subject.resolved.map { $0.system != "region" } ?? false
            if inClause {
                candidate.features.insert(isFirm ? .clauseFirm : .clauseRegion)
            } else if inSentence {
                candidate.features.insert(isFirm ? .sentenceFirm : .sentenceRegion)
            } else {
                candidate.features.insert(isFirm ? .earlierFirm : .earlierRegion)
            }
            if let name = subject.resolved?.name, frame.draft.reportedBy == name { candidate.features.insert(.rulesReported) }
            if let before = frame.before {
                candidate.features.insert(Owner(subject: before.subject) == candidate.value ? .asBefore : .unlikeBefore)
            } else if let earlier = frame.earlier, Owner(subject: earlier.subject) == candidate.value {
                candidate.features.insert(.asEarlier)
            }
        }
    }

    /// What a body is, and how it stands to the article.
    private func describe(_ subject: Subject, _ features: inout FeatureSet<OwnerFeature>) {
        guard let body = subject.resolved else { return features.insert(.isUnknown) }
        switch body.group {
        case "region":
            if body.name == Resolver.country.name {
                features.insert(.isCountry)
            } else if body.level == "group" {
                features.insert(.isGroup)
            } else {
                features.insert(body.region < 0 ? .isForeign : .isRegion)
            }
        case "company": features.insert(.isCompany)
        case "bank": features.insert(.isBank)
        case "bureau": features.insert(.isBureau)
        case "event": features.insert(.isEvent)
        case "school", "hospital", "site", "cooperative", "association": features.insert(.isSite)
        default: features.insert(body.system == "post" ? .isPost : .isOther)
        }
        switch body.level {
        case "province": features.insert(.provinceLevel)
        case "prefecture": features.insert(.prefectureLevel)
        case "county": features.insert(.countyLevel)
        default: break
        }
        let count = counts[body.name] ?? 0
        if count == most, most > 1 { features.insert(.mostNamed) }
        if count == 1 { features.insert(.namedOnce) }
        if count >= 3 { features.insert(.namedOften) }
        if let home = home?.resolved {
            if home.name == body.name { features.insert(.isHome) } else { features.insert(.unlikeHome) }
            if home.region >= 0, body.region >= 0, home.name != body.name,
                words.vocabulary.names.isWithin(body.region, home.region)
            {
                features.insert(.withinHome)
            }
        }
    }
}
