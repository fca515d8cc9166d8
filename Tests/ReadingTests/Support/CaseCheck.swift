import Testing

/// Runs the cases of a table.
enum CaseCheck {
    /// What is wrong with the rows of one text, by line of the table.
    typealias Problems = [Int: [String]]

    /// Every row must pass, but for those marked as gaps, which must fail; a recording run rewrites the marks.
    static func run(_ table: CaseTable, judge: (CaseTable.Group) throws -> Problems) throws {
        var problems: Problems = [:]
        for group in table.groups { problems.merge(try judge(group)) { $0 + $1 } }
        if Recording.isOn {
            try table.record(failing: Set(problems.keys))
            Recording.done("the gap marks of \(table.path): \(problems.count) of \(table.rows.count) rows")
            return
        }
        for row in table.rows {
            let place = SourceLocation(
                fileID: "ReadingTests/\(table.name).tsv", filePath: Repository.top.appendingPathComponent(table.path).path,
                line: row.line, column: 1)
            let found = problems[row.line] ?? []
            if row.isGap, found.isEmpty {
                Issue.record("“\(row["quote"])” is read rightly now: take away its gap mark", sourceLocation: place)
            } else if !row.isGap, !found.isEmpty {
                Issue.record("“\(row["text"])”: \(found.joined(separator: "; "))", sourceLocation: place)
            }
        }
    }
}
