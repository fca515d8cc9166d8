import Quantities
import Store

/// Growth of every level, flow and ratio among the observations, and what the text itself says of growth and change.
///
/// - stated: growth (or, of a ratio, change) that the text states, joined with the value of the same organization, metric,
///   component, basis and period where there is exactly one;
/// - computed: two stated values of one series, the same window one year apart;
/// - derived: a value and its stated change, or a value whose base was itself derived.
///
/// A value with none of them has one row that says why. Rows are sorted by organization, metric, component, basis, unit, kind,
/// period, and stated before computed before derived. The same observations give the same rows.
public func growth(of observations: [Observation]) -> [GrowthRow] {
    var rows: [GrowthRow] = []
    growth(of: observations) { rows.append($0) }
    return rows
}

/// The same rows, handed over one by one: a report over a million observations need not be held in memory.
public func growth(of observations: [Observation], each: (GrowthRow) throws -> Void) rethrows {
    try growth(of: Grouping(observations), where: { _ in true }, each: each)
}

/// The rows of the observations at those positions that are wanted; all others still serve as bases.
func growth(of grouping: Grouping, where isWanted: (Int) -> Bool, each: (GrowthRow) throws -> Void) rethrows {
    var walk = GrowthWalk(grouping: grouping)
    for pair in grouping.runs(where: { $0.isPair(with: $1) }) { try walk.visit(pair: pair, isWanted, each) }
}

/// Goes through the series, one organization and metric at a time.
struct GrowthWalk {
    let grouping: Grouping
    /// Series of the present organization and metric that have values.
    private var subjects: [Subject] = []
    /// Subjects of each period of the present pair, made when a base is missing.
    private var subjectsByPeriod: [When: [Int]]?

    /// A series of levels, flows or ratios.
    struct Subject {
        var series: Int
        var slots: [Slot]
    }

    init(grouping: Grouping) { self.grouping = grouping }

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
            statements.collect(seriesAt: index, in: grouping, for: members)
        }
        for index in family {
            if let subject = members.first(where: { $0.series == index }) {
                for slot in subject.slots where isWanted(slot.position) {
                    try visit(slot, of: subject, statements.joined[slot.position] ?? [], each)
                }
            } else {
                for row in statements.alone[index] ?? [] where isWanted(row.position) { try each(row) }
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
        let stated = statements.map { statedRow(slot, of: subject, $0) }
        for row in stated { try each(row) }
        switch base(of: slot, in: subject) {
        case .success(let base):
            // A base that was derived from this very statement says nothing new.
            let isKnown = stated.contains { When(base: $0.base) == base.when && $0.growth != nil }
            if base.isStated || !isKnown { try each(comparedRow(slot, with: base)) }
        case .failure(let failure):
            if stated.isEmpty, slot.isStated {
                try each(GrowthRow(grouping.observations, slot.position, explain(failure.reason, slot, subject)))
            }
        }
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
