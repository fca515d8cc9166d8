import Quantities

/// What was chosen for one figure. A class, since drafts are copied often.
final class SlotChoices: Sendable {
    let period: Choice<Period?, PeriodFeature>
    /// nil where nothing is measured from anything.
    let base: Choice<Period?, BaseFeature>?
    let owner: Choice<Owner, OwnerFeature>
    /// What the words and the place of the claim say of its trustworthiness, without the margins.
    let signs: FeatureSet<GradeFeature>

    init(
        period: Choice<Period?, PeriodFeature>, base: Choice<Period?, BaseFeature>?, owner: Choice<Owner, OwnerFeature>,
        signs: FeatureSet<GradeFeature>
    ) {
        (self.period, self.base, self.owner, self.signs) = (period, base, owner, signs)
    }
}

/// Weighs period, base and owner of every figure of an article against what else the text offers.
struct Chooser {
    private let layout: ArticleLayout
    private let periods: PeriodCandidates
    private let bases: BaseCandidates
    private let owners: OwnerCandidates
    private let kinds: KindReader
    private let grading: Grading
    private let weights: Weights

    /// - Parameter isPlan: whether the document is a plan by the title of an article before.
    init(_ reader: ArticleReader, isPlan: Bool = false) {
        // what is asked for each name stands alone: the closure would copy the whole reader every time
        let (resolver, resolutions) = (reader.resolver, reader.resolutions)
        layout = ArticleLayout(reader.text, bodies: reader.bodyScans) { name in
            if let known = resolutions[name.range.lowerBound] { return known }
            return resolver.resolve(name)
        }
        let words = ClauseWords(vocabulary: reader.vocabulary)
        var titles: [(range: Range<Int>, period: Period, isHeadline: Bool)] = []
        var names: [(range: Range<Int>, body: Resolved)] = []
        for heading in reader.headings {
            for item in reader.headlineItems[heading] ?? [] {
                switch item.kind {
                case .period(let mention):
                    guard mention.role != .none, let period = mention.period else { continue }
                    titles.append((item.range, period, reader.headlines.contains(heading)))
                case .name(let name):
                    guard let body = resolver.resolve(name), reader.headlines.contains(heading) else { continue }
                    names.append((item.range, body))
                default: continue
                }
            }
        }
        titles.sort { $0.range.lowerBound < $1.range.lowerBound }
        periods = PeriodCandidates(layout, words, issued: reader.issued, titles: titles)
        bases = BaseCandidates(layout: layout, words: words)
        owners = OwnerCandidates(layout, words, headlines: names, home: reader.home, title: reader.headlineSubject)
        let scopes = PlanScopes(
            layout, reader.vocabulary.kinds, titles: reader.headlines, headings: reader.headings, isPlan: isPlan)
        kinds = KindReader(layout, reader.vocabulary, issued: reader.issued, scopes: scopes)
        grading = Grading(layout: layout, vocabulary: reader.vocabulary, issued: reader.issued)
        weights = reader.vocabulary.weights
    }

    /// Puts what is chosen for them into the drafts.
    func choose(_ drafts: inout [Draft]) {
        var lastOfSentence: [Int: Int] = [:]
        for index in drafts.indices {
            guard var frame = frame(drafts, index, &lastOfSentence) else { continue }
            choose(&frame)
            drafts[index] = frame.draft
        }
        RunningTotals(layout: layout, registry: periods.words.vocabulary.registry, titles: periods.titles).complete(&drafts)
    }

    private func choose(_ frame: inout Frame) {
        let kind = frame.draft.kind
        var period = Choice(periods.candidates(frame), weights[.period])
        kinds.read(&frame, period.best?.value ?? nil, at: period.best?.words)
        if frame.draft.kind != kind {
            // a plan is for another time than a fact
            period = Choice(periods.candidates(frame), weights[.period])
        }
        if let end = periods.end(frame, of: period.best) { period = Choice(end, weights[.period]) }
        let owner = Choice(owners.candidates(frame), weights[.owner])
        let isEnd = period.best?.features.contains(.fromTo) ?? false
        let chosen = isEnd ? period.best?.value ?? nil : Chooser.shaped(period.best?.value ?? nil, as: frame.draft.period)
        var base: Choice<Period?, BaseFeature>?
        if frame.draft.kind == .change || frame.draft.kind == .growth || kinds.plans.isExpectedGrowth(frame) {
            base = Choice(bases.candidates(frame, period: chosen), weights[.base])
        } else if kinds.movements.isOfThen(frame) {
            frame.draft.base = nil
        }
        settle(
            &frame.draft, frame.sentence, chosen,
            SlotChoices(period: period, base: base, owner: owner, signs: FeatureSet(.always)))
    }

