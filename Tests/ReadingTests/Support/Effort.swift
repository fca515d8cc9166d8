import Foundation
import Testing

/// Asks that a long text takes no more than twice the work of its four quarters; a square would take four times as much.
///
/// Work is processor time of this thread, and only compared with itself: neither the machine nor what else runs on it counts.
func expectLinear(_ size: Int, _ read: (Int) throws -> Void) rethrows {
    try read(size / 4)
    var (quarters, whole) = (0.0, 0.0)
    for _ in 1...4 { quarters += try effort { try read(size / 4) } }
    whole = try effort { try read(size) }
    #expect(whole < 2 * quarters)
}

private func effort(_ work: () throws -> Void) rethrows -> Double {
    let start = threadTime()
    try work()
    return threadTime() - start
}

private func threadTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
