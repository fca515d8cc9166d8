import Ingestion
import Reading
import Reporting
import Store

/// Where on a page a figure was missed: `120-124`, in Unicode scalars of its text.
struct ExplainedPlace {
    var span: Range<Int>

    /// Nil for words that are no place.
    init?(_ words: String) {
        let ends = words.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard ends.count == 2, let start = ends[0], let end = ends[1], start >= 0, start < end else { return nil }
        span = start..<end
    }
}

extension Visit {
    /// The form for a figure that was not read: its words, and what it says.
    func addPage() throws -> Response { try addPage(try id) }

    /// The same with what went wrong and what had been written into the form.
    func addPage(_ id: Int64, problem: String? = nil, typed: [ClaimSlot: String] = [:], status: Int = 200) throws -> Response {
        guard desk.options.review else { return desk.refused(.readOnly, request) }
        guard let (known, text) = try store.document(after: id - 1), known.id == id else { throw Missing() }
        let source = Array(text.source.unicodeScalars)
        let at = problem == nil ? request.field("at") : request.sent("at")
        let place = ExplainedPlace(at).map { $0.span.clamped(to: 0..<source.count) }.flatMap { $0.isEmpty ? nil : $0 }
        let sent = problem == nil ? request.field("quote") : request.sent("quote")
        let printed = place.map { String(String.UnicodeScalarView(source[$0].filter { !$0.properties.isWhitespace })) } ?? ""
        let quote = sent.isEmpty ? printed : sent
        let read = ClaimDesk(store: store, reader: Reader(vocabulary: desk.vocabulary)).statement(ofWords: quote)
        return frame.page(labels["desk.add"], status: status) { html in
            if let problem { html.add("p", ["class": "problem", "role": "alert"], problem) }
            html.add("p") { html in
                let from = max(0, (place?.lowerBound ?? 0) - 2000)
                html.add(link: known.arrived.name, to: path("/document", ["id": "\(id)", "from": "\(from)"]), "d")
                html.add(" · \(labels["issued"]): \(known.issued?.iso ?? labels["desk.unknown"])")
            }
            if let place { context(of: place, in: source, as: "unresolved", in: &html) }
            html.add("p", labels["desk.add_how"])
            html.add("section", ["class": "judge"]) { html in
                html.add("form", ["method": "post", "action": "/add"]) { html in
                    html.add("input", ["type": "hidden", "name": "token", "value": desk.gate.token])
                    html.add("input", ["type": "hidden", "name": "document", "value": "\(id)"])
                    html.add("input", ["type": "hidden", "name": "at", "value": at])
                    fields(quote: quote, in: &html) { slot in
                        // bounds come from the words unless somebody writes others
                        typed[slot] ?? (slot == .lower || slot == .upper ? "" : read?[slot] ?? "")
                    }
                    html.add("p") { html in person(in: &html) }
                    html.add("button", ["accesskey": "c"], labels["desk.add"])
                }
            }
        }
    }
}
