import Quantities
import Reporting

/// JSON built byte by byte: `extract` writes more than it reads, and a general encoder would take most of its time.
extension [UInt8] {
    /// Appends a field whose value is a JSON string, null for nil.
    mutating func append(_ key: StaticString, _ text: String?) {
        append(key: key)
        append(json: text)
    }

    /// Appends a field whose value is a decimal number as a JSON string, null for nil.
    mutating func append(_ key: StaticString, _ number: Exact?) {
        append(key: key)
        append(json: number)
    }

    /// Appends a field whose value is a period, null for nil.
    mutating func append(_ key: StaticString, _ period: Period?) {
        append(key: key)
        append(json: period)
    }

    /// Appends a field whose value is a count.
    mutating func append(_ key: StaticString, _ count: Int) {
        append(key: key)
        append(json: count)
    }

    /// Appends a field that is true or false.
    mutating func append(_ key: StaticString, _ isTrue: Bool) {
        append(key: key)
        append(ascii: isTrue ? "true" : "false")
    }

    /// Appends a field whose value is a list of objects.
    mutating func append<Value>(_ key: StaticString, _ values: [Value], _ fields: (inout [UInt8], Value) -> Void) {
        append(key: key)
        append(ascii: "[")
        for value in values {
            append(ascii: last == UInt8(ascii: "[") ? "{" : ",{")
            fields(&self, value)
            append(ascii: "}")
        }
        append(ascii: "]")
    }

    /// Appends `"key":`, with a comma before it unless it is the first of its object.
    mutating func append(key: StaticString) {
        if last != UInt8(ascii: "{") { append(UInt8(ascii: ",")) }
        append(UInt8(ascii: "\""))
        append(contentsOf: UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount))
        append(UInt8(ascii: "\""))
        append(UInt8(ascii: ":"))
    }

    /// Appends characters that need no escape.
    mutating func append(ascii text: StaticString) {
        append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Appends a JSON string; null for nil.
    mutating func append(json text: String?) {
        guard let text else { return append(ascii: "null") }
        append(jsonString: text)
    }

    /// Appends a number in plain notation as a JSON string, printed precision kept; null for nil.
    mutating func append(json number: Exact?) {
        guard let number else { return append(ascii: "null") }
        append(UInt8(ascii: "\""))
        let start = count
        if let digits = UInt64(exactly: number.coefficient.magnitude), number.exponent <= 0 || digits > 0 {
            append(digits: digits, atLeast: Swift.max(1, 1 - number.exponent))
            if number.exponent > 0 { append(contentsOf: repeatElement(UInt8(ascii: "0"), count: number.exponent)) }
            if number.exponent < 0 { insert(UInt8(ascii: "."), at: count + number.exponent) }
            if number.isNegative { insert(UInt8(ascii: "-"), at: start) }
        } else {
            append(contentsOf: number.plain.utf8)
        }
        append(UInt8(ascii: "\""))
    }

    /// Appends `{"start":…,"end":…}`; null for nil.
    mutating func append(json period: Period?) {
        guard let period else { return append(ascii: "null") }
        append(UInt8(ascii: "{"))
        append(key: "start")
        append(json: period.start)
        append(key: "end")
        append(json: period.end)
        append(UInt8(ascii: "}"))
    }

    /// Appends a day as a JSON string; null for nil.
    mutating func append(json day: Day?) {
        guard let (year, month, date) = day?.civil else { return append(ascii: "null") }
        append(UInt8(ascii: "\""))
        append(digits: UInt64(year), atLeast: 4)
        append(UInt8(ascii: "-"))
        append(digits: UInt64(month), atLeast: 2)
        append(UInt8(ascii: "-"))
        append(digits: UInt64(date), atLeast: 2)
        append(UInt8(ascii: "\""))
    }

    /// Appends a count.
    mutating func append(json count: Int) {
        if count < 0 { append(UInt8(ascii: "-")) }
        append(digits: UInt64(count.magnitude), atLeast: 1)
    }

    private mutating func append(digits value: UInt64, atLeast width: Int) {
        let most = Swift.max(20, width)
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: most) { bytes in
            var (rest, start) = (value, most)
            repeat {
                start -= 1
                bytes[start] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            } while rest > 0 || most - start < width
            append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
        }
    }
}
