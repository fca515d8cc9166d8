/// What a name stands for, and why. Boxed, since it is handed from claim to claim: a copy costs one count.
struct Resolved: Equatable, Sendable {
    private final class Facts: Sendable {
        let name: String
        let level: String?
        let system: String?
        let region: Int
        let parent: String?
        let reason: String

        init(_ name: String, _ level: String?, _ system: String?, _ region: Int, _ parent: String?, _ reason: String) {
            (self.name, self.level, self.system) = (name, level, system)
            (self.region, self.parent, self.reason) = (region, parent, reason)
        }
    }

    private var facts: Facts

    init(name: String, level: String?, system: String?, region: Int, parent: String?, reason: String) {
        facts = Facts(name, level, system, region, parent, reason)
    }

    var name: String { facts.name }
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

    /// For words such as 该行: what can be meant.
    var group: String { system == "region" ? "region" : Resolved.group(of: name, system) }

    private static let endings: [(word: StaticString, group: String)] = [
        ("公司", "company"), ("集团", "company"), ("医院", "hospital"), ("大学", "school"), ("学校", "school"), ("局", "bureau"),
        ("厅", "bureau"), ("部", "bureau"), ("委", "bureau"), ("署", "bureau"),
    ]

    private static func group(of name: String, _ system: String?) -> String {
        if let system, ["company", "bank", "school", "hospital", "event", "association", "cooperative", "site"].contains(system) {
            return system
        }
        if name.holds("银行") || name.ends(with: "分行") || name.ends(with: "支行") { return "bank" }
        for (word, group) in endings where name.ends(with: word) { return group }
        return "other"
    }
}

/// Turns names into organizations within one article: the same words resolve the same way.
struct Resolver {
    private let vocabulary: Vocabulary
    private var names: OrganizationNames {
        @inline(__always) _read { yield vocabulary.names }
    }
    let text: [UInt32]
    /// Names beside the vocabulary.
    let given: GivenNames
    /// What ambiguous words of the document stand for, shared by all its articles.
    let choices: Choices
    /// Bodies and regions of the article in order of appearance.
    private(set) var known: [Resolved] = []
    /// Systems that the document names anywhere, for 河南省分行 in an article that names no bank.
    var documentSystems: [String] = []

    init(vocabulary: Vocabulary, text: [UInt32], given: GivenNames = .none) {
        self.vocabulary = vocabulary
        self.text = text
        self.given = given
        choices = Choices()
    }

    /// The country as a subject.
    static let country = Resolved(
        name: "全国", level: "country", system: "region", region: -1, parent: nil, reason: "word for the country")

    /// Forgets the article before.
    mutating func reset() { known = [] }

    /// What `mention` stands for; nil where it cannot be said.
    func resolve(_ mention: NameMention) -> Resolved? {
        let found = isOpen(mention.kind) ? choices.settle(string(mention.range), read(mention)) : read(mention)
        return found.map(given.decided)
    }

    /// Whether the words may stand for several bodies, so that the article has to decide.
    private func isOpen(_ kind: NameMention.Kind) -> Bool {
        switch kind {
        case .region(let candidates), .system(_, let candidates): return candidates.count > 1
        case .branch: return true
        case .office(let body, _, _, _): return isOpen(body)
        case .given(let index):
            if case .introduced(let holders) = given.meanings[index] { return holders.count > 1 } else { return false }
        default: return false
        }
    }

    private func read(_ mention: NameMention) -> Resolved? {
        switch mention.kind {
        case .region(let candidates): return pick(candidates).map { region($0.region, reason: $0.reason ?? "name of a division") }
        case .system(let form, let regions): return pick(regions).map { system(names.forms[form], $0.region, reason: $0.reason) }
        case .fixed(let index):
            let body = names.fixed[index]
            let region = names.divisionOfCode[body.region] ?? -1
            return Resolved(
                name: body.name, level: body.level.isEmpty ? nil : body.level, system: body.system.isEmpty ? nil : body.system,
                region: region,
                parent: region < 0 ? nil : names.displayName(region),
                reason: string(mention.range) == body.name ? "full name" : "registered alias of \(body.name)")
        case .place(let index):
            let place = names.places[index]
            let level = place.kind == "group" ? "group" : "country"
            return Resolved(name: place.name, level: level, system: "region", region: -1, parent: nil, reason: "name of a region")
        case .word("company") where isOwn(mention.range):
            return announcer(mention.range.lowerBound) ?? pointed("company", string(mention.range))
        case .word(let means): return pointed(means, string(mention.range))
        case .structured("event", _) where text[mention.range.lowerBound] == 0x672C:
            return known.last { $0.group == "event" }  // 本届高交会
        case .structured(let group, let regions):
            let region = regions.isEmpty ? -1 : pick(regions)?.region ?? -1
            return Resolved(
                name: string(mention.range), level: "site", system: group, region: region,
                parent: region < 0 ? nil : names.displayName(region),
                reason: "structure of the name")
        case .branch(let regions, let tail): return branch(regions, tail, string(mention.range))
        case .office(let body, let from, let place, let regions):
            let above = resolve(NameMention(range: mention.range.lowerBound..<from, kind: body))
            return above.map { office(of: $0, from, place, mention.range.upperBound, regions) }
        case .given(let index):
            switch given.meanings[index] {
            case .registered(let body): return body
            case .introduced(let holders):
                let bodies = holders.map(resolve)
                guard var body = bodies[0], bodies.allSatisfy({ $0?.name == body.name }) else { return nil }
                body.reason = "short name of \(body.name), introduced in the text"
                return body
            }
        }
    }

