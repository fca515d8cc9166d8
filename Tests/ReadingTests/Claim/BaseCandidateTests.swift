import Quantities
import Testing

@testable import Reading

/// What a change or growth may be measured from.
@Suite struct BaseCandidateTests {
    private func found(
        _ text: String, _ figure: String, _ period: String?, _ body: (inout Draft) -> Void = { _ in }
    ) throws -> [String: Scene.Option<BaseFeature>] {
        let scene = try Scene(text)
        let period = period.map { Period($0) }
        let draft = scene.draft(figure, .growth) {
            $0.period = period
            body(&$0)
        }
        return scene.bases(scene.frame(draft), period: period)
    }

    // MARK: named

    @Test func comparedBesideTheFigure() throws {
        let all = try found("2021年，全省产量比2019年增长5%。", "5%", "2021-01-01..2021-12-31")
        let base = try #require(all["2019-01-01..2019-12-31"])
        #expect(base.words == "2019年" && base.features.isSuperset(of: [.comparedHere, .sayCompared, .wholeYearBase]))
        #expect(Array(all.keys) == ["2019-01-01..2019-12-31"], "the year that is named, and no other")
    }

    @Test func aDayThatIsComparedWithIsTheBase() throws {
        let all = try found("2021年上半年，总资产较上年末增长5%。", "5%", "2021-01-01..2021-06-30")
        #expect(Array(all.keys) == ["..2020-12-31"])
        let window = try found("2021年上半年，总资产较2019年增长5%。", "5%", "2021-01-01..2021-06-30")
        #expect(window.count > 1, "of a year the same part may be meant")
    }

    @Test func comparedFurtherAway() throws {
        let text = "与2019年相比，全省产量增长5%、产值增长6%，利润增长7%。"
        let near = try found(text, "6%", "2021-01-01..2021-12-31")
        #expect(near["2019-01-01..2019-12-31"]?.features.isSuperset(of: [.comparedInSentence, .spent]) ?? false)
        let clause = try found("比2019年产量增长5%、产值增长6%。", "6%", "2021-01-01..2021-12-31")
        #expect(clause["2019-01-01..2019-12-31"]?.features.contains(.comparedInClause) ?? false)
    }

    @Test func fromAnOrigin() throws {
        let here = try found("全省产量由2012年底增加5%。", "5%", "2021-01-01..2021-12-31")
        #expect(here["..2012-12-31"]?.features.contains(.originHere) ?? false)
        let away = try found("全省产量从2012年的3万吨增加到8万吨，增长5%。", "5%", "2021-01-01..2021-12-31")
        #expect(away["2012-01-01..2012-12-31"]?.features.contains(.originInSentence) ?? false)
    }

    @Test func aPointIsADay() throws {
        let all = try found("贷款余额比上年末增长5%。", "5%", "..2022-10-31")
        #expect(all["..2021-12-31"]?.features.isSuperset(of: [.comparedHere, .startOfYear, .dayBase]) ?? false)
    }

    @Test func whatStandsBehindIsNoBase() throws {
        let all = try found("全省产量增长5%，比2019年多。", "5%", "2021-01-01..2021-12-31")
        #expect(all["2019-01-01..2019-12-31"]?.words == nil)
    }

    // MARK: holidays and 春运

    @Test func theFirstDaysOfAHolidayAreThoseOfTheOtherOne() throws {
        let text = "“五一”假期前两天，江西省接待游客812万人次，同比增长46.2%，较2019年增长8%。"
        let first = try found(text, "46.2%", "2023-04-29..2023-04-30")
        #expect(first["2022-04-30..2022-05-01"] != nil && first["2022-04-29..2022-04-30"] == nil)
        #expect(try found(text, "8%", "2023-04-29..2023-04-30")["2019-05-01..2019-05-02"]?.words == "2019年")
        let dates = try found("5月1日至2日，江西省接待游客290万人次，同比增长62%。", "62%", "2023-05-01..2023-05-02")
        #expect(dates["2022-05-01..2022-05-02"] != nil, "days in the middle of a holiday are dates")
        let year = try found("元旦假期，江西省接待游客290万人次，同比增长62%。", "62%", "2023-12-30..2024-01-01")
        #expect(year["2022-12-31..2023-01-02"] != nil, "one that begins in the year before")
    }

