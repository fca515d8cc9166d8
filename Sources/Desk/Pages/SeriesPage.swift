import Quantities
import Reporting
import Store

extension Visit {
    /// A series as chart and table.
    func seriesPage() throws -> Response {
        let rows = try store.observations(ofSeries: try id)
        guard let key = rows.first?.series else { throw Missing() }
        let chart = pictures(of: rows, Selection(), written).first?.chart
        let name = [key.organization, key.metric, key.component, key.basis].filter { !$0.isEmpty }.joined(separator: " · ")
        return frame.page(name) { html in
            html.add("p") { html in
                let unit = unit(key.unit)
                html.add(labels["kind.\(key.kind.rawValue)"] + (unit.isEmpty ? "" : ", " + unit) + " · ")
                html.add(link: labels["desk.board"], to: path("/board", ["organization": key.organization]))
                html.add(" · ")
                html.add(
                    link: labels["desk.ranking"], to: path("/ranking", ["metric": "=" + key.metric, "kind": key.kind.rawValue]))
                html.add(" · ")
                html.add(link: labels["desk.all_of_metric"], to: path("/", ["metric": "=" + key.metric]))
            }
            if let chart { html.add("figure") { $0.add(chart) } }
            let shown = rows.dropFirst(offset).prefix(most)
            table(observationHeads, in: &html) { write(shown, in: &$0, observation) }
            pager("/series", kept(["id"]), hasMore: rows.count > offset + most, in: &html)
        }
    }

    /// Heads of a table of observations.
    var observationHeads: [String] {
        ["desk.field.period", "value", "desk.exact", "bound", "method", "confidence", "evidence"].map { labels[$0] }
    }

    /// An observation as a row.
    func observation(_ one: Observation, in html: inout HTML) {
        html.add("tr", ["id": "o\(one.id)"]) { html in
            html.add("td", written.period(one.period) + (one.base.map { " ← " + written.period($0) } ?? ""))
            html.add("td", ["class": "number"], written.value(one.value, unit: one.series.unit, bound: one.bound))
            html.add("td", ["class": "number"], one.value.canonical)
            html.add("td", one.bound == .exact ? "" : labels["desk.bound.\(one.bound.rawValue)"])
            html.add("td", one.method == .stated ? "" : said(one.formula))
            html.add("td") { grade(one.confidence, isConfirmed: one.isConfirmed, in: &$0) }
            html.add("td") { evidence(one.evidence, in: &$0) }
        }
    }
}
