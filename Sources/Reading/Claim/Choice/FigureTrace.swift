import Quantities

/// A claim with the candidates of its slots, for measuring and fitting.
package struct FigureTrace: Sendable {
    /// One candidate: its features by number, and the value.
    package struct Option: Sendable {
        package var features: [Int]
        package var score: Int
        package var period: Period?
        package var organization: String?
        package var mention: String?
    }

    package var claim: Claim
    /// Candidates by slot, the chosen one first.
    package var options: [Slot: [Option]]
    /// Features of the claim as a whole, without those of the margins.
    package var grade: [Int]
    /// What the weights make of it.
    package var score: Int
}

extension SlotChoices {
    /// The candidates of each slot as numbers and values.
    var options: [Slot: [FigureTrace.Option]] {
        var all: [Slot: [FigureTrace.Option]] = [:]
        all[.period] = period.candidates.map {
            FigureTrace.Option(features: $0.features.numbers, score: $0.score, period: $0.value)
        }
        all[.base] = base?.candidates.map {
            FigureTrace.Option(features: $0.features.numbers, score: $0.score, period: $0.value)
        }
        all[.owner] = owner.candidates.map {
            FigureTrace.Option(
                features: $0.features.numbers, score: $0.score, organization: $0.value.subject?.resolved?.name,
                mention: $0.value.subject?.mention)
        }
        return all
    }
}

extension FeatureSet {
    var numbers: [Int] {
        var all: [Int] = []
        forEach { all.append($0) }
        return all
    }
}
