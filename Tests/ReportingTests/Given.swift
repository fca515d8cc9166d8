import Quantities
import Reporting
import Store
import Testing

/// Observations from a table, one a line:
///
///     organization metric kind period value unit [base=… level=… region basis=… component=… scope=… issued=… derived range=low..high]
///
/// Periods are `2022`, `2022-10`, `2022-01..2022-10`, `2022-10-31` (what stands at a day) or `?`.
/// Values are `150`, `~150`, `>150`, `<150`, `>=150`, `<=150`. The document of the n-th line is `n`; `doc=7` is another.
func given(_ table: String) throws -> [Observation] {
    try table.split(separator: "\n").enumerated().map { index, line in
        let words = line.split(separator: " ").map(String.init)
        func option(_ name: String) -> String? {
            words.first { $0.hasPrefix(name + "=") }.map { String($0.dropFirst(name.count + 1)) }
        }
        let (bound, value) = try printed(words[4])
        var interval = Interval(printed: value)
        switch bound {
        case .moreThan, .atLeast: interval = Interval(lower: value, upper: nil)
        case .lessThan, .atMost: interval = Interval(lower: nil, upper: value)
        case .exact, .approx: break
        }
        if let range = option("range")?.components(separator: "..") {
            interval = Interval(lower: Exact(plain: range[0]), upper: Exact(plain: range[1]))
        }
        return Observation(
            id: Int64(index + 1),
            series: SeriesKey(
                organization: words[0], metric: words[1], component: option("component") ?? "", basis: option("basis") ?? "",
                unit: words[5], kind: try #require(Kind(rawValue: words[2])),
                level: words.contains { $0.hasPrefix("level=") } ? option("level").flatMap { $0.isEmpty ? nil : $0 } : "province",
                isRegion: words.contains("region")),
            scope: option("scope") ?? "", period: try period(words[3]), base: try option("base").map { try period($0) },
            value: value,
            interval: interval, bound: bound, method: words.contains("derived") ? .derived : .stated,
            formula: words.contains("derived") ? "given" : "", evidence: EvidencePlace(option("doc") ?? "\(index + 1)"),
            firstIssued: option("issued").flatMap { Day(iso: $0) }, issued: option("issued").flatMap { Day(iso: $0) })
    }
}

/// Groups of all organizations of one level, regions and bodies apart, with as many members as there are.
func peers(of observations: [Observation], scopes: [String] = []) -> Peers {
    var members: [String: Set<String>] = [:]
    for one in observations {
        guard let level = one.level else { continue }
        members["\(one.isRegion ? "regions" : "the bodies"), \(level)", default: []].insert(one.series.organization)
    }
    return Peers(members.map { Peers.Group(name: $0, size: $1.count, scopes: scopes, members: $1.sorted()) })
}

/// The rows as text: the columns named, with `-` for what is unknown and `_` for a blank.
func shown<Row: ReportRow>(_ rows: [Row], _ columns: String) throws -> String {
    let places = try columns.split(separator: " ").map { name in try #require(Row.header.firstIndex(of: String(name))) }
    return rows.map { row in
        places.map { place in
            let text = row.cells[place].plain
            return text.isEmpty ? "-" : String(text.map { $0 == " " ? "_" : $0 })
        }.joined(separator: " ")
    }.joined(separator: "\n")
}

private func printed(_ text: String) throws -> (Bound, Exact) {
    for (sign, bound) in [(">=", Bound.atLeast), ("<=", .atMost), (">", .moreThan), ("<", .lessThan), ("~", .approx)]
    where text.hasPrefix(sign) {
        return (bound, try #require(Exact(plain: text.dropFirst(sign.count))))
    }
    return (.exact, try #require(Exact(plain: text)))
}

private func period(_ text: String) throws -> Period {
    if text == "?" { return Period(start: nil, end: nil) }
    if let day = Day(iso: text) { return Period(start: nil, end: day) }
    let ends = try text.components(separator: "..").map { end in
        let parts = end.split(separator: "-").compactMap { Int($0) }
        switch parts.count {
        case 1: return try #require(Period(year: parts[0]))
        case 2: return try #require(Period(year: parts[0], months: parts[1], through: parts[1]))
        default:
            let day = try #require(Day(iso: end))
            return Period(start: day, end: day)
        }
    }
    return Period(start: ends[0].start, end: ends[ends.count - 1].end)
}

extension String {
    /// The parts between occurrences of a separator.
    fileprivate func components(separator: String) -> [String] {
        var parts: [String] = []
        var rest = self[...]
        while let range = rest.firstRange(of: separator) {
            parts.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        return parts + [String(rest)]
    }
}
