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
