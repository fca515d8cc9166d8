import Testing

@testable import Reading

/// A table that cannot be used is refused with its name, line and reason.
@Suite struct VocabularyErrorTests {
    @Test(arguments: [
        ("ranks.tsv", "word\tvalue\texample\n首位\tone\t居首位\n", "ranks.tsv:2: “one” is no number"),
        ("ranks.tsv", "# places\nword\texample\n", "ranks.tsv:2: the header has no column “value”"),
        ("ranks.tsv", "word\tvalue\texample\n\n首位\t1\t居首位\tmore\n", "ranks.tsv:3: 4 cells under 3 columns"),
        (
            "units.tsv", "word\tunit\tfactor\tclass\tnot_before\texample\treading\n斤\tkg\thalf\tmass\t\t5斤\t2.5 kg\n",
            "units.tsv:2: “half” is no factor (1000, 0.05 or 1/2)"
        ),
        (
            "units.tsv",
            "word\tunit\tfactor\tclass\tnot_before\texample\treading\n斤\tkg\t1/2\tmass\t\t\t\n斤\tkg\t1/2\tmass\t\t\t\n",
            "units.tsv:3: “斤” stands twice"
        ),
        (
            "bounds.tsv",
            "word\tplace\tbound\tnot_before\tnot_after\texample\treading\n近\tfront\tless_than\t\t\t近3户\t3 户 less_than\n",
            "bounds.tsv:2: “front” is no place (prefix, infix, suffix, numeral, share)"
        ),
        (
            "kinds.tsv", "word\trole\tnot_after\tnot_before\tkind\texample\n计划\tplane\t\t\ttarget\t计划建公园5个\n",
            "kinds.tsv:2: “plane” is no role"
        ),
        (
            "kinds.tsv",
            "word\trole\tnot_after\tnot_before\tkind\texample\n计划\tplan\t\t\ttarget\t\n计划\tmade\t\t\tflow\t\n",
            "kinds.tsv:3: “计划” stands twice"
        ),
        (
            "phrase_words.tsv", "word\trole\texample\n合计\tsum\t合计5件\n",
            "phrase_words.tsv:2: “sum” is a role that nothing reads"
        ),
        (
            "phrase_words.tsv", "word\trole\texample\n合计\ttotal\t合计5件\n合计\ttotal\t合计6件\n",
            "phrase_words.tsv:3: “合计” stands twice as total"
        ),
        ("phrase_words.tsv", "word\trole\texample\n\ttotal\t合计5件\n", "phrase_words.tsv:2: a row without a word"),
        ("predicates.tsv", "word\trole\tkind\tsign\texample\n增长\tgrow\t\t+\t增长5%\n", "predicates.tsv:2: “grow” is no role"),
    ])
    func wrongTable(_ name: String, _ content: String, _ message: String) {
        expect(message, of: [name: content])
    }

    /// Rows of metrics.tsv that cannot be meant, cells parted by `;`.
    @Test(arguments: [
        ("快递业务量;sum;件;;;;post;国家邮政局;例", "“sum” is no nature (stock, flow, toll, count, rate, share, price, index, score)"),
        ("快递业务量;flow;斤;;;;post;国家邮政局;例", "“斤” is no base unit of units.tsv (CNY, kg, 件, CNY/kg)"),
        ("快递单价;price;CNY/斤;;;;post;国家邮政局;例", "“CNY/斤” is no base unit of units.tsv (CNY, kg, 件, CNY/kg)"),
        ("快递业务量;flow;件;most;;;post;国家邮政局;例", "“most” is neither more nor less"),
        ("快递业务量;flow;件;;100;;post;国家邮政局;例", "“100” is no range (0..100, 0.., ..100)"),
        ("快递业务量;flow;件;;0..all;;post;国家邮政局;例", "“all” is no number"),
        ("投递及时率;rate;%;;100..0;;post;国家邮政局;例", "the range “100..0” ends before it begins"),
        ("快递业务量;flow;件;;;colours;post;国家邮政局;例", "“colours” is no axis of axes.tsv"),
        (";flow;件;;;;post;国家邮政局;例", "a metric without a name"),
        ("快递业务量;flow;件;;;;post;;例", "“快递业务量” has no source"),
        ("快递业务量;flow;件;;;;post;国家邮政局;", "“快递业务量” has no example"),
    ])
    func wrongMetric(_ row: String, _ reason: String) {
        expect("metrics.tsv:3: \(reason)", of: ["metrics.tsv": metrics(["寄递业务量;flow;件;;;;post;国家邮政局;例", row])])
    }

