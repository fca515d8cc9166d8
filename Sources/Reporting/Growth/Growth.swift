import Quantities
import Store

/// Growth of every level, flow and ratio among the observations that the text states, and what the text itself says of growth and change.
///
/// - stated: growth (or, of a ratio, change) that the text states, joined with the value of the same organization, metric,
///   component, basis and period where there is exactly one;
/// - computed: two stated values of one series, the same window one year apart;
/// - derived: a value and its stated change, or a value whose base was itself derived.
///
/// What is stated goes before what is computed: of one value and one base there is one row, and a computed growth that contradicts
/// a stated one is its reason. A value with none of them has one row that says why. Rows are sorted by organization, metric,
/// component, basis, unit, kind, period, and stated before computed before derived. The same observations give the same rows.
///
/// - Parameters:
///   - comparisons: which comparisons of a value are wanted.
///   - isNominal: whether a stated growth of a metric is measured from the figure that was published a period earlier. Where it is not,
///     no earlier value is computed from it, and it contradicts none.
public func growth(
    of observations: [Observation], _ comparisons: Comparisons = .all, isNominal: @escaping (String) -> Bool = { _ in true }
) -> [GrowthRow] {
    var rows: [GrowthRow] = []
    growth(of: observations, comparisons, isNominal: isNominal) { rows.append($0) }
    return rows
}

/// The same rows, handed over one by one: a report over a million observations need not be held in memory.
public func growth(
    of observations: [Observation], _ comparisons: Comparisons = .all, isNominal: @escaping (String) -> Bool = { _ in true },
    each: (GrowthRow) throws -> Void
) rethrows {
    try growth(of: Grouping(observations), comparisons, where: { _ in true }, isNominal: isNominal, each: each)
}

/// The rows of the observations at those positions that are wanted; all others still serve as bases.
///
/// - Parameter onlyStated: whether organizations and metrics of which texts state neither growth nor change may be passed over.
func growth(
    of grouping: Grouping, _ comparisons: Comparisons, where isWanted: (Int) -> Bool, onlyStated: Bool = false,
    isNominal: @escaping (String) -> Bool, each: (GrowthRow) throws -> Void
) rethrows {
    var walk = GrowthWalk(grouping: grouping, comparisons: comparisons, isNominal: isNominal)
    for pair in grouping.runs(where: { $0.isPair(with: $1) }) where !onlyStated || walk.hasStatements(pair) {
        try walk.visit(pair: pair, isWanted, each)
    }
}

/// Goes through the series, one organization and metric at a time.
struct GrowthWalk {
    let grouping: Grouping
    let comparisons: Comparisons
    let isNominal: (String) -> Bool
    /// Series of the present organization and metric that have values.
    private var subjects: [Subject] = []
    /// Subjects of each period of the present pair, made when a base is missing.
    private var subjectsByPeriod: [When: [Int]]?

    /// A series of levels, flows or ratios.
    struct Subject {
        var series: Int
        var slots: [Slot]
    }

    init(grouping: Grouping, comparisons: Comparisons, isNominal: @escaping (String) -> Bool) {
        (self.grouping, self.comparisons, self.isNominal) = (grouping, comparisons, isNominal)
    }

    fileprivate mutating func visit(
        pair: Range<Int>, _ isWanted: (Int) -> Bool, _ each: (GrowthRow) throws -> Void
    ) rethrows {
        subjects.removeAll(keepingCapacity: true)
        subjectsByPeriod = nil
        for index in pair where kind(of: index).hasGrowth {
            subjects.append(Subject(series: index, slots: grouping.slots(of: index)))
        }
        var start = pair.lowerBound
        var next = 0
        for index in pair where index + 1 == pair.upperBound || !isFamily(start, index + 1) {
            let first = next
            while next < subjects.count, subjects[next].series <= index { next += 1 }
            try visit(family: start..<index + 1, Array(subjects[first..<next]), isWanted, each)
            start = index + 1
        }
    }

