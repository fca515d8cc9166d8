import Quantities

/// A quantity as printed: number, unit, bound.
struct QuantityMention {
    /// With bound words that touch it.
    var range: Range<Int>
    /// Digits and multipliers only.
    var numeral: Range<Int>
    var value: Exact
    var interval: Interval
    var bound: Bound
    /// Higher end of a printed range.
    var upper: Exact?
    /// Base unit; empty for a bare number.
    var unit: String
    /// `money mass … count noun`, empty for a bare number.
    var group: String
    /// Unit word as printed.
    var unitRange: Range<Int>
    var chinese: Bool
    var multiplied: Bool
    var vague: Bool
    /// For a price: factor of one printed denominator against the base unit (斤 to kg: 2).
    var below: Factor?
    /// 翻番 and the like: the words are a growth by themselves.
    var isDouble = false
}

/// A rank as printed.
struct RankMention {
    var range: Range<Int>
    var value: Exact
    /// 前10: at most; else exact.
    var bound: Bound
}

/// What was seen in the text before any claim is made.
public struct Mention: Hashable, Sendable {
    /// `quantity rank period organization metric`.
    public var type: String
    /// First Unicode scalar in the decoded source.
    public var start: Int
    /// One past the last Unicode scalar.
    public var end: Int
    /// The source text between them.
    public var text: String
    /// Value of a quantity or rank.
    public var value: Exact?
    /// Interval of a quantity.
    public var interval: Interval?
    /// Base unit of a quantity, empty for a bare numeral.
    public var unit: String?
    /// Bound of a quantity.
    public var bound: Bound?
    /// Days of a period.
    public var period: Period?
    /// Canonical name of an organization.
    public var organization: String?

    init(type: String, start: Int, end: Int, text: String) {
        self.type = type
        self.start = start
        self.end = end
        self.text = text
    }
}
