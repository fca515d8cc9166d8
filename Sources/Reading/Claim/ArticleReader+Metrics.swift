/// What a figure measures: the words before and behind it, else what the topic or its place in a list gives.
extension ArticleReader {
    /// What a figure measures, and what it takes from a list that is dealt out.
    struct Measured {
        var metric: MetricPhrase
        /// The words name a part of the topic.
        var isPart = false
        var share: Share?
    }

    mutating func measure(_ figure: inout FigureWords, _ clause: Clause, _ walk: inout Walk) -> Measured {
        var metric = MetricPhrase.make(
            figure.quantity, unitWord: figure.quantity.unitRange.isEmpty ? "" : string(figure.quantity.unitRange), figure.left,
            figure.right, topic: topic,
            isLikeTopic: topicGroup == nil || topicGroup == figure.group || Nature.isRatio(figure.quantity.unit),
            listVerb: listVerb, isList: figure.isList, vocabulary: vocabulary)
        if !figure.isJoined, !figure.left.distributes, walk.shares.isEmpty {
            figure.left.distributes = isDealtOut(figure, clause)
        }
        carry(&metric, figure, walk)
        if figure.left.distributes, !figure.isJoined { startDistribution(figure.left, clause, figure.index, &walk) }
        var measured = Measured(metric: metric)
        takePart(&measured, figure)
        takeShareOf(&measured, figure, walk)
        takeSide(&measured, figure)
        takeSort(&measured, figure, clause)
        takeMoving(&measured.metric, figure, walk)
        takeWholeAgain(&measured.metric, figure, clause)
        if let sector, let text = measured.metric.text, measured.metric.rule != "topic",
            vocabulary.registry.exact(text.scalarValues) != nil, vocabulary.registry.exact((sector + text).scalarValues) != nil
        {
            measured.metric.text = sector + text  // 民航运输…，完成旅客运输量
        }
        if !walk.shares.isEmpty { measured.share = walk.shares.removeFirst() }  // in place of a part by itself
        takeShare(&measured, figure.left)
        takePrice(&measured.metric, figure)
        complete(&measured.metric, figure, walk)
        addVerb(&measured.metric, figure, clause)
        takeDeed(&measured.metric, figure, clause)
        takeDamage(&measured.metric, figure, clause)
        takePartner(&measured.metric)
        if let text = measured.metric.text { measured.metric.text = withSubject(text) }
        return measured
    }

    /// 中非贸易…，进出口值9114亿元: the trade with that partner, not all of it.
    private func takePartner(_ metric: inout MetricPhrase) {
        guard let partner, let text = metric.text, !text.holds(partner) else { return }
        let words = vocabulary.phrases
        let phrase = Phrase(text)
        guard [words.trade, words.tradeSide, words.trading].contains(where: { $0.begins(phrase) }) else { return }
        metric.text = partner + text
    }

    /// 肉类批发价格以降为主，其中猪肉每公斤19.01元，牛肉下降0.3%: the price of each.
    private func takePrice(_ metric: inout MetricPhrase, _ figure: FigureWords) {
        guard let priceHead, let text = metric.text, let partsFrom, partsFrom < figure.range.lowerBound,
            figure.group == "price" || figure.left.change != nil, metric.rule != "topic",
            !figure.left.comparator, !vocabulary.endsInMetric(text), !vocabulary.phrases.measure.ends(text.scalarValues),
            vocabulary.prices.ending(text.scalarValues, text.unicodeScalars.count, 0) == nil
        else { return }
        metric.text = text + priceHead
    }

    /// 近10万人|流离失所: people are counted by what they did.
    private func takeDeed(_ metric: inout MetricPhrase, _ figure: FigureWords, _ clause: Clause) {
        guard figure.left.change == nil, figure.left.whole == nil, !figure.quantity.unitRange.isEmpty,
            let name = Deed(text: text, vocabulary: vocabulary).name(
                figure.range, unit: figure.quantity.unitRange, core: figure.left.core,
                in: clause.range.lowerBound..<figure.nextFigure)
        else { return }
        (metric.text, metric.rule, metric.isTopic) = (name, "noun after", true)
    }

