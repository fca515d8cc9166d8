import Quantities
import Testing

@testable import Reading

/// Which figure of the body a headline states again.
@Suite struct HeadlineReaderTests {
    private func draft(
        _ value: String, unit: String = "CNY", kind: Kind = .flow, metric: String? = "茶叶产值", bound: Bound = .exact,
        interval: (String?, String?)? = nil, period: String? = nil
    ) -> Draft {
        let number = Exact(plain: value)!
        let ends = interval.map { Interval(lower: $0.0.flatMap { Exact(plain: $0) }, upper: $0.1.flatMap { Exact(plain: $0) }) }
        var draft = Draft(
            range: 0..<1, value: number, interval: ends ?? Interval(printed: number), unit: unit, bound: bound, kind: kind,
            metric: metric, rule: "test")
        draft.period = period.map { Period($0) }
        return draft
    }

    private func found(_ headline: Draft, _ body: Draft...) -> String? {
        HeadlineReader.counterpart(of: headline, in: body)?.value.canonical
    }

    @Test func theSameValueInTheSameUnit() {
        #expect(found(draft("36"), draft("36")) == "36")
        #expect(found(draft("36"), draft("-36", metric: nil)) == "-36", "the sign may be in the words")
        #expect(found(draft("36"), draft("36", unit: "kg")) == nil)
        #expect(found(draft("36"), draft("38")) == nil)
        #expect(found(draft("36")) == nil)
    }

    /// 超30亿元 in the headline, 36.5亿元 in the text.
    @Test func aValueThatTheIntervalAllows() {
        let over = draft("30", bound: .moreThan, interval: ("30", nil))
        #expect(found(over, draft("36.5")) == "36.5")
        #expect(found(over, draft("36.5", metric: "果园面积")) == nil, "nothing in common")
        #expect(found(over, draft("29")) == nil, "below")
        #expect(found(over, draft("66")) == nil, "more than twice as much would be said otherwise")
        #expect(found(over, draft("31", metric: "茶叶产值"), draft("36.5", metric: "产值")) != nil)
    }

    @Test func aMovementIsNoShare() {
        #expect(found(draft("36", unit: "%", kind: .ratio), draft("36", unit: "%", kind: .growth)) == nil)
        #expect(found(draft("36", unit: "%", kind: .growth), draft("36", unit: "%", kind: .ratio)) == nil)
        #expect(found(draft("36", unit: "%", kind: .growth), draft("36", unit: "%", kind: .growth)) == "36")
    }

    @Test func aPlaceIsAPlace() {
        #expect(found(draft("2", unit: "rank", kind: .rank), draft("2", unit: "rank", kind: .rank)) == "2")
        #expect(found(draft("2", unit: "rank", kind: .rank), draft("2", unit: "rank")) == nil)
        let among = draft("10", unit: "rank", kind: .rank, interval: ("1", "10"))
        #expect(found(among, draft("2", unit: "rank", kind: .rank)) == nil, "another place than is printed")
    }

    /// Of the same value twice what is no plan, and what shares more words.
    @Test func theBestOfSeveral() {
        let bodies = [draft("36", kind: .target), draft("36", kind: .level, metric: "茶园"), draft("36", kind: .flow)]
        #expect(HeadlineReader.counterpart(of: draft("36"), in: bodies)?.kind == .flow)
        #expect(HeadlineReader.counterpart(of: draft("36", kind: .target), in: bodies)?.kind == .target, "the first of the best")
    }

    @Test func wordsInCommon() {
        #expect(HeadlineReader.shared("产值", "茶叶产值") == 100)
        #expect(HeadlineReader.shared("茶叶产值", "产值") == 100, "of the shorter")
        #expect(HeadlineReader.shared("产量", "产值") == 50)
        #expect(HeadlineReader.shared("", "产值") == 0)
    }

    /// A body that gives a metric for several years leaves the headline open.
    @Test func aYearOfMany() {
        let headline = draft("40", period: "2022-01-01..2022-12-31")
        let years = ["2021", "2022"].map { draft("36", period: "\($0)-01-01..\($0)-12-31") }
        #expect(HeadlineReader.isYearOfMany(headline, years))
        #expect(!HeadlineReader.isYearOfMany(headline, Array(years.prefix(1))))
        #expect(!HeadlineReader.isYearOfMany(draft("40", period: "..2022-12-31"), years), "a day")
        #expect(!HeadlineReader.isYearOfMany(draft("40", kind: .growth, period: "2022-01-01..2022-12-31"), years))
    }

    /// A headline takes organization, period and base of its figure from the body, and has its own words.
    @Test func wholePage() throws {
        let claims = try Shared.claims(
            "宜昌茶叶卖出30多亿元\n\n本报讯　2021年，湖北省宜昌市茶叶销售收入36.5亿元，同比增长8.2%。\n", issued: Day(iso: "2022-01-15"))
        let headline = try #require(claims.first { $0.inHeadline })
        let body = try #require(claims.first { !$0.inHeadline })
        #expect(headline.rule == "headline as body")
        #expect(headline.metric == body.metric)
        #expect(headline.period == body.period)
        #expect(headline.organization == "宜昌市")
        #expect(headline.value.canonical == "3000000000")
    }
}
