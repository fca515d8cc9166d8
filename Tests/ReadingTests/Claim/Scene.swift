import Quantities

@testable import Reading

/// A text as the choices see it, and figures in it about which a test says what they are: no rule has read it.
struct Scene {
    let text: [UInt32]
    let issued: Day?
    let layout: ArticleLayout
    let words = ClauseWords(vocabulary: Shared.vocabulary)
    /// Periods and names of headlines and headings.
    private(set) var titles: [(range: Range<Int>, period: Period, isHeadline: Bool)] = []
    private(set) var headlines: [(range: Range<Int>, body: Resolved)] = []
    private let resolver: Resolver

    init(_ source: String, issued: String? = "2022-11-25") throws {
        self.issued = issued.flatMap { Day(iso: $0) }
        let page = try Page(Array(source.utf8), name: "test", vocabulary: Shared.vocabulary, issued: self.issued)
        text = page.clean.scalars
        var scanner = Scanner(text: text, vocabulary: Shared.vocabulary, issued: self.issued)
        let resolver = Resolver(vocabulary: Shared.vocabulary, text: text)
        self.resolver = resolver
        layout = ArticleLayout(text, bodies: page.articles.flatMap(\.bodies).map { ($0, scanner.scan($0)) }) {
            resolver.resolve($0)
        }
        for article in page.articles {
            for heading in (article.headlines + article.subheads).sorted(by: { $0.lowerBound < $1.lowerBound }) {
                let isHeadline = article.headlines.contains(heading)
                for item in scanner.scan(heading) {
                    if case .period(let mention) = item.kind, let period = mention.period {
                        titles.append((item.range, period, isHeadline))
                    }
                    if case .name(let name) = item.kind, isHeadline, let body = resolver.resolve(name) {
                        headlines.append((item.range, body))
                    }
                }
            }
        }
    }

    /// Where `words` stand, the `nth` time.
    func place(_ words: String, nth: Int = 0) -> Range<Int> {
        let wanted = words.scalarValues
        var from = 0
        for _ in 0..<nth { from = (text.find(wanted, in: from..<text.count) ?? text.count) + 1 }
        guard let start = text.find(wanted, in: min(from, text.count)..<text.count) else { preconditionFailure("no “\(words)”") }
        return start..<start + wanted.count
    }

    func words(_ range: Range<Int>?) -> String? { range.map { String(text[$0]) } }

    func subject(_ name: String) -> Subject {
        let index = layout.names.firstIndex { String(text[$0.range]) == name }
        return Subject(resolved: index.flatMap { layout.names[$0].resolved }, mention: name)
    }

    /// A figure of the text, as the rules may have read it.
    func draft(_ figure: String, _ kind: Kind = .flow, _ body: (inout Draft) -> Void = { _ in }) -> Draft {
        let value = Exact(1)
        var draft = Draft(
            range: place(figure), value: value, interval: Interval(printed: value), unit: "CNY", bound: .exact, kind: kind,
            rule: "test")
        body(&draft)
        return draft
    }

    /// What stands around a figure.
    func frame(_ draft: Draft, before: Draft? = nil, earlier: Draft? = nil) -> Frame {
        let start = draft.range.lowerBound
        let sentence = layout.sentence(at: start)!
        let floor = layout.figure(before: start, in: sentence).map { layout.figures[$0].upperBound }
        return Frame(
            draft: draft, sentence: sentence, clause: layout.clause(sentence, at: start),
            floor: floor ?? layout.sentences[sentence].range.lowerBound, before: before.map(FigureBefore.init),
            earlier: earlier.map(FigureBefore.init))
    }

    // MARK: candidates, by their value in words

    func periods(_ frame: Frame) -> [String: Option<PeriodFeature>] {
        let found = PeriodCandidates(layout, words, issued: issued, titles: titles).candidates(frame)
        return named(found) { Scene.days($0) }
    }

    func bases(_ frame: Frame, period: Period?) -> [String: Option<BaseFeature>] {
        named(BaseCandidates(layout: layout, words: words).candidates(frame, period: period)) { Scene.days($0) }
    }

    func owners(_ frame: Frame, home: String? = nil, title: String? = nil) -> [String: Option<OwnerFeature>] {
        let found = OwnerCandidates(
            layout, words, headlines: headlines, home: home.map(subject), title: title.map(subject)
        ).candidates(frame)
        return named(found) { $0.subject.map { $0.resolved?.name ?? $0.mention } ?? "nobody" }
    }

    /// A candidate: its words, and what speaks for it.
    struct Option<Feature: SlotFeature & Hashable> {
        var words: String?
        var features: Set<Feature>
    }

    private func named<Value, Feature: Hashable>(
        _ found: Candidates<Value, Feature>, _ name: (Value) -> String
    ) -> [String: Option<Feature>] {
        Dictionary(
            found.all.map { (name($0.value), Option(words: words($0.words), features: Set($0.features))) },
            uniquingKeysWith: { first, _ in first })
    }

    /// `2022-01-01..2022-10-31`, `..2022-10-31` for a day at which something stands, `open` for no period.
    static func days(_ period: Period?) -> String { ClaimLine.days(period) ?? "open" }
}

extension Set where Element: SlotFeature {
    init(_ features: FeatureSet<Element>) { self = Set(Element.allCases.filter(features.contains)) }
}

extension Period {
    /// `2022-01-01..2022-10-31`.
    init(_ days: String) {
        let ends = days.components(separatedBy: "..")
        self.init(start: Day(iso: ends[0]), end: Day(iso: ends[1]))
    }
}
