import Quantities
import Testing

@testable import Reading

/// What a person writes into the slots of a claim.
struct ClaimStatementTests {
    @Test(arguments: [
        ("2022", "2022-01-01..2022-12-31"), ("2022-02", "2022-02-01..2022-02-28"), ("2022-10-31", "2022-10-31..2022-10-31"),
        ("2022-01..2022-10", "2022-01-01..2022-10-31"), ("..2022-10-31", "..2022-10-31"), ("2022-11-01..", "2022-11-01.."),
        ("", ""), ("..", ""),
    ])
    func periodsAreRead(words: String, period: String) throws {
        var one = ClaimStatement(value: .zero, interval: Interval(lower: nil, upper: nil), unit: "件", kind: .flow)
        try one.set(.period, to: words)
        #expect(one[.period] == period)
    }

    @Test(arguments: ["2022-13", "2022-02-30", "二月", "2022-10..2022-01", "20", "2022-1-1", "2022..x", "-"])
    func whatIsNoPeriodIsRefused(words: String) {
        var one = ClaimStatement(value: .zero, interval: Interval(lower: nil, upper: nil), unit: "件", kind: .flow)
        #expect(throws: ClaimSlotError.self) { try one.set(.period, to: words) }
    }

    @Test func aValueBringsItsInterval() throws {
        var one = ClaimStatement(
            value: Exact(5), interval: Interval(lower: Exact(4), upper: Exact(6)), unit: "件", kind: .flow)
        try one.set(.value, to: "-2.60")
        #expect(one[.value] == "-2.6" && one[.lower] == "-2.6" && one[.upper] == "-2.6")
        try one.set(.upper, to: "")
        #expect(one[.upper] == "")
        try one.check()
        try one.set(.lower, to: "3")
        #expect(throws: ClaimSlotError.self) { try one.check() }
    }

    @Test func jsonKeepsEverySlotAndThePrintedPrecision() throws {
        let one = ClaimStatement(
            value: Exact(14765, exponent: 6), interval: Interval(lower: Exact(plain: "14764500000"), upper: nil), unit: "CNY",
            bound: .atLeast, kind: .change, organization: "湖北\"省/", metric: "贷款", component: "a", basis: "b", scope: "c",
            period: Period(words: "..2022-10-31"), base: Period(words: "2021"))
        let again = try ClaimStatement(json: one.json)
        #expect(again == one)
        #expect(again.value.exponent == 6)
        #expect(again.json == one.json)
        let fine = ClaimStatement(
            value: Exact(plain: "2.60")!, interval: Interval(lower: nil, upper: nil), unit: "%", kind: .ratio)
        #expect(try ClaimStatement(json: fine.json).value.exponent == -2)
    }

    @Test(arguments: [
        "", "{}", "[]", #"{"value":"1","unit":"件","bound":"exact","kind":"stock"}"#,
        #"{"value":"x","unit":"件","bound":"exact","kind":"flow"}"#,
        #"{"value":"1","unit":"件","bound":"exact","kind":"flow","lower":"2"}"#,
        #"{"value":"1","unit":"a\u0000b","bound":"exact","kind":"flow"}"#,
    ])
    func whatIsNoStatementIsRefused(json: String) {
        #expect(throws: ClaimSlotError.self) { try ClaimStatement(json: json) }
    }
}
