import Quantities
import Reading
import Store

/// What `dushu explain` says of claims and observations.
struct Explanation {
    let store: Store
    private let names: MetricNames

    init(store: Store) throws {
        self.store = store
        names = MetricNames(try store.metricDecisions())
    }

    /// A claim: the lines that print it, and how they were read.
    func text(_ claim: ExplainedClaim) -> String {
        var text = said("claim c\(claim.id): \(claim.document)") + Explanation.issued(claim) + "\n\n"
        text += MarkedLines(claim.source, span: claim.span).text + "\n"
        let isPointless = claim.bound == .exact
        text += listing(
            [
                (
                    "value",
                    "\(claim.value.canonical) \(claim.unit), " + (isPointless ? "" : "\(said(claim.bound.words)): ")
                        + said(claim.interval.words)
                ),
                ("kind", Explanation.joined(claim.kind.rawValue, said(claim.kind.words))),
                ("component", claim.component),
                ("basis", claim.basis),
                ("scope", claim.scope),
            ] + reading(claim) + [
                (
                    "article",
                    "\(claim.article)" + (claim.headline.map { ", “\($0)”" } ?? "")
                        + (claim.inHeadline ? ", " + said("in the headline") : "")
                ),
                ("printed", Explanation.place(claim)),
                ("read", said("by reader version \(claim.readerVersion) in run \(claim.run)")),
            ] + person(claim) + [("stands", standing(claim))])
        return text + words(claim)
    }

    /// A person's word on the figure, with what was read before.
    private func person(_ claim: ExplainedClaim) -> [(String, String?)] {
        guard let decision = try? store.decision(on: claim) else {
            return [("person", claim.decidedBy.map { said("\($0) has accepted or corrected it") })]
        }
        let by = decision.by + (decision.decided.map { " on \($0)" } ?? "")
        let verbs: [ClaimDecision.Action: String] = [
            .accept: "accepted by \(by)", .correct: "corrected by \(by)", .reject: "rejected by \(by)", .add: "added by \(by)",
        ]
        let head =
            said(verbs[decision.action] ?? "")
            + (decision.reason.isEmpty ? "" : ": \(decision.reason)")
            + (decision.id.map { " (\(said("decision \($0)")))" } ?? "")
        let stretch = decision.stretch.map { _ in ("", said("“\(decision.place.quote)” was read as the figure")) }
        return [("person", head)]
            + decision.changes.map { ("", said("\($0.slot.rawValue) was read as \($0.before.isEmpty ? "nothing" : $0.before)")) }
            + [stretch].compactMap(\.self)
    }

    /// How a claim was read: whose it is, what it measures and when, the rule, and how far that can be trusted.
    private func reading(_ claim: ExplainedClaim) -> [(String, String?)] {
        [
            ("organization", Explanation.organization(claim)),
            ("decided", named(claim)),
            ("announced by", claim.reportedBy == claim.organization ? nil : claim.reportedBy),
            ("metric", claim.metric ?? said("unknown: the clause does not say what is measured")),
            ("decided", decided(claim)),
            ("period", said(claim.period?.words ?? "unknown: the text cannot date it")),
            ("measured from", claim.base.map { said($0.words) }),
            ("rule", Explanation.joined(claim.rule, Explanation.rules[claim.rule].map(said))),
            (
                "confidence",
                Explanation.joined(
                    claim.confidence.rawValue, said(claim.decidedBy == nil ? claim.confidence.words : "a person says so"))
            ),
        ]
            + claim.doubts.enumerated().map { index, doubt in
                (index == 0 ? "doubts" : "", Explanation.joined(doubt, Explanation.doubts[doubt].map(said)))
            }
    }

    /// The words that are stored with the claim for each slot, and the lines that print them.
    ///
    /// They are never looked for again: what is found a second time may be other words. A slot without stored words has no line.
    private func words(_ claim: ExplainedClaim) -> String {
        let slots = claim.words.slots
        guard !slots.isEmpty else { return "" }
        let names = slots.map { said($0.name == "base" ? "measured from" : $0.name) }
        let width = names.map(\.displayWidth).max() ?? 0
        return "\n\(said("words"))\n"
            + zip(names, slots).map { name, slot in
                let lines = MarkedLines(claim.source, spans: slot.spans)
                return "  " + name + String(repeating: " ", count: width - name.displayWidth + 2)
                    + lines.marked.map { "“\($0)”" }.joined(separator: " ") + "\n" + lines.touched
            }.joined()
    }

    private static func joined(_ words: String, _ reason: String?) -> String { words + (reason.map { ": " + $0 } ?? "") }

    private static func issued(_ claim: ExplainedClaim) -> String {
        guard let day = claim.issued else { return ", " + said("issue date unknown") }
        return ", " + said("issued \(day.iso)") + (claim.issuedFrom.map { " (\(said($0.words)))" } ?? "")
    }

