/// The head of the words before a figure.
extension LeftReading {
    private static let headSingles = ScalarSet("已均都共其的约另也还则并且而又再该了和及与等但虽却仍")
    /// Characters that make a word with 在: 在校, 在建; and provinces by their one character: 在鄂企业.
    static let inWords = ScalarSet("外口管校建册岗售线园院职读役途营库网编贷研逃押施京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀黔滇藏陕甘青宁新台港澳汉穗深华")
    private static let prepositions = ScalarSet("对在为使让将")

    /// Takes adverbs, particles and openers off the head, one by one.
    mutating func stripHead(_ vocabulary: Vocabulary) {
        while true {
            core.trimMarks()
            guard !core.isEmpty, dropBase(vocabulary) || dropOpener(vocabulary) || dropFront(vocabulary) else { return }
        }
    }

    /// 同比, 环比; 同比多开行668列.
    private mutating func dropBase(_ vocabulary: Vocabulary) -> Bool {
        guard core.hasPrefix("同比") || core.hasPrefix("环比") else { return false }
        baseWord = core.hasPrefix("同比") ? "同比" : "环比"
        core.dropFirst(2)
        guard change == nil, let first = core.scalars.first, let more = LeftReading.more(first) else { return true }
        change = more
        core.dropFirst(1)
        let isVerb = vocabulary.verbs.longest(core.scalars, 0, core.count)?.length == core.count
        if isVerb || core.count == 1 { core = Phrase() }
        return true
    }

    /// 多, 少, 增, 减 before a verb.
    private static func more(_ scalar: UInt32) -> Predicate? {
        switch scalar {
        case 0x591A, 0x589E: Predicate(word: "多", role: .change, kind: nil, sign: 1)
        case 0x5C11, 0x51CF: Predicate(word: "多", role: .change, kind: nil, sign: -1)
        default: nil
        }
    }

    private mutating func dropOpener(_ vocabulary: Vocabulary) -> Bool {
        guard let length = vocabulary.phrases.opener.beginning(core) else { return false }
        core.dropFirst(length)
        return true
    }

    /// Takes the first predicate, adverb or particle off; false where what is measured begins.
    private mutating func dropFront(_ vocabulary: Vocabulary) -> Bool {
        let predicate = vocabulary.predicateTrie.longest(core.scalars, 0, core.count).flatMap { match in
            core.count > match.length ? (word: vocabulary.predicates[match.value], length: match.length) : nil
        }
        if let predicate, predicate.word.role == .plan || predicate.word.role == .will {
            roles.insert(predicate.word.role)
            let isFuture = predicate.length > 1 && core.scalars[0] == 0x5C06 && predicate.word.word != "将力争"
            core.dropFirst(isFuture ? 1 : predicate.length)
            return true
        }
        if let match = vocabulary.fillers.longest(core.scalars, 0, core.count), match.length > 1, core.count > match.length {
            // 基本医疗保险, 实际使用外资: part of what is measured
            if vocabulary.phrases.named.stands(in: core.scalars, at: 0, before: match.length) { return false }
            if core.hasPrefix("分别占") || core.hasPrefix("各占") { distributes = true }
            core.dropFirst(match.length)
            return true
        }
        let first = core.scalars[0]
        let isParticle = core.count > 2 && LeftReading.headSingles.contains(first) && !vocabulary.phrases.headWord.begins(core)
        if isParticle
            || core.count > 4 && LeftReading.prepositions.contains(first) && !LeftReading.inWords.contains(core.scalars[1])
        {
            core.dropFirst(1)
            return true
        }
        if predicate?.word.role == .cumulative { roles.insert(.cumulative) }
        return false
    }

    /// 超过|全省(0.4个百分点): whom it has outgrown, by the words before a figure in points.
    mutating func readBeyond(_ phrase: Phrase, _ vocabulary: Vocabulary) {
        var words = phrase
        words.trimMarks()
        guard change == nil, let length = vocabulary.phrases.beyond.beginning(words), words.count > length + 1 else { return }
        change = Predicate(word: "高于", role: .change, kind: nil, sign: 1)
        comparator = true
        compared = words.slice(length..<words.count)
        core = Phrase()
    }

    /// 下调存款准备金率0.25个百分点: the movement stands first.
    mutating func readLeadingMovement(_ vocabulary: Vocabulary) {
        guard change == nil else { return }
        while let length = vocabulary.phrases.auxiliary.beginning(core) { core.dropFirst(length) }
        guard let match = vocabulary.predicateTrie.longest(core.scalars, 0, core.count), match.length >= 2,
            match.length < core.count,
            vocabulary.predicates[match.value].role == .change
        else { return }
        change = vocabulary.predicates[match.value]
        core.dropFirst(match.length)
    }

    /// 较上月多投放9.6亿元: more of the same.
    mutating func readMore(_ vocabulary: Vocabulary) {
        guard core.count >= 2, !vocabulary.phrases.bareMeasure.isOne(core), let more = LeftReading.more(core.scalars[0]),
            let verb = vocabulary.verbs.longest(core.scalars, 1, core.count) ?? (core.count <= 3 ? (0, core.count - 1) : nil)
        else { return }
        change = more
        core.dropFirst(1)
        if verb.length == core.count || core.count <= 2 { core = Phrase() }
    }

    /// 水库|比常年同期|少蓄水3.25亿立方米, |较多年平均|少2成: takes what is held against the mean of many years off.
    mutating func cutNorm(_ vocabulary: Vocabulary) {
        guard let norm = vocabulary.phrases.norm.first(in: core), norm.lowerBound > 0,
            [0x6BD4, 0x8F83].contains(core.scalars[norm.lowerBound - 1])  // 比 较
        else { return }
        let head = core.slice(0..<norm.lowerBound - 1)
        core = core.slice(norm.upperBound..<core.count)
        if core.hasPrefix("同期") { core.dropFirst(2) }
        if core.isEmpty { core = head }
    }
}
