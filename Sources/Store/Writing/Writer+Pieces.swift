import GRDB
import Reading

extension Writer {
    /// Records where the text of a document is printed, in place of what was recorded before.
    func insert(_ shape: Shape?, document: Int64) throws {
        try prepared("DELETE FROM piece WHERE document_id = ?").add(document).run()
        for piece in shape?.pieces ?? [] {
            try prepared(
                """
                INSERT INTO piece
                    (document_id, span_start, span_end, role, article, page, box_left, box_top, box_right, box_bottom)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
            ).add(document).add(piece.range.lowerBound).add(piece.range.upperBound).add(piece.role.rawValue).add(piece.article)
                .add(piece.page).add(piece.box?.left).add(piece.box?.top).add(piece.box?.right).add(piece.box?.bottom).run()
        }
    }
}

extension Store {
    /// Where the text of a document is printed, in the order of the text; none of a plain text.
    func pieces(ofDocument id: Int64, in database: Database) throws -> [Piece] {
        try Prepared("SELECT \(Piece.columns) FROM piece WHERE document_id = ? ORDER BY span_start", in: database).add(id).all {
            Piece($0)
        }
    }

    /// Where a span of a document is printed.
    func pieces(at span: Range<Int>, ofDocument id: Int64, in database: Database) throws -> [Piece] {
        try Prepared(
            "SELECT \(Piece.columns) FROM piece WHERE document_id = ? AND span_start < ? AND span_end > ? ORDER BY span_start",
            in: database
        ).add(id).add(span.upperBound).add(span.lowerBound).all { Piece($0) }
    }
}

extension Piece {
    fileprivate static let columns = "span_start, span_end, role, article, page, box_left, box_top, box_right, box_bottom"

    fileprivate init(_ row: Prepared) {
        let start = row.count()
        let end = max(start, row.count())
        self.init(
            range: start..<end, role: Role(rawValue: row.text()) ?? .aside, article: row.count(),
            page: row.optionalInteger().map(Int.init))
        let edges = [row.optionalReal(), row.optionalReal(), row.optionalReal(), row.optionalReal()].compactMap(\.self)
        if edges.count == 4 { box = Box(left: edges[0], top: edges[1], right: edges[2], bottom: edges[3]) }
    }
}
