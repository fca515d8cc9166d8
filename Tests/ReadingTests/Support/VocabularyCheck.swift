import Testing

@testable import Reading

/// Runs the rows of a table of seeds/vocabulary, each by its own example.
enum VocabularyCheck {
    /// `examine` returns what is wrong with a row, nil where it does what it says.
    ///
    /// A row is named by its cell of `key`, and by that of `and` where one is not enough; no two rows have the same name. Rows that are
    /// known to fail stand in Tests/Golden/vocabulary/ by their names: such a row must fail.
    static func run(_ table: String, key: String, and second: String? = nil, examine: (Table.Row) throws -> String?) throws {
        func name(_ row: Table.Row) -> String { row[key] + (second.map { " " + row[$0] } ?? "") }
        let columns = Vocabulary.tables.first { $0.name == table }?.columns ?? []
        let rows = try Table(table, Vocabulary.embeddedFile(table) ?? "", required: columns).rows
        #expect(rows.count > 5, "\(table) holds next to nothing")
        var failing: [(row: Table.Row, problem: String)] = []
        var names: Set<String> = []
        for row in rows {
            if !names.insert(name(row)).inserted {
                Issue.record("“\(name(row))” stands twice", sourceLocation: place(of: row, in: table))
            }
            if let problem = try examine(row) { failing.append((row, problem)) }
        }

        let path = "Tests/Golden/vocabulary/" + table.dropLast(4) + ".txt"
        let note = "# rows of \(table) of which the example does not come out yet\n"
        if Recording.isOn {
            try Repository.write(note + failing.map { "\(name($0.row))\t\($0.problem)\n" }.joined(), to: path)
            Recording.done("\(failing.count) failing rows of \(table) in \(path)")
            return
        }
        let recorded = (try? Repository.text(path)) ?? ""
        let gaps = Set(recorded.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { String($0.prefix { $0 != "\t" }) })
        for (row, problem) in failing where !gaps.contains(name(row)) {
            Issue.record("“\(name(row))”: \(problem)", sourceLocation: place(of: row, in: table))
        }
        for gap in gaps.subtracting(failing.map { name($0.row) }) {
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
