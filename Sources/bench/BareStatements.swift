import GRDBSQLite
import Store

/// In which order rows are written.
enum RowOrder {
    /// One table after the other: the least that the rows can cost, and no document is whole before the last table.
    case tables
    /// Every transaction has its share of all tables, as one document after the other has.
    case documents
}

/// The same rows written with nothing but prepared statements: what SQLite itself costs, in seconds of a processor.
///
/// Rows are read into memory first. The pragmas are those of the store, and there are as many transactions as documents.
func copyRows(
    of source: String, into target: String, transactions: Int, order: RowOrder
) throws -> (rows: Int, seconds: Double) {
    let old = try Connection(source)
    let tables = try old.rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid")
        .compactMap { row -> String? in if case .text(let name) = row[0] { name } else { nil } }
        // Triggers fill these.
        .filter { !["field", "place"].contains($0) }
    // Rows may refer to rows of the same table that come later, as in the organizations.
    let content = try tables.map { (table: $0, rows: try old.rows("SELECT * FROM \($0)")) }.filter { !$0.rows.isEmpty }
    let total = content.reduce(0) { $0 + $1.rows.count }
    let new = try Connection(target)
    try new.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -64000; PRAGMA foreign_keys = OFF")
    try new.run(Schema.text)
    let inserts = try content.map { table, rows in
        try new.prepare("INSERT INTO \(table) VALUES (\(rows[0].map { _ in "?" }.joined(separator: ",")))")
    }
    defer { for insert in inserts { sqlite3_finalize(insert) } }
    let share = max(1, total / max(1, transactions))
    let seconds = try workedHere {
        try new.run("BEGIN")
        switch order {
        case .tables:
            var written = 0
            for (index, one) in content.enumerated() {
                for row in one.rows {
                    try new.insert(row, with: inserts[index])
                    written += 1
                    if written % share == 0 { try new.run("COMMIT; BEGIN") }
                }
            }
        case .documents:
            for part in 0..<transactions {
                for (index, one) in content.enumerated() {
                    let (start, end) = (one.rows.count * part / transactions, one.rows.count * (part + 1) / transactions)
                    for row in one.rows[start..<end] { try new.insert(row, with: inserts[index]) }
                }
                try new.run("COMMIT; BEGIN")
            }
        }
        try new.run("COMMIT")
    }.seconds
    return (total, seconds)
}

/// A plain SQLite connection.
final class Connection {
    enum Value {
        case null
        case integer(Int64)
        case real(Double)
        case text(String)
    }

    struct Failure: Error { let message: String }

    private var handle: OpaquePointer?

    init(_ path: String) throws {
        guard sqlite3_open(path, &handle) == SQLITE_OK else { throw failure }
    }

    deinit { sqlite3_close_v2(handle) }

    func run(_ sql: String) throws {
        guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw failure }
    }

    func prepare(_ sql: String) throws -> OpaquePointer? {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK else { throw failure }
        return statement
    }

    func rows(_ sql: String) throws -> [[Value]] {
        let statement = try prepare(sql)
        defer { sqlite3_finalize(statement) }
        var rows: [[Value]] = []
        while sqlite3_step(statement) == SQLITE_ROW {
            rows.append(
                (0..<sqlite3_column_count(statement)).map { column in
                    switch sqlite3_column_type(statement, column) {
                    case SQLITE_INTEGER: return .integer(sqlite3_column_int64(statement, column))
                    case SQLITE_FLOAT: return .real(sqlite3_column_double(statement, column))
                    case SQLITE_NULL: return .null
                    default: return .text(String(cString: sqlite3_column_text(statement, column)))
                    }
                })
        }
        return rows
    }

    func insert(_ row: [Value], with statement: OpaquePointer?) throws {
        let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        for (index, value) in row.enumerated() {
            let place = Int32(index + 1)
            switch value {
            case .null: sqlite3_bind_null(statement, place)
            case .integer(let integer): sqlite3_bind_int64(statement, place, integer)
            case .real(let real): sqlite3_bind_double(statement, place, real)
            case .text(let text): sqlite3_bind_text(statement, place, text, Int32(text.utf8.count), copied)
            }
        }
        guard sqlite3_step(statement) == SQLITE_DONE else { throw failure }
        sqlite3_reset(statement)
    }

    private var failure: Failure { Failure(message: String(cString: sqlite3_errmsg(handle))) }
}
