import Quantities

/// The text of printed pages: articles one after the other, each with its headline, and its columns as paragraphs.
struct SheetText {
    private var builder = ShapeBuilder()
    private var article = 0
    /// How the sheet in hand was turned.
    private var turn: VerticalPage?
    /// The first full date in a running head.
    private(set) var issued: Day?
    /// How many characters are not read since the file does not tell them.
    private(set) var garbled = 0

    var source: String { builder.source }
    var pieces: [Piece] { builder.pieces }
    var count: Int { builder.count }

    /// - Parameter words: of each sheet in the order in which the file draws them; asked for once, and only where a page needs it.
    init(_ sheets: [Sheet], inOrder words: () -> [[Sheet.Word]] = { [] }) {
        var drawn: [[Sheet.Word]]?
        for (index, sheet) in sheets.enumerated() {
            let parts = VerticalPage.parts(of: sheet) {
                let all = drawn ?? words()
                drawn = all
                return all.count == sheets.count ? all[index] : nil
            }
            write(parts.level, page: index + 1)
            if let (sheet, turn) = parts.upright {
                self.turn = turn
                write(sheet, page: index + 1)
                self.turn = nil
            }
            for column in parts.unread { line(column, .vertical, article: 0, index + 1) }
        }
    }

    /// Where on the page a box stands.
    private func onPage(_ box: Box) -> Box { turn?.back(box) ?? box }

    private mutating func write(_ sheet: Sheet, page: Int) {
        let parts = SheetFrames.parts(of: sheet).map { SheetBlocks($0) }
        var before: PrintedLine?
        for mark in parts.flatMap(\.marks).sorted(by: { ($0.box.top, $0.box.left) < ($1.box.top, $1.box.left) }) {
            issued = issued ?? PrintedDate.first(in: mark.text.map(\.value))
            if let before, before.box.sharesRow(mark.box) > 0.5 { builder.append(" ") } else { builder.endLine() }
            builder.append(mark.text, role: .aside, article: 0, page: page, box: onPage(mark.box))
            before = mark
        }
        let articles = parts.flatMap { SheetArticles($0, rules: sheet.drawing.rules).articles }
        for article in parts.count > 1 ? SheetArticles.inOrder(articles, size: parts[0].size) : articles {
            self.article += 1
            builder.endBlock()
            for (index, printed) in (article.headline?.lines ?? []).enumerated() {
                // a number may be broken between two lines
                let before = index > 0 ? article.headline?.lines[index - 1] : nil
                if !SheetText.isBroken(before, printed) { builder.endLine() }
                builder.append(printed.text, role: .headline, article: self.article, page: page, box: onPage(printed.box))
            }
            builder.endLine()
            var texts: [SheetBlocks.Block] = []
            for block in article.texts {
                guard let table = block.table else {
                    texts.append(block)
                    continue
                }
                write(texts, page)
                texts = []
                write(table, page)
            }
            write(texts, page)
        }
        for printed in parts.flatMap(\.unread) {
            if !printed.isVertical { garbled += printed.text.count }
            line(printed, printed.isVertical ? .vertical : .garbled, article: 0, page)
        }
    }

    /// Writes the columns of an article, or those between two tables, as paragraphs.
    private mutating func write(_ texts: [SheetBlocks.Block], _ page: Int) {
        let paragraphs = SheetText.paragraphs(texts)
        for (place, paragraph) in paragraphs.enumerated() {
            let isSubhead = place > 0 && place + 1 < paragraphs.count && SheetText.isSubhead(paragraph)
            for (index, printed) in paragraph.enumerated() {
                // only Latin words keep their distance over the end of a line
                if index > 0, Folding.isLatin(paragraph[index - 1].last), Folding.isLatin(printed.first) {
                    builder.append(" ")
                }
                let role: Piece.Role = isSubhead ? .subhead : .body
                builder.append(printed.text, role: role, article: article, page: page, box: onPage(printed.box))
            }
            builder.endLine()
        }
    }

    /// Writes what stands above a table, a line each, and its rows, a tab between two cells.
    private mutating func write(_ table: SheetTables.Table, _ page: Int) {
        for caption in table.captions { line(caption, .body, article: article, page) }
        for row in table.rows {
            builder.endLine()
            for (index, cell) in row.enumerated() {
                if index > 0 { builder.append("\t") }
                builder.append(cell.text, role: .cell, article: article, page: page, box: onPage(cell.box))
            }
            builder.endLine()
        }
    }

    private static func isBroken(_ before: PrintedLine?, _ line: PrintedLine) -> Bool {
        guard let last = before?.last, Folding.isDigit(last) || last == Folding.point else { return false }
        return Folding.isDigit(line.first) || line.first == Folding.point || line.first == 0x25
            || Numerals.power(line.first) != nil
    }

