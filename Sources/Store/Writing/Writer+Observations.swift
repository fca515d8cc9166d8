import Quantities
import Reading

/// A family as the database has it: row ids of its organization and of its series.
public struct StoredFamily {
    /// Which family it is.
    public let family: Family
    let organization: Int64?
    var series: [SeriesPart: Int64]

    /// Whether there is, or ever was, an observation of the family.
    public var isKnown: Bool { !series.isEmpty }
}

extension Writer {
    /// What the database has of a family.
    public func stored(_ family: Family) throws -> StoredFamily {
        var organization: Int64?
        var series: [SeriesPart: Int64] = [:]
        let query = try prepared(
            """
            SELECT organization.id, series_key.id, unit, kind FROM organization
            LEFT JOIN series_key ON organization_id = organization.id AND metric = ? AND component = ? AND basis = ?
            WHERE name = ?
            """
        ).add(family.metric).add(family.component).add(family.basis).add(family.organization)
        defer { query.reset() }
        while try query.step() {
            organization = query.integer()
            guard let id = query.optionalInteger() else { break }
            series[SeriesPart(unit: query.text(), kind: query.name(.level))] = id
        }
        return StoredFamily(family: family, organization: organization, series: series)
    }

    /// The current claims of a year, in no particular order.
    public func claims(of stored: StoredFamily, year: Int) throws -> [StoredClaim] {
        let names = try metricNames()
        if names.concern(stored.family.metric) { return try claims(of: stored, year: year, named: names) }
        return try prepared(
            """
            SELECT \(StoredClaim.columns) FROM claim
            JOIN document ON document.id = claim.document_id AND document.run_id = claim.run_id
            WHERE organization_id = ? AND metric = ? AND period_end BETWEEN ? AND ?
                AND coalesce(component, '') = ? AND coalesce(basis, '') = ?
            """
        ).add(stored.organization).add(stored.family.metric).add(Period(year: year))
            .add(stored.family.component).add(stored.family.basis)
            .all { StoredClaim($0) }
    }

    /// The same where a person has decided of the name: claims of several names, or only a part of those of one.
    private func claims(of stored: StoredFamily, year: Int, named names: MetricNames) throws -> [StoredClaim] {
        let query = try prepared(
            """
            SELECT coalesce(component, ''), \(StoredClaim.columns) FROM claim
            JOIN document ON document.id = claim.document_id AND document.run_id = claim.run_id
            WHERE organization_id = ? AND metric = ? AND period_end BETWEEN ? AND ? AND coalesce(basis, '') = ?
            """)
        var read = stored.family
        return try names.names(leadingTo: stored.family.metric).flatMap { name in
            query.add(stored.organization).add(name).add(Period(year: year)).add(stored.family.basis)
            read.metric = name
            return try query.all { row in
                read.component = row.text()
                let claim = StoredClaim(row)
                return names.family(read, unit: claim.unit) == stored.family ? claim : nil
            }.compactMap(\.self)
        }
    }

    /// Makes the observations of a year what `stated` and `derived` say, changing only rows that differ.
    ///
    /// Rows that stay keep their ids, and rows that say something new about a subject take over the ids of those that go.
    ///
    /// - Returns: the number of rows that came, went or changed, and the subjects to settle with ``settle(_:of:)``.
    public func replace(
        _ stored: inout StoredFamily, year: Int, stated: [ObservationDraft], derived: [ObservationDraft]
    ) throws -> (changes: Int, subjects: [Subject]) {
        let old = try rows(of: stored, year: year)
        return try write(
            stated, over: RowMatch(stated, old.stated), derived, over: RowMatch(derived, old.derived), in: &stored)
    }

