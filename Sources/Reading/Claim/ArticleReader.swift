import Quantities

/// Reads one article clause by clause: which figure belongs to whom, to what, to when.
struct ArticleReader {
    let text: [UInt32]
    let vocabulary: Vocabulary
    let issued: Day?
    var resolver: Resolver
    var scanner: Scanner
    private(set) var drafts: [Draft] = []
    private(set) var items: [Item] = []

    private var timing: Timing
    private var subject: Subject?
    private var topic: String?
    /// The topic of which the last figures gave components; it is the topic again in the next sentence.
    private var mainTopic: String?
    private var reportedBy: String?
    private var basis: String?
    /// First draft of the sentence that is being read.
    private var sentenceStart = 0
    private var targetScope = false
    private var sentenceHasFigure = false
    /// The sentence before, where it had no figures.
    private var sentenceBefore: Range<Int>?
    private var regionCounts: [Int: Int] = [:]
    /// The verb at the head of a list: 走访 in 走访机构325个、企业6658家.
    private var listVerb = ""
    private var firstSubject: Subject?
    /// Words of the clause before, where it had no figures: 计算机、传媒跌幅居前，分别下跌….
    private var pending: Phrase?
    private var pendingChange: Predicate?
    /// The last period that held for one figure alone (增至2022年末的5480亿元).
    private var lastLocal: Period?
    /// Unit of the price that is being talked of, and the factor of its denominator: 比上旬涨0.6元 is per kilogram too.
    private var topicPrice: (unit: String, below: String, factor: Factor)?
    /// The topic is planned, so what is said of it next in the sentence is too.
    private var plannedTopic = false
    /// 国家邮政局预计，…: figures of a window that is not over are forecasts.
    private var isForecast = false
    /// A plan was named in the sentence, so what follows in it is planned too.
    private var plannedSentence = false
    private var headlineSubject: Subject?
    /// What the headlines hold, scanned before the body is read.
    private(set) var headlineItems: [Range<Int>: [Item]] = [:]
    /// The region that the title of a report names.
    private(set) var reportSubject: Subject?

    init(text: [UInt32], vocabulary: Vocabulary, issued: Day?, resolver: Resolver) {
        self.text = text
        self.vocabulary = vocabulary
        self.issued = issued
        self.resolver = resolver
        scanner = Scanner(text: text, vocabulary: vocabulary, issued: issued, given: resolver.given)
        timing = Timing(issued: issued)
    }

    /// Takes what the headlines name: candidates for short names, and the subject of figures that have no other.
    mutating func prepare(headlines: [Range<Int>], subheads: [Range<Int>], fallback: Subject?) {
        for subhead in subheads {
            headlineItems[subhead] = scanner.scan(subhead)
            items += headlineItems[subhead] ?? []
        }
        headlineSubject = fallback
        if let known = fallback?.resolved { resolver.note(known) }
        for headline in headlines {
            let found = scanner.scan(headline)
            headlineItems[headline] = found
            items += found
            for item in found {
                guard case .name(let name) = item.kind, let resolved = resolver.resolve(name) else { continue }
                if case .word = name.kind { continue }
                resolver.note(resolved)
                let isFirst = item.range.lowerBound - headline.lowerBound <= 2
                if isFirst, headlineSubject == nil || headlineSubject == fallback {
                    headlineSubject = Subject(resolved: resolved, mention: string(item.range))
                }
                if isFirst, ["公报", "报告"].contains(where: { text.find($0.scalarValues, in: headline) != nil }) {
                    reportSubject = headlineSubject
                }
            }
        }
    }

    /// Reads the paragraphs of the body.
    mutating func read(bodies: [Range<Int>]) {
        let scans = bodies.map { scanner.scan($0) }
        for found in scans { items += found }
        setDefaultWindow(bodies, scans)
        for (body, found) in zip(bodies, scans) {
            timing.beginParagraph()
            read(body, found)
        }
    }

    /// The reader as a headline behind the body finds it: without the drafts of the body but those of its last sentence, which are
    /// all that reading looks back to.
    func behindBody() -> ArticleReader {
        var reader = self
        reader.drafts = Array(drafts[sentenceStart...])
        reader.sentenceStart = 0
        reader.items = []
        return reader
    }

    /// Reads a headline or subhead that was prepared.
    mutating func read(headline range: Range<Int>) { read(range, headlineItems[range] ?? []) }

    private mutating func read(_ range: Range<Int>, _ found: [Item]) {
        var next = 0
        for sentence in Clause.sentences(text, range) {
            let first = next
            while next < found.count, found[next].range.lowerBound < sentence.upperBound { next += 1 }
            read(sentence: sentence, found[first..<next])
        }
    }

