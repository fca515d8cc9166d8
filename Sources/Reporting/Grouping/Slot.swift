import Quantities
import Store

/// The observations of one series that are about the same thing: same period, base and scope.
struct Slot {
    /// When it is about.
    var when: When
    /// What it is measured from, for change and growth.
    var base: When
    /// Where its observations stand in ``Grouping/order``.
    var rows: Range<Int>
    /// Position of the observation that gives the value: stated before derived, precise before rough.
    var position: Int
    /// Whether the text states it.
    var isStated: Bool
    /// Whether what is stated (or, where nothing is, what is derived) cannot agree.
    var isConflict: Bool
}

extension Grouping {
    /// The slots of a series in time order.
    func slots(of index: Int) -> [Slot] {
        let rows = series[index].rows
        var slots: [Slot] = []
        slots.reserveCapacity(rows.count)
        var start = rows.lowerBound
        while start < rows.upperBound {
            var end = start + 1
            while end < rows.upperBound, isSame(order[start], order[end]) { end += 1 }
            slots.append(slot(start..<end))
            start = end
        }
        return slots
    }

    private func slot(_ rows: Range<Int>) -> Slot {
        var first = order[rows.lowerBound]
        let isStated = observations[first].method == .stated
        // Of derived values the narrowest is the best; of stated ones the most precise comes first.
        if !isStated {
            for row in rows.dropFirst() where isNarrower(observations[order[row]].interval, observations[first].interval) {
                first = order[row]
            }
        }
        return Slot(
            when: When(observations[first].period), base: When(base: observations[first].base), rows: rows, position: first,
            isStated: isStated, isConflict: rows.count > 1 && !agree(rows, stated: isStated))
    }

    private func isNarrower(_ left: Interval, _ right: Interval) -> Bool {
        guard let leftLower = left.lower, let leftUpper = left.upper else { return false }
        guard let rightLower = right.lower, let rightUpper = right.upper else { return true }
        guard let one = leftUpper.subtracting(leftLower), let other = rightUpper.subtracting(rightLower) else { return false }
        return one < other
    }

    private func isSame(_ left: Int, _ right: Int) -> Bool {
        When(observations[left].period) == When(observations[right].period)
            && When(base: observations[left].base) == When(base: observations[right].base)
            && observations[left].scope == observations[right].scope
    }

    /// Whether one value is allowed by all observations of one method.
    ///
    /// Intervals on a line that overlap two by two have a common part, so the largest lower and the smallest upper end decide.
    /// Meeting at their ends is not enough: 2.6 is 2.55 to 2.65, 2.7 is 2.65 to 2.75, and they contradict each other.
    private func agree(_ rows: Range<Int>, stated: Bool) -> Bool {
        var common = Interval(lower: nil, upper: nil)
        var hasPoint = false
        for row in rows {
            let observation = observations[order[row]]
            guard (observation.method == .stated) == stated else { continue }
            let interval = observation.interval
            if let lower = interval.lower, common.lower.map({ $0 < lower }) ?? true { common.lower = lower }
            if let upper = interval.upper, common.upper.map({ $0 > upper }) ?? true { common.upper = upper }
            if let lower = interval.lower, let upper = interval.upper, lower == upper { hasPoint = true }
        }
        guard let lower = common.lower, let upper = common.upper else { return true }
        return hasPoint ? lower <= upper : lower < upper
    }
}

extension [Slot] {
    /// Index of the first slot of a period, by halving.
    func firstIndex(at when: When) -> Int? {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle].when < when { low = middle + 1 } else { high = middle }
        }
        return low < count && self[low].when == when ? low : nil
    }

    /// Indices of all slots of a period.
    func indices(at when: When) -> Range<Int> {
        guard let first = firstIndex(at: when) else { return 0..<0 }
        var end = first + 1
        while end < count, self[end].when == when { end += 1 }
        return first..<end
    }
}
