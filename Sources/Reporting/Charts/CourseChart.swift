import Quantities
import Store

/// A chart with the words over it.
public struct Chart: Sendable {
    /// What it shows: one line.
    public var title: String
    /// The picture, an SVG document.
    public var svg: String
}

/// The length of the windows that a chart of one series sets side by side.
enum Window: CaseIterable {
    case month
    case quarter
    case year

    /// The months of a window.
    var months: Int {
        switch self {
        case .month: return 1
        case .quarter: return 3
        case .year: return 12
        }
    }

    /// The number of the window, counted from year 0, that a period is; nil for a period that is none. What stands at a day belongs
    /// to the window that ends with that day.
    func number(of period: Period) -> Int? {
        guard let end = period.end else { return nil }
        let (year, month, day) = end.civil
        guard day == Day.length(ofMonth: month, year: year), month % months == 0 else { return nil }
        if let start = period.start {
            let first = start.civil
            guard first.day == 1, year * 12 + month - (first.year * 12 + first.month) == months - 1 else { return nil }
        }
        return (year * 12 + month) / months - 1
    }

    /// Year and place within the year, from 1, of a window.
    func place(of number: Int) -> (year: Int, index: Int) {
        let count = 12 / months
        return (number / count, number % count + 1)
    }
}

extension Digest.Course {
    /// Values of windows side by side, of the shortest length with at least `least` of them among the last ones; nil where there is none.
    ///
    /// - Parameter end: the last day that is looked at; without one the last that there is.
    func bars(least: Int, until end: Day? = nil, _ written: Written) -> Chart? {
        for window in Window.allCases {
            // Thirteen months show the same month of the year before.
            let width = window == .month ? 13 : window == .quarter ? 9 : 10
            var known: [Int: ChartPoint] = [:]
            for point in points {
                guard let number = window.number(of: point.period), end.map({ point.period.end ?? $0 <= $0 }) ?? true else {
                    continue
                }
                known[number] = point
            }
            guard let last = known.keys.max() else { continue }
            let first = max(known.keys.min() ?? last, last - width + 1)
            guard (first...last).count(where: { known[$0] != nil }) >= least else { continue }
            let title = written.title(of: series)
            let chart = BarChart(
                title: title, subtitle: written.labels("chart.bars.\(window)", series.organization), unit: series.unit,
                places: (first...last).map { number in
                    let words = written.label(of: number, window, isFirst: number == first)
                    return (words.label, words.year, known[number])
                })
            return Chart(title: title, svg: chart.draw(written))
        }
        return nil
    }

    /// The totals since January of the year of `end`, against those of the year before; nil for fewer than three of them.
    func runningTotals(until end: Day, least: Int = 3, _ written: Written) -> Chart? {
        guard series.kind == .flow else { return nil }
        func totals(of year: Int) -> [Int: ChartPoint] {
            var totals: [Int: ChartPoint] = [:]
            for point in points {
                guard let start = point.period.start?.civil, start == (year, 1, 1), let last = point.period.end?.civil,
                    last.year == year, last.day == Day.length(ofMonth: last.month, year: year)
                else { continue }
                totals[last.month] = point
            }
            return totals
        }
        let (current, before) = (totals(of: end.year), totals(of: end.year - 1))
        guard !current.isEmpty, current.count + before.count >= least, max(current.count, before.count) > 1 else { return nil }
        let title = written.title(of: series)
        let chart = RunningTotalChart(
            title: title,
            subtitle: written.labels(
                before.isEmpty ? "chart.totals.alone" : "chart.totals", series.organization, "\(end.year)", "\(end.year - 1)"),
            unit: series.unit, years: (end.year, end.year - 1), current: current, before: before)
        return Chart(title: title, svg: chart.draw(written))
    }
}

extension Written {
    /// Metric with component and basis: `快递业务量 · 同城（按可比口径）`.
    func name(of series: SeriesKey) -> String {
        series.metric + (series.component.isEmpty ? "" : " · " + series.component)
            + (series.basis.isEmpty ? "" : labels("name.basis", series.basis))
    }

    /// The same, with the kind where the metric alone would not tell it: `快递业务量 · 增速`.
    func title(of series: SeriesKey) -> String {
        let isPlain = series.kind == .flow || series.kind == .level || series.kind == .ratio
        return name(of: series) + (isPlain ? "" : " · " + labels["kind.\(series.kind.rawValue)"])
    }

    /// What stands for a window, and below the first one and the first of each year that year.
    func label(of number: Int, _ window: Window, isFirst: Bool) -> (label: String, year: String) {
        let (year, index) = window.place(of: number)
        let name = labels("period.year", "\(year)")
        switch window {
        case .year: return (name, "")
        case .quarter: return (labels("chart.quarter", "\(index)"), isFirst || index == 1 ? name : "")
        case .month: return (labels("chart.month", "\(index)"), isFirst || index == 1 ? name : "")
        }
    }
}
