import Quantities

/// Places become drafts.
extension ArticleReader {
    mutating func place(_ rank: RankMention, _ item: Item, _ clause: Clause, _ walk: inout Walk) {
        defer { walk.phrase = Phrase() }
        let split = RankPhrase(walk.phrase, vocabulary)
        var metric = split.metric.isEmpty ? topic : split.metric.string
        if let topic, let word = metric, vocabulary.anaphors.value(of: word) != nil, !topic.hasSuffix(word) {
            metric = topic + word
        }
        let last = drafts.count > sentenceStart ? drafts.last : nil
        var period = timing.period(Timing.Question(kind: .rank, local: walk.local, isTarget: targetScope, isQuiet: true))
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
        for name in (split.metric.isEmpty ? nil : PhraseParts.twoMetrics(metric, vocabulary)) ?? [] {
            draft.metric = name
            drafts.append(draft)
        }
        if draft.metric == metric { drafts.append(draft) }
        walk.figures += 1
    }
}