    /// The year that a report is about before it says so: a communiqué that goes on with 全年 or 年末, and in the first
    /// quarter a text that states growth and dates nothing.
    private mutating func setDefaultWindow(_ bodies: [Range<Int>], _ scans: [[Item]]) {
        guard let issued else { return }
        var first: PeriodMention?
        var figures = 0
        search: for scan in scans {
            for item in scan {
                if case .period(let period) = item.kind, period.role != .none, period.role != .same {
                    first = period
                    break search
                }
                if issued.month <= 3, case .quantity(let quantity) = item.kind, quantity.unit == "%" { figures += 1 }
            }
        }
        if let first {
            let word = String(text[first.range])
            if word.hasPrefix("全年") || word.hasPrefix("年末") || word.hasPrefix("年底"), let end = first.period?.end, end <= issued,
                let year = Period(year: end.year)
            {
                timing.govern(PeriodMention(range: 0..<0, role: .span, period: year))
            }
        } else if issued.month <= 3, figures >= 3, let year = Period(year: issued.year - 1) {
            timing.assume(year)
        }
    }

    private mutating func read(sentence: Range<Int>, _ inside: ArraySlice<Item>) {
        defer { sentenceBefore = inside.contains(where: \.isFigure) ? nil : sentence }
        let continues = sentence.lowerBound > 0 && text[sentence.lowerBound - 1] == 0xFF1B  // ；
        if !continues {
            targetScope = false
            plannedTopic = false
            plannedSentence = false
            isForecast = false
            basis = nil
            timing.beginSentence()
            if let mainTopic { topic = mainTopic }
            mainTopic = nil
            sentenceStart = drafts.count
        }
        timing.setBase(nil)
        guard inside.contains(where: { if case .other = $0.kind { false } else { true } }) || targetScope else {
            if hasPlan(sentence) { targetScope = true }
            return
        }
        sentenceHasFigure = inside.contains(where: \.isFigure)
        for clause in Clause.cut(text, sentence, inside) where sentenceHasFigure || !clause.items.isEmpty { read(clause) }
    }

    private func hasPlan(_ range: Range<Int>) -> Bool {
        text.find("目标", in: range) != nil
    }

    // MARK: clauses

    /// What one figure of a list takes that is said once for all of them.
    private struct Share {
        var metric: String?
        var component: String?
        var subject: Subject?
        var period: Period?
    }

    private struct Walk {
        var phrase = Phrase()
        var cursor: Int
        var figures = 0
        var names: [Subject] = []
        var local: Period?
        var headOpen = true
        var shares: [Share] = []
        var last: LeftReading?
        var lastEnd = 0
        /// End of the noun that the figure before has taken.
        var consumed = 0
        var group: Subject?
        var planned = false
        var average = ""
    }

    private mutating func read(_ clause: Clause) {
        let clause = clause.hasFigure ? filtered(clause) : clause
        var walk = Walk(cursor: announcement(clause) ?? clause.range.lowerBound)
        noteBasis(clause)
        let begin = walk.cursor
        for (index, item) in clause.items.enumerated() {
            if item.range.lowerBound < begin {
                if case .name(let name) = item.kind { count(name) }
                continue
            }
            if item.range.upperBound <= walk.consumed { continue }
            let from = max(walk.cursor, walk.consumed)
            if from < item.range.lowerBound { walk.phrase.append(text, from..<item.range.lowerBound) }
            walk.cursor = item.range.upperBound
            switch item.kind {
            case .other: walk.phrase.append(text, item.range)
            case .period where isPlan(item.range.upperBound):
                walk.phrase.append(text, item.range)  // 完成全年计划的…
            case .period(let period):
                if !isInBracket(item, clause) { read(period, item, &walk) }
            case .name(let name):
                if isInBracket(item, clause) {
                    walk.phrase.append(text, item.range)
                } else {
                    read(name, item, clause, index, &walk)
                }
            case .quantity(let quantity): figure(quantity, item, clause, index, &walk)
            case .rank(let rank): place(rank, item, clause, &walk)
            }
        }
        if walk.figures == 0, sentenceHasFigure || !walk.names.isEmpty {
            if walk.cursor < clause.range.upperBound { walk.phrase.append(text, walk.cursor..<clause.range.upperBound) }
            if walk.phrase.find("目标") != nil || (walk.phrase.hasSuffix("计划") || walk.phrase.hasSuffix("力争")) {
                targetScope = true
            }
            pending = walk.phrase
            if let nounal = MetricPhrase.leadingMovement(walk.phrase, vocabulary) {
                (topic, pendingChange) = (nounal.metric, nounal.change)
            } else if !walk.names.isEmpty {
                topic = MetricPhrase.subjectNoun(walk.phrase, vocabulary)
            }
        } else {
            (pending, pendingChange) = (nil, nil)
        }
    }

