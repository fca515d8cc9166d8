import Quantities

@testable import Reading

/// A claim as one line for people: what golden pages are made of.
enum ClaimLine {
    static func of(_ claim: Claim) -> String {
        let quote = claim.quote.replacing("\n", with: "⏎")
        let parts = [
            quote, "\(claim.value.canonical) \(claim.unit)", "\(claim.bound.rawValue) \(claim.kind.rawValue)", claim.organization,
            claim.metric, days(claim.period), days(claim.base), claim.component,
        ]
        return parts.map { $0 ?? "-" }.joined(separator: " | ")
    }

    /// `2022-01-01..2022-10-31`, nil for no period.
    static func days(_ period: Period?) -> String? { period.map { "\($0.start?.iso ?? "")..\($0.end?.iso ?? "")" } }
}