    /// Remembers a body or region that the article named.
    mutating func note(_ resolved: Resolved) {
        if let system = resolved.system, system != "region", !documentSystems.contains(system) { documentSystems.append(system) }
        if let place = known.lastIndex(where: { $0.name.isSame(as: resolved.name) }) { known.remove(at: place) }
        known.append(resolved)
        if known.count > 64 { known.removeFirst() }
    }

    private func string(_ range: Range<Int>) -> String { String(text[range]) }

    // MARK: regions

    /// The one division meant: alone, within a region named before, or the only one of the highest level; and why, where there was a choice.
    private func pick(_ candidates: [Int]) -> (region: Int, reason: String?)? {
        if candidates.count == 1 { return (candidates[0], nil) }
        let pool = names.current(candidates)
        if pool.count == 1 { return (pool[0], "the only division of that name today") }
        for above in known.reversed() where above.region >= 0 {
            let reason = "the text speaks of \(above.name)"
            if pool.contains(above.region) { return (above.region, reason) }
            let inside = pool.filter { names.isWithin($0, above.region) }
            if inside.count == 1 { return (inside[0], reason) }
            let root = province(above.region)
            let near = pool.filter { province($0) == root }
            if near.count == 1 { return (near[0], reason) }
        }
        for level in ["province", "prefecture", "county"] {
            let same = pool.filter { names.divisions[$0].level == level }
            if same.count == 1 { return (same[0], "the only \(level) of that name") }
            if same.count > 1 { return nil }
        }
        return nil
    }

    private func province(_ index: Int) -> Int {
        var place = index
        while names.divisions[place].parent >= 0 { place = names.divisions[place].parent }
        return place
    }

    private func region(_ index: Int, reason: String) -> Resolved {
        let division = names.divisions[index]
        return Resolved(
            name: names.displayName(index), level: division.level, system: "region", region: index,
            parent: division.parent >= 0 ? names.displayName(division.parent) : "全国", reason: reason)
    }

    private func system(_ form: SystemForm, _ region: Int, reason: String? = nil) -> Resolved {
        let why = "system \(form.system) and region \(names.displayName(region))" + (reason.map { ": " + $0 } ?? "")
        return Resolved(
            name: names.fill(form.pattern, region), level: names.divisions[region].level, system: form.system, region: region,
            parent: names.above(form, region), reason: why)
    }

    /// 贵阳银行观山湖支行: by the form of its system where the office is of a division, else by the words behind the name of the body.
    private func office(of body: Resolved, _ from: Int, _ place: Int, _ end: Int, _ regions: [Int]) -> Resolved {
        let region = regions.isEmpty ? nil : pick(regions)?.region
        if let region, let forms = body.system.flatMap({ names.formsOfSystem[$0] }) {
            let (tail, level) = (text[place..<end], names.divisions[region].level)
            if let form = forms.first(where: { form in
                names.forms[form].tail.elementsEqual(tail) && names.forms[form].levels.contains { $0 == level }
            }) {
                return system(names.forms[form], region)
            }
        }
        let above = region ?? body.region
        return Resolved(
            name: body.name + string(from..<end), level: "site", system: body.system ?? body.group, region: above,
            parent: body.name, reason: "office of \(body.name)")
    }

    /// The bodies that words may stand for where the article does not decide; empty where they stand for none or for one.
    func candidates(_ mention: NameMention) -> [String] {
        switch mention.kind {
        case .region(let regions): return regions.count > 1 ? living(regions).map(names.displayName) : []
        case .system(let form, let regions):
            return regions.count > 1 ? living(regions).map { names.fill(names.forms[form].pattern, $0) } : []
        case .branch(let regions, let tail):
            return living(regions).flatMap { region in
                let level = names.divisions[region].level
                return names.formsOfSystem.keys.sorted().compactMap { system in
                    names.formsOfSystem[system]?.first { form in
                        names.forms[form].tail == tail.scalarValues && names.forms[form].levels.contains { $0 == level }
                    }.map { names.fill(names.forms[$0].pattern, region) }
                }
            }
        case .given(let index):
            guard case .introduced(let holders) = given.meanings[index], holders.count > 1 else { return [] }
            return Set(holders.compactMap { resolve($0)?.name }).sorted()
        default: return []
        }
    }

    private func living(_ regions: [Int]) -> [Int] {
        names.current(regions).sorted { names.divisions[$0].code < names.divisions[$1].code }
    }

    // MARK: words that point back

    /// 公司, 本公司, not 该公司: whoever the announcement is of.
    private func isOwn(_ range: Range<Int>) -> Bool { !given.homes.isEmpty && text[range.lowerBound] != 0x8BE5 }

