import Quantities

/// Bars of one series over time, and above them their growth as a line.
///
/// A month without a value keeps its place and stays empty. The hatched part of a bar is where the value may lie.
struct BarChart {
    var title: String
    var subtitle: String
    var unit: String
    /// Places from left to right: what stands below them, the year below that, and the value where there is one.
    var places: [(label: String, year: String, point: ChartPoint?)]

    /// Draws it.
    func draw(_ written: Written) -> String {
        let points = places.compactMap(\.point)
        let growths = points.compactMap(\.growth)
        let isGrowing = growths.count > 1
        var drawing = Drawing(width: 720, height: isGrowing ? 420 : 320, title: title)
        drawing.heading(title, subtitle)
        let top: Double = isGrowing ? 190 : 84
        let plot = Plot(left: 64, top: top, width: 640, height: drawing.height - top - 40)
        if isGrowing { drawGrowth(in: &drawing, Plot(left: 64, top: 84, width: 640, height: 70), growths, written) }
        let extent = points.flatMap(\.extent)
        let axis = Axis(of: extent, unit: unit, written)
        plot.draw(axis, in: &drawing, unit: axis.scale.name)
        let thickness = min(44, plot.width / Double(places.count) * 0.64)
        let isRoomy = places.count <= 14
        for (index, place) in places.enumerated() {
            let x = plot.x(index, of: places.count)
            // A long row has room for every other label only.
            if isRoomy || index % ((places.count + 11) / 12) == 0 {
                drawing.text(place.label, x: x, y: plot.top + plot.height + 16, .middle, .grey, size: 11)
            }
            drawing.text(place.year, x: x, y: plot.top + plot.height + 31, .middle, .ink, size: 11)
            guard let point = place.point else { continue }
            draw(point, at: x, thickness, on: axis, plot, in: &drawing)
            guard isRoomy else { continue }
            // Above the bar, and above where the value may lie.
            let band = point.isPoint ? 0 : ends(of: point, on: axis, plot).high
            let high = max(axis.share(point.value), band)
            let y = plot.y(max(high, axis.zero)) - 5
            drawing.text(point.label(on: axis, written), x: x, y: y, .middle, .ink, size: 11)
        }
        return drawing.svg
    }

    private func draw(
        _ point: ChartPoint, at x: Double, _ thickness: Double, on axis: Axis, _ plot: Plot, in drawing: inout Drawing
    ) {
        let (zero, value) = (plot.y(axis.zero), plot.y(axis.share(point.value)))
        drawing.rectangle(x: x - thickness / 2, y: min(zero, value), width: thickness, height: abs(zero - value), .dark)
        let ends = ends(of: point, on: axis, plot)
        let (low, high) = (plot.y(ends.low), plot.y(ends.high))
        guard low - high >= 2, !point.isPoint else { return }
        drawing.rectangle(x: x - thickness / 2, y: high, width: thickness, height: low - high, .hatched, stroke: .dark)
    }

    private func ends(of point: ChartPoint, on axis: Axis, _ plot: Plot) -> (low: Double, high: Double) {
        point.ends(on: axis, open: Plot.stub / plot.height)
    }

    private func drawGrowth(in drawing: inout Drawing, _ plot: Plot, _ growths: [Exact], _ written: Written) {
        let axis = Axis(of: growths, unit: "%", written, ticks: 4)
        plot.draw(axis, in: &drawing, unit: written.labels["chart.growth"], signed: true)
        var last: (x: Double, y: Double)?
        for (index, place) in places.enumerated() {
            guard let growth = place.point?.growth else {
                last = nil
                continue
            }
            let here = (x: plot.x(index, of: places.count), y: plot.y(axis.share(growth)))
            if let last { drawing.line(last, here, .dark, width: 2) }
            last = here
        }
        for (index, place) in places.enumerated() {
            guard let growth = place.point?.growth else { continue }
            let (x, y) = (plot.x(index, of: places.count), plot.y(axis.share(growth)))
            drawing.mark(x: x, y: y, isFull: false)
            guard places.count <= 14 else { continue }
            let sign = growth > .zero ? "+" : ""
            drawing.text(sign + growth.plain, x: x, y: growth.isNegative ? y + 16 : y - 8, .middle, .ink, size: 11)
        }
    }
}
