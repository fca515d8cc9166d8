/// A calendar day of the proleptic Gregorian calendar: no time zone, no instant.
public struct Day: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01.
    public let number: Int32

    /// Makes a day from its number of days since 1970-01-01.
    public init(number: Int32) { self.number = number }

    /// Makes a day from its date; nil for a date that the calendar does not have.
    ///
    /// Days from civil: H. Hinnant, “chrono-Compatible Low-Level Date Algorithms”.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Day.length(ofMonth: month, year: year) else {
            return nil
        }
        let y = month <= 2 ? year - 1 : year
        let era = y / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        self.init(number: Int32(era * 146_097 + dayOfEra - 719_468))
    }

    /// Reads `2022-11-25`; nil for anything else.
    public init?(iso text: some StringProtocol) {
        var parts = (0, 0, 0)
        var place = 0
        for byte in text.utf8 {
            if place == 4 || place == 7 {
                guard byte == UInt8(ascii: "-") else { return nil }
            } else {
                guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9"), place < 10 else { return nil }
                let digit = Int(byte - UInt8(ascii: "0"))
                if place < 4 {
                    parts.0 = parts.0 * 10 + digit
                } else if place < 7 {
                    parts.1 = parts.1 * 10 + digit
                } else {
                    parts.2 = parts.2 * 10 + digit
                }
            }
            place += 1
        }
        guard place == 10 else { return nil }
        self.init(year: parts.0, month: parts.1, day: parts.2)
    }

    /// Year, month and day.
    public var civil: (year: Int, month: Int, day: Int) {
        let z = Int(number) + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let dayOfEra = z - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let mp = (5 * dayOfYear + 2) / 153
        let month = mp < 10 ? mp + 3 : mp - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * mp + 2) / 5 + 1)
    }

    /// Year of the date.
    public var year: Int { civil.year }
    /// Month of the date, 1...12.
    public var month: Int { civil.month }

    /// `2022-11-25`.
    public var iso: String {
        let (year, month, day) = civil
        return String(unsafeUninitializedCapacity: 10) { bytes in
            func put(_ number: Int, at place: Int) {
                bytes[place] = 48 + UInt8(truncatingIfNeeded: number / 10 % 10)
                bytes[place + 1] = 48 + UInt8(truncatingIfNeeded: number % 10)
            }
            put(year / 100, at: 0)
            put(year, at: 2)
            (bytes[4], bytes[7]) = (UInt8(ascii: "-"), UInt8(ascii: "-"))
            put(month, at: 5)
            put(day, at: 8)
            return 10
        }
    }

    /// The day `days` later (earlier when negative).
    public func adding(days: Int) -> Day { Day(number: number + Int32(days)) }

    /// The same date `years` later; 29 February becomes 28 February in common years.
    public func adding(years: Int) -> Day {
        let (year, month, day) = civil
        return Day(year: year + years, month: month, day: min(day, Day.length(ofMonth: month, year: year + years))) ?? self
    }

    /// Number of days in a month.
    public static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: return 30
        case 2: return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: return 31
        }
    }

    /// First day of a month.
    public static func first(ofMonth month: Int, year: Int) -> Day? { Day(year: year, month: month, day: 1) }
    /// Last day of a month.
    public static func last(ofMonth month: Int, year: Int) -> Day? {
        (1...12).contains(month) ? Day(year: year, month: month, day: length(ofMonth: month, year: year)) : nil
    }

    /// Earlier before later.
    public static func < (left: Day, right: Day) -> Bool { left.number < right.number }
}

/// A stretch of days, both ends included; a stock (what stands at one day) has no start.
public struct Period: Hashable, Sendable {
    /// First day; nil for a stock or an open beginning.
    public var start: Day?
    /// Last day; nil when it is not known.
    public var end: Day?

    /// Makes the period between two days, both included.
    public init(start: Day?, end: Day?) {
        self.start = start
        self.end = end
    }

    /// The whole of a year.
    public init?(year: Int) {
        guard let start = Day(year: year, month: 1, day: 1), let end = Day(year: year, month: 12, day: 31) else { return nil }
        self.init(start: start, end: end)
    }

    /// The months `first`...`last` of a year.
    public init?(year: Int, months first: Int, through last: Int) {
        guard first <= last, let start = Day.first(ofMonth: first, year: year), let end = Day.last(ofMonth: last, year: year)
        else {
            return nil
        }
        self.init(start: start, end: end)
    }

    /// The same window a year earlier (同比): a month's last day stays a month's last day, and one day stays one day.
    ///
    /// A day of the first year of the calendar has none a year earlier.
    public var yearEarlier: Period {
        func earlier(_ day: Day, isEnd: Bool) -> Day? {
            let (year, month, date) = day.civil
            guard year > 1 else { return nil }
            if isEnd, date == Day.length(ofMonth: month, year: year), let last = Day.last(ofMonth: month, year: year - 1) {
                return last
            }
            return day.adding(years: -1)
        }
        return Period(
            start: start.flatMap { earlier($0, isEnd: false) }, end: end.flatMap { earlier($0, isEnd: start != end) })
    }

    /// Number of days, both ends included; nil when an end is open.
    public var days: Int? {
        guard let start, let end else { return nil }
        return Int(end.number - start.number) + 1
    }
}
