import Foundation

/// A clock that nobody sets: for waiting and for limits, not for dates.
public enum Uptime {
    /// Seconds since some moment.
    public static var seconds: Double {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
    }
}
