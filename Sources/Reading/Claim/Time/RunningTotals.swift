import Quantities

/// Totals that a text counts up to a day without saying since when: 截至9月末，业务收入累计完成11971亿元.
struct RunningTotals {
    let layout: ArticleLayout
    let registry: MetricRegistry
    /// Periods of headlines and headings.
    let titles: [(range: Range<Int>, period: Period, isHeadline: Bool)]

    /// Gives a total the first day of its year where another figure of the article or its headline has the same measure from there to the
    /// same day: 前三季度业务收入增长8.2%.
    func complete(_ drafts: inout [Draft]) {
        for index in drafts.indices {
            let draft = drafts[index]
            guard draft.kind == .flow, !draft.hasFixedPeriod, let metric = draft.metric, let end = draft.period?.end,
                draft.period?.start == nil
            else { continue }
            let isSaid = drafts.contains { other in
                other.metric == metric && other.component == draft.component
                    && other.subject?.resolved?.name == draft.subject?.resolved?.name
                    && (isYear(other.period, to: end) && (other.kind == .flow || other.kind == .growth)
                        || isGrown(other, behind: draft, to: end))
            }
            guard isSaid || isTitled(metric.scalarValues, to: end) else { continue }
            drafts[index].period = Day(year: end.year, month: 1, day: 1).map { Period(start: $0, end: end) }
        }
    }

    /// 截至10月末，快递业务量5.2亿件，|同比增长9.1%: against the same part of the year before. The last day of a year leaves open what was meant.
    private func isGrown(_ other: Draft, behind draft: Draft, to end: Day) -> Bool {
        guard other.kind == .growth, other.rule == "topic", other.range.lowerBound > draft.range.upperBound,
            other.period == draft.period, other.base != nil, other.base == other.period?.yearEarlier,
            end != Day(year: end.year, month: 12, day: 31), let index = registry.exact((draft.metric ?? "").scalarValues)
        else { return false }
        return registry.metrics[index].comesAbout
    }

    private func isYear(_ period: Period?, to end: Day) -> Bool {
        guard let start = period?.start, period?.end == end else { return false }
        return start == Day(year: end.year, month: 1, day: 1)
    }

    /// Whether a headline has a window from the beginning of the year, and what is measured right behind it.
    private func isTitled(_ metric: [UInt32], to end: Day) -> Bool {
        titles.contains { title in
            guard title.isHeadline, isYear(title.period, to: end) else { return false }
            let line = title.range.upperBound..<min(layout.text.count, title.range.upperBound + 40)
            let limit = line.first { layout.text[$0] == 0x0A } ?? line.upperBound
            return layout.text.find(metric, in: line.lowerBound..<limit) != nil
        }
    }
}
