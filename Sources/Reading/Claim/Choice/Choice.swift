/// A value that a slot may take, the words that say so, and what speaks for it.
struct Candidate<Value: Equatable & Sendable, Feature: SlotFeature>: Sendable {
    var value: Value
    /// Where it was read in clean text, nil where no words of the text give it.
    var words: Range<Int>?
    var features = FeatureSet<Feature>()
    var score = 0
}

/// The candidates of one slot of one figure, each value once.
struct Candidates<Value: Equatable & Sendable, Feature: SlotFeature>: Sendable {
    private(set) var all: [Candidate<Value, Feature>] = []

    /// Adds what speaks for `value`; the words that were given first stay.
    mutating func add(_ value: Value, _ words: Range<Int>?, _ features: FeatureSet<Feature>) {
        for place in all.indices where all[place].value == value {
            all[place].features.formUnion(features)
            if all[place].words == nil { all[place].words = words }
            return
        }
        if all.isEmpty { all.reserveCapacity(12) }
        all.append(Candidate(value: value, words: words, features: features))
    }

    /// Takes away what is forbidden.
    mutating func remove(_ isForbidden: (Candidate<Value, Feature>) -> Bool) { all.removeAll(where: isForbidden) }

    mutating func update(_ body: (inout Candidate<Value, Feature>) -> Void) {
        for place in all.indices { body(&all[place]) }
    }
}

/// How a slot was filled.
struct Choice<Value: Equatable & Sendable, Feature: SlotFeature>: Sendable {
    /// The best candidate first; ties keep the order in which they were found.
    let candidates: [Candidate<Value, Feature>]

    init(_ candidates: Candidates<Value, Feature>, _ weights: SlotWeights) {
        var all = candidates.all
        for place in all.indices { all[place].score = weights.score(all[place].features) }
        // insertion sort: few candidates, and stable
        for place in all.indices.dropFirst() {
            var to = place
            while to > 0, all[to - 1].score < all[to].score {
                all.swapAt(to - 1, to)
                to -= 1
            }
        }
        self.candidates = all
    }

    var best: Candidate<Value, Feature>? { candidates.first }

    /// Distance to the runner-up, in the unit of the weights; nil where there is none.
    var lead: Int? { candidates.count > 1 ? candidates[0].score - candidates[1].score : nil }

    /// The same, a large number where there is no runner-up.
    var margin: Int { lead ?? 10_000 }
}
