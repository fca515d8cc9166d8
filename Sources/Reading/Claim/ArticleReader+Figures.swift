import Quantities

/// Figures of a clause become drafts: what was read around one, what it measures, of which kind it is, when it was.
extension ArticleReader {
    mutating func figure(_ quantity: QuantityMention, _ item: Item, _ clause: Clause, _ index: Int, _ walk: inout Walk) {
        let isListed = takeListed(item, clause, index, &walk)
        defer { if isListed { walk.group = nil } }
        if !isListed, takeGloss(quantity, item, clause, index) {
            walk.phrase = Phrase()
            return
        }
        keepOutside(item)
        var figure = words(of: quantity, item, clause, index, walk)
        if figure.left.roles.contains(.cumulative) { timing.widen(isSaid: true) }
        figure.isTarget = isPlanned(&figure.left, item.range, clause, &walk)
        takeTopic(before: figure, walk)
        figure.cutExamples(vocabulary)
        var measured = measure(&figure, clause, &walk)
        takeAnswer(&measured, &figure, walk)
        takeGroup(of: &measured, figure)
        topicComponent = station(of: item, clause) ?? topicComponent
        let reading = statement(figure, measured, walk)
        append(figure, measured, reading, walk)
        noteTopic(figure, measured, reading.plain)
        note(figure, measured, clause, &walk)
        walk.phrase = Phrase()
        (walk.local, walk.goal) = (nil, nil)
        if walk.isMultiple { timing.forgetBase() }
        walk.isMultiple = false
        hasPointsBase = quantity.unit == "pp"
        movement = figure.left.change.flatMap { vocabulary.phrases.movement.contains($0.word) ? $0 : nil }
    }

    /// Adds the draft of a figure.
    private mutating func append(_ figure: FigureWords, _ measured: Measured, _ reading: Statement, _ walk: Walk) {
        let (left, quantity, share) = (figure.left, figure.quantity, measured.share)
        let owner = owner(measured, walk)
        let (period, kind) = (reading.period, reading.kind)
        let isMovement = reading.plain == .change || reading.plain == .growth
        if hasPointsBase, reading.plain == .growth { timing.setBase(nil) }
        let base =
            isMovement && !left.comparator ? timing.base(period, word: left.baseWord, isNet: left.roles.contains(.net)) : nil
        let (climb, since) = (climb(figure), placedAt(figure))
        let dealt = isMovement ? share?.base : nil
        // 低于4.5%的控制目标: the goal is the figure itself
        let isGoal =
            vocabulary.phrases.above.stands(in: text, at: figure.range.lowerBound, before: figure.range.upperBound)
            && isGoal(figure.range.upperBound, text.count)
        drafts.append(
            Draft(
                range: figure.range, value: reading.value.value,
                interval: isGoal ? Interval(lower: reading.value.value, upper: reading.value.value) : reading.value.interval,
                unit: reading.value.unit, bound: isGoal ? .exact : quantity.bound, kind: kind, subject: owner,
                metric: measured.metric.text,
                component: share?.component ?? topicComponent ?? owner?.component ?? part,
                basis: left.basis ?? basis ?? (left.isReal ? Basis.real : nil), scope: nil,
                signs: reading.signs, plainKind: kind == .target ? KindTable.kind(reading.signs) : kind,
                period: climb?.period ?? since ?? period, base: climb?.base ?? dealt ?? base, reportedBy: reportedBy,
                rule: measured.metric.rule,
                isStock: period?.start == nil && period != nil,
                hasFixedOwner: share?.subject != nil || walk.group != nil,
                hasFixedPeriod: climb != nil || since != nil || dealt != nil || share?.period != nil || left.isOrigin
                    || walk.local != nil
                    || timing.isYearRange && left.roles.contains(.reachTo)
                    || (timing.isJoined || timing.isSummed) && period == timing.window,
                hasFixedBase: climb != nil || dealt != nil || left.comparator
                    || left.roles.contains(.net) && left.baseWord == nil && timing.base == nil))
    }

    /// 第8位，比2020年的第15位|上升了7个位次: from the one time to the other.
    private func climb(_ figure: FigureWords) -> (period: Period, base: Period)? {
        guard figure.quantity.unit.isSame(as: "位次"), drafts.count >= sentenceStart + 2 else { return nil }
        let (now, then) = (drafts[drafts.count - 2], drafts[drafts.count - 1])
        guard now.kind == .rank, then.kind == .rank, then.hasFixedPeriod, let period = now.period, let base = then.period else {
            return nil
        }
        return (period, base)
    }

    /// 居全省第3位，比上年前移|5位: at the time of the place.
    private func placedAt(_ figure: FigureWords) -> Period? {
        guard figure.quantity.unit.isSame(as: "位次"), drafts.count > sentenceStart, let last = drafts.last,
            last.kind == .rank || last.unit.isSame(as: "位次")
        else { return nil }
        return last.period
    }

