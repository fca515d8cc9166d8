import EmbeddedFiles

/// A table of `seeds/reports`, compiled into the program: tab-separated, the names of the columns first, `#` before notes.
enum EmbeddedTable {
    /// The rows of a table below its header, each with as many fields as that has; none where there is no such table.
    static func rows(_ name: String) -> [[String]] {
        var index = 0
        while true {
            let file = embedded_file_at(index)
            guard file.count > 0 else { return [] }
            if String(cString: file.name) == name {
                return rows(of: String(decoding: UnsafeBufferPointer(start: file.bytes, count: file.count), as: UTF8.self))
            }
            index += 1
        }
    }

    private static func rows(of text: String) -> [[String]] {
        let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
        let width = lines.first?.split(separator: "\t", omittingEmptySubsequences: false).count ?? 0
        return lines.dropFirst().map { line in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map { String($0) }
            return fields + Array(repeating: "", count: max(0, width - fields.count))
        }
    }
}
