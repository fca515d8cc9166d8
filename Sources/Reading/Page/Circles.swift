/// Circles and the letter O in place of zero: 二○二三年, 二OO八年, 2O23年.
enum Circles {
    private static let zero: UInt32 = 0x3007  // 〇

    /// ○ ◯ and the letter O: Latin, Greek, Cyrillic.
    @inline(__always)
    static func isCircle(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x25CB, 0x25EF, 0x4F, 0x6F, 0x39F, 0x41E, 0x3BF, 0x43E: return true
        default: return false
        }
    }

    /// Whether a zero may stand behind `scalar`: a digit, or another circle.
    static func mayFollow(_ scalar: UInt32) -> Bool {
        Numerals.digit(scalar) != nil || Folding.isDigit(scalar) || isCircle(scalar)
    }

    /// Makes zeros of the circles at `places` that stand among the digits of a number.
    static func close(_ places: [Int], in text: inout [UInt32]) {
        var index = 0
        while index < places.count {
            let start = places[index]
            var end = start + 1
            while end < text.count, isCircle(text[end]) { end += 1 }
            let next = end < text.count ? text[end] : 0
            if Numerals.digit(text[start - 1]) != nil {
                if Numerals.digit(next) != nil || next == PeriodScanner.nian || text[start] == 0x25CB || text[start] == 0x25EF {
                    for place in start..<end { text[place] = zero }
                }
            } else if Folding.isDigit(text[start - 1]), isYear(around: start, text) {
                for place in start..<end { text[place] = 0x30 }
            }
            index += 1
            while index < places.count, places[index] < end { index += 1 }
        }
    }

    /// Whether four digits and circles, and 年 behind them, stand around `place`.
    private static func isYear(around place: Int, _ text: [UInt32]) -> Bool {
        var start = place
        while start > 0, place - start < 4, Folding.isDigit(text[start - 1]) || isCircle(text[start - 1]) { start -= 1 }
        var end = place
        while end < text.count, end - start < 5, Folding.isDigit(text[end]) || isCircle(text[end]) { end += 1 }
        return end - start == 4 && end < text.count && text[end] == PeriodScanner.nian
    }
}
