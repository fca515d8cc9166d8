import Quantities

/// One organization's value on the way to its place; `Number` is `Exact`, or an integer where all values fit one scale.
struct Contestant<Number: Comparable> {
    var value: Number
    var lower: Number?
    var upper: Number?
    /// Its number in the field, which decides the order of equal values.
    var number: Int
    /// Whether its value is exact, and no limit (近, 超) and not about.
    var isExact = true

    /// Whether nobody can say which of two is first, where one of them is not exact: both are printed alike, or what the words allow overlaps.
    func isUndecided(beside other: Contestant) -> Bool {
        if value == other.value { return true }
        if let upper, let bottom = other.lower, bottom >= upper { return false }
        if let lower, let top = other.upper, top <= lower { return false }
        return true
    }
}

/// A place, with the best and the worst one that the intervals allow.
struct Place: Hashable {
    /// Number of the contestant.
    var number: Int
    var rank: Int
    var best: Int
    var worst: Int
    /// Whether no value that is not exact may be before or behind it.
    var isDecided: Bool
}

/// Places of a field in order, first place first; equal values share a place, and the one after two firsts is the third.
///
/// The largest value is first. The best place counts those that are certainly better: their whole interval is, and intervals that
/// only touch do not overlap. The worst place counts all but those that are certainly no better.
func places<Number: Comparable>(of field: [Contestant<Number>]) -> [Place] {
    let sorted = field.sorted { $0.value != $1.value ? $0.value > $1.value : $0.number < $1.number }
    let lowers = sorted.compactMap(\.lower).sorted()
    let uppers = sorted.compactMap(\.upper).sorted()
    // Values that are their own lower end (万余, or known to the last digit) tie with an equal upper end and do not beat it.
    let ties = sorted.filter { $0.lower == $0.value }.map(\.value).sorted()
    let vague = sorted.filter { !$0.isExact }
    var places: [Place] = []
    places.reserveCapacity(sorted.count)
    for (index, one) in sorted.enumerated() {
        let isTie = index > 0 && one.value == sorted[index - 1].value
        let rank = isTie ? places[index - 1].rank : index + 1
        var better = 0
        if let upper = one.upper {
            better = lowers.count - lowers.count(below: upper)
            if one.value == upper { better -= ties.count(upTo: upper) - ties.count(below: upper) }
        }
        var noBetter = 0
        if let lower = one.lower {
            noBetter = uppers.count(upTo: lower)
            // A value known to the last digit is its own lower and upper end, and does not count against itself.
            if let upper = one.upper, upper <= lower { noBetter -= 1 }
        }
        // Two exact values are in the order in which they are printed.
        let isUndecided =
            !vague.isEmpty
            && (one.isExact ? vague : sorted).contains { $0.number != one.number && one.isUndecided(beside: $0) }
        places.append(
            Place(
                number: one.number, rank: rank, best: min(better + 1, rank), worst: max(sorted.count - noBetter, rank),
                isDecided: !isUndecided))
    }
    return places
}

extension [Contestant<Exact>] {
    /// The same on the other side of zero, where what was smallest is largest.
    var mirrored: Self {
        map {
            Contestant(
                value: $0.value.negated, lower: $0.upper?.negated, upper: $0.lower?.negated, number: $0.number,
                isExact: $0.isExact)
        }
    }

    /// The same as integers of one scale, which compare many times faster; nil where they leave 64 bits.
    var scaled: [Contestant<Int64>]? {
        let scale = reduce(Int.max) { Swift.min($0, $1.value.exponent, $1.lower?.exponent ?? .max, $1.upper?.exponent ?? .max) }
        func integer(_ number: Exact) -> Int64? { number.coefficient(at: scale).flatMap { Int64(exactly: $0) } }
        var result: [Contestant<Int64>] = []
        result.reserveCapacity(count)
        for one in self {
            guard let value = integer(one.value) else { return nil }
            let lower = one.lower.map(integer)
            let upper = one.upper.map(integer)
            if case .some(.none) = lower { return nil }
            if case .some(.none) = upper { return nil }
            result.append(
                Contestant(value: value, lower: lower ?? nil, upper: upper ?? nil, number: one.number, isExact: one.isExact))
        }
        return result
    }
}

extension Array where Element: Comparable {
    /// Number of values below a limit, in a sorted array.
    fileprivate func count(below limit: Element) -> Int { partition { $0 < limit } }

    /// Number of values that are no higher than a limit, in a sorted array.
    fileprivate func count(upTo limit: Element) -> Int { partition { $0 <= limit } }

    private func partition(where isBelow: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if isBelow(self[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
