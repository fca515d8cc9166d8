import Quantities

/// What speaks for and against a period.
extension PeriodCandidates {
    func position(_ placed: ArticleLayout.PlacedPeriod, _ frame: Frame, isLast: Bool) -> PeriodFeature {
        let clause = layout.clause(frame.sentence, at: placed.range.lowerBound)
        if placed.range.lowerBound >= frame.end { return clause == frame.clause ? .clauseRight : .sentenceRight }
        if clause == frame.clause {
            if frame.start - placed.range.upperBound <= 2, isLast { return .adjacent }
            return isLast && placed.range.lowerBound >= frame.floor ? .clauseLast : .clauseEarlier
        }
        guard isLast else { return .sentenceEarlier }
        return layout.hasFigure(placed.range.upperBound..<frame.start, in: frame.sentence)
            ? .previousClauseBehindFigure : .previousClauseLast
    }

    func isSpent(
        _ placed: ArticleLayout.PlacedPeriod, _ frame: Frame, _ features: FeatureSet<PeriodFeature>
    ) -> Bool {
        guard placed.range.upperBound < frame.floor, let next = layout.figure(after: placed.range.upperBound, in: frame.sentence),
            next.lowerBound < frame.start
        else { return false }
        return features.contains(.origin) || features.contains(.compared) || next.lowerBound - placed.range.upperBound <= 1
    }

    /// Which sort of words stand how far away.
    func cross(_ role: PeriodMention.Role, _ distance: Int) -> PeriodFeature? {
        switch role {
        case .span, .same, .currentMonth: [PeriodFeature.clauseSpan, .sentenceSpan, .earlierSpan][distance]
        case .point, .asOf, .now: [PeriodFeature.clausePoint, .sentencePoint, .earlierPoint][distance]
        case .day: [PeriodFeature.clauseDay, .sentenceDay, .earlierDay][distance]
        case .since: [PeriodFeature.clauseSince, .sentenceSince, .earlierSince][distance]
        case .none: nil
        }
    }

    func describe(_ placed: ArticleLayout.PlacedPeriod, _ sentence: Int, _ features: inout FeatureSet<PeriodFeature>) {
        switch placed.mention.role {
        case .span: features.insert(.isSpan)
        case .point: features.insert(.isPoint)
        case .asOf: features.insert(.isAsOf)
        case .since: features.insert(.isSince)
        case .now: features.insert(.isNow)
        case .day: features.insert(.isDay)
        case .same: features.insert(.isSame)
        case .currentMonth: features.insert(.isCurrentMonth)
        case .none: break
        }
        if layout.isBracketed(placed.range, in: sentence) { features.insert(.bracketed) }
        if words.isCompared(placed.range, layout, sentence) { features.insert(.compared) }
        if layout.after(placed.range.upperBound, in: sentence) == 0x7684 { features.insert(.attributive) }
        if words.isOrigin(placed.range.lowerBound, layout, sentence) { features.insert(.origin) }
        if words.isGoal(placed.range.lowerBound, layout, sentence) { features.insert(.upTo) }
        if placed.mention.hasYear { features.insert(.hasYear) }
    }

