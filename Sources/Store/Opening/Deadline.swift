import Foundation

/// A moment to come, by a clock that nobody sets: for waiting and for limits, not for dates.
///
/// Time is reckoned from the start, in whole numbers that may wrap: where a clock is faked its values can be any, and only differences mean
/// something.
public struct Deadline: Sendable {
    private let start: timespec
    private let seconds: Double

    /// `seconds` from now.
    public init(seconds: Double) {
        start = Deadline.now
        self.seconds = seconds
    }

    /// Seconds that are left; less than 0 where it has passed.
    public var left: Double {
        let now = Deadline.now
        return seconds - Double(now.tv_sec &- start.tv_sec) - Double(now.tv_nsec &- start.tv_nsec) / 1e9
    }

    /// Whether it has passed.
    public var isOver: Bool { left < 0 }

    private static var now: timespec {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return now
    }
}