    private mutating func line(_ line: PrintedLine, _ role: Piece.Role, article: Int, _ page: Int) {
        builder.endLine()
        builder.append(
            line.text.map { $0.value < 0x20 ? "\u{FFFD}" : $0 }, role: role, article: article, page: page, box: onPage(line.box))
        builder.endLine()
    }

    // MARK: paragraphs

    /// A short line by itself that is no sentence: 一、经济运行. With a number before it, it may go on over narrow columns.
    private static func isSubhead(_ paragraph: [PrintedLine]) -> Bool {
        guard let last = paragraph.last, paragraph.count <= 3, !last.endsSentence, last.last != 0xFF1A else { return false }
        let folded = paragraph.flatMap { $0.text.map { Folding.fold($0.value) } }
        guard folded.count <= (paragraph.count == 1 ? 24 : 36) else { return false }
        if paragraph.count > 1, !SectionNumber.begins(folded.prefix(4)) { return false }
        return !folded.contains(0xFF0C) && !folded.contains(where: Folding.endsSentence) && !folded.dropFirst(4).contains(0x3001)
    }

    /// Lines in reading order as paragraphs: one begins with an indent, or behind a line that ends short of its column.
    private static func paragraphs(_ blocks: [SheetBlocks.Block]) -> [[PrintedLine]] {
        var paragraphs: [[PrintedLine]] = []
        var before: PrintedLine?
        var wasShort = false
        for block in blocks {
            let (left, right) = edges(block, among: blocks)
            for (index, line) in block.lines.enumerated() {
                let next = index + 1 < block.lines.count ? block.lines[index + 1] : nil
                if let before, !begins(line, after: before, wasShort: wasShort, next: next, left: left) {
                    paragraphs[paragraphs.count - 1].append(line)
                } else {
                    paragraphs.append([line])
                }
                wasShort = line.box.right < right - line.size * 1.5
                before = line
            }
        }
        return paragraphs
    }

    /// Left and right edge of the column that a block stands in.
    private static func edges(_ block: SheetBlocks.Block, among blocks: [SheetBlocks.Block]) -> (Double, Double) {
        let column = blocks.filter { abs($0.box.left - block.box.left) < block.size * 3 && $0.box.sharesColumn(block.box) > 0.6 }
        let left = column.map(\.box.left).min() ?? block.box.left
        // beside a box the lines are shorter
        let own = block.lines.count > 2 ? block.box.right : column.map(\.box.right).max() ?? block.box.right
        return (block.lines.count > 2 ? block.box.left : left, own)
    }

    private static func begins(
        _ line: PrintedLine, after before: PrintedLine, wasShort: Bool, next: PrintedLine?, left: Double
    ) -> Bool {
        if line.isVertical { return true }
        let indent = line.box.left - left
        let isIndented = indent > line.size * 1.2 && indent < line.size * 3.5
        // lines beside a box all begin further in
        let isAlone = next.map { $0.box.left < line.box.left - line.size } ?? before.endsSentence
        if isIndented, isAlone || wasShort || before.endsSentence { return true }
        return wasShort && before.endsSentence
    }
}

extension DocumentText {
    /// Printed pages.
    ///
    /// - Parameters:
    ///   - xml: what `pdftotext -bbox-layout` of poppler writes: the words of each page with their boxes.
    ///   - svg: what `pdftocairo -svg` of poppler writes: what is drawn on them; empty where that is not known.
    ///   - words: what `pdftotext -raw -bbox` of poppler writes: the words in the order in which the file draws them. Asked for where a page is
    ///     written from top to bottom; it is not read where that is empty.
    ///   - name: its name, for messages.
    /// - Throws: ``ReadingError`` for pages without text, and for text whose characters the file does not tell.
    public init(
        boxes xml: [UInt8], drawing svg: [UInt8] = [], inOrder words: () -> [UInt8] = { [] }, name: String
    ) throws(ReadingError) {
        let text = SheetText(Sheet.all(inBoxes: xml, drawing: svg)) { Sheet.words(inBoxes: words()) }
        guard text.count > 0 else {
            throw ReadingError(
                description:
                    "\(name): a PDF without text: its pages are pictures; let a program for reading scans (OCR) make text of them"
            )
        }
        guard text.garbled * 2 < text.count else {
            throw ReadingError(
                description:
                    "\(name): a PDF whose text is garbled: it does not tell which characters it prints (no ToUnicode); take another edition"
            )
        }
        self.init(
            name: name, source: text.source, encoding: "pdf", shape: Shape(form: .pdf, pieces: text.pieces), issued: text.issued)
    }
}
