import Testing

@testable import Quantities

/// Stretches of days, both ends included.
@Suite struct PeriodTests {
    private func period(_ start: String, _ end: String) -> Period { Period(start: Day(iso: start), end: Day(iso: end)) }

    @Test func years() {
        #expect(Period(year: 2022) == period("2022-01-01", "2022-12-31"))
        #expect(Period(year: 0) == nil)
    }

    @Test func months() {
        #expect(Period(year: 2022, months: 1, through: 10) == period("2022-01-01", "2022-10-31"))
        #expect(Period(year: 2024, months: 2, through: 2) == period("2024-02-01", "2024-02-29"))
        #expect(Period(year: 2022, months: 3, through: 2) == nil)
        #expect(Period(year: 2022, months: 12, through: 13) == nil)
    }

    @Test(arguments: [
        (["2022-01-01", "2022-10-31"], ["2021-01-01", "2021-10-31"]),
        (["2024-02-01", "2024-02-29"], ["2023-02-01", "2023-02-28"]),
        (["2025-02-01", "2025-02-28"], ["2024-02-01", "2024-02-29"]),
        (["", "2022-10-31"], ["", "2021-10-31"]),
        (["2022-11-01", "2022-11-11"], ["2021-11-01", "2021-11-11"]),
        (["2024-02-29", "2024-02-29"], ["2023-02-28", "2023-02-28"]),
        (["2022-12-31", "2022-12-31"], ["2021-12-31", "2021-12-31"]),
    ])
    func yearEarlier(_ window: [String], _ expected: [String]) {
        #expect(period(window[0], window[1]).yearEarlier == period(expected[0], expected[1]))
    }

    /// A window of one day a year earlier is one day, on the last of February too.
    @Test func oneDayStaysOneDay() {
        #expect(period("2021-02-28", "2021-02-28").yearEarlier == period("2020-02-28", "2020-02-28"))
    }

    /// The calendar begins with year 1: nothing in it has an earlier year.
    @Test func yearBeforeTheFirst() {
        #expect(period("0001-02-01", "0001-02-28").yearEarlier == period("", ""))
        #expect(period("0001-06-01", "0002-03-31").yearEarlier == period("", "0001-03-31"))
    }

    @Test func lengths() {
        #expect(period("2022-11-25", "2022-11-25").days == 1)
        #expect(period("2024-01-01", "2024-12-31").days == 366)
        #expect(period("", "2022-10-31").days == nil)
    }
}
