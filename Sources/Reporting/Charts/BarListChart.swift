import Quantities

/// Bars that lie, one below another, each with its name in front and its value behind: a ranking, or the parts of a whole.
struct BarListChart {
    /// One bar.
    struct Bar {
        /// What stands before the name: a place.
        var lead = ""
        var name: String
        var point: ChartPoint
        /// The value in words.
        var words: String
        /// Whether it is the one that the picture is about.
        var isStrong = false
        /// Whether bars are left out above it.
        var isAfterGap = false
    }

    var title: String
    var subtitle: String
    var unit: String
    var bars: [Bar]
    /// The whole of which the bars are parts, drawn behind each of them.
    var whole: Exact?

    /// Draws it.
    func draw(_ written: Written) -> String {
        let step = 26.0
        let gaps = Double(bars.filter(\.isAfterGap).count) * 14
        var drawing = Drawing(width: 720, height: 96 + Double(bars.count) * step + gaps + 12, title: title)
        drawing.heading(title, subtitle)
        let lead = bars.map { Drawing.width(of: $0.lead) }.max() ?? 0
        let names = bars.map { Drawing.width(of: $0.name) }.max() ?? 0
        let left = min(300, 16 + (lead > 0 ? lead + 10 : 0) + names + 10)
        let words = bars.map { Drawing.width(of: $0.words) }.max() ?? 0
        let plot = Plot(left: left, top: 84, width: 720 - left - words - 26, height: Double(bars.count) * step + gaps)
        let ends = bars.flatMap(\.point.extent)
        let axis = Axis(of: ends + [whole].compactMap(\.self), unit: unit, written)
        let x = { (share: Double) in plot.left + plot.width * min(1, max(0, share)) }
        for tick in axis.ticks {
            let place = x(axis.share(tick: tick))
            drawing.line((place, plot.top - 4), (place, plot.top + plot.height), tick == .zero ? .grey : .rule)
            drawing.text(axis.label(tick), x: place, y: plot.top - 9, .middle, .grey, size: 11)
        }
        drawing.text(axis.scale.name, x: plot.left + plot.width + 12, y: plot.top - 9, .start, .grey, size: 11)
        var y = plot.top + 4
        for bar in bars {
            if bar.isAfterGap {
                drawing.text("⋮", x: left - 16, y: y + 10, .middle, .grey)
                y += 14
            }
            draw(bar, y: y, lead: lead, on: axis, x, in: &drawing)
            y += step
        }
        return drawing.svg
    }

    private func draw(_ bar: Bar, y: Double, lead: Double, on axis: Axis, _ x: (Double) -> Double, in drawing: inout Drawing) {
        let left = x(0)
        drawing.text(bar.lead, x: 16 + lead, y: y + 13, .end, .grey)
        drawing.text(bar.name, x: left - 8, y: y + 13, .end, .ink, bold: bar.isStrong)
        if let whole { drawing.rectangle(x: left, y: y, width: x(axis.share(whole)) - left, height: 18, .paper, stroke: .grey) }
        let (zero, value) = (x(axis.zero), x(axis.share(bar.point.value)))
        drawing.rectangle(
            x: min(zero, value), y: y, width: abs(value - zero), height: 18, bar.isStrong ? .dark : .light,
            stroke: bar.isStrong ? nil : .dark)
        let ends = bar.point.ends(on: axis, open: Plot.stub / max(1, x(1) - left))
        let (low, high) = (x(ends.low), x(ends.high))
        if high - low >= 3, !bar.point.isPoint {
            drawing.rectangle(x: low, y: y + 5, width: high - low, height: 8, .hatched, stroke: .dark)
        }
        let behind = max(value, high - low >= 3 ? high : value, whole.map { x(axis.share($0)) } ?? value)
        drawing.text(bar.words + (bar.point.isDoubtful ? " ?" : ""), x: behind + 7, y: y + 13, .start, .ink, bold: bar.isStrong)
    }
}
