/// A paragraph, a heading or a cell of a page of HTML.
struct HtmlBlock {
    /// Its text, blanks run together.
    var text: [Unicode.Scalar] = []
    /// 1 to 6 of a heading, else 0.
    var level = 0
    /// How many characters stand in links.
    var linked = 0
    /// Whether it stands in what the page marks as the text of its article.
    var isContent = false
    /// Which `article` element it stands in, from 1; 0 for none.
    var article = 0
    /// Where it stands in a table of figures.
    var cell: Cell?

    /// A cell of a table: its table, from 1, and the columns and rows that it takes.
    struct Cell {
        var table: Int
        var columns: Range<Int>
        var rows: Range<Int>

        var box: Box {
            Box(
                left: Double(columns.lowerBound), top: Double(rows.lowerBound), right: Double(columns.upperBound),
                bottom: Double(rows.upperBound))
        }
    }

    /// Whether a sentence ends in it.
    var hasSentence: Bool { text.contains { Folding.endsSentence($0.value) } }

    /// Whether it leads elsewhere and says nothing itself: an entry of a menu or of a list of articles.
    var isLink: Bool { linked * 10 >= text.count * 8 && !hasSentence }

    /// Appends a character; runs of blanks become one, and a line end between Chinese characters none.
    mutating func append(_ scalar: Unicode.Scalar, after blank: HtmlBlank, isLinked: Bool) {
        if let last = text.last, blank != .none, !(blank == .line && last.value >= 0x2E80 && scalar.value >= 0x2E80) {
            text.append(" ")
        }
        text.append(scalar)
        if isLinked { linked += 1 }
    }

    /// The text without blanks at its ends, ideographic ones too: 　　本报讯.
    mutating func trim() {
        func isBlank(_ scalar: Unicode.Scalar) -> Bool {
            let folded = Folding.fold(scalar.value)
            return folded == Folding.blank || folded == Folding.nothing
        }
        while let last = text.last, isBlank(last) { text.removeLast() }
        text.removeFirst(text.prefix(while: isBlank).count)
    }
}

/// What blanks stand before a character of HTML.
enum HtmlBlank { case none, blank, line }
