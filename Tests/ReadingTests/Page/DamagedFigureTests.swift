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

    /// Of what a figure may be, that is offered which the text's own figures make: growth, share, sum of parts.
    @Test(arguments: [
        ("快递业务收入由25.0亿元增至28.3忆元，增长13.2%", "it may be 28.3亿, which fits 25.0亿元 with 13.2%"),
        ("快递业务收入l2.3亿元，其中，同城业务收入5.1亿元，异地业务收入7.2亿元", "it may be 12.3亿, which fits 5.1亿元 + 7.2亿元"),
        ("快递业务收入12.34.5亿元，其中，同城业务收入5.12亿元，异地业务收入7.225亿元", "it may be 12.345亿, which fits 5.12亿元 + 7.225亿元"),
        ("快递业务收入50.0亿元，其中，异地业务收入2O.0亿元，占40.0%", "it may be 20.0亿, which fits 50.0亿元 with 40.0%"),
        ("快递业务收入由20.0亿元增至22.1亿元，增长1o.5%", "it may be 10.5%, which fits 20.0亿元 and 22.1亿元"),
        ("快递业务收入50.0亿元，其中，同城业务收入l4.0亿元，异地业务收入36.0亿元", "it may be 14.0亿, which fits 50.0亿元 = 14.0亿元 + 36.0亿元"),
    ])
    func theReadingThatTheArithmeticSupports(clause: String, message: String) throws {
        #expect(try read(clause).findings.map { String($0.drop { $0 != ":" }.dropFirst(2)) } == [message])
    }

    /// What fits nothing is offered without a reason, and of two readings neither is.
    @Test(arguments: [
        ("快递业务收入由25.0亿元增至28.3忆元，增长15.9%", "it may be 28.3亿"), ("快递业务收入l2.3亿元，其中，同城业务收入5.1亿元，异地业务收入9.2亿元", "it may be 12.3亿"),
        ("快递业务收入12.34.5亿元，其中，同城业务收入11.2亿元", ""),
    ])
    func whatTheArithmeticDoesNotSupport(clause: String, message: String) throws {
        #expect(try read(clause).findings.map { String($0.drop { $0 != ":" }.dropFirst(2)) } == [message])
    }

    @Test(arguments: [
        "快递业务收入28.3亿元", "发布V1.2.3版系统", "5G基站1.2万个", "开行K10次列车2列", "生产10l装纯净水3万桶", "举办2022忆往昔活动", "增长10.5%，10亿元",
        "完成IPO3.2亿元", "地址为10.0.0.1",
    ])
    func whole(clause: String) throws { #expect(try read(clause).findings == []) }
}
