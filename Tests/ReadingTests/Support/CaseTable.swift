import Foundation

/// A table of cases: tab-separated, a header, comments with `#`. See Tests/Cases/README.md.
struct CaseTable: CustomStringConvertible, Sendable {
    /// One case: a figure of a text, or a text without any.
    struct Row: Sendable {
        /// Place in the file, from 1.
        let line: Int
        let cells: [String: String]

        /// The cell of a column, empty where the row has none.
        subscript(column: String) -> String { cells[column] ?? "" }

        /// Whether the row is known to fail.
        var isGap: Bool { self["note"].hasPrefix(CaseTable.gapMark) }
    }

    /// All rows of one text.
    struct Group: Sendable {
        let issued: String
        let text: String
        var rows: [Row]
    }

    static let folder = "Tests/Cases"
    static let gapMark = "gap:"

    let name: String
    let columns: [String]
    let rows: [Row]
    private let lines: [String]

    /// Path in the repository.
    var path: String { CaseTable.folder + "/" + name + ".tsv" }
    /// Sort of table: its name up to the first `_`.
    var sort: Substring { name.prefix { $0 != "_" } }
    var description: String { name }

    init(name: String) throws {
        self.name = name
        lines = try Repository.text(CaseTable.folder + "/" + name + ".tsv").components(separatedBy: "\n")
        var columns: [String] = []
        var rows: [Row] = []
        for (index, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
            let cells = line.components(separatedBy: "\t")
            if columns.isEmpty {
                columns = cells
            } else {
                rows.append(Row(line: index + 1, cells: Dictionary(uniqueKeysWithValues: zip(columns, cells))))
            }
        }
        self.columns = columns
        self.rows = rows
    }

    /// All tables whose sort is one of `sorts`.
    static func all(_ sorts: Set<Substring>) -> [CaseTable] { all.filter { sorts.contains($0.sort) } }

    /// All tables of the folder.
    static let all: [CaseTable] = Repository.names(in: folder, suffix: ".tsv").compactMap {
        try? CaseTable(name: String($0.dropLast(4)))
    }

    /// The rows by text, in the order in which the texts first come.
    var groups: [Group] {
        var places: [[String]: Int] = [:]
        var groups: [Group] = []
        for row in rows {
            let key = [row["issued"], row["text"]]
            if let place = places[key] {
                groups[place].rows.append(row)
            } else {
                places[key] = groups.count
                groups.append(Group(issued: row["issued"], text: row["text"], rows: [row]))
            }
        }
        return groups
    }

    /// Writes the table with the gap mark on the rows at `failing` lines and on no other; everything else stays as it is.
    func record(failing: Set<Int>) throws {
        guard let column = columns.firstIndex(of: "note") else { return }
        var lines = lines
        for row in rows where row.isGap != failing.contains(row.line) {
            var cells = lines[row.line - 1].components(separatedBy: "\t")
            while cells.count <= column { cells.append("") }
            if row.isGap {
                cells[column] = cells[column].dropFirst(CaseTable.gapMark.count).trimmingCharacters(in: .whitespaces)
            } else {
                cells[column] = (CaseTable.gapMark + " " + cells[column]).trimmingCharacters(in: .whitespaces)
            }
            lines[row.line - 1] = cells.joined(separator: "\t")
        }
        try Repository.write(lines.joined(separator: "\n"), to: path)
    }
}
