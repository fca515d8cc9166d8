import GRDB
import GRDBSQLite

/// A prepared statement whose values are bound and read one after the other, in the order of the SQL.
///
/// GRDB opens the database, keeps the statement and reports errors. Values go straight to SQLite, because boxing the
/// thirty columns of a claim costs more than writing the row.
final class Prepared {
    private let statement: Statement
    let handle: OpaquePointer
    /// Number of values bound.
    var bound: Int32 = 0
    /// Number of columns read.
    var column: Int32 = 0
    /// The columns, where ``TakenRows`` hands them over; nil where they are asked for one by one.
    var values: UnsafeMutablePointer<OpaquePointer?>?

    /// Days of the last rows.
    let days = LastDays()

    /// Texts of the values, kept until others are bound; nil until there is one.
    private var texts: UnsafeMutablePointer<UInt8>?
    /// Bytes of them.
    private var kept = 0
    private static let room = 4096

    init(_ sql: String, in database: Database) throws {
        statement = try database.cachedStatement(sql: sql)
        handle = statement.sqliteStatement
    }

    deinit {
        guard let texts else { return }
        // The statement itself may be used again.
        sqlite3_clear_bindings(handle)
        texts.deallocate()
    }

    /// A copy of bytes that stays until ``reset()``; nil where there is no room for it.
    func keep(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafePointer<CChar>? {
        guard let start = bytes.baseAddress, kept + bytes.count <= Prepared.room else { return nil }
        let all = texts ?? .allocate(capacity: Prepared.room)
        texts = all
        let copy = all + kept
        copy.update(from: start, count: bytes.count)
        kept += bytes.count
        return UnsafeRawPointer(copy).assumingMemoryBound(to: CChar.self)
    }

    /// Runs the statement to its end with what has been bound, and makes it ready for the next values.
    func run() throws {
        defer { reset() }
        while try step() {}
    }

    /// Goes to the next row; false after the last one.
    func step() throws -> Bool {
        column = 0
        let code = sqlite3_step(handle)
        if code == SQLITE_ROW { return true }
        if code == SQLITE_DONE { return false }
        let message = sqlite3_db_handle(handle).flatMap { sqlite3_errmsg($0) }.map { String(cString: $0) }
        throw DatabaseError(resultCode: ResultCode(rawValue: code & 0xFF), message: message, sql: statement.sql)
    }

    /// Makes the statement ready for the next values.
    func reset() {
        sqlite3_reset(handle)
        bound = 0
        kept = 0
    }

    /// The first row read by `body`, nil where there is none.
    func first<Value>(_ body: (Prepared) throws -> Value) throws -> Value? {
        defer { reset() }
        return try step() ? body(self) : nil
    }

    /// All rows, each read by `body`.
    func all<Value>(_ body: (Prepared) throws -> Value) throws -> [Value] {
        defer { reset() }
        var values: [Value] = []
        while try step() { values.append(try body(self)) }
        return values
    }
}
