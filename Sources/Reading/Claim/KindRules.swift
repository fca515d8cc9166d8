import Quantities

/// What sort of statement a figure makes.
enum KindRules {
    /// Words behind a stock that make a flow of it: 固定资产投资, 资产收益.
    private static let flowWords = ["投资", "收益", "收入", "利润", "处置", "发放", "投放", "转让", "税", "支出", "增加值"].map(\.scalarValues)

    /// Units that a rate or share has.
    static func isRatio(_ unit: String) -> Bool { unit == "%" || unit == "‰" || unit == "倍" }

    static func kind(_ quantity: QuantityMention, _ left: LeftReading, metric: String, isTarget: Bool, vocabulary: Vocabulary) -> Kind {
        if quantity.isDouble { return .growth }
        if isTarget { return .target }
        if left.roles.contains(.reachTo) { return isRatio(quantity.unit) ? (isMovement(left.core, vocabulary) ? .growth : .ratio) : level(quantity, metric, vocabulary) }
        if left.change != nil {
            if left.roles.contains(.net) && !isRatio(quantity.unit) { return .change }
            return isRatio(quantity.unit) && !left.comparator ? .growth : .change
        }
        if isRatio(quantity.unit) { return .ratio }
        if left.roles.contains(.new) { return .flow }
        return level(quantity, metric, vocabulary)
    }

    /// 涨幅, 增速 at the end of a metric: its value is a growth.
    private static func isMovement(_ core: Phrase, _ vocabulary: Vocabulary) -> Bool {
        ["增速", "增幅", "涨幅", "降幅", "跌幅", "增长率"].contains { core.hasSuffix($0) }
    }

    /// Money and mass come about over a period unless the metric is a stock; counts stand unless they are said to happen.
    private static func level(_ quantity: QuantityMention, _ metric: String, _ vocabulary: Vocabulary) -> Kind {
        switch quantity.group {
        case "money", "mass": return isStock(metric, vocabulary.stocks) || isStock(metric, vocabulary.prices) ? .level : .flow
        case "transport", "energy": return .flow
        default: return .level
        }
    }

    /// Whether a metric stands at a day: 余额, 资产, 库存.
    static func isStock(_ metric: String, _ stocks: Trie) -> Bool {
        let scalars = metric.scalarValues
        for place in scalars.indices {
            guard let match = stocks.longest(scalars, place, scalars.count) else { continue }
            let rest = scalars[(place + match.length)...]
            if rest.count <= 4, !flowWords.contains(where: { word in rest.count >= word.count && (0...(rest.count - word.count)).contains { Array(rest.dropFirst($0).prefix(word.count)) == word } }) { return true }
        }
        return false
    }
}
