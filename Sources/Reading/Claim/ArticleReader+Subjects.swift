/// What a measure is of that does not say it: 产量, 床位; and what a part is measured in that names the part alone.
extension ArticleReader {
    /// 煤炭生产量3.35亿吨，…，产量居第一: a measure that says not of what is of what the figures before in the sentence speak of.
    func withSubject(_ metric: String) -> String {
        let words = vocabulary.phrases
        let bare = metric.scalarValues
        // 服务业增势良好，实现增加值…
        if let head, head != topicComponent, words.bareMeasure.contains(metric) || words.headMeasure.contains(metric) {
            return joined(head.scalarValues, bare)
        }
        // 羊肉呈下降态势，产量2万吨
        if words.bareMeasure.contains(metric), let pending, let noun = ClauseSubject.moving(pending, vocabulary),
            !vocabulary.endsInMetric(noun)
        {
            return joined(noun.scalarValues, bare)
        }
        guard drafts.count > sentenceStart else { return restricted(bare) ?? spokenOf(bare) ?? metric }
        if words.scopedMeasure.contains(metric) || words.bareMeasure.contains(metric), let name = scoped(bare) { return name }
        if !startsWithPart, let name = restricted(bare) { return name }
        guard words.bareMeasure.contains(metric) || words.memberMeasure.contains(metric) else { return metric }
        // 损失类贷款余额…，占全部贷款的…，余额比年初增加…: a share of it may stand between
        if words.bareMeasure.contains(metric),
            let whole = drafts[sentenceStart...].suffix(2).reversed().lazy.filter({ $0.kind != .rank }).compactMap(\.metric)
                .first(where: { $0.hasSuffix(metric) && $0 != metric })
        {
            return whole
        }
        if let before = drafts[drafts.count - 1].metric?.scalarValues {
            if let name = PhraseParts.scoped(bare, by: before, vocabulary) { return name }
            // 期货市场成交量6.7亿手，成交额44万亿元: of the same market
            if words.bareMeasure.contains(metric),
                let end = words.bareMeasure.words.first(where: {
                    before.count > $0.count + 1 && before.has($0, at: before.count - $0.count, before: before.count)
                }),
                end.first == bare.first
            {
                return String((before[..<(before.count - end.count)] + bare)[...])
            }
            // 葡萄种植面积3.4万亩，产值2.7亿元: a crop's
            if words.bareMeasure.contains(metric), let crop = crop(before) { return crop + metric }
        }
        guard words.memberMeasure.contains(metric) else { return metric }
        // 乡镇卫生院33753个，床位150.5万张: of those that were counted
        let counted = drafts[sentenceStart...].last {
            words.facility.contains($0.unit) && $0.kind != .change && $0.kind != .growth
        }
        guard let noun = counted?.metric, noun.unicodeScalars.count <= 12, !noun.hasSuffix(metric) else { return metric }
        return noun + metric
    }

    /// 动力电池产业延续增长态势，装车量…: the registered metric of what the clause before speaks of.
    private func spokenOf(_ bare: [UInt32]) -> String? {
        guard vocabulary.phrases.scopedMeasure.contains(bare), let pending else { return nil }
        return PhraseParts.scoped(bare, by: Array(pending.scalars.prefix(12)), vocabulary)
    }

    /// 重点零售企业销售额…。其中，零售额…: of the same firms.
    private func restricted(_ bare: [UInt32]) -> String? {
        let words = vocabulary.phrases
        guard words.scopedMeasure.contains(bare) || words.bareMeasure.contains(bare), let last = drafts.last,
            startsWithPart || partsFrom.map({ last.range.upperBound <= $0 }) ?? false, let before = last.metric?.scalarValues
        else { return nil }
        if let name = PhraseParts.scoped(bare, by: before, vocabulary) { return name }
        let end = (4..<max(4, before.count)).last { vocabulary.metricWords.end(.member, Array(before[..<$0])) > 0 }
        return end.map { String((before[..<$0] + bare)[...]) }
    }

