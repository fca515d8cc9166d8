import Testing

@testable import Quantities

/// Exact decimals keep every digit and say so when they cannot.
@Suite struct ExactTests {
    private func exact(_ text: String) throws -> Exact { try #require(Exact(plain: text), "\(text)") }

    // MARK: reading and writing

    @Test(arguments: [
        ("0", 0, 0), ("7", 7, 0), ("147.65", 14765, -2), ("-0.0033", -33, -4), ("+5", 5, 0), (".5", 5, -1), ("5.", 5, 0),
        ("0.00", 0, -2), ("100", 100, 0), ("007", 7, 0),
    ])
    func reads(_ text: String, _ coefficient: Int, _ exponent: Int) throws {
        let value = try exact(text)
        #expect(value.coefficient == Int128(coefficient))
        #expect(value.exponent == exponent)
    }

    @Test(arguments: ["", "-", "+", ".", "1e5", "1,234", "１", "一", "1.2.3", "--1", "1-", " 1", "1 ", "0x1F", "nan", "inf", "∞"])
    func refuses(_ text: String) { #expect(Exact(plain: text) == nil) }

    @Test func thirtySixDigitsAndNoMore() throws {
        let most = String(repeating: "9", count: 36)
        #expect(try exact(most).plain == most)
        #expect(Exact(plain: most + "9") == nil)
        #expect(Exact(plain: "0." + most) == nil)
    }

    @Test(arguments: [
        (14765, 6, "14765000000", "14765000000"), (40, -1, "4.0", "4"), (-33, -4, "-0.0033", "-0.0033"), (0, -2, "0.00", "0"),
        (0, 6, "0", "0"), (400, -1, "40.0", "40"), (5, -1, "0.5", "0.5"), (-120, -2, "-1.20", "-1.2"), (1, 0, "1", "1"),
    ])
    func writes(_ coefficient: Int, _ exponent: Int, _ plain: String, _ canonical: String) {
        let value = Exact(Int128(coefficient), exponent: exponent)
        #expect(value.plain == plain)
        #expect(value.description == plain)
        #expect(value.canonical == canonical)
        #expect(Exact(plain: plain) == value)
        #expect(Exact(plain: canonical) == value)
    }

    /// 39.12亿 is no 3911999999.9999995.
    @Test func noBinaryFractions() throws {
        #expect(try exact("39.12").shifted(by: 8).plain == "3912000000")
        #expect(try exact("0.1").adding(exact("0.2")) == exact("0.3"))
        #expect(try exact("35.02").double == 35.02)
    }

    // MARK: comparing

    @Test func sameNumberWhateverThePrecision() throws {
        #expect(try exact("4") == exact("4.000"))
        #expect(try Set([exact("4"), exact("4.0"), exact("40").shifted(by: -1)]).count == 1)
        #expect(try exact("0") == exact("-0.00"))
        #expect(try exact("4") != exact("4.01"))
    }

    @Test func order() throws {
        let sorted = ["-1000", "-0.2", "-0.19", "0", "0.0033", "0.01", "7", "7.5", "147.65"]
        let shuffled = try [8, 2, 5, 0, 7, 3, 6, 1, 4].map { try exact(sorted[$0]) }
        #expect(shuffled.sorted().map(\.canonical) == sorted)
    }

    @Test func orderOfNumbersFarApart() {
        #expect(Exact(1, exponent: -30) < Exact(1, exponent: 30))
        #expect(Exact(-1, exponent: 30) < Exact(1, exponent: -30))
    }

    // MARK: arithmetic

    @Test(arguments: [
        ("482.5", 0, "483"), ("-482.5", 0, "-483"), ("482.49", 0, "482"), ("1499", 3, "1000"), ("1500", 3, "2000"),
        ("4.0", -1, "4.0"),
        ("4", -2, "4"), ("7", 40, "0"), ("99999999999999999999999999999999999", 35, "100000000000000000000000000000000000"),
    ])
    func roundsHalfAwayFromZero(_ text: String, _ place: Int, _ rounded: String) throws {
        #expect(try exact(text).rounded(to: place) == exact(rounded))
    }

    @Test func sumsAndDifferences() throws {
        #expect(try exact("35.02").adding(exact("-24.05"))?.plain == "10.97")
        #expect(try exact("35.02").subtracting(exact("24.05"))?.plain == "10.97")
        #expect(try exact("1").subtracting(exact("0.999"))?.plain == "0.001")
        #expect(try exact("3").shifted(by: 8).adding(exact("5000").shifted(by: 4))?.plain == "350000000")
        #expect(try exact("-5").magnitude == exact("5"))
        #expect(try exact("5").negated.isNegative)
        #expect(!Exact.zero.negated.isNegative)
    }

    @Test func products() throws {
        #expect(try exact("1.5").multiplied(by: exact("0.04"))?.plain == "0.060")
        #expect(try exact("-2").multiplied(by: exact("-3"))?.plain == "6")
    }

    @Test(arguments: [
        ("1", "4", 12, "0.25"), ("1", "3", 4, "0.3333"), ("2", "3", 4, "0.6667"), ("-2", "3", 4, "-0.6667"),
        ("2", "-3", 4, "-0.6667"),
        ("1", "8", 2, "0.13"), ("-1", "8", 2, "-0.13"), ("12345", "1", 3, "12300"), ("12355", "1", 4, "12360"),
        ("99999", "1", 2, "100000"),
        ("6", "2", 12, "3"), ("0", "7", 12, "0"), ("100", "8", 12, "12.5"), ("24.05", "35.02", 6, "0.68675"),
        ("1", "1000000", 3, "0.000001"),
    ])
    func quotients(_ top: String, _ bottom: String, _ digits: Int, _ expected: String) throws {
        #expect(try exact(top).divided(by: exact(bottom), digits: digits)?.canonical == expected)
    }

    @Test func byZeroIsNothing() throws { #expect(try exact("1").divided(by: .zero) == nil) }

    @Test func halfPlace() throws {
        #expect(try exact("147.65").shifted(by: 8).halfPlace.canonical == "500000")
        #expect(try exact("3.0").halfPlace.canonical == "0.05")
        #expect(try exact("325").halfPlace.canonical == "0.5")
    }

    // MARK: past 128 bits

    @Test func overflowIsNothing() {
        let big = Exact(Int128.max)
        #expect(big.adding(Exact(1)) == nil)
        #expect(big.negated.subtracting(Exact(2)) == nil)
        #expect(big.multiplied(by: Exact(2)) == nil)
        #expect(Exact(1, exponent: 38).adding(Exact(1, exponent: -1)) == nil)
        #expect(Exact(1, exponent: 39).coefficient(at: 0) == nil)
        #expect(Exact(1, exponent: 1).coefficient(at: 2) == nil)
        #expect(big.scaled(by: Factor(3, over: 2)) == nil)
    }

    @Test func bigQuotientsKeepTheirLeadingDigits() throws {
        let big = Exact(Int128.max)
        #expect(big.divided(by: Exact(3), digits: 6)?.canonical == "56713700000000000000000000000000000000")
        #expect(Exact(3).divided(by: big, digits: 3) != nil)
    }

    @Test func powersOfTen() {
        #expect(Exact.powerOfTen(0) == 1)
        #expect(Exact.powerOfTen(8) == 100_000_000)
        #expect(String(Exact.powerOfTen(38)) == "1" + String(repeating: "0", count: 38))
    }
}
