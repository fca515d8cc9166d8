import Quantities

/// Turns the phrase that a figure measures into the name of its series: the registered metric where the phrase names one, else the noun
/// phrase without what is no part of it. A piece of a sentence names nothing.
struct MetricNaming {
    let vocabulary: Vocabulary
    var words: MetricWords {
        @inline(__always) _read { yield vocabulary.metricWords }
    }
    private let match: MetricMatch
    let nouns: NounPhrase
    private let order: MetricOrder
    private let clause: ClauseCut

    init(_ vocabulary: Vocabulary) {
        self.vocabulary = vocabulary
        match = MetricMatch(vocabulary: vocabulary)
        nouns = NounPhrase(vocabulary: vocabulary)
        order = MetricOrder(words: vocabulary.metricWords)
        clause = ClauseCut(vocabulary: vocabulary)
    }

    /// What a phrase comes to: its name, nil where it is none, and the part of it that is a component.
    struct Name: Equatable {
        var metric: String?
        var component: String?
        /// Index in the registry.
        var registered: Int?
    }

    /// Puts the drafts of an article under canonical names; one whose phrase is no name keeps it as `unnamed`.
    /// `known` holds what was named before in the document.
    func name(_ drafts: inout [Draft], _ known: inout [Key: Name]) {
        // the registered metrics that were named so far, the last one last
        var whole: [(metric: Int, unit: String)] = []
        // the value that was named last, by the words that it was named from
        var value: (phrase: String, name: Name)?
        for place in drafts.indices {
            setBasis(&drafts[place])
            guard let phrase = joined(drafts[place].metric, drafts[place].component) else { continue }
            let key = Key(phrase, &drafts[place])
            var name = named(phrase, key, &known)
            if name.metric == nil, phrase.utf8.count <= 4, phrase.unicodeScalars.count == 1, drafts[place].unit.isSame(as: "kg") {
                name.metric = phrase  // 钢227万吨
            }
            if name.component == nil, name.registered == nil, let part = part(phrase, drafts[place].unit, whole.last) {
                name = part
            }
            if let index = name.registered, name.component == nil, whole.last?.metric != index {
                whole.append((index, drafts[place].unit))
            }
            // 汽车出口2668亿元，增长124%: what has grown is what was counted, whichever unit the registered metric has
            if drafts[place].kind == .growth, let value, value.phrase.isSame(as: phrase) { name = value.name }
            settle(&drafts[place], name, phrase)
            if drafts[place].kind == .level || drafts[place].kind == .flow {
                let (draft, component) = (drafts[place], name.component)
                value = (phrase, Name(metric: draft.metric, component: component, registered: draft.registered))
            }
        }
    }

    private func named(_ phrase: String, _ key: Key, _ known: inout [Key: Name]) -> Name {
        if let name = known[key] { return name }
        let name = name(phrase.scalarValues, key)
        known[key] = name
        return name
    }

    /// The phrase with the part that was read beside it, where the two are a name together: 公路 and 客运周转量.
    private func joined(_ metric: String?, _ component: String?) -> String? {
        guard let phrase = metric, let part = component, !phrase.holds(part) else { return metric }
        return match((part + phrase).scalarValues).flatMap { $0.component == nil ? part + phrase : nil } ?? phrase
    }

    /// 快递业务量…，其中同城业务量, or 同城 alone: a part of an axis before the end of what was measured last.
    private func part(_ phrase: String, _ unit: String, _ whole: (metric: Int, unit: String)?) -> Name? {
        guard let whole else { return nil }
        let phrase = phrase.scalarValues
        guard let match = vocabulary.registry.parts.longest(phrase, 0, phrase.count),
            let component = vocabulary.registry.component(match.value, of: whole.metric)
        else { return nil }
        let metric = vocabulary.registry.metrics[whole.metric].name
        let rest = Array(phrase[match.length...])
        guard rest.isEmpty ? unit.isSame(as: whole.unit) : rest.count >= 2 && metric.ends(with: String(rest[...])) else {
            return nil
        }
        return Name(metric: metric, component: component, registered: whole.metric)
    }

    /// What the name of a phrase depends on. Its words are told apart by their bytes.
    struct Key: Hashable {
        var phrase: String
        /// The words that stand for the owner, which are no part of a name.
        var owner: String?
        var isGrowth: Bool
        /// How much of the end of the phrase stands behind the figure.
        var behind = 0
        /// Whether it is a share of what both sides of a verb say.
        var isShared = false
        /// Whether the figure counts persons, households or firms.
        var countsBodies = false

