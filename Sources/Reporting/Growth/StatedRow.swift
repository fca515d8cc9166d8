import Quantities
import Store

/// Growth that the text states, and growth derived from a change that it states.
extension GrowthWalk {
    /// The row of a value and what the text says of it.
    func statedRow(_ slot: Slot, of subject: Subject, _ statement: Statement) -> GrowthRow {
        var row = GrowthRow(grouping.observations, slot.position)
        row.base = statement.base
        row.sources = [statement.growth, statement.change].compactMap(\.self)
        let value = grouping.observations[slot.position]
        if let growth = statement.growth.map({ grouping.observations[$0] }) {
            (row.method, row.said) = (.stated, growth.base)
            row.growth = growth.growthInPercent?.value
            row.growthInterval = growth.growthInPercent?.interval ?? row.growthInterval
            row.growthBound = growth.boundOfValue
        }
        if let change = statement.change.map({ grouping.observations[$0] }) {
            (row.change, row.changeInterval, row.changeBound) = (change.value, change.interval, change.boundOfValue)
            if statement.growth == nil {
                row.method = .stated
                // Measured from a figure that was revised since, the change makes no growth of this one.
                if value.isPrinted(with: change) { derive(&row, of: value, from: change) }
            } else if isNominal(value.series.metric),
                !Percentage.growth(of: value.interval, after: change.interval).overlaps(row.growthInterval)
            {
                // One of the two is about something else; which one, nobody can tell.
                row.reason = .statementsDisagree
                return row
            }
        }
        fillBase(&row, of: value, slot, subject, statement)
        return row
    }

    /// Growth from a value and its change.
    private func derive(_ row: inout GrowthRow, of value: Observation, from change: Observation) {
        guard value.series.kind != .ratio else {
            row.method = .stated
            row.reason = .ratio
            return
        }
        row.method = .derived
        row.growthInterval = Percentage.growth(of: value.interval, after: change.interval)
        guard value.bound.isComparable(with: change.bound) else {
            row.reason = .boundsDiffer(value.bound, change.bound)
            return
        }
        row.growth = Percentage.growth(of: value.value, after: change.value)
        row.growthBound = change.boundOfValue.without(value.boundOfValue)
        if row.growth == nil {
            let isPositive = value.value.subtracting(change.value).map { $0 > .zero } ?? true
            row.reason = isPositive ? .tooManyDigits : .baseNotPositive
        }
    }

    /// The base value: an observation, else the value less its change, else what value and growth make.
    private func fillBase(_ row: inout GrowthRow, of value: Observation, _ slot: Slot, _ subject: Subject, _ statement: Statement)
    {
        guard let base = statement.base, base.isBase(of: value.period) else { return }
        if let found = subject.slots.firstIndex(at: When(base)), !subject.slots[found].isConflict {
            let known = grouping.observations[subject.slots[found].position]
            (row.baseValue, row.baseInterval, row.baseBound) = (known.value, known.interval, known.boundOfValue)
            // Evidence of a derived base is that of its inputs, which the row has already.
            if subject.slots[found].isStated {
                row.sources.append(subject.slots[found].position)
                let computed = Percentage.growth(from: known.interval, to: value.interval)
                if statement.growth != nil, isNominal(value.series.metric), !computed.overlaps(row.growthInterval) {
                    row.reason = .baseDisagrees
                } else if row.method == .derived {
                    compute(&row, of: value, from: known, computed)
                }
            }
        } else if let change = statement.change.map({ grouping.observations[$0] }) {
            guard value.isPrinted(with: change) else { return }
            if value.bound.isComparable(with: change.bound) { row.baseValue = value.value.subtracting(change.value) }
            row.baseInterval = value.interval.subtracting(change.interval)
            row.baseBound = value.boundOfValue.without(change.boundOfValue)
        } else if let growth = row.growth, let stated = statement.growth, value.series.kind != .ratio,
            isNominal(value.series.metric), value.isPrinted(with: grouping.observations[stated])
        {
            makeBase(
                &row, of: value, after: growth,
                isComparable: value.bound.isComparable(with: grouping.observations[stated].bound))
        }
        if row.change == nil, let baseValue = row.baseValue {
            row.changeInterval = value.interval.subtracting(row.baseInterval)
            // A base that was derived is rounded, and the difference of two rounded points need not be one that the words allow.
            row.change = value.value.subtracting(baseValue).flatMap { row.changeInterval.contains($0) ? $0 : nil }
            row.changeBound = value.boundOfValue.without(row.baseBound)
        }
    }

    /// The base that a value and its growth make, and how far the value is from it: rounded to the place of the value, or up to two places
    /// finer, until both are what the words allow. Of a value that is not above zero nobody knows in which direction it grew.
    private func makeBase(_ row: inout GrowthRow, of value: Observation, after growth: Exact, isComparable: Bool) {
        guard value.value > .zero else { return }
        let finest = value.value.exponent - 2
        row.baseInterval = Percentage.base(of: value.interval, after: row.growthInterval, place: finest)
        guard isComparable else { return }
        // A base that is made of the value moves along with it.
        row.changeInterval = Percentage.change(of: value.interval, after: row.growthInterval, place: finest)
        for place in stride(from: value.value.exponent, through: finest, by: -1) {
            guard let base = Percentage.base(of: value.value, after: growth, place: place), row.baseInterval.contains(base),
                let change = value.value.subtracting(base), row.changeInterval.contains(change)
            else { continue }
            (row.baseValue, row.change) = (base, change)
            row.baseBound = value.boundOfValue.without(row.growthBound)
            row.changeBound = value.boundOfValue.with(row.growthBound)
            return
        }
    }

    /// The growth between two values that the text states, which says more than one that a change makes (净增超1亿户).
    private func compute(_ row: inout GrowthRow, of value: Observation, from base: Observation, _ growths: Interval) {
        guard !value.bound.isOneSided, !base.bound.isOneSided,
            let growth = Percentage.growth(from: base.value, to: value.value)
        else { return }
        let agrees = growths.overlaps(row.growthInterval)
        (row.growth, row.growthInterval, row.method) = (growth, growths, .computed)
        row.growthBound = value.bound.without(base.bound)
        row.reason = agrees ? nil : .statementsDisagree
    }
}
