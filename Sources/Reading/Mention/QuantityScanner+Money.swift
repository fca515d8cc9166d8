import Quantities

/// Amounts of money that headlines print without a unit: 总投资过百亿, 进出口总值突破千亿大关.
extension QuantityScanner {
    /// From here on nothing but money is likely to be left without a unit.
    static let large = Exact(1, exponent: 8)
    private static let nouns = [
        "金额", "总额", "销售额", "交易额", "成交额", "出口额", "进口额", "零售额", "营业额", "投资", "产值", "总值", "增加值", "收入", "营收", "利润", "资金", "存款", "贷款",
        "余额", "资产", "采购规模", "融资规模", "税收", "票房",
    ].map(\.scalarValues)
    private static let heads = ScalarSet("金总销交成出进零营投产增收利资存贷余采融税票")
    /// 大关 and a blank end such an amount as a mark does.
    private static let pass = "大关".scalarValues

    /// What 元 stands for behind a number that begins at `start`: 港币|30亿元, 23.27亿港元（下同）; nil for yuan.
    func currency(before start: Int, _ floor: Int) -> String? {
        if let length = currencyWord(endingAt: start, floor) {
            let end = text[start - 1] == Folding.blank ? start - 1 : start
            if let found = vocabulary.unitTrie.longest(text, end - length, end), found.length == length {
                return vocabulary.units[found.value].unit
            }
        }
        return money.flatMap { start > $0.from ? $0.unit : nil }
    }

    /// Length of the currency that stands before a number, which a blank may part from it: 人民币, 港币.
    func currencyWord(endingAt start: Int, _ floor: Int) -> Int? {
        guard start > floor + 1 else { return nil }
        let end = text[start - 1] == Folding.blank ? start - 1 : start
        return vocabulary.phrases.currency.words.first {
            $0.count <= end - floor && text.has($0, at: end - $0.count, before: end)
        }?
        .count
    }

    /// Whether the number ends its clause and a sum of money was named in the clause before it.
    func isMoney(_ start: Int, _ end: Int, _ limit: Int) -> Bool {
        if end < limit, Folding.isHan(text[end]) || Folding.isLatin(text[end]) || Folding.isDigit(text[end]),
            !text.has(QuantityScanner.pass, at: end, before: limit)
        {
            return false
        }
        var place = start - 1
        while place >= 0, start - place <= 16 {
            let scalar = text[place]
            if scalar == 0x0A || scalar == 0xFF0C || Folding.endsSentence(scalar) || Folding.isDigit(scalar) { return false }
            if QuantityScanner.heads.contains(scalar),
                QuantityScanner.nouns.contains(where: { text.has($0, at: place, before: start) })
            {
                return true
            }
            place -= 1
        }
        return false
    }
}
