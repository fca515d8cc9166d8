import Testing

@testable import Reading

/// Runs the rows of a table of seeds/vocabulary, each by its own example.
enum VocabularyCheck {
    /// `examine` returns what is wrong with a row, nil where it does what it says.
    ///
    /// Rows that are known to fail stand in Tests/Golden/vocabulary/, named by table and first cell: such a row must fail.
    static func run(_ table: String, key: String, examine: (Table.Row) throws -> String?) throws {
        let columns = Vocabulary.tables.first { $0.name == table }?.columns ?? []
        let rows = try Table(table, Vocabulary.embeddedFile(table) ?? "", required: columns).rows
        #expect(rows.count > 5, "\(table) holds next to nothing")
        var failing: [(row: Table.Row, problem: String)] = []
        for row in rows { if let problem = try examine(row) { failing.append((row, problem)) } }

        let path = "Tests/Golden/vocabulary/" + table.dropLast(4) + ".txt"
        let note = "# rows of \(table) of which the example does not come out yet\n"
        if Recording.isOn {
            try Repository.write(note + failing.map { "\($0.row[key])\t\($0.problem)\n" }.joined(), to: path)
            Recording.done("\(failing.count) failing rows of \(table) in \(path)")
            return
        }
        let recorded = (try? Repository.text(path)) ?? ""
        let gaps = Set(recorded.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { $0.prefix { $0 != "\t" } })
        for (row, problem) in failing where !gaps.contains(row[key]) {
            Issue.record("“\(row[key])”: \(problem)", sourceLocation: place(of: row, in: table))
        }
        for gap in gaps.subtracting(failing.map { $0.row[key] }) {
            Issue.record("“\(gap)” of \(table) does what it says now: take it out of \(path)")
        }
    }

    /// The line of a row, which its errors name: `units.tsv:12: …`.
    private static func place(of row: Table.Row, in table: String) -> SourceLocation {
        let parts = row.error("").description.split(separator: ":")
        let path = Repository.top.appendingPathComponent("seeds/vocabulary/" + table).path
        return SourceLocation(
            fileID: "vocabulary/" + table, filePath: path, line: parts.count > 1 ? Int(parts[1]) ?? 1 : 1, column: 1)
    }
}