    /// What a period is by itself, and beside what the rules and the figures before say.
    func describe(_ frame: Frame, _ found: inout Candidates<Period?, PeriodFeature>) {
        let here = layout.sentences[frame.sentence]
        let isStated = !here.periods.isEmpty
        let segment = here.clauses[frame.clause].lowerBound..<frame.start
        let saysAverage = ClauseWords.occurs(words.vocabulary.averages, layout.text, segment)
        let saysPlan = ClauseWords.occurs(words.vocabulary.plans, layout.text, segment)
        let paragraphStates =
            layout.paragraphs[here.paragraph].firstPeriod.map { layout.periods[$0].range.lowerBound < frame.start } ?? false
        let isClauseStated = layout.periods(around: frame.start, in: frame.sentence).near.contains {
            layout.clause(frame.sentence, at: layout.periods[$0].range.lowerBound) == frame.clause
        }
        found.update { candidate in
            let isRules = candidate.features.contains(.rules)
            guard let period = candidate.value else { return }
            let isNamed = PeriodFeature.positions.contains { candidate.features.contains($0) }
            if isRules {
                let inClause = [PeriodFeature.adjacent, .clauseLast, .clauseEarlier].contains { candidate.features.contains($0) }
                candidate.features.insert(
                    inClause
                        ? .rulesInClause : isNamed ? .rulesInSentence : candidate.words != nil ? .rulesElsewhere : .rulesAlone)
            }
            if saysAverage, period.start != nil { candidate.features.insert(.saysAverage) }
            if saysPlan { candidate.features.insert(.saysPlan) }
            if saysPlan, let issued, let end = period.end, end > issued { candidate.features.insert(.saysPlanAhead) }
            if paragraphStates, !isNamed {
                candidate.features.insert(candidate.features.contains(.paragraphFirst) ? .paragraphStates : .paragraphStatesOther)
            }
            if isStated, !isNamed { candidate.features.insert(.besideStated) }
            if isClauseStated, !isNamed { candidate.features.insert(.besideClauseStated) }
            shape(period, &candidate.features)
            if let before = frame.before {
                if before.period?.end == period.end {
                    candidate.features.insert(.asBefore)
                    if before.kind == frame.draft.kind { candidate.features.insert(.asBeforeSameKind) }
                } else {
                    candidate.features.insert(.unlikeBefore)
                }
            } else if let earlier = frame.earlier, earlier.period?.end == period.end {
                candidate.features.insert(.asEarlier)
            }
            together(saysAverage, paragraphStates, &candidate.features)
            byKind(frame.draft, period, &candidate.features)
            if let main, main.end == period.end { candidate.features.insert(.mainWindow) }
        }
    }

    func shape(_ period: Period, _ features: inout FeatureSet<PeriodFeature>) {
        guard let end = period.end else { return }
        if let start = period.start {
            let days = Int(end.number - start.number) + 1
            if days == 1 { features.insert(.singleDay) }
            if days > 27, days < 100 { features.insert(.monthOrQuarter) }
            if Period(year: end.year) == period { features.insert(.wholeYear) }
            if days > 370 { features.insert(.severalYears) }
        } else {
            features.insert(.instant)
        }
        guard let issued else { return }
        if end == issued { features.insert(.endsAtIssue) }
        if end > issued { features.insert(.endsAhead) }
        if issued.number - end.number > 400 { features.insert(.endsLongAgo) }
        if end.year == issued.year { features.insert(.yearOfIssue) }
    }

    /// Windows of several years: under their heading, in the paragraph behind their own, and of averages.
    func together(_ saysAverage: Bool, _ paragraphStates: Bool, _ features: inout FeatureSet<PeriodFeature>) {
        if features.contains(.severalYears) {
            if features.contains(.heading) { features.insert(.severalHeading) }
            if features.contains(.lastSeveralYears), !paragraphStates { features.insert(.severalPrevious) }
            if saysAverage { features.insert(.severalAverage) }
        } else if features.contains(.wholeYear), saysAverage {
            features.insert(.yearAverage)
        }
    }

    /// What fits the kind of figure.
    func byKind(_ draft: Draft, _ period: Period, _ features: inout FeatureSet<PeriodFeature>) {
        let isAhead = features.contains(.endsAhead)
        let isIssue = features.contains(.issueDay)
        let isInstant = period.start == nil
        switch draft.kind {
        case .target:
            features.insert(isAhead ? .targetAhead : .targetPast)
            if features.contains(.issueYear) { features.insert(.targetYearOfIssue) }
            if isInstant { features.insert(.targetInstant) }
            if features.contains(.severalYears) { features.insert(.targetSeveralYears) }
        case .level:
            if isIssue { features.insert(.levelIssueDay) }
            if !isInstant { features.insert(.levelWindow) }
            if isInstant, draft.unit == "CNY" { features.insert(.moneyInstant) }
        case .flow:
            if isIssue { features.insert(.flowIssueDay) }
            if features.contains(.yearToDate) { features.insert(.flowToDate) }
        case .growth, .change:
            if isIssue { features.insert(.growthIssueDay) }
        case .rank:
            if features.contains(.asBefore) { features.insert(.rankAsBefore) }
            if features.contains(.asEarlier) { features.insert(.rankAsEarlier) }
        case .ratio:
            if isInstant { features.insert(.ratioInstant) }
        }
    }
}
