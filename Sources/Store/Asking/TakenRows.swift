import GRDB
import GRDBSQLite

/// Rows that SQLite hands over while it passes over a table, all columns of each at once: to stop at every row and to ask for its columns one
/// by one would take longer than to read them.
final class TakenRows {
    private let take: (UnsafeMutablePointer<OpaquePointer?>) -> Void

    private init(_ take: @escaping (UnsafeMutablePointer<OpaquePointer?>) -> Void) { self.take = take }

    /// Reads the columns of all rows of `source`, a table with its conditions.
    ///
    /// - Parameters:
    ///   - bind: adds the values of the conditions.
    ///   - body: reads one row.
    static func each(
        _ columns: String, from source: String, in database: Database, binding bind: (Prepared) -> Void,
        _ body: (Prepared) -> Void
    ) throws {
        try withoutActuallyEscaping(body) { body in
            var query: Prepared?
            let rows = TakenRows { values in
                guard let query else { return }
                (query.column, query.values) = (0, values)
                body(query)
            }
            let code = sqlite3_create_function_v2(
                database.sqliteConnection, "take_row", -1, SQLITE_UTF8, Unmanaged.passUnretained(rows).toOpaque(), nil,
                { context, _, values in
                    guard let values, let rows = sqlite3_user_data(context) else { return }
                    Unmanaged<TakenRows>.fromOpaque(rows).takeUnretainedValue().take(values)
                }, { sqlite3_result_null($0) }, nil)
            guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
            // Every statement that uses it is at its end by then.
            defer { sqlite3_create_function_v2(database.sqliteConnection, "take_row", -1, SQLITE_UTF8, nil, nil, nil, nil, nil) }
            let passing = try Prepared("SELECT take_row(\(columns)) FROM \(source)", in: database)
            query = passing
            bind(passing)
            defer {
                passing.values = nil
                passing.reset()
                query = nil
            }
            try withExtendedLifetime(rows) { while try passing.step() {} }
        }
    }
}