    /// The clause with quantities that are no claims turned into plain words.
    private func filtered(_ clause: Clause) -> Clause {
        var clause = clause
        for index in clause.items.indices {
            guard case .quantity(let quantity) = clause.items[index].kind else { continue }
            let floor = index > 0 ? clause.items[index - 1].range.upperBound : clause.range.lowerBound
            var before = Phrase()
            before.append(text, min(floor, quantity.range.lowerBound)..<quantity.range.lowerBound)
            let limit = index + 1 < clause.items.count ? clause.items[index + 1].range.lowerBound : clause.range.upperBound
            if ClaimFilter.accepts(quantity, text, limit, before, vocabulary) == nil {
                clause.items[index].kind = .other(fate: "unresolved", reason: "a number that says nothing of an organization")
            }
        }
        return clause
    }

    private func isPlan(_ place: Int) -> Bool {
        ["计划", "目标", "任务", "预期", "预算"].contains { text.has($0, at: place, before: text.count) }
    }

    /// Whether an item stands inside （…）: what is said there in passing governs nothing.
    private func isInBracket(_ item: Item, _ clause: Clause) -> Bool {
        var place = item.range.lowerBound - 1
        while place >= max(clause.range.lowerBound, item.range.lowerBound - 60) {
            if text[place] == 0xFF08 { return true }
            if text[place] == 0xFF09 { return false }
            place -= 1
        }
        return false
    }

    private static let basisHeads = ScalarSet("剔扣不按")

    private mutating func noteBasis(_ clause: Clause) {
        guard ArticleReader.basisHeads.contains(text[clause.range.lowerBound]) else { return }
        for word in ["剔除", "扣除", "不含", "不包括", "按可比口径", "按不变价", "按可比价"] {
            if text.has(word, at: clause.range.lowerBound, before: clause.range.upperBound), !clause.hasFigure {
                var phrase = Phrase()
                phrase.append(text, clause.range)
                phrase.trimMarks()
                basis = phrase.string
            }
        }
    }

    /// 国家统计局数据显示, 记者从…获悉: the end of the words that say who announced it.
    private mutating func announcement(_ clause: Clause) -> Int? {
        let firstFigure = clause.items.first(where: \.isFigure)?.range.lowerBound ?? clause.range.upperBound
        var end: Int?
        var place = clause.range.lowerBound
        var wordStart = 0
        while place < firstFigure {
            if let match = vocabulary.announcers.longest(text, place, firstFigure) {
                if end == nil || place <= (end ?? 0) + 6 {
                    if end == nil { wordStart = place }
                    if text.has("预", at: place, before: firstFigure) { isForecast = true }
                    end = place + match.length
                }
                place += match.length
            } else {
                place += 1
            }
        }
        guard let end else { return nil }
        var body: Subject?
        var bodyEnd = 0
        for item in clause.items where item.range.upperBound <= end {
            if case .name(let name) = item.kind {
                if case .word = name.kind { continue }
                count(name)
                if let resolved = resolver.resolve(name) {
                    resolver.note(resolved)
                    if resolved.system != "region" || body == nil {
                        body = Subject(resolved: resolved, mention: string(item.range))
                    }
                    bodyEnd = item.range.upperBound
                }
            }
        }
        let head = text[clause.range.lowerBound]
        let quoted =
            head == 0x636E || text.has("记者", at: clause.range.lowerBound, before: end)
            || text.has("根据", at: clause.range.lowerBound, before: end)
        // Between the body and the verb there may be 最新, 今天, 公布的 and so on, not a subject of its own.
        guard body != nil || quoted, quoted || wordStart - bodyEnd <= 12 else { return nil }
        if firstFigure < clause.range.upperBound, !quoted, end < firstFigure, firstFigure - end <= 1 { return nil }
        if let body {
            reportedBy = body.resolved?.name ?? body.mention
            if let resolved = body.resolved, !quoted || text.has("据", at: clause.range.lowerBound, before: end) {
                speak(resolved, body.mention)
            }
            // “我们今年…”某分行负责人介绍: the speaker's body is the subject of what was said before it was named
            if subject == nil {
                for index in drafts.indices where drafts[index].subject?.resolved == nil { drafts[index].subject = body }
            }
        }
        return end
    }

