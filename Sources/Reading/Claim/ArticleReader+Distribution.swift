import Quantities

/// A、B分别为x和y: what each figure of a list takes.
extension ArticleReader {
    /// A、B分别为x和y: the parts of the core, the bodies or years of the clause, or the figures before, in order.
    mutating func startDistribution(_ left: LeftReading, _ clause: Clause, _ index: Int, _ walk: inout Walk) {
        let count = 1 + clause.items[(index + 1)...].count(where: \.isFigure)
        guard count > 1 else { return }
        if let shares = dealtBases(left, count, walk) ?? countedParts(left, count) {
            walk.shares = shares
            return
        }
        if let listed = listedBodies(left, clause, index, count) ?? listedParts(left, count) {
            walk.shares = listed
            return
        }
        if let again = dealtAgain(left, count, isNamed: !walk.names.isEmpty) {
            walk.shares = again
            return
        }
        if walk.names.count == count {
            distributed = walk.names
            walk.shares = walk.names.map { Share(metric: nil, component: nil, subject: $0, period: nil) }
            return
        }
        if left.common.isEmpty, distributed.count == count,
            vocabulary.phrases.those.occurs(in: left.core.scalars, 0..<left.core.count)
        {
            walk.shares = distributed.map { Share(metric: nil, component: nil, subject: $0, period: nil) }
            return
        }
        if let window = timing.window, let years = years(of: window), years.count == count,
            !left.core.isEmpty || left.change == nil
        {
            walk.shares = years.map { Share(metric: nil, component: nil, subject: nil, period: $0) }
            return
        }
        if let parts = dealtMonths(left, count, clause.items[index]) ?? dealtQuarters(left, count, clause.items[index]) {
            walk.shares = parts
            return
        }
        defer {
            if walk.shares.isEmpty, count > 1, vocabulary.phrases.those.occurs(in: left.core.scalars, 0..<left.core.count),
                isUniform(clause, index)
            {
                // several values of one metric: whose they are is not said here
                let nobody = Subject(resolved: nil, mention: left.core.string)
                walk.shares = (0..<count).map { _ in Share(metric: nil, component: nil, subject: nobody, period: nil) }
            }
        }
        if let grown = dealtBefore(left, count, clause.items[index]) { walk.shares = grown }
        guard walk.shares.isEmpty, left.core.isEmpty || left.core.count <= 4 else { return }
        let before = drafts[sentenceStart...].filter { $0.kind != .growth && $0.kind != .change && $0.kind != .rank }.suffix(
            count)
        if before.count == count, left.core.isEmpty || Set(before.map(\.metric)).count == 1 {
            walk.shares = alike(Array(before), isNamed: !left.core.isEmpty)
        } else if let pending, namesListed != count {
            let parts = PhraseParts.parts(
                ClauseSubject.leadingMovement(pending, vocabulary)?.core ?? LeftReading(pending, vocabulary).core, count)
            if parts.count == count { walk.shares = parts.map { Share(metric: $0, component: nil, subject: nil, period: nil) } }
        }
    }

    /// 运力投入同比上升…，其中国内、地区、国际分别同比上升|…: parts of what the sentence measures.
    private func bareParts(_ parts: [String], _ left: LeftReading) -> [Share]? {
        guard left.change != nil, left.common.isEmpty, let partsFrom, drafts.count > sentenceStart,
            text[partsFrom..<min(text.count, partsFrom + 12)].contains(0x3001),  // 、
            let whole = mainTopic ?? topic, parts.allSatisfy(isBarePart)
        else { return nil }
        return parts.map { Share(metric: whole, component: $0) }
    }

    /// 汽车产销, 同城、异地业务量: the metrics or the parts of one that the words name, as many as there are figures.
    private func listedParts(_ left: LeftReading, _ count: Int) -> [Share]? {
        let parts = PhraseParts.pair(left.core, count, vocabulary) ?? PhraseParts.parts(left.core, count)
        guard parts.count == count else { return nil }
        return bareParts(parts, left)
            ?? PhraseParts.components(parts, vocabulary).map {
                Share(metric: $0.metric, component: $0.component, subject: $0.component.flatMap(groupOfRegions))
            }
    }

