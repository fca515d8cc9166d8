import Quantities
import Reading
import Reporting
import Store
import Testing

@testable import Ingestion

/// The views say what the functions say that make the reports.
struct ViewTests {
    /// Four provinces and a city over five years: levels, flows, growth, gaps, ties, limits and contradictions, always the same.
    private func made() throws -> TestStore {
        let test = try TestStore()
        var state: UInt32 = 7
        func random(_ limit: UInt32) -> Int {
            state = state &* 1_664_525 &+ 1_013_904_223
            return Int((state >> 8) % limit)
        }
        let ends = ["03-31", "06-30", "09-30", "12-31", "02-28", "02-29", "10-15"]
        for document in 0..<40 {
            var claims: [Claim] = []
            for index in 0..<12 {
                let organization = ["湖北省", "湖南省", "江西省", "河南省"][random(4)]
                let year = 2019 + random(5)
                let end = "\(year)-\(ends[random(7)])"
                guard Day(iso: end) != nil else { continue }
                let value = "\(100 + random(60))"
                let isLimit = random(9) == 0
                let interval: (String?, String?)? = isLimit ? (value, nil) : nil
                let bound = isLimit ? Bound.moreThan : .exact
                switch random(4) {
                case 0:
                    claims.append(
                        claim(value, unit: "家", organization: organization, end, interval: interval, bound: bound, at: index * 10)
                    )
                case 1:
                    claims.append(
                        claim(
                            value, kind: .flow, unit: "件", organization: organization, metric: "业务量", "\(year)-01-01..\(end)",
                            interval: interval, bound: bound, at: index * 10))
                case 2:
                    claims.append(
                        claim(
                            "\(random(30)).\(random(10))", kind: .growth, unit: "%", organization: organization, metric: "业务量",
                            "\(year)-01-01..\(end)", base: "\(year - 1)-01-01..\(year - 1)-12-31", at: index * 10))
                default:
                    claims.append(
                        claim(
                            "\(random(9))", kind: .change, unit: "家", organization: organization, end, base: "\(year - 1)-12-31",
                            at: index * 10))
                }
            }
            try test.add("\(document).txt", claims, issued: "2024-01-01")
        }
        let names = ["湖北省", "湖南省", "江西省", "河南省"]
        try test.store.transaction(run: test.run) {
            try $0.record([Peers.Group(name: "四省", size: 4, source: .decision, members: names.sorted())])
        }
        return test
    }

    private func day(_ day: Day?) -> String { day?.iso ?? "-" }

