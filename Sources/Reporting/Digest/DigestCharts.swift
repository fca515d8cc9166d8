import Quantities
import Store

extension Digest {
    /// Most charts of a sort on one page: the first ones in the order of the figures.
    private static let most = 6

    /// The charts: series over time, this year against last year, parts of a whole, rankings, what is known by month.
    public func charts(_ written: Written) -> [Chart] {
        // A series without a figure in the period is not what the digest is about.
        let shown = Set(figures.map(\.observation.series))
        let followed = course.filter { shown.contains($0.series) }
        var charts: [Chart] = []
        charts += followed.lazy.compactMap { $0.bars(least: 3, written) }.prefix(Digest.most)
        if let end = period.end {
            charts += followed.lazy.compactMap { $0.runningTotals(until: end, written) }.prefix(Digest.most)
        }
        charts += parts(written).prefix(Digest.most)
        charts += rankings(written).prefix(Digest.most)
        return charts + lattice(written)
    }

    /// Values of one metric and period by component, with the value of the whole behind them.
    private func parts(_ written: Written) -> [Chart] {
        struct Whole: Hashable {
            var metric: String
            var basis: String
            var unit: String
            var kind: Kind
            var period: Period
        }
        var order: [Whole] = []
        var groups: [Whole: [Figure]] = [:]
        for figure in figures where figure.observation.series.kind.isSum && !figure.isConflict {
            let key = figure.observation.series
            let whole = Whole(
                metric: key.metric, basis: key.basis, unit: key.unit, kind: key.kind, period: figure.observation.period)
            if groups[whole] == nil { order.append(whole) }
            groups[whole, default: []].append(figure)
        }
        return order.compactMap { whole in
            let members = groups[whole] ?? []
            let parts = members.filter { !$0.observation.series.component.isEmpty }
                .sorted { $0.observation.value > $1.observation.value }
            guard parts.count > 1 else { return nil }
            let total = members.first { $0.observation.series.component.isEmpty }
            let title = whole.metric + (whole.basis.isEmpty ? "" : written.labels("name.basis", whole.basis))
            let when = written.period(whole.period)
            let subtitle =
                total.map { written.labels("chart.parts", organization, when, written.value($0.observation)) }
                ?? written.labels("chart.parts.alone", organization, when)
            let chart = BarListChart(
                title: title, subtitle: subtitle, unit: whole.unit,
                bars: parts.prefix(16).map { part in
                    BarListChart.Bar(
                        name: part.observation.series.component, point: ChartPoint(part.observation),
                        words: written.value(part.observation))
                }, whole: total?.observation.value)
            return Chart(title: title, svg: chart.draw(written))
        }
    }

    /// The first places of each ranking, and the organization with its neighbours.
    private func rankings(_ written: Written) -> [Chart] {
        fields.compactMap { field in
            let ranked = field.filter { $0.countKnown != nil && $0.value != nil }
            guard ranked.count > 2, let own = ranked.firstIndex(where: { $0.series.organization == organization }) else {
                return nil
            }
            let shown = ranked.indices.filter { $0 < 10 || abs($0 - own) <= 2 }
            let title = written.title(of: ranked[0].series)
            let bars = shown.enumerated().map { place, index in
                let row = ranked[index]
                return BarListChart.Bar(
                    lead: row.placeKnown.map { "\($0)" } ?? "–", name: row.series.organization,
                    point: ChartPoint(row.observation),
                    words: written.value(row.value ?? .zero, unit: row.series.unit, bound: row.bound), isStrong: index == own,
                    isAfterGap: place > 0 && index > shown[place - 1] + 1)
            }
            let chart = BarListChart(
                title: title,
                subtitle: written.labels("chart.ranking", written.period(ranked[0].period), "\(ranked.count)"),
                unit: ranked[0].series.unit, bars: bars)
            return Chart(title: title, svg: chart.draw(written))
        }
    }

    /// What is known of the last twelve months.
    private func lattice(_ written: Written) -> [Chart] {
        guard let end = period.end else { return [] }
        let last = end.year * 12 + end.month - 1
        let months = Array(last - 11...last)
        // One row a name: values in yuan and in dollars tell of the same.
        var rows: [(name: String, states: [LatticeChart.State])] = []
        for one in course {
            let states = months.map { one.state(inMonth: $0) }
            guard states.contains(where: { $0 != .nothing }) else { continue }
            let name = written.title(of: one.series)
            if let index = rows.firstIndex(where: { $0.name == name }) {
                rows[index].states = zip(rows[index].states, states).map { max($0, $1) }
            } else {
                rows.append((name, states))
            }
        }
        guard !rows.isEmpty else { return [] }
        let title = written.labels("chart.lattice", organization)
        let chart = LatticeChart(
            title: title, subtitle: written.labels("chart.lattice.note"),
            months: months.map { written.label(of: $0, .month, isFirst: $0 == months[0]) }, rows: Array(rows.prefix(24)))
        return [Chart(title: title, svg: chart.draw(written))]
    }
}

extension Digest.Course {
    /// What is known of a month, counted from year 0.
    fileprivate func state(inMonth number: Int) -> LatticeChart.State {
        func ends(_ period: Period) -> Bool {
            guard let end = period.end else { return false }
            return end.year * 12 + end.month - 1 == number
        }
        if contested.contains(where: ends) { return .conflict }
        let known = points.map(\.period).filter(ends)
        if known.contains(where: { Window.month.number(of: $0) == number || $0.start == nil }) { return .month }
        return known.isEmpty ? .nothing : .total
    }
}

extension Kind {
    /// Whether parts of it have a whole of the same kind.
    fileprivate var isSum: Bool { self == .level || self == .flow }
}

extension Written {
    /// The value of an observation, with its bound word.
    func value(_ observation: Observation) -> String {
        value(observation.value, unit: observation.series.unit, bound: observation.bound)
    }
}

extension RankingRow {
    /// The observation that it ranks.
    var observation: Observation { observations[position] }
    /// What the bound word of the value says.
    var bound: Bound { observations[position].bound }
}
