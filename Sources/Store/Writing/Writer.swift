import GRDB
import Reading

/// Writes the rows of one document: all of them, or none.
public final class Writer {
    let database: Database
    let run: Int64
    let statements: StatementCache

    init(_ database: Database, run: Int64, statements: StatementCache) {
        self.database = database
        self.run = run
        self.statements = statements
    }

    /// The statement that is prepared at this place of the program, prepared once a connection.
    func prepared(_ sql: @autoclosure () -> String, file: StaticString = #fileID, line: UInt = #line) throws -> Prepared {
        try statements.prepared(at: file, line) { try Prepared(sql(), in: database) }
    }
}

/// Statements by the place in the program where they stand: to look one up by its SQL would take as long as to run it.
///
/// Used only while the connection is, by one thread at a time.
final class StatementCache: @unchecked Sendable {
    private struct Place: Hashable {
        var file: UnsafePointer<UInt8>
        var line: UInt
    }

    private var statements: [Place: Prepared] = [:]
    /// Whether a transaction of ``Store/transaction(run:_:)`` is under way.
    var isInTransaction = false
    /// Whether the connection has been closed.
    var isClosed = false
    /// What the run under way has recorded of organizations.
    var organizations = KnownOrganizations()
    /// Which run that is.
    private var run: Int64?
    /// Names of metrics, and the run that they were looked up for: what is decided does not change while documents are recorded.
    private var metricNames: (run: Int64, names: MetricNames)?

    func prepared(at file: StaticString, _ line: UInt, _ make: () throws -> Prepared) rethrows -> Prepared {
        let place = Place(file: file.utf8Start, line: line)
        if let known = statements[place] {
            known.reset()
            return known
        }
        let new = try make()
        statements[place] = new
        return new
    }

    func metricNames(of run: Int64, _ make: () throws -> MetricNames) rethrows -> MetricNames {
        if let metricNames, metricNames.run == run { return metricNames.names }
        let names = try make()
        metricNames = (run, names)
        return names
    }

    /// Begins a transaction of a run: another one may have changed what the run before knew.
    func begin(_ run: Int64) {
        if self.run != run { organizations = KnownOrganizations() }
        self.run = run
        isInTransaction = true
    }

    /// Has the names of metrics looked up again.
    func forgetMetricNames() { metricNames = nil }

    /// Forgets all statements, so that the connection can be closed.
    func clear() { statements = [:] }
}

extension Store {
    /// Writes within one transaction for `run`; on an error nothing of it stays.
    ///
    /// BEGIN and COMMIT are kept prepared like all other statements: to compile one anew makes SQLite compile all of them anew.
    public func transaction<Value>(run: Int64, _ body: (Writer) throws -> Value) throws -> Value {
        do {
            return try queue.writeWithoutTransaction { database in
                try Prepared("BEGIN IMMEDIATE", in: database).run()
                statements.begin(run)
                defer { statements.isInTransaction = false }
                do {
                    let value = try body(Writer(database, run: run, statements: statements))
                    try Prepared("COMMIT", in: database).run()
                    return value
                } catch {
                    // After a full disk SQLite may have taken the transaction back already.
                    statements.organizations = KnownOrganizations()
                    if database.isInsideTransaction { try? Prepared("ROLLBACK", in: database).run() }
                    throw error
                }
            }
        } catch let error as DatabaseError {
            throw StoreError(error, path: path)
        }
    }
}
