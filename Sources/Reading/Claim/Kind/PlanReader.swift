import Quantities

/// Whether a figure is planned, aimed at or foreseen, by the words around it, its time, and the stretch that it stands in.
struct PlanReader {
    let layout: ArticleLayout
    let vocabulary: Vocabulary
    let issued: Day?
    let scopes: PlanScopes

    /// How far back the words of a sentence are looked at.
    private static let reach = 200

    /// What the last word or period before a figure says of it.
    enum Mode { case plan, forecast, done, made }

    /// What the sentence says up to a figure.
    struct Words {
        var mode: Mode?
        /// 可, 能; 累计, 共有; 项目; 这批.
        var isAble = false
        var stands = false
        var goesOn = false
        var pointsBack = false
    }

    /// Why a figure is taken for planned.
    enum Reason: String { case said, aim, ahead, section, goesOn }

    /// - Parameters:
    ///   - chosen: the period of the figure
    ///   - place: where its words stand
    /// - Returns: nil for what is no plan
    func reason(_ frame: Frame, _ chosen: Period?, _ place: Range<Int>?) -> Reason? {
        if ClauseWords(vocabulary: vocabulary).isSource(frame.start, layout, frame.sentence) {
            return isFormerlyExpected(frame.start) ? .said : nil
        }
        let said = words(frame)
        if isAim(behind: frame), !isReached(chosen, frame) { return .aim }
        switch said.mode {
        case .plan: return .said
        case .forecast: return isOver(chosen) ? nil : .said
        case .done, .made: return nil
        case nil: break
        }
        if let before = frame.before, before.kind == .target, isExpected(before) { return nil }
        if frame.before?.kind == .target {
            // 预计…；实现收入4万亿元，|同比增长95%: of a year that is not over
            return isAgainstPast(frame) && !isOfPlanned(frame) && !isForeseen(chosen, frame) || isPart(frame) ? nil : .goesOn
        }
        if frame.before == nil, isAhead(place, frame) { return .ahead }
        if isExpectedOn(chosen, frame) { return .goesOn }
        if isOver(chosen), !isCarried(chosen, frame) { return nil }
        if said.stands { return nil }
        if scopes.isPlan(at: frame.start) { return .section }
        return goesOn(frame, said) ? .goesOn : nil
    }

    /// 预计2023年旅游人数45亿人次；|旅游收入4万亿元: what goes on behind ； without a time of its own is foreseen too.
    private func isExpectedOn(_ chosen: Period?, _ frame: Frame) -> Bool {
        guard frame.before == nil, layout.isContinued(frame.sentence), let earlier = frame.earlier, earlier.kind == .target,
            let chosen, chosen == earlier.period, chosen.start != nil, !isOver(chosen)
        else { return false }
        return layout.sentences[frame.sentence].periods.isEmpty
    }

    /// Whether 预计 stands before in the sentence, ； or not, and the window is not over.
    private func isForeseen(_ chosen: Period?, _ frame: Frame) -> Bool {
        guard let issued, let end = chosen?.end, end > issued else { return false }
        var start = frame.start
        while start > 0, frame.start - start < PlanReader.reach, ![0x3002, 0x0A].contains(layout.text[start - 1]) { start -= 1 }
        return vocabulary.kinds.occurs(.forecast, layout.text, start..<frame.start)
    }

    // MARK: words

