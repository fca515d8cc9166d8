import Quantities
import Testing

@testable import Reading

/// The mentions of a text are those of its rows, neither more nor fewer.
@Suite struct MentionCaseTests {
    @Test(arguments: CaseTable.all(["numerals", "units", "bounds"]))
    func quantities(_ table: CaseTable) throws {
        try CaseCheck.run(table) { try MentionCaseTests.judge($0, type: "quantity", MentionCaseTests.compareQuantity) }
    }

    @Test(arguments: CaseTable.all(["ranks"]))
    func ranks(_ table: CaseTable) throws {
        try CaseCheck.run(table) { try MentionCaseTests.judge($0, type: "rank", MentionCaseTests.compareNumber) }
    }

    @Test(arguments: CaseTable.all(["periods"]))
    func periods(_ table: CaseTable) throws {
        try CaseCheck.run(table) { try MentionCaseTests.judge($0, type: "period", MentionCaseTests.comparePeriod) }
    }

    /// All names of a text; in organizations.tsv itself a row asks for its own only.
    @Test(arguments: CaseTable.all(["organizations"]).filter { $0.name != "organizations" })
    func organizations(_ table: CaseTable) throws {
        try CaseCheck.run(table) { try MentionCaseTests.judge($0, type: "organization", MentionCaseTests.compareName) }
    }

    /// A mention that no row expects counts against the first row of its text.
    private static func judge(
        _ group: CaseTable.Group, type: String, _ compare: (CaseTable.Row, Mention) -> [String]
    ) throws -> CaseCheck.Problems {
        var left = try Shared.mentions(group.text, type: type, issued: Day(iso: group.issued))
        var problems: CaseCheck.Problems = [:]
        var search = QuoteSearch(group.text)
        for row in group.rows where !row["quote"].isEmpty {
            let span = search.next(row["quote"])
            let place =
                left.firstIndex { $0.text == row["quote"] }
                ?? left.firstIndex { $0.start < span.upperBound && span.lowerBound < $0.end }
            guard let place else {
                problems[row.line, default: []].append("“\(row["quote"])” is not found")
                continue
            }
            let found = left.remove(at: place)
            var wrong = found.text == row["quote"] ? [] : ["“\(row["quote"])” is found as “\(found.text)”"]
            wrong += compare(row, found)
            if !wrong.isEmpty { problems[row.line, default: []] += wrong }
        }
        if let first = group.rows.first, !left.isEmpty {
            problems[first.line, default: []] += left.map { "“\($0.text)” is not expected" }
        }
        return problems
    }

    private static func compareQuantity(_ row: CaseTable.Row, _ found: Mention) -> [String] {
        compareNumber(row, found)
            + (found.unit == row["unit"] ? [] : ["“\(row["quote"])”: unit “\(found.unit ?? "none")”, not “\(row["unit"])”"])
    }

    private static func compareNumber(_ row: CaseTable.Row, _ found: Mention) -> [String] {
        var wrong: [String] = []
        func differ(_ what: String, _ got: String?) {
            wrong.append("“\(row["quote"])”: \(what) \(got ?? "null"), not \(row[what])")
        }
        if found.value != Exact(plain: row["value"]) { differ("value", found.value?.canonical) }
        for (column, end) in [("lower", found.interval?.lower), ("upper", found.interval?.upper)] where !row[column].isEmpty {
            if end != (row[column] == "null" ? nil : Exact(plain: row[column])) { differ(column, end?.canonical) }
        }
        if !row["bound"].isEmpty, found.bound?.rawValue != row["bound"] { differ("bound", found.bound?.rawValue) }
        return wrong
    }

    private static func compareName(_ row: CaseTable.Row, _ found: Mention) -> [String] {
        let name = found.organization ?? "null"
        return name == row["organization"] ? [] : ["“\(row["quote"])”: \(name), not \(row["organization"])"]
    }

    private static func comparePeriod(_ row: CaseTable.Row, _ found: Mention) -> [String] {
        let (start, end) = (found.period?.start?.iso ?? "", found.period?.end?.iso ?? "")
        guard start == row["start"], end == row["end"] else {
            return ["“\(row["quote"])”: \(start)..\(end), not \(row["start"])..\(row["end"])"]
        }
        return []
    }
}
