import Testing

@testable import Quantities

/// Conversion factors are exact fractions.
@Suite struct FactorTests {
    @Test(arguments: [
        ("1000", 1000, 1), ("1", 1, 1), ("1/2", 1, 2), ("0.05", 5, 100), ("2000/3", 2000, 3), ("0.5/3", 5, 30), ("1852", 1852, 1),
    ])
    func reads(_ text: String, _ numerator: Int, _ denominator: Int) throws {
        let factor = try #require(Factor(text))
        #expect(factor.numerator * Int128(denominator) == Int128(numerator) * factor.denominator)
    }

    @Test(arguments: ["", "0", "-1", "1/0", "1/-2", "1/2/3", "/2", "1/", "a", "1/0.5", "一"])
    func refuses(_ text: String) { #expect(Factor(text) == nil) }

    @Test(arguments: [
        ("28.6", "1/2", "14.3"), ("3", "2000/3", "2000"), ("1", "1/3", "0.333333333333"), ("2", "1/3", "0.666666666667"),
        ("7", "1", "7"),
        ("-4", "1/2", "-2"), ("0", "1/2", "0"), ("1.20", "1000", "1200"),
    ])
    func converts(_ value: String, _ factor: String, _ expected: String) throws {
        let (value, factor) = (try #require(Exact(plain: value)), try #require(Factor(factor)))
        #expect(value.scaled(by: factor)?.canonical == expected)
    }

    /// A printed value keeps its precision where nothing is converted.
    @Test func oneLeavesTheNumber() throws {
        let value = try #require(Exact(plain: "4.00"))
        #expect(value.scaled(by: .one)?.plain == "4.00")
    }

    /// `scaled` promises an exact number wherever the quotient ends.
    @Test func quotientsThatEndAreExact() throws {
        let (value, factor) = (try #require(Exact(plain: "10")), try #require(Factor("2589988.110336")))
        #expect(value.scaled(by: factor)?.canonical == "25899881.10336")
    }

    /// A factor past 128 bits is refused.
    @Test func tooFine() {
        #expect(Factor("0.00000000000000000000000000000000001/9999") == nil)
        #expect(Factor("0.00000000000000000000000000000000001/999") != nil)
        #expect(Factor("1000000000000000000000000000000000000") == nil, "37 digits")
    }

    /// Nothing leaves 128 bits unseen.
    @Test func largest() throws {
        let value = try #require(Exact(plain: "999999999999999999999999999999999999"))
        #expect(value.scaled(by: Factor(2000, over: 3)) == nil)
        #expect(value.scaled(by: Factor(1, over: 3))?.canonical == "333333333333333333333333333333333333")
        #expect(value.scaled(by: Factor(1, over: 1 << 40)) != nil)
    }
}
