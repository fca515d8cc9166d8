/// The slots whose choice is weighed.
package enum Slot: Int, CaseIterable, Sendable {
    case period, base, owner
    /// The claim as a whole: how far it can be trusted.
    case grade

    package var name: String { "\(self)" }
}

/// What each feature of one slot counts.
package struct SlotWeights: Sendable {
    /// A weight of this size makes a candidate e times as likely as one without.
    package static let unit = 100
    /// Features that a slot may have.
    package static let capacity = 128

    private var weights = [Int32](repeating: 0, count: capacity)

    /// What one feature counts, by its number.
    package internal(set) subscript(feature: Int) -> Int32 {
        get { weights[feature] }
        set { weights[feature] = newValue }
    }

    func score<Feature>(_ features: FeatureSet<Feature>) -> Int {
        var sum: Int32 = 0
        features.forEach { sum += weights[$0] }
        return Int(sum)
    }
}

/// What a score or a margin has to reach.
package enum Threshold: String, CaseIterable, Sendable {
    /// Score of a claim that is sure, and of one that is likely.
    case sure, likely
    /// Margin below which a slot is left open.
    case period, base, owner

    fileprivate var number: Int {
        switch self {
        case .sure: 0
        case .likely: 1
        case .period: 2
        case .base: 3
        case .owner: 4
        }
    }
}

/// `weights.tsv`: slot, feature, weight; the rows of slot `threshold` say what has to be reached.
package struct Weights: Sendable {
    private var thresholds = [Int](repeating: 0, count: Threshold.allCases.count)
    private var slots = [SlotWeights](repeating: SlotWeights(), count: Slot.allCases.count)

    init(_ rows: [Table.Row]) throws(VocabularyError) {
        let names = Slot.allCases.map(Weights.features)
        for row in rows {
            let name = row.cell("slot").string
            guard let weight = Int32(row.cell("weight").string), abs(weight) < 100_000 else {
                throw row.error("“\(row["weight"])” is no weight: a whole number from -99999 to 99999")
            }
            if name == "threshold" {
                let feature = row.cell("feature").string
                guard let threshold = Threshold(rawValue: feature) else {
                    throw row.error("“\(feature)” is no threshold")
                }
                thresholds[threshold.number] = Int(weight)
                continue
            }
            guard let slot = Slot.allCases.first(where: { $0.name == name }) else { throw row.error("“\(name)” is no slot") }
            guard let feature = names[slot.rawValue].firstIndex(of: row.cell("feature").string) else {
                throw row.error("“\(row["feature"])” is no feature of \(name)")
            }
            slots[slot.rawValue][feature] = weight
        }
    }

    subscript(threshold: Threshold) -> Int { thresholds[threshold.number] }

    package subscript(slot: Slot) -> SlotWeights { slots[slot.rawValue] }

    /// The names of a slot's features, each at its number.
    package static func features(of slot: Slot) -> [String] {
        switch slot {
        case .period: PeriodFeature.allCases.map(\.name)
        case .base: BaseFeature.allCases.map(\.name)
        case .owner: OwnerFeature.allCases.map(\.name)
        case .grade: GradeFeature.allCases.map(\.name)
        }
    }
}
