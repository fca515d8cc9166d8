/// A reading while decisions are applied to it.
struct DecidedReading {
    private var reading: DocumentReading
    private let source: [Unicode.Scalar]
    /// Claims that a decision has been applied to, by index.
    private var taken: Set<Int> = []
    private var rejected: [Int: ClaimDecision] = [:]
    /// Where something was decided, as it was read and as it is said to be.
    private var touched: [(span: Range<Int>, by: ClaimDecision)] = []
    private var findings: [Finding] = []

    init(_ reading: DocumentReading) {
        self.reading = reading
        source = Array(reading.source.unicodeScalars)
    }

    func isPrinted(_ place: ClaimDecision.Place) -> Bool {
        place.span.upperBound <= source.count && source[place.span].elementsEqual(place.quote.unicodeScalars)
    }

    /// Where the figure stands in other content: the only place with the same text around it; nil where there is none or several.
    func find(_ place: ClaimDecision.Place) -> Range<Int>? {
        let (before, quote) = (place.before.unicodeScalars.count, place.quote.unicodeScalars.count)
        let wanted = Array((place.before + place.quote + place.after).unicodeScalars)
        guard let first = wanted.first, wanted.count <= source.count else { return nil }
        var found: Int?
        for start in 0...(source.count - wanted.count) where source[start] == first {
            guard source[start..<start + wanted.count].elementsEqual(wanted) else { continue }
            if found != nil { return nil }
            found = start
        }
        return found.map { $0 + before..<$0 + before + quote }
    }

    /// - Parameter span: where its figure stands here; nil where it does not.
    mutating func apply(_ decision: ClaimDecision, at span: Range<Int>?, isOwn: Bool = true) {
        guard let span, let index = claim(of: decision, at: span) ?? added(decision, at: span) else {
            if isOwn { findings.append(Finding(lost: decision, at: span ?? decision.place.span.clamped(to: 0..<source.count))) }
            return
        }
        taken.insert(index)
        touched.append((reading.claims[index].span, decision))
        if let says = decision.says {
            reading.claims[index].take(says, from: decision)
            if let stretch = stretch(of: decision, at: span) {
                (reading.claims[index].start, reading.claims[index].end) = (stretch.lowerBound, stretch.upperBound)
                reading.claims[index].quote = String(String.UnicodeScalarView(source[stretch]))
                touched.append((stretch, decision))
            }
        } else {
            rejected[index] = decision
        }
    }

    /// Where a person says that the figure stands, moved as far as the figure has moved.
    private func stretch(of decision: ClaimDecision, at span: Range<Int>) -> Range<Int>? {
        guard let stretch = decision.stretch else { return nil }
        let way = span.lowerBound - decision.place.span.lowerBound
        let moved = stretch.lowerBound + way..<stretch.upperBound + way
        return moved.lowerBound >= 0 && moved.upperBound <= source.count ? moved : nil
    }

    /// The claim that is meant: the one with this span, of several the one whose metric reads as before; else the only one that overlaps.
    private func claim(of decision: ClaimDecision, at span: Range<Int>) -> Int? {
        let open = reading.claims.indices.filter { !taken.contains($0) && reading.claims[$0].span.overlaps(span) }
        let there = open.filter { reading.claims[$0].span == span }
        // what was added may be read by now
        if decision.action == .add { return there.first { reading.claims[$0].metric == decision.says?.metric } }
        let candidates = there.isEmpty ? open : there
        if let same = candidates.first(where: { (reading.claims[$0].metric ?? "") == (decision.read?.metric ?? "") }) {
            return same
        }
        return candidates.count == 1 ? candidates[0] : nil
    }

