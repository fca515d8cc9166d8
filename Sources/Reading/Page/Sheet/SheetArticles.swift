/// Which columns of text belong to which headline, and the order in which they are read.
///
/// Text belongs to the nearest headline above it that stands over its column. Below a box it belongs to the article that runs round
/// the box: the wider headline above, where the text of the box has ended and that of the article has not.
struct SheetArticles {
    struct Article {
        var headline: SheetBlocks.Block?
        /// In the order in which they are read.
        var texts: [SheetBlocks.Block] = []

        /// Whether its text, as far as it is known, goes on elsewhere.
        var isOpen: Bool { texts.last?.lines.last.map { !$0.endsSentence } ?? true }
    }

    private(set) var articles: [Article] = []
    private let size: Double
    private let starters = Starters()
    /// Lines that are drawn.
    private let rules: [Box]

    init(_ blocks: SheetBlocks, rules: [Box] = []) {
        (size, self.rules) = (blocks.size, rules)
        let headlines = blocks.headlines.sorted { ($0.box.top, $0.box.left) < ($1.box.top, $1.box.left) }
        articles = headlines.map { Article(headline: $0) }
        // first what stands right below a headline, then what has to be weighed
        var waiting: [SheetBlocks.Block] = []
        for block in SheetArticles.inRows(blocks.texts, size * 0.8, place: \.box) {
            if let place = nearest(above: block), isFirst(below: place, block, blocks.texts),
                !isCutOff(place, from: block)
            {
                articles[place].texts.append(block)
            } else {
                waiting.append(block)
            }
        }
        for index in articles.indices { order(&articles[index]) }
        for block in waiting { place(block) }
        for index in articles.indices { order(&articles[index]) }
        for column in blocks.columns { add(upright: column) }
        articles = SheetArticles.inOrder(articles, size: size)
    }

    /// Adds columns of characters one below the other: larger ones are the headline of the article beside them that has none, others an article.
    private mutating func add(upright block: SheetBlocks.Block) {
        guard block.size >= size * SheetBlocks.headline else { return articles.append(Article(texts: [block])) }
        let place = articles.indices.first { index in
            articles[index].headline == nil
                && articles[index].texts.contains { text in
                    text.box.sharesRow(block.box) > 0.5
                        && max(text.box.left - block.box.right, block.box.left - text.box.right) < size * 4
                }
        }
        if let place { articles[place].headline = block } else { articles.append(Article(headline: block)) }
    }

    /// Articles in the order in which they are read; size is that of the text.
    static func inOrder(_ articles: [Article], size: Double) -> [Article] {
        inRows(articles, size * 2.5) { $0.headline?.box ?? $0.texts[0].box }
    }

    /// From the top, and of those that begin at one height from the left.
    private static func inRows<Value>(_ values: [Value], _ slack: Double, place: (Value) -> Box) -> [Value] {
        var rows: [[Value]] = []
        for value in values.sorted(by: { place($0).top < place($1).top }) {
            if let first = rows.last?.first, place(value).top - place(first).top < slack {
                rows[rows.count - 1].append(value)
            } else {
                rows.append([value])
            }
        }
        return rows.flatMap { $0.sorted { (place($0).left, place($0).top) < (place($1).left, place($1).top) } }
    }

    // MARK: headlines

    /// The nearest headline above a block that stands over its column.
    private func nearest(above block: SheetBlocks.Block) -> Int? {
        articles.indices.filter { covers($0, block) }.max { bottom($0) < bottom($1) }
    }

    private func bottom(_ article: Int) -> Double { articles[article].headline?.box.bottom ?? -1 }

    private func covers(_ article: Int, _ block: SheetBlocks.Block) -> Bool {
        guard let headline = articles[article].headline else { return false }
        return headline.box.bottom <= block.box.top + size * 0.7 && headline.box.sharesColumn(block.box) > 0.4
    }

