/// Which rows of before drafts will be: for each draft one with the same evidence, else one of the same subject, else none.
struct RowMatch {
    private let old: [StoredRow]
    /// For every draft the place of its row in `old`; empty where there was no row.
    private var places: [Int?] = []
    private var isTaken: [Bool]

    /// Up to so many comparisons, rows are looked at one by one; a table of what has to be the same would cost more.
    private static let few = 64

    init(_ drafts: [ObservationDraft], _ old: [StoredRow]) {
        self.old = old
        isTaken = Array(repeating: false, count: old.count)
        guard !old.isEmpty else { return }
        places = Array(repeating: nil, count: drafts.count)
        for sameEvidence in [true, false] {
            if drafts.count * old.count <= RowMatch.few {
                matchOneByOne(drafts, sameEvidence)
            } else {
                matchByTable(drafts, sameEvidence)
            }
        }
    }

    /// The row that the draft at `index` will be.
    subscript(index: Int) -> StoredRow? { places.isEmpty ? nil : places[index].map { old[$0] } }

    /// Rows that no draft has taken.
    var left: [StoredRow] { zip(old, isTaken).filter { !$0.1 }.map(\.0) }

    private mutating func matchOneByOne(_ drafts: [ObservationDraft], _ sameEvidence: Bool) {
        for (index, draft) in drafts.enumerated() where places[index] == nil {
            let found = old.indices.first { place in
                let row = old[place].draft
                return !isTaken[place] && row.subject == draft.subject && row.formula == draft.formula
                    && (!sameEvidence || row.evidence == draft.evidence)
            }
            take(found, for: index)
        }
    }

    private mutating func matchByTable(_ drafts: [ObservationDraft], _ sameEvidence: Bool) {
        // Rows by what has to be the same, in their order; those before `next` are taken.
        var rows: [Likeness: (places: [Int], next: Int)] = [:]
        for place in old.indices where !isTaken[place] {
            rows[Likeness(old[place].draft, sameEvidence), default: ([], 0)].places.append(place)
        }
        for (index, draft) in drafts.enumerated() where places[index] == nil {
            let key = Likeness(draft, sameEvidence)
            guard let alike = rows[key], alike.next < alike.places.count else { continue }
            rows[key]?.next += 1
            take(alike.places[alike.next], for: index)
        }
    }

    private mutating func take(_ place: Int?, for index: Int) {
        guard let place else { return }
        places[index] = place
        isTaken[place] = true
    }

    /// What a draft and a row must have in common to be the same observation.
    private struct Likeness: Hashable {
        var subject: Subject
        var formula: String
        var evidence: String?

        init(_ draft: ObservationDraft, _ sameEvidence: Bool) {
            subject = draft.subject
            formula = draft.formula
            evidence = sameEvidence ? draft.evidence : nil
        }
    }
}
