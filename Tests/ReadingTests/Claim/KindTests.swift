import Quantities
import Testing

@testable import Reading

/// What decides the kind of a figure: the table, the stretches that plan, what is said around it.
@Suite struct KindTests {
    // MARK: the table

    /// No row is hidden by those before it.
    @Test func everyRowIsReached() {
        for (index, row) in KindTable.rows.enumerated() {
            let first = KindTable.rows.firstIndex { row.all.isSuperset(of: $0.all) && row.all.isDisjoint(with: $0.none) }
            #expect(first == index, "row \(index)")
        }
    }

    private static let readings: [(FigureSigns, Kind)] = [
        ([.percent], .ratio), ([.percent, .moves], .growth), ([.percent, .moves, .planned], .target),
        ([.percent, .moves, .answer], .ratio), ([.percent, .reaches, .moves], .ratio), ([.percent, .reaches, .rate], .growth),
        ([.percent, .minus], .growth), ([.percent, .minus, .proportion], .ratio), ([.points], .change),
        ([.moves], .change), ([.money, .weighed], .flow), ([.money, .weighed, .stock], .level),
        ([.money, .weighed, .moves, .reaches], .flow), ([.money, .weighed, .stock, .new], .flow),
        ([.money, .weighed, .stock, .new, .based], .change), ([.weighed, .price], .flow), ([.weighed, .intensity], .level),
        ([.happens], .flow), ([], .level), ([.double], .growth), ([.double, .planned], .target),
    ]

    @Test func table() {
        for (signs, kind) in KindTests.readings { #expect(KindTable.kind(signs) == kind, "\(signs.rawValue)") }
    }

    // MARK: natures

    @Test(arguments: [
        ("贷款余额", true, false), ("固定资产投资余额", true, false), ("发放贷款", false, true), ("资产收益", false, true),
        ("客运量", false, false),
    ])
    func natures(_ metric: String, _ stands: Bool, _ flows: Bool) {
        let nature = Nature(Shared.vocabulary)
        #expect(nature.isStock(metric.scalarValues) == stands)
        #expect(nature.isFlow(metric.scalarValues) == flows)
    }

    @Test(arguments: [("批发均价", true), ("物价指数", true), ("起步价调整", true), ("现价总量", false), ("货运量", false)])
    func prices(_ metric: String, _ isPrice: Bool) {
        #expect(Nature(Shared.vocabulary).isPrice(metric.scalarValues) == isPrice)
    }

    // MARK: titles

    @Test(arguments: [
        ("淮安市公园建设实施方案", true), ("淮安市公园建设行动计划（2022—2025年）", true),
        ("关于印发《淮安市公园建设“十四五”规划》的通知", true), ("淮安市公园建设规划实施情况", false), ("淮安市建成公园36个", false),
        ("淮安市规划局审批项目", false),
    ])
    func titles(_ title: String, _ isPlan: Bool) {
        let text = title.scalarValues
        #expect(PlanScopes.isPlan(title: 0..<text.count, text, Shared.vocabulary.kinds) == isPlan)
    }

    // MARK: sections and documents

    private func kinds(_ text: String, issued: String = "2022-01-15") throws -> [String] {
        try Shared.claims(text, issued: Day(iso: issued)).map { "\($0.quote) \($0.kind.rawValue)" }
    }

    @Test func sectionsOfAReport() throws {
        let found = try kinds(
            """
            淮安市人民政府工作报告

            一、2021年工作回顾
            全市新建学校12所，发放贷款36亿元。
            二、2022年工作安排
            （一）办好民生实事
            发放贷款48亿元，培训职工3600人。
            去年已发放贷款36亿元。今年再发放贷款12亿元。
            （二）扩大有效投资
            固定资产投资增长8%。
            """)
        #expect(
            found == [
                "12所 flow", "36亿元 flow", "48亿元 target", "3600人 target", "36亿元 flow", "12亿元 target", "8% target",
            ])
    }

    @Test func planDocument() throws {
        let found = try kinds(
            """
            淮安市公园建设行动计划（2022—2025年）

            全市完成投资36亿元，新建公园120个。
            截至目前已完成投资3.6亿元，共有公园36个。
            """)
        #expect(found == ["36亿元 target", "120个 target", "3.6亿元 flow", "36个 level"])
    }

    @Test func howAPlanWasCarriedOut() throws {
        let found = try kinds("淮安市公园建设规划实施情况\n\n全市完成投资36亿元，新建公园120个。\n")
        #expect(found.first == "36亿元 flow")
        #expect(found.allSatisfy { !$0.hasSuffix("target") })
    }

    @Test func nextSteps() throws {
        let found = try kinds("目前，淮安市共有公园36个。下一步，淮安市完成投资3.6亿元，新建公园12个。")
        #expect(found == ["36个 level", "3.6亿元 target", "12个 target"])
    }

    @Test func signOfAFallThatIsNone() throws {
        let claims = try Shared.claims("三季度，认为订单减少的企业占18.9%，订单减少5.2%。", issued: Day(iso: "2022-11-25"))
        #expect(claims.map(\.value.canonical) == ["18.9", "-5.2"])
        #expect(claims.map(\.kind) == [.ratio, .growth])
    }
}
