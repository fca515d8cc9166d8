/// Turns names into organizations within one article: the same words resolve the same way.
struct Resolver {
    let vocabulary: Vocabulary
    var names: OrganizationNames {
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
        return found.map { given.decided($0) }
    }

    private func fixed(_ body: FixedBody, isFull: Bool) -> Resolved {
        let region = names.divisionOfCode[body.region] ?? -1
        return Resolved(
            name: body.name, level: body.level.isEmpty ? nil : body.level, system: body.system.isEmpty ? nil : body.system,
            region: region, parent: region < 0 ? nil : names.displayName(region),
            reason: isFull ? "full name" : "registered alias of \(body.name)")
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
        case .region(let candidates) where candidates.count == 1:
            return choices.body(.division(candidates[0])) { names.body(ofDivision: candidates[0], reason: "name of a division") }
        case .region(let candidates):
            return divisions.pick(candidates).map { names.body(ofDivision: $0.region, reason: $0.reason ?? "name of a division") }
        case .system(let form, let regions):
            return divisions.pick(regions).map { names.body(names.forms[form], of: $0.region, reason: $0.reason) }
        case .fixed(let index):
            let isFull = names.fixed[index].isNamed(in: text, mention.range)
            return choices.body(.fixed(index, isFull: isFull)) { fixed(names.fixed[index], isFull: isFull) }
        case .place(let index):
            let place = names.places[index]
            let level = place.kind == "group" || place.kind == "union" ? "group" : "country"
            return Resolved(name: place.name, level: level, system: "region", region: -1, parent: nil, reason: "name of a region")
        case .word("company") where isOwn(mention.range):
            return announcer(mention.range.lowerBound) ?? back.resolve("company", string(mention.range))
        case .word(let means): return back.resolve(means, string(mention.range))
        case .structured("event", _) where text[mention.range.lowerBound] == 0x672C:
            return known.last { $0.group == "event" }  // 本届高交会
        case .structured(let group, let regions):
            let region = regions.isEmpty ? -1 : divisions.pick(regions)?.region ?? -1
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
        if let place = known.lastIndex(where: { $0.hasName(of: resolved) }) { known.remove(at: place) }
        known.append(resolved)
        if known.count > 64 { known.removeFirst() }
    }

    /// The choice among divisions of one name, by what the article has named so far.
    var divisions: DivisionChoice { DivisionChoice(vocabulary: vocabulary, known: known) }
    private var back: BackReference { BackReference(vocabulary: vocabulary, known: known) }

    func string(_ range: Range<Int>) -> String { String(text[range]) }

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

}
