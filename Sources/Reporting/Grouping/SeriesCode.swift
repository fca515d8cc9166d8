import Quantities
import Store

/// A series key as integers, each the place of its string in sorted order: equal codes are equal keys, and codes sort as keys.
struct SeriesCode: Hashable, Comparable {
    var organization: UInt32
    var metric: UInt32
    var component: UInt32
    var basis: UInt32
    var unit: UInt32
    var kind: UInt32

    static func < (left: SeriesCode, right: SeriesCode) -> Bool {
        if left.organization != right.organization { return left.organization < right.organization }
        if left.metric != right.metric { return left.metric < right.metric }
        if left.component != right.component { return left.component < right.component }
        if left.basis != right.basis { return left.basis < right.basis }
        if left.unit != right.unit { return left.unit < right.unit }
        return left.kind < right.kind
    }

    /// Whether both are of the same organization, metric, component and basis: figures that text may join.
    func isFamily(of other: SeriesCode) -> Bool {
        isPair(with: other) && component == other.component && basis == other.basis
    }

    /// The code with the organization blanked out: what those have in common that are compared with one another.
    var measure: SeriesCode {
        var code = self
        code.organization = 0
        return code
    }

    /// Whether both are of the same organization and metric.
    func isPair(with other: SeriesCode) -> Bool { organization == other.organization && metric == other.metric }
}

extension Kind {
    /// Fixed place of the kind in reports.
    var place: UInt32 {
        switch self {
        case .level: return 0
        case .flow: return 1
        case .change: return 2
        case .growth: return 3
        case .ratio: return 4
        case .rank: return 5
        case .target: return 6
        }
    }
}
