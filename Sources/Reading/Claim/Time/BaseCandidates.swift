import Quantities

/// What a change or growth may be measured from: a period that the words compare with, or one that follows from the period of the
/// figure and the words 同比, 环比, 净增.
struct BaseCandidates {
    let layout: ArticleLayout
    let words: ClauseWords

    func candidates(_ frame: Frame, period: Period?) -> Candidates<Period?, BaseFeature> {
        var found = Candidates<Period?, BaseFeature>()
        // 高于全国1.7个百分点 has no base in time
        if frame.draft.hasFixedBase, period == frame.draft.period || frame.draft.base == nil {
            found.add(frame.draft.base, nil, FeatureSet(.rules))
            return found
        }
        if let before = frame.before,
            isSaidAgain(frame, before) || isJoined(frame, before, period) || isGoneOn(frame, before, period)
        {
            found.add(before.base, nil, FeatureSet(.asBefore))
            return found
        }
        if isHeldAgainstNorm(frame) || isUnsaid(frame, period) {
            found.add(nil, nil, FeatureSet(.rules))
            return found
        }
        if let period, let before = dayBefore(frame, period) ?? yearsBefore(frame, period) {
            found.add(before, nil, FeatureSet(.rules))
            return found
        }
        if let same = sameWindow(frame, period) {
            found.add(same.window, same.words, FeatureSet(.comparedHere))
            return found
        }
        addNamed(frame, period, &found)
        if let period { addReckoned(period, &found) }
        func add(_ value: Period?, _ feature: BaseFeature) {
            let features = FeatureSet<BaseFeature>(feature)
            found.add(value, nil, features)
        }
        add(nil, .unknown)
        add(standing(frame.draft.base, period), .rules)
        if let period { takeHolidays(period, frame, &found) }
        // what came before the figure's own time: never that time itself, nor, unless the text says so, a part of it
        found.remove { candidate in
            guard let value = candidate.value, let period, let end = value.end, let last = period.end else { return false }
            if value == period { return !BaseFeature.compares.contains { candidate.features.contains($0) } }
            return candidate.words == nil && end >= (period.start ?? last) && !candidate.features.contains(.firstYearOfSeveral)
        }
        // 较上年末, 比年初: a day that the words right before the figure compare with is the base, and nothing else
        if let day = found.all.first(where: {
            $0.features.contains(.comparedHere)
                && ($0.value?.start == nil || saysAllYear($0) || $0.value != period && namesYear($0, period))
        }) {
            found.remove { $0.value != day.value }
        }
        // 三季度…按年率计算增长4.9%: four times what one quarter has added to the one before
        if let period, period.windowBefore != nil, frame.draft.basis.map({ $0.hasPrefix("按年率") }) ?? false {
            found.remove { !$0.features.contains(.windowBefore) }
        }
        if saysTwoYears(frame), found.all.contains(where: { $0.features.contains(.twoYearsEarlier) }) {
            found.remove { !$0.features.contains(.twoYearsEarlier) }
        }
        describe(frame, period, &found)
        return found
    }

    /// 环比下降18元/吨或4%: one movement in two units.
    private func isSaidAgain(_ frame: Frame, _ before: FigureBefore) -> Bool {
        let between = before.range.upperBound..<max(before.range.upperBound, frame.start)
        return layout.text[between].elementsEqual([0x6216])
    }

    /// 环比分别增长33.9%和21.8%: what is said once of both, in one time.
    private func isJoined(_ frame: Frame, _ before: FigureBefore, _ period: Period?) -> Bool {
        let between = layout.text[before.range.upperBound..<max(before.range.upperBound, frame.start)]
        return between.count == 1 && between.allSatisfy(ArticleReader.separators.contains) && before.kind == frame.draft.kind
            && before.kind == .growth && before.period == period && before.base != period?.yearEarlier
    }

    /// 比去年全年: all of it, though the figure is of a part of its year.
    private func saysAllYear(_ candidate: Candidate<Period?, BaseFeature>) -> Bool {
        candidate.words.map { layout.text[$0].suffix(2).elementsEqual([0x5168, 0x5E74]) } ?? false
    }