    /// Writes drafts over the rows that they will be, and deletes the others.
    ///
    /// - Parameter mayChange: what rows are about that may come, go or change; nil where all may.
    func write(
        _ stated: [ObservationDraft], over statedRows: RowMatch, _ derived: [ObservationDraft], over derivedRows: RowMatch,
        in stored: inout StoredFamily, mayChange: Set<Subject>? = nil
    ) throws -> (changes: Int, subjects: [Subject]) {
        for drafts in [stated, derived] {
            for draft in drafts where stored.series[draft.subject.series] == nil {
                stored.series[draft.subject.series] = try insert(draft.subject.series, of: stored)
            }
        }
        var change = ObservationChange(writer: self)
        let ids = try change.write(stated, over: statedRows, series: stored.series, mayChange: mayChange)
        // So that no input is ever missing, derived rows go before new ones are written, and stated ones at the very end.
        try change.delete(derivedRows.left)
        _ = try change.write(derived, over: derivedRows, series: stored.series, inputs: ids)
        try change.delete(statedRows.left.filter { mayChange?.contains($0.draft.subject) ?? true })
        return (change.count, change.subjects)
    }

    func insert(_ part: SeriesPart, of stored: StoredFamily) throws -> Int64 {
        let organization = try stored.organization ?? organization(named: stored.family.organization)
        try prepared("INSERT INTO series_key (organization_id, metric, component, basis, unit, kind) VALUES (?, ?, ?, ?, ?, ?)")
            .add(organization).add(stored.family.metric).add(stored.family.component).add(stored.family.basis)
            .add(part.unit).add(part.kind.rawValue).run()
        return database.lastInsertedRowID
    }

    /// The stated rows of a year, and the rows derived from them.
    private func rows(of stored: StoredFamily, year: Int) throws -> (stated: [StoredRow], derived: [StoredRow]) {
        guard stored.isKnown else { return ([], []) }
        let parts = Dictionary(uniqueKeysWithValues: stored.series.map { ($1, $0) })
        let statedQuery = try prepared(
            "SELECT \(StoredRow.columns) FROM observation WHERE series_id = ? AND method = 'stated' AND period_end BETWEEN ? AND ?"
        )
        var stated: [StoredRow] = []
        for id in stored.series.values.sorted() {
            stated += try statedQuery.add(id).add(Period(year: year)).all { StoredRow($0, parts: parts) }
        }
        stated.sort { $0.id < $1.id }
        // Nothing is derived from a single row.
        return (stated, stated.count > 1 ? try rowsDerived(from: stated, parts: parts) : [])
    }

    /// The rows that were derived from others, by row id.
    func rowsDerived(from rows: [StoredRow], parts: [Int64: SeriesPart]) throws -> [StoredRow] {
        // A row with several inputs is found once for each of them, and kept once.
        let query = try prepared(
            """
            SELECT \(StoredRow.columns) FROM observation
            JOIN derivation ON derivation.observation_id = observation.id WHERE derivation.input_id = ?
            """)
        var derived: [Int64: StoredRow] = [:]
        for row in rows {
            for row in try query.add(row.id).all({ StoredRow($0, parts: parts) }) { derived[row.id] = row }
        }
        return derived.values.sorted { $0.id < $1.id }
    }
}

/// What tells the series of one family apart.
struct SeriesPart: Hashable {
    var unit: String
    var kind: Kind

    /// Few of one family have the same kind, and to hash words takes long.
    func hash(into hasher: inout Hasher) { hasher.combine(kind) }
}

extension Subject {
    var series: SeriesPart { SeriesPart(unit: unit, kind: kind) }
}

/// A row of the observation table, as far as it can differ from a draft.
struct StoredRow {
    static let columns = """
        observation.id, series_id, scope, period_start, period_end, base_start, base_end, coefficient, exponent, value, \
        lower, upper, bound, formula, first_issued, issued, evidence, confidence
        """

    var id: Int64
    var draft: ObservationDraft
}

extension StoredRow {
    /// Reads a row; its claims and inputs are not read.
    init(_ row: Prepared, parts: [Int64: SeriesPart]) {
        id = row.integer()
        let part = parts[row.integer()]
        let subject = Subject(
            unit: part?.unit ?? "", kind: part?.kind ?? .level, scope: row.text(),
            period: row.period() ?? Period(start: nil, end: nil), base: row.period())
        draft = ObservationDraft(
            subject: subject, value: row.exact(), interval: row.interval(), bound: row.name(.exact), formula: row.text(),
            firstIssued: row.day(), issued: row.day(), evidence: row.text(), confidence: row.grade())
    }
}
