// Over 400 lines: one trie holds the names of all its tables, so they are entered in one place.

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
    fileprivate let cells: (name: Cell, system: Cell, level: Cell, region: Cell)

    var name: String { cells.name.string }
    var system: String { cells.system.string }
    var level: String { cells.level.string }
    var region: String { cells.region.string }

    /// Whether the scalars of `range` are its name.
    func isNamed(in text: [UInt32], _ range: Range<Int>) -> Bool {
        var place = range.lowerBound
        var isSame = true
        cells.name.forEachScalar { scalar in
            isSame = place < range.upperBound && text[place] == scalar
            place += 1
            return isSame
        }
        return isSame && place == range.upperBound
    }
}

/// What is special of a word by which names end.
struct SuffixTraits: OptionSet, Sendable {
    let rawValue: UInt8
    /// Ends a name only behind two more characters.
    static let weak = SuffixTraits(rawValue: 1)
    /// A trade, which is a metric as often as a name behind a region: 河南省民用汽车保有量.
    static let trade = SuffixTraits(rawValue: 2)
    /// Ends a name even without a region before it.
    static let alone = SuffixTraits(rawValue: 4)
    /// Ends a name behind a region only where the clause goes on with a sign or a verb: 上海九星市场销售…, not 上海旅游市场规模….
    static let ended = SuffixTraits(rawValue: 8)
    /// Ends a name only right behind a region: 湖北路桥.
    static let near = SuffixTraits(rawValue: 16)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The trait that the table calls `word`.
    init?(word: String) {
        switch word {
        case "weak": self = .weak
        case "trade": self = .trade
        case "alone": self = .alone
        case "ended": self = .ended
        case "near": self = .near
        default: return nil
        }
    }
}

/// Everything that names are recognised by, in one trie.
struct OrganizationNames: Sendable {
    /// Without memory of its own, since the scanners look at one at many places of a text.
    enum Entry: Sendable {
        case negative
        case division(Int)
        /// A short form that counts only right behind the name of a division above it, or inside a system form (朝阳, 吉林).
        case shared(Int)
        case fixed(Int)
        /// What stands before the region of a system form (邮储银行 in 邮储银行{region}分行): its place in `headForms`.
        case systemHead(Int)
        /// A country, a group of countries or the world: name, kind.
        case place(Int)
        /// 该行, 全省: what it means, by its place in `meanings`.
        case word(Int)
        /// 公司, 局: ends a name; its class, by its place in `meanings`.
        case suffix(Int)
    }