    /// 国有企业营业总收入…；利润总额…: the registered metric of what the figures before in the sentence are of.
    private func scoped(_ bare: [UInt32]) -> String? {
        // 汽车产量…，其中新能源汽车…；产量…: of the whole again
        let behind = drafts[drafts.count - 1].range.upperBound
        let isBehindParts = text[behind..<min(text.count, behind + 4)].contains(0xFF1B)
        let end = isBehindParts ? partsFrom ?? text.count : text.count
        let known = drafts[sentenceStart...].last {
            $0.kind != .rank && $0.kind != .ratio && $0.metric != nil && $0.range.lowerBound < end
        }
        // 粮食产量…；棉花产量…，产量居第二: of the last one that has it
        guard let before = known?.metric?.scalarValues, !before.suffix(bare.count).elementsEqual(bare) else { return nil }
        return PhraseParts.scoped(bare, by: before, vocabulary)
    }

    /// Whether the side before is a part of a trade of which both sides are told: 出口…，其中机电产品出口…；进口…. That which follows is no
    /// import of these; of 其中服务出口…；进口… it is.
    func namesParts(before place: Int) -> Bool {
        var start = place
        while start > 0, place - start < 160, text[start - 1] != 0x3002, text[start - 1] != 0x0A { start -= 1 }
        guard let among = text.find(ArticleReader.among, in: start..<place) else { return false }
        let told = drafts.filter { start..<place ~= $0.range.lowerBound }
        return !told.contains { $0.range.lowerBound > among }
            || told.contains { $0.range.lowerBound < among && ($0.metric.map(isSide) ?? false) }
    }

    /// 服务进出口…，其中服务出口…；进口…: whether the trade that was told before 其中, where one was, is of the same thing; 自德国 is of none.
    func isOfWhole(_ thing: ArraySlice<UInt32>, before place: Int) -> Bool {
        if let first = thing.first, [0x5BF9, 0x81EA, 0x4ECE, 0x4E0E].contains(first) { return false }  // 对自从与
        var start = place
        while start > 0, place - start < 160, text[start - 1] != 0x3002, text[start - 1] != 0x0A { start -= 1 }
        guard let among = text.find(ArticleReader.among, in: start..<place),
            let whole = drafts.last(where: { $0.range.upperBound <= among && ($0.kind == .flow || $0.kind == .growth) }),
            let metric = whole.metric, vocabulary.phrases.trade.first(in: Phrase(metric)) != nil
        else { return true }
        return metric.scalarValues.starts(with: thing)
    }

    /// 出口, 机电产品出口额: one side of a trade; 进出口 is both.
    private func isSide(_ metric: String) -> Bool {
        let words = vocabulary.phrases
        return words.tradeSide.first(in: Phrase(metric)) != nil && words.trade.first(in: Phrase(metric)) == nil
    }

    /// 50个产业园区平均人流量，今年1月比去年12月增长…: what is measured of those that are counted, where that ends the clause.
    func measureOfCounted(_ figure: FigureWords) -> String? {
        let start = figure.range.upperBound
        var end = start
        while end < text.count, end - start < 30, Folding.isHan(text[end]) { end += 1 }
        guard (6..<30).contains(end - start), end < text.count, text[end] == 0xFF0C else { return nil }  // ，
        let head = text[start..<end].lastIndex(of: 0x7684).map { $0 + 1 } ?? start  // 的
        let words = Array(text[head..<end])
        guard words.count >= 4, vocabulary.metricWords.end(.measure, words) > 0 || vocabulary.phrases.measure.ends(words),
            vocabulary.predicateTrie.longest(words, 0, words.count) == nil
        else { return nil }
        return String(words[...])
    }

