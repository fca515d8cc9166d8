/// A division of the country (GB/T 2260).
struct Division: Sendable {
    let code: String
    let name: String
    let short: String
    /// Index of the division above, -1 for a province.
    var parent: Int
    /// `province prefecture county`.
    let level: String
    /// Whether it exists today.
    let isLiving: Bool
    /// Whether it existed in 2021 or later, so that present texts and those of a few years ago may mean it.
    let isRecent: Bool
    /// Code of the division that took its place, empty where none did.
    var successor = ""
}

/// A body that exists at every level, as a pattern with the region left open.
struct SystemForm: Sendable {
    let system: String
    /// Canonical form with `{region}`.
    let pattern: String
    /// What stands behind the region in this form.
    let tail: [UInt32]
    let levels: [Substring]
}

/// A body with a fixed name.
struct FixedBody: Sendable {
    let name: String
    let system: String
    let level: String
    let region: String
}

/// Everything that names are recognised by, in one trie.
struct OrganizationNames: Sendable {
    enum Entry: Sendable {
        case negative
        case division(Int)
        /// A short form that counts only right behind the name of a division above it, or inside a system form (朝阳, 吉林).
        case shared(Int)
        case fixed(Int)
        /// What stands before the region of a system form (邮储银行 in 邮储银行{region}分行).
        case systemHead([Int])
        /// A country, a group of countries or the world: name, kind.
        case place(Int)
        /// 该行, 全省.
        case word(String)
        /// 公司, 局: ends a name.
        case suffix(String)
    }

    private(set) var divisions: [Division] = []
    private(set) var fixed: [FixedBody] = []
    private(set) var forms: [SystemForm] = []
    private(set) var places: [(name: String, kind: String)] = []
    private(set) var trie = Trie(capacity: 1 << 15)
    private(set) var entries: [[Entry]] = []
    /// Whether a group of entries has a division in it.
    private(set) var holdsDivision: [Bool] = []
    /// Tails of forms that begin with the region (邮政分公司 in {region}邮政分公司).
    private(set) var tails = Trie()
    private(set) var tailForms: [[Int]] = []
    /// Forms of each system, in the order of the table.
    private(set) var formsOfSystem: [String: [Int]] = [:]
    /// The body at the head of each system.
    private(set) var headquarters: [String: Int] = [:]
    /// Living divisions, and those abolished where no other has the code.
    private(set) var divisionOfCode: [String: Int] = [:]
    /// How many divisions of today have the full name of a group of entries.
    private var nameCounts: [Int32] = []
    /// The group of entries of each division's full name.
    private var nameGroups: [Int32] = []

    init(
        divisions divisionRows: [Table.Row], countries: [Table.Row], regions: [Table.Row], systems: [Table.Row],
        organizations: [Table.Row], suffixes: [Table.Row], words: [Table.Row], negatives: [Table.Row]
    ) throws(VocabularyError) {
        try addDivisions(divisionRows)
        for row in countries {
            places.append((String(row["name"]), String(row["kind"])))
            add(row["name"], .place(places.count - 1))
            // 俄 and 美 by themselves are seldom countries; G7 is always one
            for short in row.words("short")
            where short.utf8.count > 3 || short.utf8.count > 1 && short.utf8.allSatisfy({ $0 < 0x80 }) {
                add(short, .place(places.count - 1))
            }
        }
        for row in regions {
            places.append((String(row["name"]), "group"))
            add(row["name"], .place(places.count - 1))
        }
        for row in organizations {
            fixed.append(
                FixedBody(
                    name: String(row["name"]), system: String(row["system"]), level: String(row["level"]),
                    region: String(row["region"])))
            add(row["name"], .fixed(fixed.count - 1))
            for alias in row.words("aliases") { add(alias, .fixed(fixed.count - 1)) }
        }
        addSystems(systems)
        for row in suffixes { add(row["suffix"], .suffix(String(row["class"]))) }
        for row in words { add(row["word"], .word(String(row["means"]))) }
        for row in negatives { add(row["text"], .negative) }
    }

    /// Adds an entry under a word; the group of entries that it stands in, -1 for none.
    @discardableResult
    private mutating func add(_ word: some StringProtocol, _ entry: Entry) -> Int {
        guard !word.isEmpty else { return -1 }
        let group = Int(trie.insert(word, Int32(entries.count)))
        if group == entries.count {
            entries.append([entry])
            holdsDivision.append(false)
        } else if group >= 0 {
            entries[group].append(entry)
        }
        switch entry {
        case .division, .shared: if group >= 0 { holdsDivision[group] = true }
        default: break
        }
        return group
    }

