import Reporting
import Store

extension Visit {
    /// A word may mean so many metrics; of more a ranking would be as long as the database, and they are listed instead.
    static let mostMeant = 10

    /// The names that a word means, to choose from, those with most series first.
    ///
    /// - Parameters:
    ///   - field: that holds the word.
    ///   - fields: of the query that are kept.
    func choices(_ meant: [NameChoice], _ title: String, _ way: String, _ field: String, _ fields: [String]) -> Response {
        frame.page(labels[title]) { html in
            form(way, fields, in: &html)
            html.add("p", labels("desk.choose", request.field(field), "\(meant.count)"))
            table([labels["desk.field.\(field)"], labels["series"]], in: &html) { html in
                for one in meant.dropFirst(offset).prefix(most) {
                    let query = fields.map { ($0, $0 == field ? exactly(one.name, field) : request.field($0)) }
                    html.add("tr") { html in
                        html.add("td") { $0.add(link: one.name, to: fullPath(way, query)) }
                        html.add("td", ["class": "number"], "\(one.series)")
                    }
                }
            }
            pager(way, kept(fields), hasMore: meant.count > offset + most, in: &html)
        }
    }

    /// A name so that it means itself alone; that of an organization does.
    private func exactly(_ name: String, _ field: String) -> String { field == "metric" ? "=" + name : name }
}
