/// What a name stands for, and why. Boxed, since it is handed from claim to claim: a copy costs one count.
struct Resolved: Equatable, Sendable {
    private final class Facts: Sendable {
        let name: String
        let level: String?
        let system: String?
        let region: Int
        let parent: String?
        let reason: String
        let group: String
        let mark: UInt64

        init(_ name: String, _ level: String?, _ system: String?, _ region: Int, _ parent: String?, _ reason: String) {
            (self.name, self.level, self.system) = (name, level, system)
            (self.region, self.parent, self.reason) = (region, parent, reason)
            group = Resolved.group(of: name, system)
            mark = name.mark
        }
    }

    private var facts: Facts

    init(name: String, level: String?, system: String?, region: Int, parent: String?, reason: String) {
        facts = Facts(name, level, system, region, parent, reason)
    }

    var name: String { facts.name }
    /// Whether it is the country itself, which figures have without words.
    var isCountry: Bool { facts === Resolver.country.facts || hasName(of: Resolver.country) }
    var level: String? { facts.level }
    var system: String? { facts.system }
    /// Index of its division, -1 where it has none.
    var region: Int { facts.region }
    var parent: String? {
        get { facts.parent }
        set { facts = Facts(name, level, system, region, newValue, reason) }
    }
    var reason: String {
        get { facts.reason }
        set { facts = Facts(name, level, system, region, parent, newValue) }
    }

    static func == (left: Resolved, right: Resolved) -> Bool {
        left.facts === right.facts
            || (left.name, left.level, left.system, left.region, left.parent, left.reason)
                == (right.name, right.level, right.system, right.region, right.parent, right.reason)
    }

    /// The mark of its name.
    var mark: UInt64 { facts.mark }

    /// Whether both are called the same.
    func hasName(of other: Resolved) -> Bool {
        facts === other.facts || facts.mark == other.facts.mark && facts.name.isSame(as: other.facts.name)
    }

    /// A body as a key: by what it is, not by what it says. The key keeps it.
    struct Key: Hashable {
        let body: Resolved

        init(_ body: Resolved) { self.body = body }

        static func == (left: Key, right: Key) -> Bool { left.body.facts === right.body.facts }

        func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(body.facts)) }
    }

    /// For words such as 该行: what can be meant.
    var group: String { facts.group }

    private static let endings: [(word: StaticString, group: String)] = [
        ("公司", "company"), ("集团", "company"), ("医院", "hospital"), ("大学", "school"), ("学校", "school"), ("局", "bureau"),
        ("厅", "bureau"), ("部", "bureau"), ("委", "bureau"), ("署", "bureau"),
    ]

    /// Systems that are groups themselves.
    private static let systems = Set(
        ["region", "company", "bank", "school", "hospital", "event", "association", "cooperative", "site"].map(NameKey.init))

    private static func group(of name: String, _ system: String?) -> String {
        if let system, systems.contains(NameKey(system)) { return system }
        if name.holds("银行") || name.ends(with: "行") { return "bank" }
        for (word, group) in endings where name.ends(with: word) { return group }
        return "other"
    }
}