    private mutating func addDivisions(_ rows: [Table.Row]) throws(VocabularyError) {
        var byCode: [String: Int] = [:]
        byCode.reserveCapacity(rows.count)
        divisions.reserveCapacity(rows.count)
        guard let top = rows.first else { return }
        let (codeColumn, nameColumn, shortColumn) = (top.index(of: "code"), top.index(of: "name"), top.index(of: "short"))
        let (parentColumn, levelColumn) = (top.index(of: "parent"), top.index(of: "level"))
        let (toColumn, noteColumn) = (top.index(of: "to"), top.index(of: "note"))
        for (index, row) in rows.enumerated() {
            let code = String(row[at: codeColumn])
            if row[at: toColumn].isEmpty || byCode[code] == nil { byCode[code] = index }
            let short = Table.Row.words(row[at: shortColumn]).first ?? row[at: nameColumn]
            divisions.append(
                Division(
                    code: code, name: String(row[at: nameColumn]), short: String(short), parent: -1,
                    level: String(row[at: levelColumn]),
                    isLiving: row[at: toColumn].isEmpty,
                    isRecent: row[at: toColumn].isEmpty || Int(row[at: toColumn]) ?? 0 >= 2021))
        }
        divisionOfCode = byCode
        for (index, row) in rows.enumerated() {
            let code = String(row[at: parentColumn])
            if !code.isEmpty {
                guard let parent = byCode[code] else { throw row.error("no division has the parent code \(code)") }
                divisions[index].parent = parent
            }
            let note = row[at: noteColumn].utf8
            let notes = note.isEmpty ? [] : note.split(separator: UInt8(ascii: ";")).map { Substring($0) }
            let name = row[at: nameColumn]
            let group = add(name, notes.contains("word=name") ? .shared(index) : .division(index))
            nameGroups.append(Int32(group))
            while nameCounts.count < entries.count { nameCounts.append(0) }
            if group >= 0, row[at: toColumn].isEmpty { nameCounts[group] += 1 }
            for short in Table.Row.words(row[at: shortColumn]) where short.utf8.count > 3 && !short.utf8.elementsEqual(name.utf8)
            {
                add(short, .division(index))
            }
            if !divisions[index].isLiving, let now = notes.first(where: { $0.utf8.starts(with: "now=".utf8) }) {
                divisions[index].successor = String(now.dropFirst(4))
            }
            for note in notes where note.utf8.starts(with: "shared=".utf8) {
                let shared = note.utf8.dropFirst(7).split(separator: UInt8(ascii: ","))
                for short in shared { add(Substring(short), .shared(index)) }
            }
        }
    }

    private mutating func addSystems(_ rows: [Table.Row]) {
        var heads: [String: [Int]] = [:]
        var tailGroups: [String: [Int]] = [:]
        var fixedNames = Trie(capacity: 1 << 13)
        for body in fixed { fixedNames.insert(body.name, 0) }
        for row in rows {
            for form in row.words("forms") {
                guard let (head, tail) = OrganizationNames.split(String(form)) else { continue }
                formsOfSystem[String(row["system"]), default: []].append(forms.count)
                forms.append(
                    SystemForm(
                        system: String(row["system"]), pattern: String(row["pattern"]), tail: tail.scalarValues,
                        levels: row.words("levels")))
                if head.isEmpty {
                    tailGroups[tail, default: []].append(forms.count - 1)
                } else {
                    heads[head, default: []].append(forms.count - 1)
                }
            }
            let names = row.words("headquarters")
            if let name = names.first, !names.contains(where: { fixedNames.value(of: $0) != nil }) {
                fixed.append(FixedBody(name: String(name), system: String(row["system"]), level: "country", region: ""))
                fixedNames.insert(name, 0)
                for alias in names { add(alias, .fixed(fixed.count - 1)) }
            }
        }
        for (index, body) in fixed.enumerated() where !body.system.isEmpty && body.level == "country" {
            if headquarters[body.system] == nil { headquarters[body.system] = index }
        }
        for (head, indexes) in heads.sorted(by: { $0.key < $1.key }) { add(head, .systemHead(indexes)) }
        for (tail, indexes) in tailGroups.sorted(by: { $0.key < $1.key }) {
            tails.insert(tail, Int32(tailForms.count))
            tailForms.append(indexes)
        }
    }

    /// Parts a form at `{region}`.
    static func split(_ form: String, at hole: String = "{region}") -> (head: String, tail: String)? {
        let utf8 = Array(form.utf8)
        let mark = Array(hole.utf8)
        guard utf8.count > mark.count else { return nil }
        for place in 0...(utf8.count - mark.count) where utf8[place..<place + mark.count].elementsEqual(mark) {
            return (
                String(decoding: utf8[..<place], as: UTF8.self), String(decoding: utf8[(place + mark.count)...], as: UTF8.self)
            )
        }
        return nil
    }

    /// A system pattern with its region filled in, by full name or, for `{short}`, by short name.
    func fill(_ pattern: String, _ region: Int) -> String {
        if let (head, tail) = OrganizationNames.split(pattern) { return head + displayName(region) + tail }
        if let (head, tail) = OrganizationNames.split(pattern, at: "{short}") { return head + divisions[region].short + tail }
        return pattern
    }

    /// Name of the body above the one that `form` gives a region: of the same system in the division above, at last its headquarters.
    func above(_ form: SystemForm, _ region: Int) -> String? {
        let parent = divisions[region].parent
        guard parent >= 0 else { return headquarters[form.system].map { fixed[$0].name } }
        let level = divisions[parent].level
        let fitting = formsOfSystem[form.system]?.first { forms[$0].levels.contains { $0 == level } }
        return fill(fitting.map { forms[$0].pattern } ?? form.pattern, parent)
    }

    /// Full name of a division, with the one above it where the name alone is not unique.
    func displayName(_ index: Int) -> String {
        let division = divisions[index]
        let group = Int(nameGroups[index])
        guard group >= 0, nameCounts[group] > (division.isLiving ? 1 : 0), division.parent >= 0 else { return division.name }
        return divisions[division.parent].name + division.name
    }

    /// Those of `candidates` that today's texts and those of a few years ago may mean; all where that is none.
    func current(_ candidates: [Int]) -> [Int] {
        let current = candidates.filter { one in
            let division = divisions[one]
            return division.isLiving || division.isRecent && !candidates.contains { divisions[$0].code == division.successor }
        }
        return current.isEmpty ? candidates : current
    }

    /// Whether `ancestor` is `index` or above it.
    func isWithin(_ index: Int, _ ancestor: Int) -> Bool {
        var place = index
        while place >= 0 {
            if place == ancestor { return true }
            place = divisions[place].parent
        }
        return false
    }
}
