/// Articles without a single figure, most of the news: only whom they name matters, since words stand for the same bodies in the whole
/// document.
extension ArticleReader {
    /// Whether neither the bodies nor the headlines hold a figure.
    func isSilent(_ scans: [[Item]]) -> Bool {
        !scans.contains { $0.contains(where: \.isFigure) } && !headlineItems.values.contains { $0.contains(where: \.isFigure) }
    }

    /// Resolves the names of the bodies as reading their clauses would, and nothing else.
    mutating func readNames(_ bodies: [Range<Int>], _ scans: [[Item]]) {
        for (body, found) in zip(bodies, scans) where found.contains(where: \.isName) {
            forEachSentence(body, found) { reader, sentence, inside in
                guard inside.contains(where: \.isName) else { return }
                for clause in Clause.cut(reader.text, sentence, inside) where clause.items.contains(where: \.isName) {
                    reader.readNames(clause)
                }
            }
        }
    }

    private mutating func readNames(_ clause: Clause) {
        let begin = start(of: clause)
        for item in clause.items where item.range.lowerBound >= begin {
            if case .name(let name) = item.kind, !isInBracket(item, clause) { _ = resolve(name) }
        }
    }

    /// What a name stands for; the article has named it by now.
    mutating func resolve(_ name: NameMention) -> Resolved? {
        let resolved = resolver.resolve(name)
        if let resolved {
            if case .word = name.kind {} else { resolver.note(resolved) }
        }
        return resolved
    }
}
