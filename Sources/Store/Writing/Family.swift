import Quantities
import Reading

/// Series that text joins: what stands there, by how much it changed and grew share all but unit and kind.
public struct Family: Hashable, Sendable {
    /// Canonical name of the organization.
    public var organization: String
    /// What is measured.
    public var metric: String
    /// Part of a breakdown; empty where none.
    public var component: String
    /// Stated exclusions; empty where none.
    public var basis: String

    /// Makes a family; empty `component` and `basis` mean none.
    public init(organization: String, metric: String, component: String = "", basis: String = "") {
        self.organization = organization
        self.metric = metric
        self.component = component
        self.basis = basis
    }

    /// The family of a claim; nil where its organization or metric is not known.
    public init?(_ claim: Claim) {
        guard let organization = claim.organization, let metric = claim.metric, !organization.isEmpty, !metric.isEmpty else {
            return nil
        }
        self.init(organization: organization, metric: metric, component: claim.component ?? "", basis: claim.basis ?? "")
    }
}

/// What observations are made anew for at once: a family, and the year in which the periods of its claims end.
///
/// Everything that is reconciled or derived comes from claims of one slice, so a document touches no more than it speaks of.
public struct Slice: Hashable, Comparable, Sendable {
    /// The series concerned.
    public var family: Family
    /// Year of the last day of the claims' periods.
    public var year: Int

    /// Makes a slice.
    public init(family: Family, year: Int) {
        self.family = family
        self.year = year
    }

    /// The slice that a claim belongs to; nil where its organization, metric or last day is not known.
    public init?(_ claim: Claim) {
        guard let family = Family(claim), let end = claim.period?.end else { return nil }
        self.init(family: family, year: end.year)
    }

    private var parts: (String, String, String, String, Int) {
        (family.organization, family.metric, family.component, family.basis, year)
    }

    /// By name, then year.
    public static func < (left: Slice, right: Slice) -> Bool { left.parts < right.parts }
}
