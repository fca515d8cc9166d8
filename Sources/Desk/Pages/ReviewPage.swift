import Ingestion
import Quantities
import Reading
import Reporting
import Store

extension Visit {
    /// Figures that nobody has judged, the least sure first; of one grade those of the most used metric first.
    func reviewPage() throws -> Response {
        let queue = try desk.library.reviewQueue(in: store)
        var place: ReviewQueue.Place?
        if let grade = Confidence(rawValue: request.field("grade")), let before = Int64(request.field("before")) {
            place = ReviewQueue.Place(grade: grade, metric: request.field("metric"), before: before)
        }
        let claims = Stretches<ExplainedClaim>(most: min(most, request.field("rows").isEmpty ? 30 : 1000)) {
            store, last, _, count in
            let behind = last.map { ReviewQueue.Place(grade: $0.confidence, metric: $0.metric ?? "", before: $0.id) }
            return try store.claims(toReview: queue, from: behind ?? place, limit: count).ids.compactMap {
                try store.explainedClaim($0)
            }
        }
        let first = try claims.next(in: store)
        let uses = Dictionary((queue.metrics.values.flatMap(\.self)).map { ($0.name, $0.uses) }) { first, _ in first }
        return frame.page(labels["desk.review"]) { html in
            html.add("p", labels["desk.review_order"])
            if first.isEmpty { nothing("desk.nothing_to_review", in: &html) }
            write(first, of: claims, in: &html) { item($0, uses: uses[$0.metric ?? ""] ?? 0, in: &$1) }
            write(behind: claims, in: &html) { html in
                guard claims.hasMore, let last = claims.last else { return }
                html.add("p", ["class": "pager"]) { html in
                    html.add(
                        link: labels["desk.behind"],
                        to: path(
                            "/review",
                            [
                                "grade": last.confidence.rawValue, "metric": last.metric ?? "", "before": "\(last.id)",
                                "rows": request.field("rows"),
                            ]),
                        "n")
                }
            }
        }
    }

    private func item(_ claim: ExplainedClaim, uses: Int, in html: inout HTML) {
        html.add("article", ["class": "item", "id": "c\(claim.id)", "tabindex": "-1"]) { html in
            context(of: claim, margin: 60, in: &html)
            html.add("p") { html in
                grade(claim.confidence, isConfirmed: false, in: &html)
                let unknown = labels["desk.unknown"]
                let words = [
                    claim.organization ?? unknown, claim.metric ?? unknown, claim.component ?? "",
                    claim.period.map { written.period($0) } ?? unknown, labels["kind.\(claim.kind.rawValue)"],
                    claim.value.canonical + (unit(claim.unit).isEmpty ? "" : " " + claim.unit), labels("desk.uses", "\(uses)"),
                ]
                html.add(" " + words.filter { !$0.isEmpty }.joined(separator: " · "))
            }
            if !claim.doubts.isEmpty {
                html.add(
                    "p", ["class": "doubts"],
                    claim.doubts.map { labels["desk.doubt.\($0)"].replacing("desk.doubt.", with: "") }.joined(separator: "; "))
            }
            html.add("div", ["class": "actions"]) { html in
                html.add("a", ["href": path("/claim", ["id": "\(claim.id)"]), "class": "open"], labels["desk.open"])
                guard desk.options.review else { return }
                html.add("form", ["method": "post", "action": "/decide"]) { html in
                    html.add("input", ["type": "hidden", "name": "token", "value": desk.gate.token])
                    html.add("input", ["type": "hidden", "name": "claim", "value": "\(claim.id)"])
                    html.add("input", ["type": "hidden", "name": "by", "value": desk.options.person ?? ""])
                    let back = fullPath("/review", kept(["grade", "metric", "before", "rows"]))
                    html.add("input", ["type": "hidden", "name": "next", "value": back])
                    html.add("button", ["name": "action", "value": "accept", "class": "accept"], labels["desk.accept"])
                    html.add(" ")
                    html.add("button", ["name": "action", "value": "reject", "class": "reject"], labels["desk.reject"])
                }
            }
        }
    }
}
