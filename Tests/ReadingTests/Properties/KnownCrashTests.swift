import Quantities
import Testing

@testable import Reading

/// Texts that still bring the reader down, each in a process of its own; whoever mends one moves it to `OddTextTests`.
@Suite struct KnownCrashTests {
    /// A first line that is one closing mark.
    @Test func closingMarkAlone() async {
        await withKnownIssue("Layout.isFinished looks before the line") {
            await #expect(processExitsWith: .success) { _ = try Shared.read("）") }
        }
    }

    /// Chinese digits past 128 bits.
    @Test func thirtyNineChineseDigits() async {
        await withKnownIssue("Numerals.positional overflows") {
            await #expect(processExitsWith: .success) { _ = try Shared.read(String(repeating: "九", count: 39)) }
        }
    }

    /// An issue date before which the calendar has no year.
    @Test func firstYear() async {
        await withKnownIssue("PeriodScanner.pastYears unwraps a day that is none") {
            await #expect(processExitsWith: .success) { _ = try Shared.read("近三年", issued: Day(iso: "0001-01-01")) }
        }
    }
}
