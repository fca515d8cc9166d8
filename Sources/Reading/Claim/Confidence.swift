/// How far a claim can be trusted: how often claims of the grade are right in every slot, on texts that nothing was fitted to.
public enum Confidence: String, CaseIterable, Sendable, Comparable {
    case doubtful
    /// At least four of five are right in every slot.
    case likely
    /// At least nineteen of twenty are right in every slot.
    case sure

    /// Doubtful before likely before sure.
    public static func < (left: Confidence, right: Confidence) -> Bool { left.rank < right.rank }

    private var rank: Int { Confidence.allCases.firstIndex(of: self) ?? 0 }
}