    @Test func daysOfTheTravelSeasonAreCounted() throws {
        let text = "今天是春运第18天。截至昨天，江西省发送旅客3162万人次，同比增长26.4%，比2019年春运增长8%。"
        let days = "2024-01-26..2024-02-11"
        let all = try found(text, "26.4%", days) { $0.metric = "旅客发送量" }
        #expect(all["2023-01-07..2023-01-23"] != nil && all["2023-01-26..2023-02-11"] == nil)
        let named = try found(text, "8%", days) { $0.metric = "旅客发送量" }
        #expect(named["2019-01-21..2019-02-06"]?.words == "2019年春运")
        let day = try found(text, "26.4%", "2024-02-11..2024-02-11") { $0.metric = "旅客发送量" }
        #expect(day["2023-01-23..2023-01-23"] != nil)
        let other = try found(text, "26.4%", "2024-02-11..2024-02-11") { $0.metric = "产量" }
        #expect(other["2023-02-11..2023-02-11"] != nil, "a day of travel alone")
        let silent = try found("江西省发送旅客3162万人次，同比增长26.4%。", "26.4%", days) { $0.metric = "旅客发送量" }
        #expect(silent["2023-01-26..2023-02-11"] != nil, "where the text speaks of 春运")
    }

    @Test func marketsAreOpenDuringTheTravelSeason() throws {
        let all = try found("截至收盘，股价下跌3%。", "3%", "2023-02-02..2023-02-02")
        #expect(all["2023-02-01..2023-02-01"] != nil)
    }

    @Test func aLossThatIsHeldAgainstNothing() throws {
        let lost = try found("格力电器市值缩水约三分之一。", "约三分之一", "..2022-11-25") { $0.signs.insert(.falls) }
        #expect(Array(lost.keys) == ["open"])
        let said = try found("格力电器市值同比缩水约三分之一。", "约三分之一", "..2022-11-25") { $0.signs.insert(.falls) }
        #expect(said.keys.contains("..2021-11-25"))
        let window = try found("一季度，江西省出口下降三成。", "三成", "2022-01-01..2022-03-31") { $0.signs.insert(.falls) }
        #expect(window.keys.contains("2021-01-01..2021-03-31"))
    }

    // MARK: reckoned

    @Test func reckonedFromAWindow() throws {
        let all = try found("全省产量增长5%。", "5%", "2022-07-01..2022-09-30")
        #expect(all["2021-07-01..2021-09-30"]?.features.isSuperset(of: [.yearEarlier, .sayNothing]) ?? false)
        #expect(all["2022-04-01..2022-06-30"]?.features.isSuperset(of: [.windowBefore, .sayOther]) ?? false)
        #expect(all["2020-07-01..2020-09-30"]?.features.contains(.twoYearsEarlier) ?? false)
        #expect(all["..2021-12-31"]?.features.contains(.startOfYear) ?? false)
        #expect(all["..2022-06-30"]?.features.contains(.dayBeforeWindow) ?? false)
        #expect(all["..2021-09-30"]?.features.contains(.sameDayYearEarlier) ?? false)
        #expect(all["open"]?.features.isSuperset(of: [.unknown, .rules]) ?? false)
    }

    @Test func reckonedFromADay() throws {
        let all = try found("贷款余额增长5%。", "5%", "..2022-10-31")
        #expect(all["..2021-10-31"]?.features.isSuperset(of: [.yearEarlier, .yearEarlierOfInstant]) ?? false)
        #expect(all["..2022-09-30"]?.features.contains(.windowBefore) ?? false)
        #expect(all.keys.allSatisfy { $0 == "open" || $0.hasPrefix("..") }, "a day has no window before")
    }

