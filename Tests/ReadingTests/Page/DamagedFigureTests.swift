import Quantities
import Testing

@testable import Reading

/// Figures that reading a scan has damaged: none is mended in silence, and no part of one is a figure.
struct DamagedFigureTests {
    private func read(_ clause: String) throws -> (claims: [String], findings: [String]) {
        let reading = try Shared.read("前10个月，湖北省\(clause)。", issued: Day(iso: "2022-11-25"))
        #expect(Soundness.problem(of: reading) == nil)
        return (reading.claims.map(\.quote), reading.findings.filter { $0.category == "number" }.map(\.message))
    }

    @Test(arguments: [
        ("快递业务量完成1O8.3亿件", "“1O8.3亿” is damaged by scanning and not read: it may be 108.3亿"),
        ("快递业务收入l2.3亿元", "“l2.3亿” is damaged by scanning and not read: it may be 12.3亿"),
        ("快递业务收入28.3忆元", "“28.3忆” is damaged by scanning and not read: it may be 28.3亿"),
        ("快递业务收入12.，3亿元", "“12.，3亿” is damaged by scanning and not read: it may be 12.3亿"),
        ("快递业务收入12.3.5亿元", "“12.3.5亿” is damaged by scanning and not read"),
        ("快递业务收入同比增长1o.5%", "“1o.5%” is damaged by scanning and not read: it may be 10.5%"),
    ])
    func damaged(clause: String, message: String) throws {
        let (claims, findings) = try read(clause)
        #expect(claims == [] && findings == [message])
    }

    /// What the text itself says elsewhere is offered.
    @Test func theReadingThatTheTextSupports() throws {
        let (claims, findings) = try read("快递业务收入28.3亿元。快递业务收入首次达到2B.3亿元，其中收入28.3忆元")
        #expect(claims.first == "28.3亿元")
        #expect(findings == ["“28.3忆” is damaged by scanning and not read: it may be 28.3亿, as it stands elsewhere in the text"])
    }

    @Test(arguments: [
        "快递业务收入28.3亿元", "发布V1.2.3版系统", "5G基站1.2万个", "开行K10次列车2列", "生产10l装纯净水3万桶", "举办2022忆往昔活动", "增长10.5%，10亿元",
        "完成IPO3.2亿元", "地址为10.0.0.1",
    ])
    func whole(clause: String) throws { #expect(try read(clause).findings == []) }
}
