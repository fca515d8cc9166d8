import Reading
import Store

extension Visit {
    /// What a figure's slots might have been instead, and the signs for and against each. They are weighed anew, and shown only where that
    /// gives the figure as it stands.
    func write(_ reasons: ClaimReasons?, of claim: ExplainedClaim, in html: inout HTML) {
        guard claim.isCurrent, claim.rule != "person" else { return }
        guard let reasons else {
            return html.add("section", ["class": "reasons"]) { html in
                html.add("h2", labels["desk.reasons"])
                html.add("p", labels["desk.reasons.none"])
            }
        }
        guard !reasons.slots.isEmpty else { return }
        html.add("section", ["class": "reasons"]) { html in
            html.add("h2", labels["desk.reasons"] + (claim.decidedBy == nil ? "" : ": " + labels["desk.reasons.person"]))
            html.add("p", labels["desk.reasons.note"])
            for slot in reasons.slots { write(slot, in: &html) }
            html.add("h3", labels["desk.reasons.trust"])
            html.add("p", labels("desk.reasons.grade", "\(reasons.score)", "\(reasons.likely)", "\(reasons.sure)"))
            html.add("p", signs(reasons.trust, "grade"))
        }
    }

    /// What the present reader gives at the place of a claim; nil where that is another figure, or says something else of it.
    func weighed(_ claim: ExplainedClaim) throws -> ClaimReasons? {
        guard claim.isCurrent, claim.readerVersion == Reader.version,
            let (known, text) = try store.document(after: claim.documentID - 1), known.id == claim.documentID
        else { return nil }
        let reader = Reader(vocabulary: desk.vocabulary, decisions: try store.decisions())
        let all = reader.reasons(for: claim.span, in: text, issued: claim.issuedFrom == .page ? nil : claim.issued)
        guard claim.decidedBy == nil else { return all.first { $0.claim.metric == claim.metric } ?? all.first }
        return all.first {
            let read = $0.claim
            return read.kind == claim.kind && read.organization == claim.organization && read.metric == claim.metric
                && read.period == claim.period && read.base == claim.base && read.confidence == claim.confidence
        }
    }

    private func write(_ slot: ClaimReasons.Weighed, in html: inout HTML) {
        let label = ["organization": "organization", "period": "desk.field.period", "base": "desk.base"][slot.name] ?? slot.name
        html.add("h3", labels[label])
        let heads = ["desk.reasons.candidate", "desk.reasons.score", "desk.reasons.signs"].map { labels[$0] }
        table(heads, in: &html) { html in
            for (place, candidate) in slot.candidates.enumerated() {
                html.add("tr") { html in
                    html.add("td") { html in
                        html.add(name(candidate, isOrganization: slot.name == "organization"))
                        html.add(" ")
                        html.add("small", labels[place == 0 ? "desk.reasons.chosen" : "desk.reasons.second"])
                    }
                    html.add("td", ["class": "number"], "\(candidate.score)")
                    let key = slot.name == "organization" ? "owner" : slot.name
                    html.add("td", ["class": "evidence"], signs(candidate.signs, key))
                }
            }
        }
        guard let margin = slot.margin else { return html.add("p", labels["desk.reasons.alone"]) }
        let least = slot.least > 0 ? " " + labels("desk.reasons.least", "\(slot.least)") : ""
        html.add("p", labels("desk.reasons.margin", "\(margin)") + least)
    }

    private func name(_ candidate: ClaimReasons.Candidate, isOrganization: Bool) -> String {
        if isOrganization { return candidate.organization ?? labels["desk.reasons.nobody"] }
        return candidate.period.map { written.period($0) } ?? labels["desk.unknown"]
    }

    private func signs(_ signs: [ClaimReasons.Sign], _ slot: String) -> String {
        signs.map { sign in
            let label = labels["sign.\(slot).\(sign.feature)"]
            return label.replacing("sign.\(slot).", with: "") + " \(sign.weight > 0 ? "+" : "")\(sign.weight)"
        }.joined(separator: " · ")
    }
}
