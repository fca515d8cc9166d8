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
        let reasons = try weighed(claim)
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
            write(reasons, of: claim, in: &html)
        }
    }

    /// The lines around a figure, with it marked.
    func context(of claim: ExplainedClaim, margin: Int = 160, in html: inout HTML) {
        let source = Array(claim.source.unicodeScalars)
        context(
            of: claim.span.clamped(to: 0..<source.count), in: source, margin: margin,
            as: claim.decidedBy == nil ? claim.confidence.rawValue : "person", in: &html)
    }

    /// The lines around a stretch of a text, with it marked as `sort`.
    func context(
        of span: Range<Int>, in source: [Unicode.Scalar], margin: Int = 160, as sort: String, in html: inout HTML
    ) {
        let (low, high) = (max(0, span.lowerBound - margin), min(source.count, span.upperBound + margin))
        func text(_ range: Range<Int>) -> String {
            String(String.UnicodeScalarView(source[range].filter { $0 != "\r" && $0 != "\n" }))
        }
        html.add("p", ["class": "context", "lang": "zh-CN"]) { html in
            html.add((low > 0 ? "…" : "") + text(low..<span.lowerBound))
            html.add("mark", ["class": sort], text(span))
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
            (labels["value"], "\(claim.value.canonical) \(unit(claim.unit))" + (lower == upper ? "" : " (\(lower) … \(upper))")),
            (labels["bound"], claim.bound == .exact ? "" : labels["desk.bound.\(claim.bound.rawValue)"]),
            (labels["kind"], labels["kind.\(claim.kind.rawValue)"]),
            (labels["organization"], (claim.organization ?? unknown) + printed("organization")),
            (labels["desk.named"], try named(claim)),
            (labels["desk.reason"], claim.organizationReason.map(said) ?? ""),
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
        return path.map { one in
            (one.action == .drop ? labels["desk.dropped"] : one.metric)
                + " (\(word(one.action.rawValue, one.by, one.decided, one.reason)))"
        }.joined(separator: " → ")
    }

    /// What a person has decided of the name of the organization.
    private func named(_ claim: ExplainedClaim) throws -> String {
        try store.decisions(onNameOf: claim).map { one in
            "\(one.name) → \(one.organization) (\(word(one.action.rawValue, one.by, one.decided, one.reason)))"
        }.joined(separator: "; ")
    }

    /// A person's word, with what was read before.
    private func judged(_ claim: ExplainedClaim, _ decision: ClaimDecision?) -> [(String, String)] {
        guard let decision else { return [(labels["desk.person"], claim.decidedBy ?? "")] }
        var rows = [
            (labels["desk.person"], labels("desk.action.\(decision.action.rawValue)", decision.by, decision.decided ?? ""))
        ]
        rows.append((labels["desk.why"], decision.reason))
        if decision.stretch != nil { rows.append((labels("desk.read_as", labels["desk.stretch"]), decision.place.quote)) }
        for (slot, before, _) in decision.changes {
            rows.append(
                (
                    labels("desk.read_as", labels["desk.slot.\(slot.rawValue)"]),
                    before.isEmpty ? labels["desk.unknown"] : before
                ))
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
