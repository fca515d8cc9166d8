import Testing

@testable import Quantities

/// Days of the calendar without time zone.
@Suite struct DayTests {
    private func day(_ text: String) throws -> Day { try #require(Day(iso: text), "\(text)") }

    @Test(arguments: [
        ("1970-01-01", 0), ("1970-01-02", 1), ("1969-12-31", -1), ("2000-02-29", 11016), ("2022-11-25", 19321),
        ("0001-01-01", -719_162),
    ])
    func numbers(_ text: String, _ number: Int) throws {
        #expect(try day(text).number == Int32(number))
        #expect(Day(number: Int32(number)).iso == text)
    }

    @Test(arguments: [
        "2023-02-29", "1900-02-29", "2022-13-01", "2022-00-10", "2022-04-31", "2022-11-00", "0000-01-01", "2022-1-5", "22-11-25",
        "2022/11/25",
        "2022-11", "2022-11-25-", "", "二〇二二-11-25", "20221125",
    ])
    func refuses(_ text: String) { #expect(Day(iso: text) == nil) }

    @Test func signsAreNoDigits() {
        #expect(Day(iso: "2022-+1-05") == nil)
        #expect(Day(iso: "+022-01-05") == nil)
    }

    @Test func leapYears() {
        #expect([1900, 2000, 2020, 2021, 2024, 2100].map { Day.length(ofMonth: 2, year: $0) } == [28, 29, 29, 28, 29, 28])
        #expect((1...12).map { Day.length(ofMonth: $0, year: 2022) } == [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
    }

    /// Every day of four centuries there and back.
    @Test func civilDays() {
        var number = Day(year: 1800, month: 1, day: 1)?.number ?? 0
        for year in 1800..<2200 {
            for month in 1...12 {
                for date in 1...Day.length(ofMonth: month, year: year) {
                    let day = Day(number: number)
                    if Day(year: year, month: month, day: date) != day || day.civil != (year, month, date) {
                        Issue.record("\(year)-\(month)-\(date) is \(day.iso)")
                        return
                    }
                    number += 1
                }
            }
        }
    }

    @Test func steps() throws {
        #expect(try day("2022-12-31").adding(days: 1).iso == "2023-01-01")
        #expect(try day("2024-03-01").adding(days: -1).iso == "2024-02-29")
        #expect(try day("2024-02-29").adding(years: -1).iso == "2023-02-28")
        #expect(try day("2024-02-29").adding(years: 4).iso == "2028-02-29")
        #expect(try day("2022-11-25") < day("2022-12-01"))
    }

    @Test func endsOfMonths() {
        #expect(Day.first(ofMonth: 2, year: 2024)?.iso == "2024-02-01")
        #expect(Day.last(ofMonth: 2, year: 2024)?.iso == "2024-02-29")
        #expect(Day.last(ofMonth: 13, year: 2024) == nil)
        #expect(Day.first(ofMonth: 0, year: 2024) == nil)
    }
}