    /// Who is meant where no subject follows an announcement: a company itself; for a bureau the region or the country it counts.
    private mutating func speak(_ body: Resolved, _ mention: String) {
        if body.group == "company" || body.group == "bank" && body.level != "country" {
            subject = Subject(resolved: body, mention: mention)
        } else if body.group == "bureau" || body.system.map({ $0 != "region" }) ?? true, body.group != "bank" {
            if body.region >= 0 {
                let region = resolver.resolve(NameMention(range: 0..<0, kind: .region([body.region])))
                if subject?.resolved?.region != body.region { subject = Subject(resolved: region, mention: mention) }
            } else if body.level == "country", subject == nil || subject?.resolved?.name != "全国" {
                subject = Subject(resolved: Resolver.country, mention: mention)
            }
        }
    }

    // MARK: periods

    private mutating func read(_ period: PeriodMention, _ item: Item, _ walk: inout Walk) {
        let after = item.range.upperBound
        let de = after < text.count && text[after] == 0x7684
        // 比 较 与 同 跟
        let isComparison = walk.phrase.scalars.last.map { [0x6BD4, 0x8F83, 0x4E0E, 0x540C, 0x8DDF].contains($0) } ?? false
        let compares = isComparison || walk.phrase.hasSuffix("相比") || walk.phrase.hasSuffix("相较于") || walk.phrase.hasSuffix("相较")
        if compares {
            while let last = walk.phrase.scalars.last, [0x6BD4, 0x8F83, 0x4E0E, 0x540C, 0x8DDF, 0x76F8, 0x4E8E].contains(last),
                !(last == 0x6BD4 && walk.phrase.hasSuffix("占比"))
            {
                walk.phrase.dropLast(1)
            }
            timing.setBase(baseDays(period))
            if de { walk.local = period.role == .point ? period.period.map { Period(start: nil, end: $0.end) } : period.period }
            return
        }
        if period.role == .none { return }
        if de, ["是", "为", "相当于", "恢复至", "恢复到", "达到", "完成", "是"].contains(where: { walk.phrase.hasSuffix($0) }),
            isRatioNear(after + 1)
        {
            timing.setBase(baseDays(period))
            return
        }
        let fromWord = walk.phrase.scalars.last.map { $0 == 0x4ECE || $0 == 0x7531 } ?? false
        if de || (fromWord && period.role != .since), isFigureNear(after + 1) || fromWord {
            walk.local = period.period
            if de, !fromWord, walk.phrase.isEmpty { timing.govern(period) }
            if fromWord { timing.setBase(baseDays(period)) }
            return
        }
        if walk.phrase.scalars.last == 0x7684, timing.isStated { return }
        if period.role == .same {
            walk.local = period.period
            return
        }
        if walk.phrase.scalars.last.map({ $0 == 0x5230 || $0 == 0x81F3 }) ?? false, let end = period.period?.end, let issued,
            end > issued
        {
            targetScope = true
        }
        timing.govern(period)
    }

    /// A year as a base stands for the window of the figure a year earlier where it is the year before.
    private func baseDays(_ period: PeriodMention) -> Period? {
        guard let days = period.period else { return nil }
        if period.role == .point || period.role == .asOf { return Period(start: nil, end: days.end) }
        return days
    }

    /// Whether the number at `place` is a percentage or a multiple: 是2021年同期的4.5倍.
    private func isRatioNear(_ place: Int) -> Bool {
        guard place < text.count else { return false }
        let scanner = QuantityScanner(text: text, vocabulary: vocabulary)
        var start = place
        if let bound = vocabulary.boundTries[.prefix]?.longest(text, place, text.count) { start += bound.length }
        guard start < text.count, Numerals.isNumeral(text[start]) else { return false }
        return scanner.scan(start, min(text.count, start + 24), floor: place).map { KindRules.isRatio($0.unit) } ?? false
    }

    private func isFigureNear(_ place: Int) -> Bool {
        place < text.count
            && (Numerals.isNumeral(text[place]) || vocabulary.boundTries[.prefix]?.longest(text, place, text.count) != nil)
    }

    // MARK: names

    private mutating func count(_ name: NameMention) {
        guard case .region(let candidates) = name.kind, let first = candidates.first else { return }
        var root = first
        while vocabulary.names.divisions[root].parent >= 0 { root = vocabulary.names.divisions[root].parent }
        regionCounts[root, default: 0] += 1
    }

