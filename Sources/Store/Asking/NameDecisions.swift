import Reading

extension Store {
    /// What a person has decided of the name that a claim's organization was read from, one after the other; none where it was read by the rules.
    ///
    /// The name is told by the words that are stored with the claim: they are it, or the only one that they may be a short form of.
    public func decisions(onNameOf claim: ExplainedClaim) throws -> [Decision] {
        guard let organization = claim.organization else { return [] }
        let all = Dictionary(try decisions().map { ($0.name, $0) }) { first, _ in first }
        guard !all.isEmpty else { return [] }
        func path(from name: String) -> [Decision] {
            var path: [Decision] = []
            while path.count <= all.count, let next = all[path.last?.organization ?? name] { path.append(next) }
            return path.last?.organization == organization ? path : []
        }
        let source = Array(claim.source.unicodeScalars)
        let spans = claim.words.slots.filter { $0.name == "organization" }.flatMap(\.spans)
        let printed = spans.filter { $0.upperBound <= source.count }.map { span in
            String(String.UnicodeScalarView(source[span].filter { !$0.properties.isWhitespace }))
        }
        let said = [claim.mention].compactMap(\.self) + printed
        if let known = said.lazy.map(path).first(where: { !$0.isEmpty }) { return known }
        for words in said where words.unicodeScalars.count > 1 && !Store.shortens(words, organization) {
            let names = all.keys.filter { Store.shortens(words, $0) && !path(from: $0).isEmpty }
            if names.count == 1 { return path(from: names[0]) }
        }
        return []
    }

    /// Whether the characters of `short` stand in `name` in their order.
    private static func shortens(_ short: String, _ name: String) -> Bool {
        var rest = name.unicodeScalars[...]
        for scalar in short.unicodeScalars {
            guard let place = rest.firstIndex(of: scalar) else { return false }
            rest = rest[rest.index(after: place)...]
        }
        return true
    }
}
