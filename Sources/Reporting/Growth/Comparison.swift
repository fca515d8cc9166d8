import Quantities
import Store

/// Computed growth: a value and the value of the same window a year earlier.
extension GrowthWalk {
    /// Why there is nothing to compare with.
    struct Failure: Error { var reason: GrowthReason }

    /// The slot that a slot is measured from, in the same series and with the same scope.
    ///
    /// It is found by its dates: where a month is missing, the month before it is not taken instead.
    func base(of slot: Slot, in subject: Subject, against: Against) -> Result<Slot, Failure> {
        let period = grouping.observations[slot.position].period
        guard period.end != nil else { return .failure(Failure(reason: .noPeriod)) }
        if let days = period.days, days > 366 { return .failure(Failure(reason: .longPeriod)) }
        // A flow or ratio without a beginning may have begun anywhere; a level stands at its last day.
        let kind = grouping.observations[slot.position].series.kind
        if kind == .flow, period.start == nil { return .failure(Failure(reason: .openStart)) }
        let earlier: Period?
        switch against {
        case .year: earlier = period.yearEarlier
        case .previous: earlier = period.before
        case .start: earlier = kind == .level ? period.yearStart : nil
        case .base: earlier = nil
        }
        guard let earlier else { return .failure(Failure(reason: .notStated)) }
        let found = subject.slots.indices(at: When(earlier)).first {
            grouping.observations[subject.slots[$0].position].scope == grouping.observations[slot.position].scope
        }
        guard let found else { return .failure(Failure(reason: .noEarlierValue(earlier))) }
        guard !subject.slots[found].isConflict else { return .failure(Failure(reason: .basesConflict(earlier))) }
        return .success(subject.slots[found])
    }

    /// The row of a value and its base.
    func comparedRow(_ slot: Slot, with base: Slot) -> GrowthRow {
        let observations = grouping.observations
        let (bound, baseBound) = (observations[slot.position].bound, observations[base.position].bound)
        // Two limits of one sort (超1亿, 超1.8亿) may be any distance apart.
        let isComparable = !bound.isOneSided && !baseBound.isOneSided
        var row = GrowthRow(observations, slot.position)
        row.base = observations[base.position].period
        row.baseValue = observations[base.position].value
        row.baseInterval = observations[base.position].interval
        row.baseBound = observations[base.position].boundOfValue
        row.changeBound = observations[slot.position].boundOfValue.without(row.baseBound)
        row.method = slot.isStated && base.isStated ? .computed : .derived
        row.sources = [base.position]
        row.change = isComparable ? observations[slot.position].value.subtracting(observations[base.position].value) : nil
        row.changeInterval = observations[slot.position].interval.subtracting(row.baseInterval)
        guard observations[slot.position].series.kind != .ratio else {
            row.reason = .ratio
            return row
        }
        row.growthInterval = Percentage.growth(
            from: row.baseInterval, to: observations[slot.position].interval)
        guard observations[base.position].value > .zero else {
            row.reason = .baseNotPositive
            return row
        }
        guard isComparable else {
            // 近 40 亿 and 44.5 亿: how far apart they are at most or at least may still be known.
            if row.growthInterval.lower == nil, row.growthInterval.upper == nil { row.method = nil }
            row.reason = bound == baseBound ? .limits(bound) : .boundsDiffer(bound, baseBound)
            return row
        }
        row.growth = Percentage.growth(from: observations[base.position].value, to: observations[slot.position].value)
        row.growthBound = row.changeBound
        if row.growth == nil { row.reason = .tooManyDigits }
        if row.growth != nil, !isNominal(row.series.metric) { row.reason = .notNominal }
        return row
    }
}

extension Interval {
    /// The differences that two intervals allow; an end is open where it cannot be told.
    func subtracting(_ base: Interval) -> Interval {
        Interval(
            lower: lower.flatMap { low in base.upper.flatMap { low.subtracting($0) } },
            upper: upper.flatMap { high in base.lower.flatMap { high.subtracting($0) } })
    }
}

extension Period {
    /// The last day of the year before.
    fileprivate var yearStart: Period? {
        guard let year = end?.year else { return nil }
        return Day(year: year - 1, month: 12, day: 31).map { Period(start: nil, end: $0) }
    }
}
