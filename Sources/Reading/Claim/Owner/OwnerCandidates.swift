import Quantities

/// Whose a figure may be: bodies and regions that the text names around it, those of the article, the country, and what the rules of
/// the clause say.
struct OwnerCandidates {
    let layout: ArticleLayout
    let words: ClauseWords
    /// Names in the headlines, in order.
    let headlines: [(range: Range<Int>, body: Resolved)]
    /// The region in which the article is at home.
    let home: Subject?
    let title: Subject?
    let counts: [NameKey: Int]
    let most: Int
    let facts: ArticleFacts
    /// Whether any words of the article stand for the country: without them it is nobody's guess.
    let namesCountry: Bool
    /// What the article as a whole offers to each of its figures.
    private(set) var general: [Candidate<Owner, OwnerFeature>] = []
    let traits = BodyTraits()

    init(
        _ layout: ArticleLayout, _ words: ClauseWords, headlines: [(range: Range<Int>, body: Resolved)], home: Subject?,
        title: Subject?
    ) {
        (self.layout, self.words, self.headlines, self.home, self.title) = (layout, words, headlines, home, title)
        var counts: [NameKey: Int] = [:]
        // 其中国内、地区、国际分别…: no word on the country
        let names = layout.names.filter { !words.isBreakdown($0, layout) }
        for placed in names { if let body = placed.resolved { counts[NameKey(body), default: 0] += 1 } }
        for headline in headlines { counts[NameKey(headline.body), default: 0] += 1 }
        self.counts = counts
        most = counts.values.max() ?? 0
        namesCountry =
            names.contains { $0.resolved?.isCountry ?? false } || headlines.contains { $0.body.isCountry }
            || layout.names.contains {
                $0.resolved.map { $0.level == "country" && words.observes($0) && words.abroad($0) == nil } ?? false
            }
        facts = ArticleFacts(layout, words, headlines, counts)
        general = generalCandidates()
    }

    func candidates(_ frame: Frame) -> Candidates<Owner, OwnerFeature> {
        var found = Candidates<Owner, OwnerFeature>()
        if frame.draft.hasFixedOwner {
            found.add(Owner(subject: frame.draft.subject), nil, FeatureSet(.rules))
            return found
        }
        if let before = frame.before ?? frame.earlier, goesOn(frame), let subject = before.subject, subject.resolved != nil {
            found.add(Owner(subject: subject), nil, FeatureSet(.continuedLast))
            return found
        }
        if let placed = bracketed(frame) {
            found.add(placed.owner, placed.range, FeatureSet(.listed))
            return found
        }
        if let placed = foreseen(frame) {
            found.add(placed.owner, placed.range, FeatureSet(.listed))
            return found
        }
        if let (owner, words) = NameLists(layout, words).owner(frame) {
            found.add(owner, words, FeatureSet(owner.subject?.resolved == nil ? .nobody : .listed))
            return found
        }
        addSentence(frame, &found)
        addEarlier(frame, &found)
        addArticle(frame, &found)
        let rules = FeatureSet<OwnerFeature>(.rules)
        found.add(Owner(subject: unpointed(frame.draft.subject)), nil, rules)
        let nobody = FeatureSet<OwnerFeature>(.nobody)
        found.add(Owner.nobody, nil, nobody)
        let metric = frame.draft.metric ?? ""
        let passed = layout.names(around: frame.start, in: frame.sentence).near.filter {
            isEndpoint($0) || leaves(layout.names[$0], frame.start, layout.names[$0].sentence)
        }.compactMap { layout.names[$0].resolved?.name }
        let isOfCountry = isOfCountry(frame, metric, found)
        found.remove { isForbidden($0, frame, metric, passed: passed, isOfCountry: isOfCountry) }
        keepPointed(frame, &found)
        describe(frame, &found)
        return found
    }

    /// What can own nothing of a figure.
    private func isForbidden(
        _ candidate: Candidate<Owner, OwnerFeature>, _ frame: Frame, _ metric: String, passed: [String], isOfCountry: Bool
    ) -> Bool {
        guard let subject = candidate.value.subject else { return false }
        // what the purse of the country has paid is its own
        let isPaid = frame.draft.unit == "CNY" && subject.resolved.map { $0.name.hasSuffix("财政") } ?? false
        if isOfCountry, !isPaid, let body = subject.resolved, words.governs(body) { return true }
        // a firm that speaks of itself speaks for no country
        if candidate.words == nil, !namesCountry, subject.resolved?.isCountry ?? false, subject.component == nil,
            let reporter = frame.draft.reportedBy, facts.isFirm(reporter)
        {
            return true
        }
        // 国家统计局今天发布数据显示，…: who publishes in the sentence owns nothing in it
        if let body = subject.resolved, words.counts(body),
            candidate.features.contains(.announcer) || isCarried(candidate, frame) && isIndicator(frame, metric)
        {
            return true
        }
        if isPassed(candidate, frame) || subject.resolved.map({ isInstance($0, frame) }) ?? false { return true }
        if let body = subject.resolved, facts.isParty(body) {
            return candidate.words.map { !layout.sentences[frame.sentence].range.contains($0.lowerBound) } ?? true
                || words.isOwnFirm(subject.mention)
        }
        // 西宁至成都高铁: the rules take one end of a line for its owner, or one whose figure stands in brackets
        if candidate.words == nil, let name = subject.resolved?.name, passed.contains(name) { return true }
        guard !candidate.features.contains(.rules) else { return false }
        // 国际/港澳台快递业务量: part of what is measured
        if let place = metric.place(of: subject.mention), subject.mention.unicodeScalars.count >= 2,
            subject.resolved.map({ $0.system == "region" }) ?? true, place > 0 || !(subject.resolved?.isCountry ?? false)
        {
            return true
        }
        return !isOfCountry && !namesCountry && candidate.words == nil && candidate.features.contains(.country)
    }

