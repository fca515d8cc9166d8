import Quantities

/// Figures and ranks of a clause become drafts.
extension ArticleReader {
    private static let divisionUnits: Set<String> = ["省", "市", "县", "区", "州", "省市", "省份", "县市", "市县", "国"]
    private static let totals: WordList = ["合计", "共计", "总计", "总共", "两项合计", "三项合计"]

    /// 经平台卖出234单、社区团购卖出3304单，合计3538单: what the parts before have in common.
    private func commonEnding() -> String? {
        let parts = drafts[sentenceStart...].suffix(2).compactMap { $0.metric?.scalarValues }
        guard parts.count == 2, parts[0] != parts[1] else { return nil }
        let common = zip(parts[0].reversed(), parts[1].reversed()).prefix { $0 == $1 }.map(\.0)
        return common.count >= 2 ? String(Array(common.reversed())[...]) : nil
    }

    /// Verbs and particles of one character that are no metric by themselves.
    private static let particles = ScalarSet("过来以按因为惠送且更其中要有还能种用虽但就被将把与转而")
    static let separators = ScalarSet("、和与及以 ")

    mutating func figure(_ quantity: QuantityMention, _ item: Item, _ clause: Clause, _ index: Int, _ walk: inout Walk) {
        let nextFigure = clause.items[(index + 1)...].first(where: \.isFigure)?.range.lowerBound ?? clause.range.upperBound
        defer {
            walk.phrase = Phrase()
            walk.local = nil
            walk.lastEnd = item.range.upperBound
        }
        let joined =
            walk.figures > 0 && !walk.phrase.isEmpty && walk.phrase.scalars.allSatisfy(ArticleReader.separators.contains)
            && walk.last != nil
        var left =
            joined
            ? walk.last!
            : LeftReading(
                walk.phrase, vocabulary, isMovement: quantity.isDouble,
                hasBase: timing.base != nil || Nature.isRatio(quantity.unit))
        if joined { left.isOrigin = false }
        if left.core.count == 1, ArticleReader.particles.contains(left.core.scalars[0]) { left.core = Phrase() }
        if left.change == nil, left.core.isEmpty, Nature.isRatio(quantity.unit) { left.change = pendingChange }
        if left.change == nil, timing.base != nil || left.baseWord != nil { left.readMore(vocabulary) }
        if left.change == nil, left.baseWord == "同比" || left.baseWord == "环比", quantity.unit == "%", left.whole == nil,
            !left.roles.contains(.share)
        {
            left.change = Predicate(word: "", role: .change, kind: .growth, sign: 1)  // 环比+5.6%
        }
        if quantity.unit == "pp" { left.readLeadingMovement(vocabulary) }
        if left.roles.contains(.cumulative) { timing.widen() }
        if left.roles.contains(.plan) {
            walk.planned = true
            plannedSentence = true
        } else if left.isDone || left.baseWord != nil {
            plannedSentence = false
        }
        let goal = self.text.has("目标", at: item.range.upperBound, before: clause.range.upperBound)
        let laterGoal = self.text.find("目标", in: item.range.upperBound..<min(clause.range.upperBound, item.range.upperBound + 9))
        let afterGoal = goal || laterGoal != nil && self.text.has("的", at: item.range.upperBound, before: clause.range.upperBound)
        if left.roles.contains(.will), isOver(timing) { left.roles.remove(.will) }
        if left.roles.contains(.plan) || left.roles.contains(.will) {
            plannedTopic = true
        } else if !left.core.isEmpty {
            plannedTopic = false
        }
        let isOver = (walk.local ?? timing.window)?.end.map { end in issued.map { end <= $0 } ?? true } ?? true
        let isTarget =
            targetScope || isForecast && !isOver || walk.planned || plannedSentence || afterGoal || left.roles.contains(.will)
            || plannedTopic && left.core.isEmpty || sectionIsPlan && !left.isDone && plansAhead
        let right = RightNoun.read(text, item.range.upperBound, nextFigure, vocabulary, isShare: Nature.isRatio(quantity.unit))
        let isList = walk.figures > 0 && walk.phrase.scalars.first == 0x3001
        if drafts.count == sentenceStart, !left.core.isEmpty, vocabulary.anaphors.value(of: left.core.string) != nil,
            let previous = sentenceBefore
        {
            // 经营主体持续壮大。总量接近…: the sentence before named what is counted
            var words = Phrase()
            words.append(self.text, previous)
            topic = MetricPhrase.subjectNoun(words, vocabulary) ?? topic
        } else if !left.core.isEmpty, walk.figures == 0, let pending, pending.count > 3, !isAdverbial(pending),
            vocabulary.anaphors.value(of: left.core.string) != nil
        {
            topic = MetricPhrase.subjectNoun(pending, vocabulary) ?? topic
        }
        if left.enumerates, !right.noun.isEmpty {
            // 甲、乙等12个项目: examples of what is counted
            let verb = MetricPhrase.leadingVerb(left.core, vocabulary)
            left.core = Phrase()
            if !verb.isEmpty { left.core.putFirst(verb) }
        }
        var metric = MetricPhrase.make(
            quantity, unitWord: quantity.unitRange.isEmpty ? "" : string(quantity.unitRange), left, right, topic: topic,
            isLikeTopic: topicGroup == nil || topicGroup == quantity.group || Nature.isRatio(quantity.unit),
            listVerb: listVerb, isList: isList, vocabulary: vocabulary)
        if !joined, !left.distributes, left.core.isEmpty, left.change != nil, walk.shares.isEmpty {
            left.distributes = isChain(clause, index)
        } else if !joined, !left.distributes, left.change == nil, walk.shares.isEmpty, isChain(clause, index) {
            // 业务量和业务收入累计完成1297亿件和12351亿元
            let count = 1 + clause.items[(index + 1)...].count(where: \.isFigure)
            let parts = MetricPhrase.parts(left.core, count)
            left.distributes = count > 1 && parts.count == count && parts.allSatisfy(vocabulary.endsInMetric)
        }
        if left.roles.contains(.reachTo), left.core.isEmpty, walk.last?.isOrigin ?? false, drafts.count > sentenceStart {
            metric.text = drafts[drafts.count - 1].metric  // 比重从17.9%提升到35.5%
        } else if left.change != nil, metric.rule == "movement",
            let common = (mainTopic ?? topic).flatMap(vocabulary.metricEnding),
            MetricPhrase.isSector(left.core)
        {
            metric.text = left.core.string + common  // 利润…，煤炭开采业增长2.63倍
            metric.isTopic = false
        }
        if left.distributes, !joined { startDistribution(left, clause, index, &walk) }
        let component = left.change == nil ? MetricPhrase.component(left.core, topic: mainTopic ?? topic, vocabulary) : nil
        if let component { (metric.text, metric.rule) = (component, "component of the topic") }
        let share = walk.shares.isEmpty ? nil : walk.shares.removeFirst()
        if let known = share?.metric { metric.text = known + left.common + (left.whole.map { "占" + $0 } ?? "") }
        if share != nil {
            metric.rule = "distribution"
        } else if !left.common.isEmpty {
            metric.text = (metric.text ?? "") + left.common
        }
        if quantity.unit == "pp", left.core.isEmpty, drafts.count > sentenceStart, let last = drafts.last, last.kind == .ratio {
            metric.text = last.metric  // 占…的9.8%，较前一周上升1.4个百分点
        }
        if metric.text == nil, left.core.isEmpty, let cleared = clearedTopic, clearedGroup == quantity.group {
            (topic, topicGroup) = (cleared, clearedGroup)
            metric.text = cleared
        }
        if metric.text == nil, left.core.isEmpty { metric.text = listTopic }
        if left.core.isEmpty, ArticleReader.totals.begins(walk.phrase), let whole = commonEnding() { metric.text = whole }
        if metric.usesNoun || metric.rule == "topic" && quantity.group == "count" && left.change == nil,
            let verb = verb(behind: item, right, clause, nextFigure)
        {
            metric.text = (metric.text ?? "") + verb
            metric.isTopic = false
        }
        let text = metric.text ?? ""
        let words = text.scalarValues
        let signs = FigureSigns(quantity, left, metric: words, hasBase: timing.base != nil, vocabulary)
        var kind = KindTable.kind(isTarget ? signs.union(.planned) : signs)
        if kind == .flow, isPartOfStock, quantity.group == "money", left.change == nil, !left.roles.contains(.new),
            MetricPhrase.leadingVerb(left.core, vocabulary).isEmpty, !signs.contains(.flowVerb)
        {
            kind = .level
        }
        if drafts.count > sentenceStart, drafts[sentenceStart].kind == .level, drafts[sentenceStart].unit == "CNY",
            walk.phrase.hasPrefix("其中")
        {
            isPartOfStock = true
            if kind == .flow, quantity.group == "money", left.change == nil, !signs.contains(.flowVerb) { kind = .level }
        }
        let isWindow = timing.windowRole == .span || timing.windowRole == .since
        let isStock =
            kind != .ratio && (signs.contains(.stock) || isPartOfStock && kind == .level)
            && !(isWindow && (kind == .change || kind == .flow))
            || (kind == .level || kind == .ratio) && !isWindow && quantity.group != "money" && quantity.group != "mass"
        var unit = quantity.unit
        if unit.isEmpty, quantity.multiplied, MetricPhrase.isMoney(metric.usesNoun ? left.core.scalars : words) { unit = "CNY" }
        if unit.isEmpty { unit = metric.unit ?? "" }
        if unit.isEmpty, let counted = MetricPhrase.countedEnd(words) { unit = counted }
        if unit.isEmpty, text.hasSuffix("指数") { unit = "点" }
        var (value, interval) = (quantity.value, quantity.interval)
        if kind == .growth || (isTarget && left.change != nil), unit == "倍" {
            value = value.shifted(by: 2)
            interval = Interval(lower: interval.lower?.shifted(by: 2), upper: interval.upper?.shifted(by: 2))
            unit = "%"
        }
        if kind == .change, quantity.group == "money", !left.core.scalars.contains(0x6BCF), !walk.phrase.scalars.contains(0x6BCF),
            let price = topicPrice, let converted = value.scaled(by: price.factor), unit + "/" + price.below == price.unit
        {
            (value, interval, unit) = (converted, interval.scaled(by: price.factor), price.unit)
        }
        if left.change?.sign == -1, kind == .growth || kind == .change || kind == .target, !left.roles.contains(.reachTo) {
            value = value.negated
            interval = interval.negated
        }
        var finalKind = MetricPhrase.flows(kind, quantity, left, timing)
        var period = timing.period(
            finalKind, isStock: isStock && finalKind != .flow && finalKind != .rank,
            local: left.isOrigin && walk.local == nil ? timing.base ?? timing.lastBase : walk.local,
            isTarget: isTarget || ["mass", "area"].contains(quantity.group) && MetricPhrase.isCrop(words),
            quiet: left.roles.contains(.average) || quantity.group == "price" || left.roles.contains(.cumulative) || left.isDone,
            isSum: signs.contains(.happens) || left.roles.contains(.cumulative) || left.roles.contains(.new)
                || left.isDone
                || !MetricPhrase.leadingVerb(left.core, vocabulary).isEmpty,
            isPrice: quantity.group == "price" || signs.contains(.price),
            isShare: kind == .ratio && (left.whole != nil || left.roles.contains(.share)))
        if let known = share?.period { period = known }
        if let window = timing.window, let start = window.start, let end = window.end, timing.isYearRange,
            left.isOrigin || left.roles.contains(.reachTo),
            walk.local == nil
        {
            period = left.isOrigin ? Period(year: start.year) : Period(year: end.year)  // 2020年到2025年，…从…提升到…
        } else if left.isOrigin, walk.local == nil, timing.base == nil, timing.lastBase == nil, isStock || finalKind == .level,
            let start = timing.window?.start
        {
            period = Period(start: nil, end: start.adding(days: -1))  // 由156家增至219家: before the window
        } else if left.isOrigin, walk.local == nil, timing.base == nil, timing.lastBase == nil, finalKind == .level {
            period = nil  // nobody says when it was
        }
        // What is dated by a window came about in it; what is dated by a day stands.
        if finalKind == .level || finalKind == .flow, quantity.group != "money", quantity.group != "mass",
            quantity.group != "price"
        {
            let stays = period == nil ? finalKind == .level : period?.start == nil
            finalKind =
                !stays && !signs.contains(.stock) || left.roles.contains(.new)
                    || left.roles.contains(.cumulative) || left.roles.contains(.average) ? .flow : .level
        }
        if finalKind == .growth, left.isAverage, let from = timing.lastBase?.end, timing.lastBase?.start == nil,
            let to = timing.day ?? period?.end
        {
            period = Period(start: from, end: lastLocal?.end ?? to)
        }
        if let local = walk.local, left.roles.contains(.reachTo) { lastLocal = local }
        let base =
            kind == .change || kind == .growth
            ? (left.comparator ? nil : timing.base(period, word: left.baseWord, isNet: left.roles.contains(.net))) : nil
        if let found = groupSubject(left.core) {
            group = found
        } else if quantity.group == "count", !left.core.isEmpty, MetricPhrase.leadingVerb(left.core, vocabulary).isEmpty,
            vocabulary.anaphors.value(of: left.core.string) == nil
        {
            group = nil  // 农村网点 of 全行业
        }
        if component != nil { topicComponent = left.core.string } else if metric.rule != "topic" { topicComponent = nil }
        let owner =
            share?.subject ?? walk.group
            ?? (group?.resolved?.name == (subject?.resolved ?? home?.resolved ?? Resolver.country).name ? group : nil)
            ?? subject
        drafts.append(
            Draft(
                range: item.range, value: value, interval: interval, unit: unit, bound: quantity.bound, kind: finalKind,
                subject: owner, metric: metric.text,
                component: share?.component ?? topicComponent ?? owner?.component, basis: left.basis ?? basis,
                scope: nil, signs: signs, plainKind: finalKind == .target ? KindTable.kind(signs) : finalKind,
                period: period, base: base, reportedBy: reportedBy, rule: metric.rule,
                isStock: period?.start == nil && period != nil,
                hasFixedOwner: share?.subject != nil || walk.group != nil,
                hasFixedPeriod: share?.period != nil || left.isOrigin || walk.local != nil
                    || timing.isYearRange && left.roles.contains(.reachTo)
                    || timing.isJoined && period == timing.window,
                hasFixedBase: left.roles.contains(.net) && left.baseWord == nil && timing.base == nil))
        if quantity.group == "price", let below = quantity.below {
            topicPrice = (quantity.unit, String(quantity.unit.drop { $0 != "/" }.dropFirst()), below)
        } else if kind == .level || kind == .flow {
            topicPrice = nil
        }
        if component != nil {
            mainTopic = mainTopic ?? topic
            topic = metric.text
        } else if !joined, metric.isTopic, share == nil {
            topic = metric.text
            topicGroup = quantity.group
            mainTopic = nil
        }
        if metric.rule == "topic", !Nature.isRatio(quantity.unit), quantity.unit != "pp" { topicGroup = quantity.group }
        if !joined, !isList, !left.core.isEmpty { listVerb = MetricPhrase.leadingVerb(left.core, vocabulary) }
        if metric.usesNoun {
            walk.consumed = max(walk.consumed, item.range.upperBound + (right.afterDe ? 1 : 0) + right.noun.span)
        }
        walk.figures += 1
        walk.last = left
        if walk.figures == 1, walk.names.count > 1, left.core.isEmpty, quantity.value == Exact(Int128(walk.names.count)),
            ["count", "noun"].contains(quantity.group)
        {
            // 甲、乙、丙3市: the list is counted, and is the subject of the clause alone
            let names = walk.names.map(\.mention).joined(separator: "、")
            walk.group = Subject(resolved: nil, mention: names)
            subject = sentenceSubject
        }
        // 杭州、宁波、温州3市新能源汽车…: what is counted is the subject of the next figure
        if walk.figures == 1, left.core.isEmpty, nextFigure < clause.range.upperBound,
            ArticleReader.divisionUnits.contains(quantity.unit)
        {
            if walk.group == nil { walk.group = Subject(resolved: nil, mention: string(item.range)) }
            walk.consumed = item.range.upperBound
        }
        // 24个城市保交房交付率…: the counted places are the subject of what follows in the clause
        if walk.figures <= 2, left.core.isEmpty, metric.usesNoun || quantity.group == "noun", nextFigure < clause.range.upperBound
        {
            let end = item.range.upperBound
            for place in ["城市", "省区", "省市", "省份", "国家", "地区", "县区", "省", "市", "县"] {
                guard let head = self.text.find(place, in: end..<min(nextFigure, end + 6)) else { continue }
                walk.group = Subject(resolved: nil, mention: string(item.range.lowerBound..<head + place.unicodeScalars.count))
                walk.consumed = min(walk.consumed, head + place.unicodeScalars.count)
                break
            }
        }
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

    /// 165只个股|上涨, 12个项目|签约: the verb that ends the clause says what those counted did.
    private func verb(
        behind item: Item, _ right: (noun: Phrase, afterDe: Bool), _ clause: Clause, _ nextFigure: Int
    ) -> String? {
        let start = item.range.upperBound + (right.afterDe ? 1 : 0) + right.noun.span
        guard nextFigure == clause.range.upperBound, nextFigure - start >= 2, nextFigure - start <= 4, start < nextFigure,
            text[start..<nextFigure].allSatisfy(Folding.isHan), !RightNoun.singles.contains(text[start])
        else { return nil }
        return string(start..<nextFigure)
    }

    /// The window that governs is not over.
    private var plansAhead: Bool {
        guard let end = timing.window?.end, let issued else { return false }
        return end > issued
    }

    /// 预计 is said of a window that is over: an estimate, not a forecast.
    private func isOver(_ timing: Timing) -> Bool {
        guard let issued else { return false }
        if timing.windowRole == .span, timing.isStated, timing.window == nil { return true }
        guard let end = timing.windowRole == .span && timing.window?.start != nil ? timing.window?.end : timing.day else {
            return false
        }
        return end <= issued && (end.year < issued.year || timing.windowRole == .span && timing.isStated)
    }

    /// 增长7.3%和8.2%: figures parted by nothing but 、 or 和.
    private func isChain(_ clause: Clause, _ index: Int) -> Bool {
        guard index + 1 < clause.items.count, clause.items[index + 1].isFigure else { return false }
        let between = text[clause.items[index].range.upperBound..<clause.items[index + 1].range.lowerBound]
        return between.count == 1 && between.allSatisfy(ArticleReader.separators.contains)
    }

    mutating func place(_ rank: RankMention, _ item: Item, _ clause: Clause, _ walk: inout Walk) {
        defer { walk.phrase = Phrase() }
        let split = MetricPhrase.rankParts(walk.phrase, vocabulary)
        var metric = split.metric.isEmpty ? topic : split.metric.string
        if let topic, let word = metric, vocabulary.anaphors.value(of: word) != nil, !topic.hasSuffix(word) {
            metric = topic + word
        }
        let last = drafts.count > sentenceStart ? drafts.last : nil
        var period = timing.period(.rank, isStock: false, local: walk.local, isTarget: targetScope, quiet: true)
        if split.metric.isEmpty, let known = last?.period {
            period = known
        } else if period == nil {
            period = issued.map { Period(start: nil, end: $0) }
        }
        var draft = Draft(
            range: item.range, value: rank.value,
            interval: rank.bound == .atMost
                ? Interval(lower: Exact(1), upper: rank.value) : Interval(lower: rank.value, upper: rank.value),
            unit: "rank", bound: rank.bound, kind: .rank, subject: subject, metric: metric, component: subject?.component,
            basis: basis,
            scope: split.scope.isEmpty ? nil : split.scope, period: period, base: nil, reportedBy: reportedBy, rule: "rank")
        // 贷款余额、户数高居首位: two metrics, two claims with one span
        for name in (split.metric.isEmpty ? nil : MetricPhrase.twoMetrics(metric)) ?? [] {
            draft.metric = name
            drafts.append(draft)
        }
        if draft.metric == metric { drafts.append(draft) }
        walk.figures += 1
    }
}
