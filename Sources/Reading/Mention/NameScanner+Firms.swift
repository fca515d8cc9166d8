/// What stands behind the fixed name of a firm: an ending that belongs to it, or words by which something else is meant.
extension NameScanner {
    /// 美团公司, 立讯精密股份有限公司: the same body with the ending that says what sort of firm it is.
    func legal(_ range: Range<Int>, _ index: Int, _ limit: Int) -> NameMention? {
        let end = range.upperBound
        guard end < limit, NameScanner.legalHeads.contains(text[end]),
            let ending = NameScanner.legalForms.first(where: { text.has($0, at: end, before: limit) })
        else { return nil }
        let last = end + ending.count
        if last < limit, NameScanner.noFirm.contains(text[last]) { return nil }
        return NameMention(range: range.lowerBound..<last, kind: .fixed(index))
    }

    private static let legalForms = [
        "（集团）股份有限公司", "（集团）有限责任公司", "（集团）有限公司", "集团股份有限公司", "集团有限责任公司", "集团有限公司", "股份有限公司", "有限责任公司", "有限公司", "集团公司",
        "股份公司", "公司",
    ].map(\.scalarValues)
    private static let legalHeads = ScalarSet("（集股有公")
    /// 公司法, 公司债, 公司章程: not the firm.
    private static let noFirm = ScalarSet("法债章")

    /// 华东云起股份有限公司: a firm that is called after a part of the country, or by its legal form after a country.
    func firm(after place: Range<Int>, _ index: Int, _ limit: Int) -> NameMention? {
        // 英国|怡和控股: a body that is known by itself
        guard place.upperBound < limit, let body = structured(place.lowerBound, place.lowerBound, [], limit),
            !NameScanner.joints.contains(text[place.upperBound]),
            !beginsFixed(place.upperBound, limit)
        else { return nil }
        let end = body.range.upperBound
        guard end > place.upperBound,
            let ending = (place.upperBound..<end).lazy.compactMap({ suffix($0, limit) }).first(where: { $0.end == end }),
            ending.isLegal || ending.group == "company" && ["group", "union"].contains(names.places[index].kind),
            ending.start >= place.upperBound + 2, !vocabulary.nameWords.isKind(text, place.upperBound, ending.start)
        else { return nil }
        return body
    }

    private func beginsFixed(_ start: Int, _ limit: Int) -> Bool {
        names.trie.all(text, start, limit).contains { match in
            match.length > 2 && names.entries(of: match.value).contains { if case .fixed = $0 { true } else { false } }
        }
    }

    /// 中国石油工业, 财政部长: what follows the name says that a whole branch is meant, or the one who heads the ministry.
    func isWhole(_ end: Int, _ limit: Int) -> Bool {
        guard end < limit else { return false }
        if text[end] == 0x957F { return text[end - 1] == 0x90E8 && !(end + 1 < limit && text[end + 1] == 0x6C5F) }  // 部长, not 长江
        // 国家统计局|工业司 stays
        return NameScanner.branchHeads.contains(text[end]) && !NameScanner.offices.contains(text[end - 1])
            && NameScanner.wholes.contains { text.has($0, at: end, before: limit) }
    }

    static let offices = ScalarSet("局部委院署会办行")

    /// Whether a trade and what follows are of a place (天津石化产业, 成都航空枢纽), not the firm of that name.
    func isTrade(_ start: Int, _ end: Int, _ limit: Int) -> Bool {
        guard end < limit, end - start >= 4, NameScanner.branchHeads.contains(text[end]) else { return false }
        return NameScanner.tradeNames.contains { text.has($0, at: end - 2, before: end) }
            && NameScanner.tradeNouns.contains { text.has($0, at: end, before: limit) }
    }

    private static let wholes = ["行业", "产业", "工业", "协会", "学会"].map(\.scalarValues)
    private static let tradeNames = ["航空", "石化", "钢铁", "医药", "电气", "能源", "水泥", "汽车", "证券", "保险", "信托", "制药"].map(\.scalarValues)
    private static let tradeNouns = [
        "物流", "货运", "客运", "运输", "枢纽", "口岸", "旅客", "装备", "制造", "经济", "市场", "航天", "港", "城", "企业", "基地", "园区", "项目", "供应", "消费",
        "学院", "大学",
        "职业", "安全", "保有量", "局",
    ].map(\.scalarValues)
    private static let branchHeads: ScalarSet = {
        var heads = ScalarSet()
        for word in wholes + tradeNouns { heads.insert(word[0]) }
        return heads
    }()
}