        static func == (left: Key, right: Key) -> Bool {
            left.behind == right.behind && left.isGrowth == right.isGrowth && left.isShared == right.isShared
                && left.countsBodies == right.countsBodies
                && left.phrase.isSame(as: right.phrase) && left.owner == right.owner
        }

        func hash(into hasher: inout Hasher) { phrase.hashBytes(into: &hasher) }
    }

    /// 地区生产总值 of a country is 国内生产总值, and the other way round.
    func owned(_ name: Name, _ owner: Resolved?) -> Name {
        guard let metric = name.metric, let owner, owner.system == "region",
            let other = words.name(
                metric.scalarValues,
                ofCountry: owner.level == "country" || owner.region < 0 && vocabulary.names.isUnion(owner.name))
        else { return name }
        return Name(metric: String(other[...]), component: name.component, registered: vocabulary.registry.exact(other))
    }

    // MARK: names

    func name(_ phrase: [UInt32], _ key: Key) -> Name {
        let name = read(phrase, key)
        guard name.metric == nil, !key.isShared else { return name }
        // 到七大召开时已经拥有|121万名|党员: a piece of a clause, and the thing that is counted
        if key.behind >= 2, key.behind < phrase.count { return read(Array(phrase.suffix(key.behind)), key) }
        // 九成的|行政村|通了快递: those of whom it is a share, and what they have come to
        if key.behind == phrase.count, let particle = phrase.firstIndex(of: 0x4E86), particle >= 3 {
            let verb = max(
                vocabulary.verbs.ending(phrase, particle, 0)?.length ?? 0, words.end(.having, Array(phrase[..<particle])))
            let thing = verb > 0 && particle - verb >= 2 ? read(Array(phrase[..<(particle - verb)]), key) : Name()
            if thing.metric != nil { return thing }
        }
        // 66个|物流基地|纳入建设名单: the thing, and what is said of it
        guard key.behind == phrase.count, let said = words.first(.sentence, phrase, from: 2), said.lowerBound <= 8,
            phrase.count - said.upperBound >= 3
        else { return name }
        return read(Array(phrase[..<said.lowerBound]), key)
    }

    private func read(_ phrase: [UInt32], _ key: Key) -> Name {
        if let match = words[.share].longest(phrase, 0, phrase.count), !words.meanings[match.value].isEmpty { return Name() }
        if let known = registered(phrase) { return known }
        let cut = MetricCut(vocabulary: vocabulary, isGrowth: key.isGrowth)
        guard let thing = key.isShared ? phrase : clause(phrase, behind: key.behind, countsBodies: key.countsBodies) else {
            return Name()
        }
        if thing != phrase, let known = registered(thing) { return known }
        let core = renamed(cut(thing, owner: key.owner?.scalarValues ?? []))
        if core != thing, let known = registered(core) { return known }
        if let share = share(core, key) { return share }
        return longer(core, cut) ?? paused(core, cut) ?? plain(core, mayBeClause: key.isShared) ?? rest(core, cut, key) ?? Name()
    }

    private func registered(_ phrase: [UInt32]) -> Name? {
        match(phrase).map {
            Name(metric: vocabulary.registry.metrics[$0.metric].name, component: $0.component, registered: $0.metric)
        }
    }

    /// 规上 is 规模以上, wherever it stands.
    func renamed(_ phrase: [UInt32]) -> [UInt32] {
        var result: [UInt32] = []
        var place = 0
        while place < phrase.count {
            if let match = words[.same].longest(phrase, place, phrase.count) {
                result += words.meanings[match.value]
                place += match.length
            } else {
                result.append(phrase[place])
                place += 1
            }
        }
        return result
    }

    /// 快递业务收入|占|全国.
    private func share(_ phrase: [UInt32], _ key: Key) -> Name? {
        var place = 1
        while place < phrase.count {
            guard let match = words[.share].longest(phrase, place, phrase.count) else {
                place += 1
                continue
            }
            let ending = words.meanings[match.value]
            guard !ending.isEmpty else {
                place += match.length
                continue
            }
            var whole = MetricCut(vocabulary: vocabulary, isGrowth: false).tail(
                Array(phrase[(place + match.length)...]))
            if whole.suffix(ending.count).elementsEqual(ending) { whole.removeLast(ending.count) }
            while whole.last == 0x7684 { whole.removeLast() }
            var part = key
            part.isGrowth = false
            let sharer = name(Array(phrase[..<place]), part)
            guard let name = sharer.metric else { return Name() }
            whole = MetricCut(vocabulary: vocabulary, isGrowth: false).opening(withoutOwner(whole))
            guard !whole.isEmpty else { return nil }
            let metric = name.scalarValues + phrase[place..<place + match.length] + whole + ending
            var share = registered(metric) ?? (nouns.isName(metric, isKnown: true) ? Name(metric: String(metric[...])) : Name())
            // 一般贸易|进出口占外贸总值: of the same part
            if share.metric != nil { share.component = share.component ?? sharer.component }
            return share
        }
        return nil
    }

