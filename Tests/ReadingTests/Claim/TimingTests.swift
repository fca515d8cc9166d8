import Quantities
import Testing

@testable import Reading

/// Which period governs, and what it gives to what comes about and to what stands.
@Suite struct TimingTests {
    private static let issued = Day(iso: "2022-11-25")

    private func mention(_ days: String, _ role: PeriodMention.Role) -> PeriodMention {
        PeriodMention(range: 0..<0, role: role, period: Period(days))
    }

    private func timing(_ mentions: (String, PeriodMention.Role)...) -> Timing {
        var timing = Timing(issued: TimingTests.issued)
        timing.beginSentence()
        for (days, role) in mentions { timing.govern(mention(days, role)) }
        return timing
    }

    private func flow(_ timing: Timing) -> String? { ClaimLine.days(timing.period(Timing.Question(kind: .flow))) }

    private func stock(_ timing: Timing) -> String? {
        ClaimLine.days(timing.period(Timing.Question(kind: .level, isStock: true)))
    }

    @Test func aWindow() {
        let timing = timing(("2022-01-01..2022-10-31", .span))
        #expect(flow(timing) == "2022-01-01..2022-10-31")
        #expect(stock(timing) == "..2022-10-31")
    }

    @Test func aDay() {
        let timing = timing(("..2022-10-31", .asOf))
        #expect(flow(timing) == "..2022-10-31")
        #expect(stock(timing) == "..2022-10-31")
    }

    /// 2021年底: what came about did so in the year.
    @Test func theEndOfAYear() {
        #expect(flow(timing(("..2021-12-31", .point))) == "2021-01-01..2021-12-31")
        #expect(stock(timing(("..2021-12-31", .point))) == "..2021-12-31")
    }

    /// 全年…，年末…: flows stay with the year.
    @Test func theEndOfTheYearThatGoverns() {
        let timing = timing(("2021-01-01..2021-12-31", .span), ("..2021-12-31", .point))
        #expect(flow(timing) == "2021-01-01..2021-12-31")
        #expect(stock(timing) == "..2021-12-31")
    }

    /// 截至10月末，今年…: the year up to that day.
    @Test func aWindowUpToTheDayBeforeIt() {
        let timing = timing(("..2022-10-31", .asOf), ("2022-01-01..2022-12-31", .span))
        #expect(timing.isJoined)
        #expect(flow(timing) == "2022-01-01..2022-10-31")
    }

    @Test func aWindowOfAnotherSentenceIsNotJoined() {
        var timing = timing(("..2022-10-31", .asOf))
        timing.beginSentence()
        timing.govern(mention("2022-01-01..2022-11-25", .span))
        #expect(!timing.isJoined)
        #expect(flow(timing) == "2022-01-01..2022-11-25")
    }

    @Test func nothingIsReportedFromAfterTheIssueDate() {
        #expect(flow(timing(("2022-01-01..2022-12-31", .span))) == "2022-01-01..2022-11-25")
        let plan = timing(("2022-01-01..2022-12-31", .span))
            .period(Timing.Question(kind: .target, isTarget: true))
        #expect(plan == Period("2022-01-01..2022-12-31"))
        #expect(flow(timing(("2023-01-01..2023-12-31", .span))) == "2023-01-01..2023-12-31", "printed so")
    }

    @Test func now() {
        var timing = timing(("2021-01-01..2021-12-31", .span))
        timing.govern(PeriodMention(range: 0..<0, role: .now, period: nil))
        #expect(stock(timing) == "..2022-11-25")
        var counted = self.timing(("..2022-11-20", .asOf))
        counted.govern(PeriodMention(range: 0..<0, role: .now, period: nil))
        #expect(stock(counted) == "..2022-11-20", "a text that has just counted up to a day means that day")
    }

    /// 当月…，累计…: back to the window before.
    @Test func theMonthAndTheYearToDate() {
        var timing = timing(("2022-01-01..2022-10-31", .span), ("2022-10-01..2022-10-31", .currentMonth))
        #expect(flow(timing) == "2022-10-01..2022-10-31")
        timing.widen()
        #expect(flow(timing) == "2022-01-01..2022-10-31")
    }

    @Test func anUnknownPeriodDatesNothing() {
        var timing = timing(("2021-01-01..2021-12-31", .span))
        timing.govern(PeriodMention(range: 0..<0, role: .span, period: nil))
        #expect(flow(timing) == nil)
        #expect(stock(timing) == "..2022-11-25")
    }

    @Test func whatStandsRightBeforeAFigureHoldsForItAlone() {
        let timing = timing(("2022-01-01..2022-10-31", .span))
        let local = timing.period(Timing.Question(kind: .flow, local: Period("2021-01-01..2021-12-31")))
        #expect(local == Period("2021-01-01..2021-12-31"))
        #expect(flow(timing) == "2022-01-01..2022-10-31")
    }

    /// 五年来…人均收入达: what is no sum over the years stands for the last of them.
    @Test func severalYears() {
        let timing = timing(("2017-01-01..2021-12-31", .span))
        #expect(flow(timing) == "2017-01-01..2021-12-31")
        #expect(timing.period(Timing.Question(kind: .flow, isSum: false)) == Period(year: 2021))
    }

    @Test func aParagraphBegins() {
        var timing = timing(("2022-10-01..2022-10-31", .span))
        timing.setBase(Period("2021-10-01..2021-10-31"))
        timing.beginParagraph()
        #expect(timing.isStale)
        #expect(timing.lastBase == nil)
        #expect(stock(timing) == "..2022-11-25", "a month of the paragraph before dates nothing that stands")
        #expect(flow(timing) == "2022-10-01..2022-10-31")
    }

    @Test func aYearTakenForGranted() {
        var timing = Timing(issued: TimingTests.issued)
        timing.assume(Period(year: 2021)!)
        #expect(timing.isAssumed)
        #expect(!timing.isStated)
        #expect(flow(timing) == "2021-01-01..2021-12-31")
        #expect(stock(timing) == "..2022-11-25")
        timing.assume(Period(year: 2021)!, isNamed: true)
        #expect(stock(timing) == "..2021-12-31")
    }

    @Test func bases() {
        let timing = timing(("2022-10-01..2022-10-31", .span))
        let month = Period("2022-10-01..2022-10-31")
        func base(_ period: Period?, _ word: String?, isNet: Bool = false) -> String? {
            ClaimLine.days(timing.base(period, word: word, isNet: isNet))
        }
        #expect(base(month, "同比") == "2021-10-01..2021-10-31")
        #expect(base(month, nil) == "2021-10-01..2021-10-31")
        #expect(base(month, "环比") == "2022-09-01..2022-09-30")
        #expect(base(month, nil, isNet: true) == "2022-09-30..2022-09-30")
        #expect(base(Period("2017-01-01..2021-12-31"), nil) == "2016-01-01..2016-12-31")
        #expect(base(Period("..2022-03-31"), "环比") == "..2022-02-28")
        #expect(base(Period("..2022-03-31"), "同比") == "..2021-03-31")
        #expect(base(nil, "同比") == nil)
    }

    @Test func aNamedBaseComesFirst() {
        var timing = timing(("2022-10-01..2022-10-31", .span))
        timing.setBase(Period("..2021-12-31"))
        #expect(timing.base(Period("2022-10-01..2022-10-31"), word: "同比", isNet: false) == Period("..2021-12-31"))
        timing.setBase(nil)
        #expect(timing.lastBase == Period("..2021-12-31"), "it is remembered for 从…增至…")
    }
}
