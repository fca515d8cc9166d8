import Quantities

/// What new claims can change in a year of a family: the rest stays as it is, and is not read again.
public struct YearPart: Sendable {
    /// What the new claims are about. Rows about anything else stay, unless they are derived from one of these.
    public var touched: Set<Subject>
    /// All current claims about that, and about everything that could be an input beside it.
    public var claims: [StoredClaim]
}

extension Writer {
    /// What new claims can change in a year of a family; nil where so much is said of the year, or a person has decided of the name, that
    /// all of it has to be looked at.
    ///
    /// Two rows give a derived one only where they end with the same day, or where both are flows since New Year.
    public func part(of stored: StoredFamily, year: Int, changedBy new: [StoredClaim]) throws -> YearPart? {
        guard try !metricNames().concern(stored.family.metric), try isSmall(stored, year: year) else { return nil }
        let days = Set(new.compactMap(\.period.end))
        var claims: [StoredClaim] = []
        for day in days.sorted() {
            claims += try prepared(
                """
                SELECT \(StoredClaim.columns) FROM claim
                JOIN document ON document.id = claim.document_id AND document.run_id = claim.run_id
                WHERE organization_id = ? AND metric = ? AND period_end = ?
                    AND coalesce(component, '') = ? AND coalesce(basis, '') = ?
                """
            ).add(stored.organization).add(stored.family.metric).add(day).add(stored.family.component).add(stored.family.basis)
                .all { StoredClaim($0) }
        }
        let newYear = Period(year: year)?.start
        if new.contains(where: { $0.kind == .flow && $0.period.start == newYear }) {
            claims += try prepared(
                """
                SELECT \(StoredClaim.columns) FROM claim
                JOIN document ON document.id = claim.document_id AND document.run_id = claim.run_id
                WHERE organization_id = ? AND metric = ? AND period_end BETWEEN ? AND ? AND kind = 'flow' AND period_start = ?
                    AND coalesce(component, '') = ? AND coalesce(basis, '') = ?
                """
            ).add(stored.organization).add(stored.family.metric).add(Period(year: year)).add(newYear)
                .add(stored.family.component).add(stored.family.basis)
                .all { StoredClaim($0) }
                .filter { claim in claim.period.end.map { !days.contains($0) } ?? true }
        }
        return YearPart(touched: Set(new.map(\.subject)), claims: claims)
    }

    /// Whether no more claims of the year are about the metric, with all its parts, than are always made anew at once.
    private func isSmall(_ stored: StoredFamily, year: Int) throws -> Bool {
        let count = try prepared(
            """
            SELECT count(*) FROM (
                SELECT 1 FROM claim WHERE organization_id = ? AND metric = ? AND period_end BETWEEN ? AND ? LIMIT \(Backlog.most + 1))
            """
        ).add(stored.organization).add(stored.family.metric).add(Period(year: year)).first { $0.count() }
        return count ?? 0 <= Backlog.most
    }

    /// Makes the observations within a part of a year what `stated` and `derived` say, as ``replace(_:year:stated:derived:)`` does.
    ///
    /// - Parameters:
    ///   - stated: what all claims of the part make.
    ///   - derived: what is derived from these.
    /// - Returns: nil, with nothing written, where rows that should stay are not what their claims say: then the year is to be made anew.
    public func replace(
        _ stored: inout StoredFamily, within part: YearPart, stated: [ObservationDraft], derived: [ObservationDraft]
    ) throws -> (changes: Int, subjects: [Subject])? {
        func isTouched(_ draft: ObservationDraft) -> Bool { part.touched.contains(draft.subject) }
        var derived = derived.filter { $0.inputs.contains { isTouched(stated[$0.draft]) } }
        let inputs = Set(derived.flatMap { $0.inputs.map(\.draft) })
        let needed = stated.indices.filter { isTouched(stated[$0]) || inputs.contains($0) }
        let places = Dictionary(uniqueKeysWithValues: zip(needed, needed.indices))
        for index in derived.indices {
            derived[index].inputs = derived[index].inputs.map { .init(role: $0.role, draft: places[$0.draft] ?? 0) }
        }
        let stated = needed.map { stated[$0] }
        let parts = Dictionary(uniqueKeysWithValues: stored.series.map { ($1, $0) })
        let old = try rows(about: Set(stated.map(\.subject)), of: stored, parts: parts)
        let statedRows = RowMatch(stated, old)
        for (index, draft) in stated.enumerated() where !isTouched(draft) {
            guard let row = statedRows[index], row.draft.says(draft) else { return nil }
        }
        let derivedRows = RowMatch(derived, try rowsDerived(from: old.filter { isTouched($0.draft) }, parts: parts))
        return try write(stated, over: statedRows, derived, over: derivedRows, in: &stored, mayChange: part.touched)
    }

    /// The stated rows about some subjects, by row id.
    private func rows(about subjects: Set<Subject>, of stored: StoredFamily, parts: [Int64: SeriesPart]) throws -> [StoredRow] {
        struct Place: Hashable {
            var series: Int64
            var day: Day
        }
        let places = Set(
            subjects.compactMap { subject in
                subject.period.end.flatMap { day in stored.series[subject.series].map { Place(series: $0, day: day) } }
            })
        let query = try prepared(
            "SELECT \(StoredRow.columns) FROM observation WHERE series_id = ? AND method = 'stated' AND period_end = ?")
        return try places.flatMap { place in
            try query.add(place.series).add(place.day).all { StoredRow($0, parts: parts) }.filter {
                subjects.contains($0.draft.subject)
            }
        }.sorted { $0.id < $1.id }
    }
}
