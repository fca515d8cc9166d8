import Quantities

/// The axis of values: from round tick to round tick, in a scale that people write (万, 亿).
struct Axis {
    /// The scale that values and ticks are in.
    let scale: Scale
    /// Round numbers of the scale, the lowest first; zero is one of them.
    let ticks: [Exact]
    private let written: Written

    /// An axis that reaches zero and all the values.
    init(of values: [Exact], unit: String, _ written: Written, ticks most: Int = 5) {
        self.written = written
        let largest = values.max { $0.magnitude < $1.magnitude } ?? .zero
        let scale = written.scales.scale(for: largest, unit: unit, isAxis: true)
        let scaled = values.map { scale.scaled($0) }
        let top = max(scaled.max() ?? .zero, .zero)
        let bottom = min(scaled.min() ?? .zero, .zero)
        self.scale = scale
        ticks = Axis.ticks(from: bottom, to: top, most: most)
    }

    /// Multiples of 1, 2 or 5 times a power of ten, at most `most` steps that hold both ends.
    static func ticks(from bottom: Exact, to top: Exact, most: Int) -> [Exact] {
        guard bottom < top else { return [.zero, Exact(1)] }
        for power in -12...30 {
            for digit in [1, 2, 5] {
                let step = Exact(Int128(digit), exponent: power)
                let low = Axis.steps(of: step, in: bottom.magnitude)
                let high = Axis.steps(of: step, in: top)
                guard let low, let high, low + high <= most else { continue }
                return (-low...high).map { Exact(Int128($0 * digit), exponent: power) }
            }
        }
        return [bottom, top]
    }

    /// How many steps hold a size; nil for more than a thousand.
    private static func steps(of step: Exact, in size: Exact) -> Int? {
        let count = (size.double / step.double)
        guard count < 1000 else { return nil }
        let whole = Int(count.rounded(.down))
        return Exact(Int128(whole)).multiplied(by: step).map { $0 >= size } ?? true ? whole : whole + 1
    }

    /// The share of the axis below a value, 0...1 where it lies between the ticks.
    func share(_ value: Exact) -> Double {
        let (low, high) = ((ticks.first ?? .zero).double, (ticks.last ?? .zero).double)
        return (scale.scaled(value).double - low) / (high - low)
    }

    /// The share of the axis below zero.
    var zero: Double { share(.zero) }

    /// A tick in words.
    func label(_ tick: Exact) -> String { tick.canonical }

    /// The share of the axis below a tick.
    func share(tick: Exact) -> Double {
        let (low, high) = ((ticks.first ?? .zero).double, (ticks.last ?? .zero).double)
        return (tick.double - low) / (high - low)
    }

    /// A value in the scale of the axis, without its unit.
    func number(_ value: Exact) -> String { written.number(value, in: scale) }
}

/// A rectangle of a picture in which values are drawn upward.
struct Plot {
    var left: Double
    var top: Double
    var width: Double
    var height: Double

    /// How far a hatched area reaches where an end is open, in pixels.
    static let stub = 22.0

    /// The height of a share of the axis; shares outside it end at its border.
    func y(_ share: Double) -> Double { top + height * (1 - min(1, max(0, share))) }

    /// The middle of a place among `count`.
    func x(_ place: Int, of count: Int) -> Double { left + width * (Double(place) + 0.5) / Double(max(1, count)) }

    /// Ticks with their rules, and the unit above them.
    func draw(_ axis: Axis, in drawing: inout Drawing, unit: String, signed: Bool = false) {
        for tick in axis.ticks {
            let y = y(axis.share(tick: tick))
            drawing.line((left, y), (left + width, y), tick == .zero ? .grey : .rule)
            let sign = signed && tick > .zero ? "+" : ""
            drawing.text(sign + axis.label(tick), x: left - 6, y: y + 4, .end, .grey, size: 11)
        }
        drawing.text(unit, x: 16, y: top - 11, .start, .grey, size: 11)
    }
}