    /// 越城、柯桥、上虞三区|收入分别增长: a list of bodies, not all of them known, and what is measured of each; nil for any other list.
    private mutating func listedBodies(_ left: LeftReading, _ clause: Clause, _ index: Int, _ count: Int) -> [Share]? {
        guard left.core.scalars.contains(0x3001) else { return nil }  // 、
        let names = clause.items[..<index].filter { if case .name = $0.kind { true } else { false } }
        guard names.count >= 2, names.count * 2 >= count, let first = names.first, let last = names.last else { return nil }
        let floor =
            clause.items[..<index].last { $0.range.upperBound <= first.range.lowerBound }?.range.upperBound
            ?? clause.range.lowerBound
        var start = first.range.lowerBound
        while start > floor, Folding.isHan(text[start - 1]) || text[start - 1] == 0x3001 { start -= 1 }
        guard first.range.lowerBound == start || text[first.range.lowerBound - 1] == 0x3001 else { return nil }
        let elements = text[start..<last.range.upperBound].split { ArticleReader.separators.contains($0) }
        guard elements.count == count,
            elements.allSatisfy({ element in
                (2...8).contains(element.count)
                    && (names.contains { $0.range == element.indices }
                        || !names.contains { element.indices.overlaps($0.range) }
                            && !element.contains(where: ArticleReader.leads.contains))
            })
        else { return nil }
        let subjects = elements.map { element -> Subject in
            guard let item = names.first(where: { $0.range == element.indices }), case .name(let name) = item.kind else {
                return Subject(resolved: nil, mention: String(Array(element)[...]))
            }
            return Subject(resolved: resolver.resolve(name), mention: string(item.range))
        }
        var rest = Phrase()
        rest.append(text, last.range.upperBound..<clause.items[index].range.lowerBound)
        var core = LeftReading(rest, vocabulary).core
        if let first = core.scalars.first, Numerals.isNumeral(first),
            let unit = vocabulary.phrases.division.length(in: core.scalars, at: 1, before: core.count)
        {
            core.dropFirst(1 + unit)
        }
        let metric = core.isEmpty ? topic : core.string
        return subjects.map { Share(metric: metric, subject: $0) }
    }

    /// 对 与 向: whom something is done with.
    private static let leads = ScalarSet("对与向同从往自由的")

    /// 东部地区: a part of the country is a component of it.
    private func groupOfRegions(_ component: String) -> Subject? {
        guard let match = vocabulary.names.trie.value(of: component) else { return nil }
        for case .place(let index) in vocabulary.names.entries(of: match) where vocabulary.names.places[index].kind == "group" {
            return Subject(resolved: Resolver.country, mention: component, component: component)
        }
        return nil
    }

    /// 国内, 地区: a word that names nothing that is measured, and no branch of the economy.
    func isBarePart(_ part: String) -> Bool {
        vocabulary.phrases.breakdown.contains(part)
    }

    /// 同城、异地业务量分别占…；业务收入分别占|…: the same parts, of another measure.
    private func dealtAgain(_ left: LeftReading, _ count: Int, isNamed: Bool) -> [Share]? {
        guard !left.core.isEmpty, drafts.count >= sentenceStart + count else { return nil }
        let before = drafts.suffix(count)
        if left.whole == nil, !isNamed, let again = ofRegions(before, left.core) { return again }
        guard left.whole != nil else { return nil }
        let names = before.compactMap { $0.metric?.scalarValues }
        guard before.allSatisfy({ $0.rule == "distribution" }), names.count == count, Set(before.map(\.unit)).count == 1 else {
            return nil
        }
        let parts = before.compactMap(\.component)
        if Set(names).count == 1, Set(parts).count == count { return parts.map { Share(component: $0) } }
        // 同城|快递业务量占…, 异地|快递业务量占…
        let common = (0..<(names.map(\.count).min() ?? 0)).prefix { place in
            Set(names.map { $0[$0.count - 1 - place] }).count == 1
        }.count
        let heads = names.map { Array($0.dropLast(common)) }
        guard Set(heads).count == count, heads.allSatisfy({ (1...10).contains($0.count) }) else { return nil }
        return heads.map { Share(metric: String($0[...]) + left.core.string) }
    }