    /// 工业和信息化部…装备制造业增加值增长6.2%: an indicator in money, goods or per cent, which no ministry has for its own.
    private func isOfCountry(
        _ frame: Frame, _ metric: String, _ found: Candidates<Owner, OwnerFeature>
    ) -> Bool {
        guard isIndicator(frame, metric) else { return false }
        let owners = found.all.lazy.compactMap { $0.value.subject?.resolved }
        return owners.contains(where: words.governs) && owners.contains(where: \.isCountry)
    }

    /// A registered metric in money, goods or per cent.
    private func isIndicator(_ frame: Frame, _ metric: String) -> Bool {
        OwnerCandidates.nationalUnits.contains(NameKey(frame.draft.unit))
            && words.vocabulary.registry.exact(metric.scalarValues) != nil
    }

    /// Whether the sentence of the figure names the owner nowhere.
    private func isCarried(_ candidate: Candidate<Owner, OwnerFeature>, _ frame: Frame) -> Bool {
        candidate.words.map { !layout.sentences[frame.sentence].range.contains($0.lowerBound) } ?? true
    }

    private static let nationalUnits = Set(["%", "pp", "CNY", "USD", "kg", "kWh", "亩"].map(NameKey.init))

    /// 江西…。新疆…。河北…。辽宁四处灌区加紧施工: one of many places that the paragraph before goes through.
    private func isPassed(_ candidate: Candidate<Owner, OwnerFeature>, _ frame: Frame) -> Bool {
        let paragraph = layout.sentences[frame.sentence].paragraph
        guard facts.isBehindTour(paragraph), let words = candidate.words, let body = candidate.value.subject?.resolved,
            body.system == "region", !body.isCountry, !candidate.features.contains(.home),
            !candidate.features.contains(.titleSubject)
        else { return false }
        return words.lowerBound < layout.sentences[layout.paragraphs[paragraph].sentence].range.lowerBound
    }

    /// The subject of the rules with the words that its pointer stands for: 该区 is 江北区.
    private func unpointed(_ subject: Subject?) -> Subject? {
        guard let subject, subject.resolved == nil else { return subject }
        return layout.names.last { $0.resolved == nil && String(layout.text[$0.range]) == subject.mention }?.owner.subject
            ?? subject
    }

    /// …营收21亿元；净利润3亿元。其中第三季度净利润1亿元: what goes on behind ； or with 其中 and has no name of its own has the owner of
    /// the part before.
    private func goesOn(_ frame: Frame) -> Bool {
        let here = layout.sentences[frame.sentence]
        guard layout.names(around: frame.start, in: frame.sentence).last < here.names.lowerBound else { return false }
        return layout.isContinued(frame.sentence)
            || words.vocabulary.inclusives.longest(layout.text, here.range.lowerBound, here.range.upperBound) != nil
    }

    /// 投资（甲集团26亿元，乙公司8亿元）: within brackets who stands right before a figure owns it.
    private func bracketed(_ frame: Frame) -> ArticleLayout.PlacedName? {
        let (_, last) = layout.names(around: frame.start, in: frame.sentence)
        guard last >= layout.sentences[frame.sentence].names.lowerBound, layout.names[last].range.upperBound == frame.start,
            layout.names[last].range.lowerBound >= frame.floor, layout.names[last].resolved != nil,
            layout.isBracketed(layout.names[last].range, in: frame.sentence)
        else { return nil }
        return layout.names[last]
    }

    /// 亚洲开发银行将今年|印度|经济增长预期由6.7%上调至7%: of whom somebody else expects it.
    private func foreseen(_ frame: Frame) -> ArticleLayout.PlacedName? {
        let near = layout.names(around: frame.start, in: frame.sentence).near.filter {
            layout.names[$0].range.upperBound <= frame.start && layout.names[$0].sentence == frame.sentence
        }
        guard let first = near.first, let teller = layout.names[first].resolved, teller.system != "region",
            let last = near.last(where: { layout.names[$0].resolved?.system == "region" }), last > first
        else { return nil }
        let (behind, body) = (layout.names[first].range.upperBound, layout.names[last])
        guard behind < frame.start, layout.text[behind] == 0x5C06,  // 将
            words.vocabulary.phrases.expected.occurs(in: layout.text, body.range.upperBound..<frame.start),
            !layout.text[behind..<frame.start].contains(0xFF0C)
        else { return nil }
        return body
    }

    /// （甲集团26亿元）同比增长7.8%: a body that owns a figure of a bracket owns none outside it.
    func leaves(_ placed: ArticleLayout.PlacedName, _ place: Int, _ sentence: Int) -> Bool {
        layout.leaves(placed.range, place, in: sentence)
    }
}