    /// An observation: what it says, and all that it was made from.
    func text(_ explained: ExplainedObservation) throws -> String {
        let observation = explained.observation
        let key = observation.series
        var text = said("observation o\(observation.id): \(key.organization), \(key.metric)") + "\n\n"
        text += listing([
            ("value", "\(observation.value.canonical) \(key.unit), \(said(observation.interval.words))"),
            ("kind", Explanation.joined(key.kind.rawValue, said(key.kind.words))),
            ("component", key.component.isEmpty ? nil : key.component),
            ("basis", key.basis.isEmpty ? nil : key.basis),
            ("scope", observation.scope.isEmpty ? nil : observation.scope),
            ("period", said(observation.period.words)),
            ("measured from", observation.base.map { said($0.words) }),
            ("method", Explanation.method(explained)),
            ("confidence", Explanation.joined(observation.confidence.rawValue, said(observation.confidence.words))),
            (
                "others",
                Explanation.ids(explained.others).map {
                    said("\($0) speak of the same" + (observation.method == .stated ? " and do not agree, or are derived" : ""))
                }
            ),
            ("used by", Explanation.ids(explained.outputs).map { said("\($0), derived from it") }),
        ])
        for (role, input) in explained.inputs {
            text +=
                "\n\(said(role)): o\(input.id), \(input.series.metric) \(input.value.canonical) \(input.series.unit), \(said(input.period.words))\n"
            for claim in try store.explainedObservation(input.id)?.claims.prefix(1) ?? [] {
                text += try lines(of: claim)
            }
        }
        for (index, id) in explained.claims.enumerated() {
            guard let claim = try store.explainedClaim(id) else { continue }
            text += "\nc\(id) \(said(index == 0 ? "gives the value" : "says the same")): \(claim.document)"
            text += Explanation.issued(claim) + "\n" + MarkedLines(claim.source, span: claim.span).text
            let word = claim.decidedBy == nil ? [] : person(claim)
            if index == 0 {
                text += "\n" + listing(reading(claim) + word) + words(claim)
            } else if case let others = namesDecided(claim) + word, !others.isEmpty {
                text += "\n" + listing(others)
            }
        }
        return text
    }

    private func lines(of id: Int64) throws -> String {
        guard let claim = try store.explainedClaim(id) else { return "" }
        let names = namesDecided(claim)
        return MarkedLines(claim.source, span: claim.span).text + (names.isEmpty ? "" : "\n" + listing(names))
    }

    /// Why a claim counts under names that its text does not have: what a person has decided of them, each below the name as it was read.
    private func namesDecided(_ claim: ExplainedClaim) -> [(String, String?)] {
        var rows: [(String, String?)] = []
        if let words = named(claim) { rows += [("organization", Explanation.organization(claim)), ("decided", words)] }
        if let words = decided(claim) { rows += [("metric", claim.metric), ("decided", words)] }
        return rows
    }

    private static func organization(_ claim: ExplainedClaim) -> String {
        guard let name = claim.organization else { return said("unknown: nothing in the text says whose figure it is") }
        return joined(name, claim.mention.map { "“\($0)”" }) + (claim.organizationReason.map { " (\(said($0)))" } ?? "")
    }

    /// What a person has decided of the organization's name.
    private func named(_ claim: ExplainedClaim) -> String? {
        guard let path = try? store.decisions(onNameOf: claim), !path.isEmpty else { return nil }
        return path.map { NameWord.line($0) }.joined(separator: "; ")
    }

    /// What a person has decided of the name that was read.
    private func decided(_ claim: ExplainedClaim) -> String? {
        let path = path(of: claim)
        guard !path.isEmpty else { return nil }
        return path.map { NameWord.line($0) }.joined(separator: "; ")
    }

    private func path(of claim: ExplainedClaim) -> [MetricDecision] {
        guard let metric = claim.metric else { return [] }
        return names.path(
            from: MetricNames.Series(
                metric: metric, component: claim.component ?? "", unit: claim.unit, organization: claim.organization ?? ""))
    }

    private func standing(_ claim: ExplainedClaim) -> String {
        if let observation = claim.observation {
            return said(
                "behind observation o\(observation.id)"
                    + (observation.givesValue ? ", and gives its value" : ", which a more precise claim gives"))
        }
        if claim.isCurrent, path(of: claim).last?.action == .drop { return said("alone: a person has dropped its metric") }
        return said(
            claim.isCurrent ? "alone: organization, metric or last day is unknown" : "as evidence of an earlier reading")
    }

    private static func method(_ explained: ExplainedObservation) -> String {
        guard explained.observation.method == .derived else { return said("stated") }
        let note = explained.isPreferred ? "" : "; " + said("a stated or narrower row is preferred")
        return Explanation.joined(said("derived"), said(explained.observation.formula)) + note
    }

    private static func ids(_ ids: [Int64]) -> String? {
        ids.isEmpty ? nil : ids.map { "o\($0)" }.joined(separator: ", ")
    }
}
