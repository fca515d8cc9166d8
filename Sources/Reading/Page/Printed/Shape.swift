/// Where what is printed on a page: its text in pieces, in the order in which it is read.
public struct Shape: Hashable, Sendable {
    /// The form of a page.
    public enum Form: String, Sendable {
        /// A page of an electronic edition; boxes of cells count columns and rows.
        case html
        /// A page as it is printed; boxes are in points from the upper left corner.
        case pdf
    }

    /// The form that showed it.
    public var form: Form
    /// In the order of the text; they do not overlap.
    public var pieces: [Piece]

    /// Makes a shape.
    public init(form: Form, pieces: [Piece]) {
        self.form = form
        self.pieces = pieces
    }
}

/// A stretch of the text that is printed in one place: a printed line, a cell of a table, or of HTML a paragraph.
public struct Piece: Hashable, Sendable {
    /// As what it is printed.
    public enum Role: String, Sendable, CaseIterable {
        /// A headline, with the lines above and below it that belong to it.
        case headline
        /// A heading within an article.
        case subhead
        /// Running text.
        case body
        /// A cell of a table.
        case cell
        /// What is no text of an article: author and page line, page number, running head.
        case aside
        /// Characters one below the other, which are not read.
        case vertical
        /// Characters that the page shows and its text does not tell.
        case garbled
    }

    /// Unicode scalars of the text.
    public var range: Range<Int>
    /// As what it is printed.
    public var role: Role
    /// Article that it belongs to, from 1; 0 where it belongs to none.
    public var article: Int
    /// Page: of a PDF the sheet in the file, from 1; of HTML the page of the issue; nil where it is not told.
    public var page: Int?
    /// Where it stands; nil where the form does not tell.
    public var box: Box?

    /// Makes a piece.
    public init(range: Range<Int>, role: Role, article: Int, page: Int? = nil, box: Box? = nil) {
        self.range = range
        self.role = role
        self.article = article
        self.page = page
        self.box = box
    }
}

/// A rectangle: points (1/72 inch) from the upper left corner of a printed page, or columns and rows of a table from 0.
public struct Box: Hashable, Sendable {
    /// Left edge.
    public var left: Double
    /// Upper edge.
    public var top: Double
    /// Right edge.
    public var right: Double
    /// Lower edge.
    public var bottom: Double

    /// Makes a box.
    public init(left: Double, top: Double, right: Double, bottom: Double) {
        self.left = left
        self.top = top
        self.right = right
        self.bottom = bottom
    }

    var width: Double { right - left }
    var height: Double { bottom - top }

    /// The smallest box that holds both.
    func joined(_ other: Box) -> Box {
        Box(
            left: min(left, other.left), top: min(top, other.top), right: max(right, other.right),
            bottom: max(bottom, other.bottom))
    }

    /// How much of the width of the narrower one stands below or above the other: 0 to 1.
    func sharesColumn(_ other: Box) -> Double {
        Box.shared(left, right, other.left, other.right)
    }

    /// How much of the height of the lower one stands beside the other: 0 to 1.
    func sharesRow(_ other: Box) -> Double {
        Box.shared(top, bottom, other.top, other.bottom)
    }

    private static func shared(_ low: Double, _ high: Double, _ otherLow: Double, _ otherHigh: Double) -> Double {
        let least = min(high - low, otherHigh - otherLow)
        guard least > 0 else { return 0 }
        return max(0, min(high, otherHigh) - max(low, otherLow)) / least
    }
}
