/// A piece of the page with its own subject: body ranges in clean text, and the headlines that belong to it.
struct ArticleText {
    var bodies: [Range<Int>]
    var headlines: [Range<Int>] = []
    /// Subheads: they carry no article of their own.
    var subheads: [Range<Int>] = []
}

/// Cuts blocks into articles and finds each headline its article.
struct Segmentation {
    private let text: CleanText
    private(set) var articles: [ArticleText] = []
    /// Headlines that no article took.
    private(set) var orphans: [Range<Int>] = []
    /// Stretches that are no article text: end marks, credits.
    private(set) var furniture: [Range<Int>] = []

    /// How many articles away a headline may be printed: far on a page, next to it in plain text.
    private let reach: Int

    private static let endMark: UInt32 = 0x25A1

    init(text: CleanText, blocks: [Block], starters: Starters, isPage: Bool) {
        self.text = text
        reach = isPage ? 16 : 1
        var pending: [Range<Int>] = []
        var groups: [(headlines: [Range<Int>], next: Int?)] = []
        var ended = true
        for block in blocks {
            switch block.kind {
            case .furniture: furniture.append(block.range)
            case .credit:
                furniture.append(block.range)
                ended = true
            case .headline:
                if Segmentation.isCredit(text.scalars, block.range) {
                    furniture.append(block.range)
                } else {
                    pending.append(block.range)
                }
            case .body:
                let starts = starters.match(text.scalars, block.range)
                let isSubhead = pending.allSatisfy {
                    isNumbered($0)
                        || $0.count <= 14 && !text.scalars[$0].contains(where: Folding.isDigit) && !isListed($0)
                }
                if articles.isEmpty || starts || ended || !isSubhead {
                    articles.append(ArticleText(bodies: []))
                    if !pending.isEmpty { groups.append((pending, articles.count - 1)) }
                } else {
                    articles[articles.count - 1].subheads += pending
                }
                pending = []
                ended = addBody(block.range)
            }
        }
        if !pending.isEmpty { groups.append((pending, nil)) }
        assign(groups)
        // A headline without a body still states its figures.
        for orphan in orphans { articles.append(ArticleText(bodies: [orphan])) }
    }

    /// 一、综合; （二）工业: a section of a report; one that is counted in words may be a whole sentence long.
    private func isNumbered(_ range: Range<Int>) -> Bool {
        let head = text.scalars[range.prefix(4)]
        return range.count <= (SectionNumber.isInWords(head) ? 48 : 24) && range.count >= 3 && SectionNumber.begins(head)
    }

    /// How much of the text may be a list of contents.
    private static let contents = 8_192

    /// （7）两座抽水蓄能电站开工；: an item of a list at the head of the text is the headline of an article.
    private func isListed(_ headline: Range<Int>) -> Bool {
        let limit = min(headline.lowerBound, Segmentation.contents)
        return text.scalars.withUnsafeBufferPointer { scalars in
            let first = scalars[headline.lowerBound]
            var start = 1
            while start < limit {
                if scalars[start] == first, isListed(headline, at: start, scalars) { return true }
                start &+= 1
            }
            return false
        }
    }

    private func isListed(_ headline: Range<Int>, at start: Int, _ scalars: UnsafeBufferPointer<UInt32>) -> Bool {
        guard !Folding.isHan(scalars[start - 1]) else { return false }
        var (place, end) = (headline.lowerBound, start)
        while place < headline.upperBound, end < headline.lowerBound {
            if scalars[place] == Folding.blank { place += 1; continue }
            if scalars[end] == Folding.blank { end += 1; continue }
            guard scalars[place] == scalars[end] else { return false }
            (place, end) = (place + 1, end + 1)
        }
        // an item ends with ； or the line; a word of a sentence does not
        return place == headline.upperBound
            && [0xFF1B, 0x3B, 0x3002, Folding.newline].contains(scalars[min(end, headline.lowerBound - 1)])
    }

    /// Adds a body without its end mark; true where one ended it.
    private mutating func addBody(_ range: Range<Int>) -> Bool {
        var range = range
        var ended = false
        if let mark = text.scalars[range.suffix(40)].lastIndex(of: Segmentation.endMark), mark > range.lowerBound {
            furniture.append(mark..<range.upperBound)
            range = range.lowerBound..<mark
            ended = true
        }
        if !range.isEmpty { articles[articles.count - 1].bodies.append(range) }
        return ended
    }

    private static let creditWords = ["摄影报道", "责任编辑", "责编", "本版编辑", "图片由", "电子邮箱"].map(\.scalarValues)
    private static let photograph: UInt32 = 0x6444  // 摄, which ends a credit; 摄像 and 摄氏 begin with it

    private static func isCredit(_ scalars: [UInt32], _ range: Range<Int>) -> Bool {
        range.count <= 24
            && (scalars[range.upperBound - 1] == photograph
                || creditWords.contains {
                    scalars.has($0, at: range.lowerBound, before: range.upperBound)
                        || scalars.has($0, at: range.upperBound - $0.count, before: range.upperBound)
                })
    }

