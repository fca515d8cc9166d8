import GRDBSQLite
import Quantities

/// Tells SQLite to keep a copy of the bytes.
private let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

/// Tells SQLite that the bytes stay where they are until the statement has run.
private let stays = unsafeBitCast(0, to: sqlite3_destructor_type?.self)

// Values into a prepared statement, one after the other.

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

    /// Runs the statement with a text as its last value: SQLite reads it where it is, and keeps no copy.
    func run(adding text: String) throws {
        guard !text.isEmpty else { return try add(text).run() }
        var text = text
        try text.withUTF8 { bytes in
            bound += 1
            let start = UnsafeRawPointer(bytes.baseAddress)?.assumingMemoryBound(to: CChar.self)
            sqlite3_bind_text64(handle, bound, start, UInt64(bytes.count), stays, UInt8(SQLITE_UTF8))
            // What is bound must not outlive the bytes.
            defer { sqlite3_clear_bindings(handle) }
            try run()
        }
    }

    @discardableResult func add(_ text: String?) -> Self { if let text { add(text) } else { addNull() } }
    @discardableResult func add(_ value: Int64?) -> Self { if let value { add(value) } else { addNull() } }

    @discardableResult func add(_ value: Int?) -> Self { add(value.map { Int64($0) }) }
    @discardableResult func add(_ value: Double?) -> Self { if let value { add(value) } else { addNull() } }
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
        // Else SQLite would ask for memory for every one of the dozens of texts of a row, and give it back for the next row.
        if let kept = keep(bytes) {
            sqlite3_bind_text64(handle, bound, kept, UInt64(bytes.count), stays, UInt8(SQLITE_UTF8))
        } else {
            sqlite3_bind_text64(handle, bound, start, UInt64(bytes.count), copied, UInt8(SQLITE_UTF8))
        }
    }
}
