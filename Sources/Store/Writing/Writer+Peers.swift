import GRDB
import Reading

extension Writer {
    /// Makes the groups of the vocabulary what the table says of the organizations that there are; writes only what differs. Groups that a
    /// person has declared stay, also under a name of the table.
    public func register(_ table: PeerTable) throws {
        let decided = Set(try prepared("SELECT name FROM peers WHERE source = 'decision'").all { $0.text() })
        let bodies = try prepared("SELECT name, level, system, division FROM organization").all { row in
            PeerTable.Body(
                name: row.text(), level: row.optionalText(), system: row.optionalText(), division: row.optionalText())
        }
        let groups = table.groups(of: bodies).filter { !decided.contains($0.group.name) }
        let new = Peers(
            groups.map { Peers.Group(name: $0.group.name, size: $0.group.size, scopes: $0.group.scopes, members: $0.members) })
        let old = try peers(from: "vocabulary")
        guard new != old else { return }
        let before = Dictionary(uniqueKeysWithValues: old.groups.map { ($0.name, $0) })
        for name in Set(before.keys).subtracting(new.groups.map(\.name)).sorted() { try remove(peersNamed: name) }
        for group in new.groups where group != before[group.name] {
            try before[group.name].map { try change($0, to: group) } ?? insert(group)
        }
    }

    /// Members that stay are not touched: all their places hang on them.
    private func change(_ old: Peers.Group, to new: Peers.Group) throws {
        try prepared("UPDATE peers SET size = ?, scopes = ? WHERE name = ?").add(new.size.map { Int64($0) })
            .add(new.scopes.joined(separator: "|")).add(new.name).run()
        for member in Set(old.members).subtracting(new.members).sorted() {
            try prepared("DELETE FROM peer WHERE peers = ? AND organization = ?").add(new.name).add(member).run()
        }
        for member in Set(new.members).subtracting(old.members).sorted() { try insert(member, into: new.name) }
    }

    /// Declares groups, in place of those of the same names.
    public func record(_ groups: [Peers.Group]) throws {
        for group in groups {
            try remove(peersNamed: group.name)
            try insert(group)
        }
    }

    /// Takes a group away.
    public func remove(peersNamed name: String) throws {
        try prepared("DELETE FROM peer WHERE peers = ?").add(name).run()
        try prepared("DELETE FROM peers WHERE name = ?").add(name).run()
    }

    private func insert(_ group: Peers.Group) throws {
        try prepared("INSERT INTO peers (name, size, scopes, source) VALUES (?, ?, ?, ?)").add(group.name)
            .add(group.size.map { Int64($0) }).add(group.scopes.joined(separator: "|")).add(group.source.rawValue).run()
        for member in group.members { try insert(member, into: group.name) }
    }

    private func insert(_ member: String, into name: String) throws {
        try prepared("INSERT INTO peer (organization, peers) VALUES (?, ?)").add(member).add(name).run()
    }

    private func peers(from source: String) throws -> Peers {
        var members: [String: [String]] = [:]
        let rows = try prepared(
            "SELECT peers, organization FROM peer JOIN peers ON peers.name = peer.peers WHERE source = ? ORDER BY 1, 2"
        ).add(source).all { ($0.text(), $0.text()) }
        for (group, organization) in rows { members[group, default: []].append(organization) }
        return Peers(
            try prepared("SELECT name, size, scopes FROM peers WHERE source = ? ORDER BY name").add(source).all { row in
                let name = row.text()
                return Peers.Group(
                    name: name, size: row.optionalInteger().map { Int($0) },
                    scopes: row.text().split(separator: "|").map { String($0) }, members: members[name] ?? [])
            })
    }
}
