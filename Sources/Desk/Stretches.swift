import Store

/// Rows of a long list, read stretch by stretch: first as many as a screen shows, the others when these are on their way to the browser.
///
/// Each stretch is read by itself, so that who reads slowly keeps nobody from writing. It goes on behind the last row that it has come to.
final class Stretches<Row> {
    /// Reads so many rows that stand behind a row; nil is the beginning.
    typealias Read = (_ store: Store, _ last: Row?, _ taken: Int, _ count: Int) throws -> [Row]

    private let read: Read
    private let most: Int
    private var taken = 0
    /// The last row so far.
    private(set) var last: Row?
    /// Whether there are rows behind the last one.
    private(set) var hasMore = true

    /// - Parameter most: rows that the page has room for.
    init(most: Int, _ read: @escaping Read) { (self.most, self.read) = (most, read) }

    /// Rows that were read otherwise, all that the page has.
    func take(_ rows: [Row], hasMore: Bool) { (taken, last, self.hasMore) = (most, rows.last, hasMore) }

    /// Whether the page is full, or the list at its end.
    var isOver: Bool { !hasMore || taken >= most }

    /// The next rows; none where it is over.
    func next(in store: Store) throws -> [Row] {
        guard !isOver else { return [] }
        let count = min(most - taken, taken == 0 ? Visit.screen : Visit.stretch)
        var rows = try read(store, last, taken, count + 1)
        hasMore = rows.count > count
        if hasMore { rows.removeLast() }
        taken += rows.count
        last = rows.last ?? last
        return rows
    }
}

extension Visit {
    /// Rows that are written before the page is sent: more than a screen shows.
    static let screen = 100
    /// Rows that are read at once after that.
    static let stretch = 5000
    /// Rows that are written at once.
    private static let handful = 200

    /// Writes rows: those of the first screen now, the others when these are on their way.
    func write<Row>(_ rows: some Collection<Row>, in html: inout HTML, _ one: @escaping (Row, inout HTML) -> Void) {
        for row in rows.prefix(Visit.screen) { one(row, &html) }
        var rest = Array(rows.dropFirst(Visit.screen))[...]
        guard !rest.isEmpty else { return }
        html.addLater { html in
            for row in rest.prefix(Visit.handful) { one(row, &html) }
            rest = rest.dropFirst(Visit.handful)
            return !rest.isEmpty
        }
    }

    /// Writes the first rows of a list now, and the others as they are read.
    func write<Row>(
        _ first: [Row], of list: Stretches<Row>, in html: inout HTML, _ one: @escaping (Row, inout HTML) -> Void
    ) {
        for row in first { one(row, &html) }
        guard !list.isOver else { return }
        html.addLater { [desk] html in
            for row in try desk.library.read({ try list.next(in: $0) }) { one(row, &html) }
            return !list.isOver
        }
    }

    /// Writes what stands behind a list, when it is known where that ends.
    func write<Row>(behind list: Stretches<Row>, in html: inout HTML, _ body: @escaping (inout HTML) -> Void) {
        guard !list.isOver else { return body(&html) }
        html.addLater { html in
            body(&html)
            return false
        }
    }
}
