import Quantities

/// What sort of statement a figure makes.
enum KindRules {
    /// Words behind a stock that make a flow of it: 固定资产投资, 资产收益.
    private static let flowWords = [
        "投资", "收益", "收入", "利润", "处置", "发放", "投放", "转让", "税", "支出", "增加值", "办理", "新增", "累计", "盈利", "累放", "净增", "偿还", "回收", "收回",
        "核销", "增量",
    ]

    /// Whether a metric holds a word that makes a flow of it.
    static func isFlow(_ metric: [UInt32]) -> Bool {
        flowWords.contains { metric.find($0, in: 0..<metric.count) != nil }
    }

    private static let increments: WordList = ["增量", "增加额", "增加量"]
    private static let movements: WordList = ["增速", "增幅", "涨幅", "降幅", "跌幅", "增长率"]

    /// Units that a rate or share has.
    static func isRatio(_ unit: String) -> Bool { unit.isSame(as: "%") || unit.isSame(as: "‰") || unit.isSame(as: "倍") }

    static func kind(
        _ quantity: QuantityMention, _ left: LeftReading, metric: [UInt32], isTarget: Bool, hasBase: Bool, vocabulary: Vocabulary
    )
        -> Kind
    {
        if quantity.isDouble { return .growth }
        if isTarget { return .target }
        if left.roles.contains(.reachTo) {
            return isRatio(quantity.unit)
                ? (isMovement(left.core, vocabulary) ? .growth : .ratio) : level(quantity, metric, vocabulary)
        }
        if left.change != nil {
            if left.roles.contains(.net) && !isRatio(quantity.unit) { return .change }
            return isRatio(quantity.unit) && !left.comparator ? .growth : .change
        }
        if isRatio(quantity.unit) { return .ratio }
        if increments.ends(left.core) { return .change }
        if left.roles.contains(.new) { return hasBase && !isRatio(quantity.unit) ? .change : .flow }
        return level(quantity, metric, vocabulary)
    }

    /// 涨幅, 增速 at the end of a metric: its value is a growth.
    private static func isMovement(_ core: Phrase, _ vocabulary: Vocabulary) -> Bool {
        movements.ends(core)
    }

    /// Money and mass come about over a period unless the metric is a stock; counts stand unless they are said to happen.
    private static func level(_ quantity: QuantityMention, _ metric: [UInt32], _ vocabulary: Vocabulary) -> Kind {
        switch quantity.group {
        case "money", "mass": return isStock(metric, vocabulary.stocks) || isPrice(metric, vocabulary) ? .level : .flow
        case "transport", "energy": return .flow
        case _ where flowUnits.contains(quantity.unit) || isOutput(metric, vocabulary): return .flow
        default: return .level
        }
    }

    /// Whether a metric ends in one that comes about over a period: 产量, 快递业务量.
    private static func isOutput(_ scalars: [UInt32], _ vocabulary: Vocabulary) -> Bool {
        for place in scalars.indices {
            if let match = vocabulary.metricTrie.longest(scalars, place, scalars.count), place + match.length == scalars.count {
                return vocabulary.metrics[match.value].nature == .flow
            }
        }
        return false
    }

    /// Whether a metric is a price or an index: 批发均价, 价格指数.
    static func isPrice(_ scalars: [UInt32], _ vocabulary: Vocabulary) -> Bool {
        if scalars.has("指数", at: scalars.count - 2, before: scalars.count) { return true }
        // 起步价调整, but 现价总量
        for tail in 0...2 where scalars.count > tail && vocabulary.prices.ending(scalars, scalars.count - tail, 0) != nil {
            return !scalars[(scalars.count - tail)...].contains { $0 == 0x91CF || $0 == 0x989D || $0 == 0x503C || $0 == 0x603B }
        }
        return false
    }

    /// Units of what happens: they are counted over a period.
    static let flowUnits: Set<String> = ["人次", "场次", "车次", "班次", "架次", "艘次", "台次", "航次", "次", "单", "票", "宗", "起", "笔"]

    /// Whether a metric stands at a day: 余额, 资产, 库存.
    static func isStock(_ scalars: [UInt32], _ stocks: Trie) -> Bool {
        for place in scalars.indices {
            guard let match = stocks.longest(scalars, place, scalars.count), scalars.count - place - match.length <= 6 else {
                continue
            }
            if !flowWords.contains(where: { scalars.find($0, in: 0..<scalars.count) != nil }) { return true }
        }
        return false
    }
}
