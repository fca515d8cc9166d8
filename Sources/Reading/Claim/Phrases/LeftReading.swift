/// What the words before a figure say: what it does to its metric, and the metric.
struct LeftReading {
    /// 增长, 下降: kind and sign of a movement.
    var change: Predicate?
    var roles = RoleSet()
    /// The words left when predicates and adverbs are gone.
    var core = Phrase()
    /// 从, 由 before the figure: the lower end of a movement.
    var isOrigin = false
    /// 较各项贷款增速高…: measured against another figure, not against the past.
    var comparator = false
    /// What it is measured against: 各项贷款.
    var compared = Phrase()
    /// 占…的: the whole that a share is of.
    var whole: String?
    /// Whether something to compare with is known, so that 高, 多, 少 alone can be movements.
    var hasBase = true
    /// 日均, 年均 as printed.
    var averageWord = ""
    /// 年均, 户均.
    var isAverage = false
    /// The movement behind an average (户均增收), which is part of the metric.
    var movement = ""
    /// 同比, 环比.
    var baseWord: String?
    /// 同环比: against the year before and the window before.
    var saysBoth = false
    /// 同比 or 环比, which say by themselves that a share has grown.
    var hasPlainBase: Bool { baseWord == "同比" || baseWord == "环比" }
    /// 已, 了: the words say that it has come about.
    var isDone = false
    /// What stands between 分别 and the figure, said of all parts.
    var common = ""
    /// 按可比口径, 剔除价格因素: how it was reckoned.
    var basis: String?
    /// 实际 stood right before the movement: what prices have done is taken off.
    var isReal = false
    /// The way of reckoning that stood right before the movement.
    var stripped: String?
    /// 等 stood before the figure: the words are examples.
    var enumerates = false
    /// 每年 behind the noun, which is read before it.
    var front = ""
    /// 分别 stood before the figure.
    var distributes = false
    /// 增速 in 增速连续9个月…: of the figure behind.
    var lasted: Predicate?
    /// 净利润 in 净利润由亏损…转为盈利…: what has turned.
    var source = Phrase()

    init(_ phrase: Phrase, _ vocabulary: Vocabulary, isMovement: Bool = false, hasBase: Bool = true) {
        self.hasBase = hasBase
        if isMovement { change = Predicate(word: "翻番", role: .change, kind: .growth, sign: 1) }
        core = phrase.withoutBrackets()
        if core.scalars.last == Folding.blank { core.dropLast(1) }  // 同比增长 12.5% in a headline
        isDone = core.scalars.contains(0x5DF2) || core.scalars.last == 0x4E86
        core.trimMarks()
        cutFlat(vocabulary)
        stripTail(vocabulary)
        stripHead(vocabulary)
        basis = Basis.cut(&core, vocabulary)
        if basis != nil { stripHead(vocabulary) } else { basis = Basis.cutTail(&core, vocabulary) ?? stripped }
        isReal = basis == nil && Basis.isReal(phrase, moved: change, vocabulary)
        cutForecasts(vocabulary)
        cutLimit(vocabulary)
        cutComparison(vocabulary)
        if phrase.scalars.last == 0x7684 {
            cutReached(vocabulary)
            cutExpected(phrase, vocabulary)
        }
        if let place = core.find("在内的"), core.count > place + 4 { core.dropFirst(place + 3) }
        if core.count > 18, let de = core.scalars.lastIndex(of: 0x7684), core.count - de > 4 { core.dropFirst(de + 1) }
        core.trimMarks()
        if !front.isEmpty, !core.isEmpty { core.putFirst(front) }
        cutDistribution()
        if isDuration(vocabulary) || isReckoned(vocabulary) { core = Phrase() }
    }

    /// 低于市场预期|的900亿美元: what was expected, and no movement.
    private mutating func cutExpected(_ phrase: Phrase, _ vocabulary: Vocabulary) {
        guard comparator, vocabulary.phrases.expected.ends(phrase.slice(0..<phrase.count - 1)) else { return }
        (change, comparator, compared) = (nil, false, Phrase())
    }

    /// 恢复到疫情前|的98%: what it has got back to is not what is measured.
    private mutating func cutReached(_ vocabulary: Vocabulary) {
        guard change == nil, whole == nil, let match = vocabulary.predicateTrie.longest(core.scalars, 0, core.count),
            match.length > 1,
            match.length < core.count, vocabulary.predicates[match.value].role == .reachTo, !vocabulary.endsInMetric(core.string)
        else { return }
        roles.insert(.reachTo)
        core = Phrase()
    }

    /// 衣着价格持平、|居住价格: what is said of another measure, which has no figure.
    private mutating func cutFlat(_ vocabulary: Vocabulary) {
        guard let pause = core.scalars.lastIndex(of: 0x3001), vocabulary.phrases.flat.ends(core.slice(0..<pause)) else { return }
        core.dropFirst(pause + 1)
    }

    /// 占比…、5年|提升, 比|两周前|回升: how long it took is not what is measured.
    private func isDuration(_ vocabulary: Vocabulary) -> Bool {
        let words = vocabulary.phrases
        let start = words.early.beginning(core) ?? 0  // 提前|两年
        let number = core.scalars[start...].prefix(while: Numerals.isNumeral).count
        guard number > 0, let unit = words.span.length(in: core.scalars, at: start + number, before: core.count) else {
            return false
        }
        let end = start + number + unit
        return end == core.count || words.spanEnd.length(in: core.scalars, at: end, before: core.count) == core.count - end
    }

    /// 按年平均汇率折算为: how it was reckoned is not what is measured.
    private func isReckoned(_ vocabulary: Vocabulary) -> Bool {
        guard core.scalars.first == 0x6309, let rate = vocabulary.phrases.exchange.first(in: core) else { return false }  // 按
        let rest = core.slice(rate.upperBound..<core.count)
        return rest.isEmpty || vocabulary.phrases.converting.isOne(rest)
    }

    /// 预计, 力争 and 计划 before a verb: what they say of the figure, wherever they stand.
    private mutating func cutForecasts(_ vocabulary: Vocabulary) {
        while let found = vocabulary.phrases.expecting.first(in: core) {
            roles.insert(.will)
            core.remove(found)
        }
        while let found = vocabulary.phrases.aspiring.first(in: core) {
            roles.insert(.plan)
            core.remove(found)
        }
        if let place = core.find("计划"), place > 0, vocabulary.verbs.longest(core.scalars, place + 2, core.count) != nil {
            roles.insert(.plan)
            core.remove(place..<place + 2)
        }
    }

    /// 东盟、欧盟、美国分别进出口: what is measured stands behind 分别.
    private mutating func cutDistribution() {
        for word in ["分别", "依次"] where !distributes {
            guard let place = core.find(word), place > 1, core.count > place + 2 else { continue }
            distributes = true
            common = core.slice(place + 2..<core.count).string
            core = core.slice(0..<place)
        }
    }
}
