import Quantities
import Reporting
import Store
import Testing

/// Places among all members of a group, of which some are known.
@Suite struct PeersTests {
    private let columns = "peers rank rank_best rank_worst rank_known known of organization gap_to_next tied"

    private func check(
        _ table: String, _ groups: [Peers.Group], better: Direction = .more, _ expected: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let rows = try shown(ranking(of: given(table), peers: Peers(groups), better: { _ in better }), columns)
        #expect(rows == expected, sourceLocation: sourceLocation)
    }

    private func provinces(_ members: String, size: Int?, scopes: [String] = ["全国"]) -> Peers.Group {
        Peers.Group(name: "省", size: size, scopes: scopes, members: members.split(separator: " ").map { String($0) })
    }

    @Test func anUnknownMemberMayBeAnywhere() throws {
        try check(
            """
            鄂 业务量 flow 2022 300 件
            湘 业务量 flow 2022 200 件
            """, [provinces("鄂 湘 赣", size: 31)],
            """
            省 - 1 30 1 2 31 鄂 - -
            省 - 2 31 2 2 31 湘 100 -
            """)
    }

    @Test func aPlaceIsCertainWhereAllAreKnown() throws {
        try check(
            """
            鄂 业务量 flow 2022 300 件
            湘 业务量 flow 2022 200 件
            赣 业务量 flow 2022 200 件
            """, [provinces("鄂 湘 赣", size: 3)],
            """
            省 1 1 1 1 3 3 鄂 - -
            省 2 2 3 2 3 3 湘 100 2
            省 2 2 3 2 3 3 赣 100 2
            """)
    }

    @Test func whoIsInNoGroupIsNotRanked() throws {
        try check("全国 出口 flow 2022 300 CNY\n加蓬 出口 flow 2022 200 CNY", [provinces("鄂 湘", size: 31)], "")
    }

    @Test func oneMayStandInSeveralGroups() throws {
        let ours = Peers.Group(name: "中游", size: 2, source: .decision, members: ["湘", "鄂"])
        try check(
            """
            鄂 业务量 flow 2022 300 件
            湘 业务量 flow 2022 200 件
            赣 业务量 flow 2022 100 件
            """, [provinces("鄂 湘 赣", size: 31), ours],
            """
            中游 1 1 1 1 2 2 鄂 - -
            中游 2 2 2 2 2 2 湘 100 -
            省 - 1 29 1 3 31 鄂 - -
            省 - 2 30 2 3 31 湘 100 -
            省 - 3 31 3 3 31 赣 100 -
            """)
    }

    @Test func howManyThereAreMayBeUnknown() throws {
        try check(
            "甲 余额 level 2022-12-31 3 CNY\n乙 余额 level 2022-12-31 2 CNY",
            [Peers.Group(name: "行", size: nil, members: ["乙", "甲"])],
            """
            行 - 1 - 1 2 - 甲 - -
            行 - 2 - 2 2 - 乙 1 -
            """)
    }

    /// 鄂 is said to be the fifth of the nation: who is behind it is sixth at best, who is before it fourth at worst.
    @Test func aClaimedPlaceBoundsThoseOfTheOthers() throws {
        try check(
            """
            粤 业务量 flow 2022 900 件
            苏 业务量 flow 2022 800 件
            鄂 业务量 flow 2022 300 件
            鄂 业务量 rank 2022 5 位 scope=全国
            湘 业务量 flow 2022 200 件
            """, [provinces("粤 苏 鄂 湘", size: 31)],
            """
            省 - 1 3 1 4 31 粤 - -
            省 - 2 4 2 4 31 苏 100 -
            省 5 3 30 3 4 31 鄂 500 -
            省 - 6 31 4 4 31 湘 100 -
            """)
    }

    /// 湘 stands between the claimed first and the claimed third.
    @Test func aPlaceIsCertainWhereOnlyOneIsLeft() throws {
        try check(
            """
            粤 业务量 flow 2022 900 件
            粤 业务量 rank 2022 1 位 scope=全国
            湘 业务量 flow 2022 800 件
            鄂 业务量 flow 2022 300 件
            鄂 业务量 rank 2022 3 位 scope=全国
            """, [provinces("粤 鄂 湘", size: 31)],
            """
            省 1 1 1 1 3 31 粤 - -
            省 2 2 2 2 3 31 湘 100 -
            省 3 3 31 3 3 31 鄂 500 -
            """)
    }

    @Test func aPlaceInAnotherFieldSaysNothingOfThisOne() throws {
        try check(
            """
            粤 业务量 flow 2022 900 件
            湘 业务量 flow 2022 800 件
            湘 业务量 rank 2022 1 位 scope=中部
            """, [provinces("粤 湘", size: 31)],
            """
            省 - 1 30 1 2 31 粤 - -
            省 - 2 31 2 2 31 湘 100 -
            """)
    }

    @Test func whatWasDerivedHasNoPlace() throws {
        try check(
            "鄂 业务量 flow 2021 300 件 derived\n湘 业务量 flow 2021 200 件\n赣 业务量 flow 2021 100 件",
            [provinces("鄂 湘 赣", size: 3)],
            """
            省 - 1 2 1 2 3 湘 - -
            省 - 2 3 2 2 3 赣 100 -
            """)
    }

    @Test func theGapIsThatToTheNextBetterWhereLessIsBetter() throws {
        try check(
            "鄂 投诉 flow 2022 3 件\n湘 投诉 flow 2022 5 件\n赣 投诉 flow 2022 9 件", [provinces("鄂 湘 赣", size: 3)], better: .less,
            """
            省 1 1 1 1 3 3 鄂 - -
            省 2 2 2 2 3 3 湘 2 -
            省 3 3 3 3 3 3 赣 4 -
            """)
    }
}