    /// The firm that the article is an announcement of: the last that said so, if the article names it.
    private func announcer(_ place: Int) -> Resolved? {
        guard let home = given.homes.last(where: { $0.place <= place }), let body = resolve(home.name),
            known.contains(where: { $0.name.isSame(as: body.name) })
        else { return nil }
        var result = body
        result.reason = "“公司” in an announcement of \(body.name)"
        return result
    }

    private func pointed(_ means: String, _ word: String) -> Resolved? {
        if means == "region:country" { return Resolver.country }
        if means == "members" { return members(word) }
        let parts = means.split(separator: ":")
        guard parts.first == "region" else { return body(means, word) }
        if parts.last == "country" {
            return Resolver.country
        }
        for above in known.reversed() where above.region >= 0 {
            var index = above.region
            while index >= 0 {
                if fits(names.divisions[index], String(parts.last ?? "any"), word) {
                    return region(index, reason: "“\(word)” after \(above.name)")
                }
                index = names.divisions[index].parent
            }
        }
        return nil
    }

    /// 各市, 地方政府: those of the region named last that has such, taken together.
    private func members(_ word: String) -> Resolved {
        let levels = Resolver.wholes.first { word.contains($0.member) }?.levels ?? []
        let above = known.last { body in
            body.region >= 0 && body.system == "region" && levels.contains(names.divisions[body.region].level)
        }
        return Resolved(
            name: (above?.name ?? "") + word, level: above == nil ? "group" : nil, system: "region",
            region: above?.region ?? -1, parent: above?.name ?? "全国",
            reason: "“\(word)” after \(above?.name ?? "nothing")")
    }

    /// Levels of a region that has members of that sort; provinces are those of the country.
    private static let wholes: [(member: String, levels: [String])] = [
        ("省", []), ("市", ["province"]), ("州", ["province"]), ("盟", ["province"]), ("县", ["province", "prefecture"]),
        ("旗", ["province", "prefecture"]), ("区", ["province", "prefecture"]), ("乡", ["prefecture", "county"]),
        ("镇", ["prefecture", "county"]), ("街", ["prefecture", "county"]),
    ]

    /// 全市: a city, also a county-level one; 全区: an autonomous region or a district; 全省: a province.
    private func fits(_ division: Division, _ level: String, _ word: String) -> Bool {
        // 市政府, 省委省政府 are of the level that they begin with
        let isRule = word.hasSuffix("府") || word.hasSuffix("委")
        let scalars = word.unicodeScalars
        guard let last = isRule ? scalars.first(where: { Resolver.levels.contains($0.value) }) : scalars.last else {
            return false
        }
        if ["内", "上", "下", "境"].contains(String(last)) { return level == "any" || division.level == level }
        if level != "any", division.level != level { return false }
        switch last {
        case "省": return division.name.hasSuffix("省")
        case "市": return division.name.hasSuffix("市")
        case "县": return division.name.hasSuffix("县")
        case "区": return division.name.hasSuffix("区")
        case "州": return division.name.hasSuffix("州")
        case "旗": return division.name.hasSuffix("旗")
        case "盟": return division.name.hasSuffix("盟")
        case "乡", "镇", "村": return false
        default: return true
        }
    }

    private static let levels = ScalarSet("省市县区州旗盟")

    /// 该行, 该公司: the last body of that sort.
    private func body(_ means: String, _ word: String) -> Resolved? {
        guard means != "none" else { return nil }
        // 该支行 is a branch before it is a bank
        if means == "branch", let body = known.last(where: { $0.name.hasSuffix(word.suffix(2)) }) {
            var result = body
            result.reason = "“\(word)” after \(body.name)"
            return result
        }
        for body in known.reversed() where body.group != "region" {
            let fits: Bool
            switch means {
            case "same": fits = true
            case "bank": fits = body.group == "bank"
            case "branch": fits = word.contains("行") ? body.group == "bank" : body.name.contains("公司") || body.system == "post"
            case "company":
                fits = body.group == "company" || body.system == "post" || body.group == "bank" || body.group == "other"
            default: fits = body.group == means
            }
            if fits {
                var result = body
                result.reason = "“\(word)” after \(body.name)"
                return result
            }
        }
        return nil
    }

    /// 宜昌市分公司: the body of that region and ending that the article or the document names.
    private func branch(_ regions: [Int], _ tail: String, _ word: String) -> Resolved? {
        for body in known.reversed() where regions.contains(body.region) && body.group != "region" {
            if body.name.hasSuffix(tail) {
                var result = body
                result.reason = "“\(word)” short for \(body.name)"
                return result
            }
        }
        guard let region = pick(regions)?.region else { return nil }
        let bank = tail != "分公司"
        let systems = (known.reversed().compactMap(\.system) + documentSystems).filter { $0 != "region" }
        for wanted in systems {
            if let form = names.forms.first(where: { $0.system == wanted && $0.pattern.hasSuffix(tail) }),
                form.levels.contains(Substring(names.divisions[region].level)) || bank
            {
                var result = system(form, region)
                result.reason = "“\(word)” within \(form.system)"
                return result
            }
        }
        return nil
    }
}
