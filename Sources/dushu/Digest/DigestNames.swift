import Quantities
import Reporting
import Store

/// Names of a digest: the one organization that is meant, its files, the words behind its figures.
enum DigestNames {
    /// The canonical name of the one organization that a word means.
    static func organization(_ word: String, in store: Store, database: String) throws -> String {
        let found = try store.organizations(matching: OrganizationFilter(name: word)).filter { $0.observations > 0 }
        if let exact = found.first(where: { $0.name == word }) { return exact.name }
        guard let first = found.first else {
            throw Failure("there is no organization '\(word)' with figures in \(database): `dushu organizations` lists them")
        }
        guard found.count == 1 else {
            let names = found.sorted { $0.observations > $1.observations }.prefix(8).map(\.name).joined(separator: ", ")
            throw Failure(
                "'\(word)' may be one of \(found.count) organizations (\(names)\(found.count > 8 ? " …" : "")): give the whole name"
            )
        }
        return first.name
    }

    /// A name as a part of a file name: blanks, strokes and what a terminal obeys become `-`.
    static func file(_ name: String) -> String {
        String(
            String.UnicodeScalarView(
                name.unicodeScalars.map { scalar in
                    scalar.isHarmful || scalar.properties.isWhitespace || "/\\:*?\"<>|".unicodeScalars.contains(scalar)
                        ? "-" : scalar
                }))
    }

    /// A period as a part of a file name: `2023`, `2023-10`, `2023-01-01..2023-10-31`.
    static func file(_ period: Period) -> String {
        guard let start = period.start, let end = period.end else { return "" }
        if Period(year: start.year) == period { return String(start.iso.prefix(4)) }
        if Period(year: start.year, months: start.month, through: start.month) == period { return String(start.iso.prefix(7)) }
        return start == end ? start.iso : start.iso + ".." + end.iso
    }

    /// The sentence behind an observation: that of the claim which gives its value; nil for a derived one.
    static func source(of observation: Observation, in store: Store) throws -> Digest.Source? {
        guard observation.method == .stated,
            let claim = try store.explainedObservation(observation.id)?.claims.first.flatMap({ try store.explainedClaim($0) })
        else { return nil }
        let sentence = MarkedSentence(claim.source, span: claim.span, from: claim.articleStart)
        return Digest.Source(
            before: sentence.before, figure: sentence.figure, after: sentence.after, document: claim.document,
            issued: claim.issued)
    }
}
