/// Who is compared with whom: groups of organizations, as the database has them.
public struct Peers: Hashable, Sendable {
    /// Who says that a group is one.
    public enum Source: String, Sendable {
        /// A table of the vocabulary.
        case vocabulary
        /// A person, with `dushu peers set`.
        case decision
    }

    /// Those that are compared with one another.
    public struct Group: Hashable, Sendable {
        /// What they are called together.
        public var name: String
        /// How many there are, known or not; nil where nobody can say.
        public var size: Int?
        /// Fields in which texts claim a place that is a place in this group.
        public var scopes: [String]
        /// Who says so.
        public var source: Source
        /// Canonical names, sorted; those that are known.
        public var members: [String]

        /// Makes a group.
        public init(name: String, size: Int?, scopes: [String] = [], source: Source = .vocabulary, members: [String]) {
            (self.name, self.size, self.scopes, self.source, self.members) = (name, size, scopes, source, members)
        }
    }

    /// Sorted by name, as SQLite sorts.
    public let groups: [Group]
    private let places: [String: [Int]]

    /// Makes peers of groups.
    public init(_ groups: [Group] = []) {
        self.groups = groups.sorted { $0.name.unicodeScalars.lexicographicallyPrecedes($1.name.unicodeScalars) }
        var places: [String: [Int]] = [:]
        for (index, group) in self.groups.enumerated() { for name in group.members { places[name, default: []].append(index) } }
        self.places = places
    }

    /// Indices of the groups that an organization is in, in order.
    public func groups(of organization: String) -> [Int] { places[organization] ?? [] }
}

extension Store {
    /// All groups with their members.
    public func peers() throws -> Peers {
        try read { database in
            var members: [String: [String]] = [:]
            let rows = try Prepared("SELECT peers, organization FROM peer ORDER BY peers, organization", in: database).all {
                ($0.text(), $0.text())
            }
            for (group, organization) in rows { members[group, default: []].append(organization) }
            let groups = try Prepared("SELECT name, size, scopes, source FROM peers ORDER BY name", in: database).all { row in
                let name = row.text()
                return Peers.Group(
                    name: name, size: row.optionalInteger().map { Int($0) },
                    scopes: row.text().split(separator: "|").map { String($0) }, source: row.name(.vocabulary),
                    members: members[name] ?? [])
            }
            return Peers(groups)
        }
    }
}
