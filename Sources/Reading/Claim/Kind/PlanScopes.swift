/// Which stretches of an article say what is planned: sections by their headings, paragraphs by how they begin, all of it by the
/// title of the document (2026年工作安排, 下一步, …实施方案).
struct PlanScopes {
    /// From its place on, in order.
    private var marks: [(place: Int, isPlan: Bool)] = []

    /// - Parameters:
    ///   - titles: headlines of the article
    ///   - isPlan: whether the document is a plan by the title of an article before
    init(_ layout: ArticleLayout, _ words: KindWords, titles: [Range<Int>], headings: [Range<Int>], isPlan: Bool) {
        let whole = isPlan || titles.contains { PlanScopes.isPlan(title: $0, layout.text, words) }
        var lines = headings
        for (index, sentence) in layout.sentences.enumerated() where layout.isHeading(index) { lines.append(sentence.range) }
        lines.sort { $0.lowerBound < $1.lowerBound }
        marks = [(Int.min, whole)]
        // 制定本方案: what is said so at the head holds for the article
        let notice = layout.sentences.prefix(8).first { words.occurs(.planNotice, layout.text, $0.range) }
        if let notice, !whole { marks.append((notice.range.lowerBound, true)) }
        for line in lines {
            if words.occurs(.pastSection, layout.text, line) {
                marks.append((line.lowerBound, false))
            } else if words.occurs(.planSection, layout.text, line) {
                marks.append((line.lowerBound, true))
            }
        }
        marks.sort { $0.place < $1.place }
    }

    /// Whether what stands at `place` is in a stretch that plans.
    func isPlan(at place: Int) -> Bool { marks.last { $0.place <= place }?.isPlan ?? false }

    /// A numbered or short heading, under which a document goes on rather than another article begins.
    static func goesOn(_ text: [UInt32], _ heading: Range<Int>) -> Bool {
        rank(text, heading) > 0 || heading.count <= 14 && !text[heading].contains(where: Folding.isDigit)
    }

    /// A title that ends with the name of a plan: …行动计划（2025—2027年）, 关于印发…实施方案的通知.
    static func isPlan(title: Range<Int>, _ text: [UInt32], _ words: KindWords) -> Bool {
        guard !words.occurs(.pastSection, text, title) else { return false }
        var end = title.upperBound
        while end > title.lowerBound {
            let rest = title.lowerBound..<end
            if words.ending(.planTitle, text, rest) != nil { return true }
            if let length = words.ending(.titleEnd, text, rest) {
                end -= length
            } else if text[end - 1] == 0xFF09, let open = text[rest].lastIndex(of: 0xFF08) {
                end = open
            } else if !Folding.isHan(text[end - 1]), !Folding.isDigit(text[end - 1]) {
                end -= 1
            } else {
                return false
            }
        }
        return false
    }

    /// How a heading is numbered: 1 for 一、 and 第一章, 2 for （一）, 3 for 1., 0 for none.
    private static func rank(_ text: [UInt32], _ line: Range<Int>) -> Int {
        let head = text[line.prefix(5)]
        guard let first = head.first else { return 0 }
        if first == 0xFF08 { return 2 }
        if Folding.isDigit(first) { return head.dropFirst().first.map { $0 == 0x2E || $0 == 0x3001 } ?? false ? 3 : 0 }
        let isNumbered = Numerals.isNumeral(first) && head.dropFirst().contains(0x3001) || first == 0x7B2C
        return isNumbered ? 1 : 0
    }
}

extension ArticleLayout {
    /// A line by itself that is short and has no figure and no stop: a heading that was left in the body.
    func isHeading(_ sentence: Int) -> Bool {
        let range = sentences[sentence].range
        guard range.count <= 30, sentences[sentence].figures.isEmpty else { return false }
        let startsLine = range.lowerBound == 0 || text[range.lowerBound - 1] == 0x0A
        let endsLine = range.upperBound == text.count || text[range.upperBound] == 0x0A
        return startsLine && endsLine
    }
}
