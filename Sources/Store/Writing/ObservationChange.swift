import Quantities

/// Brings observation rows to what drafts say: rows that stay are found again, the others come, go or change.
struct ObservationChange {
    let writer: Writer
    /// Rows that came, went or changed.
    private(set) var count = 0
    /// What these rows are about.
    private(set) var subjects: [Subject] = []

    init(writer: Writer) { self.writer = writer }

    /// Writes drafts over the rows of before that speak of the same thing, or as new rows; gives their row ids.
    ///
    /// `inputs` are the row ids of the stated drafts that derived drafts refer to; of what is not in `mayChange` the rows stay.
    mutating func write(
        _ drafts: [ObservationDraft], over match: RowMatch, series: [SeriesPart: Int64], inputs: [Int64] = [],
        mayChange: Set<Subject>? = nil
    ) throws -> [Int64] {
        var ids: [Int64] = []
        ids.reserveCapacity(drafts.count)
        for (index, draft) in drafts.enumerated() {
            if let row = match[index] {
                if mayChange?.contains(draft.subject) ?? true, try update(row, to: draft, inputs: inputs) { note(draft.subject) }
                ids.append(row.id)
            } else {
                guard let series = series[draft.subject.series] else { continue }
                ids.append(try insert(draft, series: series, inputs: inputs))
                note(draft.subject)
            }
        }
        return ids
    }

    /// Deletes rows of before that no draft has taken.
    mutating func delete(_ rows: [StoredRow]) throws {
        for row in rows {
            try writer.prepared("DELETE FROM observation WHERE id = ?").add(row.id).run()
            note(row.draft.subject)
        }
    }

    private mutating func note(_ subject: Subject) {
        count += 1
        subjects.append(subject)
    }

    // MARK: - Rows

    private func insert(_ draft: ObservationDraft, series: Int64, inputs: [Int64]) throws -> Int64 {
        let insert = try writer.prepared(
            """
            INSERT INTO observation (
                series_id, scope, period_start, period_end, base_start, base_end, method, \(ObservationChange.valueColumns))
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        insert.add(series).add(draft.subject.scope).add(draft.subject.period).add(draft.subject.base)
        insert.add(draft.formula.isEmpty ? "stated" : "derived")
        add(draft, to: insert)
        try insert.run()
        let id = writer.database.lastInsertedRowID
        try insertLinks(of: draft, id: id, inputs: inputs)
        return id
    }

    private func update(_ row: StoredRow, to draft: ObservationDraft, inputs: [Int64]) throws -> Bool {
        let hasSameInputs = try updateInputs(of: row, to: draft, inputs: inputs)
        let hasSameClaims = try updateClaims(of: row, to: draft)
        if hasSameInputs, hasSameClaims, row.draft.says(draft) { return false }
        let update = try writer.prepared(
            """
            UPDATE observation SET (\(ObservationChange.valueColumns)) = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE id = ?
            """)
        add(draft, to: update)
        try update.add(row.id).run()
        return true
    }

    /// Makes the inputs of a row those of a draft; true where they are.
    private func updateInputs(of row: StoredRow, to draft: ObservationDraft, inputs: [Int64]) throws -> Bool {
        // Which row a draft may be is told by the formula too, and without one nothing was derived.
        if draft.formula.isEmpty { return true }
        let before = try writer.prepared("SELECT role, input_id FROM derivation WHERE observation_id = ? ORDER BY ordinal").add(
            row.id
        )
        .all { ($0.text(), $0.integer()) }
        if before.elementsEqual(draft.inputs.map { ($0.role, inputs[$0.draft]) }, by: ==) { return true }
        try writer.prepared("DELETE FROM derivation WHERE observation_id = ?").add(row.id).run()
        try insertInputs(of: draft, id: row.id, inputs: inputs)
        return false
    }

    /// Makes the claims behind a row those of a draft; true where they are. Those that stay are not written again.
    private func updateClaims(of row: StoredRow, to draft: ObservationDraft) throws -> Bool {
        if !draft.formula.isEmpty { return true }
        let before = try writer.prepared("SELECT claim_id, gives_value FROM observation_claim WHERE observation_id = ?").add(
            row.id
        )
        .all { (id: $0.integer(), givesValue: $0.bool()) }
        // So many are looked at one by one; a table of them would cost more.
        var gone = before
        var come: [(index: Int, id: Int64)] = []
        for (index, id) in draft.claims.enumerated() {
            if let place = gone.firstIndex(where: { $0.id == id && $0.givesValue == (index == 0) }) {
                gone.remove(at: place)
            } else {
                come.append((index, id))
            }
        }
        for one in gone {
            try writer.prepared("DELETE FROM observation_claim WHERE observation_id = ? AND claim_id = ?").add(row.id).add(one.id)
                .run()
        }
        for one in come { try insertClaim(one.id, of: row.id, isFirst: one.index == 0) }
        return Set(before.map(\.id)) == Set(draft.claims)
    }

    private static let valueColumns = """
        coefficient, exponent, value, value_real, lower, upper, lower_real, upper_real, bound, formula, first_issued, issued, \
        evidence, confidence, run_id
        """

    private func add(_ draft: ObservationDraft, to statement: Prepared) {
        statement.add(draft.value).add(draft.interval).add(draft.bound.rawValue).add(draft.formula)
        statement.add(draft.firstIssued).add(draft.issued).add(draft.evidence).add(draft.confidence.rawValue).add(writer.run)
    }

    private func insertLinks(of draft: ObservationDraft, id: Int64, inputs: [Int64]) throws {
        for (index, claim) in draft.claims.enumerated() { try insertClaim(claim, of: id, isFirst: index == 0) }
        try insertInputs(of: draft, id: id, inputs: inputs)
    }

    private func insertClaim(_ claim: Int64, of id: Int64, isFirst: Bool) throws {
        try writer.prepared("INSERT INTO observation_claim (observation_id, claim_id, gives_value) VALUES (?, ?, ?)")
            .add(id).add(claim).add(isFirst).run()
    }

    private func insertInputs(of draft: ObservationDraft, id: Int64, inputs: [Int64]) throws {
        for (index, input) in draft.inputs.enumerated() {
            try writer.prepared("INSERT INTO derivation (observation_id, ordinal, role, input_id) VALUES (?, ?, ?, ?)")
                .add(id).add(index + 1).add(input.role).add(inputs[input.draft]).run()
        }
    }
}

extension ObservationDraft {
    /// Whether both say the same in the same words, printed precision included; claims and inputs are not looked at.
    func says(_ other: ObservationDraft) -> Bool {
        subject == other.subject && value == other.value && value.exponent == other.value.exponent && interval == other.interval
            && bound == other.bound && formula == other.formula && firstIssued == other.firstIssued && issued == other.issued
            && evidence == other.evidence && confidence == other.confidence
    }
}
