import Quantities
import Store

/// What tells two values of one series apart though no slot does: such values are no contradiction. The view `conflict` asks the same.
extension ContestedPlaces {
    /// Whether texts call the two by other words, none of both by the same, and the values are farther apart than a revision:
    /// 文化企业 and 文化产业 have one name in the registry and are not one thing.
    func areOfOtherNames(_ one: Observation, _ other: Observation) -> Bool {
        guard one.series.kind == .level || one.series.kind == .flow, let left = names[one.id], let right = names[other.id],
            left.isDisjoint(with: right), let distance = one.value.subtracting(other.value)?.magnitude,
            let reach = max(one.value.magnitude, other.value.magnitude).multiplied(by: Standing.reach)
        else { return false }
        return distance > reach
    }

    /// Whether the later of two flows from January on is as much more as the months that were over by then can make: then its window
    /// is a longer one that was not read (截至10月 … 前11个月). A month makes between half and 1.6 of the mean of those before it.
    func isOneLonger(_ one: Observation, _ other: Observation) -> Bool {
        guard one.series.kind == .flow, let start = one.period.start, let end = one.period.end,
            start.civil.month == 1, start.civil.day == 1, start.year == end.year, end.month < 12, let first = one.issued,
            let second = other.issued, first != second
        else { return false }
        let (early, late) = first < second ? (one, other) : (other, one)
        guard let issued = late.issued, early.value > .zero, let more = late.value.subtracting(early.value) else { return false }
        // A figure of the next month needs that month to be over.
        let passed = (issued.year - end.year) * 12 + issued.month - end.month - 1
        guard passed > 0, let year = more.multiplied(by: Exact(Int128(10 * end.month))) else { return false }
        guard let least = early.value.multiplied(by: Exact(5)),
            let most = early.value.multiplied(by: Exact(Int128(16 * min(passed, 12 - end.month))))
        else { return false }
        return least <= year && year <= most
    }
}
