import GRDB
import Quantities
import Reading

extension Writer {
    /// Records organizations and the words that stood for them; gives their row ids by name.
    ///
    /// What is unknown is filled in by documents that know it. Where documents disagree, the word that sorts first stays, so
    /// the order of arrival does not matter.
    func record(_ organizations: [Organization], issued: Day?) throws -> [String: Int64] {
        var ids: [String: Int64] = [:]
        for organization in organizations {
            let seen = organization.mentions.isEmpty ? nil : issued
            let known = statements.organizations.id(saying: organization, seen: seen)
            let id = try known ?? record(organization, seen: seen)
            if known == nil { statements.organizations.note(organization, seen: seen, id: id) }
            ids[organization.name] = id
            for mention in organization.mentions where statements.organizations.note(mention, of: organization.name) {
                try prepared("INSERT INTO alias (mention, organization_id) VALUES (?, ?) ON CONFLICT DO NOTHING").add(mention)
                    .add(id).run()
            }
        }
        return ids
    }

    /// Row id of the organization of that name, which is made where it is not there.
    func organization(named name: String) throws -> Int64 {
        if let known = try known(name) { return known }
        try prepared("INSERT INTO organization (name) VALUES (?)").add(name).run()
        return database.lastInsertedRowID
    }

    private func known(_ name: String) throws -> Int64? {
        try prepared("SELECT id FROM organization WHERE name = ?").add(name).first { $0.integer() }
    }

    private func record(_ new: Organization, seen: Day?) throws -> Int64 {
        let parent = try new.parent.map { try organization(named: $0) }
        guard let id = try known(new.name) else {
            try prepared(
                """
                INSERT INTO organization (name, level, system, division, parent_id, reason, first_seen, last_seen)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """
            ).add(new.name).add(new.level).add(new.system).add(new.division).add(parent).add(new.reason).add(seen).add(seen).run()
            return database.lastInsertedRowID
        }
        try prepared(
            """
            UPDATE organization SET
                level = CASE WHEN level < ?2 THEN level ELSE coalesce(?2, level) END,
                system = CASE WHEN system < ?3 THEN system ELSE coalesce(?3, system) END,
                division = CASE WHEN division < ?4 THEN division ELSE coalesce(?4, division) END,
                parent_id = CASE
                    WHEN parent_id = ?5 OR ?5 IS NULL THEN parent_id
                    WHEN (SELECT name FROM organization AS parent WHERE parent.id = organization.parent_id) < ?8 THEN parent_id
                    ELSE ?5
                END,
                reason = CASE WHEN reason < ?6 THEN reason ELSE ?6 END,
                first_seen = CASE WHEN first_seen <= ?7 THEN first_seen ELSE coalesce(?7, first_seen) END,
                last_seen = CASE WHEN last_seen >= ?7 THEN last_seen ELSE coalesce(?7, last_seen) END
            WHERE id = ?1
            """
        ).add(id).add(new.level).add(new.system).add(new.division).add(parent).add(new.reason).add(seen).add(new.parent).run()
        return id
    }
}

extension Store {
    /// Makes what is known of organizations what the present rules say, words that stood for them included.
    ///
    /// - Parameters:
    ///   - organizations: what all documents together say, each name once.
    ///   - run: the run that writes; nil to count only.
    /// - Returns: the number of organizations of which something else is known.
    public func reviseOrganizations(_ organizations: [Organization], run: Int64?) throws -> Int {
        let changed = try read { database in try organizations.filter { try !Store.isKnown($0, in: database) } }
        guard let run, !changed.isEmpty else { return changed.count }
        try transaction(run: run) { writer in
            defer { statements.organizations = KnownOrganizations() }
            for organization in changed {
                let id = try writer.organization(named: organization.name)
                let parent = try organization.parent.map { try writer.organization(named: $0) }
                try writer.prepared(
                    "UPDATE organization SET level = ?, system = ?, division = ?, parent_id = ?, reason = ? WHERE id = ?"
                )
                .add(organization.level).add(organization.system).add(organization.division).add(parent).add(organization.reason)
                .add(id).run()
                try writer.prepared("DELETE FROM alias WHERE organization_id = ?").add(id).run()
                for mention in organization.mentions {
                    try writer.prepared("INSERT INTO alias (mention, organization_id) VALUES (?, ?)").add(mention).add(id).run()
                }
            }
        }
        return changed.count
    }

    private static func isKnown(_ organization: Organization, in database: Database) throws -> Bool {
        let facts = try Prepared(
            """
            SELECT one.level, one.system, one.division, parent.name, one.reason FROM organization AS one
            LEFT JOIN organization AS parent ON parent.id = one.parent_id WHERE one.name = ?
            """, in: database
        ).add(organization.name).first { row in (0..<5).map { _ in row.optionalText() } }
        let mentions = try Prepared(
            "SELECT mention FROM alias JOIN organization ON organization.id = organization_id WHERE name = ? ORDER BY mention",
            in: database
        ).add(organization.name).all { $0.text() }
        return facts == [
            organization.level, organization.system, organization.division, organization.parent, organization.reason,
        ]
            && mentions == organization.mentions.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