    private(set) var divisions: [Division] = []
    private(set) var fixed: [FixedBody] = []
    /// A row of each table that the cells of `fixed` point into, which keeps it.
    private var kept: [Table.Row] = []
    private(set) var forms: [SystemForm] = []
    private(set) var places: [(name: String, kind: String)] = []
    private(set) var trie = Trie(capacity: 1 << 15)
    /// The entries of all words, those of a word in a row.
    private var entries: [Entry] = []
    /// Where the entries of each word begin, and the end of the last ones.
    private var entryStarts: [Int32] = []
    /// Entries as they are added, each with its group.
    private var added: [(group: Int32, entry: Entry)] = []
    private var groupCount = 0
    /// Forms of each head of a system.
    private(set) var headForms: [[Int]] = []
    /// What words mean, and the classes of suffixes.
    private(set) var meanings: [String] = []
    /// What is special of each suffix, by its place in `meanings`.
    private(set) var traits: [SuffixTraits] = []
    /// What the suffixes begin with that end a name without a region before it.
    private(set) var aloneHeads = ScalarSet()
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
        organizations: [Table.Row], listed: [Table.Row], foreign: [Table.Row], suffixes: [Table.Row], words: [Table.Row],
        negatives: [Table.Row]
    ) throws(VocabularyError) {
        try addDivisions(divisionRows)
        for row in countries {
            let kind = row.cell("kind").string
            places.append((row.cell("name").string, kind == "group" ? "union" : kind))
            add(row.cell("name"), .place(places.count - 1))
            // 俄 and 美 by themselves are seldom countries; G7 is always one
            for short in row.cell("short").words()
            where short.count > 3 || short.count > 1 && short.string.utf8.allSatisfy({ $0 < 0x80 }) {
                add(short, .place(places.count - 1))
            }
        }
        for row in regions {
            places.append((row.cell("name").string, "group"))
            add(row.cell("name"), .place(places.count - 1))
            for alias in row.cell("aliases").words() { add(alias, .place(places.count - 1)) }
        }
        let fullNames = addFixed(organizations)
        try addListed(listed)
        addForeign(foreign)
        addSystems(systems, fullNames)
        for row in suffixes { try addSuffix(row) }
        for row in words { add(row.cell("word"), .word(meaning(row.cell("means")))) }
        for row in negatives { add(row.cell("text"), .negative) }
        group()
        trie.pack()
        tails.pack()
    }

    /// Whether a name is that of a group of countries, and no part of this country.
    func isUnion(_ name: String) -> Bool { places.contains { $0.kind == "union" && $0.name == name } }

    /// The entries of the word with this value in `trie`.
    func entries(of group: Int) -> ArraySlice<Entry> { entries[Int(entryStarts[group])..<Int(entryStarts[group + 1])] }

    private mutating func addSuffix(_ row: Table.Row) throws(VocabularyError) {
        let suffix = row.cell("suffix")
        let place = meaning(row.cell("class"))
        for trait in row.cell("traits").words() {
            guard let one = SuffixTraits(word: trait.string) else { throw row.error("“\(trait.string)” is no trait") }
            traits[place].insert(one)
        }
        if traits[place].contains(.alone), let head = suffix.string.unicodeScalars.first {
            aloneHeads.insert(head.value)
        }
        add(suffix, .suffix(place))
    }

    private mutating func meaning(_ cell: Cell) -> Int {
        meanings.append(cell.string)
        traits.append([])
        return meanings.count - 1
    }

    /// Puts the entries of a word in a row, in the order they were added.
    private mutating func group() {
        entryStarts = [Int32](repeating: 0, count: groupCount + 1)
        for one in added { entryStarts[Int(one.group) + 1] += 1 }
        for group in 0..<groupCount { entryStarts[group + 1] += entryStarts[group] }
        var next = entryStarts
        entries = [Entry](repeating: .negative, count: added.count)
        for one in added {
            entries[Int(next[Int(one.group)])] = one.entry
            next[Int(one.group)] += 1
        }
        added = []
    }

    /// Adds an entry under a word; the group of entries that it stands in, -1 for none.
    @discardableResult
    private mutating func add(_ word: Cell, _ entry: Entry) -> Int {
        guard !word.isEmpty else { return -1 }
        let group = Int(trie.insert(word, Int32(groupCount)))
        guard group >= 0 else { return -1 }
        if group == groupCount {
            groupCount += 1
            holdsDivision.append(false)
        }
        added.append((Int32(group), entry))
        switch entry {
        case .division, .shared: holdsDivision[group] = true
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
        nameGroups.reserveCapacity(rows.count)
        added.reserveCapacity(4 * rows.count)
        holdsDivision.reserveCapacity(4 * rows.count)
        for (index, row) in rows.enumerated() {
            let (code, name, to) = (row.cell(at: codeColumn).string, row.cell(at: nameColumn), row.cell(at: toColumn))
            if to.isEmpty || byCode[code] == nil { byCode[code] = index }
            var shorts = row.cell(at: shortColumn).words()
            divisions.append(
                Division(
                    code: code, name: name.string, short: (shorts.next() ?? name).string, parent: -1,
                    level: row.cell(at: levelColumn).string, isLiving: to.isEmpty,
                    isRecent: to.isEmpty || Int(to.string) ?? 0 >= 2021))
        }
        divisionOfCode = byCode
        for (index, row) in rows.enumerated() {
            let code = row.cell(at: parentColumn)
            if !code.isEmpty {
                guard let parent = byCode[code.string] else { throw row.error("no division has the parent code \(code.string)") }
                divisions[index].parent = parent
            }
            let (name, note) = (row.cell(at: nameColumn), row.cell(at: noteColumn))
            let notes = note.words(partedBy: UInt8(ascii: ";"))
            let isWord = !note.isEmpty && notes.contains { $0 == "word=name" }
            let group = add(name, isWord ? .shared(index) : .division(index))
            nameGroups.append(Int32(group))
            while nameCounts.count < groupCount { nameCounts.append(0) }
            if group >= 0, divisions[index].isLiving { nameCounts[group] += 1 }
            for short in row.cell(at: shortColumn).words() where short.count > 3 && !(short == name) {
                add(short, .division(index))
            }
            guard !note.isEmpty else { continue }
            if !divisions[index].isLiving, let now = notes.first(where: { $0.starts(with: "now=") }) {
                divisions[index].successor = now.dropFirst(4).string
            }
            for note in notes where note.starts(with: "shared=") {
                for short in note.dropFirst(7).words(partedBy: UInt8(ascii: ",")) { add(short, .shared(index)) }
            }
        }
    }

    /// The groups of entries of the full names of bodies.
    private mutating func addFixed(_ rows: [Table.Row]) -> Set<Int> {
        guard let top = rows.first else { return [] }
        kept.append(top)
        fixed.reserveCapacity(rows.count + 200)
        var fullNames: Set<Int> = []
        fullNames.reserveCapacity(rows.count)
        let (name, aliases, system) = (top.index(of: "name"), top.index(of: "aliases"), top.index(of: "system"))
        let (level, region) = (top.index(of: "level"), top.index(of: "region"))
        for row in rows {
            let body = FixedBody(
                cells: (row.cell(at: name), row.cell(at: system), row.cell(at: level), row.cell(at: region)))
            fixed.append(body)
            fullNames.insert(add(body.cells.name, .fixed(fixed.count - 1)))
            for alias in row.cell(at: aliases).words() { add(alias, .fixed(fixed.count - 1)) }
        }
        return fullNames
    }

    /// Firms by the short names of their shares.
    private mutating func addListed(_ rows: [Table.Row]) throws(VocabularyError) {
        guard let top = rows.first else { return }
        kept.append(top)
        fixed.reserveCapacity(fixed.count + rows.count + 200)
        let (name, code) = (top.index(of: "name"), top.index(of: "code"))
        for row in rows {
            let digits = row.cell(at: code)
            guard digits.count == 6 || digits.count == 5, digits.string.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
                throw row.error("“\(digits.string)” is no stock code of five or six digits")
            }
            addFirm(row.cell(at: name))
        }
    }

    /// Firms of other countries.
    private mutating func addForeign(_ rows: [Table.Row]) {
        guard let top = rows.first else { return }
        kept.append(top)
        let (name, aliases) = (top.index(of: "name"), top.index(of: "aliases"))
        for row in rows {
            addFirm(row.cell(at: name))
            for alias in row.cell(at: aliases).words() { add(alias, .fixed(fixed.count - 1)) }
        }
    }

    private mutating func addFirm(_ name: Cell) {
        fixed.append(FixedBody(cells: (name, .empty, Cell("country"), .empty)))
        add(name, .fixed(fixed.count - 1))
    }

    private mutating func addSystems(_ rows: [Table.Row], _ fullNames: Set<Int>) {
        if let top = rows.first { kept.append(top) }
        var fullNames = fullNames
        var heads = Trie(capacity: 1 << 11)
        for row in rows {
            let (system, pattern) = (row.cell("system").string, row.cell("pattern").string)
            let levels = row.words("levels")
            let first = forms.count
            for form in row.cell("forms").words() {
                guard let (head, tail) = form.split(at: "{region}") else { continue }
                let number = forms.count
                forms.append(SystemForm(system: system, pattern: pattern, tail: tail.scalarValues, levels: levels))
                if head.isEmpty {
                    let place = Int(tails.insert(tail, Int32(tailForms.count)))
                    if place == tailForms.count { tailForms.append([number]) } else { tailForms[place].append(number) }
                } else {
                    let place = Int(heads.insert(head, Int32(headForms.count)))
                    if place == headForms.count {
                        headForms.append([number])
                        add(head, .systemHead(place))
                    } else {
                        headForms[place].append(number)
                    }
                }
            }
            if first < forms.count { formsOfSystem[system, default: []] += first..<forms.count }
            let names = row.cell("headquarters").words()
            if let name = names.first(where: { _ in true }),
                !names.contains(where: { name in trie.value(of: name.string).map(fullNames.contains) ?? false })
            {
                fixed.append(FixedBody(cells: (name, row.cell("system"), Cell("country"), .empty)))
                for alias in names {
                    let group = add(alias, .fixed(fixed.count - 1))
                    if alias == name { fullNames.insert(group) }
                }
            }
        }
        for (index, body) in fixed.enumerated() where !body.cells.system.isEmpty && body.cells.level == "country" {
            if headquarters[body.system] == nil { headquarters[body.system] = index }
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
