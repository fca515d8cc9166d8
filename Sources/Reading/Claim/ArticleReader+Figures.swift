import Quantities

/// Figures of a clause become drafts: what was read around one, what it measures, of which kind it is, when it was.
extension ArticleReader {
    mutating func figure(_ quantity: QuantityMention, _ item: Item, _ clause: Clause, _ index: Int, _ walk: inout Walk) {
        var figure = words(of: quantity, item, clause, index, walk)
        if figure.left.roles.contains(.cumulative) { timing.widen() }
        figure.isTarget = isPlanned(&figure.left, item.range, clause, &walk)
        takeTopic(before: figure, walk)
        figure.cutExamples(vocabulary)
        let measured = measure(&figure, clause, &walk)
        let reading = statement(figure, measured, walk)
        append(figure, measured, reading, walk)
        noteTopic(figure, measured, reading.plain)
        note(figure, measured, clause, &walk)
        walk.phrase = Phrase()
        walk.local = nil
    }

    /// Adds the draft of a figure.
    private mutating func append(_ figure: FigureWords, _ measured: Measured, _ reading: Statement, _ walk: Walk) {
        let (left, quantity, share) = (figure.left, figure.quantity, measured.share)
        let owner = owner(of: figure, measured, walk)
        let (period, kind) = (reading.period, reading.kind)
        let isMovement = reading.plain == .change || reading.plain == .growth
        let base =
            isMovement && !left.comparator ? timing.base(period, word: left.baseWord, isNet: left.roles.contains(.net)) : nil
        drafts.append(
            Draft(
                range: figure.range, value: reading.value.value, interval: reading.value.interval, unit: reading.value.unit,
                bound: quantity.bound, kind: kind, subject: owner, metric: measured.metric.text,
                component: share?.component ?? topicComponent ?? owner?.component, basis: left.basis ?? basis,
                scope: nil, signs: reading.signs, plainKind: kind == .target ? KindTable.kind(reading.signs) : kind,
                period: period, base: base, reportedBy: reportedBy, rule: measured.metric.rule,
                isStock: period?.start == nil && period != nil,
                hasFixedOwner: share?.subject != nil || walk.group != nil,
                hasFixedPeriod: share?.period != nil || left.isOrigin || walk.local != nil
                    || timing.isYearRange && left.roles.contains(.reachTo)
                    || timing.isJoined && period == timing.window,
                hasFixedBase: left.comparator || left.roles.contains(.net) && left.baseWord == nil && timing.base == nil))
    }

    /// Whose figure it is by the rules; the sort of bodies that its words name governs what follows.
    private mutating func owner(of figure: FigureWords, _ measured: Measured, _ walk: Walk) -> Subject? {
        let core = figure.left.core
        if let found = groupSubject(core) {
            group = found
        } else if figure.group == "count", !core.isEmpty, figure.leadingVerb(vocabulary).isEmpty,
            vocabulary.anaphors.value(of: core.string) == nil
        {
            group = nil  // 农村网点 of 全行业
        }
        if measured.isPart { topicComponent = core.string } else if measured.metric.rule != "topic" { topicComponent = nil }
        let isOfGroup = group?.resolved?.name == (subject?.resolved ?? home?.resolved ?? Resolver.country).name
        return measured.share?.subject ?? walk.group ?? (isOfGroup ? group : nil) ?? subject
    }

    /// 中央企业实现利润…: those of one sort in the region, a component of it.
    private func groupSubject(_ core: Phrase) -> Subject? {
        guard subject?.resolved?.system == "region" || subject == nil,
            let match = vocabulary.groups.longest(core.scalars, 0, core.count),
            match.length < core.count, ![0x7684, 0x6570, 0x548C, 0x4E0E, 0x53CA, 0x3001].contains(core.scalars[match.length])
        else { return nil }
        let word = core.slice(0..<match.length).string
        return Subject(resolved: subject?.resolved ?? home?.resolved ?? Resolver.country, mention: word, component: word)
    }

    /// What the next figures take from this one: its metric as topic, its price, the verb of a list.
    private mutating func noteTopic(_ figure: FigureWords, _ measured: Measured, _ kind: Kind) {
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
        } else if !figure.isJoined, metric.isTopic, measured.share == nil {
            topic = metric.text
            topicGroup = figure.group
            mainTopic = nil
        }
        if metric.rule == "topic", !Nature.isRatio(quantity.unit), quantity.unit != "pp" { topicGroup = figure.group }
        if !figure.isJoined, !figure.isList, !figure.left.core.isEmpty { listVerb = figure.leadingVerb(vocabulary) }
    }
}
