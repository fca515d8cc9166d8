/// Words that make a plan, a fact, or a nature of a figure: kinds.tsv.
struct KindWords: Sendable {
    enum Role: String, CaseIterable, Sendable {
        /// 力争; 计划 before a verb; 确保, which is a purpose where a comma parts it from the figure.
        case plan
        case planVerb = "plan_verb"
        case hope
        /// 预计, 有望; 将 before a verb; 可, which says so only beside a plan.
        case forecast, will, able
        /// 启动, which no name of a metric begins with, behind 将.
        case acts
        /// 已, 截至; 累计, 共有, which are facts where nothing else speaks; 原计划, 计划的 (82%).
        case done, stands, made
        /// 项目, which goes on with what the paragraph plans; 这批, which points back to the sentence before.
        case goesOn = "goes_on"
        case pointsBack = "points_back"
        /// 目标 and 将于 behind a figure; 纳入 behind 将, which then is no future.
        case aim, behind, object
        case planSection = "plan_section"
        case pastSection = "past_section"
        case planTitle = "plan_title"
        case titleEnd = "title_end"
        case planNotice = "plan_notice"
        /// 未来五年 at the head of a sentence.
        case planLead = "plan_lead"
        /// 余额 at the end of a metric, whatever else is in it.
        case balance
        /// Natures of a metric: 投资; 增量; 增速; units of what happens; 能耗; 现有, and 有 right before a figure.
        case flow, increment
        case growthRate = "growth_rate"
        case happens, intensity
        /// 指数; 率, 占比; 量 behind a price (现价总量), which is then none.
        case index, proportion, total
        case stockVerb = "stock_verb"
        case had
        /// 可能, 约 between a movement and its figure; 增加 before what it is said of (较上月增加网点130个).
        case hedge, leading

        /// Its place among the roles: cases without values are numbered in one byte, which costs less than looking through them.
        var slot: Int { Int(unsafeBitCast(self, to: UInt8.self)) }

        /// Whether the words before a figure are searched for it.
        var isSearched: Bool {
            switch self {
            case .plan, .planVerb, .hope, .forecast, .will, .able, .done, .stands, .made, .goesOn, .pointsBack: true
            default: false
            }
        }
    }

    struct Word: Sendable {
        let role: Role
        /// What may stand right before and right behind it so that it is another word.
        let notAfter: [[UInt32]]
        let notBefore: [[UInt32]]

        func holds(_ text: [UInt32], _ place: Int, _ length: Int, _ bounds: Range<Int>) -> Bool {
            let end = place + length
            return !notBefore.contains { text.has($0, at: end, before: bounds.upperBound) }
                && !notAfter.contains {
                    place - $0.count >= bounds.lowerBound && text.has($0, at: place - $0.count, before: place)
                }
        }
    }

    private let words: [Word]
    private let tries: [Trie]
    private let searched: Trie

    init(_ rows: [Table.Row]) throws(VocabularyError) {
        var words: [Word] = []
        var tries = [Trie](repeating: Trie(), count: Role.allCases.count)
        var searched = Trie()
        for row in rows {
            guard let role = Role(rawValue: row.cell("role").string) else { throw row.error("“\(row["role"])” is no role") }
            let place = role.slot
            let word = row.cell("word")
            let number = Int32(words.count)
            guard tries[place].insert(word, number) == number else { throw row.error("“\(row["word"])” stands twice") }
            if role.isSearched, searched.insert(word, number) != number { throw row.error("“\(row["word"])” stands twice") }
            words.append(
                Word(
                    role: role, notAfter: row.cell("not_after").words().map(\.scalarValues),
                    notBefore: row.cell("not_before").words().map(\.scalarValues)))
        }
        for place in tries.indices { tries[place].pack() }
        searched.pack()
        (self.words, self.tries, self.searched) = (words, tries, searched)
    }

    /// The words of a role, where they stand: a copy would count each of their tables.
    subscript(role: Role) -> Trie {
        @inline(__always) _read { yield tries[role.slot] }
    }

    /// The word at `place` that says whether a figure is planned, with its length.
    func word(_ text: [UInt32], _ place: Int, _ bounds: Range<Int>) -> (role: Role, length: Int)? {
        guard let match = searched.longest(text, place, bounds.upperBound) else { return nil }
        let word = words[match.value]
        return word.holds(text, place, match.length, bounds) ? (word.role, match.length) : nil
    }

    /// Whether a word of `role` stands in `range`.
    func occurs(_ role: Role, _ text: [UInt32], _ range: Range<Int>) -> Bool {
        ClauseWords.occurs(self[role], text, range)
    }

    /// Whether `range` ends with a word of `role`; its length.
    func ending(_ role: Role, _ text: [UInt32], _ range: Range<Int>) -> Int? {
        self[role].ending(text, range.upperBound, range.lowerBound)?.length
    }
}
