import Quantities

extension Writer {
    /// The current claims of a slice, in no particular order.
    public func claims(of slice: Slice) throws -> [StoredClaim] {
        try prepared(
            """
            SELECT claim.id, document.name, sha256, issued, in_headline, span_start, span_end, unit, kind, scope,
                period_start, period_end, base_start, base_end, coefficient, exponent, value, lower, upper, bound
            FROM claim
            JOIN document ON document.id = claim.document_id AND document.run_id = claim.run_id
            WHERE organization_id = (SELECT id FROM organization WHERE name = ?)
                AND metric = ? AND coalesce(component, '') = ? AND coalesce(basis, '') = ?
                AND period_end BETWEEN ? AND ?
            """
        ).add(slice.family.organization).add(slice.family.metric).add(slice.family.component).add(slice.family.basis)
            .add(slice.firstDay).add(slice.lastDay)
            .all { row in
                StoredClaim(
                    id: row.integer(), document: row.text(), sha256: row.text(), issued: row.day(), inHeadline: row.bool(),
                    start: row.count(), end: row.count(), unit: row.text(), kind: row.name(.level), scope: row.text(),
                    period: row.period() ?? Period(start: nil, end: nil), base: row.period(), value: row.exact(),
                    interval: row.interval(), bound: row.name(.exact))
            }
    }

    /// Whether the database has ever had an observation of the family.
    public func knows(_ family: Family) throws -> Bool { try !seriesIDs(of: family).isEmpty }

    /// Makes the observations of a slice what `stated` and `derived` say, changing only rows that differ.
    ///
    /// Rows that stay keep their ids, and rows that say something new about a subject take over the ids of those that go.
    ///
    /// - Returns: the number of rows that came, went or changed, and the subjects to settle with ``settle(_:of:)``.
    public func replace(
        _ slice: Slice, stated: [ObservationDraft], derived: [ObservationDraft]
    ) throws -> (changes: Int, subjects: Set<Subject>) {
        var series = try seriesIDs(of: slice.family)
        let old = series.isEmpty ? (stated: [], derived: []) : try rows(of: slice, series: series)
        var change = ObservationChange(writer: self)
        for draft in stated + derived where series[draft.subject.series] == nil {
            series[draft.subject.series] = try insert(draft.subject.series, of: slice.family)
        }
        let ids = try change.write(stated, over: old.stated, series: series)
        try change.delete(old.derived, unless: derived)
        _ = try change.write(derived, over: old.derived, series: series, inputs: ids)
        try change.delete(old.stated, unless: stated)
        return (change.count, change.subjects)
    }

    // MARK: - Series

    private func seriesIDs(of family: Family) throws -> [SeriesPart: Int64] {
        let rows = try prepared(
            """
            SELECT unit, kind, id FROM series_key
            WHERE organization_id = (SELECT id FROM organization WHERE name = ?) AND metric = ? AND component = ? AND basis = ?
            """
        ).add(family.organization).add(family.metric).add(family.component).add(family.basis).all { row in
            (SeriesPart(unit: row.text(), kind: row.name(.level)), row.integer())
        }
        return Dictionary(rows) { first, _ in first }
    }

    private func insert(_ part: SeriesPart, of family: Family) throws -> Int64 {
        let organization = try organization(named: family.organization)
        try prepared("INSERT INTO series_key (organization_id, metric, component, basis, unit, kind) VALUES (?, ?, ?, ?, ?, ?)")
            .add(organization).add(family.metric).add(family.component).add(family.basis).add(part.unit).add(part.kind.rawValue)
            .run()
        return database.lastInsertedRowID
    }

    // MARK: - Rows that are there

    private func rows(of slice: Slice, series: [SeriesPart: Int64]) throws -> (stated: [StoredRow], derived: [StoredRow]) {
        let parts = Dictionary(uniqueKeysWithValues: series.map { ($1, $0) })
        let statedQuery = try prepared(
            "SELECT \(StoredRow.columns) FROM observation WHERE series_id = ? AND method = 'stated' AND period_end BETWEEN ? AND ?"
        )
        let derivedQuery = try prepared(
            """
            SELECT DISTINCT \(StoredRow.columns) FROM observation
            JOIN derivation ON derivation.observation_id = observation.id WHERE derivation.input_id = ?
            """)
        var stated: [StoredRow] = []
        for id in series.values.sorted() {
            stated += try statedQuery.add(id).add(slice.firstDay).add(slice.lastDay).all { StoredRow($0, parts: parts) }
        }
        var derived: [Int64: StoredRow] = [:]
        for row in stated {
            for row in try derivedQuery.add(row.id).all({ StoredRow($0, parts: parts) }) { derived[row.id] = row }
        }
        return (stated.sorted { $0.id < $1.id }, derived.values.sorted { $0.id < $1.id })
    }
}

extension Slice {
    var firstDay: Day? { Day(year: year, month: 1, day: 1) }
    var lastDay: Day? { Day(year: year, month: 12, day: 31) }
}

/// What tells the series of one family apart.
struct SeriesPart: Hashable {
    var unit: String
    var kind: Kind
}

extension Subject {
    var series: SeriesPart { SeriesPart(unit: unit, kind: kind) }
}

/// A row of the observation table, as far as it can differ from a draft.
struct StoredRow {
    static let columns = """
        observation.id, series_id, scope, period_start, period_end, base_start, base_end, coefficient, exponent, value, \
        lower, upper, bound, formula, first_issued, issued, evidence
        """

    var id: Int64
    var draft: ObservationDraft

    /// Reads a row; its claims and inputs are not read.
    init(_ row: Prepared, parts: [Int64: SeriesPart]) {
        id = row.integer()
        let part = parts[row.integer()]
        let subject = Subject(
            unit: part?.unit ?? "", kind: part?.kind ?? .level, scope: row.text(),
            period: row.period() ?? Period(start: nil, end: nil), base: row.period())
        draft = ObservationDraft(
            subject: subject, value: row.exact(), interval: row.interval(), bound: row.name(.exact), formula: row.text(),
            firstIssued: row.day(), issued: row.day(), evidence: row.text())
    }
}
