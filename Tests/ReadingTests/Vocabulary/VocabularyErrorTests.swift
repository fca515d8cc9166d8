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
        ("predicates.tsv", "word\trole\tkind\tsign\texample\n增长\tgrow\t\t+\t增长5%\n", "predicates.tsv:2: “grow” is no role"),
    ])
    func wrongTable(_ name: String, _ content: String, _ message: String) {
        expect(message, of: [name: content])
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
