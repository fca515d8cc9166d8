import Quantities

extension DocumentReader {
    /// All mentions of the page in source order.
    func mentions() -> [Mention] {
        var mentions: [Mention] = []
        // Ambiguous words that nothing had decided where they stand: what the document decides later counts for them too.
        var open: [(index: Int, words: String)] = []
        let given = Introductions(text: page.clean.scalars, vocabulary: vocabulary).adding(to: given)
        var resolver = Resolver(vocabulary: vocabulary, text: page.clean.scalars, given: given)
        let slices = page.slices
        for article in page.articles {
            resolver.reset()
            var scanner = Scanner(text: page.clean.scalars, vocabulary: vocabulary, issued: page.issued, given: given)
            for range in (article.bodies + article.headlines + article.subheads).sorted(by: { $0.lowerBound < $1.lowerBound }) {
                for item in scanner.scan(range) {
                    guard let mention = mention(item, &resolver, slices) else { continue }
                    if mention.type == "organization", mention.organization == nil {
                        open.append((mentions.count, page.clean.string(item.range)))
                    }
                    mentions.append(mention)
                }
            }
        }
        for (index, words) in open { mentions[index].organization = resolver.choices.byWords[words].map(given.decided)?.name }
        return mentions.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    }

    private func mention(_ item: Item, _ resolver: inout Resolver, _ slices: ScalarSlices) -> Mention? {
        let span = page.clean.sourceRange(item.range)
        func make(_ type: String) -> Mention {
            Mention(type: type, start: span.lowerBound, end: span.upperBound, text: slices[span])
        }
        switch item.kind {
        case .quantity(let quantity):
            var mention = make("quantity")
            (mention.value, mention.interval, mention.unit, mention.bound) = (
                quantity.value, quantity.interval, quantity.unit, quantity.bound
            )
            return mention
        case .rank(let rank):
            var mention = make("rank")
            (mention.value, mention.unit, mention.bound) = (rank.value, "rank", rank.bound)
            mention.interval = Interval(lower: rank.bound == .atMost ? Exact(1) : rank.value, upper: rank.value)
            return mention
        case .period(let period):
            guard period.role != .none else { return nil }
            var mention = make("period")
            mention.period = period.period
            return mention
        case .name(let name):
            guard let resolved = resolver.resolve(name) else {
                if case .word = name.kind { return nil }
                return make("organization")
            }
            resolver.note(resolved)
            var mention = make("organization")
            mention.organization = resolved.name
            return mention
        case .other: return nil
        }
    }
}
