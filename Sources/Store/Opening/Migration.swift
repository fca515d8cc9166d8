import GRDB

/// Brings a database of an older layout up to schema.sql.
///
/// schema.sql stays the only definition: every table is made anew from it and filled from the old one, column by column
/// of the same name. What a new column is to hold in old rows is said in ``fills``, where its default does not do.
enum Migration {
    /// Tables that triggers keep: they are not copied, but made from the others once for all.
    private static let kept: Set = ["field", "place"]

    /// Makes the kept tables.
    private static let making = {
        let key = "metric, period_end, kind, unit, peers, component, basis, scope, period_start, base_start, base_end"
        return """
            INSERT INTO field (\(key), known, vague) SELECT \(key), count(*), sum(bound <> 'exact') FROM contestant GROUP BY \(key);
            INSERT INTO place
            SELECT
                field.id, value_real, observation_id, series_id, coefficient, exponent, lower, upper, bound, confidence
            FROM contestant CROSS JOIN field USING (\(key)) ORDER BY 1, 2, 3;
            """
    }()

    /// `table.column` → SQL over the columns of the old table, by the version that brought the column.
    private static let fills: [Int: [String: String]] = [
        1: [
            "document.issued_from": "CASE WHEN issued IS NULL THEN NULL ELSE 'name' END",
            "run.vocabulary": "'embedded'",
        ]
    ]

    /// Migrates within one transaction; on an error the old layout stays as it was.
    ///
    /// Foreign keys are off while tables are exchanged, and all of them are checked before the end.
    static func run(_ queue: DatabaseQueue, from old: Int) throws {
        try queue.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA foreign_keys = OFF; PRAGMA legacy_alter_table = ON")
            defer { try? database.execute(sql: "PRAGMA legacy_alter_table = OFF; PRAGMA foreign_keys = ON") }
            try database.inTransaction(.immediate) {
                try rebuild(database, from: old)
                try database.checkForeignKeys()
                return .commit
            }
        }
    }

    private static func rebuild(_ database: Database, from old: Int) throws {
        for kind in ["view", "trigger", "index"] {
            let names = try String.fetchAll(
                database, sql: "SELECT name FROM sqlite_schema WHERE type = ? AND sql IS NOT NULL", arguments: [kind])
            for name in names { try database.execute(sql: "DROP \(kind) \(name.quotedDatabaseIdentifier)") }
        }
        let tables = try String.fetchAll(
            database, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
        for table in tables { try database.execute(sql: "ALTER TABLE \"\(table)\" RENAME TO \"old \(table)\"") }
        try database.execute(sql: Schema.text)
        // Triggers would do for each row what is done for all of them at the end.
        let triggers = try Row.fetchAll(
            database, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY rowid")
        for trigger in triggers { try database.execute(sql: "DROP TRIGGER \(trigger["name"] as String)") }
        for table in tables {
            if try !kept.contains(table) && database.tableExists(table) { try copy(table, in: database, from: old) }
            try database.execute(sql: "DROP TABLE \"old \(table)\"")
        }
        try database.execute(sql: making)
        for trigger in triggers { try database.execute(sql: trigger["sql"]) }
    }

    private static func copy(_ table: String, in database: Database, from old: Int) throws {
        let before = Set(try database.columns(in: "old \(table)").map(\.name))
        var columns: [String] = []
        var values: [String] = []
        for column in try database.columns(in: table).map(\.name) {
            let fill = fills.keys.sorted().filter { $0 > old }.compactMap { fills[$0]?["\(table).\(column)"] }.last
            guard let value = before.contains(column) ? column : fill else { continue }
            columns.append(column)
            values.append(value)
        }
        guard !columns.isEmpty else { return }
        try database.execute(
            sql: "INSERT INTO \"\(table)\" (\(columns.joined(separator: ", "))) "
                + "SELECT \(values.joined(separator: ", ")) FROM \"old \(table)\"")
    }
}
