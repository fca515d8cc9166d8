import Ingestion
import Quantities
import Reading
import Reporting
import Store

extension Visit {
    /// A figure: where it stands, how it was read, and, in review, the forms to judge it.
    func claimPage() throws -> Response {
        guard let claim = try store.explainedClaim(try id) else { throw Missing() }
        return try claimPage(claim)
    }

    /// The same with what went wrong and what had been written into the form.
    func claimPage(_ claim: ExplainedClaim, problem: String? = nil, typed: [ClaimSlot: String] = [:], status: Int = 200) throws
        -> Response
    {
        let decision = try store.decision(on: claim)
        let rows = try reading(claim) + judged(claim, decision) + standing(claim)
        let beside = try store.claims(in: claim.document, at: claim.span).filter { $0 != claim.id }
        return frame.page(String(claim.quote.filter { !$0.isNewline }), status: status) { html in
            if let problem { html.add("p", ["class": "problem", "role": "alert"], problem) }
            html.add("p") { html in
                html.add(
                    link: claim.document,
                    to: path("/document", ["id": "\(claim.documentID)", "from": "\(max(0, claim.span.lowerBound - 2000))"])
                        + "#s\(claim.span.lowerBound)", "d")
                html.add(" · \(labels["issued"]): \(claim.issued?.iso ?? labels["desk.unknown"])")
                for other in beside {
                    html.add(" · ")
                    html.add(link: "c\(other)", to: path("/claim", ["id": "\(other)"]))
                }
            }
            context(of: claim, in: &html)
            html.add("dl", ["class": "slots"]) { html in
                for (name, words) in rows where !words.isEmpty {
                    html.add("dt", name)
                    html.add("dd", words)
                }
            }
            if let id = claim.observation?.id, let series = try? store.series(ofObservation: id) {
                html.add("p") {
                    $0.add(link: labels["desk.series_of"], to: path("/series", ["id": "\(series)"]) + "#o\(id)", "o")
                }
            }
            if desk.options.review, claim.isCurrent {
                ClaimForms(visit: self, claim: claim, decision: decision, typed: typed).write(into: &html)
            }
            if desk.options.review, let decision, let id = decision.id {
                undo(id, back: path("/document", ["id": "\(claim.documentID)"]), in: &html)
            }
        }
    }

    /// The lines around a figure, with it marked.
    func context(of claim: ExplainedClaim, margin: Int = 160, in html: inout HTML) {
        let source = Array(claim.source.unicodeScalars)
        let span = claim.span.clamped(to: 0..<source.count)
        let (low, high) = (max(0, span.lowerBound - margin), min(source.count, span.upperBound + margin))
        func text(_ range: Range<Int>) -> String {
            String(String.UnicodeScalarView(source[range].filter { $0 != "\r" && $0 != "\n" }))
        }
        html.add("p", ["class": "context", "lang": "zh-CN"]) { html in
            html.add((low > 0 ? "…" : "") + text(low..<span.lowerBound))
            html.add("mark", ["class": claim.decidedBy == nil ? claim.confidence.rawValue : "person"], text(span))
            html.add(text(span.upperBound..<high) + (high < source.count ? "…" : ""))
        }
    }

