import Foundation
import Testing

/// `DUSHU_RECORD=1` writes down what comes out now instead of comparing; such a run always fails, so nobody mistakes it for a pass.
enum Recording {
    static let isOn = ProcessInfo.processInfo.environment["DUSHU_RECORD"] == "1"

    /// Fails the run and says what was written.
    static func done(_ what: String) {
        Issue.record("recorded \(what); look at the difference, then run again without DUSHU_RECORD")
    }
}
