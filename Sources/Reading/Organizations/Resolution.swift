/// What a name stands for.
public struct Resolution: Hashable, Sendable {
    /// The name as it was asked.
    public var name: String
    /// Canonical name; nil where the name is ambiguous or unknown.
    public var organization: String?
    /// `country province prefecture county site group`.
    public var level: String?
    /// Kind of body: `post`, `postal_bank`, `region`, `company`…
    public var system: String?
    /// Canonical name of the body above it.
    public var parent: String?
    /// National code of its division (GB/T 2260, six digits).
    public var division: String?
    /// By which rule it was resolved, or why not.
    public var reason: String
    /// The bodies that an ambiguous name may stand for; the nearest names of an unknown one.
    public var candidates: [String]

    /// Whether nothing is known of the name, not even that it points back or is ambiguous.
    public var isUnknown: Bool { organization == nil && reason == Resolution.unknown }

    static let unknown = "no such name"
}

extension Reader {
    /// What `name` stands for, by itself or in a text that speaks of `region`.
    ///
    /// In this order: a person's decision, full name, registered alias, structure plus region, words that point back (全省).
    ///
    /// - Parameter region: name of a division, or of a body, that the text has named before.
    public func resolve(_ name: String, in region: String? = nil) -> Resolution {
        NameResolution(vocabulary: vocabulary, given: given).resolution(name, in: region)
    }

    /// The organization that has this canonical name and the bodies above it, nearest first; none where the name is unknown or not canonical.
    public func bodies(of name: String) -> [Organization] {
        let names = NameResolution(vocabulary: vocabulary, given: given)
        var bodies: [Organization] = []
        var next: String? = name
        while let name = next, let body = names.body(name, in: nil), body.name == name,
            !bodies.contains(where: { $0.name == name })
        {
            bodies.append(Organization(body, vocabulary))
            next = body.parent
        }
        return bodies
    }

    /// The known names that share most characters with `name`, the nearest first.
    public func nearest(to name: String, count: Int = 5) -> [String] {
        NearestNames(vocabulary: vocabulary, given: given).nearest(to: name, count: count)
    }
}

/// Resolves single names without a document.
struct NameResolution {
    let vocabulary: Vocabulary
    let given: GivenNames

    /// The body that a name stands for, nil where it cannot be said.
    func body(_ name: String, in region: String?) -> Resolved? {
        let resolver = resolver(name, in: region)
        return mention(resolver.text).flatMap { resolver.resolve($0) }
    }

    func resolution(_ name: String, in region: String?) -> Resolution {
        let resolver = resolver(name, in: region)
        var result = Resolution(
            name: name, organization: nil, level: nil, system: nil, parent: nil, division: nil, reason: "", candidates: [])
        guard let mention = mention(resolver.text) else {
            result.reason = Resolution.unknown
            return result
        }
        guard let body = resolver.resolve(mention) else {
            result.candidates = resolver.candidates(mention)
            result.reason = reason(mention)
            return result
        }
        (result.organization, result.level, result.system, result.parent) = (body.name, body.level, body.system, body.parent)
        result.division = body.region >= 0 ? vocabulary.names.divisions[body.region].code : nil
        result.reason = body.reason
        return result
    }

    private func resolver(_ name: String, in region: String?) -> Resolver {
        var resolver = Resolver(vocabulary: vocabulary, text: NameResolution.scalars(name), given: given)
        if let region, let above = body(region, in: nil) { resolver.note(above) }
        return resolver
    }

    /// The name that the words are from end to end.
    private func mention(_ text: [UInt32]) -> NameMention? {
        guard !text.isEmpty else { return nil }
        let scanner = NameScanner(text: text, vocabulary: vocabulary, given: given)
        guard let mention = scanner.scan(0, text.count, atHead: true) ?? scanner.event(0, text.count),
            mention.range.count == text.count
        else { return nil }
        if case .word("none") = mention.kind { return nil }
        return mention
    }

    private func reason(_ mention: NameMention) -> String {
        switch mention.kind {
        case .region, .system: return "several divisions have that name: a region above it would decide"
        case .branch: return "a region and no system: the text has to name the body"
        case .word: return "points back to what a text has named before"
        default: return "the text has to decide"
        }
    }

    /// The scalars of a name as clean text has them, without blanks.
    static func scalars(_ name: String) -> [UInt32] {
        name.unicodeScalars.map { Folding.fold($0.value) }.filter { $0 > Folding.blank }
    }
}