    /// The words between the figure before and this one; where there is none before, those of the sentence.
    func words(_ frame: Frame) -> Words {
        // 将由16.8%|增至63.1%: what comes of it is planned as the whole is
        let words = ClauseWords(vocabulary: vocabulary)
        let origin = frame.before.flatMap {
            words.isSource($0.range.lowerBound, layout, frame.sentence) ? $0.range.lowerBound : nil
        }
        let floor = origin.map { layout.figure(before: $0, in: frame.sentence).map { layout.figures[$0].upperBound } ?? 0 }
        let head = layout.sentences[frame.sentence].range
        let bounds = max(floor ?? behindSpans(frame), head.lowerBound, frame.start - PlanReader.reach)..<frame.start
        var found = Words()
        if frame.before == nil, vocabulary.kinds[.planLead].longest(layout.text, head.lowerBound, head.upperBound) != nil {
            found.mode = .plan
        }
        var last = -1
        var place = bounds.lowerBound
        while place < bounds.upperBound {
            guard let match = vocabulary.kinds.word(layout.text, place, bounds.lowerBound..<layout.text.count) else {
                place += 1
                continue
            }
            defer { place += match.length }
            // 计划增持（含已增持金额）|不低于5亿元: said in passing
            let word = place..<place + match.length
            if layout.close(of: word, before: frame.start, in: frame.sentence) != nil { continue }
            switch match.role {
            case .able: found.isAble = found.isAble || opensVerb(place + match.length, frame)
            case .stands: found.stands = true
            case .goesOn: found.goesOn = true
            case .pointsBack: found.pointsBack = true
            default:
                guard let mode = mode(match.role, place + match.length, frame) else { continue }
                (found.mode, last) = (mode, place)
            }
        }
        for index in layout.periods(around: frame.start, in: frame.sentence).near {
            let placed = layout.periods[index]
            // 计划到年底完成…: the word of a plan says more than the period behind it in its clause
            let isGoverned = found.mode == .plan && last >= clause(of: placed)
            guard bounds.contains(placed.range.lowerBound), placed.range.lowerBound > last, !isGoverned,
                let mode = mode(placed)
            else { continue }
            (found.mode, last) = (mode, placed.range.lowerBound)
        }
        return found
    }

    /// Where the clause of a period begins.
    private func clause(of placed: ArticleLayout.PlacedPeriod) -> Int {
        let clauses = layout.sentences[placed.sentence].clauses
        return clauses[layout.clause(placed.sentence, at: placed.range.lowerBound)].lowerBound
    }

    private func mode(_ role: KindWords.Role, _ end: Int, _ frame: Frame) -> Mode? {
        switch role {
        case .plan: .plan
        case .planVerb: opensVerb(end, frame) ? .plan : nil
        case .hope: isNear(end, frame) ? .plan : nil
        case .forecast: .forecast
        case .will: opensVerb(end, frame) && !hasObject(end, frame) && !isGiven(end, frame) ? .forecast : nil
        case .done: .done
        case .made: .made
        default: nil
        }
    }

    /// A day or window that is over tells what was, one that has not begun what will be; 比去年 and 由2020年的 date another figure.
    private func mode(_ placed: ArticleLayout.PlacedPeriod) -> Mode? {
        guard placed.mention.role != .none, placed.mention.role != .same, let period = placed.mention.period else { return nil }
        let words = ClauseWords(vocabulary: vocabulary)
        guard !words.isCompared(placed.range, layout, placed.sentence),
            !words.isOrigin(placed.range.lowerBound, layout, placed.sentence)
        else { return nil }
        if placed.mention.role == .now || isOver(period) { return .done }
        if isAhead(period) { return .plan }
        // 增加到|今年的630亩: what it has got to
        let isReached = vocabulary.predicateTrie.ending(layout.text, placed.range.lowerBound, 0).map {
            vocabulary.predicates[$0.value].role == .reachTo
        }
        if isReached ?? false { return nil }
        let isUpTo = words.isGoal(placed.range.lowerBound, layout, placed.sentence)
        return isUpTo && !isOver(period) && issued != nil ? .plan : nil
    }

    /// Whether no comma parts it from the figure.
    private func isNear(_ place: Int, _ frame: Frame) -> Bool {
        place >= layout.sentences[frame.sentence].clauses[frame.clause].lowerBound
    }

