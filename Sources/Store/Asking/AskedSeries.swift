import GRDB
import GRDBSQLite

/// Which series a pass over all observations is about: SQLite passes over the rows of others before it reads their columns.
final class AskedSeries {
    /// The condition on a row of `observation`.
    let condition = "is_asked(series_id)"
    private let database: Database
    private let marks: UnsafeMutableBufferPointer<Bool>
    private let box: UnsafeMutablePointer<UnsafeMutableBufferPointer<Bool>>

    /// Tells the database; `isAsked` by the id of the series. ``forget()`` ends it.
    init(_ isAsked: [Bool], in database: Database) throws {
        self.database = database
        marks = .allocate(capacity: isAsked.count)
        _ = marks.initialize(from: isAsked)
        box = .allocate(capacity: 1)
        box.initialize(to: marks)
        let flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC
        let code = sqlite3_create_function_v2(
            database.sqliteConnection, "is_asked", 1, flags, box,
            { context, _, values in
                guard let values, let box = sqlite3_user_data(context) else { return }
                let marks = box.assumingMemoryBound(to: UnsafeMutableBufferPointer<Bool>.self).pointee
                let id = Int(sqlite3_value_int64(values[0]))
                sqlite3_result_int(context, marks.indices.contains(id) && marks[id] ? 1 : 0)
            }, nil, nil, nil)
        guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
    }

    deinit {
        box.deallocate()
        marks.deallocate()
    }

    /// Takes the function away; every statement that uses it has to be at its end.
    func forget() {
        sqlite3_create_function_v2(database.sqliteConnection, "is_asked", 1, SQLITE_UTF8, nil, nil, nil, nil, nil)
    }
}
