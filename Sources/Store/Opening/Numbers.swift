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

/// The last day that was read from each of eight columns: to compare ten bytes is quicker than to reckon.
struct LastDays: ~Copyable {
    private struct Known {
        var head: UInt64 = 0
        var tail: UInt16 = 0
        var day: Day?
    }

    private let known: UnsafeMutablePointer<Known>

    init() {
        known = .allocate(capacity: 8)
        known.initialize(repeating: Known(), count: 8)
    }

    deinit { known.deallocate() }

    /// The day in the bytes; nil for anything else.
    @inline(__always) borrowing func day(_ bytes: UnsafeBufferPointer<UInt8>, at column: Int32) -> Day? {
        guard bytes.count == 10, let start = UnsafeRawPointer(bytes.baseAddress) else { return nil }
        let (head, tail) = (start.loadUnaligned(as: UInt64.self), (start + 8).loadUnaligned(as: UInt16.self))
        let last = known + Int(column & 7)
        if last.pointee.head == head, last.pointee.tail == tail { return last.pointee.day }
        let day = Day(bytes: bytes)
        last.pointee = Known(head: head, tail: tail, day: day)
        return day
    }
}

extension Exact {
    /// The nearest floating-point number.
    ///
    /// Both operands below are exact, so one division or multiplication rounds once and is right; larger numbers take the long way.
    var real: Double {
        guard let small = Int64(exactly: coefficient), small.magnitude < 1 << 53, abs(exponent) <= 22 else { return double }
        let power = powersOfTen[abs(exponent)]
        return exponent < 0 ? Double(small) / power : Double(small) * power
    }

    /// Hands over the number in plain notation as bytes, without a string in between where 64 bits hold its digits.
    ///
    /// - Parameter trimmed: whether zeros at the end of decimal places are left out, as in ``canonical``.
    func withBytes(trimmed: Bool, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        guard var digits = UInt64(exactly: coefficient.magnitude), abs(exponent) <= 18 else {
            var text = trimmed ? canonical : plain
            return text.withUTF8(body)
        }
        var exponent = exponent
        while trimmed, exponent < 0, digits % 10 == 0 {
            digits /= 10
            exponent += 1
        }
        // From the last byte to the first: zeros, decimal places, point, whole digits, sign.
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 44) { bytes in
            var first = bytes.count
            func put(_ byte: UInt8) {
                first -= 1
                bytes[first] = byte
            }
            if digits > 0, exponent > 0 { for _ in 0..<exponent { put(UInt8(ascii: "0")) } }
            var places = max(0, -exponent)
            let hasPoint = places > 0
            repeat {
                if hasPoint, places == 0 { put(UInt8(ascii: ".")) }
                put(UInt8(ascii: "0") + UInt8(digits % 10))
                digits /= 10
                places -= 1
            } while digits > 0 || (hasPoint && places >= 0)
            if isNegative { put(UInt8(ascii: "-")) }
            body(UnsafeBufferPointer(rebasing: bytes[first...]))
        }
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

/// 10^0 to 10^22: the powers of ten that a `Double` holds exactly.
private let powersOfTen: [Double] = (0...22).map { Double(Exact.powerOfTen($0)) }