    /// 较2019年同期: the year that the words name, however long ago.
    ///
    /// Of a bare year the same part may be meant, where the figure is of a part of one.
    private func namesYear(_ candidate: Candidate<Period?, BaseFeature>, _ period: Period?) -> Bool {
        guard let value = candidate.value, let end = value.end, let words = candidate.words,
            Folding.isDigit(layout.text[words.lowerBound]), layout.text[words].contains(0x5E74)  // 年, and not 1月 alone
        else { return false }
        let isOfYear = period?.start == nil || period.flatMap(\.end).map { period == Period(year: $0.year) } ?? false
        return isOfYear || value != Period(year: end.year)
    }

    /// 两年平均增长4.5%; 两年 is a figure itself, so the words may stand before the floor.
    private func saysTwoYears(_ frame: Frame) -> Bool {
        let clause = layout.sentences[frame.sentence].clauses[frame.clause].lowerBound..<frame.start
        return ClauseWords.occurs(words.vocabulary.twoYears, layout.text, clause)
    }

    /// Periods of the sentence as bases.
    private func addNamed(_ frame: Frame, _ period: Period?, _ found: inout Candidates<Period?, BaseFeature>) {
        for index in layout.periods(around: frame.start, in: frame.sentence).near {
            let placed = layout.periods[index]
            guard placed.range.lowerBound < frame.start, let days = placed.mention.period, placed.mention.role != .none else {
                continue
            }
            let isPoint = placed.mention.role == .point || placed.mention.role == .asOf
            // 年末…61.2%，比上年提高: what stands moves from where it stood
            var value: Period? = isPoint ? Period(start: nil, end: days.end) : standing(days, period)
            // 比上年同期, said of a balance: the day of the balance a year earlier, not that of the release
            if placed.mention.role == .same, let period, period.start == nil {
                value = Period(start: nil, end: period.yearEarlier.end)
            }
            var features = FeatureSet<BaseFeature>()
            let isHere = placed.range.lowerBound >= frame.floor
            if words.isCompared(placed.range, layout, frame.sentence) {
                let clause = layout.clause(frame.sentence, at: placed.range.lowerBound)
                features.insert(isHere ? .comparedHere : clause == frame.clause ? .comparedInClause : .comparedInSentence)
            } else if words.isOrigin(placed.range.lowerBound, layout, frame.sentence) {
                features.insert(isHere ? .originHere : .originInSentence)
            } else {
                features.insert(.namedInSentence)
            }
            if placed.range.upperBound < frame.floor,
                let next = layout.figure(after: placed.range.upperBound, in: frame.sentence),
                next.lowerBound < frame.start, !isHere
            {
                features.insert(.spent)
            }
            found.add(value, placed.range, features)
        }
    }

    /// What the period of the figure gives.
    private func addReckoned(_ period: Period, _ found: inout Candidates<Period?, BaseFeature>) {
        func add(_ value: Period?, _ feature: BaseFeature) {
            guard let value else { return }
            let features = FeatureSet<BaseFeature>(feature)
            found.add(value, nil, features)
        }
        let earlier = period.yearEarlier
        add(period.start == nil ? Period(start: nil, end: earlier.end) : earlier, .yearEarlier)
        add(period.windowBefore, .windowBefore)
        add(earlier.yearEarlier, .twoYearsEarlier)
        if let end = period.end {
            add(Day(year: end.year - 1, month: 12, day: 31).map { Period(start: nil, end: $0) }, .startOfYear)
        }
        if let start = period.start {
            add(Period(start: nil, end: start.adding(days: -1)), .dayBeforeWindow)
            if let days = period.days, days > 370 {
                add(Period(year: start.year), .firstYearOfSeveral)
                add(Period(year: start.year - 1), .yearBeforeSeveral)
            }
            add(Period(start: nil, end: earlier.end), .sameDayYearEarlier)
        }
    }

    /// 5月份，贷款增加1.36万亿元; 今年以来，股价下跌80%: what stands has moved since the window began.
    private func isSinceWindowBegan(_ frame: Frame, _ period: Period?) -> Bool {
        let draft = frame.draft
        if draft.kind == .change { return draft.unit == "CNY" && draft.signs.contains(.stock) }
        guard draft.kind == .growth, draft.signs.contains(.price), draft.subject?.resolved?.system != "region" else {
            return false
        }
        return layout.periods(around: frame.start, in: frame.sentence).near.contains {
            layout.periods[$0].mention.role == .since && layout.periods[$0].mention.period?.start == period?.start
        }
    }