    @Test func seriesAreThePreferredObservations() throws {
        let test = try made()
        let observations = try test.store.observations()
        #expect(observations.count > 100 && observations.contains { $0.method == .derived })
        let preferred = Set(try test.rows("SELECT observation_id FROM series"))
        let expected = observations.filter { one in
            guard one.method == .derived else {
                let others = observations.filter {
                    $0.method == .stated && $0.series == one.series && $0.period == one.period && $0.base == one.base
                }
                let standings = Standing.of(others.map(\.statement))
                return others.firstIndex(of: one).map { standings[$0] != .revised } ?? false
            }
            return !observations.contains {
                $0.method == .stated && $0.series == one.series && $0.period == one.period && $0.base == one.base
            }
        }
        #expect(preferred.isSubset(of: Set(expected.map { "\($0.id)" })))
        #expect(Set(expected.filter { $0.method == .stated }.map { "\($0.id)" }).isSubset(of: preferred))
        let rows = try test.rows(
            "SELECT observation_id, organization, metric, unit, kind, period_start, period_end, value, method, evidence FROM series"
        )
        let byID = Dictionary(uniqueKeysWithValues: observations.map { ("\($0.id)", $0) })
        for row in rows {
            guard let one = byID[String(row.prefix { $0 != "|" })] else {
                Issue.record("\(row)")
                continue
            }
            #expect(
                row
                    == [
                        "\(one.id)", one.series.organization, one.series.metric, one.series.unit, one.series.kind.rawValue,
                        day(one.period.start),
                        day(one.period.end), one.value.plain, one.method.rawValue, one.evidence,
                    ].joined(separator: "|"))
        }
    }

    @Test func computedGrowthIsThatOfTheReport() throws {
        let test = try made()
        let report = growth(of: try test.store.observations()).filter { $0.method == .computed && $0.growth != nil }
        #expect(report.count > 10)
        let expected = report.map { row in
            "\(row.series.organization)|\(row.series.metric)|\(day(row.period?.end))|\(day(row.base?.start))|\(day(row.base?.end))|"
                + (row.growth?.canonical ?? "-")
        }
        let view = try test.rows(
            """
            SELECT organization, metric, period_end, base_start, base_end, growth_pct FROM growth WHERE method = 'computed'
            """)
        func canonical(_ row: String) -> String {
            let cells = row.split(separator: "|", omittingEmptySubsequences: false)
            return cells.dropLast().joined(separator: "|") + "|" + (Exact(plain: cells[5])?.canonical ?? "-")
        }
        #expect(Set(view.map(canonical)) == Set(expected))
        #expect(view.count == expected.count)
    }

    /// The view has changes of two stated values only: each is one that the words of both allow, as in the report.
    @Test func changesAreWhatTheWordsAllow() throws {
        let test = try made()
        let report = growth(of: try test.store.observations())
        for row in report {
            if let change = row.change { #expect(row.changeInterval.contains(change), "\(row.evidence)") }
            if let base = row.baseValue { #expect(row.baseInterval.contains(base), "\(row.evidence)") }
        }
        #expect(report.count { $0.change != nil && $0.method == .stated } > 10)
        let rows = try test.rows(
            """
            SELECT growth.evidence, CAST(change AS TEXT) FROM growth WHERE change IS NOT NULL
            """)
        var count = 0
        for row in rows {
            let cells = row.split(separator: "|")
            let change = try #require(Exact(plain: cells[1]))
            let found = report.filter { $0.evidence == cells[0] && $0.method == .computed }
            #expect(found.contains { $0.changeInterval.contains(change) && $0.change == change }, "\(row)")
            count += 1
        }
        #expect(count > 10)
    }

    @Test func statedGrowthIsThatOfTheReport() throws {
        let test = try made()
        let report = growth(of: try test.store.observations()).filter { $0.method == .stated && $0.growth != nil }
        let expected = Set(report.map { "\($0.series.organization)|\(day($0.period?.end))|\($0.growth?.canonical ?? "-")" })
        let view = try test.rows("SELECT organization, period_end, CAST(growth_pct AS TEXT) FROM growth WHERE method = 'stated'")
        #expect(
            Set(
                view.map { row in
                    let cells = row.split(separator: "|")
                    return "\(cells[0])|\(cells[1])|\(Exact(plain: cells[2])?.canonical ?? "-")"
                }) == expected)
        #expect(expected.count > 10)
    }

    @Test(arguments: ["ranking", "ranking_of_all"], [Direction.more, .less])
    func ranksAreThoseOfTheReport(name: String, direction: Direction) throws {
        let test = try made()
        let registry = try Vocabulary(tables: [
            "metrics.tsv": "name\tnature\tunits\tbetter\trange\taxes\tfield\tsource\texample\n"
                + ["业务量", "贷款余额"].map { "\($0)\tflow\t\t\(direction.rawValue)\t\t\tpost\t手册\t例\n" }.joined(),
            "metric_aliases.tsv": "alias\tmetric\texample\n",
        ]).registry
        try test.store.transaction(run: test.run) { try $0.register(registry) }
        let report = ranking(
            of: try test.store.observations(), peers: try test.store.peers(), better: { _ in direction }
        ).filter { $0.known != nil }
        func number(_ value: Exact?) -> String { value.flatMap { Double($0.plain) }.map { "\($0)" } ?? "-" }
        let expected = report.map { row in
            let places = [row.rank, row.rankKnown].map { $0.map { "\($0)" } ?? "-" }.joined(separator: "|")
            let place = "\(places)|\(row.known ?? 0)|\(row.of ?? 0)"
            return
                "\(row.series.metric)|\(row.series.kind)|\(day(row.period?.start))|\(day(row.period?.end))|"
                + "\(day(row.base?.start))|\(day(row.base?.end))|\(row.peers ?? "-")|\(row.better.rawValue)|"
                + "\(row.level ?? "-")|\(row.series.organization)|\(place)|\(number(row.value))|\(number(row.gapToFirst))|\(row.evidence)"
        }
        let view = try test.rows(
            """
            SELECT metric, kind, period_start, period_end, base_start, base_end, peers, better, level, organization, rank,
                rank_known, known, of, value + 0.0, round(gap_to_first, 6) + 0.0, evidence FROM \(name)
            """)
        #expect(view.filter { !expected.contains($0) } == [])
        #expect(expected.filter { !view.contains($0) } == [])
        #expect(view.count == expected.count)
        #expect(view.count > 20 && report.contains { $0.rank == nil })
    }

    @Test func bothRankingsSayTheSame() throws {
        let test = try made()
        let columns = """
            SELECT metric, component, basis, unit, kind, period_start, period_end, base_start, base_end, peers, better, level,
                rank, rank_known, known, of, organization, value + 0.0, gap_to_first, evidence, confidence, registered FROM
            """
        let all = try test.rows("\(columns) ranking_of_all").sorted()
        let each = try test.rows("\(columns) ranking").sorted()
        #expect(all.filter { !each.contains($0) } == [])
        #expect(each.count == all.count && all.count > 20)
        for condition in ["organization = '湖北省'", "metric = '业务量' AND kind = 'growth'", "level = 'province' AND rank_known = 1"] {
            let some = try test.rows("\(columns) ranking WHERE \(condition)")
            #expect(try test.rows("\(columns) ranking_of_all WHERE \(condition)").sorted() == some.sorted() && !some.isEmpty)
        }
    }

    /// What is asked of one organization looks at its fields only: no table is gone through from end to end.
    @Test(arguments: [
        "ranking WHERE organization = '湖北省'", "ranking WHERE metric = '业务量' AND period_end = '2022-12-31'",
        "series WHERE period_end BETWEEN '2022-01-01' AND '2022-12-31'", "current_claim WHERE document = '7.txt'",
    ])
    func questionsUseIndexes(question: String) throws {
        let test = try made()
        let plan = try test.rows("EXPLAIN QUERY PLAN SELECT * FROM \(question)")
        #expect(plan.contains { $0.contains("SEARCH") })
        #expect(plan.filter { $0.contains("SCAN") && !$0.contains("SCAN ranking") && !$0.contains("CONSTANT") } == [])
        #expect(try test.rows("EXPLAIN QUERY PLAN SELECT * FROM ranking_of_all").contains { $0.contains("SCAN") })
    }

    @Test func viewsSayWhetherAMetricIsRegistered() throws {
        let test = try made()
        let registry = try Vocabulary(tables: [
            "metrics.tsv":
                "name\tnature\tunits\tbetter\trange\taxes\tfield\tsource\texample\n业务量\tflow\t件\tmore\t0..\t\tpost\t手册\t业务量完成5件\n",
            "metric_aliases.tsv": "alias\tmetric\texample\n件量\t业务量\t件量完成5件\n",
        ]).registry
        try test.store.transaction(run: test.run) { try $0.register(registry) }
        for view in ["series", "latest", "growth", "ranking", "ranking_of_all", "conflict", "current_claim"] {
            let rows = Set(try test.rows("SELECT DISTINCT metric, registered FROM \(view)"))
            #expect(rows.isSubset(of: ["业务量|1", "贷款余额|0"]) && rows.contains("业务量|1"), "\(view)")
        }
        #expect(try test.rows("SELECT * FROM metric") == ["业务量|flow|post|more|件|0|-||手册|nominal"])
        #expect(try test.rows("SELECT * FROM metric_alias") == ["件量|业务量|vocabulary"])
        #expect(
            try test.rows("SELECT count(*) FROM series WHERE lower IS NOT NULL AND CAST(lower AS REAL) <> lower_real") == ["0"])
    }

    @Test func conflictsAreThoseOfTheReport() throws {
        let test = try made()
        var facts = ConflictFacts()
        facts.places = try test.store.contestedPlaces()
        let report = Reporting.conflicts(in: try test.store.observations(), facts).filter { $0.sort != .growth }
        try ViewTests.expectPairs(of: report, in: test)
    }

    /// The pairs of the view `conflict` are those within the groups of `report`, and each group has one; the pairs.
    @discardableResult
    static func expectPairs(of report: [ConflictRow], in test: TestStore) throws -> [Set<String>] {
        let groups = Dictionary(grouping: report, by: \.conflict).mapValues { Set($0.map { "\($0.observation.id)" }) }
        let pairs = try test.rows("SELECT observation_id, other_id FROM conflict").map {
            Set($0.split(separator: "|").map(String.init))
        }
        #expect(pairs.count > 10 && groups.count > 10)
        #expect(pairs.filter { pair in !groups.values.contains { pair.isSubset(of: $0) } } == [])
        #expect(groups.values.filter { group in !pairs.contains { $0.isSubset(of: group) } } == [])
        return pairs
    }

    @Test func revisionsAreStatedRowsThatDoNotCount() throws {
        let test = try TestStore()
        try test.add("a.txt", [claim("100.0e8"), claim("60e8", metric: "存款余额")], issued: "2022-11-01")
        try test.add("b.txt", [claim("101.0e8"), claim("80e8", metric: "存款余额")], issued: "2022-12-01")
        #expect(
            try test.rows("SELECT metric, value, issued, new_value, new_issued FROM revision")
                == ["贷款余额|10000000000|2022-11-01|10100000000|2022-12-01"])
        #expect(try test.rows("SELECT value FROM series WHERE metric = '贷款余额'") == ["10100000000"])
        // 60 and 80 are too far apart for a revision.
        #expect(try test.rows("SELECT metric, value, other_value FROM conflict") == ["存款余额|6000000000|8000000000"])
        #expect(try test.rows("SELECT metric, value FROM latest") == ["贷款余额|10100000000"])
    }

    @Test func aMissingMonthGivesNoGrowth() throws {
        let test = try TestStore()
        try test.add(
            "a.txt",
            [
                claim("100", "2021-09-30"), claim("120", "2022-10-31"), claim("130", "2022-09-30"), claim("90", "2020-02-29"),
                claim("99", "2021-02-28"),
            ])
        #expect(
            try test.rows("SELECT period_end, base_end, growth_pct FROM growth ORDER BY 1")
                == ["2021-02-28|2020-02-29|10.0", "2022-09-30|2021-09-30|30.0"])
    }

    @Test func coverageCountsDigitRuns() throws {
        let test = try TestStore()
        try test.add("a.txt", [claim("100"), claim("120", at: 20)])
        try test.add("b.txt", [])
        #expect(
            try test.rows("SELECT document, digit_runs, claimed, explained, unresolved, share FROM coverage ORDER BY 1")
                == ["a.txt|2|2|0|0|1.0", "b.txt|0|0|0|0|-"])
    }
}