    @Test func wrongField() {
        let fields = RegisteredMetric.Field.allCases.map(\.rawValue).joined(separator: ", ")
        expect(
            "metrics.tsv:2: “mail” is no field (\(fields))",
            of: ["metrics.tsv": metrics(["快递业务量;flow;件;;;;mail;国家邮政局;例"])])
    }

    @Test func metricTwice() {
        let row = "快递业务量;flow;件;;;;post;国家邮政局;例"
        expect("metrics.tsv:3: “快递业务量” stands twice", of: ["metrics.tsv": metrics([row, row])])
    }

    /// Rows of metric_aliases.tsv that cannot be meant, beside two metrics.
    @Test(arguments: [
        ("快递量;快件量;例", "“快件量” is no name of metrics.tsv"), ("快件;快递量;例", "“快递量” is no name of metrics.tsv"),
        ("快递量;快递业务收入;例", "“快递量” stands twice"), ("快递量;快递业务量;例", "“快递量” stands twice"),
        ("快递业务收入;快递业务量;例", "“快递业务收入” is a name of metrics.tsv"),
        ("快递业务量;快递业务量;例", "“快递业务量” is a name of metrics.tsv"),
        (";快递业务量;例", "a row without an alias"), ("快件量;快递业务量;", "“快件量” has no example"),
    ])
    func wrongAlias(_ row: String, _ reason: String) {
        let rows = [
            "alias\tmetric\texample", "快递量\t快递业务量\t例",
            row.split(separator: ";", omittingEmptySubsequences: false).joined(separator: "\t"),
        ]
        let two = ["快递业务量;flow;件;;;;post;国家邮政局;例", "快递业务收入;flow;CNY;;;;post;国家邮政局;例"]
        expect(
            "metric_aliases.tsv:3: \(reason)",
            of: ["metrics.tsv": metrics(two), "metric_aliases.tsv": rows.joined(separator: "\n")])
    }

    /// Rows of axes.tsv that cannot be meant.
    @Test(arguments: [
        ("parcels\t异地\t同城件\t例", "“同城件” stands twice"), ("region\t同城\t\t例", "“同城” stands twice"),
        ("\t异地\t\t例", "a part without axis"), ("parcels\t\t\t例", "a part without component"),
        ("parcels\t异地\t\t", "a part without example"),
    ])
    func wrongPart(_ row: String, _ reason: String) {
        let content = "axis\tcomponent\twords\texample\nparcels\t同城\t同城件\t例\n\(row)\n"
        expect("axes.tsv:3: \(reason)", of: ["axes.tsv": content])
    }

    private func metrics(_ rows: [String]) -> String {
        let header = "name;nature;units;better;range;axes;field;source;example"
        return ([header] + rows).joined(separator: "\n").replacing(";", with: "\t")
    }

    @Test func unknownTable() {
        let known = Vocabulary.tables.map(\.name).joined(separator: ", ")
        expect("unit.tsv: no such table; the tables are \(known)", of: ["unit.tsv": ""])
    }

    private func expect(_ message: String, of tables: [String: String]) {
        do throws(VocabularyError) {
            _ = try Vocabulary(tables: tables)
            Issue.record("no error; expected \(message)")
        } catch { #expect(error.description == message) }
    }

    /// A table of one's own takes the place of the embedded one.
    @Test func ownTable() throws {
        let units = "word\tunit\tfactor\tclass\tnot_before\texample\treading\n箩\tkg\t25\tmass\t\t3箩\t75 kg\n"
        let reader = Reader(vocabulary: try Vocabulary(tables: ["units.tsv": units]))
        let mentions = try reader.mentions(Array("收稻谷3箩。".utf8), name: "test", issued: nil).filter { $0.type == "quantity" }
        #expect(mentions.map { "\($0.value?.canonical ?? "") \($0.unit ?? "")" } == ["75 kg"])
    }
}
