import Quantities

extension MetricNaming.Key {
    /// The key of the phrase that a figure measures. The draft stays as it is: it is not copied for being lent.
    init(_ phrase: String, _ draft: inout Draft) {
        self.init(phrase: phrase, isGrowth: draft.kind == .growth || draft.kind == .target && draft.unit.isSame(as: "%"))
        if let words = draft.subject?.mention, phrase.begins(with: words) { owner = words }
        var all = 0
        for words in draft.words.metric {
            all += words.count
            if words.lowerBound >= draft.range.upperBound { behind += words.count }
        }
        countsBodies = behind > 0 && ["家", "人", "户"].contains { draft.unit.isSame(as: $0) }
        // 水利工程覆盖了77%的粮食: a share needs both sides, of which one may stand in the clause before
        if draft.kind == .ratio { isShared = all == 0 ? draft.rule == "topic" : behind > 0 && behind < all }
    }
}

/// What the name of a metric says of the other slots of its figure.
extension MetricNaming {
    func settle(_ draft: inout Draft, _ read: Name, _ phrase: String) {
        var name = owned(read, draft.subject?.resolved)
        if let index = name.registered, isInOtherKind(draft, of: vocabulary.registry.metrics[index]) {
            let words = phrase.scalarValues
            name = (2...12).contains(words.count) && words.allSatisfy(Folding.isHan) ? Name(metric: phrase) : Name()
        }
        if name.registered == nil, !draft.signs.contains(.runs), let metric = name.metric,
            !nouns.isMeasured(metric.scalarValues, in: draft.unit)
        {
            name = Name()
        }
        draft.metric = name.metric
        draft.registered = name.registered
        guard name.metric != nil else {
            draft.unnamed = phrase
            draft.confidence = .doubtful
            if !draft.doubts.contains("no metric") { draft.doubts.append("no metric") }
            return
        }
        draft.component = component(draft.component, name, phrase)
        if let index = name.registered, draft.kind == .level, vocabulary.registry.metrics[index].comesAbout,
            !Nature.isRatio(draft.unit), draft.unit != "CNY", draft.unit != "USD"
        {
            draft.kind = .flow
            draft.period = draft.period.map(MetricNaming.soFar)
        } else if let index = name.registered, draft.kind == .growth, vocabulary.registry.metrics[index].comesAbout {
            grow(&draft)
        } else if let index = name.registered, draft.kind == .flow {
            switch vocabulary.registry.metrics[index].nature {
            case .stock: stand(&draft)
            case .index, .price, .score: draft.kind = .level  // what is read off comes about over no time
            default: break
            }
        }
    }

    /// 茶叶出口额895万美元 is no 茶叶出口量, 销售商品房5600套 no 商品房销售额: money for a metric that has none, or the other way round.
    private func isInOtherKind(_ draft: Draft, of metric: RegisteredMetric) -> Bool {
        if [.rate, .share, .index, .score].contains(metric.nature) { return false }
        let isAmount = draft.kind == .flow || draft.kind == .level || draft.kind == .change
        guard isAmount, !metric.units.isEmpty, !draft.unit.isEmpty, !Nature.isRatio(draft.unit), draft.unit != "pp",
            !["a", "d", "h", "min", "个月"].contains(draft.unit)
        else { return false }
        if metric.units.contains(where: MetricNaming.isMoney) != MetricNaming.isMoney(draft.unit) { return true }
        // 14条|高速公路 are no length, 91吉瓦时|装车量 no number of cars
        let unit = draft.unit
        return metric.units.allSatisfy { $0 == "m" } && unit.utf8.allSatisfy { $0 >= 0x80 }
            || ["m", "kW", "kWh"].contains(unit) && metric.units.allSatisfy { $0.utf8.allSatisfy { $0 >= 0x80 } }
    }

    /// CNY, USD, CNY/kg.
    private static func isMoney(_ unit: String) -> Bool {
        let code = unit.utf8.prefix(3)
        return code.count == 3 && code.allSatisfy { (0x41...0x5A).contains($0) }
            && (unit.utf8.count == 3 || unit.utf8.dropFirst(3).first == UInt8(ascii: "/"))
    }

    /// 截至10月底，累计发电装机容量25亿千瓦，同比增长8.3%: what stands does not come about, though 累计 is said of it.
    private func stand(_ draft: inout Draft) {
        guard draft.signs.isDisjoint(with: [.new, .increment]), let period = draft.period, let end = period.end,
            let best = draft.choices?.period.best
        else { return }
        let isDay = best.features.contains(.isAsOf) || best.features.contains(.isPoint) || best.features.contains(.isNow)
        // the rules let what is 累计 begin with the year
        let isWidened = best.words == nil && period.start == Day(year: end.year, month: 1, day: 1)
        guard isDay || isWidened else { return }
        draft.kind = .level
        draft.period = Period(start: nil, end: end)
    }

    /// 截至9月末，电信业务收入…，同比增长8.2%: what came about since the year began, against the same of the year before.
    private func grow(_ draft: inout Draft) {
        guard let period = draft.period, period.start == nil, let base = draft.base, base == period.yearEarlier else { return }
        (draft.period, draft.base) = (MetricNaming.soFar(period), MetricNaming.soFar(base))
    }

    /// 截至5月7日已超500亿件: what came about up to a day came about since the year began. The last day of a year leaves that open.
    private static func soFar(_ period: Period) -> Period {
        guard period.start == nil, let end = period.end, end != Day(year: end.year, month: 12, day: 31) else { return period }
        return Period(start: Day(year: end.year, month: 1, day: 1), end: end)
    }

    /// The part that a figure is of, said in one way: on an axis or a group of bodies as component, else in the name alone.
    private func component(_ read: String?, _ name: Name, _ phrase: String) -> String? {
        if let component = name.component { return component }
        guard let read, let whole = name.metric?.scalarValues else { return nil }
        let part = read.scalarValues
        let known = vocabulary.registry.component(of: part)
        guard let place = whole.find(part, in: 0..<whole.count) else {
            if words.head(.head, part) == part.count { return nil }
            let isNamed = known == nil && vocabulary.groups.value(of: read) == nil
            return isNamed && phrase.holds(read) ? nil : known ?? read
        }
        return place == 0 && vocabulary.groups.value(of: read) != nil ? known ?? read : nil
    }

    /// 按可比口径 is said of a growth, not of the value beside it.
    func setBasis(_ draft: inout Draft) {
        guard let basis = draft.basis else { return }
        var core = basis.scalarValues
        if draft.kind != .growth, draft.kind != .change, draft.kind != .target, words.head(.reckoning, core) > 0 {
            draft.basis = nil
            draft.words.basis = []
            return
        }
        while words.end(.reckoned, core) > 0, core.count > words.end(.reckoned, core) + 2 {
            core.removeLast(words.end(.reckoned, core))
        }
        draft.basis = String(renamed(core)[...])
    }
}
