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
    /// 占…的: the whole that a share is of.
    var whole: String?
    /// Whether something to compare with is known, so that 高, 多, 少 alone can be movements.
    private var hasBase = true
    /// 日均, 年均 as printed.
    var averageWord = ""
    /// 年均, 户均.
    var isAverage = false
    /// The movement behind an average (户均增收), which is part of the metric.
    var movement = ""
    /// 同比, 环比.
    var baseWord: String?
    /// 已, 了: the words say that it has come about.
    var isDone = false
    /// What stands between 分别 and the figure, said of all parts.
    var common = ""
    /// 按可比口径, 剔除价格因素: how it was reckoned.
    private(set) var basis: String?
    /// The way of reckoning that stood right before the movement.
    private var stripped: String?
    /// 等 stood before the figure: the words are examples.
    private(set) var enumerates = false
    /// 每年 behind the noun, which is read before it.
    private var front = ""
    /// 分别 stood before the figure.
    var distributes = false

    private static let tailSingles = ScalarSet("已均都共约了的也还仅才只达为是有超近逾将可能各再又由从自在于至到较与和及中则就竟需要计并即占等且但仍略")
    private static let headSingles = ScalarSet("已均都共其的约另也还则并且而又再该了和及与等但虽却仍")
    /// Characters that make a word with 在: 在校, 在建; and provinces by their one character: 在鄂企业.
    private static let inWords = ScalarSet("外口校建册岗售线园院职读役途营库网编贷研逃押施京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀黔滇藏陕甘青宁新台港澳汉穗深华")
    private static let forecasts = ["预计", "力争", "预测", "有望"]
    private static let openers = ["其中", "通过", "依托", "针对", "关于", "对于", "随着", "经过", "经由"].map(\.scalarValues)
    private static let nounal: Set<String> = ["增速", "增幅", "涨幅", "降幅", "跌幅", "减幅", "升幅", "增长率"]

    init(_ phrase: Phrase, _ vocabulary: Vocabulary, isMovement: Bool = false, hasBase: Bool = true) {
        self.hasBase = hasBase
        if isMovement { change = Predicate(word: "翻番", role: .change, kind: .growth, sign: 1) }
        core = LeftReading.withoutBrackets(phrase)
        isDone = core.scalars.contains(0x5DF2) || core.scalars.last == 0x4E86
        core.trimMarks()
        stripTail(vocabulary)
        stripHead(vocabulary)
        basis = Basis.cut(&core, vocabulary)
        if basis != nil { stripHead(vocabulary) } else { basis = Basis.cutTail(&core, vocabulary) ?? stripped }
        // 预 力 有 with 计 测 争 望
        for word in LeftReading.forecasts
        where core.scalars.contains(0x9884) || core.scalars.contains(0x529B) || core.scalars.contains(0x671B) {
            guard let place = core.find(word) else { continue }
            roles.insert(word == "力争" ? .plan : .will)
            core.remove(place..<place + 2)
        }
        if let place = core.find("计划"), place > 0, vocabulary.verbs.longest(core.scalars, place + 2, core.count) != nil {
            roles.insert(.plan)
            core.remove(place..<place + 2)
        }
        cutComparison(vocabulary)
        if let place = core.find("在内的"), core.count > place + 4 { core.dropFirst(place + 3) }
        if core.count > 18, let de = core.scalars.lastIndex(of: 0x7684), core.count - de > 4 { core.dropFirst(de + 1) }
        core.trimMarks()
        if !front.isEmpty, !core.isEmpty { core.putFirst(front) }
        // 东盟、欧盟、美国分别进出口: what is measured stands behind 分别
        for word in ["分别", "依次"] where !distributes {
            guard let place = core.find(word), place > 1, core.count > place + 2 else { continue }
            distributes = true
            common = core.slice(place + 2..<core.count).string
            core = core.slice(0..<place)
        }
    }

    /// Text without （…）.
    private static func withoutBrackets(_ phrase: Phrase) -> Phrase {
        guard let open = phrase.scalars.firstIndex(of: 0xFF08), let close = phrase.scalars[open...].firstIndex(of: 0xFF09) else {
            return phrase
        }
        var result = phrase
        let inside = phrase.scalars[open + 1..<close]
        let isName =
            inside.count <= 4 && !inside.isEmpty && close + 1 < phrase.count && Folding.isHan(phrase.scalars[close + 1])
            && open > 0 && inside.allSatisfy { Folding.isHan($0) || Folding.isLatin($0) || Folding.isDigit($0) }
            && (inside.first.map(Folding.isHan) ?? false
                ? inside.count <= 3 && inside.first != 0x4E0D && inside.first != 0x4EE5 && inside.first != 0x542B
                    && inside.first != 0x4E0B : true)
        if isName {
            // 广义货币（M2）余额, 企（事）业单位
            let rest = withoutBrackets(phrase.slice(close + 1..<phrase.count))
            var head = phrase.slice(0..<close + 1)
            head.append(rest)
            return head
        }
        result.remove(open..<close + 1)
        return withoutBrackets(result)
    }

    private mutating func stripTail(_ vocabulary: Vocabulary) {
        while true {
            core.trimMarks()
            let end = core.count
            guard end > 0 else { return }
            if let match = vocabulary.predicateTrie.ending(core.scalars, end, 0) {
                let predicate = vocabulary.predicates[match.value]
                if predicate.role == .rank { return stripRank(vocabulary) }
                if predicate.role == .base, match.length == 1, core.count > 2, core.scalars[end - 1] == 0x6BD4 { return }  // 存贷比
                // 排|放量, 投|放量: no movement
                if predicate.word == "放量", core.count > match.length,
                    [0x6392, 0x6295, 0x91CA, 0x53D1, 0x64AD].contains(core.scalars[end - match.length - 1])
                {
                    return
                }
                if predicate.word.hasPrefix("分别") || predicate.word.hasPrefix("依次") { distributes = true }
                // 普通高(中) is no movement: a single 高 多 少 needs something to compare with
                if predicate.role == .change, match.length == 1, !hasBase, core.count > 1, core.find("比") == nil,
                    core.find("较") == nil
                {
                    return
                }
                if change != nil, LeftReading.nounal.contains(predicate.word) { return }
                if predicate.role == .change || predicate.role == .net || predicate.role == .reachTo || predicate.role == .new {
                    if predicate.role == .change, roles.contains(.reachTo) { return }
                    if predicate.role == .new {
                        roles.insert(.new)
                        return
                    }
                    if change == nil, predicate.role == .change || predicate.role == .net { change = predicate }
                }
                if predicate.role == .share, core.count > match.length, predicate.word != "占" { roles.insert(.share); return }
                if predicate.role == .plan, cutPlan() { return stripTail(vocabulary) }
                if predicate.role == .average, core.scalars[end - match.length] == 0x6BCF, core.count > match.length {
                    // 牛肉每公斤65元: the price has it in its unit; 新增就业每年90万人: said first
                    core.dropLast(match.length)
                    roles.insert(.average)
                    if predicate.word.unicodeScalars.count == 2, !["每吨", "每斤", "每桶"].contains(predicate.word) {
                        front = predicate.word
                    }
                    continue
                }
                if predicate.role == .average {
                    roles.insert(.average)
                    isAverage = true
                    averageWord = predicate.word
                    if core.count == match.length {
                        core = Phrase()
                    } else if let change, change.role == .change {
                        movement = change.word
                    }
                    return
                }
                if predicate.role == .base {
                    baseWord = baseWord ?? predicate.word
                    if vocabulary.bases.longest(core.scalars, core.count - match.length, core.count) != nil {
                        stripped = predicate.word
                    }
                }
                roles.insert(predicate.role)
                core.dropLast(match.length)
                continue
            }
            if let match = vocabulary.fillers.ending(core.scalars, end, 0, most: 5), match.length > 1 {
                if core.hasSuffix("分别") || core.hasSuffix("各自") || core.hasSuffix("依次") { distributes = true }
                core.dropLast(match.length)
                continue
            }
            if let mei = core.scalars.lastIndex(of: 0x6BCF), mei > 0, core.count - mei <= 5,
                let unit = vocabulary.unitTrie.longest(core.scalars, mei + 1, core.count), mei + 1 + unit.length == core.count
            {
                core = core.slice(0..<mei)
                continue
            }
            if let last = core.scalars.last, LeftReading.tailSingles.contains(last), !isWordEnd(last) {
                if last == 0x7B49, core.scalars.contains(0x3001) { enumerates = true }
                if last == 0x4ECE || last == 0x7531 || last == 0x81EA { isOrigin = true }
                core.dropLast(1)
                continue
            }
            return
        }
    }

    private static let naming = ["基本", "实际", "其他", "名义", "最低", "最高", "快速", "其余"].map(\.scalarValues)

    /// 及时, 等待, 均价, 共享, 再生, 并网, 还款: the first character is part of a word.
    private func isWordHead() -> Bool {
        let next = core.scalars[1]
        switch core.scalars[0] {
        case 0x53CA: return next == 0x65F6 || next == 0x683C  // 及时 及格
        case 0x7B49: return next == 0x5F85 || next == 0x7EA7  // 等待 等级
        case 0x5747: return next == 0x4EF7 || next == 0x503C  // 均价 均值
        case 0x5171: return [0x4EAB, 0x540C, 0x5EFA].contains(next)  // 共享 共同 共建
        case 0x518D: return [0x751F, 0x8D37, 0x5C31, 0x4FDD].contains(next)  // 再生 再贷 再就业 再保险
        case 0x5E76: return [0x7F51, 0x8D2D, 0x8D26].contains(next)  // 并网 并购 并账
        case 0x8FD8: return [0x6B3E, 0x8D37, 0x5EFA].contains(next)  // 还款 还贷 还建
        case 0x548C: return next == 0x8C10 || next == 0x7530  // 和谐 和田
        default: return false
        }
    }

    /// 高中, 其中, 平均, 人均: the last character is part of a word.
    private func isWordEnd(_ last: UInt32) -> Bool {
        guard core.count >= 2 else { return false }
        let before = core.scalars[core.count - 2]
        if last == 0x4E2D { return [0x9AD8, 0x521D, 0x96C6, 0x624B, 0x7A7A].contains(before) }  // 高中 初中 集中 手中 空中
        if last == 0x5747 { return [0x5E73, 0x4EBA, 0x6237, 0x65E5, 0x6708, 0x5E74, 0x4EA9].contains(before) }
        if last == 0x4E0E { return before == 0x53C2 }  // 参与
        // 产能 效能 储能 动能 功能 节能 性能 智能 电能 热能 核能 氢能 赋能
        if last == 0x80FD {
            return [0x4EA7, 0x6548, 0x50A8, 0x52A8, 0x529F, 0x8282, 0x6027, 0x667A, 0x7535, 0x70ED, 0x6838, 0x6C22, 0x8D4B]
                .contains(before)
        }
        if last == 0x53CA { return [0x60E0, 0x6D89, 0x666E, 0x6CE2, 0x987E, 0x5371, 0x63D0].contains(before) }  // 惠及 涉及 普及
        if last == 0x7EA6 { return [0x5408, 0x7B7E, 0x5951, 0x9884, 0x6761, 0x8282].contains(before) }  // 合约 签约 契约 预约 条约 节约
        return false
    }

    /// 完成全年计划的82.3%, 为年度目标的58%: a share of the plan, not a plan.
    private mutating func cutPlan() -> Bool {
        for word in ["完成", "超额", "占", "为", "达到"] {
            guard let place = core.find(word), core.count - place <= 12 else { continue }
            let width = word.unicodeScalars.count
            let rest = core.slice(place + width..<core.count)
            guard rest.count >= 2 else { continue }
            roles.insert(.share)
            whole = rest.string
            core = core.slice(0..<place)
            return true
        }
        return false
    }

    /// 下调存款准备金率0.25个百分点: the movement stands first.
    mutating func readLeadingMovement(_ vocabulary: Vocabulary) {
        guard change == nil else { return }
        for word in ["决定", "已", "可", "再", "同步"] where core.hasPrefix(word) { core.dropFirst(word.unicodeScalars.count) }
        guard let match = vocabulary.predicateTrie.longest(core.scalars, 0, core.count), match.length >= 2,
            match.length < core.count,
            vocabulary.predicates[match.value].role == .change
        else { return }
        change = vocabulary.predicates[match.value]
        core.dropFirst(match.length)
    }

    /// 较上月多投放9.6亿元: more of the same.
    mutating func readMore(_ vocabulary: Vocabulary) {
        guard let first = core.scalars.first, core.count >= 2, [0x591A, 0x5C11, 0x589E, 0x51CF].contains(first),
            let verb = vocabulary.verbs.longest(core.scalars, 1, core.count) ?? (core.count <= 3 ? (0, core.count - 1) : nil)
        else { return }
        change = Predicate(word: "多", role: .change, kind: nil, sign: first == 0x591A || first == 0x589E ? 1 : -1)
        core.dropFirst(1)
        if verb.length == core.count || core.count <= 2 { core = Phrase() }
    }

    /// A word of rank (列, 居) at the end belongs to the noun before a quantity (班列); 为 is stripped all the same.
    private mutating func stripRank(_ vocabulary: Vocabulary) {
        if core.hasSuffix("为") || core.hasSuffix("处于") || core.hasSuffix("保持") || core.hasSuffix("分别为") {
            core.dropLast(core.hasSuffix("为") ? 1 : 2)
            stripTail(vocabulary)
        }
    }

    private mutating func stripHead(_ vocabulary: Vocabulary) {
        var cut = true
        while cut, !core.isEmpty {
            core.trimMarks()
            cut = false
            if core.isEmpty { return }
            if core.hasPrefix("同比") || core.hasPrefix("环比") {
                baseWord = core.hasPrefix("同比") ? "同比" : "环比"
                core.dropFirst(2)
                // 同比多开行668列
                if change == nil, let first = core.scalars.first,
                    first == 0x591A || first == 0x5C11 || first == 0x589E || first == 0x51CF
                {
                    change = Predicate(word: "多", role: .change, kind: nil, sign: first == 0x591A || first == 0x589E ? 1 : -1)
                    core.dropFirst(1)
                    let isVerb = vocabulary.verbs.longest(core.scalars, 0, core.count)?.length == core.count
                    if isVerb || core.count == 1 { core = Phrase() }
                }
                cut = true
                continue
            }
            for word in LeftReading.openers where core.scalars.has(word, at: 0, before: core.count) {
                core.dropFirst(word.count)
                cut = true
                break
            }
            if cut { continue }
            if let match = vocabulary.predicateTrie.longest(core.scalars, 0, core.count), core.count > match.length,
                vocabulary.predicates[match.value].role == .plan || vocabulary.predicates[match.value].role == .will
            {
                roles.insert(vocabulary.predicates[match.value].role)
                let new = match.length > 1 && core.scalars[0] == 0x5C06 && vocabulary.predicates[match.value].word != "将力争"
                core.dropFirst(new ? 1 : match.length)
                cut = true
            } else if let match = vocabulary.fillers.longest(core.scalars, 0, core.count), match.length > 1,
                core.count > match.length
            {
                // 基本医疗保险, 实际使用外资: part of what is measured
                if LeftReading.naming.contains(where: { core.scalars.has($0, at: 0, before: match.length) }) { return }
                core.dropFirst(match.length)
                cut = true
            } else if core.count > 2, LeftReading.headSingles.contains(core.scalars[0]), !isWordHead() {
                core.dropFirst(1)
                cut = true
            } else if core.count > 4, [0x5BF9, 0x5728, 0x4E3A, 0x4F7F, 0x8BA9, 0x5C06].contains(core.scalars[0]),
                !LeftReading.inWords.contains(core.scalars[1])
            {
                core.dropFirst(1)  // 对 在 为 使 让 将
                cut = true
            } else if let match = vocabulary.predicateTrie.longest(core.scalars, 0, core.count), core.count > match.length,
                [.plan, .will, .cumulative].contains(vocabulary.predicates[match.value].role)
            {
                roles.insert(vocabulary.predicates[match.value].role)
                if vocabulary.predicates[match.value].role == .cumulative { return }
                core.dropFirst(match.length)
                cut = true
            }
        }
    }

    /// 民间投资增速高于全国(3.7个百分点): the movement stands between what is measured and what it is measured against.
    private mutating func cutAgainst(_ vocabulary: Vocabulary) -> Bool {
        guard change == nil else { return false }
        guard core.scalars.contains(0x4E8E) || core.scalars.contains(0x51FA) else { return false }  // 于 出
        for word in ["高于", "低于", "快于", "慢于", "高出", "优于"] {
            guard let place = core.find(word), place >= 2, core.count - place > 2, core.count - place <= 14,
                let value = vocabulary.predicateTrie.value(of: word)
            else { continue }
            change = vocabulary.predicates[value]
            comparator = true
            core = core.slice(0..<place)
            core.trimMarks()
            return true
        }
        return false
    }

    /// 较各项贷款增速(高), 高出全国平均水平, 占总播种面积(的).
    private mutating func cutComparison(_ vocabulary: Vocabulary) {
        guard !core.isEmpty else { return }
        if change == nil, let match = vocabulary.predicateTrie.longest(core.scalars, 0, core.count), match.length > 1 {
            let predicate = vocabulary.predicates[match.value]
            if predicate.role == .change,
                predicate.word.hasSuffix("于") || predicate.word.hasSuffix("出") || predicate.word == "领先" || predicate.word == "落后"
            {
                change = predicate
                comparator = true
                core = Phrase()
                return
            }
        }
        if cutAgainst(vocabulary) { return }
        for place in core.scalars.indices.reversed() {
            let scalar = core.scalars[place]
            let next = place + 1 < core.count ? core.scalars[place + 1] : 0
            let before = place > 0 ? core.scalars[place - 1] : 0
            if scalar == 0x6BD4 || scalar == 0x8F83, change != nil {  // 比 较
                if scalar == 0x6BD4,
                    [0x91CD, 0x4F8B, 0x503C, 0x7387, 0x8D5B, 0x7279].contains(next)
                        || [0x5360, 0x540C, 0x73AF, 0x5BF9, 0x65E0].contains(before)
                {
                    continue
                }
                if scalar == 0x8F83, [0x5927, 0x5FEB, 0x9AD8, 0x597D, 0x591A, 0x5C11, 0x4F4E, 0x5F3A].contains(next) { continue }
                let rest = core.slice(place + 1..<core.count)
                comparator =
                    !rest.isEmpty
                    && !["上", "前", "去", "同", "入", "节", "中旬", "下旬", "往", "历", "此前", "年初", "期初", "高峰"].contains {
                        rest.hasPrefix($0)
                    }
                core = core.slice(0..<place)
                core.trimMarks()
                return
            }
            if scalar == 0x5360, next != 0x6BD4, next != 0x5730, next != 0x9053, next != 0x9886, place + 1 < core.count,
                before != 0x62A2
            {  // 占 but not 占比, 占地
                roles.insert(.share)
                let rest = core.slice(place + 1..<core.count)
                whole = rest.string
                core = core.slice(0..<place)
                stripTail(vocabulary)
                return
            }
        }
    }
}
