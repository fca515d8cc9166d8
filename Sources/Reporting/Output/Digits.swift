import Quantities

/// Writes numbers and days as ASCII bytes without a string in between: a report prints millions of them.
extension [UInt8] {
    /// Appends a whole number.
    mutating func append(integer value: Int) { append { $0.put(integer: value) } }

    /// Appends a day as `2022-11-25`.
    mutating func append(day: Day) { append { $0.put(day: day) } }

    /// Appends a number in plain notation without trailing zeros after the point, as ``Exact/canonical``.
    mutating func append(number: Exact) {
        guard Backwards.fits(number) else { return append(contentsOf: number.canonical.utf8) }
        append { $0.put(number: number) }
    }

    private mutating func append(_ make: (inout Backwards) -> Void) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Backwards.most) { bytes in
            guard let end = bytes.baseAddress.map({ $0 + Backwards.most }) else { return }
            var backwards = Backwards(first: end)
            make(&backwards)
            append(contentsOf: UnsafeBufferPointer(start: backwards.first, count: end - backwards.first))
        }
    }
}

/// Bytes that are written from the last to the first, into memory that has room for ``most`` of them.
struct Backwards {
    /// Where what has been written begins.
    var first: UnsafeMutablePointer<UInt8>

    /// So many bytes a number or day takes at most: 20 digits, 18 zeros or a point, and a sign.
    static let most = 44

    /// `00` to `99`.
    private static var pairs: UnsafePointer<UInt8> {
        let pairs: StaticString = """
            00010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445464748495051525354555657585960\
            616263646566676869707172737475767778798081828384858687888990919293949596979899
            """
        return pairs.utf8Start
    }

    @inline(__always) private mutating func put(_ byte: UInt8) {
        first -= 1
        first.pointee = byte
    }

    @inline(__always) private mutating func put(pair: UInt32) {
        let pair = Backwards.pairs + Int(pair &* 2)
        first -= 2
        (first[0], first[1]) = (pair[0], pair[1])
    }

    private mutating func put(_ number: UInt64) {
        var rest = number
        while rest >= 100 {
            let (quotient, pair) = rest.quotientAndRemainder(dividingBy: 100)
            put(pair: UInt32(truncatingIfNeeded: pair))
            rest = quotient
        }
        if rest >= 10 {
            put(pair: UInt32(truncatingIfNeeded: rest))
        } else {
            put(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest))
        }
    }

    /// A whole number.
    mutating func put(integer value: Int) {
        put(UInt64(value.magnitude))
        if value < 0 { put(UInt8(ascii: "-")) }
    }

    /// A day as `2022-11-25`.
    mutating func put(day: Day) {
        let (year, month, date) = day.civil
        put(pair: UInt32(truncatingIfNeeded: date))
        put(UInt8(ascii: "-"))
        put(pair: UInt32(truncatingIfNeeded: month))
        put(UInt8(ascii: "-"))
        guard (0..<10_000).contains(year) else { return put(UInt64(year)) }
        put(pair: UInt32(truncatingIfNeeded: year % 100))
        put(pair: UInt32(truncatingIfNeeded: year / 100))
    }

    /// Whether a number can be put; of others there are the digits of ``Exact/canonical``.
    static func fits(_ number: Exact) -> Bool {
        UInt64(exactly: number.coefficient.magnitude) != nil && (-18...18).contains(number.exponent)
    }

    /// A number in plain notation without trailing zeros after the point, one that ``fits(_:)``.
    mutating func put(number: Exact) {
        var (digits, exponent) = (UInt64(truncatingIfNeeded: number.coefficient.magnitude), number.exponent)
        while exponent < 0, digits % 10 == 0 {
            if digits == 0 { exponent = 0 } else { (digits, exponent) = (digits / 10, exponent + 1) }
        }
        if exponent < 0 {
            for _ in exponent..<0 {
                put(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digits % 10))
                digits /= 10
            }
            put(UInt8(ascii: "."))
        } else if digits > 0 {
            for _ in 0..<exponent { put(UInt8(ascii: "0")) }
        }
        put(digits)
        if number.isNegative { put(UInt8(ascii: "-")) }
    }
}

/// The days of half a century as they are written: to copy ten bytes is quicker than to reckon.
struct DayTexts: @unchecked Sendable {
    // Written before anybody else has it, and never again.
    private let bytes: UnsafeMutablePointer<UInt8>

    static let width = 10
    /// From 2000-01-01 on.
    private static let days: Range<Int32> = 10_957..<29_220
    static let all = DayTexts()

    private init() {
        bytes = .allocate(capacity: DayTexts.days.count * DayTexts.width)
        for (place, number) in DayTexts.days.enumerated() {
            var backwards = Backwards(first: bytes + (place + 1) * DayTexts.width)
            backwards.put(day: Day(number: number))
        }
    }

    /// The bytes of a day; nil for one that is farther off.
    @inline(__always) func text(of day: Day) -> UnsafePointer<UInt8>? {
        guard DayTexts.days.contains(day.number) else { return nil }
        return UnsafePointer(bytes + Int(day.number - DayTexts.days.lowerBound) * DayTexts.width)
    }
}
