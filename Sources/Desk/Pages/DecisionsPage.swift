import Quantities
import Reading
import Reporting
import Store

/// What a decision on a name is about.
enum NameAbout: String {
    case organization, metric
}

/// A person's word as a row of the page of decisions.
private enum Decided {
    case claim(ClaimDecision)
    case organization(Decision)
    case metric(MetricDecision)

    /// The latest first, of one day figures by their number and then names.
    var order: (String, Int64) {
        switch self {
        case .claim(let one): (one.decided ?? "", one.id ?? 0)
        case .organization(let one): (one.decided ?? "", -1)
        case .metric(let one): (one.decided ?? "", -2)
        }
    }
}

extension Visit {
    /// What people have decided of figures and names, the latest first.
    func decisionsPage() throws -> Response {
        var all = try store.claimDecisions().map { Decided.claim($0) }
        all += try store.decisions().map { .organization($0) } + store.metricDecisions().map { .metric($0) }
        let sorted = all.enumerated().sorted { left, right in
            let (one, other) = (left.element.order, right.element.order)
            return one != other ? one > other : left.offset < right.offset
        }
        let shown = sorted.map(\.element).dropFirst(offset).prefix(most)
        return frame.page(labels["desk.decisions"]) { html in
            guard !all.isEmpty else {
                return nothing(desk.options.review ? "desk.no_decisions_review" : "desk.no_decisions", in: &html)
            }
            let heads = ["desk.what", "desk.decided", "desk.change", "desk.why"] + (desk.options.review ? ["desk.undo"] : [])
            table(heads.map { labels[$0] }, in: &html) { html in
                for one in shown { html.add("tr") { html in row(one, in: &html) } }
            }
            pager("/decisions", [], hasMore: all.count > offset + most, in: &html)
        }
    }

    private func row(_ decided: Decided, in html: inout HTML) {
        switch decided {
        case .claim(let one):
            html.add("td") { html in
                html.add(one.place.quote + " ")
                html.add(link: one.place.evidence, to: path("/evidence", ["at": one.place.evidence]))
            }
            html.add("td", word(one.action.rawValue, one.by, one.decided))
            html.add("td", change(one))
            html.add("td", one.reason)
            if desk.options.review, let id = one.id { html.add("td") { undo(id, back: "/decisions", in: &$0) } }
        case .organization(let one):
            html.add("td", "\(labels["organization"]): \(one.name)")
            html.add("td", word(one.action.rawValue, one.by, one.decided))
            html.add("td") { $0.add(link: one.organization, to: path("/", ["organization": one.organization])) }
            html.add("td", one.reason)
            undo([("about", NameAbout.organization.rawValue), ("name", one.name)], in: &html)
        case .metric(let one):
            let part = [one.part.component, unit(one.part.unit), one.part.organization].filter { !$0.isEmpty }
            html.add(
                "td", "\(labels["metric"]): \(one.name)" + (part.isEmpty ? "" : " (\(part.joined(separator: "; ")))"))
            html.add("td", word(one.action.rawValue, one.by, one.decided))
            html.add("td") { html in
                if one.metric.isEmpty { return html.add(labels["desk.dropped"]) }
                html.add(link: one.metric, to: path("/", ["metric": "=" + one.metric]))
            }
            html.add("td", one.reason)
            let fields = [("component", one.part.component), ("unit", one.part.unit), ("organization", one.part.organization)]
            undo([("about", NameAbout.metric.rawValue), ("name", one.name)] + fields, in: &html)
        }
    }

    /// What was done, by whom and when: nobody is made up of decisions that do not say.
    func word(_ action: String, _ by: String?, _ day: String?) -> String {
        labels("desk.action.\(action)", by ?? labels["desk.somebody"], day ?? "–")
    }

    /// The same of a name, with the reason.
    func word(_ action: String, _ by: String?, _ day: String?, _ reason: String) -> String {
        word(action, by, day) + (reason.isEmpty ? "" : ": \(reason)")
    }

    /// A button that takes a decision on a name back.
    private func undo(_ fields: [(String, String)], in html: inout HTML) {
        guard desk.options.review else { return }
        html.add("td") { html in
            html.add("form", ["method": "post", "action": "/undo", "class": "undo"]) { html in
                for (name, value) in [("token", desk.gate.token), ("next", "/decisions")] + fields {
                    html.add("input", ["type": "hidden", "name": name, "value": value])
                }
                html.add("button", labels["desk.undo"])
            }
        }
    }

    private func change(_ one: ClaimDecision) -> String {
        guard one.action != .add else {
            return (one.says?.telling ?? []).map { slot, words in
                "\(labels["desk.slot.\(slot.rawValue)"]): \(words)"
            }.joined(separator: "; ")
        }
        let stretch = one.stretch.map { ["\(labels["desk.stretch"]): \(one.place.span) → \($0)"] } ?? []
        let slots = one.changes.map { slot, before, after in
            "\(labels["desk.slot.\(slot.rawValue)"]): \(before.isEmpty ? "–" : before) → \(after.isEmpty ? "–" : after)"
        }
        return (stretch + slots).joined(separator: "; ")
    }
}