    /// 东、中、西部地区业务量比重分别为…，收入比重分别为|…: parts of the country, each again.
    private func ofRegions(_ before: ArraySlice<Draft>, _ core: Phrase) -> [Share]? {
        guard before.allSatisfy({ $0.rule == "distribution" && $0.component != nil && $0.subject?.component == $0.component }),
            Set(before.compactMap(\.component)).count == before.count,
            vocabulary.endsInMetric(core.string)
                || vocabulary.kinds.ending(.proportion, core.scalars, 0..<core.count) != nil
        else { return nil }
        return before.map { Share(metric: core.string, component: $0.component, subject: $0.subject) }
    }

    /// What figures before give to as many that follow; a body that is one of all is not fixed for each.
    private func alike(_ before: [Draft], isNamed: Bool) -> [Share] {
        let isOneBody = Set(before.map { $0.subject?.mention ?? "" }).count == 1
        return before.map {
            Share(
                metric: isNamed ? nil : $0.metric, component: $0.component, subject: isOneBody ? nil : $0.subject,
                period: $0.period)
        }
    }

    /// 甲、乙分别增长9.1%、7.4%，分别高于平均|3.2个和1.5个百分点: a second time to those that the growths before were of.
    private func dealtBefore(_ left: LeftReading, _ count: Int, _ item: Item) -> [Share]? {
        guard left.change != nil, left.core.isEmpty, case .quantity(let first) = item.kind, first.unit == "pp" else { return nil }
        let grown = drafts[sentenceStart...].filter { $0.kind == .growth || $0.kind == .ratio }.suffix(count)
        guard grown.count == count, Set(grown.map(\.kind)).count == 1 else { return nil }
        let shares = grown.map { Share(metric: $0.metric, component: $0.component, subject: $0.subject) }
        let named = Set(shares.map { [$0.metric ?? "", $0.component ?? "", $0.subject?.mention ?? ""] })
        return named.count == count ? shares : nil
    }

    /// 依次为1.36%、1.37%和1.33%: the rest of the clause is nothing but figures in one unit.
    private func isUniform(_ clause: Clause, _ index: Int) -> Bool {
        guard case .quantity(let first) = clause.items[index].kind, Nature.isRatio(first.unit) else { return false }
        return clause.items[(index + 1)...].allSatisfy { item in
            guard case .quantity(let quantity) = item.kind else { return false }
            return quantity.unit == first.unit
        }
    }

    private func countedParts(_ left: LeftReading, _ count: Int) -> [Share]? {
        PhraseParts.counted(left.core, count, vocabulary).map { parts in parts.map { Share(metric: $0) } }
    }

    /// 分别比上年同期、上年全年和今年一季度提高|4.3个、2.2个和2.6个百分点: a base each.
    private func dealtBases(_ left: LeftReading, _ count: Int, _ walk: Walk) -> [Share]? {
        // 同环比分别增长5.2%和21.4%
        if left.saysBoth, count == 2, let window = timing.window, window.start != nil {
            return [Share(base: window.yearEarlier), Share(base: window.windowBefore)]
        }
        return left.change != nil && walk.bases.count == count ? walk.bases.map { Share(base: $0) } : nil
    }

    /// 1—3月居民消费价格分别上涨|1.2%、1.3%、1.5%: a month each.
    private func dealtMonths(_ left: LeftReading, _ count: Int, _ item: Item) -> [Share]? {
        let said = text[..<item.range.lowerBound].suffix(60).reversed().prefix { $0 != 0x3002 && $0 != 0x0A }
        let saysMonth = said.contains(0x6708)  // 月
        guard timing.isStated, saysMonth, !left.core.isEmpty, let window = timing.window, let months = months(of: window),
            months.count == count, namesListed != count
        else { return nil }
        return months.map { Share(period: $0) }
    }

    /// The months of a window of three or more of one year.
    private func months(of window: Period) -> [Period]? {
        guard let start = window.start, let end = window.end, start.year == end.year, end.month - start.month >= 2,
            window == Period(year: start.year, months: start.month, through: end.month)
        else { return nil }
        return (start.month...end.month).compactMap { Period(year: start.year, months: $0, through: $0) }
    }

    /// The calendar years of a window that is made of whole years.
    func years(of window: Period) -> [Period]? {
        guard let start = window.start, let end = window.end, start.month == 1, start.civil.day == 1, end.month == 12,
            end.civil.day == 31
        else { return nil }
        return (start.year...end.year).compactMap { Period(year: $0) }
    }
}
