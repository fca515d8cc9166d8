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
        guard new != (try peers(from: "vocabulary")) else { return }
        try prepared("DELETE FROM peer WHERE peers IN (SELECT name FROM peers WHERE source = 'vocabulary')").run()
        try prepared("DELETE FROM peers WHERE source = 'vocabulary'").run()
        for group in new.groups { try insert(group) }
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
        for member in group.members {
            try prepared("INSERT INTO peer (organization, peers) VALUES (?, ?)").add(member).add(group.name).run()
        }
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
