import Quantities
import Reading
import Reporting
import Store

extension Visit {
    /// Documents, the last to arrive first.
    func documentsPage() throws -> Response {
        let before = Int64(request.field("before")) ?? .max
        let name = request.field("name")
        let documents = Stretches<ListedDocument>(most: most) { store, last, _, count in
            try store.documents(named: name, before: last?.id ?? before, limit: count)
        }
        let first = try documents.next(in: store)
        return frame.page(labels["desk.documents"]) { html in
            form("/documents", ["name"], in: &html)
            guard !first.isEmpty else { return nothing("desk.nothing", in: &html) }
            table(documentHeads, in: &html) { write(first, of: documents, in: &$0, document) }
            write(behind: documents, in: &html) { html in
                guard documents.hasMore, let last = documents.last else { return }
                html.add("p", ["class": "pager"]) { html in
                    let next = kept(["name", "rows"]) + [("before", "\(last.id)")]
                    html.add(link: labels["desk.behind"], to: fullPath("/documents", next), "n")
                }
            }
        }
    }

    /// Unicode scalars of a text that are shown on one page, about.
    private static let part = 30_000

    /// A document as its page: every figure marked by what became of it, and how far that can be trusted.
    func documentPage() throws -> Response {
        guard let whole = try store.shownDocument(try id, within: 0..<0) else { throw Missing() }
        let source = Array(whole.source.unicodeScalars)
        let start = min(source.count, offset)
        var end = min(source.count, start + Visit.part)
        while end < source.count, end - start < 2 * Visit.part, source[end - 1] != "\n" { end += 1 }
        guard let shown = try store.shownDocument(try id, within: start..<max(start, end)) else { throw Missing() }
        let name = shown.listed.name
        return frame.page(name) { html in
            html.add("p") { html in
                html.add("\(labels["issued"]): \(shown.listed.issued?.iso ?? labels["desk.unknown"]) · ")
                html.add(labels("desk.figures", "\(shown.figures.count)", "\(shown.digits.count { $0.fate == "unresolved" })"))
            }
            legend(in: &html)
            if desk.options.review {
                html.add("p") {
                    $0.add(
                        "a", ["href": path("/add", ["id": request.field("id")]), "id": "add", "accesskey": "m"],
                        labels["desk.add"])
                }
            }
            html.add("pre", ["class": "text", "lang": "zh-CN", "data-from": "\(start)"]) { html in
                MarkedText(
                    source: source, part: start..<end, document: shown, labels: labels, said: said,
                    adding: desk.options.review ? shown.listed.id : nil
                ).write(into: &html)
            }
            html.add("p", ["class": "pager"]) { html in
                if start > 0 {
                    html.add(
                        link: labels["desk.before"],
                        to: path("/document", ["id": request.field("id"), "from": "\(max(0, start - Visit.part))"]), "p")
                    html.add(" ")
                }
                if end < source.count {
                    html.add(
                        link: labels["desk.behind"], to: path("/document", ["id": request.field("id"), "from": "\(end)"]), "n")
                }
            }
        }
    }

    private func legend(in html: inout HTML) {
        html.add("p", ["class": "legend"]) { html in
            for grade in Confidence.allCases.reversed() {
                html.add("span", ["class": "figure \(grade.rawValue)"], labels["desk.grade.\(grade.rawValue)"])
                html.add(" ")
            }
            html.add("span", ["class": "figure person"], labels["desk.person"])
            html.add(" ")
            for fate in ["rejected", "unresolved", "date"] {
                html.add("span", ["class": "fate \(fate)"], labels["desk.fate.\(fate)"])
                html.add(" ")
            }
        }
    }

    /// Where evidence leads: to the figure that is printed there.
    func evidencePage() throws -> Response {
        let words = request.field("at")
        guard let colon = words.lastIndex(of: ":") else { throw Missing() }
        let ends = words[words.index(after: colon)...].split(separator: "-").compactMap { Int($0) }
        guard ends.count == 2, ends[0] >= 0, ends[0] < ends[1] else { throw Missing() }
        guard let claim = try store.claims(in: String(words[..<colon]), at: ends[0]..<ends[1]).first else { throw Missing() }
        return .see(path("/claim", ["id": "\(claim)"]))
    }
}

/// The text of a page with its figures as links, and other digits with what became of them.
struct MarkedText {
    let source: [Unicode.Scalar]
    let part: Range<Int>
    let document: ShownDocument
    let labels: Labels
    /// Puts a message of the program into the language of the page.
    let said: (String) -> String
    /// Row id of the document where digits that are no figures lead to the form that adds them; nil where nothing is to be judged.
    let adding: Int64?

    /// Writes it, line ends as they are.
    func write(into html: inout HTML) {
        var place = part.lowerBound
        for mark in marks where mark.span.lowerBound >= place && mark.span.upperBound <= part.upperBound {
            text(place..<mark.span.lowerBound, into: &html)
            mark.write(&html) { text(mark.span, into: &$0) }
            place = mark.span.upperBound
        }
        text(place..<part.upperBound, into: &html)
    }

    private struct Mark {
        var span: Range<Int>
        var write: (inout HTML, (inout HTML) -> Void) -> Void
    }

    /// Figures, and digits outside of them, in source order.
    private var marks: [Mark] {
        var marks: [Mark] = []
        for one in document.figures where one.span.upperBound <= source.count && marks.last?.span != one.span {
            let also = document.figures.count { $0.span == one.span }
            let words = [one.organization, one.metric].compactMap(\.self).joined(separator: " · ")
            let title = words + (also > 1 ? " (+\(also - 1))" : "")
            let sort = one.decidedBy == nil ? one.confidence.rawValue : "person"
            marks.append(
                Mark(span: one.span) { html, body in
                    html.add(
                        "a",
                        [
                            "href": path("/claim", ["id": "\(one.id)"]), "class": "figure \(sort)",
                            "id": "s\(one.span.lowerBound)",
                            "title": title,
                        ], body)
                })
        }
        let figures = marks.map(\.span)
        // many digits have one reason
        var reasons: [String: String] = [:]
        for one in document.digits where !one.span.isEmpty && one.span.upperBound <= source.count && one.fate != "claim" {
            guard !figures.contains(where: { $0.overlaps(one.span) }) else { continue }
            let reason = reasons[one.reason] ?? said(one.reason)
            reasons[one.reason] = reason
            let title = labels["desk.fate.\(one.fate)"] + ": " + reason
            let way = adding.map { path("/add", ["id": "\($0)", "at": "\(one.span.lowerBound)-\(one.span.upperBound)"]) }
            marks.append(
                Mark(span: one.span) { html, body in
                    let sort = "fate \(one.fate)"
                    guard let way else { return html.add("span", ["class": sort, "title": title], body) }
                    html.add("a", ["class": sort, "title": title, "href": way], body)
                })
        }
        return marks.sorted { ($0.span.lowerBound, $0.span.upperBound) < ($1.span.lowerBound, $1.span.upperBound) }
    }

    private func text(_ range: Range<Int>, into html: inout HTML) {
        var line = String.UnicodeScalarView()
        for scalar in source[range.clamped(to: 0..<source.count)] {
            if scalar == "\n" {
                html.add(String(line))
                html.addLineEnd()
                line = String.UnicodeScalarView()
            } else if scalar != "\r" {
                line.append(scalar)
            }
        }
        html.add(String(line))
    }
}
