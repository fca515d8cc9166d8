import Quantities
import Testing

@testable import Reading

/// Other notations around figures are taken away, and what looks like a character is that character.
@Suite struct MarkupTests {
    private static let issued = Day(iso: "2024-01-22")

    private func figures(_ text: String) throws -> [String] {
        try Shared.claims(text, issued: MarkupTests.issued).map { "\($0.value.plain) \($0.unit)" }
    }

    @Test(arguments: [
        "2023年，襄阳市邮政分公司揽收包裹$486.5$万件，增长$7.3\\%$。", "2023年，襄阳市邮政分公司揽收包裹$\\mathbf{486.5}$万件，增长${\\bf 7.3}\\%$。",
        "2023年，襄阳市邮政分公司揽收包裹\\(486.5\\)万件，增长\\(7.3\\%\\)。", "2023年，襄阳市邮政分公司揽收包裹**486.5**万件，增长**7.3%**。",
        "2023年，襄阳市邮政分公司揽收包裹<b>486.5</b>万件，增长<strong>7.3%</strong>。", "2023年，襄阳市邮政分公司揽收包裹486.5&nbsp;万件，增长&nbsp;7.3%。",
    ])
    func notations(_ text: String) throws { #expect(try figures(text) == ["4865000 件", "7.3 %"]) }

    /// Two prices in dollars are no formula, a lone star no emphasis.
    @Test func noNotation() throws {
        let text = "2023年，鄂州市进口额2.6亿美元（单价$6.4美元/公斤），出口额3.1亿美元（单价$7.2美元/公斤）。"
        let prices = try figures(text).filter { $0.hasSuffix("USD/kg") }
        #expect(prices == ["6.4 USD/kg", "7.2 USD/kg"])
    }

    @Test(arguments: [
        ("⻰岩市⻓期种植⻄瓜，⻋辆驶入⾦融街", "龙岩市长期种植西瓜，车辆驶入金融街"), ("廣東省進口額減少，瀋陽後於臺灣", "广东省进口额减少，沈阳后于台湾"),
        ("著名的昇腾芯片", "著名的昇腾芯片"), ("\u{F963}京市\u{F9D1}家", "北京市六家"), ("二○二三年，二ОО八年，二OO九年", "二〇二三年，二〇〇八年，二〇〇九年"),
        ("2O23年", "2023年"), ("OPPO公司，五O二厂", "OPPO公司，五〇二厂"), ("CO2排放，3O厂", "CO2排放，3O厂"),
    ])
    func lookalikes(_ printed: String, _ clean: String) throws {
        let page = try Page(Array(printed.utf8), name: "test", vocabulary: Shared.vocabulary, issued: nil)
        #expect(String(page.clean.scalars.dropLast()[...]) == clean)
    }
}
