import Quantities

/// Places become drafts.
extension ArticleReader {
    mutating func place(_ rank: RankMention, _ item: Item, _ clause: Clause, _ walk: inout Walk) {
        defer { walk.phrase = Phrase() }
        let split = RankPhrase(walk.phrase, vocabulary)
        if isListHeading(rank, item) {
            // 投资增速前三名：…: what those listed behind are ranked by
            var measured = split.metric
            if let length = vocabulary.phrases.ranked.beginning(measured) { measured.dropFirst(length) }
            if let length = vocabulary.phrases.movement.ending(measured.scalars) { measured.dropLast(length) }
            if !measured.isEmpty { (topic, topicGroup, mainTopic, listTopic) = (measured.string, nil, nil, measured.string) }
            walk.figures += 1
            return
        }
        var metric = split.metric.isEmpty ? placed(walk) ?? topic : withSubject(split.metric.string)
        if let names = dealt(split.metric, item, clause) { walk.places = names }
        if !walk.places.isEmpty { metric = walk.places.removeFirst() }
        if let word = metric, vocabulary.anaphors.value(of: word) != nil, topic?.hasSuffix(word) != true {
            metric = topic.map { withoutTotal($0) + word }
        }
        let last = drafts.count > sentenceStart ? drafts.last : nil
        var period = timing.period(Timing.Question(kind: .rank, local: walk.local, isTarget: targetScope, isQuiet: true))
        let year = yearOf(item, clause)
        if let year {
            period = year
        } else if split.metric.isEmpty, let known = last?.period {
            period = known
        } else if period == nil {
            period = issued.map { Period(start: nil, end: $0) }
        }
        let named = named(behind: item, clause)
        let subject = named ?? subject
        var draft = Draft(
            range: item.range, value: rank.value,
            interval: rank.bound == .atMost
                ? Interval(lower: Exact(1), upper: rank.value) : Interval(lower: rank.value, upper: rank.value),
            unit: "rank", bound: rank.bound, kind: .rank, subject: subject, metric: metric, component: subject?.component,
            basis: basis,
            scope: split.scope.isEmpty ? nil : split.scope, period: period, base: nil, reportedBy: reportedBy, rule: "rank",
            hasFixedOwner: named != nil, hasFixedPeriod: year != nil)
        // 贷款余额、户数高居首位: two metrics, two claims with one span
        let isSaidOfEach = vocabulary.phrases.each.occurs(in: walk.phrase.scalars, 0..<walk.phrase.count)
        for name in (split.metric.isEmpty ? nil : PhraseParts.twoMetrics(metric, isSaidOfEach: isSaidOfEach, vocabulary)) ?? [] {
            draft.metric = name
            drafts.append(draft)
        }
        if draft.metric == metric { drafts.append(draft) }
        walk.figures += 1
        let isDealtOut = ArticleReader.dealing.stands(in: text, at: item.range.upperBound + 1, before: text.count)
        if walk.figures == 1, draft.metric == metric, rank.bound != .atMost || isDealtOut, !split.metric.isEmpty,
            vocabulary.endsInMetric(split.metric.string) || vocabulary.phrases.measure.ends(split.metric)
        {
            (topic, topicGroup) = (metric, nil)
        }
    }

    /// GDP总量居第18位，|增速|居第24位: of GDP.
    private func withoutTotal(_ topic: String) -> String {
        let words = topic.scalarValues
        guard vocabulary.registry.exact(words) == nil, let end = vocabulary.anaphors.ending(words, words.count, 0),
            words.count - end.length >= 2
        else { return topic }
        return String(words[..<(words.count - end.length)])
    }

    /// 位居第四位的|某公司: whose place it is; nil where no body stands there.
    private func named(behind item: Item, _ clause: Clause) -> Subject? {
        guard item.range.upperBound < text.count, text[item.range.upperBound] == 0x7684,
            let next = clause.items.first(where: { $0.range.lowerBound == item.range.upperBound + 1 }),
            case .name(let name) = next.kind, let body = resolver.resolve(name),
            body.system != "region" || body.level != "country"
        else { return nil }
        return Subject(resolved: body, mention: string(next.range))
    }

    private static let dealing: WordList = ["分别", "依次"]

    /// 油气产量分别居|第六位、第四位: the places of as many metrics as there are; nil where they are not dealt out.
    private func dealt(_ metric: Phrase, _ item: Item, _ clause: Clause) -> [String]? {
        guard !metric.isEmpty, let first = clause.items.firstIndex(where: { $0.range == item.range }) else { return nil }
        var last = item
        let chain = clause.items[(first + 1)...].prefix { next in
            guard case .rank = next.kind, next.range.lowerBound == last.range.upperBound + 1,
                ArticleReader.separators.contains(text[last.range.upperBound])
            else { return false }
            last = next
            return true
        }
        guard !chain.isEmpty else { return nil }
        let bare = PhraseParts.parts(metric, chain.count + 1)
        // 总量、增速分别居: each of what is spoken of
        if bare.count == chain.count + 1, bare.allSatisfy({ vocabulary.anaphors.value(of: $0) != nil }) { return bare }
        if let pair = PhraseParts.pair(metric, chain.count + 1, vocabulary) { return pair }
        let parts = PhraseParts.parts(metric, chain.count + 1)
        return parts.count == chain.count + 1 ? PhraseParts.components(parts, vocabulary).map(\.metric) : nil
    }

    /// 2020年的|第15位: the time that stands right before a place.
    private func yearOf(_ item: Item, _ clause: Clause) -> Period? {
        let before = clause.items.last { $0.range.upperBound < item.range.lowerBound }
        guard let before, before.range.upperBound + 1 == item.range.lowerBound, text[before.range.upperBound] == 0x7684,
            case .period(let mention) = before.kind
        else { return nil }
        return mention.period
    }

    /// 排名第8位，比2020年的第15位上升了7个位次: what the place before in the sentence is of.
    func placed(_ walk: Walk) -> String? {
        guard drafts.count > sentenceStart, let last = drafts.last, last.kind == .rank else { return nil }
        return last.metric
    }

    /// 前三名：: leads to a list, and says no place.
    private func isListHeading(_ rank: RankMention, _ item: Item) -> Bool {
        rank.bound == .atMost && item.range.upperBound < text.count && text[item.range.upperBound] == 0xFF1A
    }
}
