import Foundation

/// How long to wait for another program, asking ever more seldom.
public final class Patience {
    private let end: Deadline
    private var pause = 0.05

    /// Waits for at most this many seconds altogether.
    public init(seconds: Double) { end = Deadline(seconds: seconds) }

    /// Waits a little; false, and at once, where no time is left.
    public func wait() -> Bool {
        let left = end.left
        guard left > 0 else { return false }
        Thread.sleep(forTimeInterval: min(pause, left))
        pause = min(pause * 2, 10)
        return true
    }

    /// Does something again for as long as another program holds what it needs.
    ///
    /// - Throws: what `body` throws last, once no time is left; anything but `locked` and `busy` at once.
    public func retry<Value>(_ body: () throws -> Value) throws -> Value {
        while true {
            do {
                return try body()
            } catch let error as StoreError where (error.reason == .locked || error.reason == .busy) && wait() {
                continue
            }
        }
    }
}
