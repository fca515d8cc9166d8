/// The blocks of a page of HTML in order, and what it says of itself.
struct HtmlBlocks {
    private(set) var blocks: [HtmlBlock] = []
    private(set) var facts = HtmlFacts()

    private var block = HtmlBlock()
    private var blank = HtmlBlank.none
    /// Open elements that matter, from the outermost.
    private var stack: [Element] = []
    /// The element that is left out, and how many of its name are open in it.
    private var dropped: (name: String, depth: Int)?
    private var tables: [HtmlTable] = []
    private var tableCount = 0
    private var articleCount = 0
    /// Between `<!--enpcontent-->` and `<!--/enpcontent-->`.
    private var isMarked = false

    private struct Element {
        var name: String
        var isContent = false
    }

    init(_ bytes: [UInt8]) {
        var tokens = HtmlTokens(bytes)
        while let token = tokens.next() {
            switch token {
            case .text(let text): if dropped == nil { add(text) }
            case .comment(let text): comment(text)
            case .open(let name, let attributes): open(name, attributes)
            case .close(let name): close(name)
            }
        }
        endBlock()
        while !tables.isEmpty { endTable() }
    }

    // MARK: tags

    /// What is no text of the page.
    private static let left: Set<String> = [
        "script", "style", "textarea", "xmp", "nav", "footer", "form", "select", "button", "template", "svg", "noscript",
        "iframe",
        "object", "math", "audio", "video", "map", "datalist",
    ]
    private static let void: Set<String> = [
        "br", "hr", "img", "input", "meta", "link", "area", "base", "col", "embed", "source", "track", "wbr",
    ]
    private static let inline: Set<String> = [
        "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "label", "mark",
        "q",
        "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img", "o:p", "ruby",
        "nobr",
    ]
    private static let mostOpen = 400

    private mutating func open(_ name: String, _ attributes: [String: String]) {
        if let dropped {
            if name == dropped.name { self.dropped?.depth += 1 }
            return
        }
        facts.note(name, attributes)
        if HtmlBlocks.left.contains(name) || HtmlBlocks.isHidden(attributes) && !HtmlBlocks.void.contains(name) {
            if !HtmlBlocks.inline.contains(name) { endBlock() }
            dropped = (name, 1)
            return
        }
        if !HtmlBlocks.inline.contains(name) { endBlock() }
        if let level = HtmlBlocks.level(name) { block.level = level }
        guard !HtmlBlocks.void.contains(name) else { return }
        if name == "article" { articleCount += 1 }
        table(name, attributes)
        if ["p", "li", "dt", "dd", "option"].contains(name), stack.last?.name == name { stack.removeLast() }
        if stack.count < HtmlBlocks.mostOpen {
            stack.append(Element(name: name, isContent: HtmlFacts.isContent(name, attributes)))
        }
    }

    private mutating func close(_ name: String) {
        if let dropped {
            if name == dropped.name { self.dropped = dropped.depth > 1 ? (name, dropped.depth - 1) : nil }
            return
        }
        if name == "br" || !HtmlBlocks.inline.contains(name) { endBlock() }
        switch name {
        case "table": if !tables.isEmpty { endTable() }
        case "td", "th": tables.last == nil ? () : tables[tables.count - 1].endCell(at: blocks.count)
        case "title", "founder-date", "founder-papername", "founder-nodename": facts.endText()
        default: break
        }
        guard let place = stack.lastIndex(where: { $0.name == name }) else { return }
        stack.removeSubrange(place...)
    }

    private mutating func table(_ name: String, _ attributes: [String: String]) {
        switch name {
        case "table":
            if !tables.isEmpty { tables[tables.count - 1].hasTable = true }
            tables.append(HtmlTable())
        case "tr": if !tables.isEmpty { tables[tables.count - 1].beginRow(at: blocks.count) }
        case "td", "th": if !tables.isEmpty { tables[tables.count - 1].beginCell(at: blocks.count, attributes) }
        default: break
        }
    }

    private static func level(_ name: String) -> Int? {
        if name == "founder-title" { return 1 }
        let bytes = Array(name.utf8)
        guard bytes.count == 2, bytes[0] == UInt8(ascii: "h"), (0x31...0x36).contains(bytes[1]) else { return nil }
        return Int(bytes[1]) - 0x30
    }

    private static func isHidden(_ attributes: [String: String]) -> Bool {
        if attributes["hidden"] != nil { return true }
        return attributes["style"].map { style in
            String(decoding: style.utf8.filter { $0 != 0x20 }.map { $0 | 0x20 }, as: UTF8.self).holds("display:none")
        } ?? false
    }

    /// What Founder's system writes beside the text of an article, and where that begins and ends.
    private mutating func comment(_ text: String) {
        guard dropped == nil else { return }
        if text.utf8.starts(with: "enpproperty".utf8) {
            facts.note(properties: text)
        } else if text.utf8.starts(with: "enpcontent".utf8) {
            endBlock()
            isMarked = true
        } else if text.utf8.starts(with: "/enpcontent".utf8) {
            endBlock()
            isMarked = false
        }
    }

    // MARK: text

    private mutating func add(_ text: String) {
        if facts.add(text) { return }
        let isLinked = stack.contains { $0.name == "a" }
        let isRaised = stack.contains { $0.name == "sup" }
        let isPlain = stack.contains { $0.name == "pre" }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n", "\r":
                if isPlain, scalar == "\n" { endBlock() } else { blank = .line }
            case " ", "\t", "\u{0C}": if blank == .none || isPlain { blank = .blank }
            default:
                block.append(isRaised ? Raised.digit(scalar) : scalar, after: blank, isLinked: isLinked)
                blank = .none
            }
        }
    }

    private mutating func endBlock() {
        block.trim()
        blank = .none
        if !block.text.isEmpty {
            block.isContent = isMarked || stack.contains(where: \.isContent)
            block.article = stack.contains { $0.name == "article" } ? articleCount : 0
            if block.level == 0 {
                block.level = stack.last { HtmlBlocks.level($0.name) != nil }.flatMap { HtmlBlocks.level($0.name) } ?? 0
            }
            blocks.append(block)
        }
        block = HtmlBlock()
    }

    /// Gives the blocks of a table of figures their places; those of another table stay as they are.
    private mutating func endTable() {
        var table = tables.removeLast()
        table.endCell(at: blocks.count)
        guard let first = table.cells.first?.blocks.lowerBound, table.isOfFigures(blocks) else { return }
        tableCount += 1
        var cells: [HtmlBlock] = []
        for cell in table.cells where !cell.blocks.isEmpty {
            var joined = blocks[cell.blocks.lowerBound]
            for other in blocks[cell.blocks].dropFirst() { joined.text += [" "] + other.text }
            joined.level = 0
            joined.cell = HtmlBlock.Cell(table: tableCount, columns: cell.columns, rows: cell.rows)
            cells.append(joined)
        }
        let others = blocks[first...].indices.filter { place in !table.cells.contains { $0.blocks.contains(place) } }
        blocks = Array(blocks[..<first]) + others.map { blocks[$0] } + cells
    }
}
