import Quantities

/// What was chosen for one figure. A class, since drafts are copied often.
final class SlotChoices: Sendable {
    let period: Choice<Period?, PeriodFeature>
    /// nil where nothing is measured from anything.
    let base: Choice<Period?, BaseFeature>?
    let owner: Choice<Owner, OwnerFeature>

    init(period: Choice<Period?, PeriodFeature>, base: Choice<Period?, BaseFeature>?, owner: Choice<Owner, OwnerFeature>) {
        (self.period, self.base, self.owner) = (period, base, owner)
    }
}

/// Weighs period, base and owner of every figure of an article against what else the text offers.
struct Chooser {
    private let layout: ArticleLayout
    private let periods: PeriodCandidates
    private let bases: BaseCandidates
    private let owners: OwnerCandidates
    private let weights: Weights

    init(_ reader: ArticleReader) {
        let resolver = reader.resolver
        layout = ArticleLayout(reader.text, bodies: reader.bodyScans) { name in
            if let known = reader.resolutions[name.range.lowerBound] { return known }
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
        weights = reader.vocabulary.weights
    }

    /// The drafts with what was chosen for them.
    func choose(_ drafts: [Draft]) -> [Draft] {
        var result = drafts
        var lastOfSentence: [Int: Int] = [:]
        for index in drafts.indices {
            guard let frame = frame(result, index, &lastOfSentence) else { continue }
            let choices = choose(frame)
            result[index].choices = choices
            if let best = choices.period.best { result[index].period = best.value }
            if frame.draft.kind == .change || frame.draft.kind == .growth, let best = choices.base?.best {
                result[index].base = best.value
            }
            if let best = choices.owner.best { result[index].subject = best.value.subject }
        }
        return result
    }

    private func choose(_ frame: Frame) -> SlotChoices {
        let period = Choice(periods.candidates(frame), weights[.period])
        let isMovement = frame.draft.kind == .change || frame.draft.kind == .growth
        let base =
            isMovement
            ? Choice(
                bases.candidates(frame, period: period.best.flatMap(\.value)), weights[.base]) : nil
        let owner = Choice(owners.candidates(frame), weights[.owner])
        return SlotChoices(period: period, base: base, owner: owner)
    }

    private func frame(_ drafts: [Draft], _ index: Int, _ last: inout [Int: Int]) -> Frame? {
        let draft = drafts[index]
        guard let sentence = layout.sentence(at: draft.range.lowerBound) else { return nil }
        let floor = layout.figure(before: draft.range.lowerBound, in: sentence).map { layout.figures[$0].upperBound }
        let before = last[sentence].map { drafts[$0] }
        let earlier = before == nil && index > 0 ? drafts[index - 1] : nil
        last[sentence] = index
        return Frame(
            draft: draft, sentence: sentence, clause: layout.clause(sentence, at: draft.range.lowerBound),
            floor: floor ?? layout.sentences[sentence].range.lowerBound, before: before, earlier: earlier)
    }
}