    // MARK: headlines

    /// Which bigrams stand in a text, as bits by hash.
    private struct Bigrams {
        private var bits = [UInt64](repeating: 0, count: 512)

        static func slots(_ scalars: ArraySlice<UInt32>) -> [Int] {
            var slots: [Int] = []
            forEachSlot(scalars) { slots.append($0) }
            return slots
        }

        init(of bodies: [Range<Int>], in text: [UInt32]) {
            bits.withUnsafeMutableBufferPointer { bits in
                for body in bodies { Bigrams.forEachSlot(text[body]) { bits[$0 >> 6] |= 1 << UInt64($0 & 63) } }
            }
        }

        @inline(__always)
        private static func forEachSlot(_ scalars: ArraySlice<UInt32>, _ body: (Int) -> Void) {
            var before: UInt32 = 0
            scalars.withUnsafeBufferPointer { scalars in
                for scalar in scalars {
                    let counts = Folding.isHan(scalar) || Folding.isDigit(scalar)
                    if counts, before != 0 { body(Int((before &* 0x9E37 ^ scalar &* 0x85EB_CA6B) >> 7) & 32767) }
                    before = counts ? scalar : 0
                }
            }
        }

        func contains(_ slot: Int) -> Bool { bits[slot >> 6] >> UInt64(slot & 63) & 1 == 1 }
    }

    /// Gives each headline to the article that shares most figures and words with it; being printed right above counts a little.
    private mutating func assign(_ groups: [(headlines: [Range<Int>], next: Int?)]) {
        guard !articles.isEmpty else {
            orphans = groups.flatMap(\.headlines)
            return
        }
        var cache = [Bigrams?](repeating: nil, count: articles.count)
        var cached = 0
        for group in groups {
            let near = group.next ?? articles.count - 1
            for headline in group.headlines {
                let slots = Bigrams.slots(text.scalars[headline])
                let figures = Segmentation.figures(text.scalars, headline)
                var best: (score: Int, article: Int)?
                for article in candidates(near, next: group.next) {
                    let bigrams = cache[article] ?? Bigrams(of: articles[article].bodies, in: text.scalars)
                    if cache[article] == nil {
                        cache[article] = bigrams
                        cached += 1
                    }
                    let shared = slots.count(where: bigrams.contains)
                    var score = slots.isEmpty ? 0 : shared * 100 / slots.count
                    if !figures.isEmpty {
                        score +=
                            60
                            * figures.count { figure in
                                articles[article].bodies.contains { Segmentation.stands(figure, in: text.scalars, $0) }
                            } / figures.count
                    }
                    // whom the headline names first must be named in the article
                    if let head = slots.first, !bigrams.contains(head) { score -= 25 }
                    if article == group.next {
                        score += 25
                        if score >= 75 { best = (score, article); break }
                    }
                    if score > (best?.score ?? 0) { best = (score, article) }
                }
                if let best, best.score >= 35 {
                    articles[best.article].headlines.append(headline)
                } else if let next = group.next, best == nil || best?.article == next || (best?.score ?? 0) < 20 {
                    articles[next].headlines.append(headline)  // printed right above, and nothing else fits better
                } else {
                    orphans.append(headline)
                }
            }
            // each takes 4 kB
            if cached > 256 {
                cache = [Bigrams?](repeating: nil, count: articles.count)
                cached = 0
            }
        }
        // A short orphan between headlines of one article (its kicker) goes with its neighbours.
        for index in articles.indices { articles[index].headlines.sort { $0.lowerBound < $1.lowerBound } }
    }

    private func candidates(_ near: Int, next: Int?) -> [Int] {
        let others = (max(0, near - reach)...min(articles.count - 1, near + reach)).filter { $0 != next }
        return next.map { [$0] + others } ?? others
    }

    /// Whether a figure begins one of a text, since headlines round: 1400 is 1400.5, and 1.1 none of 21.1.
    private static func stands(_ figure: [UInt32], in scalars: [UInt32], _ range: Range<Int>) -> Bool {
        func isDigit(_ place: Int) -> Bool { range.contains(place) && Folding.isDigit(scalars[place]) }
        let isRounded = figure.contains(Folding.point)
        var rest = range
        while let place = scalars.find(figure, in: rest) {
            let isTail = isDigit(place - 1) || range.contains(place - 1) && scalars[place - 1] == Folding.point
            if !isTail, isRounded || !isDigit(place + figure.count) { return true }
            rest = place + 1..<range.upperBound
        }
        return false
    }

    /// Runs of digits with their points that stand in a headline, at least two digits long.
    private static func figures(_ scalars: [UInt32], _ range: Range<Int>) -> [[UInt32]] {
        var figures: [[UInt32]] = []
        var run: [UInt32] = []
        for index in range.lowerBound...range.upperBound {
            if index < range.upperBound, Folding.isDigit(scalars[index]) || (scalars[index] == 0x2E && !run.isEmpty) {
                run.append(scalars[index])
            } else {
                if run.count >= 2 { figures.append(run) }
                run = []
            }
        }
        return figures
    }
}
