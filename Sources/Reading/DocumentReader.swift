import Quantities

/// Puts the stages together: articles to drafts, headlines to the claims of their bodies, drafts to claims.
struct DocumentReader {
    let page: Page
    let vocabulary: Vocabulary
    let given: GivenNames
    /// Findings, organizations and ledger are left empty.
    var claimsOnly = false
    /// One past the last scalar of the page that belongs to its articles; nil for all.
    var end: Int?
    /// Whether the document begins with the page: then its first article may speak for all.
    var isHead = true

    func read() -> DocumentReading { read { _, _ in } }

    /// The claims with the candidates of their slots.
    func traces() -> [FigureTrace] {
        var traces: [FigureTrace] = []
        _ = read { draft, claim in
            traces.append(
                FigureTrace(
                    claim: claim, options: draft.choices?.options ?? [:], grade: draft.choices?.signs.numbers ?? [],
                    score: draft.gradeScore))
        }
        return traces
    }

    private func read(_ trace: (Draft, Claim) -> Void) -> DocumentReading {
        var claims: [Claim] = []
        var findings: [Finding] = []
        var items: [Item] = []
        var claimRanges: [Range<Int>] = []
        var organizations: [NameKey: Organization] = [:]
        let given = Introductions(text: page.clean.scalars, vocabulary: vocabulary).adding(to: given)
        var resolver = Resolver(vocabulary: vocabulary, text: page.clean.scalars, given: given)
        var drafted: [(article: Int, headline: String?, drafts: [Draft])] = []
        let slices = page.slices
        let naming = MetricNaming(vocabulary)
        var names: [MetricNaming.Key: MetricNaming.Name] = [:]
        var articles: [Article] = []
        // A statistical communiqué names its region in the title alone; its sections are read under it.
        var documentSubject: Subject?
        // and so are those of a plan
        var isPlan = false
        var paperHomes = PaperHomes()
        for (index, article) in page.articles.enumerated() {
            resolver.reset()
            var reader = ArticleReader(text: page.clean.scalars, vocabulary: vocabulary, issued: page.issued, resolver: resolver)
            reader.paperHomes = paperHomes.known
            reader.prepare(headlines: article.headlines, subheads: article.subheads, fallback: documentSubject)
            reader.read(bodies: article.bodies)
            if index == 0, isHead { documentSubject = reader.reportSubject }
            paperHomes.note(reader.home, vocabulary.names)
            reader.finish()
            if index == 0, isHead {
                isPlan = article.headlines.contains { PlanScopes.isPlan(title: $0, page.clean.scalars, vocabulary.kinds) }
            }
            let goesOn = isPlan && article.headlines.allSatisfy { PlanScopes.goesOn(page.clean.scalars, $0) }
            if !reader.drafts.isEmpty {
                let chooser = Chooser(reader, isPlan: goesOn)
                chooser.choose(&reader.drafts)
                naming.name(&reader.drafts, &names)
                chooser.grade(&reader.drafts)
            }
            var drafts = reader.drafts
            for headline in (article.headlines + article.subheads).sorted(by: { $0.lowerBound < $1.lowerBound }) {
                var found = HeadlineReader.read(headline, body: reader, isSubhead: article.subheads.contains(headline))
                naming.name(&found, &names)
                drafts += found
            }
            resolver.documentSystems = reader.resolver.documentSystems
            if !claimsOnly {
                items += reader.items
                claimRanges += drafts.map(\.range)
            }
            let headline =
                article.headlines.isEmpty ? nil : article.headlines.map { page.clean.string($0) }.joined(separator: " ")
            let span = page.span(of: article)
            articles.append(Article(ordinal: index + 1, headline: headline, start: span.lowerBound, end: span.upperBound))
            drafted.append((index + 1, headline, drafts))
            if !claimsOnly { findings += ambiguous(reader.items, resolver) + damaged(reader.items) }
        }
        for (article, headline, drafts) in drafted {
            for var draft in drafts {
                if let subject = draft.subject, subject.resolved == nil {
                    draft.subject?.resolved = resolver.choices.byWords[subject.mention].map(given.decided)
                }
                let claim = make(draft, article: article, headline: headline, slices)
                if !claimsOnly {
                    note(draft, &organizations)
                    find(claim, draft, &findings)
                }
                trace(draft, claim)
                claims.append(claim)
            }
        }
        addBodies(above: &organizations, given)
        claims = DocumentReader.sorted(claims, by: { ($0.start, $0.end) })
        if !claimsOnly { findings += page.unread }
        findings.sort { ($0.start, $0.end, $0.category) < ($1.start, $1.end, $1.category) }
        return DocumentReading(
            source: page.source, scalarCount: page.scalarCount, encoding: page.encoding, shape: page.shape,
            issued: page.issued, articles: articles,
            claims: claims,
            organizations: organizations.values.sorted { $0.name < $1.name }, findings: findings,
            ledger: claimsOnly ? [] : ledger(items, claimRanges, slices))
    }

