import Quantities

/// Why a figure was read as it was: the candidates of its slots, what spoke for each, and how far the best was ahead.
///
/// All sums are in the unit of the weights: 100 make a candidate e times as likely as one without.
public struct ClaimReasons: Sendable {
    /// A sign and what it counts.
    public struct Sign: Equatable, Sendable {
        /// Its name in `weights.tsv`.
        public let feature: String
        /// What it counts; never 0.
        public let weight: Int
    }

    /// A value that a slot might have taken.
    public struct Candidate: Equatable, Sendable {
        /// Whose figure it would be; nil for nobody's, and of a period.
        public let organization: String?
        /// When it would be; nil for no time, and of an organization.
        public let period: Period?
        /// Sum of the signs.
        public let score: Int
        /// What spoke for it and against it, the weightiest first.
        public let signs: [Sign]
    }

    /// The choice of one slot.
    public struct Weighed: Equatable, Sendable {
        /// `organization`, `period` or `base`.
        public let name: String
        /// The best candidate first, then the runner-up where there is one.
        public let candidates: [Candidate]
        /// How far the best is ahead; nil without a runner-up.
        public let margin: Int?
        /// Margin below which the slot of a doubtful figure is left open.
        public let least: Int
    }

    /// The figure as it is read.
    public let claim: Claim
    /// Slots whose candidates were weighed, in the order of ``Weighed/name``; empty for a figure of a headline, which has its slots from the body.
    public let slots: [Weighed]
    /// What spoke for and against trusting it as a whole, the weightiest first.
    public let trust: [Sign]
    /// Sum of ``trust``, and what it has to reach to be sure, and to be likely.
    public let score: Int, sure: Int, likely: Int
}

extension ClaimReasons {
    init(_ trace: FigureTrace, _ weights: Weights) {
        func signs(_ features: [Int], _ slot: Slot) -> [Sign] {
            let names = Weights.features(of: slot)
            return features.map { Sign(feature: names[$0], weight: Int(weights[slot][$0])) }.filter { $0.weight != 0 }
                .sorted { (-abs($0.weight), $0.feature) < (-abs($1.weight), $1.feature) }
        }
        claim = trace.claim
        slots = [(.owner, "organization", .owner), (.period, "period", .period), (.base, "base", .base)].compactMap {
            (slot: Slot, name: String, threshold: Threshold) in
            guard let options = trace.options[slot], let first = options.first else { return nil }
            return Weighed(
                name: name,
                candidates: options.prefix(2).map {
                    Candidate(
                        organization: $0.organization ?? $0.mention, period: $0.period, score: $0.score,
                        signs: signs($0.features, slot))
                }, margin: options.count > 1 ? first.score - options[1].score : nil, least: weights[threshold])
        }
        trust = signs(trace.options.isEmpty ? [] : trace.signs(trace.options), .grade)
        (score, sure, likely) = (trace.score, weights[Threshold.sure], weights[Threshold.likely])
    }
}
