import Quantities

/// What a claim's words, choices and place say of its trustworthiness.
struct Grading {
    let layout: ArticleLayout
    let vocabulary: Vocabulary
    let issued: Day?

    /// All but what depends on the margins, which ``FeatureSet/addPeriod(_:lead:)`` and its like add.
    func features(
        _ frame: Frame, _ draft: Draft, _ periodWords: Range<Int>?, _ ownerWords: Range<Int>?
    ) -> FeatureSet<GradeFeature> {
        var features = FeatureSet<GradeFeature>(.always)
        addMetric(draft, &features)
        addFigure(draft, &features)
        addPeriod(frame, draft, periodWords, &features)
        addOwner(frame, draft, ownerWords, &features)
        addPlace(frame, draft, &features)
        addWords(frame, draft, periodWords, &features)
        addTogether(frame, draft, &features)
        return features
    }

    private func addMetric(_ draft: Draft, _ features: inout FeatureSet<GradeFeature>) {
        guard let metric = draft.metric?.scalarValues, !metric.isEmpty else { return features.insert(.metricNone) }
        if metric.count < 3 { features.insert(.metricShort) }
        if metric.count > 18 { features.insert(.metricVeryLong) } else if metric.count > 11 { features.insert(.metricLong) }
        if vocabulary.isMetric(metric, from: 0) {
            features.insert(.metricKnown)
        } else if draft.metric.map(vocabulary.endsInMetric) ?? false {
            features.insert(.metricEndsKnown)
        } else {
            features.insert(.metricUnknown)
        }
        if let index = draft.registered { addRegistered(draft, vocabulary.registry.metrics[index], &features) }
        for place in metric.indices {
            let scalar = metric[place]
            if !Folding.isHan(scalar), !Folding.isLatin(scalar) { features.insert(.metricHoldsMark) }
            if vocabulary.particles.longest(metric, place, metric.count) != nil { features.insert(.metricHoldsParticle) }
            if place > 0, vocabulary.verbs.longest(metric, place, metric.count) != nil { features.insert(.metricHoldsVerb) }
        }
        if draft.words.metric.isEmpty { features.insert(.metricUnread) }
        switch draft.rule {
        case "topic": features.insert(.metricCarried)
        case "noun after": features.insert(.metricBehind)
        case "share": features.insert(.metricShared)
        case "comparison": features.insert(.metricCompared)
        default: break
        }
    }

    /// Whether the figure is such as the registry says that the metric's are.
    private func addRegistered(_ draft: Draft, _ metric: RegisteredMetric, _ features: inout FeatureSet<GradeFeature>) {
        features.insert(.metricRegistered)
        guard [Kind.level, .flow, .ratio].contains(draft.kind) else { return }
        if !metric.units.isEmpty { features.insert(metric.units.contains(draft.unit) ? .unitFits : .unitUnlike) }
        let kinds: [Kind]
        switch metric.nature {
        case .stock, .count, .price, .index, .score: kinds = [.level]
        case .flow, .toll: kinds = [.flow]
        case .rate, .share: kinds = [.ratio]
        }
        features.insert(kinds.contains(draft.kind) ? .kindFits : .kindUnlike)
        if metric.range.low.map({ draft.value < $0 }) ?? false || metric.range.high.map({ draft.value > $0 }) ?? false {
            features.insert(.outOfRange)
        }
    }

    private func addFigure(_ draft: Draft, _ features: inout FeatureSet<GradeFeature>) {
        switch draft.kind {
        case .level: features.insert(.level)
        case .flow: features.insert(.flow)
        case .change: features.insert(.change)
        case .growth: features.insert(.growth)
        case .ratio: features.insert(.ratio)
        case .rank: features.insert(.rank)
        case .target: features.insert(.target)
        }
        features.insert(Grading.units[NameKey(draft.unit)] ?? .classifier)
        if draft.bound != .exact { features.insert(.bounded) }
        if draft.component != nil { features.insert(.hasComponent) }
        if draft.scope != nil { features.insert(.hasScope) }
    }

    private static let units: [NameKey: GradeFeature] = [
        NameKey("CNY"): .money, NameKey("USD"): .money, NameKey("%"): .percent, NameKey("pp"): .points, NameKey("倍"): .multiple,
        NameKey("kg"): .mass, NameKey(""): .bare,
    ]

    private func addPeriod(_ frame: Frame, _ draft: Draft, _ words: Range<Int>?, _ features: inout FeatureSet<GradeFeature>) {
        guard draft.period?.end != nil else { return features.insert(.periodNone) }
        guard let words else { return features.insert(.periodUnsaid) }
        features.insert(position(words, frame, [.periodInClause, .periodInSentence, .periodElsewhere]))
    }

    private func addOwner(_ frame: Frame, _ draft: Draft, _ words: Range<Int>?, _ features: inout FeatureSet<GradeFeature>) {
        guard let subject = draft.subject else { return features.insert(.ownerNone) }
        if subject.resolved == nil { features.insert(.ownerUnresolved) }
        if let name = subject.resolved?.name, draft.reportedBy == name { features.insert(.ownerReported) }
        guard let words else { return features.insert(.ownerUnsaid) }
        features.insert(position(words, frame, [.ownerInClause, .ownerInSentence, .ownerElsewhere]))
    }

