import Testing

@testable import Quantities

/// Intervals: what the words allow, nil is open.
@Suite struct IntervalTests {
    private func interval(_ lower: String?, _ upper: String?) -> Interval {
        Interval(lower: lower.flatMap { Exact(plain: $0) }, upper: upper.flatMap { Exact(plain: $0) })
    }

    @Test(arguments: [
        ("147.65", 8, "14764500000", "14765500000"), ("325", 0, "324.5", "325.5"), ("3.0", 0, "2.95", "3.05"),
        ("0", 0, "-0.5", "0.5"),
    ])
    func printed(_ value: String, _ power: Int, _ lower: String, _ upper: String) throws {
        let printed = Interval(printed: try #require(Exact(plain: value)).shifted(by: power))
        #expect(printed == interval(lower, upper))
    }

    @Test func overlap() {
        // 28万余斤 and 28.6万斤
        #expect(interval("280000", "290000").overlaps(interval("285500", "286500")))
        #expect(!interval("280000", "285000").overlaps(interval("285500", "286500")))
        #expect(interval("1", "2").overlaps(interval("2", "3")))
        #expect(interval(nil, "2").overlaps(interval("1", nil)))
        #expect(!interval(nil, "1").overlaps(interval("2", nil)))
        #expect(interval(nil, nil).overlaps(interval("5", "5")))
    }

    @Test func containing() throws {
        let five = try #require(Exact(plain: "5.0"))
        #expect(interval("5", "5").contains(five))
        #expect(interval(nil, "5").contains(five))
        #expect(interval("4.99", nil).contains(five))
        #expect(!interval("5.01", nil).contains(five))
        #expect(!interval(nil, "4.9").contains(five))
    }

    @Test func turned() {
        #expect(interval("2", "3").negated == interval("-3", "-2"))
        #expect(interval("2", nil).negated == interval(nil, "-2"))
        #expect(interval("2", nil).scaled(by: Factor(1, over: 2)) == interval("1", nil))
    }
}