    /// 和3月相比有所回落，但食品价格同比涨幅高达19.1%: what its own clause says goes before what another one does.
    private func keepOwnWords(_ frame: Frame, _ found: inout Candidates<Period?, BaseFeature>) {
        let here = layout.sentences[frame.sentence]
        let clause = here.clauses[frame.clause].lowerBound
        guard ClauseWords.says(words.vocabulary.yearBases, layout.text, max(clause, frame.floor)..<frame.start),
            found.all.contains(where: { $0.features.contains(.yearEarlier) })
        else { return }
        found.remove { candidate in
            guard let words = candidate.words, candidate.features.contains(.comparedHere) else { return false }
            return words.upperBound <= clause && here.range.contains(words.lowerBound)
                && !candidate.features.contains(.yearEarlier)
        }
    }

    private func describe(_ frame: Frame, _ period: Period?, _ found: inout Candidates<Period?, BaseFeature>) {
        let segment = frame.floor..<frame.start
        let saysYear = ClauseWords.says(words.vocabulary.yearBases, layout.text, segment)
        let saysWindow = ClauseWords.says(words.vocabulary.windowBases, layout.text, segment)
        let saysTwoYears = saysTwoYears(frame)
        let compared = found.all.contains { $0.features.contains(.comparedHere) }
        let isNet = ClauseWords.occurs(words.vocabulary.nets, layout.text, segment)
        let isCompared = found.all.contains { candidate in BaseFeature.compares.contains { candidate.features.contains($0) } }
        if !saysYear, !saysWindow, !isCompared, isSinceWindowBegan(frame, period),
            found.all.contains(where: { $0.features.contains(.dayBeforeWindow) })
        {
            found.remove { !$0.features.contains(.dayBeforeWindow) }
        }
        // CPI环比上涨0.2%，其中城市上涨0.3%: the parts are held against the same time as the whole; a week against the week before
        if !saysYear, !saysWindow, !isCompared, let period, isOfSameStep(frame, period) || isWeek(period),
            found.all.contains(where: { $0.features.contains(.windowBefore) })
        {
            found.remove { !$0.features.contains(.windowBefore) }
        }
        // 央行15日宣布将利率上调50个基点: what moves on one day moves from where it stood, not from where it was a year ago
        if !saysYear, !saysWindow, !isCompared, let period, period.start != nil, period.start == period.end {
            found.remove { $0.words == nil && $0.value != nil }
        }
        keepOwnWords(frame, &found)
        // 由上月上涨0.4%转为下降0.7%: where a growth comes from is no base of the one that it has become
        if frame.draft.kind == .growth, let before = frame.before, before.kind == .growth {
            found.remove { candidate in
                guard let words = candidate.words, candidate.features.contains(.originInSentence),
                    !candidate.features.contains(.yearEarlier)
                else { return false }
                return layout.clause(frame.sentence, at: words.lowerBound) == frame.clause
                    && before.range.lowerBound > words.lowerBound
                    && before.range.lowerBound - words.upperBound <= 4
            }
        }
        found.update { candidate in
            let isYear = candidate.features.contains(.yearEarlier)
            let isWindow = candidate.features.contains(.windowBefore)
            let isHere = candidate.features.contains(.comparedHere)
            if saysYear { candidate.features.insert(isYear ? .sayYearEarlier : .sayYearEarlierButNot) }
            if saysWindow { candidate.features.insert(isWindow ? .sayWindowBefore : .sayWindowBeforeButNot) }
            if compared { candidate.features.insert(isHere ? .sayCompared : .sayComparedButNot) }
            if !saysYear, !saysWindow, !compared { candidate.features.insert(isYear ? .sayNothing : .sayOther) }
            if saysTwoYears, candidate.features.contains(.twoYearsEarlier) { candidate.features.insert(.sayTwoYears) }
            if isNet { candidate.features.insert(.net) }
            if candidate.features.contains(.rules), candidate.words != nil { candidate.features.insert(.rulesNamed) }
            if let value = candidate.value {
                candidate.features.insert(value.start == nil ? .dayBase : .wholeYearBase)
            }
            if let before = frame.before, before.base != nil, before.base == candidate.value {
                candidate.features.insert(.asBefore)
                if !saysYear, !saysWindow, !compared { candidate.features.insert(.asBeforeUnsaid) }
            }
            if isYear, let period {
                if period.start == nil { candidate.features.insert(.yearEarlierOfInstant) }
                if let days = period.days, days > 300, days <= 366 { candidate.features.insert(.yearEarlierOfYear) }
            }
        }
    }
}
