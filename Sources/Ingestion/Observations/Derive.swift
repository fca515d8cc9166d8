import Quantities
import Store

/// Computes rows that the text does not state from rows that it does.
///
/// Inputs are stated rows that nothing contradicts and whose interval has both ends; what else a rule asks of them stands in ``rules``.
public enum Derive {
    /// What a rule asks of its two inputs.
    enum Condition: String, Sendable, CaseIterable {
        /// One document prints both: what was revised between two issues, or comes from two offices, is not mixed.
        case sameSource = "same source"
        /// Both are printed to the same place, and neither is rounded to fewer than three digits.
        case samePrecision = "same precision"
        /// The stated growth is measured from the figure that was published then: neither real growth nor one with a revised base.
        case nominal
        /// The result is known to about two digits: its interval is no wider than a twentieth of it.
        case narrow
    }

    /// A way to compute rows from the stated rows of a family and year.
    struct Rule: Sendable {
        /// The formula, as rows have it.
        var formula: String
        /// What it is, for people.
        var gives: String
        /// What it asks of its inputs.
        var conditions: Set<Condition>
        /// Makes the rows of two inputs that fulfil the conditions.
        var make: @Sendable (Inputs, Rule) -> [ObservationDraft]
    }

    /// The table of all derivations.
    static let rules: [Rule] = [
        Rule(
            formula: "value - change", gives: "the opening balance, or the value of the base",
            conditions: [.sameSource, .samePrecision, .narrow], make: earlierFromChange),
        Rule(
            formula: "value / (1 + growth)", gives: "the value of the base",
            conditions: [.sameSource, .nominal, .narrow], make: earlierFromGrowth),
        Rule(
            formula: "longer - shorter", gives: "a month or quarter of two year-to-date figures",
            conditions: [.sameSource, .samePrecision, .narrow], make: stretchFromYearToDate),
    ]

    /// The rows that can be derived from the stated rows of one family and year; their inputs are indices into `stated`.
    ///
    /// - Parameter isNominal: whether a stated growth is measured from the figure that was published a period earlier.
    public static func observations(from stated: [ObservationDraft], isNominal: Bool = true) -> [ObservationDraft] {
        guard stated.count > 1 else { return [] }
        let inputs = Inputs(stated, isNominal: isNominal)
        return rules.flatMap { $0.make(inputs, $0) }
    }

    /// The stated rows that can be trusted as inputs.
    struct Inputs {
        let drafts: [ObservationDraft]
        let isNominal: Bool
        private(set) var usable: [Int] = []

        init(_ drafts: [ObservationDraft], isNominal: Bool) {
            (self.drafts, self.isNominal) = (drafts, isNominal)
            for (_, indices) in Dictionary(grouping: drafts.indices, by: { drafts[$0].subject }) {
                let standings = Standing.of(
                    indices.map {
                        Standing.Statement(value: drafts[$0].value, interval: drafts[$0].interval, issued: drafts[$0].issued)
                    })
                usable += zip(indices, standings).filter { $0.1 == .counts }.map(\.0)
            }
            usable = usable.filter { drafts[$0].subject.scope.isEmpty && drafts[$0].interval.width != nil }.sorted()
        }

        /// Indices of usable rows of a kind.
        func indices(_ kind: Kind) -> [Int] { usable.filter { drafts[$0].subject.kind == kind } }

        /// Whether two inputs are what a rule asks for; ``Condition/narrow`` is asked of the result.
        func fulfil(_ conditions: Set<Condition>, _ one: Int, _ other: Int) -> Bool {
            conditions.allSatisfy { condition in
                switch condition {
                case .sameSource: return !drafts[one].sources.isDisjoint(with: drafts[other].sources)
                case .samePrecision: return drafts[one].isAsPrecise(as: drafts[other])
                case .nominal: return isNominal
                case .narrow: return true
                }
            }
        }
    }

    /// A derived row from its two inputs.
    static func draft(
        _ subject: Subject, value: Exact, interval: Interval, formula: String, inputs: [(role: String, index: Int)],
        of all: Inputs
    ) -> ObservationDraft {
        let rows = inputs.map { all.drafts[$0.index] }
        return ObservationDraft(
            subject: subject, value: value, interval: interval, bound: rows.allSatisfy { $0.bound == .exact } ? .exact : .approx,
            formula: formula, firstIssued: rows.compactMap(\.firstIssued).max(), issued: rows.compactMap(\.issued).max(),
            evidence: rows.map(\.evidence).joined(separator: "; "), confidence: rows.map(\.confidence).min() ?? .doubtful,
            inputs: inputs.map { ObservationDraft.Input(role: $0.role, draft: $0.index) })
    }

    /// The period that a change or growth of `value` leads back to; nil where the two do not belong together.
    ///
    /// A stock needs the same day and leads to the last day of the base. A span needs the same span, and a base of about the same
    /// length: months differ by three days, and so do February and its leap year.
    static func earlier(_ value: Subject, _ difference: Subject) -> Period? {
        guard let base = difference.base, let end = base.end, let day = value.period.end, end < day else { return nil }
        if value.period.start == nil {
            return difference.period.end == day ? Period(start: nil, end: end) : nil
        }
        guard difference.period == value.period, let length = value.period.days, let other = base.days else { return nil }
        return abs(length - other) <= 3 ? base : nil
    }

    /// Whether a result is known to about two digits: its interval is no wider than a twentieth of it.
    static func isNarrow(_ value: Exact, _ interval: Interval) -> Bool {
        guard let width = interval.width, let most = value.magnitude.multiplied(by: Exact(5, exponent: -2)) else { return false }
        return width <= most
    }
}

extension ObservationDraft {
    /// Whether both values are printed to the same place and to three digits at least; what is known to the last one is precise.
    fileprivate func isAsPrecise(as other: ObservationDraft) -> Bool {
        if interval.width == .zero, other.interval.width == .zero { return true }
        return value.exponent == other.value.exponent && !isRounded && !other.isRounded
    }

    /// Whether the value is a round number: two zeros or more at the end of what is printed without decimals, as in 500亿 and 1200万.
    private var isRounded: Bool {
        guard interval.width != .zero else { return false }
        var (rest, zeros) = (value.coefficient.magnitude, 0)
        while rest > 0, rest % 10 == 0 { (rest, zeros) = (rest / 10, zeros + 1) }
        // Large numbers are printed in 万 and 亿: 20.00亿 is 2000 × 10^6, and its zeros were counted.
        return zeros >= 2 && (value.coefficient.magnitude < 1000 || value.exponent % 4 == 0)
    }
}
