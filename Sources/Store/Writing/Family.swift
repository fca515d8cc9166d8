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

    /// Compared by their bytes, as the database does it; that is also quicker than by what the characters mean.
    public static func == (left: Family, right: Family) -> Bool {
        left.metric.utf8.elementsEqual(right.metric.utf8) && left.organization.utf8.elementsEqual(right.organization.utf8)
            && left.component.utf8.elementsEqual(right.component.utf8) && left.basis.utf8.elementsEqual(right.basis.utf8)
    }

    /// Hashes the bytes of all parts.
    public func hash(into hasher: inout Hasher) {
        func add(_ part: String) {
            let isFed: Void? = part.utf8.withContiguousStorageIfAvailable { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
            if isFed == nil { for byte in part.utf8 { hasher.combine(byte) } }
            hasher.combine(UInt8.max)
        }
        add(organization)
        add(metric)
        add(component)
        add(basis)
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
    public fileprivate(set) var years: [Int: [StoredClaim]] = [:]
    /// How many new claims there are.
    public fileprivate(set) var counts: [Int: Int] = [:]
    /// Whether `years` has them; those of a long text stay in the database.
    public fileprivate(set) var areAtHand = true
    /// Years in which the document had claims before it was read anew.
    public var replaced: Set<Int> = []

    /// Makes the claims of a family, none yet.
    public init(family: Family) { self.family = family }

    /// All years concerned, in order.
    public var allYears: [Int] { Set(counts.keys).union(replaced).sorted() }
}

/// Claims put into families, in the order in which the families first appear.
struct FamilyList {
    private(set) var families: [FamilyClaims] = []
    /// Whether the claims themselves are kept, and not only how many there are.
    let keepsClaims: Bool
    private var places: [Family: Int] = [:]

    init(keepsClaims: Bool) { self.keepsClaims = keepsClaims }

    /// Notes a claim.
    mutating func add(_ claim: StoredClaim, to family: Family) {
        guard let year = claim.period.end?.year else { return }
        let place = place(of: family)
        families[place].counts[year, default: 0] += 1
        if keepsClaims { families[place].years[year, default: []].append(claim) }
    }

    /// Notes that the document had claims of a family before.
    mutating func addReplaced(_ family: Family, year: Int) { families[place(of: family)].replaced.insert(year) }

    private mutating func place(of family: Family) -> Int {
        if let place = places[family] { return place }
        places[family] = families.count
        families.append(FamilyClaims(family: family))
        families[families.count - 1].areAtHand = keepsClaims
        return families.count - 1
    }
}
