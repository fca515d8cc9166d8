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

    /// Whether two observations of a series are about the same thing.
    func isDoubled(_ index: Int) -> Bool {
        let rows = series[index].rows
        return rows.dropFirst().contains { isSame(order[$0 - 1], order[$0]) }
    }

    private func slot(_ rows: Range<Int>) -> Slot {
        var first = order[rows.lowerBound]
        let isStated = observations[first].method == .stated
        var isConflict = false
        if isStated {
            // Stated rows come first, the most precise at their head.
            let stated = order[rows].prefix { observations[$0].method == .stated }
            if stated.count > 1 {
                let toll = observations[first].series.isToll ? observations[first].period : nil
                let standings = Standing.of(stated.map { observations[$0].statement }, toll: toll)
                isConflict = standings.contains(.contested)
                if let counting = zip(stated, standings).first(where: { $0.1 == .counts })?.0 { first = counting }
            }
        } else if rows.count > 1 {
            // Of derived values the narrowest is the best.
            for row in rows.dropFirst() where isNarrower(observations[order[row]].interval, observations[first].interval) {
                first = order[row]
            }
            isConflict = !Interval.haveCommonValue(rows.map { observations[order[$0]].interval })
        }
        return Slot(
            when: When(observations[first].period), base: When(base: observations[first].base), rows: rows, position: first,
            isStated: isStated, isConflict: isConflict)
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
