import Foundation
import Store
import Testing

/// Limits of time that are looked at and not waited for.
struct DeadlineTests {
    @Test func passes() {
        let soon = Deadline(seconds: 0.05)
        let later = Deadline(seconds: 600)
        #expect(!soon.isOver && soon.left <= 0.05)
        usleep(80_000)
        #expect(soon.isOver && soon.left < 0)
        #expect(!later.isOver && later.left < 600 && later.left > 0)
    }

    @Test func isOverAtOnceWhereNothingIsAllowed() {
        #expect(Deadline(seconds: -1).isOver)
    }
}