    /// How a claim was read, slot by slot, with the words that each was read from.
    private func reading(_ claim: ExplainedClaim) throws -> [(String, String)] {
        let source = Array(claim.source.unicodeScalars)
        let words = Dictionary(claim.words.slots.map { ($0.name, $0.spans) }) { first, _ in first }
        func printed(_ slot: String) -> String {
            let texts = (words[slot] ?? []).filter { $0.upperBound <= source.count }.map { span in
                "“" + String(String.UnicodeScalarView(source[span].filter { !$0.properties.isWhitespace })) + "”"
            }
            return texts.isEmpty ? "" : " ← " + texts.joined(separator: " ")
        }
        let (lower, upper) = (claim.interval.lower?.canonical ?? "", claim.interval.upper?.canonical ?? "")
        let unknown = labels["desk.unknown"]
        return [
            (labels["value"], "\(claim.value.canonical) \(claim.unit)" + (lower == upper ? "" : " (\(lower) … \(upper))")),
            (labels["bound"], claim.bound == .exact ? "" : labels["desk.bound.\(claim.bound.rawValue)"]),
            (labels["kind"], labels["kind.\(claim.kind.rawValue)"]),
            (labels["organization"], (claim.organization ?? unknown) + printed("organization")),
            (labels["desk.reason"], claim.organizationReason ?? ""),
            (labels["desk.announced"], claim.reportedBy == claim.organization ? "" : claim.reportedBy ?? ""),
            (labels["metric"], (claim.metric ?? unknown) + printed("metric")),
            (labels["desk.counts_as"], try counted(claim)),
            (labels["component"], claim.component.map { $0 + printed("component") } ?? ""),
            (labels["basis"], claim.basis.map { $0 + printed("basis") } ?? ""), (labels["scope"], claim.scope ?? ""),
            (labels["desk.field.period"], claim.period.map { written.period($0) + printed("period") } ?? unknown),
            (labels["desk.base"], claim.base.map { written.period($0) + printed("base") } ?? ""),
            (labels["desk.rule"], labels["desk.rule.\(claim.rule)"].replacing("desk.rule.", with: "")),
            (
                labels["confidence"],
                labels[claim.decidedBy == nil ? "desk.trust.\(claim.confidence.rawValue)" : "desk.trust.person"]
            ),
            (
                labels["desk.doubts"],
                claim.doubts.map { labels["desk.doubt.\($0)"].replacing("desk.doubt.", with: "") }.joined(separator: "; ")
            ),
            (labels["desk.article"], "\(claim.article)" + (claim.headline.map { ", “\($0)”" } ?? "")),
            (labels["desk.read_by"], labels("desk.read_in", claim.readerVersion, "\(claim.run)")),
        ]
    }

    /// The name under which a claim counts, where a person has decided of its metric.
    private func counted(_ claim: ExplainedClaim) throws -> String {
        guard let metric = claim.metric else { return "" }
        let path = MetricNames(try store.metricDecisions()).path(
            from: MetricNames.Series(
                metric: metric, component: claim.component ?? "", unit: claim.unit, organization: claim.organization ?? ""))
        return path.last.map { $0.action == .drop ? labels["desk.dropped"] : $0.metric } ?? ""
    }

    /// A person's word, with what was read before.
    private func judged(_ claim: ExplainedClaim, _ decision: ClaimDecision?) -> [(String, String)] {
        guard let decision else { return [(labels["desk.person"], claim.decidedBy ?? "")] }
        var rows = [
            (labels["desk.person"], labels("desk.action.\(decision.action.rawValue)", decision.by, decision.decided ?? ""))
        ]
        rows.append((labels["desk.why"], decision.reason))
        for slot in decision.says?.changes(from: decision.read) ?? [] {
            let before = decision.read[slot].isEmpty ? labels["desk.unknown"] : decision.read[slot]
            rows.append((labels("desk.read_as", labels["desk.slot.\(slot.rawValue)"]), before))
        }
        return rows
    }

    private func standing(_ claim: ExplainedClaim) -> [(String, String)] {
        let words: String
        if let observation = claim.observation {
            words = labels(observation.givesValue ? "desk.stands.gives" : "desk.stands.behind", "o\(observation.id)")
        } else {
            words = labels[claim.isCurrent ? "desk.stands.alone" : "desk.stands.earlier"]
        }
        return [(labels["desk.stands"], words)]
    }

    /// A button that takes a decision back.
    func undo(_ decision: Int64, back: String, in html: inout HTML) {
        html.add("form", ["method": "post", "action": "/undo", "class": "undo"]) { html in
            html.add("input", ["type": "hidden", "name": "token", "value": desk.gate.token])
            html.add("input", ["type": "hidden", "name": "decision", "value": "\(decision)"])
            html.add("input", ["type": "hidden", "name": "next", "value": back])
            html.add("button", ["accesskey": "u"], labels["desk.undo"])
        }
    }
}

/// The forms in which a person judges a figure.
struct ClaimForms {
    let visit: Visit
    let claim: ExplainedClaim
    let decision: ClaimDecision?
    let typed: [ClaimSlot: String]

