import Quantities
import Reporting
import Store

extension Visit {
    /// Series by organization, metric, period and kind; without a question, what arrived last.
    func searchPage() throws -> Response {
        let fields = ["organization", "metric", "period", "kind"]
        let isAsked = fields.contains { !request.field($0).isEmpty }
        let found = isAsked ? try store.series(matching: try filter, limit: most + 1, offset: offset) : []
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
                for one in found.prefix(most) {
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
            pager("/", kept(fields), hasMore: found.count > most, in: &html)
        }
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
