import Quantities
import Reporting
import Store

extension Visit {
    /// Series by organization, metric, period and kind; without a question, what arrived last.
    func searchPage() throws -> Response {
        let fields = ["organization", "metric", "period", "kind"]
        let isAsked = fields.contains { !request.field($0).isEmpty }
        var place = place
        var found = isAsked ? try store.series(matching: try filter, limit: most + 1, at: place) : []
        // The first page is a whole one, also for who comes to it from behind.
        if case .before = place, found.count <= most {
            place = .offset(0)
            found = try store.series(matching: try filter, limit: most + 1, at: place)
        }
        let hasMore = found.count > most
        if hasMore {
            if case .before = place { found.removeFirst() } else { found.removeLast() }
        }
        let documents = isAsked ? [] : try store.documents(limit: 20)
        return frame.page(labels["desk.search"]) { html in
            form("/", fields, in: &html)
            guard isAsked else {
                html.add("h2", labels["desk.latest"])
                list(documents, in: &html)
                return
            }
            guard !found.isEmpty else { return nothing("desk.nothing", in: &html) }
            let heads = ["organization", "metric", "component", "basis", "unit", "kind", "observations", "first", "last"]
            table(heads.map { labels[$0] }, in: &html) { html in
                for one in found {
                    html.add("tr") { html in
                        html.add("td", one.key.organization)
                        html.add("td") { $0.add(link: one.key.metric, to: path("/series", ["id": "\(one.id)"])) }
                        for words in [
                            one.key.component, one.key.basis, unit(one.key.unit), labels["kind.\(one.key.kind.rawValue)"],
                        ] {
                            html.add("td", words)
                        }
                        html.add("td", ["class": "number"], "\(one.observations)")
                        html.add("td", one.ends.start?.iso ?? "")
                        html.add("td", one.ends.end?.iso ?? "")
                    }
                }
            }
            pages(found, at: place, hasMore: hasMore, fields, in: &html)
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
        _ found: [ListedSeries], at place: SeriesPlace, hasMore: Bool, _ fields: [String], in html: inout HTML
    ) {
        guard let first = found.first?.id, let last = found.last?.id else { return }
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
        table(["document", "issued", "desk.state"].map { labels[$0] }, in: &html) { html in
            for one in documents {
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
    }
}
