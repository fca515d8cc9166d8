import Quantities
import Store

/// What `dushu explain` says of claims and observations.
enum Explanation {
    /// A claim: the lines that print it, and how they were read.
    static func text(_ claim: ExplainedClaim) -> String {
        let issued =
            claim.issued.map { ", issued \($0.iso)" + (claim.issuedFrom.map { " (\($0.words))" } ?? "") }
            ?? ", issue date unknown"
        var text = "claim c\(claim.id): \(claim.document)\(issued)\n\n"
        text += MarkedLines(claim.source, span: claim.span).text + "\n"
        let isPointless = claim.bound == .exact
        text += listing([
            (
                "value",
                "\(claim.value.canonical) \(claim.unit), " + (isPointless ? "" : "\(claim.bound.words): ") + claim.interval.words
            ),
            ("kind", "\(claim.kind.rawValue): \(claim.kind.words)"),
            ("organization", organization(claim)),
            ("announced by", claim.reportedBy),
            ("metric", claim.metric ?? "unknown: the clause does not say what is measured"),
            ("component", claim.component),
            ("basis", claim.basis),
            ("scope", claim.scope),
            ("period", claim.period?.words ?? "unknown: the text cannot date it"),
            ("measured from", claim.base?.words),
            (
                "article",
                "\(claim.article)" + (claim.headline.map { ", “\($0)”" } ?? "") + (claim.inHeadline ? ", in the headline" : "")
            ),
            ("rule", "\(claim.rule), reader version \(claim.readerVersion), run \(claim.run)"),
            ("stands", standing(claim)),
        ])
        return text
    }

    /// An observation: what it says, and all that it was made from.
    static func text(_ explained: ExplainedObservation, in store: Store) throws -> String {
        let observation = explained.observation
        let key = observation.series
        var text = "observation o\(observation.id): \(key.organization), \(key.metric)\n\n"
        text += listing([
            ("value", "\(observation.value.canonical) \(key.unit), \(observation.interval.words)"),
            ("kind", "\(key.kind.rawValue): \(key.kind.words)"),
            ("component", key.component.isEmpty ? nil : key.component),
            ("basis", key.basis.isEmpty ? nil : key.basis),
            ("scope", observation.scope.isEmpty ? nil : observation.scope),
            ("period", observation.period.words),
            ("measured from", observation.base?.words),
            ("method", method(explained)),
            (
                "others",
                ids(explained.others).map {
                    "\($0) speak of the same" + (observation.method == .stated ? " and do not agree, or are derived" : "")
                }
            ),
            ("used by", ids(explained.outputs).map { "\($0), derived from it" }),
        ])
        for (role, input) in explained.inputs {
            text +=
                "\n\(role): o\(input.id), \(input.series.metric) \(input.value.canonical) \(input.series.unit), \(input.period.words)\n"
            for claim in try store.explainedObservation(input.id)?.claims.prefix(1) ?? [] {
                text += try lines(of: claim, in: store)
            }
        }
        for (index, id) in explained.claims.enumerated() {
            guard let claim = try store.explainedClaim(id) else { continue }
            text += "\nc\(id) \(index == 0 ? "gives the value" : "says the same"): \(claim.document)"
            text += (claim.issued.map { ", issued \($0.iso)" } ?? "") + "\n" + (try lines(of: id, in: store))
        }
        return text
    }

    private static func lines(of id: Int64, in store: Store) throws -> String {
        try store.explainedClaim(id).map { MarkedLines($0.source, span: $0.span).text } ?? ""
    }

    private static func organization(_ claim: ExplainedClaim) -> String {
        guard let name = claim.organization else { return "unknown: nothing in the text says whose figure it is" }
        let words = claim.mention.map { $0 == name ? "" : ", read from “\($0)”" } ?? ""
        return name + words + (claim.organizationReason.map { " (\($0))" } ?? "")
    }

    private static func standing(_ claim: ExplainedClaim) -> String {
        if let observation = claim.observation {
            return "behind observation o\(observation.id)"
                + (observation.givesValue ? ", and gives its value" : ", which a more precise claim gives")
        }
        return claim.isCurrent ? "alone: organization, metric or last day is unknown" : "as evidence of an earlier reading"
    }

    private static func method(_ explained: ExplainedObservation) -> String {
        guard explained.observation.method == .derived else { return "stated" }
        let note = explained.isPreferred ? "" : "; a stated or narrower row is preferred"
        return "derived: \(explained.observation.formula)" + note
    }

    private static func ids(_ ids: [Int64]) -> String? {
        ids.isEmpty ? nil : ids.map { "o\($0)" }.joined(separator: ", ")
    }
}
