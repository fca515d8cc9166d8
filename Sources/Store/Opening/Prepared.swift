import GRDB
import GRDBSQLite
import Quantities

/// A prepared statement whose values are bound and read one after the other, in the order of the SQL.
///
/// GRDB opens the database, keeps the statement and reports errors. Values go straight to SQLite, because boxing the
/// thirty columns of a claim costs more than writing the row.
final class Prepared {
    private let statement: Statement
    private let handle: OpaquePointer
    private var bound: Int32 = 0
    private var column: Int32 = 0

    init(_ sql: String, in database: Database) throws {
        statement = try database.cachedStatement(sql: sql)
        handle = statement.sqliteStatement
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

/// Tells SQLite to keep a copy of the bytes.
private let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

// MARK: - Values in

extension Prepared {
    @discardableResult func add(_ value: Int64) -> Self {
        bound += 1
        sqlite3_bind_int64(handle, bound, value)
        return self
    }

    @discardableResult func add(_ value: Int) -> Self { add(Int64(value)) }
    @discardableResult func add(_ value: Bool) -> Self { add(value ? 1 : 0 as Int64) }

    @discardableResult func add(_ value: Double) -> Self {
        bound += 1
        sqlite3_bind_double(handle, bound, value)
        return self
    }

    @discardableResult func addNull() -> Self {
        bound += 1
        sqlite3_bind_null(handle, bound)
        return self
    }

    @discardableResult func add(_ text: String) -> Self {
        bound += 1
        var text = text
        text.withUTF8 { bind($0) }
        return self
    }

    @discardableResult func add(_ text: String?) -> Self { if let text { add(text) } else { addNull() } }
    @discardableResult func add(_ value: Int64?) -> Self { if let value { add(value) } else { addNull() } }

    @discardableResult func add(_ day: Day?) -> Self {
        guard let day else { return addNull() }
        bound += 1
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 10) { bytes in
            day.write(to: bytes)
            bind(UnsafeBufferPointer(bytes))
        }
        return self
    }

    /// First and last day.
    @discardableResult func add(_ period: Period?) -> Self { add(period?.start).add(period?.end) }

    /// Coefficient, exponent, decimal text, floating point.
    @discardableResult func add(_ value: Exact) -> Self {
        if let coefficient = Int64(exactly: value.coefficient) { add(coefficient) } else { addNull() }
        return add(value.exponent).add(value, trimmed: false).add(value.real)
    }

    /// Decimal text.
    @discardableResult func add(_ value: Exact?, trimmed: Bool) -> Self {
        guard let value else { return addNull() }
        bound += 1
        value.withBytes(trimmed: trimmed) { bind($0) }
        return self
    }

    /// Both ends as text, then both in floating point.
    @discardableResult func add(_ interval: Interval) -> Self {
        add(interval.lower, trimmed: true).add(interval.upper, trimmed: true)
        if let lower = interval.lower { add(lower.real) } else { addNull() }
        return if let upper = interval.upper { add(upper.real) } else { addNull() }
    }

    private func bind(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let start = UnsafeRawPointer(bytes.baseAddress)?.assumingMemoryBound(to: CChar.self) else {
            // A null pointer would be NULL, and not a text without bytes.
            sqlite3_bind_text(handle, bound, "", 0, copied)
            return
        }
        sqlite3_bind_text64(handle, bound, start, UInt64(bytes.count), copied, UInt8(SQLITE_UTF8))
    }
}

// MARK: - Values out

extension Prepared {
    private func next() -> Int32 {
        column += 1
        return column - 1
    }

    private func bytes(_ index: Int32) -> UnsafeBufferPointer<UInt8>? {
        guard let start = sqlite3_column_text(handle, index) else { return nil }
        return UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, index)))
    }

    func integer() -> Int64 { sqlite3_column_int64(handle, next()) }
    func count() -> Int { Int(integer()) }
    func bool() -> Bool { integer() != 0 }
    func text() -> String { optionalText() ?? "" }
    func optionalText() -> String? { bytes(next()).map { $0.isEmpty ? "" : String(decoding: $0, as: UTF8.self) } }

    func optionalInteger() -> Int64? {
        let index = next()
        return sqlite3_column_type(handle, index) == SQLITE_NULL ? nil : sqlite3_column_int64(handle, index)
    }

    func day() -> Day? { bytes(next()).flatMap { Day(bytes: $0) } }

    /// First and last day; nil where neither is known.
    func period() -> Period? {
        let (start, end) = (day(), day())
        return start == nil && end == nil ? nil : Period(start: start, end: end)
    }

    /// Coefficient, exponent, decimal text.
    func exact() -> Exact {
        let coefficient = optionalInteger()
        let exponent = count()
        let index = next()
        if let coefficient { return Exact(Int128(coefficient), exponent: exponent) }
        guard let value = bytes(index).flatMap({ Exact(bytes: $0) }) else { return .zero }
        return value.coefficient(at: exponent).map { Exact($0, exponent: exponent) } ?? value.coarsened(to: exponent)
    }

    /// Both ends as text.
    func interval() -> Interval {
        let lower = bytes(next()).flatMap { Exact(bytes: $0) }
        return Interval(lower: lower, upper: bytes(next()).flatMap { Exact(bytes: $0) })
    }

    /// The bound word; nearly all are `exact`.
    func boundWord() -> Bound {
        let index = next()
        guard let bytes = bytes(index), bytes.first != UInt8(ascii: "e") else { return .exact }
        return Bound(rawValue: String(decoding: bytes, as: UTF8.self)) ?? .exact
    }

    /// Whether the text is `stated`.
    func isStated() -> Bool { bytes(next())?.first == UInt8(ascii: "s") }

    /// One of the names of an enumeration.
    func name<Name: RawRepresentable>(_ fallback: Name) -> Name where Name.RawValue == String {
        Name(rawValue: text()) ?? fallback
    }
}

extension Prepared {
    /// The first column of the row, whatever has been read already.
    var firstInteger: Int64 { sqlite3_column_int64(handle, 0) }
}