    /// Whether nothing but its headline stands above a block in its column.
    private func isFirst(below article: Int, _ block: SheetBlocks.Block, _ texts: [SheetBlocks.Block]) -> Bool {
        !texts.contains { other in
            other.box.bottom <= block.box.top + size * 0.3 && other.box.top >= bottom(article) - size * 0.7
                && other.box.sharesColumn(block.box) > 0.4
        }
    }

    // MARK: what has to be weighed

    /// Gives a block that does not stand right below a headline to the article that speaks most for it.
    private mutating func place(_ block: SheetBlocks.Block) {
        var best: (score: Double, article: Int)?
        for index in articles.indices where !begins(block, behind: index) {
            guard let score = score(index, block) else { continue }
            if score > best?.score ?? 0 { best = (score, index) }
        }
        if let best {
            articles[best.article].texts.append(block)
            order(&articles[best.article])
        } else {
            articles.append(Article(texts: [block]))
        }
    }

    /// Whether a block begins an article of its own below another one: 本报讯 stands at its head, or the text above has ended, and
    /// nothing is printed in the wide gap between them.
    private func begins(_ block: SheetBlocks.Block, behind index: Int) -> Bool {
        guard let last = articles[index].texts.last else { return false }
        let words = block.lines[0].text.map { Folding.fold($0.value) }
        if starters.match(words, 0..<words.count) { return true }
        let above = articles[index].texts.filter {
            $0.box.sharesColumn(block.box) > 0.3 && $0.box.bottom <= block.box.top + size * 0.3
        }
        .max { $0.box.bottom < $1.box.bottom }
        guard let above, !isFilled(above.box, block.box, of: index) else { return false }
        if isRuled(above.box, block.box), above.lines.last?.endsSentence ?? false { return true }
        guard block.box.top - above.box.bottom > size * 2.5 else { return false }
        // of an article that goes on below a picture text runs beside that, or breaks off above it
        return last.lines.last?.endsSentence ?? true
            && articles[index].texts.allSatisfy { $0.box.bottom < block.box.top - size * 1.5 || $0.box.top > block.box.bottom }
    }

    /// Whether a line is drawn between two blocks of a column, as wide as the lower one.
    private func isRuled(_ above: Box, _ below: Box) -> Bool {
        rules.contains {
            $0.width > $0.height && $0.top > above.bottom - size * 0.5 && $0.bottom < below.top + size * 0.5
                && $0.left < below.left + size * 2 && $0.right > below.right - size * 2
        }
    }

    /// Whether a line is drawn between two columns, over which the headline of their article does not reach.
    private func isRuled(_ index: Int, _ left: Box, _ right: Box) -> Bool {
        rules.contains { rule in
            guard rule.height > rule.width, rule.left > left.right - size * 0.5, rule.right < right.left + size * 0.5,
                rule.sharesRow(right) > 0.8
            else { return false }
            guard let headline = articles[index].headline?.box else { return true }
            return headline.right < right.left
        }
    }

    /// How much speaks for a block going on an article; nil where it cannot.
    private func score(_ index: Int, _ block: SheetBlocks.Block) -> Double? {
        let article = articles[index]
        let isBelow = covers(index, block)
        guard let last = article.texts.last else { return isBelow ? 1 : nil }
        guard abs(last.size - block.size) < size * 0.08, !isCutOff(index, from: block) else { return nil }
        let above = article.texts.filter { $0.box.sharesColumn(block.box) > 0.6 && $0.box.bottom <= block.box.top + size * 0.3 }
            .max { $0.box.bottom < $1.box.bottom }
        let beside = article.texts.filter {
            $0.box.right <= block.box.left + size * 0.5 && block.box.left - $0.box.right < size * 6
                && ($0.box.sharesRow(block.box) > 0.3 || abs($0.box.top - block.box.top) < size * 1.2)
                && !isRuled(index, $0.box, block.box)
        }
        guard above != nil || isBelow || !beside.isEmpty else { return nil }
        var score = isBelow ? 2.0 : 1.0
        // the text that it would go on
        let before = above ?? beside.last ?? article.texts.last { $0.box.left < block.box.left - size }
        if let line = before?.lines.last, !line.endsSentence { score += 2 }
        if above == nil, beside.contains(where: { abs($0.box.top - block.box.top) < size * 1.2 }) { score += 3 }
        if let above {
            let gap = block.box.top - above.box.bottom
            score += gap < size * 1.6 ? 2 : isFilled(above.box, block.box, of: index) ? 0 : -1.5
            // the same column, to its edges
            if abs(above.box.left - block.box.left) < size * 0.4 || abs(above.box.right - block.box.right) < size * 0.4 {
                score += 1
            }
        }
        // as wide as its other columns
        if article.texts.contains(where: { abs($0.box.width - block.box.width) < size }) { score += 0.5 }
        return score
    }

