import Quantities

/// Whether a reading of a damaged figure fits what its text reckons itself: a sum, a share, a growth between two values.
///
/// Only what is known to a twentieth is reckoned with, and only within the sentence; of a sum the parts may stand in the next one.
struct DamagedArithmetic {
    /// A figure of the text, with the words that print it.
    struct Figure {
        var place: Int
        var interval: Interval
        var unit: String
        var words: String
    }

    /// The figures of the sentence of the damaged one, and of the next; without itself.
    let sentence: [Figure]
    let next: [Figure]

    /// What a reading fits: `26.9亿件 with 5.2%`, `2.8亿件 + 8亿件`, `25亿件 and 26.3亿件`; nil where nothing does.
    func support(of reading: Figure) -> String? {
        guard let value = DamagedArithmetic.narrow(reading.interval) else { return nil }
        let same = sentence.filter { $0.unit == reading.unit }
        for percent in sentence where percent.unit == "%" && reading.unit != "%" {
            for other in same {
                guard let known = DamagedArithmetic.narrow(other.interval) else { continue }
                for factor in DamagedArithmetic.factors(percent.interval)
                where factor.fits(value, known) || factor.fits(known, value) {
                    return "\(other.words) with \(percent.words)"
                }
            }
        }
        return reading.unit == "%" ? pair(fitting: reading.interval) : sum(of: reading, value, same)
    }

    /// Two values of which the reading is the growth or the share.
    private func pair(fitting percent: Interval) -> String? {
        for factor in DamagedArithmetic.factors(percent) {
            for value in sentence where value.unit != "%" {
                guard let known = DamagedArithmetic.narrow(value.interval) else { continue }
                for other in sentence where other.unit == value.unit && other.place != value.place {
                    guard let base = DamagedArithmetic.narrow(other.interval), factor.fits(known, base) else { continue }
                    return "\(other.words) and \(value.words)"
                }
            }
        }
        return nil
    }

    /// The parts that follow make the reading, or with it what stands before it.
    private func sum(of reading: Figure, _ value: Interval, _ same: [Figure]) -> String? {
        let behind = same.filter { $0.place > reading.place } + next.filter { $0.unit == reading.unit }
        if let parts = DamagedArithmetic.run(behind, that: { $0.overlaps(value) }) { return parts }
        for whole in same where whole.place < reading.place {
            let parts = same.filter { $0.place > whole.place } + [reading] + next.filter { $0.unit == reading.unit }
            let sorted = parts.sorted { $0.place < $1.place }
            guard let known = DamagedArithmetic.narrow(whole.interval), sorted.count >= 2,
                sorted.prefix(6).contains(where: { $0.place == reading.place })
            else { continue }
            if let words = DamagedArithmetic.run(sorted, holding: reading.place, that: { $0.overlaps(known) }) {
                return "\(whole.words) = \(words)"
            }
        }
        return nil
    }

    /// The first two figures or more whose sum fits, in words.
    private static func run(_ figures: [Figure], holding place: Int? = nil, that fits: (Interval) -> Bool) -> String? {
        var sum = Interval(lower: Exact(0), upper: Exact(0))
        for (index, figure) in figures.prefix(8).enumerated() {
            guard let part = narrow(figure.interval), let low = sum.lower?.adding(part.lower ?? .zero),
                let high = sum.upper?.adding(part.upper ?? .zero)
            else { return nil }
            sum = Interval(lower: low, upper: high)
            let used = figures.prefix(index + 1)
            if index > 0, place.map({ place in used.contains { $0.place == place } }) ?? true, fits(sum) {
                return used.map(\.words).joined(separator: " + ")
            }
        }
        return nil
    }

    /// An interval that is closed, above zero, and known to a twentieth.
    private static func narrow(_ interval: Interval) -> Interval? {
        guard let low = interval.lower, let high = interval.upper, low > .zero, let width = high.subtracting(low),
            let twenty = width.multiplied(by: Exact(20)), twenty <= low
        else { return nil }
        return interval
    }

    /// What a percentage may make of a value: as much more, as much less, that share of it.
    private static func factors(_ percent: Interval) -> [Interval] {
        guard let low = percent.lower?.shifted(by: -2), let high = percent.upper?.shifted(by: -2), low > .zero else { return [] }
        let more = (Exact(1).adding(low), Exact(1).adding(high))
        let less = (Exact(1).subtracting(high), Exact(1).subtracting(low))
        return [more, less, (low, high)].map { Interval(lower: $0.0, upper: $0.1) }.filter { ($0.lower ?? .zero) > .zero }
    }
}

extension Interval {
    /// Whether a value is this many times another.
    fileprivate func fits(_ value: Interval, _ other: Interval) -> Bool {
        guard let low = lower, let high = upper, let least = other.lower?.multiplied(by: low),
            let most = other.upper?.multiplied(by: high)
        else { return false }
        return Interval(lower: least, upper: most).overlaps(value)
    }
}