    /// Puts into a draft what was chosen for its slots, and where each was read.
    private func settle(_ draft: inout Draft, _ sentence: Int, _ chosen: Period?, _ choices: SlotChoices) {
        draft.period = chosen
        draft.subject = choices.owner.best?.value.subject
        if let base = choices.base {
            // the rules know better whether a window or its last day is meant
            let best = base.best?.value ?? nil
            // what stands moves from where it stood: the day, not the year or month that the words name
            let stands = draft.kind == .change || draft.signs.contains(.stock)
            if best?.end != draft.base?.end || best?.start == nil && draft.period?.start == nil && stands {
                draft.base = best
            }
        }
        let search = PhraseSearch(
            text: layout.text, range: layout.reach(sentence), sentence: layout.sentences[sentence].range)
        draft.words.metric = search.spans(draft.metric?.scalarValues ?? [])
        draft.words.component = search.spans(draft.component?.scalarValues ?? [])
        draft.words.basis = search.spans(draft.basis?.scalarValues ?? [])
        draft.words.period = choices.period.best?.words.map { [$0] } ?? []
        draft.words.organization = choices.owner.best?.words.map { [$0] } ?? []
        draft.words.base = choices.base?.best?.words.map { [$0] } ?? []
        draft.choices = choices
    }

    /// Says of the drafts, whose metrics have their names by now, how far each can be trusted.
    func grade(_ drafts: inout [Draft]) {
        // what a figure is compared with is what was read before any slot was left open
        var open: [(index: Int, choices: SlotChoices)] = []
        var lastOfSentence: [Int: Int] = [:]
        let figures = ArticleFigures(drafts)
        for index in drafts.indices {
            guard let frame = frame(drafts, index, &lastOfSentence), let choices = frame.draft.choices else { continue }
            var signs = grading.features(frame, frame.draft, choices.period.best?.words, choices.owner.best?.words)
            figures.add(frame.draft, &signs)
            let graded = SlotChoices(period: choices.period, base: choices.base, owner: choices.owner, signs: signs)
            drafts[index].choices = graded
            let (score, confidence, doubts) = grading.grade(graded, weights)
            (drafts[index].gradeScore, drafts[index].confidence, drafts[index].doubts) = (score, confidence, doubts)
            if confidence == .doubtful { open.append((index, graded)) }
        }
        for (index, choices) in open { leaveOpen(&drafts[index], choices) }
    }

    /// The rules know better whether a window or a day is meant where both end on one day.
    private static func shaped(_ chosen: Period?, as rules: Period?) -> Period? {
        guard let chosen, let rules, chosen.end == rules.end, chosen.start == nil else { return chosen }
        return rules
    }

    /// A slot whose best candidates are too close is left open.
    private func leaveOpen(_ draft: inout Draft, _ choices: SlotChoices) {
        if choices.period.margin < weights[Threshold.period] {
            draft.period = nil
            draft.words.period = []
        }
        if choices.owner.margin < weights[Threshold.owner] {
            draft.subject?.resolved = nil
            draft.words.organization = []
        }
        if let base = choices.base, base.margin < weights[Threshold.base] {
            draft.base = nil
            draft.words.base = []
        }
    }

    private func frame(_ drafts: [Draft], _ index: Int, _ last: inout [Int: Int]) -> Frame? {
        let start = drafts[index].range.lowerBound
        guard let sentence = layout.sentence(at: start) else { return nil }
        let floor = layout.figure(before: start, in: sentence).map { layout.figures[$0].upperBound }
        let before = last[sentence].map { FigureBefore(drafts[$0]) }
        // 增长12%（全国8.9%）；网点…: it goes on with whose the figure before the brackets is, not with whom that was set beside
        var back = index - 1
        while back > 0, index - back < 8, drafts[back].rule == "gloss", drafts[back].hasFixedOwner { back -= 1 }
        let earlier = before == nil && back >= 0 ? FigureBefore(drafts[back]) : nil
        last[sentence] = index
        return Frame(
            draft: drafts[index], sentence: sentence, clause: layout.clause(sentence, at: start),
            floor: floor ?? layout.sentences[sentence].range.lowerBound, before: before, earlier: earlier)
    }
}
