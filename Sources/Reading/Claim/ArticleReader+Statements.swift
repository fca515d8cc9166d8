import Quantities

/// Of which kind a figure is, its value and its period, by the rules.
extension ArticleReader {
    /// What the rules make of a figure beside its metric and its owner.
    struct Statement {
        let signs: FigureSigns
        /// The kind by its words, and the one that its period leaves.
        let plain: Kind
        var kind: Kind
        var value: FigureValue
        var period: Period?
    }

    mutating func statement(_ figure: FigureWords, _ measured: Measured, _ walk: Walk) -> Statement {
        let words = (measured.metric.text ?? "").scalarValues
        var signs = FigureSigns(figure.quantity, figure.left, metric: words, hasBase: timing.base != nil, vocabulary)
        let start = figure.quantity.range.lowerBound
        if vocabulary.phrases.running.ends(Array(text[max(0, start - 3)..<start])) { signs.insert(.runs) }
        takeRate(figure, walk, &signs)
        let kind = plainKind(figure, signs, walk)
        let isEnd = isEnd(figure, signs, walk)
        var statement = Statement(
            signs: signs, plain: kind, kind: isEnd ? kind : timed(kind, figure, words),
            value: value(figure, measured.metric, words, kind, walk), period: nil)
        statement.period = period(statement, figure, words, walk)
        if let known = measured.share?.period { statement.period = known }
        if figure.isTarget, let goal = walk.goal { statement.period = goal }
        takeEnds(&statement, figure, isStock: stands(kind, figure, signs), walk)
        if isEnd, kind == .level {
            statement.period = statement.period.map { Period(start: nil, end: $0.end) }
        } else {
            statement.kind = settled(statement, figure)
        }
        if statement.kind == .growth, figure.left.isAverage, let from = timing.lastBase?.end, timing.lastBase?.start == nil,
            let to = lastLocal?.end ?? timing.day ?? statement.period?.end, from < to
        {
            statement.period = Period(start: from, end: to)
        }
        if let local = walk.local, figure.left.roles.contains(.reachTo) { lastLocal = local }
        return statement
    }

    /// 增速由11.2%回落至|10.6%, 降幅收窄0.8个百分点至|2.1%: what it has got to is a growth where what moved is one.
    private func takeRate(_ figure: FigureWords, _ walk: Walk, _ signs: inout FigureSigns) {
        guard signs.isSuperset(of: [.percent, .reaches]), figure.left.core.isEmpty, let from = walk.last?.left,
            let before = drafts.last
        else { return }
        if from.isOrigin, before.kind == .growth {
            signs.insert(.rate)
            if before.value.isNegative { signs.insert(.fallingRate) }
        } else if before.unit == "pp", vocabulary.kinds.ending(.growthRate, from.core.scalars, 0..<from.core.count) != nil {
            signs.insert(.rate)
            if FigureSigns.falls(from.core.scalars, vocabulary) { signs.insert(.fallingRate) }
        }
    }

    /// The kind that the signs of a figure give it; a part of a stock stands as the stock does.
    private mutating func plainKind(_ figure: FigureWords, _ signs: FigureSigns, _ walk: Walk) -> Kind {
        let kind = KindTable.kind(figure.isTarget ? signs.union(.planned) : signs)
        let mayStand =
            kind == .flow && figure.group == "money" && figure.left.change == nil && !signs.contains(.flowVerb)
        let wasPart = isPartOfStock
        if drafts.count > sentenceStart, drafts[sentenceStart].kind == .level, drafts[sentenceStart].unit == "CNY",
            walk.phrase.hasPrefix("其中")
        {
            isPartOfStock = true
            if mayStand { return .level }
        }
        return mayStand && wasPart && !figure.left.roles.contains(.new) && figure.leadingVerb(vocabulary).isEmpty ? .level : kind
    }

    /// Whether a window governs rather than a day.
    private var isWindow: Bool { timing.windowRole == .span || timing.windowRole == .since }

    /// What is counted comes about where the words or the window say so.
    private func timed(_ kind: Kind, _ figure: FigureWords, _ metric: [UInt32]) -> Kind {
        guard kind == .level, !figure.isWeighed else { return kind }
        // 上半年，参保人数达386万人: it stands at the end of the window
        let isRegistered =
            !figure.left.roles.contains(.cumulative) && !figure.left.isDone
            && Nature(vocabulary).isRegisteredStock(metric, group: figure.group)
        let stands = isRegistered || vocabulary.stocks.ending(metric, metric.count, 0).map { $0.length > 2 } ?? false
        return figure.comesAbout || isWindow && timing.isStated && !stands ? .flow : kind
    }

