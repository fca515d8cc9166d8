import Dispatch
import Foundation
import Store

/// Ends the program where one step of a query goes on long after its time: SQLite looks at the clock between its own steps only, and a
/// single one can take hours (a long text looked for in a long text).
///
/// What the output takes does not count. Only for a program that reads, and does nothing else.
final class Watchdog: @unchecked Sendable {
    private let lock = DispatchQueue(label: "watchdog")
    private let end: Deadline
    private let seconds: Double
    private var isWorking = true

    /// Watches from now on; two seconds more than SQLite has.
    init(seconds: Double) {
        self.seconds = seconds
        end = Deadline(seconds: seconds + 2)
        let thread = Thread { [self] in
            while !lock.sync(execute: { isWorking && end.isOver }) { Thread.sleep(forTimeInterval: 0.2) }
            note("Error: stopped after \(seconds) s in the middle of a step: narrow the query, or allow more with --timeout")
            _exit(1)
        }
        thread.start()
    }

    /// Something else is done now, or the query goes on.
    func set(working: Bool) { lock.sync { isWorking = working } }
}