    private mutating func read(_ name: NameMention, _ item: Item, _ clause: Clause, _ index: Int, _ walk: inout Walk) {
        count(name)
        let resolved = resolver.resolve(name)
        if let resolved {
            if case .word = name.kind {} else { resolver.note(resolved) }
        }
        let after = item.range.upperBound
        let isList =
            !walk.names.isEmpty && walk.figures == 0 && !walk.phrase.isEmpty
            && walk.phrase.scalars.allSatisfy { $0 == 0x3001 || $0 == 0x548C || $0 == 0x4E0E || $0 == 0x53CA }
        if isList, walk.headOpen {
            walk.names.append(Subject(resolved: resolved, mention: string(item.range)))
            walk.phrase = Phrase()
            return
        }
        if case .word = name.kind, text[after - 1] == 0x5185, subject?.resolved.map({ $0.system != "region" }) ?? false {
            walk.phrase.append(text, item.range)  // 国内收入: a part of the body's figure
            walk.headOpen = false
            return
        }
        let isWord: Bool
        if case .structured(_, let regions) = name.kind, regions.isEmpty {
            isWord = isReached(after) && !isPeriod(at: after, clause, index)
        } else {
            isWord = false
        }
        guard !isWord, walk.headOpen, isHead(walk.phrase), walk.figures == 0 || walk.phrase.scalars.first == 0x3001,
            !isPassedThrough(after, walk, clause)
        else {
            walk.phrase.append(text, item.range)
            walk.headOpen = false
            return
        }
        if case .word = name.kind, resolved == nil, let known = subject, known.mention != "" {
            // 全市 in an article whose region is not known
            if string(item.range).hasPrefix("全") || string(item.range).hasPrefix("我") {
                if known.resolved == nil || known.resolved?.system == "region" {
                    subject = Subject(resolved: nil, mention: string(item.range))
                }
            }
            walk.phrase = Phrase()
            return
        }
        let candidate = Subject(resolved: resolved, mention: string(item.range), component: nil)
        walk.phrase = Phrase()
        if let current = walk.names.last, let old = current.resolved {
            // 全国 before a body or 我国 before a region: the more specific one wins, a region does not replace a body
            guard let resolved,
                resolved.system != "region" || old.system == "region" && resolved.level != "group" && resolved.level != "country"
            else { return }
            walk.names = [candidate]
        } else {
            walk.names = [candidate]
        }
        take(candidate, name)
    }

    /// Whether a new subject is a part of the one before: 其中，拉萨市增长9.1% measures the same.
    private func isPartOf(_ candidate: Subject) -> Bool {
        guard let below = candidate.resolved?.region, let above = subject?.resolved?.region, below >= 0 else { return false }
        if above < 0 { return subject?.resolved?.name == "全国" }
        return vocabulary.names.isWithin(below, above)
            || vocabulary.names.divisions[below].parent == vocabulary.names.divisions[above].parent
    }

    /// Whether only adverbs stand between the head of the clause and a name.
    private func isHead(_ phrase: Phrase) -> Bool {
        var rest = phrase
        rest.trimMarks()
        while !rest.isEmpty {
            if vocabulary.notSubjects.longest(rest.scalars, 0, rest.count) != nil, !(rest.count == 1 && rest.scalars[0] == 0x5728)
            {
                return false
            }
            guard let match = vocabulary.fillers.longest(rest.scalars, 0, rest.count) else { return false }
            rest.dropFirst(match.length)
            rest.trimMarks()
        }
        return true
    }

    private func isPeriod(at place: Int, _ clause: Clause, _ index: Int) -> Bool {
        guard index + 1 < clause.items.count, clause.items[index + 1].range.lowerBound == place,
            case .period = clause.items[index + 1].kind
        else { return false }
        return true
    }

    /// 在全国…: a place that the clause happens in, unless it is set off by a comma (在吉林，…).
    private func isPassedThrough(_ after: Int, _ walk: Walk, _ clause: Clause) -> Bool {
        guard walk.phrase.hasSuffix("在") else { return false }
        return after < clause.range.upperBound
    }

    /// Whether a number or a verb of reaching stands right behind: 合作社达到290个 counts co-operatives.
    private func isReached(_ place: Int) -> Bool {
        guard place < text.count else { return false }
        if Folding.isDigit(text[place]) { return true }
        guard let match = vocabulary.predicateTrie.longest(text, place, min(text.count, place + 6)) else { return false }
        return vocabulary.predicates[match.value].role == .reach || vocabulary.predicates[match.value].role == .reachTo
    }

    private mutating func take(_ candidate: Subject, _ name: NameMention) {
        var candidate = candidate
        if let resolved = candidate.resolved {
            let isBack: Bool
            switch name.kind {
            case .word(let means): isBack = means.utf8.starts(with: "region".utf8) && means != "region:country"
            case .region: isBack = resolved.region >= 0 && candidate.mention != resolved.name
            default: isBack = false
            }
            if isBack, let current = subject?.resolved, current.system != "region", current.region >= 0,
                resolved.region == current.region
            {
                // 全省 in an article about the provincial branch: still the branch
                candidate = Subject(resolved: current, mention: candidate.mention)
            }
            if resolved.level == "group", let current = subject?.resolved, current.name == "全国" {
                candidate = Subject(resolved: current, mention: candidate.mention, component: resolved.name)
            }
        }
        if sentenceStart == drafts.count, subject?.resolved?.name != candidate.resolved?.name, !isPartOf(candidate) {
            topic = nil
        }
        subject = candidate
        firstSubject = firstSubject ?? candidate
    }

