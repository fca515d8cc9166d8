import GRDB
import GRDBSQLite

/// A value of a query's result.
public enum QueryValue: Hashable, Sendable {
    /// Not known.
    case null
    /// A whole number.
    case integer(Int64)
    /// A floating-point number.
    case real(Double)
    /// Words.
    case text(String)
    /// Bytes.
    case blob([UInt8])
}

extension Store {
    /// Runs one statement that reads, and hands over its rows one by one.
    ///
    /// - Parameters:
    ///   - sql: one statement; anything that would write is refused.
    ///   - seconds: how long it may take.
    ///   - limits: how much it may take; nil for a query that the program itself asks.
    ///   - header: called once, with the names of the columns.
    ///   - row: called for every row.
    /// - Throws: ``StoreError`` with reason `sql` or `timeout`; and whatever `header` and `row` throw.
    public func query(
        _ sql: String, seconds: Double, limits: QueryLimits? = nil, header: ([String]) throws -> Void,
        row: ([QueryValue]) throws -> Void
    ) throws {
        var end = Deadline(seconds: seconds)
        do {
            try withUnsafeMutablePointer(to: &end) { end in
                try queue.read { database in
                    try limits?.set(on: database)
                    let statement = try Store.onlyStatement(sql, in: database)
                    // A clock that is looked at and no timer: one that is late would stop the next statement.
                    sqlite3_progress_handler(
                        database.sqliteConnection, 100, { $0!.load(as: Deadline.self).isOver ? 1 : 0 }, end)
                    defer { sqlite3_progress_handler(database.sqliteConnection, 0, nil, nil) }
                    try header(statement.columnNames)
                    let cursor = try Row.fetchCursor(statement)
                    while let next = try cursor.next() {
                        try limits?.check(statement)
                        try row(next.databaseValues.map { QueryValue($0) })
                    }
                }
            }
        } catch let error where !(error is DatabaseError || error is StoreError) {
            // What `header` and `row` throw is no matter of the database.
            throw error
        } catch let error as DatabaseError where error.resultCode == .SQLITE_TOOBIG {
            throw StoreError(.sql, QueryLimits.tooLong)
        } catch let error as DatabaseError where error.message?.hasPrefix("unable to open database: ") == true {
            // Not this database, but one that the query names (ATTACH).
            throw StoreError(.sql, error.message ?? "")
        } catch let error as DatabaseError where error.resultCode == .SQLITE_NOMEM {
            throw StoreError(.sql, "the query needs more than \(QueryLimits.memory / 1_000_000) MB of memory: narrow it")
        } catch let error as DatabaseError where error.resultCode == .SQLITE_INTERRUPT {
            throw StoreError(.timeout, "stopped after \(seconds) s: narrow the query, or allow more with --timeout")
        } catch {
            throw StoreError(error, path: path)
        }
    }

    private static func onlyStatement(_ sql: String, in database: Database) throws -> Statement {
        let statements = try database.allStatements(sql: sql)
        guard let first = try statements.next() else { throw StoreError(.sql, "there is no statement in the query") }
        guard try statements.next() == nil else { throw StoreError(.sql, "one statement at a time, please") }
        guard sqlite3_stmt_readonly(first.sqliteStatement) != 0 else {
            throw StoreError(.sql, "queries only read; this statement would write")
        }
        guard first.arguments(needed: 0) else {
            throw StoreError(.sql, "the query has parameters (?), which have no values here")
        }
        return first
    }
}

extension Statement {
    fileprivate func arguments(needed count: Int) -> Bool { sqlite3_bind_parameter_count(sqliteStatement) == count }
}

extension QueryValue {
    fileprivate init(_ value: DatabaseValue) {
        switch value.storage {
        case .null: self = .null
        case .int64(let integer): self = .integer(integer)
        case .double(let real): self = .real(real)
        case .string(let text): self = .text(text)
        case .blob(let data): self = .blob([UInt8](data))
        }
    }
}