    /// 增长7.3%和8.2%, 业务量和业务收入累计完成1297亿件和12351亿元: a chain of figures, each of which takes one of the words before.
    private func isDealtOut(_ figure: FigureWords, _ clause: Clause) -> Bool {
        let left = figure.left
        guard isChain(clause, figure.index) else { return false }
        if left.change != nil { return left.core.isEmpty }
        let count = 1 + clause.items[(figure.index + 1)...].count(where: \.isFigure)
        if PhraseParts.pair(left.core, count, vocabulary) != nil { return true }
        let parts = PhraseParts.parts(left.core, count)
        return count > 1 && parts.count == count && parts.allSatisfy(vocabulary.endsInMetric)
    }

    /// 增长7.3%和8.2%: figures parted by nothing but 、 or 和.
    private func isChain(_ clause: Clause, _ index: Int) -> Bool {
        guard index + 1 < clause.items.count, clause.items[index + 1].isFigure else { return false }
        let between = text[clause.items[index].range.upperBound..<clause.items[index + 1].range.lowerBound]
        return between.count == 1 && between.allSatisfy(ArticleReader.separators.contains)
    }

    /// 比重从17.9%提升到35.5%, 利润…，煤炭开采业增长2.63倍: what the figures before measured.
    private func carry(_ metric: inout MetricPhrase, _ figure: FigureWords, _ walk: Walk) {
        let left = figure.left
        if let source = walk.last?.left.source, !source.isEmpty, vocabulary.phrases.turning.begins(walk.phrase) {
            metric.text = source.string
        } else if left.roles.contains(.reachTo), left.core.isEmpty, walk.last?.left.isOrigin ?? false,
            drafts.count > sentenceStart
        {
            metric.text = drafts[drafts.count - 1].metric
        } else if left.change != nil, metric.rule == "movement",
            let common = (mainTopic ?? topic).flatMap(vocabulary.metricEnding), MetricTraits(vocabulary).isSector(left.core)
        {
            metric.text = left.core.string + PhraseParts.withoutSector(common, vocabulary)
            metric.isTopic = false
        }
    }

    /// 同城 beside 快递业务量 is a component of it.
    private func takePart(_ measured: inout Measured, _ figure: FigureWords) {
        if figure.left.change != nil, let partsFrom, partsFrom < figure.range.lowerBound, drafts.count > sentenceStart,
            isBarePart(figure.left.core.string), let whole = mainTopic ?? topic
        {
            measured.isPart = true
            (measured.metric.text, measured.metric.rule) = (whole, "topic")
            measured.share = Share(metric: whole, component: figure.left.core.string)
            return
        }
        guard figure.left.change == nil,
            let part = PhraseParts.component(figure.left.core, topic: mainTopic ?? topic, vocabulary)
        else { return }
        measured.isPart = true
        (measured.metric.text, measured.metric.rule) = (part, "component of the topic")
    }

    /// 旅行服务进出口…，其中出口…: exports of the same.
    private func takeSide(_ measured: inout Measured, _ figure: FigureWords) {
        let core = figure.left.core
        let words = vocabulary.phrases
        guard words.tradeSide.isOne(core), !isTopicStale || startsWithPart || isContinued, let topic = mainTopic ?? topic else {
            return
        }
        let whole = topic.scalarValues
        for word in words.trade.words {
            guard let place = whole.find(word, in: 0..<whole.count), place >= 2 else { continue }
            measured.metric.text = String(whole[..<place]) + core.string
            measured.isPart = true
            return
        }
        // 服务出口…；进口…: the other side of the same trade, unless parts of it were named between
        guard let other = words.tradeSide.ending(whole), whole.count - other >= 2,
            !whole.suffix(core.count).elementsEqual(core.scalars),
            !namesParts(before: figure.range.lowerBound),
            isOfWhole(whole[..<(whole.count - other)], before: figure.range.lowerBound)
        else { return }
        measured.metric.text = String(whole[..<(whole.count - other)]) + core.string
    }

    /// 样品1576份，其中329份|为甲型: of which sort those are.
    private func takeSort(_ measured: inout Measured, _ figure: FigureWords, _ clause: Clause) {
        guard figure.left.core.isEmpty, figure.left.change == nil, figure.right.noun.isEmpty, measured.metric.rule == "topic",
            let partsFrom, partsFrom < figure.range.lowerBound, drafts.count > sentenceStart,
            let whole = drafts.last, whole.unit == figure.quantity.unit
        else { return }
        let place = figure.range.upperBound
        guard place < clause.range.upperBound, ArticleReader.sorting.contains(text[place]) else { return }
        var sort = Phrase()
        sort.append(text, place + 1..<min(figure.nextFigure, clause.range.upperBound))
        sort.trimMarks()
        guard (2...12).contains(sort.count) else { return }
        measured.share = Share(metric: measured.metric.text, component: sort.string)
    }

