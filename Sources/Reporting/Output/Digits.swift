import Quantities

/// Writes numbers and days as ASCII bytes without a string in between: a report prints millions of them.
extension [UInt8] {
    /// Appends a whole number.
    mutating func append(integer value: Int) {
        append(fromBehind: 20) { digits in
            digits.put(UInt64(value.magnitude))
            if value < 0 { digits.put(UInt8(ascii: "-")) }
        }
    }

    /// Appends a day as `2022-11-25`.
    mutating func append(day: Day) {
        let (year, month, date) = day.civil
        append(fromBehind: 24) { digits in
            digits.put(UInt64(date), atLeast: 2)
            digits.put(UInt8(ascii: "-"))
            digits.put(UInt64(month), atLeast: 2)
            digits.put(UInt8(ascii: "-"))
            digits.put(UInt64(year), atLeast: 4)
        }
    }

    /// Appends a number in plain notation without trailing zeros after the point, as ``Exact/canonical``.
    mutating func append(number: Exact) {
        guard var digits = UInt64(exactly: number.coefficient.magnitude), (-18...18).contains(number.exponent) else {
            append(contentsOf: number.canonical.utf8)
            return
        }
        var exponent = number.exponent
        while exponent < 0, digits % 10 == 0 {
            if digits == 0 { exponent = 0 } else { (digits, exponent) = (digits / 10, exponent + 1) }
        }
        append(fromBehind: 44) { bytes in
            if exponent < 0 {
                for _ in exponent..<0 {
                    bytes.put(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digits % 10))
                    digits /= 10
                }
                bytes.put(UInt8(ascii: "."))
            } else if digits > 0 {
                for _ in 0..<exponent { bytes.put(UInt8(ascii: "0")) }
            }
            bytes.put(digits)
            if number.isNegative { bytes.put(UInt8(ascii: "-")) }
        }
    }

    /// Appends bytes that are made from the last to the first, at most `capacity` of them.
    private mutating func append(fromBehind capacity: Int, _ make: (inout Backwards) -> Void) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { bytes in
            var backwards = Backwards(bytes: bytes, first: capacity)
            make(&backwards)
            append(contentsOf: UnsafeBufferPointer(rebasing: bytes[backwards.first...]))
        }
    }

    /// Bytes that are written from the last to the first.
    private struct Backwards {
        let bytes: UnsafeMutableBufferPointer<UInt8>
        var first: Int

        mutating func put(_ byte: UInt8) {
            first -= 1
            bytes[first] = byte
        }

        mutating func put(_ number: UInt64, atLeast width: Int = 1) {
            var rest = number
            var places = 0
            while rest > 0 || places < width {
                put(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
                rest /= 10
                places += 1
            }
        }
    }
}