    // MARK: figures

    private static let separators = ScalarSet("、和与及以 ")

    private mutating func figure(_ quantity: QuantityMention, _ item: Item, _ clause: Clause, _ index: Int, _ walk: inout Walk) {
        let nextFigure = clause.items[(index + 1)...].first(where: \.isFigure)?.range.lowerBound ?? clause.range.upperBound
        defer {
            walk.phrase = Phrase()
            walk.local = nil
            walk.lastEnd = item.range.upperBound
        }
        let joined =
            walk.figures > 0 && !walk.phrase.isEmpty && walk.phrase.scalars.allSatisfy(ArticleReader.separators.contains)
            && walk.last != nil
        var left =
            joined
            ? walk.last!
            : LeftReading(
                walk.phrase, vocabulary, isMovement: quantity.isDouble,
                hasBase: timing.base != nil || KindRules.isRatio(quantity.unit))
        if joined { left.isOrigin = false }
        if left.change == nil, left.core.isEmpty, KindRules.isRatio(quantity.unit) { left.change = pendingChange }
        if left.change == nil, timing.base != nil || left.baseWord != nil { left.readMore(vocabulary) }
        if left.roles.contains(.cumulative) { timing.widen() }
        if left.roles.contains(.plan) {
            walk.planned = true
            plannedSentence = true
        } else if left.isDone || left.baseWord != nil {
            plannedSentence = false
        }
        let afterGoal =
            self.text.has("的目标", at: item.range.upperBound, before: clause.range.upperBound)
            || self.text.has("的预期目标", at: item.range.upperBound, before: clause.range.upperBound)
        if left.roles.contains(.will), let end = timing.day ?? timing.window?.end, let issued, end <= issued,
            end.year < issued.year
        {
            left.roles.remove(.will)
        }
        if left.roles.contains(.plan) || left.roles.contains(.will) {
            plannedTopic = true
        } else if !left.core.isEmpty {
            plannedTopic = false
        }
        let isOver = (walk.local ?? timing.window)?.end.map { end in issued.map { end <= $0 } ?? true } ?? true
        let isTarget =
            targetScope || isForecast && !isOver || walk.planned || plannedSentence || afterGoal || left.roles.contains(.will)
            || plannedTopic && left.core.isEmpty
        let right = RightNoun.read(text, item.range.upperBound, nextFigure, vocabulary, isShare: KindRules.isRatio(quantity.unit))
        let isList = walk.figures > 0 && walk.phrase.scalars.first == 0x3001
        if drafts.count == sentenceStart, !left.core.isEmpty, vocabulary.anaphors.value(of: left.core.string) != nil,
            let previous = sentenceBefore
        {
            // 经营主体持续壮大。总量接近…: the sentence before named what is counted
            var words = Phrase()
            words.append(self.text, previous)
            topic = MetricPhrase.subjectNoun(words, vocabulary) ?? topic
        }
        var metric = MetricPhrase.make(
            quantity, unitWord: quantity.unitRange.isEmpty ? "" : string(quantity.unitRange), left, right, topic: topic,
            listVerb: listVerb, isList: isList, vocabulary: vocabulary)
        if left.distributes, !joined { startDistribution(left, clause, index, &walk) }
        let component = left.change == nil ? MetricPhrase.component(left.core, topic: mainTopic ?? topic, vocabulary) : nil
        if let component { (metric.text, metric.rule) = (component, "component of the topic") }
        let share = walk.shares.isEmpty ? nil : walk.shares.removeFirst()
        if let known = share?.metric { metric.text = known + left.common + (left.whole.map { "占" + $0 } ?? "") }
        if share != nil {
            metric.rule = "distribution"
        } else if !left.common.isEmpty {
            metric.text = (metric.text ?? "") + left.common
        }
        let text = metric.text ?? ""
        let kind = KindRules.kind(quantity, left, metric: text, isTarget: isTarget, vocabulary: vocabulary)
        let isWindow = timing.windowRole == .span || timing.windowRole == .since
        let isStock =
            kind != .ratio && KindRules.isStock(text, vocabulary.stocks) && !(isWindow && (kind == .change || kind == .flow))
            || (kind == .level || kind == .ratio) && !isWindow && quantity.group != "money" && quantity.group != "mass"
        var unit = quantity.unit
        if unit.isEmpty { unit = metric.unit ?? "" }
        if unit.isEmpty, quantity.multiplied, MetricPhrase.isMoney(text) { unit = "CNY" }
        if unit.isEmpty, text.hasSuffix("指数") { unit = "点" }
        var (value, interval) = (quantity.value, quantity.interval)
        if kind == .growth || (isTarget && left.change != nil), unit == "倍" {
            value = value.shifted(by: 2)
            interval = Interval(lower: interval.lower?.shifted(by: 2), upper: interval.upper?.shifted(by: 2))
            unit = "%"
        }
        if kind == .change, quantity.group == "money", !left.core.scalars.contains(0x6BCF), !walk.phrase.scalars.contains(0x6BCF),
            let price = topicPrice, let converted = value.scaled(by: price.factor), unit + "/" + price.below == price.unit
        {
            (value, interval, unit) = (converted, interval.scaled(by: price.factor), price.unit)
        }
        if left.change?.sign == -1, kind == .growth || kind == .change || kind == .target, !left.roles.contains(.reachTo) {
            value = value.negated
            interval = interval.negated
        }
        var finalKind = MetricPhrase.flows(kind, quantity, left, timing)
        var period = timing.period(
            finalKind, isStock: isStock && finalKind != .flow && finalKind != .rank,
            local: left.isOrigin && walk.local == nil ? timing.base ?? timing.lastBase : walk.local, isTarget: isTarget,
            quiet: left.roles.contains(.average) || quantity.group == "price" || left.roles.contains(.cumulative) || left.isDone,
            isSum: left.roles.contains(.cumulative) || left.roles.contains(.new) || left.isDone
                || !MetricPhrase.leadingVerb(left.core, vocabulary).isEmpty)
        if let known = share?.period { period = known }
        // What is dated by a window came about in it; what is dated by a day stands.
        if finalKind == .level || finalKind == .flow, quantity.group != "money", quantity.group != "mass",
            quantity.group != "price"
        {
            finalKind =
                period?.start != nil && !KindRules.isStock(text, vocabulary.stocks) || left.roles.contains(.new)
                    || left.roles.contains(.cumulative) || left.roles.contains(.average) ? .flow : .level
        }
        if finalKind == .growth, left.isAverage, let from = timing.lastBase?.end, timing.lastBase?.start == nil,
            let to = timing.day ?? period?.end
        {
            period = Period(start: from, end: lastLocal?.end ?? to)
        }
        if let local = walk.local, left.roles.contains(.reachTo) { lastLocal = local }
        let base =
            kind == .change || kind == .growth
            ? (left.comparator ? nil : timing.base(period, word: left.baseWord, isNet: left.roles.contains(.net))) : nil
        let owner = share?.subject ?? walk.group ?? subject
        drafts.append(
            Draft(
                range: item.range, value: value, interval: interval, unit: unit, bound: quantity.bound, kind: finalKind,
                subject: owner, metric: metric.text,
                component: share?.component ?? (component == nil ? owner?.component : left.core.string), basis: basis, scope: nil,
                period: period, base: base, reportedBy: reportedBy, rule: metric.rule))
        if quantity.group == "price", let below = quantity.below {
            topicPrice = (quantity.unit, String(quantity.unit.drop { $0 != "/" }.dropFirst()), below)
        } else if kind == .level || kind == .flow {
            topicPrice = nil
        }
        if component != nil {
            mainTopic = mainTopic ?? topic
            topic = metric.text
        } else if !joined, metric.isTopic, share == nil {
            topic = metric.text
            mainTopic = nil
        }
        if !joined, !isList, !left.core.isEmpty { listVerb = MetricPhrase.leadingVerb(left.core, vocabulary) }
        if metric.usesNoun {
            walk.consumed = max(walk.consumed, item.range.upperBound + (right.afterDe ? 1 : 0) + right.noun.span)
        }
        walk.figures += 1
        walk.last = left
        // 24个城市保交房交付率…: the counted places are the subject of what follows in the clause
        if walk.figures <= 2, left.core.isEmpty, metric.usesNoun || quantity.group == "noun", nextFigure < clause.range.upperBound
        {
            let end = item.range.upperBound
            for place in ["城市", "省区", "省市", "省份", "国家", "地区", "县区", "省", "市", "县"] {
                guard let head = self.text.find(place, in: end..<min(nextFigure, end + 6)) else { continue }
                walk.group = Subject(resolved: nil, mention: string(item.range.lowerBound..<head + place.unicodeScalars.count))
                walk.consumed = min(walk.consumed, head + place.unicodeScalars.count)
                break
            }
        }
    }

