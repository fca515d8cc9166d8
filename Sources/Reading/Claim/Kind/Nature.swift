import Quantities

/// What a metric is by its words: what stands, what comes about, a price, a rate.
struct Nature {
    private let vocabulary: Vocabulary

    init(_ vocabulary: Vocabulary) { self.vocabulary = vocabulary }

    /// Units that a rate or share has.
    static func isRatio(_ unit: String) -> Bool { unit.isSame(as: "%") || unit.isSame(as: "‰") || unit.isSame(as: "倍") }

    /// Units of what happens: 人次, 笔.
    func happens(_ unit: String) -> Bool { vocabulary.kinds[.happens].value(of: unit) != nil }

    /// Whether the words end with one of `role`.
    func ends(_ words: [UInt32], _ role: KindWords.Role) -> Bool {
        vocabulary.kinds.ending(role, words, 0..<words.count) != nil
    }

    /// Whether a metric holds a word that makes a flow of it: 资产收益, 发放贷款.
    func isFlow(_ metric: [UInt32]) -> Bool {
        !ends(metric, .balance) && vocabulary.kinds.occurs(.flow, metric, metric.indices)
    }

    /// Whether a metric stands at a day: 余额, 资产, 库存.
    func isStock(_ metric: [UInt32]) -> Bool {
        let stands = metric.indices.contains { place in
            vocabulary.stocks.longest(metric, place, metric.count).map { metric.count - place - $0.length <= 6 } ?? false
        }
        return stands && !isFlow(metric)
    }

    /// Whether the registry says that a metric stands at a day: 常住人口, 党员.
    ///
    /// Land and ways are told of by the year (2022年，茶园面积…), and what is counted of other things may have come about in it.
    func isRegisteredStock(_ metric: [UInt32], group: String) -> Bool {
        guard let index = vocabulary.registry.exact(metric), !["area", "length"].contains(group) else { return false }
        let metric = vocabulary.registry.metrics[index]
        let isOfPeople = metric.units.contains("人") || metric.units.contains("户")
        return metric.nature == .stock
            || metric.nature == .count && isOfPeople && (group == "person" || group == "household" || group == "ratio")
    }

    /// What is used up for one unit of something: 单位产值能耗, but not 能耗总量.
    func isIntensity(_ metric: [UInt32]) -> Bool { ends(metric, .intensity) }

    /// Whether a metric ends in one that comes about over a period: 产量, 快递业务量.
    func isOutput(_ metric: [UInt32]) -> Bool {
        for place in metric.indices {
            if let match = vocabulary.metricTrie.longest(metric, place, metric.count), place + match.length == metric.count {
                return vocabulary.metrics[match.value].comesAbout
            }
        }
        return false
    }

    /// Whether a metric is a price or an index: 批发均价, 价格指数.
    func isPrice(_ metric: [UInt32]) -> Bool {
        if ends(metric, .index) { return true }
        // 起步价调整, but 现价总量
        for tail in 0...2 where metric.count > tail && vocabulary.prices.ending(metric, metric.count - tail, 0) != nil {
            return !vocabulary.kinds.occurs(.total, metric, metric.count - tail..<metric.count)
        }
        return false
    }
}
