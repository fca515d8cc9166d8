import Store

/// A run was asked to stop (a signal) and has stopped: what was done stays, and the run can be started again.
public struct Stopped: Error, CustomStringConvertible {
    /// Makes one.
    public init() {}

    /// What the run row says.
    public var description: String { Store.stopped }
}
