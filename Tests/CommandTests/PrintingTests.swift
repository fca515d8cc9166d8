import Foundation
import Quantities
import Testing

@testable import dushu

struct PrintingTests {
    @Test(arguments: ["", "甲", "a\"b\\c", "一\n二\r\t\u{1}\u{1F}", "😀", "/"])
    func stringsAreJSON(text: String) throws {
        var bytes: [UInt8] = [UInt8(ascii: "[")]
        bytes.append(json: text)
        bytes.append(UInt8(ascii: "]"))
        #expect(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String] == [text])
    }

    @Test func numbersAreThoseOfExact() {
        for coefficient in [0, 5, -5, 120, 14765, -3502, Int128.max / 7] as [Int128] {
            for exponent in [-9, -3, -1, 0, 1, 6] {
                var bytes: [UInt8] = []
                let exact = Exact(coefficient, exponent: exponent)
                bytes.append(json: exact)
                #expect(String(decoding: bytes, as: UTF8.self) == "\"\(exact.plain)\"")
            }
        }
    }

    @Test func unknownIsNull() {
        var bytes: [UInt8] = []
        bytes.append(json: nil as String?)
        bytes.append(json: nil as Exact?)
        bytes.append(json: Period(start: nil, end: Day(iso: "2022-10-31")))
        bytes.append(json: nil as Period?)
        #expect(String(decoding: bytes, as: UTF8.self) == #"nullnull{"start":null,"end":"2022-10-31"}null"#)
    }

    @Test func theFigureIsMarkedWithItsLines() {
        let text = "第一行\n\n余额35.02亿\n元，增长\n\n尾\n末"
        #expect(
            MarkedLines(text, span: 7..<15).text
                == "  1 | 第一行\n  3 | 余额>>35.02亿<<\n  4 | >>元<<，增长\n  6 | 尾\n")
        #expect(MarkedLines("5家", span: 0..<2).text == "  1 | >>5家<<\n")
        let long = String(repeating: "字", count: 500) + "35亿" + String(repeating: "字", count: 500)
        let marked = MarkedLines(long, span: 500..<503).text
        #expect(marked.contains("字>>35亿<<字") && marked.unicodeScalars.count < 150)
    }

    @Test func severalSpansAreMarkedInTheirLines() {
        let text = "前10个月贷\n \n款 投放，其中\n个人贷款5家\n"
        let lines = MarkedLines(text, spans: [18..<20, 5..<13])
        #expect(lines.touched == "  1 | 前10个月>>贷<<\n  3 | >>款 投放<<，其中\n  4 | 个>>人贷<<款5家\n")
        #expect(lines.marked == ["贷款投放", "人贷"])
        #expect(MarkedLines("甲乙丙丁", spans: [0..<1, 2..<3]).touched == "  1 | >>甲<<乙>>丙<<丁\n")
        // Spans that are no part of the text show nothing, and do no harm.
        #expect(MarkedLines("甲乙", spans: [1..<9]).touched == "  1 | 甲>>乙<<\n")
        #expect(MarkedLines("甲乙", spans: [7..<9]).touched == "" && MarkedLines("甲乙", spans: []).touched == "")
        #expect(MarkedLines("甲乙", spans: [7..<9]).marked == [""] && MarkedLines("", spans: [0..<3]).marked == [""])
    }

    @Test func controlCharactersDoNotReachTheTerminal() {
        #expect(!MarkedLines("a\u{1B}[31m5家", span: 6..<8).text.contains("\u{1B}"))
    }
}

/// Names of files and quotes of pages go through every command without a byte that a terminal would obey.
struct TerminalTests {
    @Test func namesAndQuotesCannotSpeakToTheTerminal() throws {
        let command = try Command()
        let name = "pages/2022-11-25-\u{1B}[2J\u{202E}.txt"
        try command.write(name, "今年1—10月，湖北省快递\u{9B}31m业务量完成5.3亿\n件，同比增长10%。\n")
        try command.write("pages/\u{1B}]0;x\u{7}.txt", "")
        var printed: [String] = []
        for arguments in [
            ["ingest", "pages"], ["status"], ["explain", "c1"], ["report", "series", "--format", "table"],
            ["extract", name, "--format", "table"],
            ["extract", name], ["report", "coverage", "--findings", "--format", "jsonl"], ["extract", "none\u{1B}[1m"],
            ["\u{1B}[1m"],
            ["report", "growth", "--db", "\u{1B}[1m.sqlite"],
            ["query", "SELECT name, source FROM document", "--format", "table"],
            ["organizations", "resolve", "\u{1B}[1m", "--format", "table"],
        ] {
            let result = try command.run(arguments)
            printed.append(result.output + result.messages)
        }
        for text in printed {
            #expect(!text.isEmpty)
            let bad = text.unicodeScalars.filter {
                $0 != "\n" && ($0.value < 0x20 || (0x7F..<0xA0).contains($0.value) || $0.value == 0x202E)
            }
            #expect(bad.isEmpty, "\(text.debugDescription)")
        }
    }
}
