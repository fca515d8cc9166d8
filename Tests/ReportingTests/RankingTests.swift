import Reporting
import Store
import Testing

@Suite struct RankingTests {
    private let columns = "rank rank_best rank_worst of organization value gap_to_first claimed_rank claimed_scope"

    private func check(
        _ table: String, minimum: Int = 2, better: Direction = .more, _ expected: String, _ names: String? = nil,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let observations = try given(table)
        let rows = try shown(
            ranking(of: observations, peers: peers(of: observations), minimum: minimum, better: { _ in better }), names ?? columns
        )
        #expect(rows == expected, sourceLocation: sourceLocation)
    }

    @Test func largestFirst() throws {
        try check(
            """
            甲 业务量 flow 2022 300 件
            乙 业务量 flow 2022 100 件
            丙 业务量 flow 2022 200 件
            """,
            """
            1 1 1 3 甲 300 0 - -
            2 2 2 3 丙 200 100 - -
            3 3 3 3 乙 100 200 - -
            """)
    }

    @Test func smallestFirstWhereLessIsBetter() throws {
        try check(
            """
            甲 断点率 ratio 2022-12-31 0.0033 %
            乙 断点率 ratio 2022-12-31 0.0086 %
            """, better: .less,
            """
            1 1 1 2 甲 0.0033 0 - -
            2 2 2 2 乙 0.0086 0.0053 - -
            """)
    }

    @Test func regionsAndBodiesAreRankedApart() throws {
        try check(
            """
            甲 业务量 flow 2022 300 件
            鄂 业务量 flow 2022 200 件 region
            乙 业务量 flow 2022 100 件
            豫 业务量 flow 2022 400 件 region
            """,
            """
            1 1 1 2 豫 400 0 - -
            2 2 2 2 鄂 200 200 - -
            1 1 1 2 甲 300 0 - -
            2 2 2 2 乙 100 200 - -
            """)
    }

    @Test func equalValuesShareAPlace() throws {
        try check(
            """
            甲 业务量 flow 2022 300 件
            乙 业务量 flow 2022 200 件
            丙 业务量 flow 2022 300.0 件
            """,
            """
            1 1 2 3 丙 300 0 - -
            1 1 2 3 甲 300 0 - -
            3 3 3 3 乙 200 100 - -
            """)
    }

    @Test func overlappingIntervalsGiveTheBestAndWorstPlace() throws {
        try check(
            """
            甲 余额 level 2022-12-31 >150 CNY
            乙 余额 level 2022-12-31 153 CNY
            丙 余额 level 2022-12-31 153.2 CNY
            丁 余额 level 2022-12-31 10 CNY
            """,
            """
            - 1 3 4 丙 153.2 0 - -
            - 1 3 4 乙 153 0.2 - -
            - 1 3 4 甲 150 - - -
            4 4 4 4 丁 10 143.2 - -
            """)
    }

    @Test func neighboursThatOnlyTouchDoNotOverlap() throws {
        try check(
            """
            甲 网点 level 2022-12-31 10 处
            乙 网点 level 2022-12-31 11 处
            """,
            """
            1 1 1 2 乙 11 0 - -
            2 2 2 2 甲 10 1 - -
            """)
    }

    @Test func valuesKnownToTheLastDigitTie() throws {
        try check(
            """
            甲 网点 level 2022-12-31 10 处 range=10..10
            乙 网点 level 2022-12-31 10 处 range=10..10
            丙 网点 level 2022-12-31 >=10 处
            """,
            """
            - 1 1 3 丙 10 - - -
            - 1 2 3 乙 10 - - -
            - 1 2 3 甲 10 - - -
            """)
    }

    @Test func onlyLikeIsRankedWithLike() throws {
        try check(
            """
            甲 业务量 flow 2022 300 件
            乙 业务量 flow 2022 100 票
            丙 业务量 flow 2022 200 件 basis=剔除异常
            丁 业务量 flow 2022-12 200 件
            戊 业务量 level 2022-12-31 200 件
            己 业务量 flow 2022 200 件 component=网点
            庚 业务量 flow 2022 200 件 level=county
            辛 业务量 flow 2022 200 件 level=
            """, "")
    }

