import Quantities

/// How a figure stands among those of its article.
struct ArticleFigures {
    /// What a figure is said of: two values of one are a contradiction.
    private struct Key: Hashable {
        let organization, metric, component, scope: String?
        let period, base: Period?
        let kind: Kind
        let unit: String

        init(_ draft: Draft) {
            (organization, metric) = (draft.subject?.resolved?.name, draft.metric)
            (component, scope) = (draft.component, draft.scope)
            (period, base, kind, unit) = (draft.period, draft.base, draft.kind, draft.unit)
        }
    }

    private let count: Int
    private var owners: [String?: Int] = [:]
    private var values: [Key: Exact] = [:]
    private var contradicted: Set<Key> = []

    init(_ drafts: [Draft]) {
        count = drafts.count
        for draft in drafts {
            owners[draft.subject?.resolved?.name, default: 0] += 1
            let key = Key(draft)
            if let value = values[key] {
                if value != draft.value { contradicted.insert(key) }
            } else {
                values[key] = draft.value
            }
        }
    }

    /// Adds whether the owner of one of the figures is that of most of them (more than four of five), or of few (half of them at most), and
    /// whether another says otherwise of the same.
    func add(_ draft: Draft, _ features: inout FeatureSet<GradeFeature>) {
        let own = owners[draft.subject?.resolved?.name] ?? 0
        if 5 * own > 4 * count { features.insert(.ownerOfMost) } else if 2 * own <= count { features.insert(.ownerOfFew) }
        if !contradicted.isEmpty, contradicted.contains(Key(draft)) { features.insert(.contradicted) }
    }
}
