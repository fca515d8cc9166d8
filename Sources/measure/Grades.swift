import Foundation
import Reading

/// Fits the grade of claims: on choices made by weights that never saw the text, as it will be with new texts.
struct Grades {
    private(set) var weights: [Double] = []
    private(set) var sure = 0
    private(set) var likely = 0
    /// Score and truth of each claim, scored by weights that never saw its text.
    private(set) var scored: [(score: Int, isRight: Bool)] = []

    /// - Parameter keepsChoices: whether the choices are taken as they are, made by the table in use; it must not be fitted to the texts then.
    init(_ reading: Reading, keepsChoices: Bool = false) {
        let graded = reading.samples.filter { !$0.trace.options.isEmpty }
        let held =
            keepsChoices
            ? graded
            : Grades.fold(graded) { others, held in
                let weights = [Slot.period, .base, .owner].map { ($0, Fit(slot: $0).weights(Fit.examples(others, $0))) }
                return held.map { sample in
                    var sample = sample
                    for (slot, weights) in weights { sample.reorder(slot, weights) }
                    return sample
                }
            }
        scored = Grades.fold(held) { others, held in
            let weights = Fit(slot: .grade).weights(Fit.gradeExamples(others))
            return held.map { (Int((100 * Fit.score($0.signs, weights)).rounded()), $0.isRight) }
        }.sorted { $0.score > $1.score }
        weights = Fit(slot: .grade).weights(Fit.gradeExamples(held))
        (sure, likely) = (Grades.threshold(scored[...], 0.96), 0)
        likely = Grades.threshold(scored.drop { $0.score >= sure }, 0.86)
    }

    /// The lowest score down to which at least `share` are right.
    private static func threshold(_ scored: ArraySlice<(score: Int, isRight: Bool)>, _ share: Double) -> Int {
        var (right, count, best) = (0, 0, scored.first.map { $0.score + 1 } ?? 0)
        for claim in scored {
            count += 1
            right += claim.isRight ? 1 : 0
            if count >= 20, Double(right) >= share * Double(count) { best = claim.score }
        }
        return best
    }

    /// Ten groups of texts; each is worked on with what was learnt from the others.
    private static func fold<Result>(_ samples: [Sample], _ body: ([Sample], [Sample]) -> [Result]) -> [Result] {
        let groups = Dictionary(grouping: samples) { Measure.hash($0.text) % 10 }
        return groups.keys.sorted().flatMap { key in
            body(samples.filter { Measure.hash($0.text) % 10 != key }, groups[key] ?? [])
        }
    }

    private var summary: String {
        func share(_ claims: [(score: Int, isRight: Bool)]) -> String {
            claims.isEmpty
                ? "none"
                : String(
                    format: "%d (%.1f%%), right %.1f%%", claims.count, 100 * Double(claims.count) / Double(scored.count),
                    100 * Double(claims.count(where: \.isRight)) / Double(claims.count))
        }
        return """
            grades without their texts: sure \(share(scored.filter { $0.score >= sure })); \
            likely \(share(scored.filter { $0.score < sure && $0.score >= likely })); \
            doubtful \(share(scored.filter { $0.score < likely }))
            """
    }

    func printMeasured() {
        print(summary)
        print("right by tenths of the score: \(curve)")
        print("right of the best: \(best)")
    }

    /// How many are right if so many of a hundred are called sure.
    private var best: String {
        [20, 30, 45, 60].map { share in
            let part = scored.prefix(scored.count * share / 100)
            return String(format: "%d%%: %.1f%%", share, 100 * Double(part.count(where: \.isRight)) / Double(max(1, part.count)))
        }.joined(separator: ", ")
    }

    /// Share of right claims among the best tenth, the next, and so on.
    private var curve: String {
        (0..<10).map { tenth in
            let part = scored[(scored.count * tenth / 10)..<(scored.count * (tenth + 1) / 10)]
            return String(format: "%.0f%%", 100 * Double(part.count(where: \.isRight)) / Double(max(1, part.count)))
        }.joined(separator: " ")
    }

    var rows: [String] {
        Fit.rows(.grade, weights) + ["threshold\tsure\t\(sure)", "threshold\tlikely\t\(likely)"]
    }
}
