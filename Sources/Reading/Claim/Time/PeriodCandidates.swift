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
    let titled: [Period]

    init(
        _ layout: ArticleLayout, _ words: ClauseWords, issued: Day?,
        titles: [(range: Range<Int>, period: Period, isHeadline: Bool)]
    ) {
        (self.layout, self.words, self.issued, self.titles) = (layout, words, issued, titles)
        main = PeriodCandidates.mainWindow(layout, words)
        let (names, others) = PeriodCandidates.titled(layout)
        titled = names.filter { name in !others.contains { $0.end == name.end } && !titles.contains { $0.period.end == name.end }
        }
    }

    func candidates(_ frame: Frame) -> Candidates<Period?, PeriodFeature> {
        var found = Candidates<Period?, PeriodFeature>()
        if let ends = end(frame) { return ends }
        if let dealt = DealtPeriods(layout, words).period(frame) {
            found.add(dealt.mention.period, dealt.range, FeatureSet(.dealt))
            return found
        }
        if frame.draft.hasFixedPeriod || goesOn(frame) {
            found.add(frame.draft.period, nil, FeatureSet(.rules))
            return found
        }
        if let planned = plannedBefore(frame) {
            found.add(planned, nil, FeatureSet(.rules))
            return found
        }
        if let same = sameBefore(frame) ?? movedSince(frame) {
            found.add(same, nil, FeatureSet(.rules))
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
        // 3月份，…由1—2月份下降2%转为增长3%
        let isNamedBeforeOrigin = found.all.contains { candidate in
            !candidate.features.contains(.origin) && !candidate.features.contains(.compared)
                && (candidate.words.map {
                    layout.sentences[frame.sentence].range.contains($0.lowerBound) && $0.upperBound < frame.floor
                } ?? false)
        }
        // a year that the text does not tell is never guessed
        found.remove { candidate in
            if candidate.words == nil, let value = candidate.value, titled.contains(where: { $0.end == value.end }) {
                return true
            }
            // 由2018年的46家增至81家: where a figure comes from dates no other
            if candidate.features.contains(.origin), candidate.features.contains(.spent),
                !candidate.features.contains(.rules) || isNamedBeforeOrigin
            {
                return true
            }
            return candidate.words == nil && candidate.value != nil && !candidate.features.contains(.rules)
                && !candidate.features.contains(.issueDay)
        }
        removeUnfinished(frame, &found)
        removeCompared(frame, &found)
        keepOwn(frame, &found)
        describe(frame, &found)
        return found
    }

    /// （2）2022年…；（3）2022年…: what an item of a list says itself is its own.
    private func keepOwn(_ frame: Frame, _ found: inout Candidates<Period?, PeriodFeature>) {
        let own = layout.sentences[frame.sentence].range
        found.update { candidate in
            if candidate.words.map({ own.contains($0.lowerBound) }) ?? false { candidate.features.remove(.otherItem) }
        }
    }

    /// 今年已办理案件326件，同比上升12.8%: as far as the figure before, not to the end of the year; 累计投放218亿元，其中今年…: what stands
    /// does not stand at the end of a year that is named behind it.
    private func removeUnfinished(_ frame: Frame, _ found: inout Candidates<Period?, PeriodFeature>) {
        guard let issued, frame.draft.kind != .target else { return }
        let isMovement = frame.draft.kind == .growth || frame.draft.kind == .change
        let known = frame.before.flatMap { $0.kind == .target || $0.period?.end != issued || !isMovement ? nil : $0.period }
        found.remove { candidate in
            guard let value = candidate.value, let end = value.end, end > issued else { return false }
            if let words = candidate.words, words.lowerBound >= frame.end, value.start == nil { return true }
            return known?.start != nil && value.start == known?.start
        }
    }

    /// 比上年翻了一番, 和2月相比有所回落: what a movement is held against is not when it came about.
    private func removeCompared(_ frame: Frame, _ found: inout Candidates<Period?, PeriodFeature>) {
        guard frame.draft.kind == .growth || frame.draft.kind == .change else { return }
        let own = layout.sentences[frame.sentence].range
        found.remove { candidate in
            candidate.features.contains(.compared) && !candidate.features.contains(.rules)
                && (candidate.words.map { own.contains($0.lowerBound) } ?? false)
        }
    }

    func isTitled(_ index: Int) -> Bool {
        layout.isTitled(layout.periods[index].range, in: layout.periods[index].sentence)
    }

    private func isSaid(_ candidate: Candidate<Period?, PeriodFeature>, _ frame: Frame) -> Bool {
        let features = candidate.features
        guard features.contains(.rules), let words = candidate.words, words.upperBound <= frame.start else { return false }
        if features.contains(.clauseLast), features.contains(.isSince) { return true }
        // …1.5万公里，截至2014年底，参加锻炼的人口达到33.9%
        if features.contains(.isAsOf), features.contains(.previousClauseLast) || features.contains(.clauseLast) { return true }
        // …增长23%，今日预计发送旅客1350万人次
        let clause = layout.sentences[frame.sentence].clauses[frame.clause]
        if features.contains(.isDay), features.contains(.clauseLast), words.lowerBound == clause.lowerBound { return true }
        guard frame.start - words.upperBound <= 3, features.contains(.adjacent) || features.contains(.clauseLast)
        else { return false }
        return features.contains(.isPoint) || features.contains(.isAsOf) || features.contains(.isDay)
    }

    /// 上年同期净利润为8.7亿元，|每股收益0.77元: what a sentence on that time goes on with.
    private func sameBefore(_ frame: Frame) -> Period? {
        let here = layout.sentences[frame.sentence]
        guard let before = frame.before, let period = before.period, [.flow, .level, .ratio].contains(frame.draft.kind),
            !here.periods.isEmpty, layout.periods(around: frame.start, in: frame.sentence).last == here.periods.lowerBound
        else { return nil }
        let placed = layout.periods[here.periods.lowerBound]
        guard placed.mention.role == .same, placed.range.lowerBound - here.range.lowerBound <= 1,
            placed.mention.period?.end == period.end, period.start != nil || frame.draft.isStock
        else { return nil }
        return period
    }

    /// 常住人口500万人，与2010年普查相比，|增加50万人: what stands has moved up to the day on which it stands.
    private func movedSince(_ frame: Frame) -> Period? {
        guard frame.draft.kind == .change || frame.draft.kind == .growth, frame.draft.rule == "topic",
            let before = frame.before, before.metric == frame.draft.metric, let period = before.period, period.start == nil
        else { return nil }
        let between = layout.periods(around: frame.start, in: frame.sentence).near.filter {
            layout.periods[$0].range.lowerBound >= before.range.upperBound && layout.periods[$0].range.upperBound <= frame.start
        }
        if between.isEmpty { return before.kind == .change && before.base != nil ? period : nil }
        guard before.kind == .level,
            between.allSatisfy({ words.isCompared(layout.periods[$0].range, layout, frame.sentence) })
        else { return nil }
        return period
    }

    /// 明年要完成投资1.8万亿元；|新改建公路20万公里: what is planned behind ； without a period of its own is for that of the part before.
    private func plannedBefore(_ frame: Frame) -> Period? {
        guard frame.draft.kind == .target, layout.isContinued(frame.sentence), let before = frame.before ?? frame.earlier,
            before.kind == .target,
            layout.periods(around: frame.start, in: frame.sentence).last < layout.sentences[frame.sentence].periods.lowerBound
        else { return nil }
        return before.period
    }

    /// …同比增长10.7%；快递业务收入…: what goes on behind ； without a period of its own has that of the part before.
    private func goesOn(_ frame: Frame) -> Bool {
        let here = layout.sentences[frame.sentence]
        // 其中，公路发送旅客3150万人次: of the same day, but not of the same twenty years
        let isPart =
            words.vocabulary.inclusives.longest(layout.text, here.range.lowerBound, here.range.upperBound) != nil
            && frame.draft.period?.days.map { $0 <= 370 } ?? true
        return (isPart || layout.isContinued(frame.sentence))
            && layout.periods(around: frame.start, in: frame.sentence).last < here.periods.lowerBound
            && frame.draft.period != nil && frame.draft.period == (frame.before ?? frame.earlier)?.period
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

    private static func mainWindow(_ layout: ArticleLayout, _ words: ClauseWords) -> Period? {
        var counts: [Period: Int] = [:]
        for placed in layout.periods {
            // 比“九五”末: what is compared with is no window of the article
            guard let period = placed.mention.period, placed.mention.role != .none,
                !words.isCompared(placed.range, layout, placed.sentence)
            else { continue }
            counts[period, default: 0] += 1
        }
        guard let most = counts.values.max(), most > 1 else { return nil }
        return layout.periods.lazy.compactMap(\.mention.period).first { counts[$0] == most }
    }
}
