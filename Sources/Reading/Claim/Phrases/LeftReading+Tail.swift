/// The end of the words before a figure.
extension LeftReading {
    private static let tailSingles = ScalarSet("已均都共约了的也还仅才只达为是有超近逾将可能各再又由从自在于至到较与和及中则就竟需要计并即占等且但仍略")

    /// Takes predicates, adverbs and particles off the end, one by one.
    mutating func stripTail(_ vocabulary: Vocabulary) {
        while true {
            core.trimMarks()
            guard !core.isEmpty else { return }
            // 完成年初预算的101%
            let isOfPlan = core.scalars.last == 0x7684 && vocabulary.phrases.planned.ends(Array(core.scalars.dropLast()))
            if isOfPlan, roles.isEmpty, change == nil {
                core.dropLast(1)
                guard cutPlan(vocabulary) else { continue }
            } else if let match = vocabulary.predicateTrie.ending(core.scalars, core.count, 0) {
                guard take(vocabulary.predicates[match.value], match.length, vocabulary) else { return }
            } else if let length = vocabulary.phrases.regaining.ending(core.scalars), change == nil, core.count > length,
                isBase(endingAt: core.count - length, vocabulary)
            {
                roles.insert(.reachTo)  // 同比|恢复50.9%
                core.dropLast(length)
            } else if let length = vocabulary.phrases.currency.ending(core.scalars) {
                core.dropLast(length)
            } else if !dropFiller(vocabulary), !dropUnit(vocabulary), !dropSingle(vocabulary) {
                return
            }
        }
    }

    /// 同比, 按可比口径同比: whether words that say what is compared with end at `place`.
    private func isBase(endingAt place: Int, _ vocabulary: Vocabulary) -> Bool {
        vocabulary.predicateTrie.ending(core.scalars, place, 0).map { vocabulary.predicates[$0.value].role == .base } ?? false
    }

    /// Notes what the predicate of `length` at the end says, and takes it off; false where it is a part of what is measured or the last
    /// to be taken.
    private mutating func take(_ predicate: Predicate, _ length: Int, _ vocabulary: Vocabulary) -> Bool {
        if predicate.role == .rank {
            stripRank(vocabulary)
            return false
        }
        if isPartOfWord(predicate, length, vocabulary) { return false }
        if predicate.word.hasPrefix("分别") || predicate.word.hasPrefix("依次") { distributes = true }
        // 回购价格不|高于|每股6元: a bound
        if predicate.role == .change, core.count > length, core.scalars[core.count - length - 1] == 0x4E0D,
            core.scalars[core.count - 1] == 0x4E8E
        {
            core.dropLast(length + 1)
            return true
        }
        switch predicate.role {
        case .change where isNoMovement(length): return false
        // 人口自然增长率: the name of a rate
        case .change where vocabulary.phrases.movement.contains(predicate.word) && vocabulary.registry.exact(core.scalars) != nil:
            return false
        case .new:
            roles.insert(.new)
            return false
        case .change, .net:
            if change == nil { change = predicate }
        case .share where core.count > length && predicate.word != "占":
            roles.insert(.share)
            return false
        case .plan where cutPlan(vocabulary): return true
        case .average: return takeAverage(predicate, length, vocabulary)
        case .base
        where predicate.word.isSame(as: "环比") && core.count > length && core.scalars[core.count - length - 1] == 0x540C:
            (baseWord, saysBoth) = ("同比", true)  // 同环比
            roles.insert(.base)
            core.dropLast(length + 1)
            return true
        case .base:
            baseWord = baseWord ?? predicate.word
            if vocabulary.bases.longest(core.scalars, core.count - length, core.count) != nil { stripped = predicate.word }
        default: break
        }
        roles.insert(predicate.role)
        core.dropLast(length)
        return true
    }

    /// 存贷比 and 排|放量 are no predicates, and neither is 增速 behind a movement.
    private func isPartOfWord(_ predicate: Predicate, _ length: Int, _ vocabulary: Vocabulary) -> Bool {
        let end = core.count
        if let word = vocabulary.phrases.tailWord.ending(core.scalars), word > length { return true }  // 举|报
        if predicate.role == .base, length == 1, end > 2, core.scalars[end - 1] == 0x6BD4 { return true }
        if predicate.word == "放量", end > length,
            [0x6392, 0x6295, 0x91CA, 0x53D1, 0x64AD].contains(core.scalars[end - length - 1])
        {
            return true
        }
        return change != nil && vocabulary.phrases.movement.contains(predicate.word)
    }