    private func ledger(_ items: [Item], _ claims: [Range<Int>], _ slices: ScalarSlices) -> [LedgerEntry] {
        let entries = Ledger.entries(page, items: items, claims: claims, slices)
        guard let end else { return entries }
        return entries.filter { $0.start < end }
    }

    /// `values` in source order. Small keys are sorted rather than the values, and those of equal place stay as they are.
    private static func sorted<Value>(_ values: [Value], by place: (Value) -> (start: Int, end: Int)) -> [Value] {
        var keys: [(start: Int, end: Int, index: Int)] = []
        keys.reserveCapacity(values.count)
        var isSorted = true
        for (index, value) in values.enumerated() {
            let (start, end) = place(value)
            if let last = keys.last, (last.start, last.end) > (start, end) { isSorted = false }
            keys.append((start, end, index))
        }
        if isSorted { return values }
        keys.sort { $0 < $1 }
        return keys.map { values[$0.index] }
    }

    private func make(_ draft: Draft, article: Int, headline: String?, _ slices: ScalarSlices) -> Claim {
        let span = page.clean.sourceRange(draft.range)
        var words = draft.words
        words.shift { [clean = page.clean] in clean.sourceRange($0) }
        return Claim(
            article: article, headline: headline, inHeadline: draft.inHeadline, start: span.lowerBound, end: span.upperBound,
            quote: slices[span],
            value: draft.value, interval: draft.interval, unit: draft.unit, bound: draft.bound, kind: draft.kind,
            organization: draft.subject?.resolved?.name, mention: draft.subject?.mention, metric: draft.metric,
            component: draft.component,
            basis: draft.basis, scope: draft.scope, period: draft.period, base: draft.base, reportedBy: draft.reportedBy,
            rule: draft.rule, confidence: draft.confidence, doubts: draft.doubts, words: words)
    }

    private func note(_ draft: Draft, _ organizations: inout [NameKey: Organization]) {
        guard let resolved = draft.subject?.resolved, let mention = draft.subject?.mention else { return }
        let key = NameKey(resolved)
        var known = organizations[key] ?? Organization(resolved, vocabulary)
        guard !known.mentions.contains(where: { $0.isSame(as: mention) }) else { return }
        known.mentions = (known.mentions + [mention]).sorted()
        organizations[key] = known
    }

    /// Adds the bodies above those that the claims name, so that each has its level and its own place below another.
    private func addBodies(above organizations: inout [NameKey: Organization], _ given: GivenNames) {
        let names = NameResolution(vocabulary: vocabulary, given: given)
        var open = organizations.values.compactMap(\.parent)
        while let name = open.popLast() {
            guard organizations[NameKey(name)] == nil, let body = names.body(name, in: nil), body.name == name else { continue }
            organizations[NameKey(name)] = Organization(body, vocabulary)
            if let parent = body.parent { open.append(parent) }
        }
    }

    /// Words of an article that may stand for several bodies and were not decided, each once.
    private func ambiguous(_ items: [Item], _ resolver: Resolver) -> [Finding] {
        var open: [(item: Item, candidates: [String])] = []
        for item in items {
            guard case .name(let name) = item.kind else { continue }
            let candidates = resolver.candidates(name)
            if candidates.count > 1 { open.append((item, candidates)) }
        }
        open.sort { $0.item.range.lowerBound < $1.item.range.lowerBound }
        var seen: Set<String> = []
        return open.compactMap { item, candidates in
            let words = page.clean.string(item.range)
            guard resolver.choices.byWords[words] == nil, seen.insert(words).inserted else { return nil }
            let span = page.clean.sourceRange(item.range)
            return Finding(
                category: "organization",
                message: "“\(words)” may be \(candidates.joined(separator: ", ")): the text does not say which",
                start: span.lowerBound, end: span.upperBound)
        }
    }

    private func find(_ claim: Claim, _ draft: Draft, _ findings: inout [Finding]) {
        if claim.organization == nil {
            let why =
                claim.mention.map { "“\($0)” cannot be resolved within the article" }
                ?? "no organization or region governs the clause"
            findings.append(
                Finding(category: "organization", message: "\(why): \(claim.quote)", start: claim.start, end: claim.end))
        }
        if claim.metric == nil {
            let why = draft.unnamed.map { "“\($0)” is no name of what is measured" } ?? "the clause does not say what is measured"
            findings.append(Finding(category: "metric", message: "\(why): \(claim.quote)", start: claim.start, end: claim.end))
        }
        if claim.period == nil {
            findings.append(
                Finding(
                    category: "period", message: "the text does not date the figure: \(claim.quote)", start: claim.start,
                    end: claim.end))
        }
    }
}

extension Organization {
    /// A body without the words that stand for it.
    init(_ body: Resolved, _ vocabulary: Vocabulary) {
        self.init(
            name: body.name, level: body.level, system: body.system,
            division: body.region >= 0 ? vocabulary.names.divisions[body.region].code : nil, parent: body.parent,
            reason: body.reason, mentions: [])
    }
}
