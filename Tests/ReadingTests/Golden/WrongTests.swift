import Testing

/// What is known to be wrong in the golden pages: Tests/Golden/wrong.tsv, one row for each wrong field.
@Suite struct WrongTests {
    @Test func everyRowIsStillWrong() throws {
        let rows = try WrongRow.all()
        #expect(!rows.isEmpty)
        for row in rows { if let problem = try row.problem { Issue.record("\(problem)", sourceLocation: row.location) } }
    }

    @Test func noFieldIsMarkedTwice() throws {
        let keys = try WrongRow.all().map { $0.cells.prefix(4).joined(separator: " ") }
        #expect(Set(keys).count == keys.count)
    }

    private static let lines = [
        "# 1 -", "首位 | 1 rank | exact rank | 全国 | 收入 | - | - | -",
        "8% | 8 % | approx growth | - | - | ..2022-12-31 | - | -",
    ]

    /// Quote, place, field and right value of a row beside what is said of it.
    private static let examples: [(row: String, problem: String?)] = [
        ("8% 1 metric 收入", nil), ("8% 1 metric null", "is right now"), ("8% 1 unit %", "is right now"),
        ("8% 1 bound approx", "is right now"), ("8% 1 period 2022-01-01..2022-12-31", nil), ("8% 2 metric 收入", "no line"),
        ("8% 1 claim null", nil), ("9% 1 claim null", "is gone"), ("首位 2 missing -", nil), ("首位 1 missing -", "is there now"),
        ("首位 1 basis null", "no field"), ("首位 x metric null", "no number"), ("首位 1 metric ", "no right value"),
    ]

    @Test(arguments: examples) func judgement(_ example: (row: String, problem: String?)) {
        let row = WrongRow(line: 2, cells: ["page"] + example.row.components(separatedBy: " ") + ["why"])
        let found = row.problem(in: WrongTests.lines)
        #expect(example.problem.map { found?.contains($0) ?? false } ?? (found == nil), "\(found ?? "nothing")")
    }
}

/// A row of wrong.tsv. See Tests/Cases/README.md.
private struct WrongRow {
    static let path = "Tests/Golden/wrong.tsv"
    private static let fields = ["value", "unit", "bound", "kind", "organization", "metric", "period", "base", "component"]

    /// Place in the file, from 1.
    let line: Int
    /// Page, quote, place, field, right, note.
    let cells: [String]

    static func all() throws -> [WrongRow] {
        let lines = try Repository.text(path).split(separator: "\n", omittingEmptySubsequences: false)
        return lines.enumerated().dropFirst().filter { !$0.element.isEmpty }
            .map { WrongRow(line: $0.offset + 1, cells: $0.element.components(separatedBy: "\t")) }
    }

    var location: SourceLocation {
        let file = Repository.top.appendingPathComponent(WrongRow.path).path
        return SourceLocation(fileID: "Golden/wrong.tsv", filePath: file, line: line, column: 1)
    }

    /// What is wrong with the row itself, nil while the golden page is what is wrong.
    var problem: String? {
        get throws {
            guard let page = cells.first, let text = try? Repository.text("Tests/Golden/pages/" + page) else {
                return "no golden page of this name"
            }
            return problem(in: text.components(separatedBy: "\n"))
        }
    }

    func problem(in lines: [String]) -> String? {
        guard cells.count == 6 else { return "\(cells.count) cells, not 6" }
        let (quote, field, right) = (cells[1], cells[3], cells[4])
        guard let place = Int(cells[2]), place > 0 else { return "“\(cells[2])” is no number of a place" }
        if right.isEmpty { return "“\(quote)” has no right value: null where it cannot be said" }
        let same = lines.map { $0.components(separatedBy: " | ") }.filter { $0.count == 8 && $0[0] == quote }
        let parts = place <= same.count ? same[place - 1] : nil
        switch field {
        case "missing": return parts.map { _ in "“\(quote)” \(place) is there now: take the row away" }
        case "claim": return parts == nil ? "“\(quote)” \(place) is gone: take the row away" : nil
        default: break
        }
        guard let index = WrongRow.fields.firstIndex(of: field) else { return "“\(field)” is no field of a golden line" }
        guard let parts else { return "no line “\(quote)” \(place) in the golden page" }
        // A line is: quote | value unit | bound kind | organization | metric | period | base | component.
        let pairs = parts[1...2].flatMap { $0.split(separator: " ", maxSplits: 1).map(String.init) }
        let now = (pairs + parts[3...])[index]
        let isRight = now == right || now == "-" && right == "null"
        return isRight ? "“\(quote)” \(place), \(field), is right now: take the row away" : nil
    }
}
