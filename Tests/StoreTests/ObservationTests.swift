import Quantities
import Store
import Testing

/// What an observation holds in few bytes comes out as it was put in.
@Suite struct ObservationTests {
    @Test(
        arguments: [
            ("2022-11-25-p03.txt:1204-1212", "2022-11-25-p03.txt"), ("a:0-0", "a"), ("b/c d.txt:10-999999999", "b/c d.txt"),
            ("卷:一.txt:3-4", "卷:一.txt"), ("a;b.txt:1-2", nil), ("a.txt:01-2", "a.txt"), ("a.txt:1-02", "a.txt"),
            ("a.txt:1-1234567890", "a.txt"), ("a.txt:1-2; b.txt:3-4", "a.txt"), (":1-2", ""), ("1", nil), ("", nil), ("-", nil),
            ("a:-", "a"),
        ] as [(String, String?)])
    func evidenceStaysAsItIsCited(text: String, document: String?) {
        let place = EvidencePlace(text)
        #expect(place.text == text)
        #expect(place.document.map(String.init) == document)
        #expect(place == EvidencePlace(text) && place != EvidencePlace(text + "1"))
    }

    @Test(arguments: [
        "0", "-2.60", "35020000000", "9223372036854775807", "9223372036854775808", "123456789012345678901234567890.12",
    ])
    func numbersOfAnySizeStayExact(text: String) throws {
        let value = try #require(Exact(plain: text))
        for interval in [Interval(printed: value), Interval(lower: nil, upper: value), Interval(lower: nil, upper: nil)] {
            let one = observation(value, interval)
            #expect(one.value.plain == text && one.interval == interval)
            #expect(one == observation(value, interval))
        }
    }

    @Test func wordsThatFewHaveStay() {
        let plain = observation(Exact(1), Interval(printed: Exact(1)))
        #expect(plain.scope.isEmpty && plain.formula.isEmpty && !plain.hasScope)
        let ranked = observation(Exact(1), Interval(printed: Exact(1)), scope: "全国")
        #expect(ranked.scope == "全国" && ranked.hasScope && ranked.value == Exact(1) && ranked != plain)
        #expect(MemoryLayout<Observation>.stride <= 152)
    }

    private func observation(_ value: Exact, _ interval: Interval, scope: String = "") -> Observation {
        Observation(
            id: 1, series: Self.key, scope: scope, period: Period(start: nil, end: Day(iso: "2022-10-31")), base: nil,
            value: value,
            interval: interval, bound: .exact, method: .stated, formula: "", evidence: EvidencePlace("a.txt:1-2"))
    }

    private static let key = SeriesKey(organization: "湖北省", metric: "贷款余额", unit: "CNY", kind: .level, level: "province")
}