    /// A、B分别为x和y: the parts of the core, the bodies or years of the clause, or the figures before, in order.
    private mutating func startDistribution(_ left: LeftReading, _ clause: Clause, _ index: Int, _ walk: inout Walk) {
        let count = 1 + clause.items[(index + 1)...].count(where: \.isFigure)
        guard count > 1 else { return }
        let parts = MetricPhrase.parts(left.core, count)
        if parts.count == count {
            walk.shares = MetricPhrase.components(parts, vocabulary).map {
                Share(metric: $0.metric, component: $0.component, subject: nil, period: nil)
            }
            return
        }
        if walk.names.count == count {
            walk.shares = walk.names.map { Share(metric: nil, component: nil, subject: $0, period: nil) }
            return
        }
        if let window = timing.window, let years = years(of: window), years.count == count,
            !left.core.isEmpty || left.change == nil
        {
            walk.shares = years.map { Share(metric: nil, component: nil, subject: nil, period: $0) }
            return
        }
        guard left.core.isEmpty || left.core.count <= 4 else { return }
        let before = drafts[sentenceStart...].filter { $0.kind != .growth && $0.kind != .change && $0.kind != .rank }.suffix(
            count)
        if before.count == count, left.core.isEmpty || Set(before.map(\.metric)).count == 1 {
            walk.shares = before.map {
                Share(
                    metric: left.core.isEmpty ? $0.metric : nil, component: $0.component, subject: $0.subject, period: $0.period)
            }
        } else if let pending {
            let parts = MetricPhrase.parts(
                MetricPhrase.leadingMovement(pending, vocabulary)?.core ?? LeftReading(pending, vocabulary).core, count)
            if parts.count == count { walk.shares = parts.map { Share(metric: $0, component: nil, subject: nil, period: nil) } }
        }
    }

