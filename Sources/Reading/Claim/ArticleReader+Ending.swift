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
            for index in drafts.indices where drafts[index].subject == nil { drafts[index].subject = firstSubject }
        }
        if drafts.contains(where: { $0.subject?.resolved == nil }), regionCounts.count == 1, let root = regionCounts.keys.first {
            let mention = NameMention(range: 0..<0, kind: .region([root]))
            guard let resolved = resolver.resolve(mention) else { return }
            for index in drafts.indices where drafts[index].subject == nil {
                drafts[index].subject = Subject(resolved: resolved, mention: vocabulary.names.divisions[root].short)
            }
        }
    }
}