    /// Signs that mean more together than each for itself.
    private func addTogether(_ frame: Frame, _ draft: Draft, _ features: inout FeatureSet<GradeFeature>) {
        let isKnown = features.contains(.metricKnown) || features.contains(.metricEndsKnown)
        if let body = draft.subject?.resolved {
            if body.isCountry {
                features.insert(.ownerCountry)
            } else if body.system == "region" {
                features.insert(body.region < 0 ? .ownerForeign : .ownerRegion)
            } else {
                features.insert(body.region >= 0 && body.level != "site" ? .ownerNetwork : .ownerFirm)
            }
            if isKnown { features.insert(body.system == "region" ? .knownOfRegion : .knownOfFirm) }
        }
        let isPeriodSaid = features.contains(.periodInClause) || features.contains(.periodInSentence)
        let isOwnerSaid = features.contains(.ownerInClause) || features.contains(.ownerInSentence)
        if isPeriodSaid, isOwnerSaid {
            features.insert(.allSaid)
            if isKnown { features.insert(.allSaidKnown) }
        }
        let isMovement = draft.kind == .growth || draft.kind == .change
        let isPaired = isMovement && frame.before.map { $0.metric == draft.metric && $0.kind != draft.kind } ?? false
        if isPaired { features.insert(isKnown ? .pairedKnown : .paired) }
        if let reporter = draft.reportedBy, reporter != draft.subject?.resolved?.name {
            features.insert(isKnown ? .announcedKnown : .announced)
        }
        if let words = draft.words.metric.last, words.upperBound <= frame.start, frame.start - words.upperBound <= 3 {
            features.insert(.metricBeside)
            addWhole(draft, words, &features)
        }
    }

    /// Whether a registered name was not cut, joined or carried, and what is right beside it.
    private func addWhole(_ draft: Draft, _ words: Range<Int>, _ features: inout FeatureSet<GradeFeature>) {
        guard draft.registered != nil, draft.words.metric.count == 1, let name = draft.metric,
            layout.text[words].elementsEqual(name.unicodeScalars.lazy.map(\.value))
        else { return }
        features.insert(.metricWhole)
        if features.contains(.allSaid) { features.insert(.wholeSaid) }
        if features.contains(.unitFits), features.contains(.kindFits) {
            features.insert(.wholeFits)
            if features.contains(.allSaid), !features.contains(.manyPeriods), !features.contains(.manyOwners) {
                features.insert(.wholeAlone)
            }
        }
    }

    private func position(_ words: Range<Int>, _ frame: Frame, _ names: [GradeFeature]) -> GradeFeature {
        if layout.sentences[frame.sentence].clauses[frame.clause].contains(words.lowerBound) { return names[0] }
        return layout.sentences[frame.sentence].range.contains(words.lowerBound) ? names[1] : names[2]
    }

    private func addPlace(_ frame: Frame, _ draft: Draft, _ features: inout FeatureSet<GradeFeature>) {
        let here = layout.sentences[frame.sentence]
        let segment = here.clauses[frame.clause].lowerBound..<frame.start
        if ClauseWords.occurs(vocabulary.plans, layout.text, segment) {
            features.insert(draft.kind == .target ? .saysPlan : .saysPlanButNot)
        }
        if ClauseWords.occurs(
            vocabulary.suppositions, layout.text, here.range.lowerBound..<min(frame.start, here.range.lowerBound + 200))
        {
            features.insert(.supposes)
        }
        if frame.before == nil { features.insert(.firstOfSentence) }
        if let figure = layout.figure(before: frame.end, in: frame.sentence), figure - here.figures.lowerBound >= 4 {
            features.insert(.lateInSentence)
        }
        if frame.start - here.range.lowerBound > 90 { features.insert(.longSentence) }
        if layout.isBracketed(draft.range, in: frame.sentence) { features.insert(.bracketed) }
        if issued == nil { features.insert(.undatedText) }
        if here.names.count > 4 { features.insert(.manyOwners) }
        if here.periods.count > 3 { features.insert(.manyPeriods) }
    }

    // MARK: grades

    /// The grade that the weights give, and in words what speaks against the claim.
    func grade(_ choices: SlotChoices, _ weights: Weights) -> (Int, Confidence, [String]) {
        var features = choices.signs
        features.addPeriod(choices.period.best?.features, lead: choices.period.lead)
        features.addOwner(choices.owner.best?.features, lead: choices.owner.lead)
        features.addBase(choices.base?.best?.features, lead: choices.base?.lead)
        features.addDoubts()
        let score = weights[.grade].score(features)
        let confidence: Confidence = score >= weights[.sure] ? .sure : score >= weights[.likely] ? .likely : .doubtful
        return (score, confidence, Grading.doubts.compactMap { features.contains($0.feature) ? $0.code : nil })
    }

    static let doubts: [(feature: GradeFeature, code: String)] = [
        (.ownerNone, "no owner"), (.ownerUnresolved, "unknown owner"), (.ownerOpen, "two owners"),
        (.ownerElsewhere, "owner carried over a sentence"), (.ownerUnsaid, "owner not named"),
        (.ownerReported, "owner announces"),
        (.periodNone, "no period"), (.periodOpen, "two periods"), (.periodElsewhere, "period carried over a sentence"),
        (.periodUnsaid, "period not named"), (.baseOpen, "two bases"), (.undatedText, "no year"), (.metricNone, "no metric"),
        (.unitUnlike, "unusual unit"), (.outOfRange, "out of range"), (.metricUnread, "metric not read in one piece"),
        (.metricHoldsVerb, "verb in the metric"),
        (.metricHoldsParticle, "particle in the metric"), (.metricVeryLong, "long metric"), (.saysPlanButNot, "may be planned"),
        (.supposes, "may be supposed"), (.bracketed, "in brackets"),
    ]
}
