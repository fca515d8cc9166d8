import Quantities

/// Reads a headline after its body: the same facts, stated more loosely.
enum HeadlineReader {
    /// Drafts of a headline; figures that the body states too take everything from there.
    static func read(_ range: Range<Int>, body: ArticleReader, isSubhead: Bool) -> [Draft] {
        guard body.headlineItems[range]?.contains(where: \.isFigure) ?? false else { return [] }
        var reader = body.behindBody()
        let count = reader.drafts.count
        reader.read(headline: range)
        let bodyDrafts = body.drafts
        return reader.drafts[count...].map { draft in
            var draft = draft
            draft.inHeadline = !isSubhead
            if let known = counterpart(of: draft, in: bodyDrafts) {
                draft.kind = known.kind
                draft.subject = known.subject
                draft.metric = known.metric
                draft.period = known.period
                draft.base = known.base
                draft.component = known.component
                draft.basis = known.basis
                draft.scope = known.scope ?? draft.scope
                draft.reportedBy = known.reportedBy
                draft.words = known.words
                (draft.confidence, draft.doubts, draft.choices) = (known.confidence, known.doubts, known.choices)
                if known.value.isNegative != draft.value.isNegative {
                    draft.value = draft.value.negated
                    draft.interval = draft.interval.negated
                }
                draft.rule = "headline as body"
            } else if isYearOfMany(draft, bodyDrafts) {
                draft.period = nil  // the body tells of several years, the headline does not say which
            }
            if draft.choices == nil { draft.doubts = ["headline alone"] }
            return draft
        }
    }

    /// Whether the period of a figure is one of several years for which the body gives the same metric.
    static func isYearOfMany(_ draft: Draft, _ body: [Draft]) -> Bool {
        guard draft.kind == .flow, draft.period?.start != nil else { return false }
        return Set(
            body.filter { $0.metric == draft.metric && $0.kind == .flow && $0.subject == draft.subject }.map { $0.period?.end }
        ).count > 1
    }

    /// The body's figure that says the same: same unit, same value, or an interval that allows it and words in common.
    static func counterpart(of draft: Draft, in body: [Draft]) -> Draft? {
        var best: (score: Int, index: Int)?
        for index in body.indices where body[index].unit.isSame(as: draft.unit) {
            let known = body[index]
            guard (known.kind == .rank) == (draft.kind == .rank) else { continue }
            if draft.kind == .ratio, known.kind == .growth || known.kind == .change { continue }
            if known.kind == .ratio, draft.kind == .growth { continue }
            var score = shared(draft.metric ?? "", known.metric ?? "")
            if known.value.magnitude == draft.value.magnitude {
                score += 200
            } else {
                let near = known.value.magnitude <= (draft.value.magnitude.multiplied(by: Exact(2)) ?? draft.value.magnitude)
                // 超1000亿 is not said of 突破500亿
                let isAbove = draft.bound == .moreThan || draft.bound == .atLeast
                guard !isAbove || draft.value.magnitude <= known.value.magnitude else { continue }
                guard draft.kind != .rank, known.interval.overlaps(draft.interval), near, score >= 50 else { continue }
            }
            if known.kind == .target, draft.kind != .target { score -= 150 }
            if score > (best?.score ?? 0) { best = (score, index) }
        }
        return best.map { body[$0.index] }
    }

    /// Share of the characters of the shorter metric that stand in the other, in per cent.
    static func shared(_ left: String, _ right: String) -> Int {
        let (short, long) = left.unicodeScalars.count <= right.unicodeScalars.count ? (left, right) : (right, left)
        let count = short.unicodeScalars.count
        return count == 0 ? 0 : short.unicodeScalars.count(where: long.unicodeScalars.contains) * 100 / count
    }
}
