/// What may speak for or against a claim as a whole.
enum GradeFeature: Int, SlotFeature {
    case always
    // how clear the choices were: best against runner-up
    case periodOpen, periodClose, periodClear, periodFar, periodAlone
    case ownerOpen, ownerClose, ownerClear, ownerFar, ownerAlone
    case baseOpen, baseClose, baseClear, baseFar, baseNone
    case periodUnlikeRules, ownerUnlikeRules, baseUnlikeRules
    // where they were read
    case periodInClause, periodInSentence, periodElsewhere, periodUnsaid, periodNone
    case ownerInClause, ownerInSentence, ownerElsewhere, ownerUnsaid, ownerNone, ownerUnresolved, ownerReported
    // what is measured
    case metricNone, metricShort, metricLong, metricVeryLong, metricKnown, metricEndsKnown, metricUnknown, metricHoldsVerb
    /// The registry has the name; and whether unit, kind and value are what it says of the metric.
    case metricRegistered, unitFits, unitUnlike, kindFits, kindUnlike, outOfRange
    case metricHoldsMark, metricHoldsParticle, metricUnread, metricCarried, metricBehind, metricShared, metricCompared
    // the figure
    case level, flow, change, growth, ratio, rank, target
    case money, percent, points, multiple, mass, bare, classifier
    case bounded, hasComponent, hasScope
    case saysPlan, saysPlanButNot, supposes
    // the place
    case firstOfSentence, lateInSentence, longSentence, bracketed, undatedText, manyOwners, manyPeriods
    // together
    case ownerCountry, ownerRegion, ownerFirm, ownerNetwork, ownerForeign
    case allSaid, allSaidKnown, knownOfRegion, knownOfFirm, paired, pairedKnown, announced, announcedKnown, metricBeside
    /// A registered name stands whole beside the figure; with owner and period said; and with a unit and kind that fit it.
    case metricWhole, wholeSaid, wholeFits, wholeAlone
    // what spoke for the time and the base that were chosen: ``FeatureSet/addPeriod(_:lead:)``
    case periodFarthest, periodMonth, periodOpened, periodSpan, periodSingleDay, periodToIssue, periodNow
    case periodEarlierInClause, periodBehind, periodOfParagraph, periodByRulesAfar, baseYearEarlier
    // how the words stand: the period's between marks, before one, or within other words; what is right behind the figure
    case periodApart, periodEnds, periodInside, figureCloses, figureListed, figureBeforeWord, metricFar
    // beside the other figures of the article: whether they are the same body's, or one says otherwise of the same
    case ownerOfMost, ownerOfFew, contradicted
    // nothing is a doubt but that words are not named, or three and more are
    case undoubted, muchDoubted

    /// What the margin of a slot says.
    static func margin(_ slot: Slot, _ margin: Int?) -> GradeFeature {
        let sizes: [GradeFeature]
        switch slot {
        case .period: sizes = [.periodOpen, .periodClose, .periodClear, .periodFar]
        case .owner: sizes = [.ownerOpen, .ownerClose, .ownerClear, .ownerFar]
        case .base: sizes = [.baseOpen, .baseClose, .baseClear, .baseFar]
        case .grade: return .always
        }
        guard let margin else { return slot == .base ? .baseNone : slot == .period ? .periodAlone : .ownerAlone }
        return margin < 60 ? sizes[0] : margin < 150 ? sizes[1] : margin < 300 ? sizes[2] : sizes[3]
    }

    /// Whether the rules of the slot said otherwise.
    static func unlikeRules(_ slot: Slot) -> GradeFeature {
        switch slot {
        case .period: .periodUnlikeRules
        case .owner: .ownerUnlikeRules
        case .base, .grade: .baseUnlikeRules
        }
    }
}