    /// 普通高(中) is no movement: a single 高 多 少 needs something to compare with. What something has got to moves no more.
    private func isNoMovement(_ length: Int) -> Bool {
        if length == 1, !hasBase, core.count > 1, core.find("比") == nil, core.find("较") == nil { return true }
        return roles.contains(.reachTo)
    }

    /// 户均, which is read with the movement behind it and ends the reading; 每公斤, which stands in the unit, and 每年, which is said first.
    private mutating func takeAverage(_ predicate: Predicate, _ length: Int, _ vocabulary: Vocabulary) -> Bool {
        roles.insert(.average)
        if core.scalars[core.count - length] == 0x6BCF, core.count > length {
            // 牛肉每公斤65元: the price has it in its unit; 新增就业每年90万人: said first
            core.dropLast(length)
            if predicate.word.unicodeScalars.count == 2, !vocabulary.phrases.perUnit.contains(predicate.word) {
                front = predicate.word
            }
            return true
        }
        isAverage = true
        averageWord = predicate.word
        if core.count == length || vocabulary.twoYears.value(of: core.string) != nil {
            averageWord = core.string  // 两年平均|增长
            core = Phrase()
        } else if let change, change.role == .change {
            movement = change.word
        }
        return false
    }

    /// What is measured, without 年均 and 两年平均 behind it.
    func withoutAverage(_ vocabulary: Vocabulary) -> Phrase {
        let length = max(
            vocabulary.twoYears.ending(core.scalars, core.count, 0)?.length ?? 0,
            core.hasSuffix(averageWord) ? averageWord.unicodeScalars.count : 0)
        return core.count > length + 1 ? core.slice(0..<core.count - length) : core
    }

    private mutating func dropFiller(_ vocabulary: Vocabulary) -> Bool {
        guard let match = vocabulary.fillers.ending(core.scalars, core.count, 0, most: 5), match.length > 1 else { return false }
        if core.hasSuffix("分别") || core.hasSuffix("各自") || core.hasSuffix("依次") { distributes = true }
        core.dropLast(match.length)
        return true
    }

    /// 每 with a unit behind it.
    private mutating func dropUnit(_ vocabulary: Vocabulary) -> Bool {
        guard let each = core.scalars.lastIndex(of: 0x6BCF), each > 0, core.count - each <= 5,
            let unit = vocabulary.unitTrie.longest(core.scalars, each + 1, core.count), each + 1 + unit.length == core.count
        else { return false }
        core = core.slice(0..<each)
        return true
    }

    private mutating func dropSingle(_ vocabulary: Vocabulary) -> Bool {
        guard let last = core.scalars.last, LeftReading.tailSingles.contains(last),
            !vocabulary.phrases.tailWord.ends(core)
        else { return false }
        if last == 0x7B49, core.scalars.contains(0x3001) { enumerates = true }
        let comesFrom = last == 0x81EA && core.count > 1 && core.scalars[core.count - 2] == 0x6765  // 来自20个国家
        if last == 0x4ECE || last == 0x7531 || last == 0x81EA, !comesFrom { isOrigin = true }
        core.dropLast(1)
        return true
    }

    /// 完成全年计划的82.3%, 为年度目标的58%: a share of the plan, not a plan.
    private mutating func cutPlan(_ vocabulary: Vocabulary) -> Bool {
        for word in vocabulary.phrases.fulfilling.words {
            guard let place = core.scalars.find(word, in: 0..<core.count), core.count - place <= 12 else { continue }
            let rest = core.slice(place + word.count..<core.count)
            guard rest.count >= 2 else { continue }
            roles.insert(.share)
            whole = rest.string
            core = core.slice(0..<place)
            return true
        }
        return false
    }

    /// A word of rank (列, 居) at the end belongs to the noun before a quantity (班列); 为 is stripped all the same.
    private mutating func stripRank(_ vocabulary: Vocabulary) {
        if core.hasSuffix("为") || core.hasSuffix("处于") || core.hasSuffix("保持") || core.hasSuffix("分别为") {
            core.dropLast(core.hasSuffix("为") ? 1 : 2)
            stripTail(vocabulary)
        }
    }
}
