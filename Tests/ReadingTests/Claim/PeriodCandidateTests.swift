import Quantities
import Testing

@testable import Reading

/// Which periods a figure is offered, and what speaks for each.
@Suite struct PeriodCandidateTests {
    private func found(
        _ text: String, _ figure: String, _ kind: Kind = .flow, issued: String? = "2022-11-25",
        _ body: (inout Draft) -> Void = { _ in }
    ) throws -> [String: Scene.Option<PeriodFeature>] {
        let scene = try Scene(text, issued: issued)
        return scene.periods(scene.frame(scene.draft(figure, kind, body)))
    }

    // MARK: named in the text

    @Test func namedInTheClause() throws {
        let all = try found("全省上半年发送货物5万吨。", "5万吨")
        let half = try #require(all["2022-01-01..2022-06-30"])
        #expect(half.words == "上半年")
        #expect(
            half.features.isSuperset(of: [.clauseLast, .sentenceFirst, .isSpan, .clauseSpan, .articleFirst, .paragraphFirst]))
        #expect(!half.features.contains(.adjacent))
    }

    @Test func rightBeforeTheFigure() throws {
        let all = try found("全省发送货物2021年5万吨、2022年6万吨。", "6万吨")
        #expect(all["2022-01-01..2022-12-31"]?.features.isSuperset(of: [.adjacent, .wholeYear, .hasYear]) ?? false)
        #expect(all["2021-01-01..2021-12-31"]?.features.isSuperset(of: [.clauseEarlier, .spent]) ?? false)
    }

    @Test func namedInTheSentence() throws {
        let all = try found("上半年，全省发送货物5万吨，9月份，运到6万吨，收入7万元。", "7万元")
        #expect(all["2022-09-01..2022-09-30"]?.features.isSuperset(of: [.previousClauseBehindFigure, .monthOrQuarter]) ?? false)
        #expect(all["2022-01-01..2022-06-30"]?.features.isSuperset(of: [.sentenceEarlier, .sentenceSpan]) ?? false)
        let first = try found("上半年，全省发送货物5万吨。", "5万吨")
        #expect(first["2022-01-01..2022-06-30"]?.features.contains(.previousClauseLast) ?? false)
    }

    @Test func namedBehindTheFigure() throws {
        let all = try found("全省发送货物5万吨（上半年），比2021年多。", "5万吨")
        #expect(all["2022-01-01..2022-06-30"]?.features.isSuperset(of: [.clauseRight, .bracketed]) ?? false)
        #expect(all["2021-01-01..2021-12-31"]?.features.isSuperset(of: [.sentenceRight, .compared]) ?? false)
    }

    @Test func namedInSentencesBefore() throws {
        let text = "2020年和2021年开了工。9月份下了雨。上半年和7月份都晴。全省发送货物5万吨。"
        let all = try found(text, "5万吨")
        #expect(all["2022-07-01..2022-07-31"]?.features.contains(.previousSentenceLast) ?? false)
        #expect(all["2022-01-01..2022-06-30"]?.features.contains(.previousSentenceEarlier) ?? false)
        #expect(all["2022-09-01..2022-09-30"]?.features.contains(.paragraphEarlier) ?? false)
        #expect(all["2020-01-01..2020-12-31"]?.features.isSuperset(of: [.articleFirst, .paragraphFirst]) ?? false)
        #expect(all.values.allSatisfy { !$0.features.contains(.continued) })
    }

    @Test func theSentenceGoesOn() throws {
        let all = try found("上半年和9月份，全省发送货物5万吨；全市发送货物3万吨。", "3万吨")
        #expect(all["2022-09-01..2022-09-30"]?.features.isSuperset(of: [.previousSentenceLast, .continued]) ?? false)
        #expect(all["2022-01-01..2022-06-30"]?.features.contains(.unlikeContinued) ?? false)
    }

    /// “2019年全球银行1000强”: the year of a name dates nothing behind its clause.
    @Test func yearsOfNames() throws {
        let text = "入选“2019年全球银行1000强”榜单前列，完成产量5万吨。完成产值6万元。"
        let year = "2019-01-01..2019-12-31"
        #expect(try found(text, "5万吨")[year] == nil)
        #expect(try found(text, "6万元")[year] == nil)
        #expect(try found("2019年入选榜单，完成产量5万吨。", "5万吨")[year] != nil)
    }

    @Test func whatStandsIsDatedByADay() throws {
        let stands = try found("9月份全省贷款余额5万元。", "5万元", .level) { $0.isStock = true }
        #expect(stands["..2022-09-30"]?.features.contains(.instant) ?? false)
        #expect(stands["2022-09-01..2022-09-30"] == nil)
        let planned = try found("2025年全省贷款余额达到5万元。", "5万元", .target) { $0.isStock = true }
        #expect(planned["2025-01-01..2025-12-31"]?.features.contains(.targetAhead) ?? false, "a plan is for a window")
    }

    @Test func aWindowThatIsNotOverIsCut() throws {
        let all = try found("2022年，全省发送货物5万吨。", "5万吨")
        #expect(all["2022-01-01..2022-12-31"]?.features.contains(.clipped) == false)
        #expect(all["2022-01-01..2022-11-25"]?.features.isSuperset(of: [.clipped, .endsAtIssue]) ?? false)
        let over = try found("2021年，全省发送货物5万吨。", "5万吨")
        #expect(over.values.allSatisfy { !$0.features.contains(.clipped) })
    }

    // MARK: from titles and what governs

    @Test func headlinesAreOffered() throws {
        let all = try found("2021年全省运输情况\n\n全省发送货物5万吨，增长较快。\n", "5万吨")
        let year = try #require(all["2021-01-01..2021-12-31"])
        #expect(year.features.contains(.headline) && year.words == "2021年")
    }

    @Test func headingsAreOffered() throws {
        let scene = try Scene("全省发送货物5万吨。")
        let heading = (range: 0..<0, period: Period("2020-01-01..2020-12-31"), isHeadline: false)
        let later = (range: 90..<91, period: Period("2019-01-01..2019-12-31"), isHeadline: false)
        let all = PeriodCandidates(scene.layout, scene.words, issued: scene.issued, titles: [heading, later])
            .candidates(scene.frame(scene.draft("5万吨"))).all
        #expect(all.first { $0.value == heading.period }?.features.contains(.heading) ?? false)
        #expect(!all.contains { $0.value == later.period }, "a heading behind the figure says nothing of it")
    }

    @Test func whatGovernsIsOffered() throws {
        let text = "2017年至2021年，全省发送货物90万吨。2021年，发送30万吨。当日下雨。又有风。全省年均发送5万吨。"
        let all = try found(text, "5万吨")
        #expect(
            all["2017-01-01..2021-12-31"]?.features.isSuperset(of: [.lastSeveralYears, .severalYears, .severalAverage]) ?? false)
        #expect(all["2021-01-01..2021-12-31"]?.features.isSuperset(of: [.lastWholeYear, .yearAverage]) ?? false)
    }

    @Test func fromOneYearToAnother() throws {
        let all = try found("全省产量从2012年的3万吨增加到2020年的8万吨，年均增长5%。", "5%", .growth)
        let between = try #require(all["2012-01-01..2020-12-31"])
        #expect(between.features.contains(.fromTo) && between.words == "2012年的3万吨增加到2020年")
        let first = try found("全省产量从2012年的3万吨增加到2020年的8万吨。", "3万吨")
        #expect(first["2012-01-01..2020-12-31"] == nil, "the goal stands behind it")
    }

    // MARK: from the issue date

    @Test func theIssueDayIsOffered() throws {
        let all = try found("全省发送货物5万吨。", "5万吨")
        #expect(Set(all.keys) == ["..2022-11-25", "open"])
        #expect(all["..2022-11-25"]?.features.isSuperset(of: [.issueDay, .flowIssueDay]) ?? false)
        #expect(all["open"]?.features.isSuperset(of: [.undated, .rules]) ?? false)
    }

    /// What no words give, the issue date alone suggests, and the rules did not say is no candidate.
    @Test func noYearIsGuessed() throws {
        let all = try found("全省发送货物5万吨。", "5万吨") { $0.period = Period("2022-01-01..2022-11-25") }
        #expect(Set(all.keys) == ["2022-01-01..2022-11-25", "..2022-11-25", "open"])
        #expect(all["2022-01-01..2022-11-25"]?.features.isSuperset(of: [.rules, .rulesAlone, .yearToDate]) ?? false)
        let undated = try found("9月份全省发送货物5万吨。", "5万吨", issued: nil)
        #expect(Set(undated.keys) == ["open"])
    }

    @Test func whatTheDateSuggestsSpeaksForWhatIsNamed() throws {
        let all = try found("今年以来，全省发送货物5万吨，10月份发送1万吨，上年发送9万吨。", "9万吨")
        #expect(all["2022-01-01..2022-11-25"]?.features.contains(.yearToDate) ?? false)
        #expect(all["2022-10-01..2022-10-31"]?.features.contains(.monthBefore) ?? false)
        #expect(all["2021-01-01..2021-12-31"]?.features.contains(.yearBefore) ?? false)
    }

    // MARK: what the rules say

    @Test func theRulesLeaveNoChoice() throws {
        let all = try found("上半年全省发送货物5万吨。", "5万吨") {
            $0.hasFixedPeriod = true
            $0.period = Period("2021-01-01..2021-12-31")
        }
        #expect(all.count == 1)
        #expect(all["2021-01-01..2021-12-31"]?.features == [.rules])
    }

    @Test func theRulesAgreeWithWords() throws {
        let all = try found("上半年全省发送货物5万吨。", "5万吨") { $0.period = Period("2022-01-01..2022-06-30") }
        #expect(all["2022-01-01..2022-06-30"]?.features.isSuperset(of: [.rules, .rulesInClause]) ?? false)
        #expect(all["2022-01-01..2022-06-30"]?.words == "上半年")
    }

    @Test func theFigureBeforeCounts() throws {
        let scene = try Scene("上半年发送货物5万吨，收入6万元。")
        let before = scene.draft("5万吨") { $0.period = Period("2022-01-01..2022-06-30") }
        let all = scene.periods(scene.frame(scene.draft("6万元"), before: before))
        #expect(all["2022-01-01..2022-06-30"]?.features.isSuperset(of: [.asBefore, .asBeforeSameKind]) ?? false)
        #expect(all["..2022-11-25"]?.features.contains(.unlikeBefore) ?? false)
        let earlier = scene.periods(scene.frame(scene.draft("6万元"), earlier: before))
        #expect(earlier["2022-01-01..2022-06-30"]?.features.contains(.asEarlier) ?? false)
    }
}
