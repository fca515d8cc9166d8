import Quantities

/// The periods that a figure may be about: those that the text names around it, those that its issue date suggests, and the one
/// that the rules of time give.
struct PeriodCandidates {
    let layout: ArticleLayout
    let words: ClauseWords
    let issued: Day?
    /// Periods that headlines and headings name, each with its place.
    let titles: [(range: Range<Int>, period: Period, isHeadline: Bool)]
    /// The window that the article names most.
    let main: Period?
    /// Years of names (“2023年全球银行1000强”) that nothing else in the text names.
    private let titled: [Period]

    init(
        _ layout: ArticleLayout, _ words: ClauseWords, issued: Day?,
        titles: [(range: Range<Int>, period: Period, isHeadline: Bool)]
    ) {
        (self.layout, self.words, self.issued, self.titles) = (layout, words, issued, titles)
        main = PeriodCandidates.mainWindow(layout)
        let (names, others) = PeriodCandidates.titled(layout)
        titled = names.filter { name in !others.contains { $0.end == name.end } && !titles.contains { $0.period.end == name.end }
        }
    }

    func candidates(_ frame: Frame) -> Candidates<Period?, PeriodFeature> {
        var found = Candidates<Period?, PeriodFeature>()
        if frame.draft.hasFixedPeriod || goesOn(frame) {
            found.add(frame.draft.period, nil, FeatureSet(.rules))
            return found
        }
        // a plan is for a window, also where what is planned will stand
        let isInstant = frame.draft.isStock && frame.draft.kind != .target
        addNamed(frame, isInstant, &found)
        addTitles(frame, isInstant, &found)
        addGoverning(frame, isInstant, &found)
        addIssue(isInstant, &found)
        let undated = FeatureSet<PeriodFeature>(.undated)
        found.add(nil, nil, undated)
        let rules = FeatureSet<PeriodFeature>(.rules)
        found.add(frame.draft.period, nil, rules)
        // 一季度末为1584亿元: the day right before the figure, which the rules take too
        if let said = found.all.first(where: { isSaid($0, frame) }) { found.remove { $0.value != said.value } }
        // a year that the text does not tell is never guessed
        found.remove { candidate in
            if candidate.words == nil, let value = candidate.value, titled.contains(where: { $0.end == value.end }) {
                return true
            }
            // 由2018年的46家增至81家: where a figure comes from dates no other
            if candidate.features.contains(.origin), candidate.features.contains(.spent), !candidate.features.contains(.rules) {
                return true
            }
            return candidate.words == nil && candidate.value != nil && !candidate.features.contains(.rules)
                && !candidate.features.contains(.issueDay)
        }
        describe(frame, &found)
        return found
    }

    private func isTitled(_ index: Int) -> Bool {
        layout.isTitled(layout.periods[index].range, in: layout.periods[index].sentence)
    }

    private func isSaid(_ candidate: Candidate<Period?, PeriodFeature>, _ frame: Frame) -> Bool {
        let features = candidate.features
        guard features.contains(.rules), let words = candidate.words, words.upperBound <= frame.start else { return false }
        if features.contains(.clauseLast), features.contains(.isSince) { return true }
        guard frame.start - words.upperBound <= 3, features.contains(.adjacent) || features.contains(.clauseLast)
        else { return false }
        return features.contains(.isPoint) || features.contains(.isAsOf) || features.contains(.isDay)
    }

    /// …同比增长10.7%；快递业务收入…: what goes on behind ； without a period of its own has that of the part before.
    private func goesOn(_ frame: Frame) -> Bool {
        layout.isContinued(frame.sentence)
            && layout.periods(around: frame.start, in: frame.sentence).last < layout.sentences[frame.sentence].periods.lowerBound
            && frame.draft.period != nil && frame.draft.period == (frame.before ?? frame.earlier)?.period
    }

    // MARK: generators

