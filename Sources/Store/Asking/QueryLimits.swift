import GRDB
import GRDBSQLite

/// How much a query of somebody's own may take of the machine.
public struct QueryLimits: Sendable {
    /// Longest text or blob, in bytes; also what a row may have altogether.
    public static let length: Int32 = 100_000_000
    /// Memory for sorting and for rows that are not printed yet, in bytes.
    public static let memory = 1_000_000_000

    static let tooLong =
        "a value or a row is longer than \(length / 1_000_000) MB: ask for a part of it with substr(), or for fewer columns"

    /// Makes the limits.
    public init() {}

    func set(on database: Database) throws {
        sqlite3_limit(database.sqliteConnection, SQLITE_LIMIT_LENGTH, QueryLimits.length)
        try database.execute(sql: "PRAGMA hard_heap_limit = \(QueryLimits.memory)")
    }

    /// Refuses a row before it is copied.
    func check(_ statement: Statement) throws {
        var size: Int64 = 0
        for column in 0..<sqlite3_column_count(statement.sqliteStatement) {
            switch sqlite3_column_type(statement.sqliteStatement, column) {
            case SQLITE_BLOB, SQLITE_TEXT: size += Int64(sqlite3_column_bytes(statement.sqliteStatement, column))
            default: size += 8
            }
        }
        if size > Int64(QueryLimits.length) { throw StoreError(.sql, QueryLimits.tooLong) }
    }
}
