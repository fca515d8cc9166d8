import Reading

/// How well the candidates are ranked where some features count nothing. Candidates that come out even keep their present order, and
/// what follows from a choice (a base that is reckoned from the period) is not chosen anew.
struct Ablation {
    let samples: [Sample]
    let weights: Weights

    /// Figures of a slot whose first candidate is right, with the weights as they are.
    func right(_ slot: Slot) -> Int { judged(slot).count { $0[0].isRight } }

    /// The same where the features of `off` count nothing, and how many figures were mended and broken by that.
    func without(_ off: Set<Int>, _ slot: Slot) -> (right: Int, mended: Int, broken: Int) {
        var found = (right: 0, mended: 0, broken: 0)
        for options in judged(slot) {
            let (was, now) = (options[0].isRight, first(options, off, slot))
            if now { found.right += 1 }
            if now, !was { found.mended += 1 }
            if was, !now { found.broken += 1 }
        }
        return found
    }

    private func judged(_ slot: Slot) -> [[JudgedOption]] { samples.compactMap { $0.slots[slot] }.filter { !$0.isEmpty } }

    /// Whether the candidate is right that stands first without the features of `off`.
    private func first(_ options: [JudgedOption], _ off: Set<Int>, _ slot: Slot) -> Bool {
        var best: (score: Int, isRight: Bool)?
        for (option, isRight) in options {
            let lost = option.features.reduce(0) { $0 + (off.contains($1) ? Int(weights[slot][$1]) : 0) }
            let score = option.score - lost
            if best.map({ $0.score < score }) ?? true { best = (score, isRight) }
        }
        return best?.isRight ?? false
    }
}

extension Ablation {
    /// Per slot, what leaving out `off` together changes.
    func printOff(_ off: [(slot: Slot, feature: Int)]) {
        for slot in [Slot.period, .base, .owner] {
            let here = Set(off.filter { $0.slot == slot }.map(\.feature))
            let (count, with) = (judged(slot).count, right(slot))
            let found = without(here, slot)
            let names = here.sorted().map { Weights.features(of: slot)[$0] }.joined(separator: " ")
            print(
                "\(slot.name) without \(names.isEmpty ? "nothing" : names): right \(with) -> \(found.right), "
                    + "wrong \(count - with) -> \(count - found.right) (\(found.mended) mended, \(found.broken) broken)")
        }
    }

    /// For every feature of a slot, what leaving it out changes; what helps most comes first.
    func printEach(_ slot: Slot) {
        let with = right(slot)
        let names = Weights.features(of: slot)
        let rows = names.indices.map { (feature: $0, found: without([$0], slot)) }
            .sorted { ($0.found.right, $0.feature) < ($1.found.right, $1.feature) }
        print("\(slot.name): feature, weight, right with, right without, mended, broken")
        for (feature, found) in rows {
            print("  \(names[feature])\t\(weights[slot][feature])\t\(with)\t\(found.right)\t\(found.mended)\t\(found.broken)")
        }
    }
}
