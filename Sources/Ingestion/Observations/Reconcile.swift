import Quantities
import Store

/// Makes observations of claims: those of one subject that agree become one, those that cannot agree stay apart.
public enum Reconcile {
    /// The stated observations that the claims of one family and year make, sorted by subject; within one, the most precise first.
    ///
    /// The claims may come in any order: what decides between them is what they say and where they are printed.
    public static func observations(of claims: [StoredClaim]) -> [ObservationDraft] {
        // Most figures are printed once.
        if claims.count == 1 { return [draft(claims, subject: claims[0].subject)] }
        var drafts: [ObservationDraft] = []
        var rest = claims.map { (subject: $0.subject, claim: $0) }.sorted { $0.subject < $1.subject }[...]
        while let subject = rest.first?.subject {
            let same = rest.prefix { $0.subject == subject }
            rest = rest.dropFirst(same.count)
            drafts += clusters(same.map(\.claim)).map { draft($0, subject: subject) }
        }
        return drafts
    }

    /// Claims put together that agree with the most precise of them.
    ///
    /// The most precise claim that is left begins a cluster, and every other one that it agrees with joins: headline 28万余斤
    /// joins body 28.6万斤. Agreement is with the first one and not with each other, so that a vague claim never ties two figures
    /// together that contradict each other.
    private static func clusters(_ claims: [StoredClaim]) -> [[StoredClaim]] {
        guard claims.count > 1 else { return [claims] }
        var clusters: [[StoredClaim]] = []
        var heads = Heads()
        for claim in claims.sorted(by: precedes) {
            if let index = heads.first(agreeingWith: claim.interval) {
                clusters[index].append(claim)
            } else {
                heads.add(claim.interval)
                clusters.append([claim])
            }
        }
        return clusters
    }

    /// The intervals that clusters begin with. No two of them agree, so in the order of their lower ends they lie side by side, and those
    /// that agree with another interval are neighbours.
    private struct Heads {
        private var sorted: [(interval: Interval, cluster: Int)] = []

        mutating func add(_ interval: Interval) {
            sorted.insert((interval, sorted.count), at: place { !Heads.isBelow($0, interval) })
        }

        /// The cluster that began first, of those whose head agrees.
        func first(agreeingWith interval: Interval) -> Int? {
            var best: Int?
            var index = place { head in
                guard let upper = head.upper, let lower = interval.lower else { return true }
                return upper >= lower
            }
            while index < sorted.count {
                let (head, cluster) = sorted[index]
                if let lower = head.lower, let upper = interval.upper, lower > upper { break }
                if cluster < best ?? .max, agree(head, interval) { best = cluster }
                index += 1
            }
            return best
        }

        private static func isBelow(_ left: Interval, _ right: Interval) -> Bool {
            guard let lower = right.lower else { return false }
            return left.lower.map { $0 < lower } ?? true
        }

        /// The first place at which the condition holds; it holds for all behind it.
        private func place(where holds: (Interval) -> Bool) -> Int {
            var (low, high) = (0, sorted.count)
            while low < high {
                let middle = (low + high) / 2
                if holds(sorted[middle].interval) { high = middle } else { low = middle + 1 }
            }
            return low
        }
    }

    /// Whether two intervals allow a common value; meeting at their ends is not enough.
    ///
    /// 2.6 is 2.55 to 2.65 and 2.7 is 2.65 to 2.75: they meet, and contradict each other. A single value lies within.
    static func agree(_ left: Interval, _ right: Interval) -> Bool {
        if let point = left.point { return right.contains(point) }
        if let point = right.point { return left.contains(point) }
        if let lower = left.lower, let top = right.upper, top <= lower { return false }
        if let upper = left.upper, let bottom = right.lower, bottom >= upper { return false }
        return true
    }

    /// Narrow before wide, exact before bounded, text before headline; then the earliest issue, and the place.
    private static func precedes(_ left: StoredClaim, _ right: StoredClaim) -> Bool {
        switch (left.interval.width, right.interval.width) {
        case (let one?, let other?) where one != other: return one < other
        case (_?, nil): return true
        case (nil, _?): return false
        default: break
        }
        let ranks = (rank(left.bound), rank(right.bound))
        if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
        if left.inHeadline != right.inHeadline { return right.inHeadline }
        let days = (left.issued?.number ?? .max, right.issued?.number ?? .max)
        if days.0 != days.1 { return days.0 < days.1 }
        return (left.document, left.sha256, left.start, left.end, left.value.plain)
            < (right.document, right.sha256, right.start, right.end, right.value.plain)
    }

    private static func rank(_ bound: Bound) -> Int {
        switch bound {
        case .exact: return 0
        case .approx: return 1
        case .atLeast, .atMost, .moreThan, .lessThan: return 2
        }
    }

    private static func draft(_ cluster: [StoredClaim], subject: Subject) -> ObservationDraft {
        let issued = cluster.compactMap(\.issued)
        return ObservationDraft(
            subject: subject, value: cluster[0].value, interval: cluster[0].interval, bound: cluster[0].bound,
            firstIssued: issued.min(), issued: issued.max(), evidence: cluster[0].evidence,
            confidence: cluster.map(\.confidence).max() ?? .doubtful, sources: Set(cluster.map(\.sha256)),
            claims: cluster.map(\.id))
    }
}

extension Interval {
    /// The only value that is allowed, nil where there are several.
    var point: Exact? {
        guard let lower, let upper, lower == upper else { return nil }
        return lower
    }
}
