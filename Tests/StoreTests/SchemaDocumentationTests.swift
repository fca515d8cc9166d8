import Foundation
import Store
import Testing

/// schema.sql is the interface of ad hoc SQL: nothing in it may stand without a word.
struct SchemaDocumentationTests {
    let lines = Schema.text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }

    @Test func everyTableAndViewHasAComment() {
        for (index, line) in lines.enumerated() where line.hasPrefix("CREATE TABLE") || line.hasPrefix("CREATE VIEW") {
            #expect(index > 0 && lines[index - 1].hasPrefix("-- "), "\(line)")
        }
    }

    @Test func everyColumnHasAComment() throws {
        let scratch = try Scratch()
        try Store(path: scratch.database, for: .writing).close()
        let objects = try scratch.rows(
            "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'")
        #expect(objects.count >= 18)
        for object in objects {
            let documented = comments(of: object)
            for column in try scratch.rows("SELECT name FROM pragma_table_info('\(object)')") {
                #expect(documented[column]?.isEmpty == false, "\(object).\(column) has no comment")
            }
        }
    }

    /// SQL within comments can be run as it stands.
    @Test func everyExampleRuns() throws {
        let scratch = try Scratch()
        try Store(path: scratch.database, for: .writing).close()
        let examples = lines.filter { $0.hasPrefix("--   ") }.map { $0.dropFirst(5) }.joined(separator: "\n")
            .components(separatedBy: "SELECT ").dropFirst().map { "SELECT " + $0.components(separatedBy: ";")[0] }
        #expect(examples.count == 1)
        for example in examples { #expect(try scratch.rows(example) == []) }
    }

    /// The comments at the ends of the lines of one CREATE statement, by column.
    private func comments(of object: String) -> [String: String] {
        guard let start = lines.firstIndex(where: { $0 == "CREATE TABLE \(object) (" || $0 == "CREATE VIEW \(object) AS" }) else {
            return [:]
        }
        var comments: [String: String] = [:]
        for line in lines[start...].dropFirst() {
            if line.hasPrefix("CREATE ") { break }
            guard let mark = line.range(of: " -- ") else { continue }
            let words = line[..<mark.lowerBound].split { $0 == " " || $0 == "," }
            let name = line.hasPrefix("    ") && words.count > 1 && words.contains("AS") ? words.last : words.first
            guard let name else { continue }
            comments[String(name), default: ""] += line[mark.upperBound...]
        }
        return comments
    }
}
