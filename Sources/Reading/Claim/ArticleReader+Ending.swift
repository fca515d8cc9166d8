/// What is decided when the whole article is known.
extension ArticleReader {
    /// Gives figures without a subject the only region that the article names.
    mutating func finish() {
        guard drafts.contains(where: { $0.subject?.resolved == nil }) else { return }
        // 全市 before the article has named the city
        var words: [String: Resolved?] = [:]
        let hasUnresolved = drafts.contains { $0.subject != nil && $0.subject?.resolved == nil }
        for item in hasUnresolved ? items : [] {
            guard case .name(let name) = item.kind, case .word = name.kind else { continue }
            let mention = string(item.range)
            if words[mention] == nil { words[mention] = .some(resolver.resolve(name)) }
        }
        for index in drafts.indices where drafts[index].subject?.resolved == nil {
            if let mention = drafts[index].subject?.mention, let resolved = words[mention] {
                drafts[index].subject?.resolved = resolved
            }
        }
        if let headlineSubject {
            for index in drafts.indices where drafts[index].subject == nil { drafts[index].subject = headlineSubject }
        }
        if let home {
            for index in drafts.indices where drafts[index].subject == nil { drafts[index].subject = home }
        }
        if let firstSubject, firstSubject.resolved?.system == "region" {
            let first = place { string($0.range).isSame(as: firstSubject.mention) }
            for index in drafts.indices where drafts[index].subject == nil && !isAhead(drafts[index], of: first) {
                drafts[index].subject = firstSubject
            }
        }
        if drafts.contains(where: { $0.subject?.resolved == nil }), regionCounts.count == 1, let root = regionCounts.keys.first {
            let mention = NameMention(range: 0..<0, kind: .region([root]))
            guard let resolved = resolver.resolve(mention) else { return }
            let first = place { item in
                if case .name(let name) = item.kind, case .region(let regions) = name.kind {
                    regions.first == root
                } else {
                    false
                }
            }
            for index in drafts.indices where drafts[index].subject == nil && !isAhead(drafts[index], of: first) {
                drafts[index].subject = Subject(resolved: resolved, mention: vocabulary.names.divisions[root].short)
            }
        }
    }

    private func place(_ isWanted: (Item) -> Bool) -> Range<Int>? {
        items.first { $0.isName && isWanted($0) }?.range
    }

    /// 智能手机出口2.3亿部，|河南占三成: whether a figure stands before the first word on a body that then speaks of itself.
    private func isAhead(_ draft: Draft, of name: Range<Int>?) -> Bool {
        guard let name, !(firstSubject?.resolved?.isCountry ?? false), draft.range.upperBound <= name.lowerBound else {
            return false
        }
        if let body = firstSubject?.resolved, body.system == "region", body.region < 0,
            text[draft.range.upperBound..<name.lowerBound].contains(where: Folding.endsSentence)
        {
            return true  // 实际使用外资1567亿元。|法国|对华投资…
        }
        return ClauseWords(vocabulary: vocabulary).headsClause(text, name, metric: draft.metric)
    }
}
