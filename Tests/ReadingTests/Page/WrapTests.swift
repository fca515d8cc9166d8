import Quantities
import Testing

@testable import Reading

/// Where a line ends must not matter.
@Suite struct WrapTests {
    private static let article = """
        本报讯　今年1—10月，邮储银行湖北省分行涉农贷款投放147.65亿元，同比增长12.3%；截至10月末，该分行小企业贷款余额达到835.02亿元，\
        较年初净增24.05亿元，惠及小微企业28.6万户。为解决融资难题，该分行组建服务专班325个，走访农户6658家，建成信用村7147个，\
        开展金融知识宣讲活动1260场，覆盖群众35.4万人次。今年10月，该分行普惠贷款发放16.8亿元，不良贷款率为0.85%。
        """

    private static let issued = Day(iso: "2022-11-25")

    /// What a claim says, without its place and with the line ends of its quote taken out.
    private static func facts(_ claims: [Claim]) -> [String] {
        claims.map { claim in
            let quote = claim.quote.filter { !$0.isWhitespace }
            let period = "\(claim.period?.start?.iso ?? "")..\(claim.period?.end?.iso ?? "")"
            return [quote, claim.value.canonical, claim.unit, claim.kind.rawValue, claim.organization, claim.metric, period]
                .map { $0 ?? "null" }.joined(separator: " | ")
        }
    }

    private static let expected = (try? facts(Shared.claims(article, issued: issued))) ?? []

    @Test func unbroken() { #expect(WrapTests.expected.count == 12) }

    @Test(arguments: 13...40) func hardWraps(_ width: Int) throws {
        try expectSame(Wrapping.lines(WrapTests.article, width: width).joined(separator: "\n"))
    }

    @Test(arguments: 13...40) func blankLinesBetweenLines(_ width: Int) throws {
        try expectSame(Wrapping.lines(WrapTests.article, width: width).joined(separator: "\n\n"))
    }

    /// Justified lines are spread by blanks, every other one here.
    @Test(arguments: [14, 17, 20, 25]) func letterSpacedLines(_ width: Int) throws {
        let lines = Wrapping.lines(WrapTests.article, width: width).enumerated().map { index, line in
            index % 2 == 0 ? line : Wrapping.letterSpaced(line)
        }
        try expectSame(lines.joined(separator: "\n"))
    }

    @Test func everyLineLetterSpaced() throws {
        let lines = Wrapping.lines(WrapTests.article, width: 17).map(Wrapping.letterSpaced)
        try expectSame(lines.joined(separator: "\n\n"))
    }

    private func expectSame(_ page: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let reading = try Shared.read(page, issued: WrapTests.issued)
        #expect(WrapTests.facts(reading.claims) == WrapTests.expected, sourceLocation: sourceLocation)
        expectSound(reading, sourceLocation: sourceLocation)
    }

    // MARK: where a line ends within a figure

    private static let column = """
        本报讯　今年前十个月邮储银行湖北
        省分行持续做好乡村振兴服务，全行
        """

    @Test(arguments: [
        ("全省投放涉农贷款累计达到1️⃣147.\n65亿元，服务农户十分踊跃。", "147.\n65亿元 = 14765000000 CNY"),
        ("全省投放涉农贷款累计达到1️⃣147\n.65亿元，服务农户十分踊跃。", "147\n.65亿元 = 14765000000 CNY"),
        ("全省投放涉农贷款累计已达1️⃣14\n7.65亿元，服务农户十分踊跃。", "14\n7.65亿元 = 14765000000 CNY"),
        ("全省投放涉农贷款累计为1️⃣147.65\n亿元，服务农户十分踊跃。", "147.65\n亿元 = 14765000000 CNY"),
        ("全省投放涉农贷款累计1️⃣147.65亿\n元，服务农户十分踊跃。", "147.65亿\n元 = 14765000000 CNY"),
    ])
    func brokenFigure(_ line: String, _ claim: String) throws {
        try expectClaims(WrapTests.column + "\n" + line + "\n", ["1️⃣": claim])
    }

    @Test func letterSpacedDigits() throws {
        try expectClaims(
            "全 省 投 放 涉 农 贷 款 累 计 1️⃣1 4 7 . 6 5 亿 元 ， 惠 及 2️⃣2 8 万 户 。",
            ["1️⃣": "1 4 7 . 6 5 亿 元 = 14765000000 CNY", "2️⃣": "2 8 万 户 = 280000 户"])
    }

    /// Digits alone are spread in an otherwise plain line.
    @Test func letterSpacedDigitsInAPlainLine() throws {
        try expectClaims("全省投放涉农贷款累计1️⃣1 4 7 . 6 5亿元。", ["1️⃣": "1 4 7 . 6 5亿元 = 14765000000 CNY"])
        try expectClaims("全省投放涉农贷款累计1️⃣1 4 7 . 6 5 亿元。", ["1️⃣": "1 4 7 . 6 5 亿元 = 14765000000 CNY"])
        try expectClaims("全省累计揽收包裹1️⃣3 2 5万件。", ["1️⃣": "3 2 5万件 = 3250000 件"])
    }

    /// Cells of a table are no spread number.
    @Test(arguments: ["湖北省 1 4 7 贵州省", "湖北省1 4 76万件", "湖北省12 4 7万件", "湖北省 1 4万件"])
    func digitsOfATable(_ text: String) throws {
        let found = try Shared.mentions(text, type: "quantity")
        #expect(found.allSatisfy { !$0.text.unicodeScalars.contains(" ") }, "\(found.map(\.text))")
    }
}