    /// 轻型客车有所回落，生产1.88万辆: of what the clause before speaks of, and no longer of the topic.
    private func takeMoving(_ metric: inout MetricPhrase, _ figure: FigureWords, _ walk: Walk) {
        let core = figure.left.core
        let isNew = figure.left.roles.contains(.new) && metric.text == core.string  // 企业持续增多，|新增|30家
        guard metric.rule == "topic" || isNew, walk.figures == 0, walk.shares.isEmpty, !figure.left.comparator, let pending,
            core.isEmpty || isNew || vocabulary.verbs.value(of: core.string) != nil,
            let noun = ClauseSubject.moving(pending, vocabulary)
        else { return }
        let verb = figure.left.change == nil && !noun.hasSuffix(core.string) ? core.string : ""
        (metric.text, metric.rule, metric.isTopic) = (noun + verb, figure.left.change == nil ? "noun before" : "movement", true)
    }

    private static let sorting = ScalarSet("为是属")

    private func takeShare(_ measured: inout Measured, _ left: LeftReading) {
        if let known = measured.share?.metric {
            measured.metric.text = known + left.common + (left.whole.map { "占" + $0 } ?? "")
        }
        if measured.share != nil {
            measured.metric.rule = "distribution"
        } else if !left.common.isEmpty {
            measured.metric.text = (measured.metric.text ?? "") + left.common
        }
    }

    /// Where the words before a figure say nothing: the share that has moved, the topic that another body took over, the list.
    private mutating func complete(_ metric: inout MetricPhrase, _ figure: FigureWords, _ walk: Walk) {
        guard figure.left.core.isEmpty else { return }
        // 投产面积大幅增加，达到4.2万亩
        if metric.rule == "topic", figure.left.change == nil, walk.figures == 0, let pending,
            let measure = ClauseSubject.measure(pending, vocabulary)
        {
            (metric.text, metric.rule) = (measure, "noun before")
            return
        }
        // 公司发布公告，完成3亿元: the clause before speaks of something else than the sentence before
        if metric.rule == "topic", isTopicStale, figure.left.change == nil, !Nature.isRatio(figure.quantity.unit),
            walk.figures == 0, let pending, pending.count > 3, !isAdverbial(pending)
        {
            metric.text = nil
            return
        }
        if figure.quantity.unit.isSame(as: "位次"), metric.rule == "topic", let placed = placed(walk) { metric.text = placed }
        if figure.quantity.unit == "pp", drafts.count > sentenceStart, let last = drafts.last, last.kind == .ratio {
            metric.text = last.metric  // 占…的9.8%，较前一周上升1.4个百分点
        }
        if metric.text == nil, let cleared = clearedTopic, clearedGroup == figure.group {
            (topic, topicGroup) = (cleared, clearedGroup)
            metric.text = cleared
        }
        if metric.text == nil { metric.text = listTopic }
        if metric.text == nil, figure.left.roles.contains(.share), walk.figures == 0, let pending {
            metric.text = ClauseSubject.members(pending)
        }
        if vocabulary.phrases.total.begins(walk.phrase), let whole = commonEnding() { metric.text = whole }
    }

    /// 经平台卖出234单、社区团购卖出3304单，合计3538单: what the parts before have in common.
    private func commonEnding() -> String? {
        let parts = drafts[sentenceStart...].suffix(2).compactMap { $0.metric?.scalarValues }
        guard parts.count == 2, parts[0] != parts[1] else { return nil }
        let common = zip(parts[0].reversed(), parts[1].reversed()).prefix { $0 == $1 }.map(\.0)
        return common.count >= 2 ? String(Array(common.reversed())[...]) : nil
    }

    /// 165只个股|上涨, 12个项目|签约: the verb that ends the clause says what those counted did.
    private func addVerb(_ metric: inout MetricPhrase, _ figure: FigureWords, _ clause: Clause) {
        let isCount = metric.rule == "topic" && figure.group == "count" && figure.left.change == nil
        guard metric.usesNoun || isCount, figure.nextFigure == clause.range.upperBound else { return }
        let (start, end) = (figure.range.upperBound + figure.right.length, figure.nextFigure)
        guard end - start >= 2, end - start <= 4, text[start..<end].allSatisfy(Folding.isHan),
            !RightNoun.singles.contains(text[start])
        else { return }
        metric.text = (metric.text ?? "") + string(start..<end)
        metric.isTopic = false
    }
}
