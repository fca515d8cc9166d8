import Quantities

/// A、B分别为x和y: what each figure of a list takes.
extension ArticleReader {
    /// A、B分别为x和y: the parts of the core, the bodies or years of the clause, or the figures before, in order.
    mutating func startDistribution(_ left: LeftReading, _ clause: Clause, _ index: Int, _ walk: inout Walk) {
        let count = 1 + clause.items[(index + 1)...].count(where: \.isFigure)
        guard count > 1 else { return }
        let parts = MetricPhrase.pair(left.core, count) ?? MetricPhrase.parts(left.core, count)
        if parts.count == count {
            walk.shares = MetricPhrase.components(parts, vocabulary).map {
                Share(metric: $0.metric, component: $0.component, subject: nil, period: nil)
            }
            return
        }
        if walk.names.count == count {
            walk.shares = walk.names.map { Share(metric: nil, component: nil, subject: $0, period: nil) }
            return
        }
        if let window = timing.window, let years = years(of: window), years.count == count,
            !left.core.isEmpty || left.change == nil
        {
            walk.shares = years.map { Share(metric: nil, component: nil, subject: nil, period: $0) }
            return
        }
        guard left.core.isEmpty || left.core.count <= 4 else { return }
        let before = drafts[sentenceStart...].filter { $0.kind != .growth && $0.kind != .change && $0.kind != .rank }.suffix(
            count)
        if before.count == count, left.core.isEmpty || Set(before.map(\.metric)).count == 1 {
            walk.shares = before.map {
                Share(
                    metric: left.core.isEmpty ? $0.metric : nil, component: $0.component, subject: $0.subject, period: $0.period)
            }
        } else if let pending {
            let parts = MetricPhrase.parts(
                MetricPhrase.leadingMovement(pending, vocabulary)?.core ?? LeftReading(pending, vocabulary).core, count)
            if parts.count == count { walk.shares = parts.map { Share(metric: $0, component: nil, subject: nil, period: nil) } }
        }
    }

    /// The calendar years of a window that is made of whole years.
    func years(of window: Period) -> [Period]? {
        guard let start = window.start, let end = window.end, start.month == 1, start.civil.day == 1, end.month == 12,
            end.civil.day == 31
        else { return nil }
        return (start.year...end.year).compactMap { Period(year: $0) }
    }
}
