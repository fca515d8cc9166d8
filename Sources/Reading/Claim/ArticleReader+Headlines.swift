/// What headlines say before the body is read, and reading them behind it.
extension ArticleReader {
    /// Takes what the headlines name: candidates for short names, and the subject of figures that have no other.
    mutating func prepare(headlines: [Range<Int>], subheads: [Range<Int>], fallback: Subject?) {
        for subhead in subheads {
            headlineItems[subhead] = scanner.scan(subhead)
            items += headlineItems[subhead] ?? []
        }
        self.headings = headlines + subheads
        self.headlines = headlines
        headlineSubject = fallback
        if let known = fallback?.resolved { resolver.note(known) }
        for headline in headlines {
            let found = scanner.scan(headline)
            headlineItems[headline] = found
            items += found
            for item in found { note(item, of: headline, found, fallback) }
        }
    }

    /// Takes a name of a headline: the first is whose the figures are that have no other, and whose report it is.
    private mutating func note(_ item: Item, of headline: Range<Int>, _ found: [Item], _ fallback: Subject?) {
        guard case .name(let name) = item.kind, let resolved = resolver.resolve(name) else { return }
        if case .word = name.kind { return }
        resolver.note(resolved)
        // 2012年某市统计公报: a year may stand first
        var head = headline.lowerBound
        if let year = found.first, case .period = year.kind, year.range.lowerBound == head { head = year.range.upperBound }
        guard item.range.lowerBound - head <= 2 else { return }
        let isReport = vocabulary.phrases.report.occurs(in: text, headline)
        if headlineSubject == nil || headlineSubject == fallback {
            let isSaid = ClauseWords(vocabulary: vocabulary).isSpeaker(resolved, text, item.range.upperBound)
            let body = isReport || isSaid ? ruled(by: resolved) : resolved
            headlineSubject = Subject(resolved: body, mention: string(item.range))
        }
        if isReport { reportSubject = headlineSubject }
    }

    /// A government that reports stands for its region.
    private func ruled(by body: Resolved) -> Resolved {
        guard body.system != "region", body.region >= 0 else {
            return ClauseWords(vocabulary: vocabulary).governs(body) ? Resolver.country : body
        }
        return resolver.resolve(NameMention(range: 0..<0, kind: .region([body.region]))) ?? body
    }

    /// The reader as a headline behind the body finds it: without the drafts of the body but those of its last sentence, which are
    /// all that reading looks back to.
    func behindBody() -> ArticleReader {
        var reader = self
        reader.drafts = Array(drafts[sentenceStart...])
        reader.sentenceStart = 0
        reader.items = []
        return reader
    }

    /// Reads a headline or subhead that was prepared.
    mutating func read(headline range: Range<Int>) { read(range, headlineItems[range] ?? []) }
}
