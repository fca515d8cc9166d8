import GRDB
import Reading

/// An organization as the database knows it.
public struct KnownOrganization: Hashable, Sendable {
    /// Row id, which never changes.
    public var id: Int64
    /// Canonical name.
    public var name: String
    /// `country province prefecture county site group`; nil where it is not known.
    public var level: String?
    /// Kind of body; nil where it is not known.
    public var system: String?
    /// Canonical name of the body above it.
    public var parent: String?
    /// National code of its division.
    public var division: String?
    /// Earliest issue date that names it.
    public var firstSeen: String?
    /// Latest issue date that names it.
    public var lastSeen: String?
    /// Number of its observations.
    public var observations: Int
    /// Words that stood for it, and those that a person has registered, sorted.
    public var aliases: [String]
    /// Why words were taken for it.
    public var reason: String?
}

/// Which organizations are asked for; nil asks for all.
///
/// Where a whole name (or an alias) fits, it is meant; otherwise all names that contain the word are.
public struct OrganizationFilter: Hashable, Sendable {
    /// Level.
    public var level: String?
    /// Kind of body.
    public var system: String?
    /// Name of the body above, or part of it.
    public var parent: String?
    /// Name, alias or part of the name.
    public var name: String?

    /// Makes a filter.
    public init(level: String? = nil, system: String? = nil, parent: String? = nil, name: String? = nil) {
        self.level = level
        self.system = system
        self.parent = parent
        self.name = name
    }
}

extension Store {
    /// The organizations that the filter asks for, sorted by name; those that a person has merged into others are left out.
    public func organizations(matching filter: OrganizationFilter = OrganizationFilter()) throws -> [KnownOrganization] {
        try read { database in
            var conditions = ["one.name NOT IN (SELECT name FROM decision WHERE action = 'merge')"]
            var values: [String] = []
            for (column, value) in [("one.level", filter.level), ("one.system", filter.system)] {
                guard let value else { continue }
                conditions.append("\(column) = ?")
                values.append(value)
            }
            for (column, word) in [("one", filter.name), ("parent", filter.parent)] {
                guard let word else { continue }
                let exact = try Store.ids(ofOrganization: word, in: database)
                conditions.append(exact.isEmpty ? "instr(\(column).name, ?) > 0" : "\(column).id IN (\(list(exact)))")
                if exact.isEmpty { values.append(word) }
            }
            let query = try Prepared(
                """
                SELECT one.id, one.name, one.level, one.system, parent.name, one.division, one.first_seen, one.last_seen,
                    (SELECT count(*) FROM observation JOIN series_key ON series_key.id = series_id WHERE organization_id = one.id),
                    one.reason
                FROM organization AS one LEFT JOIN organization AS parent ON parent.id = one.parent_id
                WHERE \(conditions.joined(separator: " AND ")) ORDER BY one.name
                """, in: database)
            for value in values { query.add(value) }
            let rows = try query.all { row in
                KnownOrganization(
                    id: row.integer(), name: row.text(), level: row.optionalText(), system: row.optionalText(),
                    parent: row.optionalText(), division: row.optionalText(), firstSeen: row.optionalText(),
                    lastSeen: row.optionalText(), observations: row.count(), aliases: [], reason: row.optionalText())
            }
            let aliases = try Prepared(
                """
                SELECT mention FROM alias WHERE organization_id = ?1 AND mention <> ?2
                UNION SELECT name FROM decision WHERE organization = ?2 ORDER BY 1
                """, in: database)
            return try rows.map { row in
                var row = row
                row.aliases = try aliases.add(row.id).add(row.name).all { $0.text() }
                return row
            }
        }
    }

    /// All words that stand for organizations, each with the canonical name.
    public func organizationWords() throws -> [(word: String, canonical: String)] {
        try read {
            try Prepared(
                """
                SELECT name, name FROM organization
                UNION SELECT mention, name FROM alias JOIN organization ON organization.id = organization_id ORDER BY 1, 2
                """, in: $0
            ).all { ($0.text(), $0.text()) }
        }
    }

    /// Names of all organizations of a level.
    public func organizationNames(ofLevel level: String) throws -> [String] {
        try read { try Prepared("SELECT name FROM organization WHERE level = ?", in: $0).add(level).all { $0.text() } }
    }

    /// Row ids of the organizations that are called so, by name, by alias or by a person's decision.
    static func ids(ofOrganization name: String, in database: Database) throws -> [Int64] {
        try Prepared(
            """
            WITH RECURSIVE called (name) AS (
                SELECT ?1 UNION SELECT decision.organization FROM decision JOIN called ON called.name = decision.name)
            SELECT id FROM organization WHERE name IN (SELECT name FROM called)
            UNION SELECT organization_id FROM alias WHERE mention = ?1
            """, in: database
        ).add(name).all { $0.integer() }
    }

    private func list(_ ids: [Int64]) -> String { ids.map { String($0) }.joined(separator: ",") }
}
