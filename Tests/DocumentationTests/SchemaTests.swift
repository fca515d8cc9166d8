import Foundation
import Testing

/// Every table, view and column of schema.sql says what it is.
@Suite struct SchemaTests {
    /// Lines that stand in a table or view, with its name.
    private func lines(of keyword: String) throws -> [(name: String, comment: String?, body: [String])] {
        let lines = try Repository.text("schema.sql").components(separatedBy: "\n")
        var found: [(name: String, comment: String?, body: [String])] = []
        for (index, line) in lines.enumerated() where line.hasPrefix("CREATE \(keyword) ") {
            let name = line.split(separator: " ")[2].prefix { $0 != "(" }
            let body = lines[(index + 1)...].prefix { !$0.hasPrefix(")") && !$0.isEmpty }
            found.append((String(name), index > 0 && lines[index - 1].hasPrefix("--") ? lines[index - 1] : nil, Array(body)))
        }
        return found
    }

    @Test func everyTableIsDescribed() throws {
        let tables = try lines(of: "TABLE")
        #expect(tables.count > 5)
        for table in tables {
            #expect(table.comment != nil, "a comment above CREATE TABLE \(table.name)")
        }
    }

    @Test func everyColumnIsDescribed() throws {
        for table in try lines(of: "TABLE") {
            for line in table.body where SchemaTests.isColumn(line) {
                #expect(line.contains(" -- "), "\(table.name): \(line.trimmingCharacters(in: .whitespaces))")
            }
        }
    }

    @Test func everyViewIsDescribed() throws {
        let views = try lines(of: "VIEW")
        #expect(Set(["series", "growth", "ranking", "conflict", "coverage"]).isSubset(of: views.map(\.name)))
        for view in views {
            #expect(view.comment != nil, "a comment above CREATE VIEW \(view.name)")
            // Columns up to the first FROM; the second half of a UNION has the columns of the first.
            for line in view.body.drop(while: { $0.hasPrefix("SELECT") }).prefix(while: { !$0.hasPrefix("FROM") })
            where line.hasPrefix("    ") && !line.hasPrefix("     ") && !line.hasPrefix("    END") {
                let isOpen = line.hasPrefix("    CASE")
                #expect(isOpen || line.contains(" -- "), "\(view.name): \(line.trimmingCharacters(in: .whitespaces))")
            }
        }
    }

    /// `    name   TYPE …`: not a constraint and not the second line of one.
    private static func isColumn(_ line: String) -> Bool {
        let words = line.split(separator: " ")
        guard line.hasPrefix("    "), !line.hasPrefix("     "), words.count > 1 else { return false }
        return ["TEXT", "INTEGER", "REAL", "BLOB"].contains(String(words[1].prefix { $0 != "," }))
    }
}
