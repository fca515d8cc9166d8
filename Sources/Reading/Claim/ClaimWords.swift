/// Where each slot of a claim was read: spans in Unicode scalars of the decoded source, half open, in source order. A slot that no words
/// of the text give has none.
public struct ClaimWords: Hashable, Sendable {
    /// Words that stand for the organization.
    public var organization: [Range<Int>] = []
    /// Words that date the figure.
    public var period: [Range<Int>] = []
    /// Words that say what a change or growth is measured from.
    public var base: [Range<Int>] = []
    /// Words that name what is measured.
    public var metric: [Range<Int>] = []
    /// Words that name the part of a breakdown.
    public var component: [Range<Int>] = []
    /// Words that state exclusions.
    public var basis: [Range<Int>] = []

    /// No words.
    public init() {}

    /// The slots that have words, by name, in the order of the fields of a claim.
    public var slots: [(name: String, spans: [Range<Int>])] {
        [
            ("organization", organization), ("period", period), ("base", base), ("metric", metric), ("component", component),
            ("basis", basis),
        ].filter { !$0.1.isEmpty }
    }

    /// One JSON object: `{"organization": [[0, 3]], "period": [[4, 9]]}`.
    public var json: String {
        let parts = slots.map { slot in
            "\"\(slot.name)\": [" + slot.spans.map { "[\($0.lowerBound), \($0.upperBound)]" }.joined(separator: ", ") + "]"
        }
        return "{" + parts.joined(separator: ", ") + "}"
    }

    mutating func shift(_ body: (Range<Int>) -> Range<Int>) {
        organization = organization.map(body)
        period = period.map(body)
        base = base.map(body)
        metric = metric.map(body)
        component = component.map(body)
        basis = basis.map(body)
    }
}