    @Test func nothingIsReckonedFromNothing() throws {
        #expect(Set(try found("全省产量增长5%。", "5%", nil).keys) == ["open"])
    }

    @Test func wordsSayWhich() throws {
        let year = try found("全省产量同比增长5%。", "5%", "2022-09-01..2022-09-30")
        #expect(year["2021-09-01..2021-09-30"]?.features.contains(.sayYearEarlier) ?? false)
        #expect(year["2022-08-01..2022-08-31"]?.features.contains(.sayYearEarlierButNot) ?? false)
        let window = try found("全省产量环比增长5%。", "5%", "2022-09-01..2022-09-30")
        #expect(window["2022-08-01..2022-08-31"]?.features.contains(.sayWindowBefore) ?? false)
        #expect(window["2021-09-01..2021-09-30"]?.features.contains(.sayWindowBeforeButNot) ?? false)
        let net = try found("人口净增5万人。", "5万人", "2021-01-01..2021-12-31")
        #expect(net["2020-01-01..2020-12-31"]?.features.isSuperset(of: [.net, .yearEarlierOfYear]) ?? false)
    }

    /// 两年平均: from two years before.
    @Test func twoYears() throws {
        let all = try found("2021年全省产量两年平均增长5%。", "5%", "2021-01-01..2021-12-31")
        #expect(all["2019-01-01..2019-12-31"]?.features.contains(.twoYearsEarlier) ?? false)
        #expect(all["2019-01-01..2019-12-31"]?.features.contains(.sayTwoYears) ?? false)
        #expect(all.count == 1, "the words leave no other")
    }

    @Test func severalYears() throws {
        let all = try found("五年间全省产量增长5%。", "5%", "2017-01-01..2021-12-31")
        #expect(all["2016-01-01..2016-12-31"]?.features.contains(.yearBeforeSeveral) ?? false)
        #expect(all["2017-01-01..2017-12-31"]?.features.contains(.firstYearOfSeveral) ?? false)
        #expect(all["2016-01-01..2020-12-31"] == nil, "a part of the window itself")
        #expect(all["2012-01-01..2016-12-31"]?.features.contains(.windowBefore) ?? false)
    }

    // MARK: the rules

    @Test func theRulesLeaveNoChoice() throws {
        let fixed: (inout Draft) -> Void = {
            $0.hasFixedBase = true
            $0.base = Period("2015-01-01..2015-12-31")
        }
        let text = "产量是2015年的1.5倍。"
        let all = try found(text, "1.5倍", "2021-01-01..2021-12-31", fixed)
        #expect(all.count == 1 && all["2015-01-01..2015-12-31"]?.features == [.rules])
    }

    /// A base that the rules fixed to one period does not hold for another that was chosen.
    @Test func anotherPeriodOpensTheChoice() throws {
        let scene = try Scene("全省产量同比增长5%。")
        let draft = scene.draft("5%", .growth) {
            $0.hasFixedBase = true
            $0.period = Period("2021-01-01..2021-12-31")
            $0.base = Period("2020-01-01..2020-12-31")
        }
        let all = scene.bases(scene.frame(draft), period: Period("2022-01-01..2022-06-30"))
        #expect(all["2021-01-01..2021-06-30"]?.features.contains(.yearEarlier) ?? false)
        #expect(all["2020-01-01..2020-12-31"]?.features.contains(.rules) ?? false)
    }

    @Test func theFigureBeforeCounts() throws {
        let scene = try Scene("全省产量增长5%，产值增长6%。")
        let base = Period("2021-01-01..2021-12-31")
        let before = scene.draft("5%", .growth) { $0.base = base }
        let all = scene.bases(scene.frame(scene.draft("6%", .growth), before: before), period: Period("2022-01-01..2022-12-31"))
        #expect(all["2021-01-01..2021-12-31"]?.features.isSuperset(of: [.asBefore, .asBeforeUnsaid]) ?? false)
        #expect(all["open"]?.features.contains(.asBefore) == false)
    }
}
