import Store
import Testing

@testable import dushu

/// What `--metric` says that it took.
struct MetricNoteTests {
    private func note(_ word: String, _ names: [String], others: [String] = [], isExact: Bool) -> String? {
        MetricNote(word, MetricSelection(names: names, others: others, isExact: isExact)).text
    }

    @Test func saysWhatWasTakenAndWhatElseThereIs() {
        #expect(note("量", ["量"], isExact: true) == nil)
        #expect(note("=量", ["量"], isExact: true) == nil)
        #expect(note("量", [], isExact: false) == nil)
        #expect(note("量", ["量"], isExact: false) == nil)
        #expect(note("量", ["量"], others: ["甲量"], isExact: true) == "--metric 量: this metric alone; others that hold the word: 甲量")
        #expect(note("件", ["量"], isExact: true) == "--metric 件: 量")
        #expect(note("件", ["量"], others: ["件数"], isExact: true) == "--metric 件: 量; others that hold the word: 件数")
        #expect(note("量", ["甲量"], isExact: false) == "--metric 量: 1 metric that holds the word: 甲量")
        #expect(
            note("量", ["甲量", "量", "乙量", "丙量", "丁量", "戊量", "己量"], isExact: false)
                == "--metric 量: 7 metrics that hold the word: 甲量, 量, 乙量, 丙量, 丁量 and 2 more; exactly that name: --metric =量")
    }

    @Test func aSentenceIsMarkedInOneLine() {
        #expect(MarkedSentence("甲。乙有\n5件，丙。丁", span: 5..<7).text == "乙有>>5件<<，丙。")
        #expect(MarkedSentence("题\n\n乙有5件", span: 5..<7).text == "乙有>>5件<<")
        let long = String(repeating: "长", count: 100)
        let shown = String(repeating: "长", count: 80)
        #expect(MarkedSentence(long + "5件" + long, span: 100..<102).text == "…" + shown + ">>5件<<" + shown + "…")
    }

    @Test func aSentenceOfDoubleSpacedLinesIsWhole() {
        let page = "题\n\n今年乙\n\n有5件，\n\n丙。丁\n\n有6件\n\n\n戊"
        #expect(MarkedSentence(page, span: 9..<11, from: 3).text == "今年乙有>>5件<<，丙。")
        #expect(MarkedSentence(page, span: 20..<22).text == "丁有>>6件<<")
        // A line break without an empty line: empty lines part paragraphs.
        #expect(MarkedSentence("题\n\n乙\n有5件，\n丙", span: 6..<8, from: 0).text == "乙有>>5件<<，丙")
    }
}
