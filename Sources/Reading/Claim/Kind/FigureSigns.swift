import Quantities

/// What unit, predicates and metric say of a figure, as far as its kind goes.
struct FigureSigns: OptionSet, Sendable {
    let rawValue: UInt32

    // the unit
    static let percent = FigureSigns(rawValue: 1 << 0)
    static let points = FigureSigns(rawValue: 1 << 1)
    static let money = FigureSigns(rawValue: 1 << 2)
    /// Money or mass.
    static let weighed = FigureSigns(rawValue: 1 << 3)
    /// 人次, 笔: counted as it happens.
    static let happens = FigureSigns(rawValue: 1 << 4)
    static let double = FigureSigns(rawValue: 1 << 5)
    /// Printed with a minus.
    static let minus = FigureSigns(rawValue: 1 << 6)
    // the predicates
    static let reaches = FigureSigns(rawValue: 1 << 7)
    static let moves = FigureSigns(rawValue: 1 << 8)
    static let falls = FigureSigns(rawValue: 1 << 9)
    static let net = FigureSigns(rawValue: 1 << 10)
    static let compares = FigureSigns(rawValue: 1 << 11)
    static let new = FigureSigns(rawValue: 1 << 12)
    static let based = FigureSigns(rawValue: 1 << 13)
    static let share = FigureSigns(rawValue: 1 << 14)
    // the metric
    static let rate = FigureSigns(rawValue: 1 << 15)
    static let increment = FigureSigns(rawValue: 1 << 16)
    static let stock = FigureSigns(rawValue: 1 << 17)
    static let flowVerb = FigureSigns(rawValue: 1 << 18)
    static let price = FigureSigns(rawValue: 1 << 19)
    static let intensity = FigureSigns(rawValue: 1 << 20)
    static let output = FigureSigns(rawValue: 1 << 21)
    static let proportion = FigureSigns(rawValue: 1 << 25)
    // what the sentence says
    static let answer = FigureSigns(rawValue: 1 << 22)
    static let stands = FigureSigns(rawValue: 1 << 23)
    static let planned = FigureSigns(rawValue: 1 << 24)
    /// 连续 before a number of days or years: how long something has been so.
    static let runs = FigureSigns(rawValue: 1 << 26)
    /// 降幅 that has got to 5%: a fall of so much.
    static let fallingRate = FigureSigns(rawValue: 1 << 27)

    init(rawValue: UInt32) { self.rawValue = rawValue }

    init(_ quantity: QuantityMention, _ left: LeftReading, metric: [UInt32], hasBase: Bool, _ vocabulary: Vocabulary) {
        self = FigureSigns(quantity, vocabulary)
        if left.roles.contains(.reachTo) { insert(.reaches) }
        if let change = left.change {
            insert(.moves)
            if change.sign < 0 { insert(.falls) }
        }
        if left.roles.contains(.net) { insert(.net) }
        if left.comparator { insert(.compares) }
        if left.roles.contains(.new) { insert(.new) }
        if hasBase { insert(.based) }
        if left.whole != nil || left.roles.contains(.share) { insert(.share) }
        let nature = Nature(vocabulary)
        // 人口自然增长率 is the name of a rate, and no growth of 人口
        if nature.ends(left.core.scalars, .growthRate), vocabulary.registry.exact(metric) == nil {
            insert(.rate)
            if FigureSigns.falls(left.core.scalars, vocabulary) { insert(.fallingRate) }
        }
        if nature.ends(left.core.scalars, .increment) { insert(.increment) }
        if nature.isStock(metric)
            || !left.roles.contains(.cumulative) && !left.roles.contains(.new) && !left.isDone
                && nature.isRegisteredStock(metric, group: quantity.group)
        {
            insert(.stock)
        }
        if nature.isFlow(metric) { insert(.flowVerb) }
        if nature.isPrice(metric) { insert(.price) }
        if nature.isIntensity(metric) { insert(.intensity) }
        if nature.ends(metric, .proportion) { insert(.proportion) }
        if nature.isOutput(metric) { insert(.output) }
    }

    /// Whether the words end with 降幅, 跌幅.
    static func falls(_ words: [UInt32], _ vocabulary: Vocabulary) -> Bool {
        vocabulary.predicateTrie.ending(words, words.count, 0).map { vocabulary.predicates[$0.value].sign < 0 } ?? false
    }

    private init(_ quantity: QuantityMention, _ vocabulary: Vocabulary) {
        self = []
        if Nature.isRatio(quantity.unit) { insert(.percent) }
        if quantity.unit == "pp" { insert(.points) }
        if quantity.isDouble { insert(.double) }
        if quantity.value.isNegative { insert(.minus) }
        switch quantity.group {
        case "money": formUnion([.money, .weighed])
        case "mass": insert(.weighed)
        case "transport", "energy": insert(.happens)
        default: break
        }
        if Nature(vocabulary).happens(quantity.unit) { insert(.happens) }
    }
}
