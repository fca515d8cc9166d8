/// Writes the text of a page that has a shape, and notes for each stretch where it is printed.
struct ShapeBuilder {
    private var text = String.UnicodeScalarView()
    private(set) var count = 0
    private(set) var pieces: [Piece] = []
    private var last: Unicode.Scalar = "\n"

    var source: String { String(text) }

    /// Ends the line that is being written, if any; the next piece begins another.
    mutating func endLine() {
        if last != "\n" { append("\n") }
    }

    /// Parts what follows from what stands before it by an empty line.
    mutating func endBlock() {
        endLine()
        if count > 0 { append("\n") }
    }

    mutating func append(_ scalar: Unicode.Scalar) {
        text.append(scalar)
        count += 1
        last = scalar
    }

    /// Appends a piece to the line that is being written.
    mutating func append(_ scalars: some Sequence<Unicode.Scalar>, role: Piece.Role, article: Int, page: Int?, box: Box? = nil) {
        let start = count
        for scalar in scalars { append(scalar) }
        guard count > start else { return }
        pieces.append(Piece(range: start..<count, role: role, article: article, page: page, box: box))
    }
}
