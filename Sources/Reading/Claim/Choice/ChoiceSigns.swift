extension GradeFeature {
    /// What spoke for the time that was chosen, and what that says of the claim.
    fileprivate static let periodSigns: [(of: PeriodFeature, sign: GradeFeature)] = [
        (.monthOrQuarter, .periodMonth), (.opened, .periodOpened), (.isSpan, .periodSpan), (.singleDay, .periodSingleDay),
        (.endsAtIssue, .periodToIssue), (.isNow, .periodNow), (.clauseEarlier, .periodEarlierInClause),
        (.sentenceRight, .periodBehind), (.paragraphFirst, .periodOfParagraph), (.rulesElsewhere, .periodByRulesAfar),
    ]
    /// So far ahead that nothing else in the text comes near.
    fileprivate static let farthest = 700
}

/// What the choices of a claim's slots say of it as a whole: how far the best was ahead, and what spoke for it.
extension FeatureSet<GradeFeature> {
    /// - Parameters:
    ///   - best: what spoke for the best candidate; nil without one.
    ///   - lead: its distance to the runner-up; nil without one.
    mutating func addPeriod(_ best: FeatureSet<PeriodFeature>?, lead: Int?) {
        insert(GradeFeature.margin(.period, lead))
        if let lead, lead >= GradeFeature.farthest { insert(.periodFarthest) }
        guard let best else { return }
        if !best.contains(.rules) { insert(.periodUnlikeRules) }
        for (feature, sign) in GradeFeature.periodSigns where best.contains(feature) { insert(sign) }
    }

    /// The same of the owner.
    mutating func addOwner(_ best: FeatureSet<OwnerFeature>?, lead: Int?) {
        insert(GradeFeature.margin(.owner, lead))
        if let best, !best.contains(.rules) { insert(.ownerUnlikeRules) }
    }

    /// The same of the base.
    mutating func addBase(_ best: FeatureSet<BaseFeature>?, lead: Int?) {
        insert(GradeFeature.margin(.base, lead))
        guard let best else { return }
        if !best.contains(.rules) { insert(.baseUnlikeRules) }
        if best.contains(.sayYearEarlier) { insert(.baseYearEarlier) }
    }

    /// Whether nothing or much is a doubt. That words do not name owner or period is none here: headings and titles often do.
    mutating func addDoubts() {
        let count = Grading.doubts.count { contains($0.feature) && $0.feature != .ownerUnsaid && $0.feature != .periodUnsaid }
        if count == 0 { insert(.undoubted) } else if count > 2 { insert(.muchDoubted) }
    }
}

extension FigureTrace {
    /// The features of the claim as a whole, by number.
    ///
    /// - Parameter options: the candidates of each slot in the order in which they are preferred.
    package func signs(_ options: [Slot: [Option]]) -> [Int] {
        var signs = FeatureSet<GradeFeature>(numbers: grade)
        func lead(_ slot: Slot) -> Int? { options[slot].flatMap { $0.count > 1 ? $0[0].score - $0[1].score : nil } }
        func best<Feature>(_ slot: Slot) -> FeatureSet<Feature>? { options[slot]?.first.map { FeatureSet(numbers: $0.features) } }
        signs.addPeriod(best(.period), lead: lead(.period))
        signs.addOwner(best(.owner), lead: lead(.owner))
        signs.addBase(best(.base), lead: lead(.base))
        signs.addDoubts()
        return signs.numbers
    }
}

extension FeatureSet {
    /// A set of features that are given by their numbers.
    init(numbers: [Int]) {
        self.init()
        for case let feature? in numbers.map({ Feature(rawValue: $0) }) { insert(feature) }
    }
}