    /// 公司|最近一期|经审计|净资产: the whole of a share without whose and of when it is.
    private func withoutOwner(_ phrase: [UInt32]) -> [UInt32] {
        var phrase = phrase
        while true {
            let length = words.head(.whose, phrase)
            guard length > 0, phrase.count >= length + 2, length >= words.head(.whole, phrase) else { return phrase }
            phrase.removeFirst(length)
        }
    }

    /// A phrase that ends in a registered name: what stands before it is a part of the name, unless it says nothing of it.
    private func longer(_ phrase: [UInt32], _ cut: MetricCut) -> Name? {
        let form = order.form(phrase)
        guard
            let (core, end) = [phrase, form].compactMap({ core in core.flatMap { core in match.ending(core).map { (core, $0) } } }
            ).first
        else { return nil }
        let head = order.withoutBetween(cut.tail(cut.opening(clause.attribute(Array(core[..<end])))))
        let whole = head + core[end...]
        if whole != core, let known = registered(whole) { return known }
        // 居民消费价格指数|CPI: one name twice
        if let twice = vocabulary.registry.exact(head), twice == vocabulary.registry.exact(Array(core[end...])) {
            return registered(head)
        }
        return nouns.isName(whole, isKnown: true) ? Name(metric: String(whole[...])) : nil
    }

    /// 粮食产量|已连续两年: a measure, and what is said of it.
    private func paused(_ phrase: [UInt32], _ cut: MetricCut) -> Name? {
        let pauses = [MetricWords.Role.pause, .sentence].compactMap { words.first($0, phrase, from: 2) }
        guard let pause = pauses.min(by: { $0.lowerBound < $1.lowerBound }) else { return nil }
        let core = cut.tail(Array(phrase[..<pause.lowerBound]))
        if let known = registered(core) { return known }
        guard match.ending(core) != nil || words.end(.measure, core) > 0 else { return nil }
        return longer(core, cut) ?? plain(core)
    }

    /// 农户就|销售马铃薯, 他们|包心菜: what stands behind the words that make a sentence of it.
    private func rest(_ phrase: [UInt32], _ cut: MetricCut, _ key: Key) -> Name? {
        var start = words.begins(.opener, phrase) ? words.head(.opener, phrase) : 0
        var place = 0
        while let word = words.first(.sentence, phrase, from: place) {
            (start, place) = (max(start, word.upperBound), word.upperBound)
        }
        if start == 0, let verb = nouns.lastVerb(phrase) { start = verb }
        guard start > 0 else { return nil }
        if phrase.count - start < (start < 3 ? 2 : 4) {
            // 秦岭隧道已|掘进
            guard let word = words.first(.sentence, phrase, from: 2), word.lowerBound >= 3,
                words.head(.between, Array(phrase[word])) == word.count
            else { return nil }
            return plain(cut(Array(phrase[..<word.lowerBound]), owner: []))
        }
        var core = cut(Array(phrase[start...]), owner: [])
        if words.begins(.opener, core) { core.removeFirst(words.head(.opener, core)) }
        guard core.count >= 2, !words.begins(.against, core) else { return nil }
        return registered(core) ?? longer(core, cut) ?? plain(core)
    }

    /// A name that is not registered.
    private func plain(_ phrase: [UInt32], mayBeClause: Bool = false) -> Name? {
        var phrase = phrase
        while words.ends(.joint, phrase) || words.ends(.leftover, phrase) {
            let length = max(words.end(.joint, phrase), words.end(.leftover, phrase))
            guard phrase.count >= length + 2 else { break }
            phrase.removeLast(length)
        }
        let core = order.form(phrase) ?? phrase
        guard !clause.isEmpty(core) else { return nil }
        return nouns.isName(core, isKnown: false) && (mayBeClause || words.end(.measure, core) > 0 || !clause.isClause(core))
            ? Name(metric: String(core[...])) : nil
    }
}
