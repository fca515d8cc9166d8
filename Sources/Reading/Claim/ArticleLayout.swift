import Quantities

/// The bodies of an article as sentences with what was found in them: what every choice looks at, and nothing changes.
struct ArticleLayout {
    struct Sentence {
        var range: Range<Int>
        var paragraph: Int
        var clauses: [Range<Int>]
        /// Places in `periods`, `names` and `figures`.
        var periods: Range<Int>
        var names: Range<Int>
        var figures: Range<Int>
        /// The last sentence before it that names a period, and that names a body.
        var periodsBefore: Int?
        var namesBefore: Int?
        /// The first sentence of the item of a numbered list that it belongs to: （2）…；（3）….
        var item: Int?
    }

    struct Paragraph {
        /// Its first sentence, and the first period and name in it.
        var sentence: Int
        var firstPeriod: Int?
        var firstName: Int?
        /// The last window of a year or more that opened a sentence of a paragraph before it (五年来，…).
        var opened: Int?
    }

    struct PlacedPeriod {
        var range: Range<Int>
        var mention: PeriodMention
        var sentence: Int
    }

    struct PlacedName {
        var range: Range<Int>
        var kind: NameMention.Kind
        /// What it stands for, and its words.
        var owner: Owner
        var sentence: Int

        var resolved: Resolved? { owner.resolved }
    }

    let text: [UInt32]
    private(set) var sentences: [Sentence] = []
    private(set) var periods: [PlacedPeriod] = []
    private(set) var names: [PlacedName] = []
    private(set) var figures: [Range<Int>] = []
    private(set) var paragraphs: [Paragraph] = []
    /// For each period the last window of several years and the last whole year up to it.
    private(set) var governing: [(several: Int?, whole: Int?)] = []
    private var lastOpened: Int?
    private var lastPeriods: Int?
    private var lastNames: Int?

    /// - Parameter resolve: what a name stands for.
    init(_ text: [UInt32], bodies: [(range: Range<Int>, items: [Item])], resolve: (NameMention) -> Resolved?) {
        self.text = text
        for (paragraph, body) in bodies.enumerated() {
            paragraphs.append(Paragraph(sentence: sentences.count, opened: lastOpened))
            var next = 0
            for range in Clause.sentences(text, body.range) {
                let first = next
                while next < body.items.count, body.items[next].range.lowerBound < range.upperBound { next += 1 }
                add(range, body.items[first..<next], paragraph, resolve)
            }
        }
    }

    private mutating func add(
        _ range: Range<Int>, _ items: ArraySlice<Item>, _ paragraph: Int, _ resolve: (NameMention) -> Resolved?
    ) {
        let starts = (periods.count, names.count, figures.count)
        for item in items {
            switch item.kind {
            case .period(let mention):
                govern(mention)
                periods.append(PlacedPeriod(range: item.range, mention: mention, sentence: sentences.count))
            case .name(let name):
                let body = resolve(name)
                let words = body == nil ? antecedent(name, item.range) ?? item.range : item.range
                names.append(
                    PlacedName(
                        range: item.range, kind: name.kind,
                        owner: Owner(subject: Subject(resolved: body, mention: String(text[words]))), sentence: sentences.count))
            case .quantity, .rank: figures.append(item.range)
            case .other: break
            }
        }
        sentences.append(
            Sentence(
                range: range, paragraph: paragraph, clauses: Clause.ranges(text, range, items),
                periods: starts.0..<periods.count, names: starts.1..<names.count, figures: starts.2..<figures.count,
                periodsBefore: lastPeriods, namesBefore: lastNames,
                item: isItem(range) ? sentences.count : sentences.last.flatMap { $0.paragraph == paragraph ? $0.item : nil }))
        if periods.count > starts.0 {
            if opens(starts.0, range) { lastOpened = starts.0 }
            lastPeriods = sentences.count - 1
            paragraphs[paragraph].firstPeriod = paragraphs[paragraph].firstPeriod ?? starts.0
        }
        if names.count > starts.1 {
            lastNames = sentences.count - 1
            paragraphs[paragraph].firstName = paragraphs[paragraph].firstName ?? starts.1
        }
    }

    /// Whether a sentence begins with a number in brackets, （3）, or has the first item of such a list behind its colon.
    private func isItem(_ sentence: Range<Int>) -> Bool {
        func begins(_ place: Int) -> Bool {
            guard place < sentence.upperBound, text[place] == 0xFF08 || text[place] == 0x28 else { return false }
            return ArticleLayout.listNumber(text, place..<sentence.upperBound) != nil
        }
        if begins(sentence.lowerBound) { return true }
        return sentence.prefix(20).first { text[$0] == 0xFF1A || text[$0] == 0x3A }.map { begins($0 + 1) } ?? false
    }

    /// Where the words behind （3）, 3. or 3、 at the head of `sentence` begin; nil where no number of a list stands there.
    static func listNumber(_ text: [UInt32], _ sentence: Range<Int>) -> Int? {
        guard sentence.count > 3 else { return nil }
        let isBracketed = text[sentence.lowerBound] == 0xFF08 || text[sentence.lowerBound] == 0x28
        let start = sentence.lowerBound + (isBracketed ? 1 : 0)
        var end = start
        while end < sentence.upperBound, end - start < 2, Folding.isDigit(text[end]) { end += 1 }
        guard end > start, end + 1 < sentence.upperBound else { return nil }
        if isBracketed { return text[end] == 0xFF09 || text[end] == 0x29 ? end + 1 : nil }
        guard text[end] == 0x2E || text[end] == 0xFF0E || text[end] == 0x3001, !Folding.isDigit(text[end + 1]) else { return nil }
        return end + 1
    }

