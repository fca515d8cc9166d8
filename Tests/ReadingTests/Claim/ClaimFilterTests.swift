import Quantities
import Testing

@testable import Reading

/// Which quantities are figures of a claim.
@Suite struct ClaimFilterTests {
    /// Whether the last quantity of a text is one, by what stands before and behind it.
    private func accepts(_ words: String) throws -> Bool {
        let text = words.scalarValues
        var scanner = Scanner(text: text, vocabulary: Shared.vocabulary, issued: nil)
        let items = scanner.scan(0..<text.count)
        let index = try #require(
            items.lastIndex { if case .quantity = $0.kind { true } else { false } }, "no quantity in \(words)")
        guard case .quantity(let quantity) = items[index].kind else { return false }
        let floor = index > 0 ? items[index - 1].range.upperBound : 0
        var before = Phrase()
        before.append(text, floor..<quantity.range.lowerBound)
        let limit = index + 1 < items.count ? items[index + 1].range.lowerBound : text.count
        return ClaimFilter.accepts(quantity, text, limit, before, Shared.vocabulary)
    }

    @Test(arguments: [
        "茶园面积36万亩", "茶叶销售3.6亿元", "指数为103.6", "茶叶产值达到18.2亿", "历时3年完工", "平均寿命79.6岁", "超百亿件", "发生3.6级地震",
    ])
    func figures(words: String) throws { #expect(try accepts(words)) }

    @Test(arguments: [
        "每10万人口中有茶农", "万元产值的茶厂", "突破36日均线", "3.6亿元项目", "60岁以上人口", "3年前", "一亩地", "持股5%以上股东", "三家", "开行36次列车",
        "“走千企、进万家”",
    ])
    func others(words: String) throws { #expect(try !accepts(words)) }

    // MARK: units of a list

    @Test func theUnitBehindTheLastOfAList() throws {
        let text = "分别为61、66和63千克".scalarValues
        var scanner = Scanner(text: text, vocabulary: Shared.vocabulary, issued: nil)
        var clause = Clause(range: 0..<text.count, items: scanner.scan(0..<text.count))
        clause.shareUnits(text, Shared.vocabulary)
        let units = clause.items.compactMap { item -> String? in
            if case .quantity(let quantity) = item.kind { "\(quantity.value.canonical) \(quantity.unit)" } else { nil }
        }
        #expect(units == ["61 kg", "66 kg", "63 kg"])
    }

    @Test func whatIsNoFigureBecomesWords() throws {
        let text = "36家茶厂，3年前".scalarValues
        var scanner = Scanner(text: text, vocabulary: Shared.vocabulary, issued: nil)
        var clause = Clause(range: 0..<text.count, items: scanner.scan(0..<text.count))
        clause.filter(text, Shared.vocabulary)
        #expect(clause.items.count(where: \.isFigure) == 1)
    }
}