    /// The calendar years of a window that is made of whole years.
    private func years(of window: Period) -> [Period]? {
        guard let start = window.start, let end = window.end, start.month == 1, start.civil.day == 1, end.month == 12,
            end.civil.day == 31
        else { return nil }
        return (start.year...end.year).compactMap { Period(year: $0) }
    }

    private mutating func place(_ rank: RankMention, _ item: Item, _ clause: Clause, _ walk: inout Walk) {
        defer { walk.phrase = Phrase() }
        let split = MetricPhrase.rankParts(walk.phrase, vocabulary)
        let metric = split.metric.isEmpty ? topic : split.metric.string
        let last = drafts.count > sentenceStart ? drafts.last : nil
        var period = timing.period(.rank, isStock: false, local: walk.local, isTarget: targetScope, quiet: true)
        if split.metric.isEmpty, let known = last?.period {
            period = known
        } else if period == nil {
            period = issued.map { Period(start: nil, end: $0) }
        }
        drafts.append(
            Draft(
                range: item.range, value: rank.value,
                interval: rank.bound == .atMost
                    ? Interval(lower: Exact(1), upper: rank.value) : Interval(lower: rank.value, upper: rank.value),
                unit: "rank", bound: rank.bound, kind: .rank, subject: subject, metric: metric, component: subject?.component,
                basis: basis,
                scope: split.scope.isEmpty ? nil : split.scope, period: period, base: nil, reportedBy: reportedBy, rule: "rank"))
        walk.figures += 1
    }

    private func string(_ range: Range<Int>) -> String { String(text[range]) }

    // MARK: the end of the article

    /// Gives figures without a subject the only region that the article names.
    mutating func finish() {
        guard drafts.contains(where: { $0.subject?.resolved == nil }) else { return }
        // 全市 before the article has named the city
        var words: [String: Resolved?] = [:]
        let hasUnresolved = drafts.contains { $0.subject != nil && $0.subject?.resolved == nil }
        for item in hasUnresolved ? items : [] {
            guard case .name(let name) = item.kind, case .word = name.kind else { continue }
            let mention = string(item.range)
            if words[mention] == nil { words[mention] = .some(resolver.resolve(name)) }
        }
        for index in drafts.indices where drafts[index].subject?.resolved == nil {
            if let mention = drafts[index].subject?.mention, let resolved = words[mention] {
                drafts[index].subject?.resolved = resolved
            }
        }
        if let headlineSubject {
            for index in drafts.indices where drafts[index].subject == nil { drafts[index].subject = headlineSubject }
        }
        if let firstSubject, firstSubject.resolved?.system == "region" {
            for index in drafts.indices where drafts[index].subject == nil { drafts[index].subject = firstSubject }
        }
        if drafts.contains(where: { $0.subject?.resolved == nil }), regionCounts.count == 1, let root = regionCounts.keys.first {
            let mention = NameMention(range: 0..<0, kind: .region([root]))
            guard let resolved = resolver.resolve(mention) else { return }
            for index in drafts.indices where drafts[index].subject == nil {
                drafts[index].subject = Subject(resolved: resolved, mention: vocabulary.names.divisions[root].short)
            }
        }
    }
}
