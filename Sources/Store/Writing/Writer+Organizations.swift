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
            let id = try record(organization, issued: issued)
            ids[organization.name] = id
            for mention in organization.mentions {
                try prepared("INSERT INTO alias (mention, organization_id) VALUES (?, ?) ON CONFLICT DO NOTHING").add(mention).add(id).run()
            }
        }
        return ids
    }

    /// Row id of the organization of that name, which is made where it is not there.
    func organization(named name: String) throws -> Int64 {
        let known = try prepared("SELECT id FROM organization WHERE name = ?").add(name).first { $0.integer() }
        if let known { return known }
        try prepared("INSERT INTO organization (name) VALUES (?)").add(name).run()
        return database.lastInsertedRowID
    }

    private func record(_ new: Organization, issued: Day?) throws -> Int64 {
        let id = try organization(named: new.name)
        let parent = try new.parent.map { try organization(named: $0) }
        try prepared(
            """
            UPDATE organization SET
                level = CASE WHEN level < ?2 THEN level ELSE coalesce(?2, level) END,
                system = CASE WHEN system < ?3 THEN system ELSE coalesce(?3, system) END,
                division = CASE WHEN division < ?4 THEN division ELSE coalesce(?4, division) END,
                parent_id = coalesce(?5, parent_id),
                reason = CASE WHEN reason < ?6 THEN reason ELSE ?6 END,
                first_seen = CASE WHEN first_seen <= ?7 THEN first_seen ELSE coalesce(?7, first_seen) END,
                last_seen = CASE WHEN last_seen >= ?7 THEN last_seen ELSE coalesce(?7, last_seen) END
            WHERE id = ?1
            """
        ).add(id).add(new.level).add(new.system).add(new.division).add(parent).add(new.reason).add(issued).run()
        return id
    }
}
