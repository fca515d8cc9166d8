/// Writes rows as a table for people: columns aligned, numbers to the right, no colour.
public struct TableWriter: Sendable {
    /// Columns of a cell before it is cut off with `…`; nil to cut nothing.
    public let maximumWidth: Int?
    /// Whether columns in which no row has anything are left out.
    public let hidesEmptyColumns: Bool

    /// Makes a writer that cuts nothing and shows all columns.
    public init(maximumWidth: Int? = nil, hidesEmptyColumns: Bool = false) {
        self.maximumWidth = maximumWidth
        self.hidesEmptyColumns = hidesEmptyColumns
    }

    /// The whole table: header, a rule, the rows, each with a line end and without trailing blanks.
    public func table(header: [String], rows: [[Cell]]) -> String {
        let texts = rows.map { row in row.map { printable($0.plain) } }
        let shown = header.indices.filter { column in !hidesEmptyColumns || texts.contains { !$0[column].isEmpty } }
        let numeric = shown.map { column in
            rows.contains { $0[column].isNumeric } && rows.allSatisfy { $0[column].isNumeric || $0[column] == .unknown }
        }
        let widths = shown.map { column in
            texts.reduce(header[column].displayWidth) { max($0, $1[column].displayWidth) }
        }
        var output = ""
        func line(_ cells: [String]) {
            var text = ""
            for (place, column) in shown.enumerated() {
                let padding = String(repeating: " ", count: max(0, widths[place] - cells[column].displayWidth))
                text += numeric[place] ? padding + cells[column] : cells[column] + padding
                text += "  "
            }
            while text.last == " " { text.removeLast() }
            output += text + "\n"
        }
        line(header)
        output += widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ") + "\n"
        for row in texts { line(row) }
        return output
    }

    /// The cell on one line, and nothing in it that a terminal would obey.
    private func printable(_ text: String) -> String {
        maximumWidth.map { text.harmless.truncated(toWidth: $0) } ?? text.harmless
    }
}
