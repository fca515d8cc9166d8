import Quantities

/// One organization's value on the way to its place.
struct Contestant {
    var value: Exact
    var interval: Interval
    /// Position of its observation.
    var position: Int
}

/// A place, with the best and the worst one that the intervals allow.
struct Place {
    var position: Int
    var rank: Int
    var best: Int
    var worst: Int
    var gap: Exact?
}

/// Places of a field in order, first place first; equal values share a place, and the one after two firsts is the third.
///
/// The best place counts those that are certainly better: their whole interval is, and intervals that only touch do not overlap.
/// The worst place counts all but those that are certainly no better.
func places(of field: [Contestant], first direction: Direction) -> [Place] {
    // Where less is better, the other side of zero has the largest value first.
    let sorted = (direction == .more ? field : field.map(\.mirrored)).sorted { $0.precedes($1) }
    let lowers = sorted.compactMap(\.interval.lower).sorted()
    let uppers = sorted.compactMap(\.interval.upper).sorted()
    // Values that are their own lower end (万余, or known to the last digit) tie with an equal upper end and do not beat it.
    let ties = sorted.filter { $0.isOwnLower }.map(\.value).sorted()
    var places: [Place] = []
    places.reserveCapacity(sorted.count)
    for (index, one) in sorted.enumerated() {
        let isTie = index > 0 && !(one.value < sorted[index - 1].value)
        let rank = isTie ? places[index - 1].rank : index + 1
        var better = 0
        if let upper = one.interval.upper {
            better = lowers.count - lowers.count(below: upper)
            if !(one.value < upper) { better -= ties.count(upTo: upper) - ties.count(below: upper) }
        }
        var noBetter = 0
        if let lower = one.interval.lower {
            noBetter = uppers.count(upTo: lower)
            // A value known to the last digit is its own lower and upper end, and does not count against itself.
            if let upper = one.interval.upper, upper <= lower { noBetter -= 1 }
        }
        places.append(
            Place(
                position: one.position, rank: rank, best: min(better + 1, rank), worst: max(sorted.count - noBetter, rank),
                gap: sorted[0].value.subtracting(one.value)))
    }
    return places
}

extension Contestant {
    /// The same on the other side of zero.
    fileprivate var mirrored: Contestant { Contestant(value: value.negated, interval: interval.negated, position: position) }

    /// Larger before smaller, then as they came.
    fileprivate func precedes(_ other: Contestant) -> Bool {
        if other.value < value { return true }
        return value < other.value ? false : position < other.position
    }

    fileprivate var isOwnLower: Bool { interval.lower.map { !(value < $0) && !($0 < value) } ?? false }
}

extension [Exact] {
    /// Number of values below a limit, in a sorted array.
    fileprivate func count(below limit: Exact) -> Int { partition { $0 < limit } }

    /// Number of values that are no higher than a limit, in a sorted array.
    fileprivate func count(upTo limit: Exact) -> Int { partition { !(limit < $0) } }

    private func partition(where isBelow: (Exact) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if isBelow(self[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