    /// Whether another article parts a block from an article: it stands below the text of the article and above the block, and the
    /// article has no text beside it.
    private func isCutOff(_ index: Int, from block: SheetBlocks.Block) -> Bool {
        let texts = articles[index].texts
        if let end = texts.map(\.box.bottom).max(), isFilled(Box(left: 0, top: 0, right: 0, bottom: end), block.box, of: index) {
            return true
        }
        return articles.indices.contains { other in
            guard other != index, let headline = articles[other].headline?.box, headline.top >= bottom(index) - size,
                headline.bottom <= block.box.top + size * 0.7,
                texts.contains(where: { $0.box.sharesColumn(headline) > 0.1 && $0.box.bottom <= headline.top + size * 0.5 })
            else { return false }
            return !texts.contains { $0.box.top < headline.bottom && $0.box.bottom > headline.bottom + size * 1.5 }
        }
    }

    /// Whether another article is printed between two places of a column.
    private func isFilled(_ above: Box, _ below: Box, of index: Int) -> Bool {
        articles.indices.contains { other in
            other != index
                && (articles[other].texts + [articles[other].headline].compactMap(\.self)).contains {
                    $0.box.top >= above.bottom - size * 0.5 && $0.box.bottom <= below.top + size * 0.5
                        && $0.box.sharesColumn(below) > 0.3
                }
        }
    }

    // MARK: order

    /// Columns from left to right, each from the top; what stands below a gap through all columns comes after all above it.
    private func order(_ article: inout Article) {
        article.texts = ordered(article.texts)
    }

    private func ordered(_ blocks: [SheetBlocks.Block]) -> [SheetBlocks.Block] {
        guard blocks.count > 1 else { return blocks }
        let sorted = blocks.sorted { ($0.box.top, $0.box.left) < ($1.box.top, $1.box.left) }
        var bottom = sorted[0].box.bottom
        for index in 1..<sorted.count {
            let upper = sorted[..<index]
            if sorted[index].box.top > bottom + size * 0.5, columns(upper) > 1 {
                return columnwise(Array(upper)) + ordered(Array(sorted[index...]))
            }
            bottom = max(bottom, sorted[index].box.bottom)
        }
        return columnwise(sorted)
    }

    private func columns(_ blocks: ArraySlice<SheetBlocks.Block>) -> Int {
        var lefts: [Double] = []
        for block in blocks where !lefts.contains(where: { abs($0 - block.box.left) < size * 4 }) { lefts.append(block.box.left) }
        return lefts.count
    }

    private func columnwise(_ blocks: [SheetBlocks.Block]) -> [SheetBlocks.Block] {
        var columns: [[SheetBlocks.Block]] = []
        for block in blocks.sorted(by: { $0.box.left < $1.box.left }) {
            let place = columns.lastIndex { column in
                column.contains { $0.box.sharesColumn(block.box) > 0.5 || abs($0.box.left - block.box.left) < size * 2.5 }
            }
            if let place {
                columns[place].append(block)
            } else {
                columns.append([block])
            }
        }
        return columns.flatMap { $0.sorted { $0.box.top < $1.box.top } }
    }
}