    private var labels: Labels { visit.labels }

    func write(into html: inout HTML) {
        html.add("section", ["class": "judge"]) { html in
            html.add("h2", labels["desk.judge"])
            form("/decide", in: &html) { html in
                person(in: &html)
                html.add("button", ["name": "action", "value": "accept", "accesskey": "a"], labels["desk.accept"])
                html.add(" ")
                html.add("button", ["name": "action", "value": "reject", "accesskey": "j"], labels["desk.reject"])
            }
            html.add("h2", labels["desk.correct"])
            form("/decide", in: &html) { html in
                let statement = ClaimStatement(claim)
                html.add("div", ["class": "fields"]) { html in
                    for slot in ClaimSlot.allCases { field(slot, typed[slot] ?? statement[slot], in: &html) }
                }
                html.add("p") { html in
                    html.add("label") { html in
                        html.add("input", ["type": "checkbox", "name": "new", "value": "1"])
                        html.add(" " + labels["desk.new_names"])
                    }
                }
                person(in: &html)
                html.add("button", ["name": "action", "value": "correct", "accesskey": "c"], labels["desk.correct"])
            }
            names(in: &html)
        }
    }

    private func field(_ slot: ClaimSlot, _ value: String, in html: inout HTML) {
        html.add("label") { html in
            html.add(labels["desk.slot.\(slot.rawValue)"])
            html.add(" ")
            let choices: [(String, String)]
            switch slot {
            case .kind: choices = Kind.allCases.map { ($0.rawValue, labels["kind.\($0.rawValue)"]) }
            case .bound: choices = Bound.allCases.map { ($0.rawValue, labels["desk.bound.\($0.rawValue)"]) }
            default: choices = []
            }
            guard choices.isEmpty else {
                html.add("select", ["name": "slot.\(slot.rawValue)"]) { html in
                    for (name, words) in choices {
                        html.add("option", ["value": name, "selected": name == value ? "selected" : nil], words)
                    }
                }
                return
            }
            html.add("input", ["name": "slot.\(slot.rawValue)", "value": value, "id": slot == .organization ? "first" : nil])
        }
    }

    /// Words that stand for a body, and metrics that are one.
    private func names(in html: inout HTML) {
        html.add("details") { html in
            html.add("summary", labels["desk.names"])
            let offers: [(what: String, name: String)] = [
                ("alias", claim.mention ?? ""), ("merge", claim.organization ?? ""), ("metric", claim.metric ?? ""),
            ]
            for offer in offers {
                form("/name", in: &html) { html in
                    html.add("input", ["type": "hidden", "name": "what", "value": offer.what])
                    html.add("label") { html in
                        html.add(labels["desk.name.\(offer.what)"])
                        html.add(" ")
                        html.add("input", ["name": "name", "value": offer.name])
                    }
                    html.add(" ")
                    html.add("label") { html in
                        html.add(labels["desk.name.is"])
                        html.add(" ")
                        html.add("input", ["name": "target", "value": ""])
                    }
                    html.add(" ")
                    html.add("button", labels["desk.decide"])
                }
            }
        }
    }

    private func form(_ action: String, in html: inout HTML, _ body: (inout HTML) -> Void) {
        html.add("form", ["method": "post", "action": action]) { html in
            html.add("input", ["type": "hidden", "name": "token", "value": visit.desk.gate.token])
            html.add("input", ["type": "hidden", "name": "claim", "value": "\(claim.id)"])
            body(&html)
        }
    }

    private func person(in html: inout HTML) {
        html.add("p") { html in visit.person(in: &html) }
    }
}

extension Visit {
    /// Who decides, and why.
    func person(in html: inout HTML) {
        let name = request.sent("by").isEmpty ? desk.options.person ?? "" : request.sent("by")
        html.add("label") { html in
            html.add(labels["desk.by"] + " ")
            html.add("input", ["name": "by", "value": name, "required": "required", "autocomplete": "name"])
        }
        html.add(" ")
        html.add("label") { html in
            html.add(labels["desk.why"] + " ")
            html.add("input", ["name": "reason", "value": request.sent("reason")])
        }
        html.add(" ")
    }
}
