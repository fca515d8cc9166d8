import Quantities

// Days and numbers as the bytes of a column, without a string in between: a report reads millions of them.

extension Day {
    /// Writes `2022-11-25` into ten bytes.
    func write(to bytes: UnsafeMutableBufferPointer<UInt8>) {
        let (year, month, day) = civil
        func digit(_ value: Int) -> UInt8 { UInt8(ascii: "0") + UInt8(value % 10) }
        bytes[0] = digit(year / 1000)
        bytes[1] = digit(year / 100)
        bytes[2] = digit(year / 10)
        bytes[3] = digit(year)
        bytes[4] = UInt8(ascii: "-")
        bytes[5] = digit(month / 10)
        bytes[6] = digit(month)
        bytes[7] = UInt8(ascii: "-")
        bytes[8] = digit(day / 10)
        bytes[9] = digit(day)
    }

    /// Reads `2022-11-25`; nil for anything else.
    init?(bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
        func digit(_ index: Int) -> Int { Int(bytes[index]) - 48 }
        self.init(
            year: digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3), month: digit(5) * 10 + digit(6),
            day: digit(8) * 10 + digit(9))
    }
}

extension Exact {
    /// The nearest floating-point number.
    ///
    /// Both operands below are exact, so one division or multiplication rounds once and is right; larger numbers take the long way.
    var real: Double {
        guard let small = Int64(exactly: coefficient), small.magnitude < 1 << 53, abs(exponent) <= 22 else { return double }
        let power = Double(Exact.powerOfTen(abs(exponent)))
        return exponent < 0 ? Double(small) / power : Double(small) * power
    }

    /// Reads plain decimal notation; nil for anything else.
    init?(bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count <= 18 else {
            self.init(plain: String(decoding: bytes, as: UTF8.self))
            return
        }
        var coefficient: Int64 = 0
        var exponent = 0
        var afterPoint = false
        var negative = false
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                coefficient = coefficient * 10 + Int64(byte - UInt8(ascii: "0"))
                if afterPoint { exponent -= 1 }
            case UInt8(ascii: "."): afterPoint = true
            case UInt8(ascii: "-"): negative = true
            default: return nil
            }
        }
        self.init(Int128(negative ? -coefficient : coefficient), exponent: exponent)
    }

    /// The number at a coarser `exponent`, for a coefficient whose last digits are zeros.
    func coarsened(to exponent: Int) -> Exact {
        var result = self
        while result.exponent < exponent, result.coefficient % 10 == 0 {
            result.coefficient /= 10
            result.exponent += 1
        }
        return result
    }
}
