import Foundation
import Reading

/// Fits the weights of one slot: a candidate's chance is the exponential of its weights, and what is right shall have the chance.
struct Fit {
    let slot: Slot
    /// Pull of every weight towards nothing.
    nonisolated(unsafe) static var pull = 0.1
    /// The same of a grade, which has many signs and few claims that are wrong: most of them say little.
    static let gradePull = 20.0
    nonisolated(unsafe) static var spread = 0.0
    var rounds = 150

    /// The candidates of a figure, and what it counts: a text with many figures counts less for each.
    typealias Example = (options: [(features: [Int], isRight: Bool)], weight: Double)

    static func examples(_ samples: [Sample], _ slot: Slot) -> [Example] {
        let counts = samples.reduce(into: [String: Int]()) { $0[$1.text, default: 0] += 1 }
        return samples.compactMap { sample in
            guard let options = sample.slots[slot], options.contains(where: \.isRight), !options.allSatisfy(\.isRight) else {
                return nil
            }
            return (options.map { ($0.option.features, $0.isRight) }, pow(Double(counts[sample.text] ?? 1), -Fit.spread))
        }
    }

    func weights(_ examples: [Example], off: Set<Int> = []) -> [Double] {
        let count = SlotWeights.capacity
        var weights = [Double](repeating: 0, count: count)
        var squares = [Double](repeating: 1e-6, count: count)
        for _ in 0..<rounds {
            var gradient = [Double](repeating: 0, count: count)
            for example in examples {
                let chances = Fit.chances(example, weights)
                let right = zip(example.options, chances).reduce(0) { $0 + ($1.0.isRight ? $1.1 : 0) }
                for (option, chance) in zip(example.options, chances) {
                    let wanted = option.isRight ? chance / max(right, 1e-12) : 0
                    let step = example.weight * (wanted - chance)
                    for feature in option.features where !off.contains(feature) {
                        gradient[feature] += step
                    }
                }
            }
            for place in 0..<count {
                gradient[place] -= (slot == .grade ? Fit.gradePull : Fit.pull) * weights[place]
                squares[place] += gradient[place] * gradient[place]
                weights[place] += 0.5 * gradient[place] / squares[place].squareRoot()
            }
        }
        return weights
    }

    /// A claim against nothing at all: its weights are right where the claim is.
    static func gradeExamples(_ samples: [Sample]) -> [Example] {
        let counts = samples.reduce(into: [String: Int]()) { $0[$1.text, default: 0] += 1 }
        return samples.map { sample in
            let weight = pow(Double(counts[sample.text] ?? 1), -Fit.spread)
            return ([(sample.signs, sample.isRight), ([], !sample.isRight)], weight)
        }
    }

    static func chances(_ example: Example, _ weights: [Double]) -> [Double] {
        let scores = example.options.map { score($0.features, weights) }
        let most = scores.max() ?? 0
        let powers = scores.map { exp($0 - most) }
        let sum = powers.reduce(0, +)
        return powers.map { $0 / sum }
    }

    static func score(_ features: [Int], _ weights: [Double]) -> Double {
        features.reduce(0) { $0 + weights[$1] }
    }

    /// Whether the best candidate is right, for each example.
    static func isRight(_ example: Example, _ weights: [Double]) -> Bool {
        var best: (score: Double, isRight: Bool)?
        for option in example.options {
            let score = score(option.features, weights)
            if best == nil || score > best!.score { best = (score, option.isRight) }
        }
        return best?.isRight ?? false
    }

    /// Rows of weights.tsv.
    static func rows(_ slot: Slot, _ weights: [Double]) -> [String] {
        let names = Weights.features(of: slot)
        var rows: [String] = []
        for (feature, name) in names.enumerated() {
            let weight = Int((weights[feature] * Double(SlotWeights.unit)).rounded())
            if abs(weight) >= 3 { rows.append("\(slot.name)\t\(name)\t\(weight)") }
        }
        return rows
    }
}
