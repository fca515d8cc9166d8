/// A table of seeds/vocabulary: a header line, then a row a line, cells parted by tabs, `#` lines are comments.
struct Table {
    /// A row with its line number, for messages.
    struct Row {
        let table: String
        let line: Int
        let cells: [Substring]
        let columns: [String: Int]

        /// The cell under `column`, empty where the row is short.
        subscript(column: String) -> Substring {
            guard let index = columns[column], index < cells.count else { return "" }
            return cells[index]
        }

        /// The `|`-parted words of a cell.
        func words(_ column: String) -> [Substring] { self[column].utf8.split(separator: UInt8(ascii: "|")).map { Substring($0) } }

        /// An error that names file and line.
        func error(_ reason: String) -> VocabularyError { VocabularyError(description: "\(table):\(line): \(reason)") }
    }

    let rows: [Row]

    /// Parses `text`; `required` columns must be in the header, and no row may have more cells than it.
    init(_ name: String, _ text: String, required: [String]) throws(VocabularyError) {
        var columns: [String: Int] = [:]
        var rows: [Row] = []
        var number = 0
        var text = text
        text.makeContiguousUTF8()
        for bytes in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            let line = bytes.last == UInt8(ascii: "\r") ? bytes.dropLast() : bytes
            if line.isEmpty || line.first == UInt8(ascii: "#") { continue }
            let cells = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map { Substring($0) }
            if columns.isEmpty {
                for (index, cell) in cells.enumerated() { columns[String(cell)] = index }
                for column in required where columns[column] == nil {
                    throw VocabularyError(description: "\(name):\(number): the header has no column “\(column)”")
                }
            } else {
                let row = Row(table: name, line: number, cells: cells, columns: columns)
                if cells.count > columns.count { throw row.error("\(cells.count) cells under \(columns.count) columns") }
                rows.append(row)
            }
        }
        self.rows = rows
    }
}
