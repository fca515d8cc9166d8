import Quantities

/// Reads one article clause by clause: which figure belongs to whom, to what, to when.
struct ArticleReader {
    let text: [UInt32]
    let vocabulary: Vocabulary
    let issued: Day?
    var resolver: Resolver
    var scanner: Scanner
    var drafts: [Draft] = []
    var items: [Item] = []

    var timing: Timing
    var subject: Subject?
    var topic: String?
    /// Bodies of one sort that the sentence is about: 中央企业.
    var group: Subject?
    /// The sentence gives parts of a stock: 资金运用余额…，其中银行存款….
    var isPartOfStock = false
    /// What the words before a colon measure: 各行的不良贷款率分别为：甲1.3%，乙1.4%.
    var listTopic: String?
    /// The topic before another body took over: 甲28492万吨，乙18316万吨 measure the same.
    var clearedTopic: String?
    var clearedGroup: String?
    /// The sentence begins with 其中: whoever is named in it is a part.
    var startsWithPart = false
    /// The bodies that figures were last dealt out to, for 上述各行.
    var distributed: [Subject] = []
    /// The component that the topic is of (同城).
    var topicComponent: String?
    /// What sort of quantity measures the topic.
    var topicGroup: String?
    /// The topic of which the last figures gave components; it is the topic again in the next sentence.
    var mainTopic: String?
    var reportedBy: String?
    var basis: String?
    /// First draft of the sentence that is being read.
    var sentenceStart = 0
    var targetScope = false
    var sentenceHasFigure = false
    /// The sentence before, where it had no figures.
    var sentenceBefore: Range<Int>?
    var regionCounts: [Int: Int] = [:]
    /// The verb at the head of a list: 走访 in 走访机构325个、企业6658家.
    var listVerb = ""
    var firstSubject: Subject?
    /// The region in which the article is at home.
    var home: Subject?
    /// Whose the sentence is: what it comes back to after a word on somebody else.
    var sentenceSubject: Subject?
    /// The subject is named in passing, in the middle of a sentence about the whole.
    var isAside = false
    /// Nothing but adverbs, dates and announcements has stood in the sentence so far.
    var sentenceIsOpen = true
    /// Words of the clause before, where it had no figures: 计算机、传媒跌幅居前，分别下跌….
    var pending: Phrase?
    var pendingChange: Predicate?
    /// The last period that held for one figure alone (增至2022年末的5480亿元).
    var lastLocal: Period?
    /// Unit of the price that is being talked of, and the factor of its denominator: 比上旬涨0.6元 is per kilogram too.
    var topicPrice: (unit: String, below: String, factor: Factor)?
    /// The topic is planned, so what is said of it next in the sentence is too.
    var plannedTopic = false
    /// 国家邮政局预计，…: figures of a window that is not over are forecasts.
    var isForecast = false
    /// A plan was named in the sentence, so what follows in it is planned too.
    var plannedSentence = false
    var headlineSubject: Subject?
    /// What the headlines hold, scanned before the body is read.
    var headlineItems: [Range<Int>: [Item]] = [:]
    /// Titles and headings, which may say which year a section is about and whether it plans.
    var headings: [Range<Int>] = []
    /// The section gives aims: 2026年工作安排.
    var sectionIsPlan = false
    /// The bodies with what was found in them, and what their names were resolved to, by place.
    private(set) var bodyScans: [(range: Range<Int>, items: [Item])] = []
    var resolutions: [Int: Resolved?] = [:]
    private(set) var headlines: [Range<Int>] = []
    /// The region that the title of a report names.
    var reportSubject: Subject?

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
        self.headings = headlines + subheads
        self.headlines = headlines
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
                // 2012年某市统计公报: a year may stand first
                var head = headline.lowerBound
                if let year = found.first, case .period = year.kind, year.range.lowerBound == head {
                    head = year.range.upperBound
                }
                let isFirst = item.range.lowerBound - head <= 2
                if isFirst, headlineSubject == nil || headlineSubject == fallback {
                    headlineSubject = Subject(resolved: ruled(by: resolved, headline), mention: string(item.range))
                }
                if isFirst, ["公报", "报告"].contains(where: { text.find($0.scalarValues, in: headline) != nil }) {
                    reportSubject = headlineSubject
                }
            }
        }
    }

    /// A government that reports stands for its region.
    private func ruled(by body: Resolved, _ headline: Range<Int>) -> Resolved {
        guard body.system != "region", body.region >= 0,
            ["公报", "报告"].contains(where: { text.find($0.scalarValues, in: headline) != nil })
        else { return body }
        return resolver.resolve(NameMention(range: 0..<0, kind: .region([body.region]))) ?? body
    }

    /// Reads the paragraphs of the body.
    mutating func read(bodies: [Range<Int>]) {
        let scans = bodies.map { scanner.scan($0) }
        for found in scans { items += found }
        bodyScans = zip(bodies, scans).map { ($0, $1) }
        setDefaultWindow(bodies, scans)
        findHome(scans)
        var place = 0
        for (body, found) in zip(bodies, scans) {
            timing.beginParagraph()
            comeHome()
            for heading in headings where heading.lowerBound >= place && heading.lowerBound < body.lowerBound {
                begin(section: heading)
            }
            place = body.lowerBound
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

    mutating func read(_ range: Range<Int>, _ found: [Item]) {
        var next = 0
        for sentence in Clause.sentences(text, range) {
            let first = next
            while next < found.count, found[next].range.lowerBound < sentence.upperBound { next += 1 }
            read(sentence: sentence, found[first..<next])
        }
    }

    /// The year that a report is about before it says so: a communiqué that goes on with 全年 or 年末, and in the first
    /// quarter a text that states growth and dates nothing.
    mutating func setDefaultWindow(_ bodies: [Range<Int>], _ scans: [[Item]]) {
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
            timing.assume(year, isNamed: speaksForRegion(scans))
        }
    }

    mutating func read(sentence: Range<Int>, _ inside: ArraySlice<Item>) {
        defer { sentenceBefore = inside.contains(where: \.isFigure) ? nil : sentence }
        let continues = sentence.lowerBound > 0 && text[sentence.lowerBound - 1] == 0xFF1B  // ；
        if !continues {
            targetScope = false
            isPartOfStock = false
            group = nil
            listTopic = nil
            plannedTopic = false
            plannedSentence = false
            isForecast = false
            basis = nil
            timing.beginSentence()
            returnFromAside()
            startsWithPart = text.has("其中", at: sentence.lowerBound, before: sentence.upperBound)
            if let mainTopic { (topic, topicComponent) = (mainTopic, nil) }
            mainTopic = nil
            sentenceStart = drafts.count
        }
        timing.setBase(nil)
        guard inside.contains(where: { if case .other = $0.kind { false } else { true } }) || targetScope else {
            if hasPlan(sentence) { targetScope = true }
            return
        }
        let inside = isRuling(sentence, inside) ? withoutFigures(inside) : inside
        sentenceHasFigure = inside.contains(where: \.isFigure)
        for clause in Clause.cut(text, sentence, inside) where sentenceHasFigure || !clause.items.isEmpty { read(clause) }
    }

    func hasPlan(_ range: Range<Int>) -> Bool {
        guard let place = text.find("目标", in: range) else { return false }
        // 聚焦目标任务, 完成年度目标: what was done, not what is aimed at
        return !ArticleReader.pastGoals.stands(in: text, at: place + 2, before: range.upperBound)
            && !ArticleReader.towards.occurs(in: text, range.lowerBound..<place)
    }

    // MARK: clauses

    /// What one figure of a list takes that is said once for all of them.
    struct Share {
        var metric: String?
        var component: String?
        var subject: Subject?
        var period: Period?
    }

    struct Walk {
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

    mutating func read(_ clause: Clause) {
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
                if isGloss(item, index, clause) {
                    timing.govern(period)
                } else if !isInBracket(item, clause) {
                    read(period, item, &walk)
                }
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
            if hasPlan(clause.range) || (walk.phrase.hasSuffix("计划") || walk.phrase.hasSuffix("力争")) {
                targetScope = true
            }
            pending = walk.phrase
            if sentenceHasFigure, clause.range.upperBound < text.count, text[clause.range.upperBound] == 0xFF1A {
                listTopic = MetricCut(words: vocabulary.metricWords, vocabulary: vocabulary, isGrowth: false)
                    .listed(walk.phrase.scalars)
            }
            if !sentenceHasFigure {
                pendingChange = nil
            } else if let nounal = MetricPhrase.leadingMovement(walk.phrase, vocabulary) {
                (topic, pendingChange) = (nounal.metric, nounal.change)
            } else if let part = aspect(walk.phrase) {
                topic = part
            } else if !walk.names.isEmpty {
                topic = MetricPhrase.subjectNoun(walk.phrase, vocabulary)
            }
        } else {
            (pending, pendingChange) = (nil, nil)
        }
        if sentenceIsOpen { sentenceIsOpen = !isSubstantial(clause, walk) }
    }

    /// 个股方面，: what the next figures are about; not 分行业看.
    private func aspect(_ phrase: Phrase) -> String? {
        var phrase = phrase
        phrase.trimMarks()
        guard phrase.hasSuffix("方面"), phrase.count >= 4, phrase.count <= 10, phrase.scalars[0] != 0x5206 else { return nil }
        phrase.dropLast(2)
        return phrase.string
    }

    /// 分别为61、66和63微克/立方米, 5.5个、2.9个百分点: the unit stands behind the last of the list.
    private func shareUnits(_ clause: inout Clause) {
        guard clause.items.count > 1, clause.items.count(where: \.isFigure) > 1 else { return }
        for index in clause.items.indices.dropLast().reversed() {
            guard case .quantity(var quantity) = clause.items[index].kind,
                case .quantity(let next) = clause.items[index + 1].kind,
                !quantity.chinese, !next.unit.isEmpty, quantity.unit.isEmpty || quantity.unit == "个" && next.unit == "pp",
                next.range.lowerBound - clause.items[index].range.upperBound == 1,
                [0x3001, 0x548C, 0x4E0E].contains(text[next.range.lowerBound - 1]), !next.unitRange.isEmpty
            else { continue }
            let factor =
                next.group == "price"
                ? nil
                : vocabulary.unitTrie.longest(text, next.unitRange.lowerBound, next.unitRange.upperBound)
                    .map { vocabulary.units[$0.value].factor }
            guard let value = factor.map({ quantity.value.scaled(by: $0) }) ?? quantity.value else { continue }
            if let factor { quantity.interval = quantity.interval.scaled(by: factor) }
            (quantity.value, quantity.unit, quantity.group, quantity.unitRange) = (value, next.unit, next.group, next.unitRange)
            clause.items[index].kind = .quantity(quantity)
        }
    }

    /// The clause with quantities that are no claims turned into plain words.
    func filtered(_ clause: Clause) -> Clause {
        var clause = clause
        shareUnits(&clause)
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

    private static let pastGoals: WordList = ["任务", "体系", "责任", "考核", "导向"]
    private static let towards: WordList = ["聚焦", "围绕", "锚定", "对标", "紧扣", "对照", "完成", "实现"]
    private static let plans: WordList = ["计划", "目标", "任务", "预期", "预算"]

    func isPlan(_ place: Int) -> Bool {
        if ArticleReader.plans.stands(in: text, at: place, before: text.count) { return true }
        // 完成全年300万辆目标的近七成
        var end = place
        while end < min(text.count, place + 9), Numerals.isNumeral(text[end]) { end += 1 }
        guard end > place else { return false }
        return (end..<end + 4).contains { ArticleReader.plans.stands(in: text, at: $0, before: text.count) }
    }

    /// Whether an item stands inside （…）: what is said there in passing governs nothing.
    func isInBracket(_ item: Item, _ clause: Clause) -> Bool {
        var place = item.range.lowerBound - 1
        while place >= max(clause.range.lowerBound, item.range.lowerBound - 60) {
            if text[place] == 0xFF08 { return true }
            if text[place] == 0xFF09 { return false }
            place -= 1
        }
        return false
    }

    func string(_ range: Range<Int>) -> String { String(text[range]) }
}
