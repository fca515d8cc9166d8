import GRDB

/// Writes the rows of one document: all of them, or none.
public final class Writer {
    let database: Database
    let run: Int64

    init(_ database: Database, run: Int64) {
        self.database = database
        self.run = run
    }

    /// The statement of `sql`, prepared once a connection.
    func prepared(_ sql: String) throws -> Prepared { try Prepared(sql, in: database) }
}

extension Store {
    /// Writes within one transaction for `run`; on an error nothing of it stays.
    ///
    /// BEGIN and COMMIT are kept prepared like all other statements: to compile one anew makes SQLite compile all of them anew.
    public func transaction<Value>(run: Int64, _ body: (Writer) throws -> Value) throws -> Value {
        do {
            return try queue.writeWithoutTransaction { database in
                try Prepared("BEGIN IMMEDIATE", in: database).run()
                do {
                    let value = try body(Writer(database, run: run))
                    try Prepared("COMMIT", in: database).run()
                    return value
                } catch {
                    // After a full disk SQLite may have taken the transaction back already.
                    if database.isInsideTransaction { try? Prepared("ROLLBACK", in: database).run() }
                    throw error
                }
            }
        } catch {
            throw StoreError(error, path: path)
        }
    }
}
