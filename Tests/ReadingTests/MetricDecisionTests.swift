import Reading
import Testing

/// Decisions on names of metrics by themselves: files, paths, circles, nearest names.
struct MetricDecisionTests {
    private func series(_ metric: String, _ component: String = "", _ unit: String = "件", _ owner: String = "甲省")
        -> MetricNames.Series
    {
        MetricNames.Series(metric: metric, component: component, unit: unit, organization: owner)
    }

    @Test func aSeriesFollowsItsDecisions() {
        let names = MetricNames([
            MetricDecision(.alias, "件量", "业务量"), MetricDecision(.rename, "业务量", "寄递业务量"),
            MetricDecision(.split, "业务量", part: .init(component: "同城"), "同城业务量"),
            MetricDecision(.split, "业务量", part: .init(component: "同城", unit: "吨"), "同城货运量"), MetricDecision(.drop, "可取"),
        ])
        #expect(names.decided(series("件量")) == series("寄递业务量"))
        #expect(names.decided(series("件量", "异地")) == series("寄递业务量", "异地"))
        #expect(names.decided(series("件量", "同城")) == series("同城业务量"))
        #expect(names.decided(series("业务量", "同城", "吨")) == series("同城货运量", "", "吨"))
        #expect(names.decided(series("可取")) == nil)
        #expect(names.decided(series("别的", "同城")) == series("别的", "同城"))
        #expect(names.names(leadingTo: "寄递业务量") == ["寄递业务量", "业务量", "件量"])
        #expect(names.metric(called: "件量") == "寄递业务量" && names.metric(called: "可取") == nil)
        #expect(names.original(of: "寄递业务量") == "业务量")
        #expect(names.concern("同城业务量") && !names.concern("别的"))
        #expect(names.path(from: series("件量", "同城")).map(\.action) == [.alias, .split])
    }

    @Test func decisionsAreKeptAsAFile() throws {
        let decisions = [
            MetricDecision(.split, "b", part: .init(unit: "件"), "c", decided: "2023-02-01", by: "校对甲", reason: "另一指标"),
            MetricDecision(.drop, "a"),
        ]
        let file = MetricDecision.file(decisions)
        #expect(
            file
                == "action\tname\tcomponent\tunit\torganization\tmetric\tdecided\tdecided_by\treason\n"
                + "drop\ta\t\t\t\t\t\t\t\nsplit\tb\t\t件\t\tc\t2023-02-01\t校对甲\t另一指标\n"
        )
        #expect(try MetricDecision.list(file, file: "m.tsv") == decisions.reversed())
    }

    @Test func aFileThatIsWrongSaysWhere() {
        func message(_ lines: String) -> String {
            let head = "action\tname\tcomponent\tunit\torganization\tmetric\n"
            do { return "\(try MetricDecision.list(head + lines, file: "m.tsv").count)" } catch { return "\(error)" }
        }
        #expect(message("# a comment\nmerge\ta\t\t\t\tb\nsplit\ta\t件\t\t\tc\n") == "2")
        #expect(message("join\ta\t\t\t\tb\n") == "m.tsv:2: “join” is no decision (merge, alias, split, rename, drop)")
        #expect(message("merge\t\t\t\t\tb\n") == "m.tsv:2: name must not be empty")
        #expect(message("merge\ta\n") == "m.tsv:2: metric must not be empty")
        #expect(message("drop\ta\t\t\t\tb\n") == "m.tsv:2: what is dropped has no metric")
        #expect(message("split\ta\t\t\t\tb\n") == "m.tsv:2: a split needs component, unit or organization")
        #expect(message("merge\ta\t\t件\t\tb\n") == "m.tsv:2: only a split has component, unit or organization")
        #expect(message("merge\ta\t\t\t\ta\n") == "m.tsv:2: name and metric are both “a”")
        #expect(message("merge\ta\t\t\t\tb\ndrop\ta\n") == "m.tsv:3: “a” is decided in line 2 already")
    }

    @Test func circlesAreFound() {
        func circle(_ pairs: (String, String)...) -> [String]? {
            MetricDecision.circle(pairs.map { MetricDecision(.merge, $0.0, $0.1) })
        }
        #expect(circle(("a", "b"), ("b", "c"), ("d", "b")) == nil)
        #expect(circle(("a", "b"), ("b", "a")) == ["a", "b", "a"])
        #expect(circle(("x", "a"), ("a", "b"), ("b", "c"), ("c", "a")) == ["a", "b", "c", "a"])
        #expect(
            MetricDecision.circle([MetricDecision(.split, "a", part: .init(unit: "件"), "b"), MetricDecision(.merge, "b", "a")])
                != nil)
    }

    @Test func nearestNamesShareMostCharacters() {
        let nearest = NearestMetrics([("快递业务量", "快递业务量"), ("快递业务收入", "快递业务收入"), ("件量", "快递业务量"), ("贷款余额", "贷款余额")])
        #expect(nearest.nearest(to: "完成快递业务量") == ["快递业务量", "快递业务收入"])
        #expect(nearest.nearest(to: "件量的") == ["快递业务量"])
        #expect(nearest.nearest(to: "余额贷款") == ["贷款余额"])
        #expect(nearest.nearest(to: "天气") == [])
        #expect(nearest.nearest(to: "") == [])
    }
}
