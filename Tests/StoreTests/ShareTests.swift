import Testing

@testable import Store

/// Shares as `dushu check` prints them.
struct ShareTests {
    @Test func aShareIsRoundedToTheNearest() {
        #expect(tenths(1, of: 15) == "6.7" && tenths(2, of: 3) == "66.7" && tenths(1, of: 3) == "33.3")
        #expect(tenths(1, of: 2000) == "0.1" && tenths(1, of: 8) == "12.5" && tenths(125, of: 10_000) == "1.3")
    }

    /// What is left is never rounded away.
    @Test func onlyAllAreAHundred() {
        #expect(tenths(0, of: 7) == "0.0" && tenths(7, of: 7) == "100.0")
        #expect(tenths(99_999, of: 100_000) == "99.9" && tenths(1, of: 100_000) == "0.1")
    }
}
