/// Articles of a page whose shape is known: headline and text are joined by it, and nothing is guessed.
struct PrintedArticles {
    private(set) var layout: Layout
    private(set) var articles: [ArticleText] = []
    /// Stretches that are no article text.
    private(set) var furniture: [Range<Int>] = []
    private var places: [Int: Int] = [:]

    init(folded: [UInt32], shape: Shape, vocabulary: Vocabulary) {
        let pieces = shape.pieces.filter { $0.range.lowerBound >= 0 && $0.range.upperBound <= folded.count }
        layout = Layout(printed: folded, starters: vocabulary.starters, names: vocabulary.registry.trie)
        var index = 0
        var captions = Captions()
        while index < pieces.count {
            let isTable = pieces[index].role == .cell
            let end = isTable ? PrintedArticles.tableEnd(pieces, index) : PrintedArticles.lineEnd(pieces, index, folded)
            if isTable {
                addTable(
                    pieces[index..<end], of: shape.form, captions: captions.lines + captions.headlines, folded, vocabulary)
                captions.lines = []
            } else if let line = Line(
                folded, pieces[index].range.lowerBound..<pieces[end - 1].range.upperBound, blankBefore: false)
            {
                add(line, as: pieces[index])
                captions.note(line.range, pieces[index], folded)
            }
            index = end
        }
        // A headline without a text still states its figures.
        for index in articles.indices where articles[index].bodies.isEmpty {
            articles[index].bodies = articles[index].headlines + articles[index].subheads
            articles[index].headlines = []
            articles[index].subheads = []
        }
    }

    /// One past the last piece of the line of text that begins with one: a paragraph may be printed in many lines.
    private static func lineEnd(_ pieces: [Piece], _ first: Int, _ folded: [UInt32]) -> Int {
        var end = first + 1
        while end < pieces.count, pieces[end].role == pieces[first].role,
            !folded[pieces[end - 1].range.upperBound..<pieces[end].range.lowerBound].contains(Folding.newline)
        {
            end += 1
        }
        return end
    }

    /// One past the last cell of a table: the next one begins again at the top, or on another page.
    private static func tableEnd(_ pieces: [Piece], _ first: Int) -> Int {
        var end = first + 1
        while end < pieces.count, pieces[end].role == .cell, pieces[end].article == pieces[first].article,
            pieces[end].page == pieces[first].page, (pieces[end].box?.bottom ?? 0) > (pieces[end - 1].box?.top ?? 0)
        {
            end += 1
        }
        return end
    }

    // MARK: lines

    private mutating func add(_ line: Line, as piece: Piece) {
        let range = layout.add(line, isHeadline: piece.role == .headline || piece.role == .subhead)
        switch piece.role {
        case .vertical, .garbled: return
        case .aside: furniture.append(range)
        default:
            guard piece.article > 0 else { return furniture.append(range) }
            let place = place(of: piece.article)
            switch piece.role {
            case .headline: articles[place].headlines.append(range)
            case .subhead: articles[place].subheads.append(range)
            default: articles[place].bodies.append(range)
            }
        }
    }

    private mutating func place(of article: Int) -> Int {
        if let place = places[article] { return place }
        places[article] = articles.count
        articles.append(ArticleText(bodies: []))
        return articles.count - 1
    }

    // MARK: tables

    /// What may head a table: short lines right above it, and the headlines of its article.
    private struct Captions {
        var article = 0
        var lines: [Range<Int>] = []
        var headlines: [Range<Int>] = []

        mutating func note(_ range: Range<Int>, _ piece: Piece, _ folded: [UInt32]) {
            if piece.article != article { self = Captions(article: piece.article) }
            switch piece.role {
            case .headline, .subhead: headlines.insert(range, at: 0)
            case .body, .aside:
                let isShort = range.count <= 48 && !Folding.endsSentence(folded[range.upperBound - 1])
                lines = isShort ? [range] + lines.prefix(2) : []
            default: break
            }
        }
    }

    private mutating func addTable(
        _ pieces: ArraySlice<Piece>, of form: Shape.Form, captions: [Range<Int>], _ folded: [UInt32], _ vocabulary: Vocabulary
    ) {
        let placed = pieces.compactMap { piece -> TableCell? in
            guard let box = piece.box, let line = Line(folded, piece.range, blankBefore: false) else { return nil }
            return TableCell(range: line.range, box: box, isFigure: TableCell.isFigure(folded[line.range]))
        }
        let cells = form == .pdf ? TableGrid.cells(placed) : placed
        let table = TableReading(cells, captions: captions, folded: folded, vocabulary: vocabulary)
        let place = place(of: max(1, pieces.first?.article ?? 1))
        for sentence in table.sentences { articles[place].bodies.append(layout.add(sentence)) }
        for cell in table.left {
            if let line = Line(folded, cell, blankBefore: false) { _ = layout.add(line, isHeadline: false) }
        }
    }
}

extension Page {
    /// What the form of the page keeps from being read.
    var unread: [Finding] {
        (shape?.pieces ?? []).compactMap { piece in
            let words: String
            switch piece.role {
            case .vertical: words = "printed one character below the other"
            case .garbled: words = "the file does not tell which characters these are"
            default: return nil
            }
            return Finding(
                category: "layout", message: "\(words): not read", start: piece.range.lowerBound, end: piece.range.upperBound)
        }
    }
}