    /// 倒塌房屋300间，严重损坏500间; 300间房屋倒塌，500间不同程度损坏: of the same things.
    func takeDamage(_ metric: inout MetricPhrase, _ figure: FigureWords, _ clause: Clause) {
        let words = vocabulary.phrases
        let (start, end) = (figure.range.upperBound, figure.nextFigure)
        let behind = start < end ? Array(text[start..<min(end, start + 8)].prefix(while: Folding.isHan)) : []
        let core = figure.left.core.scalars
        guard let damage = [core, behind].first(where: words.damage.contains), core.isEmpty || damage == core,
            drafts.count > sentenceStart, let before = drafts.last, before.unit.isSame(as: figure.quantity.unit),
            var thing = before.metric?.scalarValues
        else { return }
        if let length = words.damage.ending(thing) { thing.removeLast(length) }
        if let length = words.damage.length(in: thing, at: 0, before: thing.count) { thing.removeFirst(length) }
        guard (2...6).contains(thing.count) else { return }
        (metric.text, metric.rule, metric.isTopic) = (String((thing + damage)[...]), "noun before", true)
    }

    /// 葡萄 in 葡萄种植面积; nil for what is no crop's.
    private func crop(_ metric: [UInt32]) -> String? {
        var name = metric
        while let length = vocabulary.phrases.crop.ending(name) { name.removeLast(length) }
        return name.count < metric.count && name.count >= 2 ? String(name[...]) : nil
    }

    /// 铁路客运 and 客运量: what is measured of the head, without what both say.
    private func joined(_ head: [UInt32], _ bare: [UInt32]) -> String {
        let most = min(head.count, bare.count)
        let common = stride(from: most, to: 0, by: -1).first { head.suffix($0).elementsEqual(bare.prefix($0)) }
        return String((head + bare.dropFirst(common.map { $0 > 1 ? $0 : 0 } ?? 0))[...])
    }

    /// 港口完成吞吐量59亿吨，其中沿海港口完成40亿吨: a part that names nothing that is measured has of what the whole has.
    func takeShareOf(_ measured: inout Measured, _ figure: FigureWords, _ walk: Walk) {
        let core = figure.left.core
        guard figure.left.change == nil, figure.left.whole == nil, !figure.left.roles.contains(.share), walk.shares.isEmpty,
            measured.metric.rule == "noun before", (2...10).contains(core.count), core.scalars.allSatisfy(Folding.isHan),
            topicGroup == figure.group, isAmount(figure), let partsFrom, partsFrom < figure.range.lowerBound,
            let whole = mainTopic ?? topic,
            vocabulary.endsInMetric(whole) || vocabulary.phrases.measure.ends(whole.scalarValues),
            vocabulary.registry.exact(core.scalars) == nil, !vocabulary.endsInMetric(core.string),
            !vocabulary.phrases.measure.ends(core), vocabulary.metricWords.end(.measure, core.scalars) == 0
        else { return }
        let ending = vocabulary.metricEnding(whole) ?? whole
        guard !ending.hasSuffix(core.string) else { return }
        measured.isPart = true
        (measured.metric.text, measured.metric.rule) = (core.string + ending, "component of the topic")
    }

    /// 销售新车9万辆，其中新能源车2万辆；1—7月累计销售65万辆: of all again, behind parts of it.
    func takeWholeAgain(_ metric: inout MetricPhrase, _ figure: FigureWords, _ clause: Clause) {
        let core = figure.left.core.scalars
        guard metric.rule == "topic", core.count >= 2, figure.left.change == nil, let partsFrom,
            partsFrom < clause.range.lowerBound,
            figure.left.roles.contains(.cumulative) || clause.items[..<figure.index].suffix(4).contains(where: \.isPeriod),
            let whole = drafts[sentenceStart...].first(where: { $0.unit.isSame(as: figure.quantity.unit) }),
            whole.range.upperBound < partsFrom, let name = whole.metric?.scalarValues,
            name.find(core, in: name.indices) != nil
        else { return }
        (metric.text, metric.isTopic) = (whole.metric, true)
    }

    /// Money, weights and such: 50 of 300 employees that are doctors are no employees of doctors.
    private func isAmount(_ figure: FigureWords) -> Bool {
        !["count", "noun", "household", "other"].contains(figure.group)
            && (figure.group != "person" || figure.quantity.unit == "人次")
    }

    static let among = "其中".scalarValues
}
