import GRDBSQLite
import Quantities
import Reading

// Values out of the present row, one column after the other.

extension Prepared {
    private func next() -> Int32 {
        column += 1
        return column - 1
    }

    /// Each question about a column locks the connection, which only one thread uses anyway: one for the value is enough.
    private func bytes(_ index: Int32) -> UnsafeBufferPointer<UInt8>? {
        let value = value(index)
        guard let start = sqlite3_value_text(value) else { return nil }
        return UnsafeBufferPointer(start: start, count: Int(sqlite3_value_bytes(value)))
    }

    private func value(_ index: Int32) -> OpaquePointer? {
        if let values { return values[Int(index)] }
        return sqlite3_column_value(handle, index)
    }

    func integer() -> Int64 { integer(at: next()) }
    func count() -> Int { Int(integer()) }
    func bool() -> Bool { integer() != 0 }
    /// The text as it lies in the database, nothing where there is none.
    func withText<Value>(_ body: (UnsafeBufferPointer<UInt8>) -> Value) -> Value {
        body(bytes(next()) ?? UnsafeBufferPointer(start: nil, count: 0))
    }

    func text() -> String { optionalText() ?? "" }
    func optionalText() -> String? { bytes(next()).map { $0.isEmpty ? "" : String(decoding: $0, as: UTF8.self) } }

    func optionalInteger() -> Int64? {
        let value = value(next())
        return sqlite3_value_type(value) == SQLITE_NULL ? nil : sqlite3_value_int64(value)
    }

    func optionalReal() -> Double? {
        let value = value(next())
        return sqlite3_value_type(value) == SQLITE_NULL ? nil : sqlite3_value_double(value)
    }
    /// A column mostly has the day that it had in the row before.
    func day() -> Day? {
        let index = next()
        guard let bytes = bytes(index) else { return nil }
        return days.day(bytes, at: index)
    }

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
        // A damaged file may say anything, and a number of two thousand million zeros would take all memory.
        guard (-400...400).contains(exponent) else { return bytes(index).flatMap { Exact(bytes: $0) } ?? .zero }
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

    /// The grade, told by its first letter.
    func grade() -> Confidence { grade(at: next()) }

    /// The same of a column by its number from 0, whatever has been read already.
    func grade(at column: Int32) -> Confidence {
        switch bytes(column)?.first {
        case UInt8(ascii: "s"): return .sure
        case UInt8(ascii: "l"): return .likely
        default: return .doubtful
        }
    }

    /// Whether the text is `stated`.
    func isStated() -> Bool { bytes(next())?.first == UInt8(ascii: "s") }

    /// One of the names of an enumeration.
    func name<Name: RawRepresentable>(_ fallback: Name) -> Name where Name.RawValue == String {
        Name(rawValue: text()) ?? fallback
    }
}

extension Prepared {
    /// A column of the row by its number from 0, whatever has been read already.
    func integer(at column: Int32) -> Int64 { sqlite3_value_int64(value(column)) }
}
