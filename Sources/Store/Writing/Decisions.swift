import GRDB
import Reading

extension Store {
    /// What a person has decided of names, sorted by name.
    public func decisions() throws -> [Decision] {
        try read { database in
            try Prepared(
                "SELECT action, name, organization, decided, decided_by, reason FROM decision ORDER BY name", in: database
            ).all { row in
                Decision(
                    row.name(.alias), row.text(), row.text(), decided: row.optionalText(), by: row.optionalText(),
                    reason: row.text())
            }
        }
    }

    /// Row ids of the documents that may read otherwise for these decisions: they name one of the bodies, or hold the words.
    ///
    /// One pass over the claims and one over the texts, however many decisions there are.
    public func documents(concerning decisions: [Decision]) throws -> [Int64] {
        guard !decisions.isEmpty else { return [] }
        let bodies = Set(decisions.flatMap { [$0.name, $0.organization] })
        let words = WordSet(decisions.map(\.name))
        return try read { database in
            let claims = try Prepared(
                """
                SELECT DISTINCT document.id, organization.name, reported_by
                FROM document JOIN claim ON claim.document_id = document.id AND claim.run_id = document.run_id
                LEFT JOIN organization ON organization.id = claim.organization_id
                WHERE organization.name IS NOT NULL OR reported_by IS NOT NULL
                """, in: database
            ).all { ($0.integer(), $0.optionalText(), $0.optionalText()) }
            var ids = Set(
                claims.filter { $0.1.map(bodies.contains) ?? false || $0.2.map(bodies.contains) ?? false }.map(\.0))
            let texts = try Prepared("SELECT id, source FROM document WHERE state = 'ok' ORDER BY id", in: database)
            defer { texts.reset() }
            while try texts.step() {
                let id = texts.integer()
                let found = texts.withText { words.occur(in: $0) }
                if found { ids.insert(id) }
            }
            return ids.sorted()
        }
    }

    /// The observations behind the current claim of a document at a place, and those derived from them.
    public func observations(ofDocument document: Int64, start: Int, end: Int) throws -> [Int64] {
        try read { database in
            try Prepared(
                """
                WITH RECURSIVE found (id) AS (
                    SELECT observation_id FROM observation_claim JOIN claim ON claim.id = claim_id
                    JOIN document ON document.id = claim.document_id AND document.run_id = claim.run_id
                    WHERE document.id = ? AND span_start = ? AND span_end = ?
                    UNION SELECT observation_id FROM derivation JOIN found ON found.id = input_id)
                SELECT id FROM found ORDER BY id
                """, in: database
            ).add(document).add(start).add(end).all { $0.integer() }
        }
    }

    /// One observation; nil where there is none with that id.
    public func observation(_ id: Int64) throws -> Observation? {
        try read { database in
            guard
                let series = try Prepared("SELECT series_id FROM observation WHERE id = ?", in: database).add(id).first({
                    $0.integer()
                }),
                let row = try SeriesRow.one(series, in: database)
            else { return nil }
            return try Prepared("SELECT \(SeriesRow.columns) FROM observation WHERE id = ?", in: database).add(id).first {
                row.observation($0)
            }
        }
    }
}

extension Writer {
    /// Records decisions, in place of earlier ones of the same names; a decision without a day is of today.
    ///
    /// Words that stood for a merged organization, and the bodies below it, go over to the other one; its row stays, and its id.
    public func record(_ decisions: [Decision]) throws {
        for one in decisions {
            try prepared(
                """
                INSERT INTO decision (name, action, organization, decided, decided_by, reason)
                VALUES (?, ?, ?, coalesce(?, date('now')), ?, ?)
                ON CONFLICT (name) DO UPDATE SET
                    action = excluded.action, organization = excluded.organization, decided = excluded.decided,
                    decided_by = excluded.decided_by, reason = excluded.reason
                """
            ).add(one.name).add(one.action.rawValue).add(one.organization).add(one.decided).add(one.by).add(one.reason).run()
            if one.action == .merge { try merge(one.name, one.organization) }
        }
    }

    /// Takes decisions away.
    public func remove(_ decisions: [Decision]) throws {
        for one in decisions { try prepared("DELETE FROM decision WHERE name = ?").add(one.name).run() }
    }

    private func merge(_ name: String, _ other: String) throws {
        func id(_ name: String) throws -> Int64? {
            try prepared("SELECT id FROM organization WHERE name = ?").add(name).first { $0.integer() }
        }
        guard let old = try id(name) else { return }
        if try id(other) == nil { try prepared("INSERT INTO organization (name) VALUES (?)").add(other).run() }
        guard let new = try id(other) else { return }
        statements.organizations = KnownOrganizations()
        try prepared("UPDATE organization SET parent_id = ?1 WHERE parent_id = ?2 AND id <> ?1").add(new).add(old).run()
        try prepared("UPDATE OR IGNORE alias SET organization_id = ? WHERE organization_id = ?").add(new).add(old).run()
        try prepared("DELETE FROM alias WHERE organization_id = ?").add(old).run()
    }
}
