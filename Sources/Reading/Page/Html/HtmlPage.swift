import Quantities

/// A page of HTML as the text that it shows: which blocks are articles, which stand above them, and which are left out.
///
/// Menus, lists of links, scripts and what is hidden are no text of the page. Of the rest nothing is left out.
struct HtmlPage {
    private let facts: HtmlFacts
    private var builder = ShapeBuilder()
    private var article = 0
    /// Whether the article in hand has text yet: what stands before it is headline, author and page.
    private var hasText = false
    /// Its headlines.
    private var titles: [[Unicode.Scalar]] = []
    private(set) var issued: Day?
    private var page: Int?

    var source: String { builder.source }
    var pieces: [Piece] { builder.pieces }

    init(_ bytes: [UInt8]) {
        let read = HtmlBlocks(bytes)
        facts = read.facts
        issued = facts.issued
        page = facts.page
        let blocks = HtmlPage.kept(read.blocks)
        // Headings of the highest level begin articles, those below them stand within one.
        let top = blocks.lazy.filter { $0.cell == nil && $0.level > 0 }.map(\.level).min()
        // and so do elements that say so, where there are several
        let isParted = Set(blocks.map(\.article)).subtracting([0]).count > 1
        var (index, element) = (0, 0)
        if top == nil, !isParted { begin([]) }
        while index < blocks.count {
            let begins = isParted && blocks[index].article != element && blocks[index].article > 0
            if begins { element = blocks[index].article }
            if blocks[index].level > 0, blocks[index].cell == nil {
                let end = blocks[index...].firstIndex { $0.level == 0 || $0.cell != nil } ?? blocks.count
                if begins {
                    begin(blocks[index..<end].map(\.text))
                } else {
                    headings(blocks[index..<end], top: isParted ? 0 : top ?? 0)
                }
                index = end
            } else if let cell = blocks[index].cell {
                if begins { begin([]) }
                let end = blocks[index...].firstIndex { $0.cell?.table != cell.table } ?? blocks.count
                table(blocks[index..<end])
                index = end
            } else {
                if begins { begin([]) }
                paragraph(blocks[index])
                index += 1
            }
        }
    }

    // MARK: which blocks

    /// The blocks of the articles: where the page marks them these and the headings right above, else all but links.
    private static func kept(_ blocks: [HtmlBlock]) -> [HtmlBlock] {
        guard let first = blocks.firstIndex(where: \.isContent) else {
            let kept = blocks.filter { !$0.isLink }
            let start = kept.firstIndex { $0.level > 0 } ?? 0
            // what stands above the first heading is the head of the site, unless it is text
            return Array(kept[..<start].filter { $0.hasSentence || $0.cell != nil } + kept[start...])
        }
        let above = blocks[..<first].filter { !$0.isLink }
        guard let last = above.lastIndex(where: { $0.level > 0 }) else { return blocks.filter(\.isContent) }
        var start = last
        while start > 0, above[start - 1].level > 0 { start -= 1 }
        return Array(above[start...]) + blocks.filter(\.isContent)
    }

    // MARK: writing

    private mutating func headings(_ run: ArraySlice<HtmlBlock>, top: Int) {
        let lines = run.map(\.text)
        if run.contains(where: { $0.level == top }) { return begin(lines) }
        for line in lines { write(line, .subhead) }
    }

    /// Begins an article under headings; one without takes those that the page tells elsewhere.
    private mutating func begin(_ headings: [[Unicode.Scalar]]) {
        var lines = headings
        let others = [facts.introduction, facts.title, facts.subtitle].filter { !$0.isEmpty }.map { Array($0.unicodeScalars) }
        if lines.isEmpty, article == 0 {
            lines = others
            if lines.isEmpty, !facts.windowTitle.isEmpty { lines = [HtmlPage.withoutSite(facts.windowTitle)] }
        } else if article == 0 {
            // a kicker that is no heading of its own
            lines = others.prefix { $0 != lines[0] }.filter { $0 == Array(facts.introduction.unicodeScalars) } + lines
        }
        if article > 0 { builder.endBlock() }
        article += 1
        hasText = false
        titles = []
        for line in lines { title(line) }
    }

    private mutating func title(_ line: [Unicode.Scalar]) {
        titles.append(line)
        write(line, .headline)
    }

    private mutating func paragraph(_ block: HtmlBlock) {
        if article == 0 { begin([]) }
        // kicker and subtitle may be no headings
        if !hasText,
            [facts.introduction, facts.title, facts.subtitle].contains(where: { $0.unicodeScalars.elementsEqual(block.text) })
        {
            if !titles.contains(block.text) { title(block.text) }
            return
        }
        if !hasText, !titles.isEmpty, isCredit(block) {
            let line = block.text.map(\.value)
            issued = issued ?? PrintedDate.first(in: line)
            page = page ?? PrintedDate.page(in: line)
            return write(block.text, .aside)
        }
        hasText = true
        write(block.text, .body)
    }

    /// Author, source, day and page between a headline and its text: a date or a colon, and no clause.
    private func isCredit(_ block: HtmlBlock) -> Bool {
        let folded = block.text.map { Folding.fold($0.value) }
        guard folded.count <= 100, !folded.contains(where: { $0 == 0xFF0C || Folding.endsSentence($0) }) else { return false }
        return PrintedDate.first(in: folded) != nil || PrintedDate.page(in: folded) != nil || folded.contains(0xFF1A)
    }

    private mutating func table(_ cells: ArraySlice<HtmlBlock>) {
        if article == 0 { begin([]) }
        hasText = true
        var row = -1
        for block in cells {
            guard let cell = block.cell else { continue }
            if cell.rows.lowerBound != row { builder.endLine() } else { builder.append("\t") }
            row = cell.rows.lowerBound
            builder.append(block.text, role: .cell, article: article, page: page, box: cell.box)
        }
        builder.endLine()
    }

    private mutating func write(_ text: [Unicode.Scalar], _ role: Piece.Role) {
        builder.endLine()
        builder.append(text, role: role, article: article, page: page)
        builder.endLine()
    }

    /// 10月全国快递业务量增长_要闻_某日报: the site behind a line or a bar is no part of the title.
    private static func withoutSite(_ title: String) -> [Unicode.Scalar] {
        let scalars = Array(title.unicodeScalars)
        let end = scalars.firstIndex { $0 == "_" || $0 == "|" || $0 == "｜" } ?? scalars.count
        return Array(scalars[..<(end >= 4 ? end : scalars.count)])
    }
}

extension DocumentText {
    /// A page of an electronic edition.
    ///
    /// - Parameters:
    ///   - bytes: HTML in UTF-8, GB2312, GBK, GB18030 or Big5, as it is or declares to be.
    ///   - name: its name, for messages.
    /// - Throws: ``ReadingError`` for bytes that are no text, and for a page without text.
    public init(html bytes: [UInt8], name: String) throws(ReadingError) {
        let decoded = try HtmlEncoding.decode(bytes, name: name)
        let page = HtmlPage(decoded.bytes)
        guard page.source.unicodeScalars.contains(where: { $0.value > 0x20 }) else {
            throw ReadingError(description: "\(name): a page of HTML without text: only links, pictures or scripts")
        }
        self.init(
            name: name, source: page.source, encoding: decoded.encoding, shape: Shape(form: .html, pieces: page.pieces),
            issued: page.issued)
    }
}
