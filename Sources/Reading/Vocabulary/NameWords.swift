/// Words by which a name that no table holds is told from a stretch of a clause: name_words.tsv.
struct NameWords: Sendable {
    /// What stands in no such name: verbs, adverbs.
    private(set) var breaks = Trie()
    /// What begins none: quantifiers, adjectives.
    private(set) var opens = Trie()
    /// What makes a class of bodies with the ending behind it: 保险公司, 县级医院.
    private(set) var kinds = Trie()
    /// What makes a road, or another thing that is no place, behind the short name of a place; by its place in `notBefore`.
    private(set) var things = Trie()
    /// What a body of its own stands behind, with a place and 的 between.
    private(set) var located = Trie()
    /// What the name of a firm begins behind.
    private(set) var before = Trie()
    /// By which the short name of a firm ends: 龙源电力.
    private(set) var trades = Trie()
    /// What a party of an announcement does, behind its short name: 长石投资|计划减持.
    private(set) var acts = Trie()
    /// 先生 behind the name of a person.
    private(set) var titles = Trie()
    /// 发布 before 公告, and 称 behind it, by which a notice begins.
    private(set) var publishing = Trie()
    private(set) var telling = Trie()
    /// By which the name of an office of a body ends.
    private(set) var offices = Trie()
    /// A body of a state, behind the name of another country: 韩国|统计厅.
    private(set) var agencies = Trie()
    /// Continuations that make another word of the words of `things`: 香港路|网.
    private(set) var notBefore: [[[UInt32]]] = []

    init(_ rows: [Table.Row]) throws(VocabularyError) {
        for row in rows {
            let word = row.cell("word")
            switch row["role"] {
            case "breaks": breaks.insert(word, 0)
            case "opens": opens.insert(word, 0)
            case "kind": kinds.insert(word, 0)
            case "road", "thing":
                things.insert(word, Int32(notBefore.count))
                notBefore.append(row.cell("not_before").words().map(\.scalarValues))
            case "located": located.insert(word, 0)
            case "before": before.insert(word, 0)
            case "trade": trades.insert(word, 0)
            case "act": acts.insert(word, 0)
            case "title": titles.insert(word, 0)
            case "publishing": publishing.insert(word, 0)
            case "telling": telling.insert(word, 0)
            case "office": offices.insert(word, 0)
            case "agency": agencies.insert(word, 0)
            default: throw row.error("“\(row["role"])” is no role")
            }
        }
        breaks.pack()
        opens.pack()
        kinds.pack()
        things.pack()
        located.pack()
        before.pack()
        trades.pack()
        acts.pack()
        titles.pack()
        publishing.pack()
        telling.pack()
        offices.pack()
        agencies.pack()
    }

    /// End of the word that makes something else of the place whose short name ends at `place`, nil where none stands there.
    func thing(_ text: [UInt32], _ place: Int, _ limit: Int) -> Int? {
        guard let match = things.longest(text, place, limit) else { return nil }
        let end = place + match.length
        return notBefore[match.value].contains { text.has($0, at: end, before: limit) } ? nil : end
    }

    /// Whether the words between are nothing but words that say what sort of body follows.
    func isKind(_ text: [UInt32], _ start: Int, _ end: Int) -> Bool {
        var place = start
        while place < end {
            guard let match = kinds.longest(text, place, end) else { return false }
            place += match.length
        }
        return end > start
    }

    /// Whether a word that stands in no name does stand here, or one that another name begins behind.
    func isBroken(_ text: [UInt32], _ start: Int, _ end: Int) -> Bool {
        (start..<end).contains { place in
            breaks.longest(text, place, end) != nil || before.longest(text, place, end).map { place + $0.length < end } ?? false
        }
    }
}
