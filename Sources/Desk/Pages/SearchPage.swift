import Quantities
import Reporting
import Store

extension Visit {
    /// Series by organization, metric, period and kind; without a question, what arrived last.
    func searchPage() throws -> Response {
        let fields = ["organization", "metric", "period", "kind"]
        let isAsked = fields.contains { !request.field($0).isEmpty }
        let documents = isAsked ? [] : try store.documents(limit: 20)
        let (found, list, place) = isAsked ? try series() : ([], nil, .offset(0))
        return frame.page(labels["desk.search"]) { html in
            form("/", fields, in: &html)
            guard isAsked, let list else {
                html.add("h2", labels["desk.latest"])
                self.list(documents, in: &html)
                return
            }
            guard let first = found.first else { return nothing("desk.nothing", in: &html) }
            let heads = ["organization", "metric", "component", "basis", "unit", "kind", "observations", "first", "last"]
            table(heads.map { labels[$0] }, in: &html) { write(found, of: list, in: &$0, series) }
            write(behind: list, in: &html) { html in
                pages(first.id, list.last?.id ?? first.id, at: place, hasMore: list.hasMore, fields, in: &html)
            }
        }
    }

    /// The series that are asked for, and where the list of them begins.
    private func series() throws -> (first: [ListedSeries], all: Stretches<ListedSeries>, place: SeriesPlace) {
        let filter = try filter
        if case .before = place {
            // Read backwards, and so as a whole.
            let found = try store.series(matching: filter, limit: most + 1, at: place)
            if found.count > most {
                let list = Stretches<ListedSeries>(most: most) { _, _, _, _ in [] }
                list.take(Array(found.dropFirst()), hasMore: true)
                return (Array(found.dropFirst()), list, place)
            }
        }
        // The first page is a whole one, also for who comes to it from behind.
        let start = if case .before = place { SeriesPlace.offset(0) } else { place }
        let list = Stretches<ListedSeries>(most: most) { store, last, _, count in
            try store.series(matching: filter, limit: count, at: last.map { .behind($0.id) } ?? start)
        }
        return (try list.next(in: store), list, start)
    }

    private func series(_ one: ListedSeries, in html: inout HTML) {
        html.add("tr") { html in
            html.add("td", one.key.organization)
            html.add("td") { $0.add(link: one.key.metric, to: path("/series", ["id": "\(one.id)"])) }
            for words in [one.key.component, one.key.basis, unit(one.key.unit), labels["kind.\(one.key.kind.rawValue)"]] {
                html.add("td", words)
            }
            html.add("td", ["class": "number"], "\(one.observations)")
            html.add("td", one.ends.start?.iso ?? "")
            html.add("td", one.ends.end?.iso ?? "")
        }
    }

    /// Where the list goes on: by the series that it has come to, so that the last page is as near as the first.
    private var place: SeriesPlace {
        if let id = Int64(request.field("behind")) { return .behind(id) }
        if let id = Int64(request.field("before")) { return .before(id) }
        return .offset(offset)
    }

    /// The ways to the pages before and behind; `hasMore` is said of the way in which the list was gone through.
    private func pages(
        _ first: Int64, _ last: Int64, at place: SeriesPlace, hasMore: Bool, _ fields: [String], in html: inout HTML
    ) {
        let (isBefore, isBehind) =
            switch place {
            case .offset(let count): (count > 0, hasMore)
            case .behind: (true, hasMore)
            case .before: (hasMore, true)
            }
        pager(
            "/", kept(fields), here: kept(["from", "behind", "before"]), before: isBefore ? [("before", "\(first)")] : nil,
            behind: isBehind ? [("behind", "\(last)")] : nil, in: &html)
    }

    /// Documents as a list.
    func list(_ documents: [ListedDocument], in html: inout HTML) {
        guard !documents.isEmpty else { return nothing("desk.nothing", in: &html) }
        table(documentHeads, in: &html) { html in for one in documents { document(one, in: &html) } }
    }

    /// Heads of a table of documents.
    var documentHeads: [String] { ["document", "issued", "desk.state"].map { labels[$0] } }

    /// A document as a row.
    func document(_ one: ListedDocument, in html: inout HTML) {
        html.add("tr") { html in
            html.add("td") { $0.add(link: one.name, to: path("/document", ["id": "\(one.id)"])) }
            html.add("td", one.issued?.iso ?? "")
            html.add(
                "td",
                one.state == .read
                    ? "" : labels["desk.state.\(one.state.rawValue)"] + (one.reason.map { ": " + said($0) } ?? ""))
        }
    }
}
