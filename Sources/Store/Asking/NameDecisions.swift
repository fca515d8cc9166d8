import Reading

extension Store {
    /// What a person has decided of the name that a claim's organization was read from, one after the other; none where it was read by the rules.
    ///
    /// The name is told by the words that are stored with the claim. A short form of a name that was merged leads to none.
    public func decisions(onNameOf claim: ExplainedClaim) throws -> [Decision] {
        guard let organization = claim.organization else { return [] }
        let all = Dictionary(try decisions().map { ($0.name, $0) }) { first, _ in first }
        guard !all.isEmpty else { return [] }
        let source = Array(claim.source.unicodeScalars)
        let spans = claim.words.slots.filter { $0.name == "organization" }.flatMap(\.spans)
        let printed = spans.filter { $0.upperBound <= source.count }.map { span in
            String(String.UnicodeScalarView(source[span].filter { !$0.properties.isWhitespace }))
        }
        for words in [claim.mention].compactMap(\.self) + printed {
            var path: [Decision] = []
            var name = words
            while path.count <= all.count, let next = all[name] {
                path.append(next)
                name = next.organization
            }
            if !path.isEmpty, name == organization { return path }
        }
        return []
    }
}