    private mutating func visit(
        family: Range<Int>, _ members: [Subject], _ isWanted: (Int) -> Bool, _ each: (GrowthRow) throws -> Void
    ) rethrows {
        var statements = Statements()
        for index in family where kind(of: index) == .growth || kind(of: index) == .change {
            statements.collect(seriesAt: index, in: grouping, for: members, besides: subjects)
        }
        for index in family {
            if let subject = members.first(where: { $0.series == index }) {
                for slot in subject.slots where slot.isStated && isWanted(slot.position) {
                    try visit(slot, of: subject, statements.joined[slot.position] ?? [], each)
                }
            } else {
                for row in statements.alone[index] ?? [] where isWanted(row.position) && comparisons.allow(row) {
                    try each(row)
                }
            }
        }
    }

    private mutating func visit(
        _ slot: Slot, of subject: Subject, _ statements: [Statement], _ each: (GrowthRow) throws -> Void
    ) rethrows {
        guard !slot.isConflict else {
            for row in slot.rows where grouping.observations[grouping.order[row]].method == .stated {
                try each(GrowthRow(grouping.observations, grouping.order[row], .valuesConflict))
            }
            return
        }
        let base = self.base(of: slot, in: subject, against: comparisons.computed)
        // Of most values nothing is stated: no lists are made for them.
        if statements.isEmpty, case .success(let earlier) = base {
            let row = comparedRow(slot, with: earlier)
            if comparisons.allow(row) { return try each(row) }
        }
        var rows = statements.map { statedRow(slot, of: subject, $0) }
        var failure: GrowthReason?
        switch base {
        case .success(let base): rows = merged(rows, with: comparedRow(slot, with: base), isStated: base.isStated)
        case .failure(let found): failure = found.reason
        }
        rows = comparisons.choose(among: rows)
        for row in rows { try each(row) }
        if rows.isEmpty {
            try each(GrowthRow(grouping.observations, slot.position, explain(failure ?? .notStated, slot, subject)))
        }
    }

    /// What the text says, and a computed row where it states no growth from that base. A growth that is only derived from a change gives
    /// way to one between two stated values, and is its reason where the two contradict each other.
    private func merged(_ rows: [GrowthRow], with computed: GrowthRow, isStated: Bool) -> [GrowthRow] {
        let sameBase = rows.firstIndex { When(base: $0.base) == When(base: computed.base) }
        guard let sameBase else { return rows + [computed] }
        // A base that was derived from this very statement says nothing new.
        guard isStated, rows[sameBase].growth == nil || rows[sameBase].method == .derived, computed.growth != nil else {
            return rows
        }
        var (rows, computed) = (rows, computed)
        let other = rows.remove(at: sameBase)
        if other.growth != nil, !other.growthInterval.overlaps(computed.growthInterval) {
            computed.reason = .statementsDisagree
            computed.sources += other.sources.filter { !computed.sources.contains($0) }
        }
        return rows + [computed]
    }

    /// Looks among the other series of the organization and metric for the value that is missing.
    private mutating func explain(_ reason: GrowthReason, _ slot: Slot, _ subject: Subject) -> GrowthReason {
        guard case .noEarlierValue(let period) = reason, subjects.count > 1 else { return reason }
        let index =
            subjectsByPeriod
            ?? Dictionary(
                subjects.flatMap { one in one.slots.map { ($0.when, [one.series]) } }, uniquingKeysWith: +)
        subjectsByPeriod = index
        let own = grouping.series[subject.series].code
        for series in index[When(period)] ?? [] where grouping.series[series].code.component == own.component {
            let other = grouping.series[series].code
            let key = grouping.observations[grouping.order[grouping.series[series].rows.lowerBound]].series
            if other.kind == own.kind, other.basis == own.basis { return .otherUnit(period, key.unit) }
            if other.kind == own.kind, other.unit == own.unit { return .otherBasis(period, key.basis) }
            if other.unit == own.unit, other.basis == own.basis { return .otherKind(period, key.kind) }
        }
        return reason
    }

    /// Whether texts state a growth or change.
    fileprivate func hasStatements(_ pair: Range<Int>) -> Bool {
        pair.contains { kind(of: $0) == .growth || kind(of: $0) == .change }
    }

    private func kind(of index: Int) -> Kind {
        grouping.observations[grouping.order[grouping.series[index].rows.lowerBound]].series.kind
    }

    private func isFamily(_ left: Int, _ right: Int) -> Bool {
        grouping.series[left].code.isFamily(of: grouping.series[right].code)
    }
}

extension Kind {
    /// Whether values of the kind are followed through time.
    var hasGrowth: Bool { self == .level || self == .flow || self == .ratio }
}
