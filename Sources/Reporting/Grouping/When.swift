import Quantities

/// A period as two plain integers that sort in time order: by last day, then by first day, unknown days outermost.
struct When: Hashable, Comparable {
    var end: Int32
    var start: Int32

    /// The sort key of a period.
    init(_ period: Period) {
        end = period.end?.number ?? .max
        start = period.start?.number ?? .min
    }

    /// The sort key of a base; no base comes first.
    init(base period: Period?) {
        end = period.map { $0.end?.number ?? .max } ?? .min
        start = period?.start?.number ?? .min
    }

    static func < (left: When, right: When) -> Bool {
        left.end != right.end ? left.end < right.end : left.start < right.start
    }
}