    /// Whether two sentences belong to items of a numbered list, and not to the same one.
    func isOtherItem(_ one: Int, _ other: Int) -> Bool {
        guard let first = sentences[one].item, let second = sentences[other].item else { return false }
        return first != second
    }

    /// Whether a period of about a year or more stands by itself at the head of a sentence.
    private func opens(_ period: Int, _ sentence: Range<Int>) -> Bool {
        let placed = periods[period]
        guard placed.range.lowerBound - sentence.lowerBound <= 2, placed.range.upperBound < sentence.upperBound,
            text[placed.range.upperBound] == 0xFF0C, placed.mention.role == .span || placed.mention.role == .since
        else { return false }
        return placed.mention.period?.days.map { $0 > 300 } ?? false
    }

    /// What 该区 stands for where several regions have the name that was used: the words 江北区, also at the head of a longer name.
    private func antecedent(_ name: NameMention, _ range: Range<Int>) -> Range<Int>? {
        guard case .word(let means) = name.kind, means.hasPrefix("region"), range.count >= 2 else { return nil }
        let last = text[range.upperBound - 1]
        for placed in names.reversed().prefix(8) where placed.range.count > range.count {
            guard let end = placed.range.dropFirst().first(where: { text[$0] == last }) else { continue }
            if end - placed.range.lowerBound >= range.count { return placed.range.lowerBound..<end + 1 }
        }
        return nil
    }

    private mutating func govern(_ mention: PeriodMention) {
        var last = governing.last ?? (nil, nil)
        if mention.role == .span || mention.role == .since, let period = mention.period, let days = period.days {
            if days > 370 { last.several = periods.count }
            if period.end.flatMap({ Period(year: $0.year) }) == period { last.whole = periods.count }
        }
        governing.append(last)
    }

    /// The last period of the article that begins before `place`.
    func period(before place: Int) -> Int? {
        let count = ArticleLayout.count(0..<periods.count) { periods[$0].range.lowerBound < place }
        return count > 0 ? count - 1 : nil
    }

    /// The sentence that holds `place`, nil where none does.
    func sentence(at place: Int) -> Int? {
        var (low, high) = (0, sentences.count)
        while low < high {
            let middle = (low + high) / 2
            if sentences[middle].range.upperBound <= place { low = middle + 1 } else { high = middle }
        }
        return low < sentences.count && sentences[low].range.contains(place) ? low : nil
    }

    /// From the head of the paragraph to the end of `sentence`.
    func reach(_ sentence: Int) -> Range<Int> {
        let head = sentences[paragraphs[sentences[sentence].paragraph].sentence].range.lowerBound
        return head..<sentences[sentence].range.upperBound
    }

    /// The clause of `sentence` that holds `place`.
    func clause(_ sentence: Int, at place: Int) -> Int {
        let clauses = sentences[sentence].clauses
        return max(0, ArticleLayout.count(clauses.startIndex..<clauses.endIndex) { clauses[$0].lowerBound <= place } - 1)
    }

    /// The last figure of `sentence` that ends at or before `place`.
    func figure(before place: Int, in sentence: Int) -> Int? {
        let all = sentences[sentence].figures
        let count = ArticleLayout.count(all) { figures[$0].upperBound <= place }
        return count > 0 ? all.lowerBound + count - 1 : nil
    }

    /// The first figure of `sentence` that begins at or behind `place`.
    func figure(after place: Int, in sentence: Int) -> Range<Int>? {
        let all = sentences[sentence].figures
        let next = all.lowerBound + ArticleLayout.count(all) { figures[$0].lowerBound < place }
        return next < all.upperBound ? figures[next] : nil
    }

    /// The periods of `sentence` around `place`: the first ones, those right before it and those right behind it. A sentence of a
    /// million characters offers no more than another.
    func periods(around place: Int, in sentence: Int) -> (near: Near, last: Int) {
        let all = sentences[sentence].periods
        let before = ArticleLayout.count(all) { periods[$0].range.lowerBound < place }
        return ArticleLayout.near(all, before)
    }

    /// The same of names.
    func names(around place: Int, in sentence: Int) -> (near: Near, last: Int) {
        let all = sentences[sentence].names
        let before = ArticleLayout.count(all) { names[$0].range.lowerBound < place }
        return ArticleLayout.near(all, before)
    }

    private static func near(_ all: Range<Int>, _ before: Int) -> (near: Near, last: Int) {
        let split = all.lowerBound + before
        let head = all.lowerBound..<min(all.upperBound, all.lowerBound + 2)
        let rest = max(head.upperBound, split - 5)..<max(head.upperBound, min(all.upperBound, split + 3))
        return (Near(head: head, rest: rest), split - 1)
    }

    /// How many at the head of `range` fulfil a condition that those behind them do not.
    private static func count(_ range: Range<Int>, _ isBefore: (Int) -> Bool) -> Int {
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high {
            let middle = (low + high) / 2
            if isBefore(middle) { low = middle + 1 } else { high = middle }
        }
        return low - range.lowerBound
    }
}