    /// 将|新建, 将|进一步扩大, 计划|总投资, 拟|于明年: a verb, a metric or a time follows, or the figure itself (将|达5万).
    private func opensVerb(_ place: Int, _ frame: Frame) -> Bool {
        var place = place
        for _ in 0..<3 {
            if place >= frame.start { return place == frame.start }
            if vocabulary.verbs.longest(layout.text, place, frame.start) != nil
                || vocabulary.kinds[.acts].longest(layout.text, place, frame.start) != nil
                || vocabulary.kinds[.planLead].longest(layout.text, place, frame.start) != nil
                || vocabulary.metricTrie.longest(layout.text, place, frame.start) != nil
                || vocabulary.kinds[.flow].longest(layout.text, place, frame.start) != nil
                || vocabulary.kinds[.flow].longest(layout.text, place + 1, frame.start) != nil
                || vocabulary.obliques.longest(layout.text, place, frame.start) != nil
                || layout.periods(around: frame.start, in: frame.sentence).near.contains(where: {
                    layout.periods[$0].range.lowerBound == place
                })
            {
                return true
            }
            if let match = vocabulary.predicateTrie.longest(layout.text, place, frame.start) {
                switch vocabulary.predicates[match.value].role {
                case .change, .net, .reach, .reachTo, .new, .share, .rank, .plan, .will, .cumulative: return true
                default: break
                }
            }
            guard let filler = vocabulary.fillers.longest(layout.text, place, frame.start) else { return false }
            place += filler.length
        }
        return false
    }

    /// 将服务网点纳入…: what 将 does is no future.
    private func hasObject(_ place: Int, _ frame: Frame) -> Bool {
        let clauses = layout.sentences[frame.sentence].clauses
        let end = clauses.first { $0.contains(place) }?.upperBound ?? frame.start
        return place < min(end, frame.start) && vocabulary.kinds.occurs(.object, layout.text, place + 1..<min(end, frame.start))
    }

    /// 增长6%的目标; 36个公园将于年内建成.
    private func isAim(behind frame: Frame) -> Bool {
        let bounds = layout.sentences[frame.sentence].range
        let aims = vocabulary.kinds[.aim]
        let end = frame.end
        if aims.longest(layout.text, end, bounds.upperBound) != nil { return true }
        if end < bounds.upperBound, layout.text[end] == 0x7684,
            vocabulary.kinds.occurs(.aim, layout.text, end..<min(bounds.upperBound, end + 9))
        {
            return true
        }
        let next = layout.figure(after: end, in: frame.sentence)?.lowerBound ?? bounds.upperBound
        let clause = layout.sentences[frame.sentence].clauses[frame.clause]
        return vocabulary.kinds.occurs(.behind, layout.text, end..<max(end, min(next, clause.upperBound)))
    }

    // MARK: time

    /// Whether a period has ended by the issue date.
    func isOver(_ period: Period?) -> Bool {
        guard let issued, let end = period?.end else { return false }
        return end < issued
    }

    /// Whether a period has not begun by the issue date.
    private func isAhead(_ period: Period?) -> Bool {
        guard let issued, let end = period?.end, end > issued else { return false }
        return period?.start.map { $0 > issued } ?? true
    }

    /// Whether the words of the period, before the figure in its paragraph, name a time ahead.
    private func isAhead(_ place: Range<Int>?, _ frame: Frame) -> Bool {
        guard let place, place.upperBound <= frame.start,
            let index = layout.period(before: place.upperBound), layout.periods[index].range == place,
            layout.sentences[layout.periods[index].sentence].paragraph == layout.sentences[frame.sentence].paragraph
        else { return false }
        return isAhead(layout.periods[index].mention.period)
    }

    /// Whether no period of the sentence says so.
    private func isCarried(_ period: Period?, _ frame: Frame) -> Bool {
        !layout.sentences[frame.sentence].periods.contains { layout.periods[$0].mention.period?.end == period?.end }
    }
}
