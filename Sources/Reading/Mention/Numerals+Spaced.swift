/// Thousands that a blank parts.
extension Numerals {
    /// 案件321 146件: thousands parted by a blank, as yearbooks print them. A word stands before the number and behind it.
    static func isSpaced(_ text: [UInt32], _ start: Int, _ blank: Int, _ limit: Int) -> Bool {
        guard start > 0, Folding.isHan(text[start - 1]), !ordinals.contains(text[start - 1]), text[start] != 0x30 else {
            return false
        }
        var place = blank
        while place < limit, text[place] == 0x20, threeDigits(text, place + 1, limit) { place += 4 }
        return place > blank && place < limit && Folding.isHan(text[place])
    }

    /// 第 图 表 章: what a number behind them counts is the place of a thing.
    private static let ordinals = ScalarSet("第图表章页条")

    static func threeDigits(_ text: [UInt32], _ start: Int, _ limit: Int) -> Bool {
        guard start + 3 <= limit else { return false }
        for index in start..<start + 3 where !Folding.isDigit(text[index]) { return false }
        return start + 3 == limit || !Folding.isDigit(text[start + 3])
    }
}
