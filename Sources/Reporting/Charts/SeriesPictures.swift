import Quantities
import Store

/// The series of observations as pictures: those with values of months, quarters or years that a selection leaves.
///
/// Where one of them is the total of a metric and the others are its parts, the total alone.
public func pictures(of observations: [Observation], _ selection: Selection, _ written: Written) -> [(
    series: SeriesKey, chart: Chart
)] {
    let grouping = Grouping(observations)
    let growths = Digest.growths(of: grouping, where: { _ in true })
    var found: [(series: SeriesKey, chart: Chart)] = []
    for index in grouping.series.indices {
        let first = grouping.observations[grouping.order[grouping.series[index].rows.lowerBound]].series
        guard first.kind.hasGrowth else { continue }
        let points = grouping.slots(of: index).compactMap { slot -> ChartPoint? in
            let observation = grouping.observations[slot.position]
            guard slot.isStated, !slot.isConflict, selection.allows(SeriesRow(observation: observation)) else { return nil }
            return ChartPoint(observation, growth: growths[slot.position])
        }
        if let chart = Digest.Course(series: first, points: points, contested: []).bars(least: 1, written) {
            found.append((first, chart))
        }
    }
    let totals = found.filter { $0.series.component.isEmpty && $0.series.basis.isEmpty }
    return totals.count == 1 && Set(found.map(\.series.metric)).count == 1 ? totals : found
}
