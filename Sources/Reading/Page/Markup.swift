import Glibc

/// Marks of other notations around figures: $32.1$亿件, $\mathbf{5.2}\%$, **32.1**亿件, <b>32.1</b>亿件, 32.1&nbsp;亿件.
///
/// They become nothing, so what they stand around reads as if it were printed plainly.
enum Markup {
    private static let dollar: UInt32 = 0x24
    private static let backslash: UInt32 = 0x5C
    private static let star: UInt32 = 0x2A
    private static let ampersand: UInt32 = 0x26
    private static let less: UInt32 = 0x3C
    private static let greater: UInt32 = 0x3E
    private static let most = 60

    /// Whether any of the marks stands in the bytes: most pages have none.
    static func mayStand(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let base = bytes.baseAddress else { return false }
        return [dollar, backslash, star, ampersand, less].contains { memchr(base, Int32($0), bytes.count) != nil }
    }

    static func remove(_ text: inout [UInt32]) {
        var index = 0
        while index < text.count {
            switch text[index] {
            case dollar, backslash: index = formula(&text, index)
            case star: index = emphasis(&text, index)
            case less: index = tag(&text, index)
            case ampersand: index = entity(&text, index)
            default: index += 1
            }
        }
    }

    private static func clear(_ text: inout [UInt32], _ range: Range<Int>) {
        for place in range { text[place] = Folding.nothing }
    }

    // MARK: LaTeX

    /// $…$ and \(…\) with a digit and without Chinese text between them; a price in dollars has no second $ so near.
    private static func formula(_ text: inout [UInt32], _ start: Int) -> Int {
        // \$ and \% are the signs themselves
        if text[start] == backslash, start + 1 < text.count, text[start + 1] == dollar || text[start + 1] == 0x25 {
            text[start] = Folding.nothing
            return start + 2
        }
        let isDollar = text[start] == dollar
        guard isDollar || start + 1 < text.count && text[start + 1] == 0xFF08 else { return start + 1 }
        var begin = start + 1
        while begin < text.count, isDollar ? text[begin] == dollar : begin == start + 1 { begin += 1 }
        var end = begin
        var hasDigit = false
        while end < text.count, end - begin < most {
            let scalar = text[end]
            if isDollar ? scalar == dollar : scalar == backslash && end + 1 < text.count && text[end + 1] == 0xFF09 { break }
            guard scalar != Folding.newline, !Folding.isHan(scalar), scalar != 0xFF0C, scalar != 0x3002 else { return begin }
            if Folding.isDigit(scalar) { hasDigit = true }
            end += 1
        }
        guard end < text.count, end - begin < most, hasDigit else { return begin }
        var close = end
        while close < text.count, isDollar ? text[close] == dollar : close < end + 2 { close += 1 }
        clear(&text, start..<begin)
        clear(&text, end..<close)
        plain(&text, begin..<end)
        return close
    }

    /// Takes commands, braces and escapes out of a formula.
    private static func plain(_ text: inout [UInt32], _ range: Range<Int>) {
        var index = range.lowerBound
        while index < range.upperBound {
            switch text[index] {
            case backslash:
                var end = index + 1
                while end < range.upperBound, Folding.isLatin(text[end]) { end += 1 }
                // \% is %, \, a thin blank
                if end == index + 1, end < range.upperBound, text[end] == Numerals.comma || text[end] == 0xFF01 { end += 1 }
                clear(&text, index..<end)
                index = max(end, index + 1)
            case 0x7B, 0x7D, 0x7E, Folding.blank:  // { } ~
                text[index] = Folding.nothing
                index += 1
            default: index += 1
            }
        }
    }

    // MARK: Markdown and HTML

    /// ** and ***; a single star is a sign.
    private static func emphasis(_ text: inout [UInt32], _ start: Int) -> Int {
        var end = start
        while end < text.count, text[end] == star { end += 1 }
        if end - start == 2 || end - start == 3 { clear(&text, start..<end) }
        return end
    }

    /// A tag without digits: what becomes of each digit is written down.
    private static func tag(_ text: inout [UInt32], _ start: Int) -> Int {
        var end = start + 1
        if end < text.count, text[end] == 0x2F { end += 1 }
        guard end < text.count, Folding.isLatin(text[end]) else { return start + 1 }
        while end < text.count, end - start < most, text[end] < 0x80 || text[end] == 0xFF1A || text[end] == 0xFF1B,
            text[end] != Folding.newline, text[end] != less, !Folding.isDigit(text[end])
        {
            if text[end] == greater {
                clear(&text, start..<end + 1)
                return end + 1
            }
            end += 1
        }
        return start + 1
    }

    /// &nbsp; and its like, which are blanks.
    private static func entity(_ text: inout [UInt32], _ start: Int) -> Int {
        for name in entities where text.has(name, at: start + 1, before: text.count) {
            var end = start + 1 + name.count
            if end < text.count, text[end] == 0xFF1B { end += 1 }
            clear(&text, start..<end)
            text[start] = Folding.blank
            return end
        }
        return start + 1
    }

    private static let entities = ["nbsp", "ensp", "emsp", "thinsp"].map(\.scalarValues)
}
