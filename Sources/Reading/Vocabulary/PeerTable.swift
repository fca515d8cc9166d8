/// Who is compared with whom, as peers.tsv says.
public struct PeerTable: Sendable {
    /// What has to be known of an organization to say whom it is compared with.
    public struct Body: Sendable {
        /// Canonical name.
        public var name: String
        /// `country province prefecture county site group`, nil where unknown.
        public var level: String?
        /// Kind of body; `region` for regions.
        public var system: String?
        /// Six digits of GB/T 2260: its own, or that of the region it is in.
        public var division: String?

        /// Makes a body.
        public init(name: String, level: String?, system: String?, division: String?) {
            (self.name, self.level, self.system, self.division) = (name, level, system, division)
        }
    }

    /// Those that are compared with one another.
    public struct Group: Hashable, Sendable {
        /// What they are called together.
        public var name: String
        /// How many there are, known or not; nil where nobody can say.
        public var size: Int?
        /// Fields in which texts claim a place that is a place in this group.
        public var scopes: [String]
    }

    private struct Rule: Sendable {
        var group: Group
        var level: String
        var system: String
        var isParted: Bool
        var countsDivisions: Bool
        var members: Set<String>
    }

    private let rules: [Rule]
    private let divisions: [Table.Row]

    /// Reads and checks the rows; `divisions` are those of divisions.tsv, and are looked at only when groups are made.
    init(_ rows: [Table.Row], divisions: [Table.Row]) throws(VocabularyError) {
        self.divisions = divisions
        var rules: [Rule] = []
        for row in rows {
            let rule = try PeerTable.rule(row)
            if rules.contains(where: { $0.group.name == rule.group.name }) {
                throw row.error("“\(rule.group.name)” stands twice")
            }
            rules.append(rule)
        }
        self.rules = rules
    }

    private static func rule(_ row: Table.Row) throws(VocabularyError) -> Rule {
        let (name, level, count) = (String(row["name"]), String(row["level"]), String(row["count"]))
        let members = Set(row.words("members").map { String($0) })
        let levels = ["country", "province", "prefecture", "county", "site", "group"]
        guard !name.isEmpty, !row["example"].isEmpty else { throw row.error("a name and an example are needed") }
        guard levels.contains(level) || level.isEmpty && !members.isEmpty else {
            throw row.error("“\(level)” is no level (\(levels.joined(separator: ", ")))")
        }
        guard ["", "parent"].contains(row["within"]) else { throw row.error("“\(row["within"])” is neither empty nor parent") }
        guard row["within"].isEmpty == !name.contains("{parent}") else {
            throw row.error("a group that is parted by its parent, and no other, has {parent} in its name")
        }
        guard count.isEmpty || count == "*" || (Int(count) ?? 0) > 1 else {
            throw row.error("“\(count)” is no number of members, nor *")
        }
        guard members.isEmpty || Int(count) == members.count else {
            throw row.error("\(members.count) members are listed, and the count is “\(count)”")
        }
        guard !members.isEmpty || !row["system"].isEmpty else { throw row.error("neither members nor a system") }
        return Rule(
            group: Group(name: name, size: Int(count), scopes: row.words("scopes").map { String($0) }), level: level,
            system: String(row["system"]), isParted: row["within"] == "parent", countsDivisions: count == "*", members: members)
    }

    /// The groups that `bodies` belong to, each with those of them that are its members; in the order of the table, parted ones by
    /// the name of their parent, members sorted. Groups without a member among the bodies are left out.
    public func groups(of bodies: [Body]) -> [(group: Group, members: [String])] {
        let regions = Regions(divisions)
        return rules.flatMap { rule -> [(group: Group, members: [String])] in
            var members: [String: (group: Group, names: [String])] = [:]
            for body in bodies where isMember(body, of: rule) {
                guard let group = group(of: body, by: rule, regions) else { continue }
                members[group.name, default: (group, [])].names.append(body.name)
            }
            return members.values.sorted { $0.group.name < $1.group.name }.map { ($0.group, $0.names.sorted()) }
        }
    }

    private func isMember(_ body: Body, of rule: Rule) -> Bool {
        rule.members.isEmpty ? body.level == rule.level && body.system == rule.system : rule.members.contains(body.name)
    }

    private func group(of body: Body, by rule: Rule, _ regions: Regions) -> Group? {
        guard rule.isParted || rule.countsDivisions else { return rule.group }
        guard let code = body.division, let parent = regions.parents[code], let name = regions.names[parent] else { return nil }
        func filled(_ text: String) -> String {
            guard let place = text.firstRange(of: "{parent}") else { return text }
            return text[..<place.lowerBound] + name + text[place.upperBound...]
        }
        return Group(
            name: filled(rule.group.name),
            size: rule.countsDivisions ? regions.counts[parent]?[rule.level] : rule.group.size,
            scopes: rule.group.scopes.map(filled))
    }

    /// What divisions.tsv says of the regions above and below.
    private struct Regions {
        var parents: [String: String] = [:]
        var names: [String: String] = [:]
        /// Living divisions below a code, by level.
        var counts: [String: [String: Int]] = [:]

        init(_ rows: [Table.Row]) {
            for row in rows {
                let code = String(row["code"])
                let parent = String(row["parent"])
                let isLiving = row["to"].isEmpty
                if isLiving || names[code] == nil {
                    names[code] = String(row["name"])
                    parents[code] = parent
                }
                if isLiving { counts[parent, default: [:]][String(row["level"]), default: 0] += 1 }
            }
        }
    }
}
