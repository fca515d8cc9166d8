import Quantities

/// Writes numbers and days as ASCII bytes without a string in between: a report prints millions of them.
extension [UInt8] {
    /// Appends a whole number.
    mutating func append(integer value: Int) {
        if value < 0 { append(UInt8(ascii: "-")) }
        append(digits: UInt64(value.magnitude), atLeast: 1)
    }

    /// Appends a day as `2022-11-25`.
    mutating func append(day: Day) {
        let (year, month, date) = day.civil
        append(digits: UInt64(year), atLeast: 4)
        append(UInt8(ascii: "-"))
        append(digits: UInt64(month), atLeast: 2)
        append(UInt8(ascii: "-"))
        append(digits: UInt64(date), atLeast: 2)
    }

    /// Appends a number in plain notation without trailing zeros after the point, as ``Exact/canonical``.
    mutating func append(number: Exact) {
        guard var digits = UInt64(exactly: number.coefficient.magnitude), number.exponent <= 18 else {
            append(contentsOf: number.canonical.utf8)
            return
        }
        var exponent = number.exponent
        while exponent < 0, digits % 10 == 0 {
            if digits == 0 { exponent = 0 } else { (digits, exponent) = (digits / 10, exponent + 1) }
        }
        if number.isNegative { append(UInt8(ascii: "-")) }
        append(digits: digits, atLeast: 1 - Swift.min(exponent, 0))
        if exponent > 0, digits > 0 { append(contentsOf: repeatElement(UInt8(ascii: "0"), count: exponent)) }
        if exponent < 0 { insert(UInt8(ascii: "."), at: count + exponent) }
    }

    private mutating func append(digits value: UInt64, atLeast width: Int) {
        var length = 1
        var limit: UInt64 = 10
        while value >= limit, length < 20 {
            length += 1
            limit = length < 20 ? limit * 10 : .max
        }
        length = Swift.max(length, width)
        append(contentsOf: repeatElement(UInt8(ascii: "0"), count: length))
        let end = count
        withUnsafeMutableBufferPointer { buffer in
            var rest = value
            var place = end
            while rest > 0 {
                place -= 1
                buffer[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            }
        }
    }
}
