import Quantities

/// Where periods of a figure come from.
extension PeriodCandidates {
    /// Periods of the sentence, of those before it, and the first of the article.
    func addNamed(_ frame: Frame, _ isInstant: Bool, _ found: inout Candidates<Period?, PeriodFeature>) {
        let here = layout.sentences[frame.sentence]
        let (near, before) = layout.periods(around: frame.start, in: frame.sentence)
        var last = before
        // 截至2014年底，我国|常年|参加锻炼的人口: what dates nothing stands between no time and its figure
        while last > here.periods.lowerBound, layout.periods[last].mention.role == .none { last -= 1 }
        for index in near {
            let placed = layout.periods[index]
            var features = FeatureSet<PeriodFeature>()
            // “2023年全球银行1000强”: the year of a name dates what stands in the clause of the name at most
            if isTitled(index), layout.clause(frame.sentence, at: placed.range.lowerBound) != frame.clause { continue }
            // 再就业290万人，完成|全年|500万人目标的58%
            let isGoal = placed.range.lowerBound >= frame.end && words.isOfGoal(layout.text, placed.range.upperBound)
            if isGoal || layout.leaves(placed.range, frame.start, in: frame.sentence) { continue }
            if layout.clause(frame.sentence, at: placed.range.lowerBound) != frame.clause,
                words.isBackground(placed.range, layout, frame.sentence)
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
        addEarlier(frame, isInstant, &found)
        if let first = layout.paragraphs[here.paragraph].firstPeriod {
            let features = FeatureSet<PeriodFeature>(.paragraphFirst)
            if layout.periods[first].range.lowerBound < frame.start, !isTitled(first),
                layout.periods[first].sentence == frame.sentence || !isBase(first)
            {
                add(layout.periods[first], isInstant, features, &found)
            }
        }
        if let first = layout.periods.first, first.range.lowerBound < frame.start, !isTitled(0) {
            let features = FeatureSet<PeriodFeature>(.articleFirst)
            add(first, isInstant, features, &found)
        }
    }

    /// Periods of the three sentences with periods before it.
    private func addEarlier(_ frame: Frame, _ isInstant: Bool, _ found: inout Candidates<Period?, PeriodFeature>) {
        let paragraph = layout.sentences[frame.sentence].paragraph
        var seen = 0
        var next = layout.sentences[frame.sentence].periodsBefore
        while let sentence = next, seen < 3 {
            next = layout.sentences[sentence].periodsBefore
            let isSame = layout.sentences[sentence].paragraph == paragraph
            let indices = layout.sentences[sentence].periods
            // 12.8%，去年同期为7.3%；…: it comes back from the time that was set beside its own
            let last = indices.last { layout.periods[$0].mention.role != .same && !isBase($0) } ?? indices.upperBound - 1
            for index in indices.suffix(4) where !isBase(index) {
                var features = FeatureSet<PeriodFeature>()
                let isLast = index == last
                switch (isSame, sentence == frame.sentence - 1) {
                case (true, true):
                    features.insert(isLast ? .previousSentenceLast : .previousSentenceEarlier)
                    if layout.isContinued(frame.sentence) { features.insert(isLast ? .continued : .unlikeContinued) }
                case (true, false): features.insert(.paragraphEarlier)
                case (false, _): features.insert(isLast && seen == 0 ? .previousParagraphLast : .earlierParagraph)
                }
                if let cross = cross(layout.periods[index].mention.role, 2) { features.insert(cross) }
                if isTitled(index) || layout.leaves(layout.periods[index].range, frame.start, in: sentence) { continue }
                if layout.isOtherItem(sentence, frame.sentence), !isAheadOfList(index) { features.insert(.otherItem) }
                add(layout.periods[index], isInstant, features, &found)
            }
            seen += 1
        }
    }

    /// 一季度农业稳步发展：（1）…: said before the first item of the list.
    private func isAheadOfList(_ index: Int) -> Bool {
        let placed = layout.periods[index]
        return layout.text.find(ArticleReader.firstItem, in: layout.sentences[placed.sentence].range).map {
            placed.range.upperBound <= $0
        } ?? false
    }

    /// 与上年持平。…: what another sentence compares with is no window of this one.
    ///
    /// Nor is the day on which somebody published: 统计局10月31日公布的数据.
    private func isBase(_ index: Int) -> Bool {
        let placed = layout.periods[index]
        return words.isCompared(placed.range, layout, placed.sentence)
            || placed.mention.role == .day && words.isPublished(layout.text, placed.range.upperBound)
    }

    /// The last window of several years, and the last whole year, that stood before: sections of a report are about them.
    func addGoverning(_ frame: Frame, _ isInstant: Bool, _ found: inout Candidates<Period?, PeriodFeature>) {
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
        if let whole = layout.governing[last].whole, !isTitled(whole),
            layout.periods[whole].sentence == frame.sentence || !isBase(whole)
        {
            add(layout.periods[whole], isInstant, FeatureSet(.lastWholeYear), &found)
        }
    }

    func addTitles(_ frame: Frame, _ isInstant: Bool, _ found: inout Candidates<Period?, PeriodFeature>) {
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
    func addIssue(_ isInstant: Bool, _ found: inout Candidates<Period?, PeriodFeature>) {
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
    func add(
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

    func shaped(_ period: Period, _ isInstant: Bool) -> Period {
        isInstant ? Period(start: nil, end: period.end) : period
    }
}
