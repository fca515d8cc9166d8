/// What a scalar of the source becomes in clean text.
enum Folding {
    /// A scalar that stands for nothing: soft hyphen, zero-width characters, BOM, variation selectors.
    static let nothing: UInt32 = 0
    /// A blank of any kind.
    static let blank: UInt32 = 0x20
    /// An end of line of any kind.
    static let newline: UInt32 = 0x0A
    /// A decimal point.
    static let point: UInt32 = 0x2E

    /// Full-width digits, letters and signs become ASCII; brackets and clause marks become full-width; blanks become one blank.
    @inline(__always)
    static func fold(_ scalar: UInt32) -> UInt32 {
        if scalar >= 0x4E00 && scalar <= 0x9FFF { return Simplified.fold(scalar) }
        if scalar < 0x80 { return ascii(scalar) }
        return other(scalar)
    }

    private static func ascii(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0x0A, 0x0B, 0x0C, 0x0D: return newline
        case 0x00...0x20, 0x7F: return blank
        case 0x28: return 0xFF08
        case 0x29: return 0xFF09
        case 0x3A: return 0xFF1A
        case 0x3B: return 0xFF1B
        case 0x21: return 0xFF01
        case 0x3F: return 0xFF1F
        default: return scalar
        }
    }

    private static func other(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A: return scalar - 0xFEE0
        case 0xFF05, 0xFE6A, 0x2105: return 0x25  // ％, and ℅ printed for it
        case 0xFF0E: return 0x2E  // ．
        case 0xFF0B: return 0x2B  // ＋
        case 0xFF0D, 0x2212, 0xFE63: return 0x2D  // －
        case 0xFF0F: return 0x2F  // ／
        case 0x2013, 0x2015, 0x2500, 0x2E3A: return 0x2014  // — in all its widths
        case 0x223C, 0x301C: return 0xFF5E  // ～
        case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF, 0xFE00...0xFE0F: return nothing
        case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return blank
        case 0x85, 0x2028, 0x2029: return newline
        case 0x25A1, 0x25A0, 0x25A2, 0x25C6, 0x25CF: return 0x25A1  // end marks □ ■ ◆ ●
        case 0x2022, 0x2027, 0x2219, 0x22C5, 0x30FB, 0xFF65: return 0xB7  // the points of 32•1 and 千瓦⋅时
        case 0xFF04: return 0x24  // ＄
        case 0xFFE5: return 0xA5  // ￥
        case 0xFE50...0xFE52: return [0xFF0C, 0x3001, point][Int(scalar - 0xFE50)]
        case 0xFE54: return 0xFF1B
        case 0xFE55: return 0xFF1A
        case 0xFE59: return 0xFF08
        case 0xFE5A: return 0xFF09
        case 0x2E80...0x2FD5, 0xF900...0xFAFF: return Lookalikes.fold(scalar)
        default: return scalar
        }
    }

    static func isHan(_ scalar: UInt32) -> Bool {
        (0x4E00...0x9FFF).contains(scalar) || (0x3400...0x4DBF).contains(scalar) || scalar == 0x3007
    }
    static func isDigit(_ scalar: UInt32) -> Bool { scalar >= 0x30 && scalar <= 0x39 }
    static func isLatin(_ scalar: UInt32) -> Bool { (0x41...0x5A).contains(scalar) || (0x61...0x7A).contains(scalar) }
    static func isUpperLatin(_ scalar: UInt32) -> Bool { (0x41...0x5A).contains(scalar) }
    /// 。！？；…
    static func endsSentence(_ scalar: UInt32) -> Bool {
        scalar == 0x3002 || scalar == 0xFF01 || scalar == 0xFF1F || scalar == 0xFF1B
    }
    /// ” ’ ） 》 】
    static func closes(_ scalar: UInt32) -> Bool {
        scalar == 0x201D || scalar == 0x2019 || scalar == 0xFF09 || scalar == 0x300B || scalar == 0x3011 || scalar == 0x300D
    }
}
