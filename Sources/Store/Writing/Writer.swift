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
    public func transaction<Value>(run: Int64, _ body: (Writer) throws -> Value) throws -> Value {
        try write { try body(Writer($0, run: run)) }
    }
}
