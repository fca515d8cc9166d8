/// What speaks for and against an owner.
extension OwnerCandidates {
    func position(_ placed: ArticleLayout.PlacedName, _ frame: Frame, isLast: Bool) -> OwnerFeature {
        let clause = layout.clause(frame.sentence, at: placed.range.lowerBound)
        if placed.range.lowerBound >= frame.end { return clause == frame.clause ? .clauseRight : .sentenceRight }
        if clause == frame.clause {
            if placed.range.lowerBound - layout.sentences[frame.sentence].clauses[clause].lowerBound <= 2 { return .clauseHead }
            return isLast ? .clauseLast : .clauseEarlier
        }
        return isLast ? .previousClauseLast : .previousClauseEarlier
    }

    func describe(_ placed: ArticleLayout.PlacedName, _ sentence: Int, _ features: inout FeatureSet<OwnerFeature>) {
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
        if placed.resolved?.level != "country" || placed.resolved?.system != "region",
            words.announces(text, from: range.upperBound, limit)
        {
            features.insert(.announcer)
        }
        if let body = placed.resolved, words.observes(body), words.revises(text, from: range.upperBound, limit) {
            features.insert(.reporter)
        }
    }

    func describe(_ frame: Frame, _ found: inout Candidates<Owner, OwnerFeature>) {
        let here = layout.sentences[frame.sentence]
        let (all, last) = layout.names(around: frame.start, in: frame.sentence)
        let near = all.filter {
            !leaves(layout.names[$0], frame.start, frame.sentence) && !words.isBreakdown(layout.names[$0], layout)
        }
        let isNamed = last >= here.names.lowerBound
        let isClauseNamed = near.contains {
            layout.names[$0].range.lowerBound < frame.start
                && layout.clause(frame.sentence, at: layout.names[$0].range.lowerBound) == frame.clause
        }
        let before = frame.before.map { Owner(subject: $0.subject) }
        let earlier = frame.earlier.map { Owner(subject: $0.subject) }
        found.update { candidate in
            guard let subject = candidate.value.subject else { return }
            let inClause = candidate.features.intersects(OwnerCandidates.ofClause)
            let inSentence = inClause || candidate.features.intersects(OwnerCandidates.ofSentence)
            if candidate.features.contains(.rules) {
                candidate.features.insert(inClause ? .rulesInClause : inSentence ? .rulesInSentence : .rulesElsewhere)
            }
            if candidate.words == nil {
                if candidate.features.contains(.rules) { candidate.features.insert(.rulesUnnamed) }
                if subject.resolved?.isCountry ?? false { candidate.features.insert(.countryUnnamed) }
            }
            // who tells of figures has others in mind, unless the clause of the figure is about it
            if let body = subject.resolved, facts.reports(body), !inClause || candidate.features.contains(.announcer) {
                candidate.features.insert(.reporter)
            }
            if isClauseNamed, !inClause { candidate.features.insert(.besideNamedClause) }
            if isNamed, !inSentence { candidate.features.insert(.besideNamedSentence) }
            if subject.component != nil { candidate.features.insert(.hasComponent) }
            if subject.resolved?.name.isSame(as: subject.mention) ?? false { candidate.features.insert(.full) }
            if let body = subject.resolved {
                candidate.features.formUnion(traits.of(body) { describe($0, &$1) })
            } else {
                candidate.features.insert(.isUnknown)
            }
            let isFirm = subject.resolved.map { $0.system != "region" } ?? false
            if inClause {
                candidate.features.insert(isFirm ? .clauseFirm : .clauseRegion)
            } else if inSentence {
                candidate.features.insert(isFirm ? .sentenceFirm : .sentenceRegion)
            } else {
                candidate.features.insert(isFirm ? .earlierFirm : .earlierRegion)
            }
            if let name = subject.resolved?.name, frame.draft.reportedBy?.isSame(as: name) ?? false {
                candidate.features.insert(.rulesReported)
            }
            if let before {
                candidate.features.insert(before == candidate.value ? .asBefore : .unlikeBefore)
            } else if let earlier, earlier == candidate.value {
                candidate.features.insert(.asEarlier)
            }
        }
    }

    private static let ofClause = FeatureSet<OwnerFeature>(.clauseHead, .clauseLast, .clauseEarlier)
    private static let ofSentence = FeatureSet<OwnerFeature>(.previousClauseLast, .previousClauseEarlier)

    /// What a body is, and how it stands to the article.
    func describe(_ body: Resolved, _ features: inout FeatureSet<OwnerFeature>) {
        facts.describe(body, &features)
        switch body.group {
        case "region":
            if body.isCountry {
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
        let count = counts[NameKey(body)] ?? 0
        if count == most, most > 1 { features.insert(.mostNamed) }
        if count == 1 { features.insert(.namedOnce) }
        if count >= 3 { features.insert(.namedOften) }
        if let home = home?.resolved {
            let isSame = home.hasName(of: body)
            features.insert(isSame ? .isHome : .unlikeHome)
            if home.region >= 0, body.region >= 0, !isSame,
                words.vocabulary.names.isWithin(body.region, home.region)
            {
                features.insert(.withinHome)
            }
        }
    }
}
