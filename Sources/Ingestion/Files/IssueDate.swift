import Quantities

/// The issue date that a file name tells.
public enum IssueDate {
    /// The last valid date (`2022-11-25` or `20221125`) in the last part of a path that has one; nil where none has.
    ///
    /// `2022-11-25/p03.txt` has its date from the folder; `html/2022-11/25/content_1.htm` and `202211/25/content_1.html`, as digital
    /// papers lay their pages, from two of them.
    public static func inName(_ path: String) -> Day? {
        let parts = path.split(separator: "/")
        for (index, part) in parts.enumerated().reversed() {
            if let day = last(in: Array(part.utf8)) { return day }
            if index + 1 < parts.count, let day = ofFolders(part, parts[index + 1]) { return day }
        }
        return nil
    }

    /// `2022-11` or `202211` above `25`.
    private static func ofFolders(_ month: Substring, _ day: Substring) -> Day? {
        let digits = month.utf8.filter { $0 != UInt8(ascii: "-") }
        guard month.utf8.count - digits.count <= 1, digits.count == 6, day.utf8.count == 2, digits.allSatisfy(isDigit),
            day.utf8.allSatisfy(isDigit)
        else { return nil }
        let text = String(decoding: digits, as: UTF8.self)
        return Day(iso: text.prefix(4) + "-" + text.suffix(2) + "-" + day).flatMap(plausible)
    }

    private static func last(in bytes: [UInt8]) -> Day? {
        var found: Day?
        var start = 0
        while start < bytes.count {
            guard isDigit(bytes[start]) else {
                start += 1
                continue
            }
            let run = bytes[start...].prefix { isDigit($0) || $0 == UInt8(ascii: "-") }
            if let day = day(run) { found = day }
            start = run.endIndex
        }
        return found
    }

    /// Digits and hyphens that begin with a date, or are one: `2022-11-25`, `2022-11-25-03`, `20221125`, `20221125-1`.
    private static func day(_ run: ArraySlice<UInt8>) -> Day? {
        let groups = run.split(separator: UInt8(ascii: "-")).map { String(decoding: $0, as: UTF8.self) }
        for (index, group) in groups.enumerated() {
            if group.count == 8, let day = Day(iso: group.prefix(4) + "-" + group.dropFirst(4).prefix(2) + "-" + group.suffix(2))
            {
                return plausible(day)
            }
            if group.count == 4, index + 2 < groups.count, let day = Day(iso: groups[index...index + 2].joined(separator: "-")) {
                return plausible(day)
            }
        }
        return nil
    }

    private static func plausible(_ day: Day) -> Day? { (1800...2199).contains(day.year) ? day : nil }
    private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
}