    @Test func unknownDaysAreNotRanked() throws {
        try check("甲 业务 flow ? 3 件\n乙 业务 flow ? 4 件", "")
        try check("甲 业务 flow 2022-10-31 3 件\n乙 业务 flow 2022-10-31 4 件", "")
        try check("甲 业务 growth 2022 3 %\n乙 业务 growth 2022 4 %", "")
        try check(
            "甲 业务 growth 2022 3 % base=2021\n乙 业务 growth 2022 4 % base=2021",
            "1 1 1 2 乙 4 0 - -\n2 2 2 2 甲 3 1 - -")
    }

    @Test func aFieldOfOneIsShownOnRequest() throws {
        try check("甲 业务量 flow 2022 300 件", "")
        try check("甲 业务量 flow 2022 300 件", minimum: 1, "1 1 1 1 甲 300 0 - -")
    }

    @Test func claimedPlacesStandBesideTheValue() throws {
        try check(
            """
            皖 发卡量 flow 2022 1295400 张
            皖 发卡量 rank 2022 2 位 scope=全国邮政
            苏 发卡量 flow 2022 1000000 张
            龙 贷款 rank 2022-12-31 1 位 scope=省内国有大行
            宁 断点率 ratio 2022-12-31 0.0033 %
            宁 断点率 rank 2022-12-31 1 位 scope=全国邮政
            """,
            """
            - 1 3 4 皖 1295400 0 2 全国邮政
            - 2 4 4 苏 1000000 295400 - -
            - - - - 宁 0.0033 - 1 全国邮政
            - - - - 龙 - - 1 省内国有大行
            """)
    }

    @Test func aClaimIsNotHungOnTheGrowth() throws {
        try check(
            """
            皖 收入 growth 2022 5 % base=2021
            苏 收入 growth 2022 4 % base=2021
            皖 收入 rank 2022 2 位 scope=全国
            """,
            """
            1 1 1 2 皖 5 0 - -
            2 2 2 2 苏 4 1 - -
            - - - - 皖 - - 2 全国
            """)
    }

    @Test func conflictingValuesGetNoPlace() throws {
        try check(
            """
            甲 业务量 flow 2022 300 件
            甲 业务量 flow 2022 400 件
            乙 业务量 flow 2022 100 件
            丙 业务量 flow 2022 200 件
            """,
            """
            - 1 2 3 丙 200 0 - -
            - 2 3 3 乙 100 100 - -
            - - - - 甲 300 - - -
            """)
    }

    @Test func ofConflictingValuesTheLastIsShown() throws {
        let observations = try given(
            """
            德 通胀率 ratio 2022-11 11.3 % issued=2022-12-01
            德 通胀率 ratio 2022-11 10.0 % issued=2022-12-14
            德 通胀率 ratio 2022-11 8.7 % issued=2022-12-03
            法 通胀率 ratio 2022-11 6.2 % issued=2022-12-01
            意 通胀率 ratio 2022-11 12.5 % issued=2022-12-01
            """)
        let found = ranking(of: observations, peers: peers(of: observations)).map { row in
            [
                row.series.organization, row.value?.canonical ?? "-", row.interval.lower?.canonical ?? "-",
                row.interval.upper?.canonical ?? "-", row.contradictions, row.rankKnown.map { "\($0)" } ?? "-",
            ].joined(separator: " ")
        }
        #expect(found == ["意 12.5 12.45 12.55  1", "法 6.2 6.15 6.25  2", "德 10 9.95 10.05 11.3; 8.7 -"])
    }

    /// Each base is a field of its own, and the row shows it; 1.1 on the month before is no rival of 6.4 on the year before.
    @Test func growthsOfOneBaseAreRanked() throws {
        try check(
            """
            美 价格 growth 2023-01 6.4 % base=2022-01
            美 价格 growth 2023-01 0.5 % base=2022-12
            英 价格 growth 2023-01 10.1 % base=2022-01
            中 价格 growth 2023-01 0.8 % base=2022-12
            """,
            """
            1 year more 英 10.1
            2 year more 美 6.4
            1 previous more 中 0.8
            2 previous more 美 0.5
            """, "rank_known against better organization value")
        try check(
            """
            甲 价格 level 2022-12-31 3 CNY
            乙 价格 level 2022-12-31 5 CNY
            """, better: .size,
            """
            1 - size 乙 5
            2 - size 甲 3
            """, "rank_known against better organization value")
    }

