import Quantities

/// The running total of a year, month by month, against that of the year before.
///
/// A broken line joins points between which months are missing. The hatched band is where the value may lie.
struct RunningTotalChart {
    var title: String
    var subtitle: String
    var unit: String
    /// This year, and the year before it.
    var years: (current: Int, before: Int)
    /// Totals by the month with which they end, 1...12.
    var current: [Int: ChartPoint]
    /// The same of the year before.
    var before: [Int: ChartPoint]

    /// Draws it.
    func draw(_ written: Written) -> String {
        var drawing = Drawing(width: 720, height: 360, title: title)
        drawing.heading(title, subtitle)
        let words = [current, before].compactMap { lastPoint($0)?.point }
            .map { Drawing.width(of: written.value($0.value, unit: unit, bound: $0.bound), size: 11) }
        let plot = Plot(left: 64, top: 84, width: 630 - (words.max() ?? 0), height: 230)
        let ends = (Array(current.values) + Array(before.values)).flatMap(\.extent)
        let axis = Axis(of: ends, unit: unit, written)
        plot.draw(axis, in: &drawing, unit: axis.scale.name)
        for month in 1...12 {
            drawing.text(
                written.labels("chart.month", "\(month)"), x: plot.x(month - 1, of: 12), y: plot.top + plot.height + 18, .middle,
                .grey,
                size: 11)
        }
        for (points, isCurrent) in [(before, false), (current, true)] {
            drawBand(points, on: axis, plot, in: &drawing)
            draw(points, isCurrent: isCurrent, on: axis, plot, in: &drawing)
        }
        label(axis, plot, in: &drawing, written)
        return drawing.svg
    }

    private func lastPoint(_ points: [Int: ChartPoint]) -> (month: Int, point: ChartPoint)? {
        points.keys.max().flatMap { month in points[month].map { (month, $0) } }
    }

    private func place(_ month: Int, _ value: Exact, on axis: Axis, _ plot: Plot) -> (x: Double, y: Double) {
        (plot.x(month - 1, of: 12), plot.y(axis.share(value)))
    }

    private func draw(_ points: [Int: ChartPoint], isCurrent: Bool, on axis: Axis, _ plot: Plot, in drawing: inout Drawing) {
        let months = points.keys.sorted()
        let places = months.compactMap { month in points[month].map { place(month, $0.value, on: axis, plot) } }
        for index in months.indices.dropFirst() {
            drawing.line(
                places[index - 1], places[index], isCurrent ? .dark : .grey, width: isCurrent ? 2.4 : 1.6,
                dashed: months[index] > months[index - 1] + 1)
        }
        for place in places { drawing.mark(x: place.x, y: place.y, isFull: isCurrent) }
    }

    /// The band of neighbouring months whose intervals have two ends, where it can be seen.
    private func drawBand(_ points: [Int: ChartPoint], on axis: Axis, _ plot: Plot, in drawing: inout Drawing) {
        let x = { (month: Int) in plot.x(month - 1, of: 12) }
        for month in points.keys.sorted() {
            guard let point = points[month] else { continue }
            let ends = point.ends(on: axis, open: Plot.stub / plot.height)
            let (low, high) = (plot.y(ends.low), plot.y(ends.high))
            if point.interval.lower == nil || point.interval.upper == nil {
                drawing.rectangle(x: x(month) - 5, y: high, width: 10, height: low - high, .hatched)
            } else if let next = points[month + 1], next.interval.lower != nil, next.interval.upper != nil {
                let others = next.ends(on: axis, open: 0)
                guard low - high >= 2 || plot.y(others.low) - plot.y(others.high) >= 2 else { continue }
                drawing.polygon(
                    [(x(month), low), (x(month), high), (x(month + 1), plot.y(others.high)), (x(month + 1), plot.y(others.low))],
                    .hatched)
            }
        }
    }

    /// Year and last value beside the end of each line; the lower one moves down where they would touch.
    private func label(_ axis: Axis, _ plot: Plot, in drawing: inout Drawing, _ written: Written) {
        func end(_ points: [Int: ChartPoint], _ year: Int) -> (place: (x: Double, y: Double), words: [String])? {
            guard let (month, point) = lastPoint(points) else { return nil }
            return (
                place(month, point.value, on: axis, plot),
                [written.labels("period.year", "\(year)"), written.value(point.value, unit: unit, bound: point.bound)]
            )
        }
        let ends = [(end(current, years.current), true), (end(before, years.before), false)]
            .compactMap { one, isCurrent in one.map { (place: $0.place, words: $0.words, isCurrent: isCurrent) } }
            .sorted { $0.place.y < $1.place.y }
        var free = 0.0
        for one in ends {
            let y = max(one.place.y + 4, free)
            // The other line may run behind the words.
            let width = one.words.map { Drawing.width(of: $0, size: 11) }.max() ?? 0
            drawing.rectangle(x: one.place.x + 8, y: y - 11, width: width + 4, height: 28, .paper)
            for (index, words) in one.words.enumerated() {
                drawing.text(
                    words, x: one.place.x + 10, y: y + Double(index) * 14, .start, one.isCurrent ? .ink : .grey, size: 11,
                    bold: one.isCurrent)
            }
            if ends.count == 2, abs(ends[0].place.x - ends[1].place.x) < 90 { free = y + 30 }
        }
    }
}