    /// Periods of the sentence, of those before it, and the first of the article.
    private func addNamed(_ frame: Frame, _ isInstant: Bool, _ found: inout Candidates<Period?, PeriodFeature>) {
        let here = layout.sentences[frame.sentence]
        let (near, last) = layout.periods(around: frame.start, in: frame.sentence)
        for index in near {
            let placed = layout.periods[index]
            var features = FeatureSet<PeriodFeature>()
            // “2023年全球银行1000强”: the year of a name dates what stands in the clause of the name at most
            if isTitled(index),
                layout.clause(frame.sentence, at: placed.range.lowerBound) != frame.clause
            {
                continue
            }
            features.insert(position(placed, frame, isLast: index == last))
            if index == here.periods.lowerBound { features.insert(.sentenceFirst) }
            describe(placed, frame.sentence, &features)
            if isSpent(placed, frame, features) { features.insert(.spent) }
            let isClause = layout.clause(frame.sentence, at: placed.range.lowerBound) == frame.clause
            if let cross = cross(placed.mention.role, isClause ? 0 : 1) { features.insert(cross) }
            add(placed, isInstant, features, &found)
        }
        addFromTo(near, frame, &found)
        let paragraph = here.paragraph
        var seen = 0
        var next = layout.sentences[frame.sentence].periodsBefore
        while let sentence = next, seen < 3 {
            next = layout.sentences[sentence].periodsBefore
            let isSame = layout.sentences[sentence].paragraph == paragraph
            let indices = layout.sentences[sentence].periods
            for index in indices.suffix(4) {
                var features = FeatureSet<PeriodFeature>()
                let isLast = index == indices.upperBound - 1
                switch (isSame, sentence == frame.sentence - 1) {
                case (true, true):
                    features.insert(isLast ? .previousSentenceLast : .previousSentenceEarlier)
                    if layout.isContinued(frame.sentence) { features.insert(isLast ? .continued : .unlikeContinued) }
                case (true, false): features.insert(.paragraphEarlier)
                case (false, _): features.insert(isLast && seen == 0 ? .previousParagraphLast : .earlierParagraph)
                }
                if let cross = cross(layout.periods[index].mention.role, 2) { features.insert(cross) }
                if isTitled(index) { continue }
                add(layout.periods[index], isInstant, features, &found)
            }
            seen += 1
        }
        if let first = layout.paragraphs[paragraph].firstPeriod {
            let features = FeatureSet<PeriodFeature>(.paragraphFirst)
            if layout.periods[first].range.lowerBound < frame.start, !isTitled(first) {
                add(layout.periods[first], isInstant, features, &found)
            }
        }
        if let first = layout.periods.first, first.range.lowerBound < frame.start, !isTitled(0) {
            let features = FeatureSet<PeriodFeature>(.articleFirst)
            add(first, isInstant, features, &found)
        }
    }

    /// 从1992年的…增长到2010年的…，年均增长…: the years between.
    private func addFromTo(_ near: [Int], _ frame: Frame, _ found: inout Candidates<Period?, PeriodFeature>) {
        for (first, second) in zip(near, near.dropFirst()) where layout.periods[second].range.upperBound <= frame.start {
            let (from, to) = (layout.periods[first], layout.periods[second])
            guard words.isOrigin(from.range.lowerBound, layout, frame.sentence),
                words.isGoal(to.range.lowerBound, layout, frame.sentence),
                let start = from.mention.period?.start, let end = to.mention.period?.end, start < end
            else { continue }
            found.add(Period(start: start, end: end), from.range.lowerBound..<to.range.upperBound, FeatureSet(.fromTo))
        }
    }

    /// The last window of several years, and the last whole year, that stood before: sections of a report are about them.
    private func addGoverning(_ frame: Frame, _ isInstant: Bool, _ found: inout Candidates<Period?, PeriodFeature>) {
        guard let last = layout.period(before: frame.start) else { return }
        if let several = layout.governing[last].several, !isTitled(several) {
            add(layout.periods[several], isInstant, FeatureSet(.lastSeveralYears), &found)
        }
        if let opened = layout.paragraphs[layout.sentences[frame.sentence].paragraph].opened {
            let isLong = layout.periods[opened].mention.period?.days.map { $0 > 370 } ?? false
            var features = FeatureSet<PeriodFeature>(.opened)
            if isLong { features.insert(.openedSeveral) }
            add(layout.periods[opened], isInstant, features, &found)
        }
        if let whole = layout.governing[last].whole, !isTitled(whole) {
            add(layout.periods[whole], isInstant, FeatureSet(.lastWholeYear), &found)
        }
    }

    private func addTitles(_ frame: Frame, _ isInstant: Bool, _ found: inout Candidates<Period?, PeriodFeature>) {
        var heading: (range: Range<Int>, period: Period)?
        for title in titles {
            if !title.isHeadline, title.range.lowerBound < frame.start { heading = (title.range, title.period) }
            guard title.isHeadline else { continue }
            let features = FeatureSet<PeriodFeature>(.headline)
            found.add(shaped(title.period, isInstant), title.range, features)
        }
        if let heading {
            let features = FeatureSet<PeriodFeature>(.heading)
            found.add(shaped(heading.period, isInstant), heading.range, features)
        }
    }

