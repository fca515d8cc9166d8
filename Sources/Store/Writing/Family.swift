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

/// The claims of one document in one family, by the year in which their periods end.
///
/// Observations are made anew year by year: all that is reconciled or derived comes from claims of one family and one year, so a
/// document touches no more than it speaks of.
public struct FamilyClaims: Sendable {
    /// The series concerned.
    public var family: Family
    /// The new claims.
    public var years: [Int: [StoredClaim]] = [:]
    /// Years in which the document had claims before it was read anew.
    public var replaced: Set<Int> = []

    /// Makes the claims of a family, none yet.
    public init(family: Family) { self.family = family }

    /// All years concerned, in order.
    public var allYears: [Int] { Set(years.keys).union(replaced).sorted() }
}

/// Claims put into families, in the order in which the families first appear.
struct FamilyList {
    private(set) var families: [FamilyClaims] = []
    private var places: [Family: Int] = [:]

    /// Notes a claim.
    mutating func add(_ claim: StoredClaim, to family: Family) {
        guard let year = claim.period.end?.year else { return }
        families[place(of: family)].years[year, default: []].append(claim)
    }

    /// Notes that the document had claims of a family before.
    mutating func addReplaced(_ family: Family, year: Int) { families[place(of: family)].replaced.insert(year) }

    private mutating func place(of family: Family) -> Int {
        if let place = places[family] { return place }
        places[family] = families.count
        families.append(FamilyClaims(family: family))
        return families.count - 1
    }
}
