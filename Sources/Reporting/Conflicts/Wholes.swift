import Quantities
import Store

/// Parts of one whole that exclude one another (`seeds/reports/wholes.tsv`).
struct Whole: Sendable {
    /// Their components.
    let parts: [String]
    /// Whether they are all of it.
    let isComplete: Bool

    static let all: [Whole] = EmbeddedTable.rows("reports/wholes.tsv").map { row in
        Whole(parts: row[0].split(separator: "|").map { String($0) }, isComplete: row[1] == "yes")
    }

    /// Whether what its parts allow together contradicts `total`; parts that are not known count nothing.
    ///
    /// Sums that are far off (``Exact/isComparable(with:)``) contradict nothing: one of the figures is of something else. Nothing is said of
    /// values below zero.
    ///
    /// - Parameter known: intervals of the parts that one text prints.
    func contradicts(_ known: [Interval], _ total: Interval) -> Bool {
        var (low, high): (Exact?, Exact?) = (.zero, .zero)
        for part in known {
            // 近3万 may be as little as nothing.
            let least = part.lower ?? .zero
            guard !least.isNegative else { return false }
            low = low?.adding(least)
            high = high.flatMap { sum in part.upper.flatMap { sum.adding($0) } }
        }
        if let low, let most = total.upper, low > most { return low.isComparable(with: most) }
        if isComplete, known.count == parts.count, let high, let least = total.lower, high < least {
            return high.isComparable(with: least)
        }
        return false
    }
}

extension Grouping {
    /// Wholes that their parts do not make: the whole and the parts that one text prints, of one period. Of a share the whole is 100 %.
    func sumConflicts(_ facts: ConflictFacts) -> [[Observation]] {
        var groups: [[Observation]] = []
        for pair in runs(where: { $0.isPair(with: $1) }) where pair.count > 1 {
            // A whole and its parts differ in the component only.
            var measures: [SeriesCode: [Int]] = [:]
            for index in pair { measures[series[index].code.withoutComponent, default: []].append(index) }
            for (_, members) in measures.sorted(by: { $0.key < $1.key }) where members.count > 1 {
                groups += sumConflicts(among: members, facts)
            }
        }
        return groups
    }

    private func sumConflicts(among members: [Int], _ facts: ConflictFacts) -> [[Observation]] {
        let key = key(of: members[0])
        let isShare = key.kind == .ratio && key.unit == "%" && facts.isShare(key.metric)
        let isSum = (key.kind == .level || key.kind == .flow) && key.unit != "%" && facts.isAdditive(key.metric)
        guard isShare || isSum else { return [] }
        let known = Dictionary(uniqueKeysWithValues: members.map { (self.key(of: $0).component, $0) })
        var groups: [[Observation]] = []
        for whole in Whole.all {
            let parts = whole.parts.compactMap { known[$0] }.map { slots(of: $0).filter { $0.isStated && !$0.isConflict } }
            guard !parts.isEmpty, isShare || known[""] != nil else { continue }
            let totals = isShare ? parts[0] : slots(of: known[""] ?? 0).filter { $0.isStated && !$0.isConflict }
            for total in totals {
                let first = observations[total.position]
                let fitting = parts.compactMap { slots in
                    slots.indices(at: total.when).map { observations[slots[$0].position] }
                        .first { $0.scope == first.scope && $0.isPrinted(with: first) }
                }
                let limit = isShare ? Interval(lower: Exact(100), upper: Exact(100)) : first.interval
                guard fitting.count > (isShare ? 1 : 0), whole.contradicts(fitting.map(\.interval), limit) else { continue }
                groups.append((isShare ? [] : [first]) + fitting)
            }
        }
        return groups
    }

    private func key(of index: Int) -> SeriesKey { observations[order[series[index].rows.lowerBound]].series }
}

extension SeriesCode {
    /// The code with the component blanked out: what a whole and its parts have in common.
    fileprivate var withoutComponent: SeriesCode {
        var code = self
        code.component = 0
        return code
    }
}