    /// What the issue date suggests where the text names nothing.
    private func addIssue(_ isInstant: Bool, _ found: inout Candidates<Period?, PeriodFeature>) {
        guard let issued else { return }
        func add(_ period: Period?, _ feature: PeriodFeature) {
            guard let period else { return }
            let features = FeatureSet<PeriodFeature>(feature)
            found.add(shaped(period, isInstant), nil, features)
        }
        add(Period(start: nil, end: issued), .issueDay)
        let (year, month, _) = issued.civil
        add(Day(year: year, month: 1, day: 1).map { Period(start: $0, end: issued) }, .yearToDate)
        add(Period(year: year), .issueYear)
        add(Period(year: year - 1), .yearBefore)
        add(Day.first(ofMonth: month, year: year).map { Period(start: $0, end: issued) }, .monthToDate)
        add(
            month > 1
                ? Period(year: year, months: month - 1, through: month - 1) : Period(year: year - 1, months: 12, through: 12),
            .monthBefore)
    }

    /// A period that the text names, as a day for what stands; cut at the issue date, and as printed.
    private func add(
        _ placed: ArticleLayout.PlacedPeriod, _ isInstant: Bool, _ features: FeatureSet<PeriodFeature>,
        _ found: inout Candidates<Period?, PeriodFeature>
    ) {
        guard placed.mention.role != .none, let period = placed.mention.period else { return }
        let isPoint = placed.mention.role == .point || placed.mention.role == .asOf || placed.mention.role == .now
        let shape = isPoint ? Period(start: nil, end: period.end) : shaped(period, isInstant)
        found.add(shape, placed.range, features)
        guard let issued, let end = period.end, end > issued, (period.start ?? issued) <= issued else { return }
        var features = features
        features.insert(.clipped)
        found.add(shaped(Period(start: isPoint ? nil : period.start, end: issued), isInstant), placed.range, features)
    }

    private func shaped(_ period: Period, _ isInstant: Bool) -> Period {
        isInstant ? Period(start: nil, end: period.end) : period
    }

    // MARK: features

    private func position(_ placed: ArticleLayout.PlacedPeriod, _ frame: Frame, isLast: Bool) -> PeriodFeature {
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

    private func isSpent(
        _ placed: ArticleLayout.PlacedPeriod, _ frame: Frame, _ features: FeatureSet<PeriodFeature>
    ) -> Bool {
        guard placed.range.upperBound < frame.floor, let next = layout.figure(after: placed.range.upperBound, in: frame.sentence),
            next.lowerBound < frame.start
        else { return false }
        return features.contains(.origin) || features.contains(.compared) || next.lowerBound - placed.range.upperBound <= 1
    }

    /// Which sort of words stand how far away.
    private func cross(_ role: PeriodMention.Role, _ distance: Int) -> PeriodFeature? {
        switch role {
        case .span, .same, .currentMonth: [PeriodFeature.clauseSpan, .sentenceSpan, .earlierSpan][distance]
        case .point, .asOf, .now: [PeriodFeature.clausePoint, .sentencePoint, .earlierPoint][distance]
        case .day: [PeriodFeature.clauseDay, .sentenceDay, .earlierDay][distance]
        case .since: [PeriodFeature.clauseSince, .sentenceSince, .earlierSince][distance]
        case .none: nil
        }
    }

    private func describe(_ placed: ArticleLayout.PlacedPeriod, _ sentence: Int, _ features: inout FeatureSet<PeriodFeature>) {
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
    private func describe(_ frame: Frame, _ found: inout Candidates<Period?, PeriodFeature>) {
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

    private func shape(_ period: Period, _ features: inout FeatureSet<PeriodFeature>) {
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
    private func together(_ saysAverage: Bool, _ paragraphStates: Bool, _ features: inout FeatureSet<PeriodFeature>) {
        if features.contains(.severalYears) {
            if features.contains(.heading) { features.insert(.severalHeading) }
            if features.contains(.lastSeveralYears), !paragraphStates { features.insert(.severalPrevious) }
            if saysAverage { features.insert(.severalAverage) }
        } else if features.contains(.wholeYear), saysAverage {
            features.insert(.yearAverage)
        }
    }

    /// What fits the kind of figure.
    private func byKind(_ draft: Draft, _ period: Period, _ features: inout FeatureSet<PeriodFeature>) {
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

    /// Periods at the head of names in quotation marks, and all others.
    private static func titled(_ layout: ArticleLayout) -> (names: [Period], others: [Period]) {
        var found: (names: [Period], others: [Period]) = ([], [])
        for placed in layout.periods {
            guard let period = placed.mention.period else { continue }
            if layout.isTitled(placed.range, in: placed.sentence) {
                found.names.append(period)
            } else {
                found.others.append(period)
            }
        }
        return found
    }

    private static func mainWindow(_ layout: ArticleLayout) -> Period? {
        var counts: [Period: Int] = [:]
        for placed in layout.periods {
            guard let period = placed.mention.period, placed.mention.role != .none else { continue }
            counts[period, default: 0] += 1
        }
        guard let most = counts.values.max(), most > 1 else { return nil }
        return layout.periods.lazy.compactMap(\.mention.period).first { counts[$0] == most }
    }
}
