import Quantities

/// Places among all members of a group, of which only some are known.
///
/// An unknown member may be anywhere, so that each of them can push a known one down by a place. A place that the text claims for
/// one member bounds those of the others: who is certainly behind the fifth is at best sixth, and a place that one alone has is that of no
/// other, unless their values are printed alike.
struct Standings {
    /// Places among those that are known, first place first.
    let known: [Place]
    /// Number of members of the group, nil where nobody can say; never less than the number of those known.
    let size: Int?
    private(set) var best: [Int]
    private(set) var worst: [Int?]

    /// - Parameter claimed: places that the text claims among all members, by index into `known`.
    init(_ known: [Place], size: Int?, claimed: [Int: Int]) {
        self.known = known
        let size = size.map { max($0, known.count) }
        self.size = size
        let unknown = size.map { $0 - known.count }
        best = known.map(\.best)
        worst = known.map { place in unknown.map { place.worst + $0 } }
        for (index, rank) in claimed where rank <= size ?? .max {
            for other in known.indices where other != index {
                if known[other].best > known[index].worst {
                    best[other] = max(best[other], rank + known[other].best - known[index].worst)
                } else if known[other].worst < known[index].best {
                    let limit = rank - (known[index].best - known[other].worst)
                    if limit >= best[other] { worst[other] = min(worst[other] ?? limit, limit) }
                }
            }
        }
        closeClaimedPlaces(claimed)
    }

    /// Moves the ends of the others off the places that one alone claims.
    private mutating func closeClaimedPlaces(_ claimed: [Int: Int]) {
        let places = Dictionary(grouping: claimed.keys) { claimed[$0] ?? 0 }
            .filter { $0.value.count == 1 && $0.key <= size ?? .max }
            .map { (rank: $0.key, holder: $0.value[0]) }.sorted { $0.rank < $1.rank }
        func others(_ holder: Int) -> [Int] { known.indices.filter { known[$0].rank != known[holder].rank } }
        for (rank, holder) in places {
            for other in others(holder) where best[other] == rank && worst[other].map({ rank < $0 }) ?? true { best[other] += 1 }
        }
        for (rank, holder) in places.reversed() {
            for other in others(holder) where worst[other] == rank && best[other] < rank { worst[other] = rank - 1 }
        }
    }

    /// The place of a known member among all, where it is certain: all are known and no value that is not exact (超44亿) may be before or behind
    /// it, or there is only one that it can have.
    func rank(_ index: Int) -> Int? {
        if known.count == size {
            if known[index].isDecided { return known[index].rank }
            let isShared = [index - 1, index + 1].contains { known.indices.contains($0) && known[$0].rank == known[index].rank }
            guard !isShared else { return nil }
        }
        return best[index] == worst[index] ? best[index] : nil
    }
}
