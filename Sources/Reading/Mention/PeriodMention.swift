import Quantities

/// A stretch of time as printed.
struct PeriodMention {
    enum Role {
        /// A window: 1—10月, 去年, 上半年.
        case span
        /// One day at which something stands: 10月末, 上年末.
        case point
        /// Up to a day: 截至10月31日.
        case asOf
        /// From a day until the issue date: 11月以来.
        case since
        /// 目前.
        case now
        /// A calendar day: 11月15日, 今天.
        case day
        /// 去年同期: the window of the figure before, a year earlier.
        case same
        /// 当月: the last month of the window before.
        case currentMonth
        /// 近日: words of time that date nothing.
        case none
    }

    var range: Range<Int>
    var role: Role
    /// nil while the year is not known.
    var period: Period?
    /// Whether the text names the year.
    var hasYear = false
    /// Whether the year is named by its number (2022年).
    var isFixed = false
}
