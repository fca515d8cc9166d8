import Ingestion
import Quantities
import Reading
import Reporting
import Store

/// A request with the open database that answers it.
struct Visit {
    let desk: Desk
    let request: Request
    let store: Store
    let frame: Frame
    let written: Written

    init(_ desk: Desk, _ request: Request, _ store: Store) {
        (self.desk, self.request, self.store) = (desk, request, store)
        frame = Frame(desk, request)
        written = Written(frame.labels.language)
    }

    var labels: Labels { frame.labels }

    /// Says why there is nothing to show, and what to do: of a database without pages always that.
    func nothing(_ key: String, in html: inout HTML) {
        let isEmpty = (try? store.documents(limit: 1).isEmpty) ?? false
        html.add("p", labels[isEmpty ? "desk.empty" : key])
    }

    /// A base unit as people are shown it: that of a place is none.
    func unit(_ unit: String) -> String { unit == "rank" ? "" : unit }

    /// A message of the program in the language of the page.
    func said(_ message: String) -> String { desk.options.said(message, labels.language) }

    /// A row id of the query.
    var id: Int64 {
        get throws {
            guard let id = Request.row(request.field("id")) else { throw Missing() }
            return id
        }
    }

    /// Rows on a page: 100, or as many as are asked for, at most 10,000.
    var most: Int { max(1, min(10_000, Int(request.field("rows")) ?? 100)) }

    /// Rows before this page.
    var offset: Int { max(0, min(1_000_000_000, Int(request.field("from")) ?? 0)) }

    /// The period that is asked for.
    ///
    /// - Throws: ``DeskError`` for words that are none.
    var period: Period? {
        get throws {
            let words = request.field("period")
            guard !words.isEmpty else { return nil }
            guard let period = Period(words: words) else { throw DeskError(labels("desk.no_period", words)) }
            return period
        }
    }

    /// What is asked for by organization, metric, kind and period.
    var filter: ObservationFilter {
        get throws {
            func filled(_ name: String) -> String? { request.field(name).isEmpty ? nil : request.field(name) }
            return ObservationFilter(
                organization: filled("organization"), metric: filled("metric"), kind: Kind(rawValue: request.field("kind")),
                period: try period)
        }
    }

    /// A form of the query with fields that are kept.
    func form(_ path: String, _ fields: [String], in html: inout HTML) {
        html.add("form", ["method": "get", "action": path, "class": "ask"]) { html in
            for (index, field) in fields.enumerated() {
                html.add("label") { html in
                    html.add(labels["desk.field.\(field)"])
                    html.add(" ")
                    guard field != "kind" else { return kinds(in: &html) }
                    html.add(
                        "input",
                        [
                            "name": field, "value": request.field(field), "id": index == 0 ? "first" : nil,
                            "placeholder": field == "period" ? "2023-01..2023-10" : nil,
                        ])
                }
                html.add(" ")
            }
            html.add("button", labels["desk.show"])
        }
    }

    private func kinds(in html: inout HTML) {
        html.add("select", ["name": "kind"]) { html in
            html.add("option", ["value": ""], "")
            for kind in Kind.allCases {
                html.add(
                    "option", ["value": kind.rawValue, "selected": kind.rawValue == request.field("kind") ? "selected" : nil],
                    labels["kind.\(kind.rawValue)"])
            }
        }
    }

    /// The ways to the rows before and behind, and to more at once, by how many rows stand before them.
    func pager(_ path: String, _ fields: [(String, String)], hasMore: Bool, in html: inout HTML) {
        func from(_ row: Int) -> [(String, String)] { [("from", row > 0 ? "\(row)" : "")] }
        pager(
            path, fields, here: from(offset), before: offset > 0 ? from(max(0, offset - most)) : nil,
            behind: hasMore ? from(offset + most) : nil, in: &html)
    }

    /// The same where pages are told otherwise: fields that lead to this page, and to the ones before and behind it, where there are such.
    func pager(
        _ path: String, _ fields: [(String, String)], here: [(String, String)], before: [(String, String)]?,
        behind: [(String, String)]?, in html: inout HTML
    ) {
        guard before != nil || behind != nil || most > 100 else { return }
        func link(_ place: [(String, String)], rows: Int) -> String {
            fullPath(path, fields + place + [("rows", rows == 100 ? "" : "\(rows)")])
        }
        html.add("p", ["class": "pager"]) { html in
            if let before { html.add(link: labels["desk.before"], to: link(before, rows: most), "p") }
            html.add(" ")
            if let behind { html.add(link: labels["desk.behind"], to: link(behind, rows: most), "n") }
            for rows in [100, 1000, 10_000] where rows != most {
                html.add(" · ")
                html.add(link: labels("desk.rows", "\(rows)"), to: link(here, rows: rows))
            }
        }
    }

    /// The fields of the query that are filled, for links that keep them.
    func kept(_ names: [String]) -> [(String, String)] { names.map { ($0, request.field($0)) } }

    /// Evidence with a link for each place.
    func evidence(_ evidence: String, in html: inout HTML) {
        for (index, place) in evidence.components(separatedBy: "; ").enumerated() {
            if index > 0 { html.add("; ") }
            html.add(link: place, to: path("/evidence", ["at": place]))
        }
    }

    /// The mark of a grade, and of a person's word.
    func grade(_ confidence: Confidence, isConfirmed: Bool, in html: inout HTML) {
        html.add(
            "span", ["class": isConfirmed ? "grade person" : "grade \(confidence.rawValue)"],
            labels[isConfirmed ? "desk.person" : "desk.grade.\(confidence.rawValue)"])
    }

    /// A table with a header.
    func table(_ heads: [String], in html: inout HTML, _ body: (inout HTML) -> Void) {
        html.add("div", ["class": "wide"]) { html in
            html.add("table") { html in
                html.add("thead") { html in
                    html.add("tr") { html in for head in heads { html.add("th", ["scope": "col"], head) } }
                }
                html.add("tbody", body)
            }
        }
    }
}