    /// 中央企业实现利润…: those of one sort in the region, a component of it, govern the figures of the sentence.
    private mutating func takeGroup(of measured: inout Measured, _ figure: FigureWords) {
        let core = figure.left.core
        // 全行业投资…，其中，非金融类投资…: a part is not of the whole trade
        if let word = part, vocabulary.phrases.allTrade.contains(word), let partsFrom, partsFrom < figure.range.lowerBound {
            group?.component = nil
            part = nil
            if topicComponent == word { topicComponent = nil }
        }
        if measured.metric.rule != "topic", !isOfTopic(measured.metric, figure) { topicComponent = nil }
        if measured.isPart { topicComponent = core.string }
        let isOfRegion = subject?.resolved.map { $0.system == "region" } ?? true
        if isOfRegion, let found = GroupPhrase(core.scalars, vocabulary) {
            let word = trade(core.slice(found.group).string, figure.range.lowerBound)
            (group, part) = (nil, word)
            if found.isListed {
                group = Subject(
                    resolved: subject?.resolved ?? home?.resolved ?? Resolver.country, mention: word, component: word)
            }
            guard let text = measured.metric.text?.scalarValues, let named = GroupPhrase(text, vocabulary),
                text[named.group].elementsEqual(core.scalars[found.group])
            else { return }
            measured.metric.text = String(text[named.rest...])
            topicComponent = word
        } else if figure.group == "count", !core.isEmpty, figure.leadingVerb(vocabulary).isEmpty,
            vocabulary.anaphors.value(of: core.string) == nil
        {
            (group, part) = (nil, nil)  // 农村网点 of 全行业
        }
    }

    /// 第一产业用电量…，占全社会用电量的比重为1.3%，对其增长的贡献率为3%: a share of the part that was named before.
    private func isOfTopic(_ metric: MetricPhrase, _ figure: FigureWords) -> Bool {
        metric.rule == "share" && figure.left.core.isEmpty || vocabulary.phrases.contribution.ends(figure.left.core)
    }

    /// 行业 behind figures of 邮政行业 is that.
    private func trade(_ word: String, _ place: Int) -> String {
        if vocabulary.phrases.allTrade.contains(word) { return industry(before: place) ?? word }
        guard vocabulary.phrases.tradeWord.contains(word) else { return word }
        for draft in drafts.reversed() {
            guard let metric = draft.metric?.scalarValues, let place = metric.find(word.scalarValues, in: 0..<metric.count) else {
                continue
            }
            if place >= 2, place <= 8 { return String(metric[..<(place + word.unicodeScalars.count)]) }
        }
        return word
    }

    /// Whose figure it is by the rules.
    private func owner(_ measured: Measured, _ walk: Walk) -> Subject? {
        let isOfGroup = group?.resolved?.name == (subject?.resolved ?? home?.resolved ?? Resolver.country).name
        return measured.share?.subject ?? walk.group ?? (isOfGroup ? group : nil) ?? subject
    }

    /// What the next figures take from this one: its metric as topic, its price, the verb of a list.
    private mutating func noteTopic(_ figure: FigureWords, _ measured: Measured, _ kind: Kind) {
        partner = ClauseSubject.partner(ofTrade: figure.left.core, vocabulary) ?? partner
        let (quantity, metric) = (figure.quantity, measured.metric)
        if figure.group == "price", let below = quantity.below {
            topicPrice = FigureValue.Price(
                unit: quantity.unit, below: String(quantity.unit.drop { $0 != "/" }.dropFirst()), factor: below)
        } else if kind == .level || kind == .flow {
            topicPrice = nil
        }
        if measured.isPart {
            mainTopic = mainTopic ?? topic
            topic = metric.text
        } else if !figure.isJoined, metric.isTopic, measured.share?.isOneOfMany ?? true {
            topic = metric.text
            if !figure.left.movement.isEmpty, let text = topic, text.hasSuffix(figure.left.movement), !figure.left.core.isEmpty {
                topic = figure.left.withoutAverage(vocabulary).string  // 收入两年平均增长8%，去年增长5%
            }
            topicGroup = figure.group
            mainTopic = nil
        }
        if metric.rule == "topic", !Nature.isRatio(quantity.unit), quantity.unit != "pp" { topicGroup = figure.group }
        // 苹果产量…，均价每吨4860元，上涨6%: the price has risen
        if metric.rule == "topic", figure.group == "price", vocabulary.anaphors.value(of: figure.left.core.string) != nil {
            mainTopic = mainTopic ?? topic
            topic = metric.text
        }
        if figure.group == "count", let measure = measureOfCounted(figure) { topic = measure }
        if !figure.isJoined, !figure.isList, !figure.left.core.isEmpty { listVerb = figure.leadingVerb(vocabulary) }
    }
}
