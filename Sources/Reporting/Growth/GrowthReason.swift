import Quantities

/// Why a growth, or a part of its row, could not be computed.
public enum GrowthReason: Hashable, Sendable, CustomStringConvertible {
    /// There is no value of the period a year earlier.
    case noEarlierValue(Period)
    /// The value a year earlier is in another unit.
    case otherUnit(Period, String)
    /// The value a year earlier has another basis (stated exclusions).
    case otherBasis(Period, String)
    /// The value a year earlier is of another kind.
    case otherKind(Period, Kind)
    /// One of the two values is a limit and the other is not, or a limit of another sort.
    case boundsDiffer(Bound, Bound)
    /// Both values are limits of one sort: how far they are apart, nobody says.
    case limits(Bound)
    /// The base is zero or below.
    case baseNotPositive
    /// Several values are stated that cannot agree.
    case valuesConflict
    /// Several values of the base are stated that cannot agree.
    case basesConflict(Period)
    /// A ratio has a change in percentage points, not a growth.
    case ratio
    /// The last day of the period is not known.
    case noPeriod
    /// The first day of the period is not known.
    case openStart
    /// Periods longer than a year are not compared.
    case longPeriod
    /// The text gives a growth or change but no value of that period.
    case noValue
    /// Several values could be meant.
    case severalValues
    /// The text does not say what a change is measured from, or its base is not of the same length.
    case baseUnknown
    /// The text measures the growth of a window from one of another length: ten years from one.
    case baseUnlike
    /// The growth and the change that the text states cannot both be true of the value.
    case statementsDisagree
    /// The growth that the text states is not the one from the stated value of the base to the value.
    case baseDisagrees
    /// Computed from two published values of a metric whose published growth is measured otherwise.
    case notNominal
    /// The text does not measure it from such a base, and none is known.
    case notStated
    /// The numbers have too many digits.
    case tooManyDigits

    /// What a period without a value follows.
    static let noValueFor = "no value for "

    /// One clause for people, without a capital letter and without a full stop.
    public var description: String {
        switch self {
        case .noEarlierValue(let period): return GrowthReason.noValueFor + period.text
        case .otherUnit(let period, let unit): return "the value for \(period.text) is in another unit: \(unit)"
        case .otherBasis(let period, let basis):
            return "the value for \(period.text) has another basis: \(basis.isEmpty ? "none" : basis)"
        case .otherKind(let period, let kind): return "the value for \(period.text) is of another kind: \(kind.rawValue)"
        case .boundsDiffer(let value, let base): return "different bounds: \(value.rawValue) and \(base.rawValue)"
        case .limits(let bound): return "both values are limits: \(bound.rawValue)"
        case .baseNotPositive: return "the base is zero or negative"
        case .valuesConflict: return "conflicting values are stated"
        case .basesConflict(let period): return "conflicting values are stated for \(period.text)"
        case .ratio: return "a ratio: its change is in percentage points"
        case .noPeriod: return "the period is not known"
        case .openStart: return "the first day of the period is not known"
        case .longPeriod: return "the period is longer than a year"
        case .noValue: return "no value is stated for the period"
        case .severalValues: return "several values of the period could be meant"
        case .baseUnknown: return "what the change is measured from is not known, or is not like the period"
        case .baseUnlike: return "the base is a window of another length"
        case .statementsDisagree: return "the stated growth and the stated change do not agree"
        case .baseDisagrees: return "the stated growth does not fit the stated value of the base; see report conflicts"
        case .notNominal: return "changes of prices or revisions are in it: the published growth may differ"
        case .notStated: return "the text does not measure it from such a base"
        case .tooManyDigits: return "the numbers have too many digits"
        }
    }
}

extension Period {
    /// `2022-10-31` for a stock, `2022-01-01..2022-10-31` for a span, `?` for an unknown end.
    var text: String {
        let last = end?.iso ?? "?"
        return start.map { $0.iso + ".." + last } ?? last
    }
}
