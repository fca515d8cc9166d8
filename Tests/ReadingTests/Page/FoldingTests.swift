import Testing

@testable import Reading

/// Characters that only look different are read as the same, and the quote still is what the source prints.
@Suite struct FoldingTests {
    @Test func fullWidthDigits() throws {
        try expectClaims("宜昌市邮政分公司揽收包裹1️⃣３２５万件，增长2️⃣１２．３％。", ["1️⃣": "３２５万件 = 3250000 件", "2️⃣": "１２．３％ = 12.3 %"])
    }

    /// A full-width comma between full-width digits, three of them behind it, parts no clauses.
    @Test func fullWidthThousands() throws {
        try expectClaims("宜昌市邮政分公司实现收入1️⃣１，２３４．５万元。", ["1️⃣": "１，２３４．５万元 = 12345000 CNY"])
        try expectClaims("宜昌市邮政分公司实现收入1️⃣１２，３４５，６７８元。", ["1️⃣": "１２，３４５，６７８元 = 12345678 CNY"])
    }

    /// Other full-width commas between digits part clauses.
    @Test(arguments: [
        "参加２人，３００元一次", "分别为５，３０万件", "分别为５，３０００万件", "１２３４，５６７万件", "5，300万件", "５，　３００万件",
    ])
    func commasThatPart(_ text: String) throws {
        let found = try Shared.mentions(text, type: "quantity")
        #expect(found.allSatisfy { !$0.text.unicodeScalars.contains("，") }, "\(found.map(\.text))")
        #expect(found.count == 2)
    }

    @Test(arguments: ["\u{AD}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}"])
    func characterOfNoWidth(_ nothing: String) throws {
        let reading = try Shared.read("宜昌市邮政\(nothing)分公司揽收包裹14\(nothing)7.\(nothing)65万\(nothing)件。")
        #expect(reading.claims.map(\.value.canonical) == ["1476500"])
        #expect(reading.claims.map(\.quote) == ["14\(nothing)7.\(nothing)65万\(nothing)件"])
        #expect(reading.claims.map(\.organization) == ["宜昌市邮政分公司"])
        expectSound(reading)
    }

    /// A carriage return with its line feed ends one line, not two.
    @Test func lineEnds() throws {
        let page = """
            本报讯　今年1—10月，宜昌市邮政
            分公司揽收包裹325万件，同比增长
            12.3%；发运农产品8650吨，走访农
            户6658家，建成站点731个。

            """
        let expected = try Shared.claims(page)
        #expect(expected.map(\.quote) == ["325万件", "12.3%", "8650吨", "6658家", "731个"])
        for end in ["\r\n", "\r"] {
            let reading = try Shared.read(page.replacing("\n", with: end))
            #expect(reading.claims.map(\.quote) == expected.map { $0.quote.replacing("\n", with: end) })
            #expect(reading.claims.map(\.metric) == expected.map(\.metric))
            expectSound(reading)
        }
    }

    @Test func blanksBesideDigits() throws {
        try expectClaims(
            "今年 1—10 月，宜昌市邮政分公司揽收包裹 1️⃣325 万件，增长 2️⃣12.3 %。", ["1️⃣": "325 万件 = 3250000 件", "2️⃣": "12.3 % = 12.3 %"])
    }

    @Test func ideographicBlank() throws {
        try expectClaims("　　宜昌市邮政分公司揽收包裹　1️⃣325　万件。", ["1️⃣": "325　万件 = 3250000 件"])
    }

    /// Radicals that PDF extraction prints in place of characters: ⽉ for 月, ⼈ for 人.
    @Test func radicals() throws {
        let claims = try Shared.claims("今年10\u{2F49}，宜昌市邮政分公司培训1200\u{2F08}。", issued: .init(iso: "2022-11-25"))
        #expect(claims.map(\.unit) == ["人"])
        #expect(claims.map(\.period?.start?.iso) == ["2022-10-01"])
    }

    /// Characters beyond the basic plane are one scalar of the source.
    @Test func offsetsBehindEmoji() throws {
        try expectClaims("📦📦 宜昌市邮政分公司揽收包裹1️⃣325万件👍，𠮷祥村2️⃣41户。", ["1️⃣": "325万件 = 3250000 件", "2️⃣": "41户 = 41 户"])
    }
}