    /// 突破6000亿 is at least that: how far others are from it nobody knows, and its place is certain only where nobody can be near.
    @Test func aLimitMakesNoGap() throws {
        try check(
            """
            甲 进出口 flow 2022 8310 CNY
            乙 进出口 flow 2022 >6000 CNY
            丙 进出口 flow 2022 500 CNY
            """,
            """
            - 甲 0 -
            - 乙 - -
            3 丙 7810 -
            """, "rank organization gap_to_first gap_to_next")
        try check(
            """
            甲 进出口 flow 2022 <8310 CNY
            乙 进出口 flow 2022 9000 CNY
            丙 进出口 flow 2022 9500 CNY
            """,
            """
            1 丙 0 -
            2 乙 500 500
            3 甲 - -
            """, "rank organization gap_to_first gap_to_next")
    }

    /// Two exact values are in the order in which they are printed, also where what they were rounded from overlaps and another value is a limit.
    @Test func onlyALimitLeavesTheOrderOpen() throws {
        try check(
            """
            甲 余额 level 2022-12-31 1000 CNY
            乙 余额 level 2022-12-31 36.2 CNY
            丙 余额 level 2022-12-31 36 CNY
            丁 余额 level 2022-12-31 <10 CNY
            戊 余额 level 2022-12-31 9 CNY
            """,
            """
            1 1 甲
            2 2 乙
            3 3 丙
            - - 丁
            - - 戊
            """, "rank rank_known organization")
    }

    /// A place that one alone claims is nobody else's, however their values overlap; who is printed alike shares it.
    @Test func aClaimedPlaceIsTaken() throws {
        let observations = try given(
            """
            甲 进出口 flow 2022 8310 CNY
            甲 进出口 rank 2022 1 rank scope=全国
            乙 进出口 flow 2022 >6000 CNY
            丙 进出口 flow 2022 8310 CNY
            """)
        let peers = Peers([.init(name: "省", size: 31, scopes: ["全国"], members: ["甲", "乙", "丙"])])
        #expect(
            try shown(ranking(of: observations, peers: peers), "organization rank_best rank_worst") == """
                丙 1 31
                甲 1 31
                乙 2 31
                """)
    }

    /// 世界第一 is no place in a group of countries; of two such groups one row says so. Among countries people read 中国.
    @Test func aPlaceInTheWorldIsNoneOfAGroup() throws {
        let observations = try given(
            """
            全国 增加值 flow 2022 33.5 CNY
            全国 增加值 rank 2022 1 rank scope=全球
            全国 出口 flow 2022 23 CNY
            德国 出口 flow 2022 12 CNY
            """)
        let peers = Peers(
            ["二十国集团成员国", "金砖国家"].map { .init(name: $0, size: 19, scopes: ["二十国集团"], members: ["全国", "德国"]) })
        let rows = ranking(of: observations, peers: peers)
        #expect(
            try shown(rows, "metric peers organization claimed_scope") == """
                出口 二十国集团成员国 全国 -
                出口 二十国集团成员国 德国 -
                出口 金砖国家 全国 -
                出口 金砖国家 德国 -
                增加值 - 全国 全球
                """)
        #expect(rows.map(\.organizationForPeople) == ["中国", "德国", "中国", "德国", "全国"])
    }

    @Test func veryDifferentSizesAreStillExact() throws {
        try check(
            """
            甲 业务量 flow 2022 300000000000000000000000 件
            乙 业务量 flow 2022 0.00000000001 件
            """,
            """
            1 1 1 2 甲 300000000000000000000000 0 - -
            2 2 2 2 乙 0.00000000001 299999999999999999999999.99999999999 - -
            """)
    }
}
