import Quantities
import Reading
import Reporting
import Store
import Testing

@testable import Ingestion

/// The views say what the reports say of metrics of all natures, with components and values below zero, from documents of many days.
struct ViewsOfAllNaturesTests {
    private static let metrics: [(name: String, nature: String, kind: Kind, unit: String, better: String)] = [
        ("贷款余额", "stock", .level, "CNY", "more"), ("业务量", "flow", .flow, "件", "more"), ("网点数", "count", .level, "家", "more"),
        ("及时率", "rate", .ratio, "%", "more"), ("投诉率", "rate", .ratio, "‰", "less"), ("业务量占比", "share", .ratio, "%", "more"),
        ("大豆价格", "price", .level, "CNY/kg", ""), ("满意度指数", "index", .level, "点", "more"), ("考核得分", "score", .level, "分", "more"),
        ("亏损额", "flow", .flow, "CNY", "less"),
    ]

    /// Many documents over two years on three provinces, always the same. The text of each is two words, of which a metric has one.
    private func made() throws -> TestStore {
        let test = try TestStore()
        var state: UInt32 = 11
        func random(_ limit: Int) -> Int {
            state = state &* 1_664_525 &+ 1_013_904_223
            return Int((state >> 8) % UInt32(limit))
        }
        for document in 0..<120 {
            let claims = (0..<10).map { index -> Claim in
                let metric = Self.metrics[random(Self.metrics.count)]
                let year = 2021 + random(2)
                let end = "\(year)-\(["03-31", "06-30", "10-31", "12-31"][random(4)])"
                let growth = random(5) == 0 && metric.kind != .ratio
                let isFlow = metric.kind == .flow
                let first = { (year: Int) in isFlow ? "\(year)-01-01.." : "" }
                let sign = growth && random(3) == 0 ? "-" : ""
                var words = ClaimWords()
                if random(4) > 0 { words.metric = [[0..<1, 1..<2][random(2)]] }
                let part = random(6) == 0 ? ["同城", "异地"][random(2)] : nil
                let base = growth ? first(year - 1) + "\(year - 1)" + end.dropFirst(4) : nil
                return claim(
                    "\(sign)\(growth ? 3 + random(4) : 70 + random(30)).\(random(10))", kind: growth ? .growth : metric.kind,
                    unit: growth ? "%" : metric.unit, organization: ["湖北省", "湖南省", "江西省"][random(3)], metric: metric.name,
                    component: part, first(year) + end, base: base, at: index * 10, inHeadline: random(7) == 0, words: words)
            }
            let day = "\(2022 + random(2))-\(["01", "04", "07", "11"][random(4)])-\(10 + random(15))"
            try test.add("\(document).txt", claims, issued: day)
        }
        let registry = try Vocabulary(tables: [
            "metrics.tsv": "name\tnature\tunits\tbetter\trange\taxes\tfield\tsource\texample\n"
                + Self.metrics.map { "\($0.name)\t\($0.nature)\t\t\($0.better)\t\t\tpost\t手册\t例\n" }.joined(),
            "metric_aliases.tsv": "alias\tmetric\texample\n",
        ]).registry
        try test.store.transaction(run: test.run) {
            try $0.register(registry)
            try $0.record([
                Peers.Group(name: "三省", size: 3, source: .decision, members: ["江西省", "湖北省", "湖南省"])
            ])
        }
        return test
    }

    private func text(_ day: Day?) -> String { day?.iso ?? "-" }

    @Test func conflictsAreThoseOfTheReport() throws {
        let test = try made()
        let facts = try test.store.conflictFacts()
        let inView: Set<ConflictRow.Sort> = [.values, .headline, .arithmetic]
        let report = Reporting.conflicts(in: try test.store.observations(), facts).filter { inView.contains($0.sort) }
        let pairs = try ViewTests.expectPairs(of: report, in: test)
        // What was told apart by its words, its window or its sign is there too, and not in both.
        let contested = Set(try test.rows("SELECT id FROM observation WHERE contested = 1 AND method = 'stated'"))
        #expect(contested.count > pairs.reduce(into: Set()) { $0.formUnion($1) }.count)
    }

    @Test(arguments: ["ranking", "ranking_of_all"]) func ranksAreThoseOfTheReport(view: String) throws {
        let test = try made()
        let less = Set(Self.metrics.filter { $0.better == "less" }.map(\.name))
        let report = ranking(
            of: try test.store.observations(), peers: try test.store.peers(), better: { less.contains($0) ? .less : .more }
        ).filter { $0.known != nil }
        let expected = report.map { row in
            "\(row.series.metric)|\(row.series.component)|\(row.series.kind)|\(text(row.period?.start))|\(text(row.period?.end))|"
                + "\(row.series.organization)|\(row.rank.map { "\($0)" } ?? "-")|\(row.rankKnown.map { "\($0)" } ?? "-")|\(row.known ?? 0)|\(row.evidence)"
        }
        let rows = try test.rows(
            """
            SELECT metric, component, kind, period_start, period_end, organization, rank, rank_known, known, evidence FROM \(view)
            """)
        #expect(rows.filter { !expected.contains($0) } == [])
        #expect(expected.filter { !rows.contains($0) } == [])
        #expect(Set(report.map(\.series.metric)).count == Self.metrics.count && report.contains { $0.rank != nil })
    }

    @Test func growthIsThatOfTheReport() throws {
        let test = try made()
        let others = try test.store.metricsOfOtherGrowth()
        let report = growth(of: try test.store.observations(), isNominal: { !others.contains($0) })
        for method in ["stated", "computed"] {
            let expected = Set(
                report.filter { $0.method?.rawValue == method && $0.growth != nil }.map { row in
                    "\(row.series.organization)|\(row.series.metric)|\(row.series.component)|\(text(row.period?.end))|"
                        + "\(text(row.base?.end))|\(row.growth?.canonical ?? "-")"
                })
            let rows = try test.rows(
                """
                SELECT organization, metric, component, period_end, base_end, growth_pct FROM growth
                WHERE method = '\(method)' AND kind <> 'ratio'
                """)
            let shown = rows.map { row in
                let cells = row.split(separator: "|", omittingEmptySubsequences: false)
                return cells.dropLast().joined(separator: "|") + "|" + (Exact(plain: cells[5])?.canonical ?? "-")
            }
            #expect(Set(shown).symmetricDifference(expected).sorted() == [], "\(method)")
            #expect(expected.count > 7, "\(method)")
        }
    }

    /// The latest figure of a series is the one that the board has, where it is stated and uncontested.
    @Test func theLatestIsThatOfTheBoard() throws {
        let test = try made()
        let board = Reporting.board(of: try test.store.observations(), peers: try test.store.peers())
        let figures = Dictionary(
            uniqueKeysWithValues: try test.rows(
                """
                SELECT organization || metric || component || unit || kind, period_end, value FROM latest WHERE kind NOT IN ('growth', 'change')
                """
            ).map { row in
                let cells = row.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
                return (cells[0], (end: cells[1], value: Exact(plain: cells[2])?.canonical ?? "-"))
            })
        var count = 0
        for row in board where row.growth.series.kind != .growth && row.growth.reason != .valuesConflict {
            let key = row.series
            let found = figures[key.organization + key.metric + key.component + key.unit + key.kind.rawValue]
            #expect(found?.end == text(row.period?.end) && found?.value == row.growth.value?.canonical, "\(key)")
            count += 1
        }
        #expect(count > 20)
    }
}