    /// The claim that a person has added, in the article that prints it; nil for other decisions, and where there is no article.
    private mutating func added(_ decision: ClaimDecision, at span: Range<Int>) -> Int? {
        let place = span.lowerBound
        let articles = reading.articles
        let before = articles.last(where: { $0.start <= place }) ?? articles.first
        guard decision.action == .add, let says = decision.says,
            let article = articles.first(where: { $0.start <= place && place < $0.end }) ?? before
        else { return nil }
        reading.claims.append(
            Claim(
                article: article.ordinal, headline: article.headline, inHeadline: false, start: span.lowerBound,
                end: span.upperBound, quote: String(String.UnicodeScalarView(source[span])), value: says.value,
                interval: says.interval, unit: says.unit, bound: says.bound, kind: says.kind, organization: nil, mention: nil,
                metric: nil, component: nil, basis: nil, scope: nil, period: nil, base: nil, reportedBy: nil, rule: "person",
                confidence: .sure, doubts: [], words: ClaimWords()))
        return reading.claims.count - 1
    }

    /// Adds whom a person names and the text does not, so that they have their level and their place in rankings.
    mutating func addBodies(_ bodies: (String) -> [Organization]) {
        var known = Set(reading.organizations.map(\.name))
        for index in taken.sorted() where rejected[index] == nil {
            guard let name = reading.claims[index].organization, !known.contains(name) else { continue }
            for body in bodies(name) where known.insert(body.name).inserted { reading.organizations.append(body) }
        }
        reading.organizations.sort { $0.name < $1.name }
    }

    var finished: DocumentReading {
        var reading = reading
        reading.claims = self.reading.claims.enumerated().filter { rejected[$0.offset] == nil }
            .sorted { ($0.element.start, $0.element.end, $0.offset) < ($1.element.start, $1.element.end, $1.offset) }
            .map(\.element)
        for place in reading.ledger.indices {
            let digits = reading.ledger[place].start..<reading.ledger[place].end
            guard let decision = touched.last(where: { $0.span.overlaps(digits) })?.by else { continue }
            let isFigure = reading.claims.contains { $0.span.overlaps(digits) }
            if isFigure, reading.ledger[place].fate == "claim" { continue }
            reading.ledger[place].fate = isFigure ? "claim" : "rejected"
            reading.ledger[place].reason =
                (isFigure ? "a figure, says " : "no claim, says ") + decision.by
                + (decision.reason.isEmpty ? "" : ": \(decision.reason)")
        }
        // What could not be read as a number a person has read.
        let added = touched.filter { $0.by.action == .add }.map(\.span)
        reading.findings.removeAll { finding in
            finding.category == "number" && added.contains { $0.overlaps(finding.start..<max(finding.start, finding.end)) }
        }
        reading.findings += findings
        return reading
    }
}

extension Claim {
    /// Where it is printed, in Unicode scalars of the source.
    public var span: Range<Int> { start..<max(start, end) }

    /// Says what a person says. Words of slots that say something else now are no longer those of the slot.
    fileprivate mutating func take(_ says: ClaimStatement, from decision: ClaimDecision) {
        let before = ClaimStatement(self)
        (value, interval, unit, bound, kind) = (says.value, says.interval, says.unit, says.bound, says.kind)
        (organization, metric, component) = (says.organization, says.metric, says.component)
        (basis, scope, period, base) = (says.basis, says.scope, says.period, says.base)
        for slot in says.changes(from: before) {
            switch slot {
            case .organization: (words.organization, mention) = ([], nil)
            case .metric: words.metric = []
            case .component: words.component = []
            case .basis: words.basis = []
            case .period: words.period = []
            case .base: words.base = []
            default: break
            }
        }
        (confidence, doubts, decidedBy) = (.sure, [], decision.by)
    }
}

extension Finding {
    /// A decision whose figure is not found any more.
    fileprivate init(lost decision: ClaimDecision, at span: Range<Int>) {
        self.init(
            category: "decision",
            message: "\(decision.by) decided (\(decision.action.rawValue)) of a figure that is not read here any more",
            start: span.lowerBound, end: span.upperBound)
    }
}
