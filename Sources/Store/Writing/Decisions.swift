import GRDB
import Reading

extension Store {
    /// What a person has decided of names, sorted by name.
    public func decisions() throws -> [Decision] {
        try read { database in
            try Prepared("SELECT action, name, organization, decided FROM decision ORDER BY name", in: database).all { row in
                Decision(row.name(.alias), row.text(), row.text(), decided: row.optionalText())
            }
        }
    }

    /// Records decisions, in place of earlier ones of the same names; a decision without a day is of today.
    ///
    /// Words that stood for a merged organization, and the bodies below it, go over to the other one; its row stays, and its id.
    public func record(_ decisions: [Decision]) throws {
        try write { database in
            let insert = try Prepared(
                """
                INSERT INTO decision (name, action, organization, decided) VALUES (?, ?, ?, coalesce(?, date('now')))
                ON CONFLICT (name) DO UPDATE SET
                    action = excluded.action, organization = excluded.organization, decided = excluded.decided
                """, in: database)
            for one in decisions {
                try insert.add(one.name).add(one.action.rawValue).add(one.organization).add(one.decided).run()
                if one.action == .merge { try Store.merge(one.name, one.organization, in: database) }
            }
        }
    }

    /// Takes decisions of these names away; gives those that were there.
    public func remove(decisionsOf names: [String]) throws -> [Decision] {
        let gone = try decisions().filter { names.contains($0.name) }
        try write { database in
            for one in gone { try Prepared("DELETE FROM decision WHERE name = ?", in: database).add(one.name).run() }
        }
        return gone
    }

    private static func merge(_ name: String, _ other: String, in database: Database) throws {
        func id(_ name: String) throws -> Int64? {
            try Prepared("SELECT id FROM organization WHERE name = ?", in: database).add(name).first { $0.integer() }
        }
        guard let old = try id(name) else { return }
        if try id(other) == nil { try Prepared("INSERT INTO organization (name) VALUES (?)", in: database).add(other).run() }
        guard let new = try id(other) else { return }
        try Prepared("UPDATE organization SET parent_id = ?1 WHERE parent_id = ?2 AND id <> ?1", in: database).add(new).add(old)
            .run()
        try Prepared("UPDATE OR IGNORE alias SET organization_id = ? WHERE organization_id = ?", in: database).add(new).add(old)
            .run()
        try Prepared("DELETE FROM alias WHERE organization_id = ?", in: database).add(old).run()
    }

    /// Row ids of the documents that may read otherwise for these decisions: they name one of the bodies, or hold the words.
    public func documents(concerning decisions: [Decision]) throws -> [Int64] {
        try read { database in
            var ids: Set<Int64> = []
            let claims = try Prepared(
                """
                SELECT DISTINCT document.id FROM document JOIN claim ON claim.document_id = document.id AND claim.run_id = document.run_id
                LEFT JOIN organization ON organization.id = claim.organization_id
                WHERE organization.name IN (?1, ?2) OR reported_by IN (?1, ?2)
                """, in: database)
            // A name may be broken over lines, so blanks and line ends are left out.
            let words = try Prepared(
                """
                SELECT id FROM document WHERE state = 'ok' AND instr(
                    replace(replace(replace(replace(source, char(10), ''), char(13), ''), ' ', ''), char(12288), ''), ?) > 0
                """, in: database)
            for one in decisions {
                ids.formUnion(try claims.add(one.name).add(one.organization).all { $0.integer() })
                ids.formUnion(try words.add(one.name).all { $0.integer() })
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