    /// 企业从46家增至1281家: what is counted stood before and stands behind, whatever window it grew in.
    private func isEnd(_ figure: FigureWords, _ signs: FigureSigns, _ walk: Walk) -> Bool {
        let isFirst = figure.left.isOrigin
        let isLast = figure.left.roles.contains(.reachTo) && walk.last?.left.isOrigin ?? false
        return (isFirst || isLast) && !figure.isWeighed && figure.group != "area" && !figure.comesAbout
            && signs.isDisjoint(with: [.flowVerb, .output, .happens, .new])
    }

    /// Whether a figure is of something that stands at a day.
    private func stands(_ kind: Kind, _ figure: FigureWords, _ signs: FigureSigns) -> Bool {
        if kind != .ratio, signs.contains(.stock) || isPartOfStock && kind == .level,
            !(isWindow && (kind == .change || kind == .flow))
        {
            return true
        }
        return (kind == .level || kind == .ratio) && !isWindow && figure.group != "money" && figure.group != "mass"
    }

    private func value(
        _ figure: FigureWords, _ metric: MetricPhrase, _ words: [UInt32], _ kind: Kind, _ walk: Walk
    ) -> FigureValue {
        let left = figure.left
        var value = FigureValue(figure.quantity, metric, words: words, core: left.core, vocabulary)
        if figure.quantity.unit.isEmpty,
            let currency = drafts[sentenceStart...].suffix(8).last(where: { $0.signs.contains(.money) })?.unit
        {
            value.take(currency: currency)
        }
        if kind == .growth || figure.isTarget && left.change != nil { value.multiplesToPercent() }
        if kind == .change, figure.group == "money", let topicPrice, !left.core.scalars.contains(0x6BCF),
            !walk.phrase.scalars.contains(0x6BCF)
        {
            value.take(topicPrice)
        }
        if left.change?.sign == -1, kind == .growth || kind == .change || kind == .target, !left.roles.contains(.reachTo) {
            value.negate()
        }
        return value
    }

    private func period(_ statement: Statement, _ figure: FigureWords, _ words: [UInt32], _ walk: Walk) -> Period? {
        let (left, kind) = (figure.left, statement.kind)
        let isHarvest = (figure.group == "mass" || figure.group == "area") && MetricTraits(vocabulary).isCrop(words)
        let isPrice = figure.group == "price"
        return timing.period(
            Timing.Question(
                kind: kind, isStock: kind != .flow && kind != .rank && stands(statement.plain, figure, statement.signs),
                local: left.isOrigin && walk.local == nil ? timing.base ?? timing.lastBase : walk.local,
                isTarget: figure.isTarget || isHarvest,
                isQuiet: left.roles.contains(.average) || isPrice || left.roles.contains(.cumulative) || left.isDone,
                isSum: statement.signs.contains(.happens) || left.roles.contains(.cumulative) || left.roles.contains(.new)
                    || left.isDone || !figure.leadingVerb(vocabulary).isEmpty,
                isPrice: isPrice || statement.signs.contains(.price),
                isShare: statement.plain == .ratio
                    && (left.whole != nil || left.roles.contains(.share) || vocabulary.phrases.marketShare.ends(words))))
    }

    /// 2020年到2025年，从…提升到…: the first and the last year of a window; 由156家增至219家: before the window.
    private func takeEnds(_ statement: inout Statement, _ figure: FigureWords, isStock: Bool, _ walk: Walk) {
        guard walk.local == nil, figure.left.isOrigin || figure.left.roles.contains(.reachTo) else { return }
        if figure.left.isOrigin, statement.kind == .ratio, timing.base == nil, timing.lastBase == nil, let years = severalYears {
            statement.period = Period(year: years.lowerBound - 1)
        } else if timing.isYearRange, let start = timing.window?.start, let end = timing.window?.end {
            statement.period = Period(year: figure.left.isOrigin ? start.year : end.year)
        } else if figure.left.isOrigin, timing.base == nil, timing.lastBase == nil {
            if isStock || statement.kind == .level, let start = timing.window?.start {
                statement.period = Period(start: nil, end: start.adding(days: -1))
            } else if statement.kind == .level {
                statement.period = nil  // nobody says when it was
            }
        }
    }

    /// The years of a window of several that governs.
    private var severalYears: ClosedRange<Int>? {
        guard isWindow, !timing.isYearRange, let window = timing.window, let years = years(of: window), years.count > 1,
            let start = window.start, let end = window.end
        else { return nil }
        return start.year...end.year
    }

    /// What is dated by a window came about in it; what is dated by a day stands.
    private func settled(_ statement: Statement, _ figure: FigureWords) -> Kind {
        let kind = statement.kind
        guard kind == .level || kind == .flow, !figure.isWeighed else { return kind }
        if figure.comesAbout { return .flow }
        let stays = statement.period.map { $0.start == nil } ?? (kind == .level)
        return stays || statement.signs.contains(.stock) ? .level : .flow
    }
}
