import Quantities
import Store

/// Computes rows that the text does not state from rows that it does.
///
/// Inputs are stated rows that nothing contradicts and whose interval has both ends; a rule is a function in ``rules``.
public enum Derive {
    /// A way to compute rows from the stated rows of a family and year.
    typealias Rule = @Sendable (Inputs) -> [ObservationDraft]

    static let rules: [Rule] = [earlierFromChange, earlierFromGrowth, stretchFromYearToDate]

    /// The rows that can be derived from the stated rows of one family and year; their inputs are indices into `stated`.
    public static func observations(from stated: [ObservationDraft]) -> [ObservationDraft] {
        guard stated.count > 1 else { return [] }
        let inputs = Inputs(stated)
        return rules.flatMap { $0(inputs) }
    }

    /// The stated rows that can be trusted as inputs.
    struct Inputs {
        let drafts: [ObservationDraft]
        private(set) var usable: [Int] = []

        init(_ drafts: [ObservationDraft]) {
            self.drafts = drafts
            var rows: [Subject: Int] = [:]
            for draft in drafts { rows[draft.subject, default: 0] += 1 }
            usable = drafts.indices.filter { index in
                rows[drafts[index].subject] == 1 && drafts[index].subject.scope.isEmpty && drafts[index].interval.width != nil
            }
        }

        /// Indices of usable rows of a kind.
        func indices(_ kind: Kind) -> [Int] { usable.filter { drafts[$0].subject.kind == kind } }
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
}
