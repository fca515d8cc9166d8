import Quantities
import Testing

@testable import Reading

/// Texts that no newspaper prints: read without a crash, without an unsound claim, and in time.
@Suite struct OddTextTests {
    @Test(arguments: [
        "1234567890", "１２３４５６７８９０", "。，、；：？！…—“”（）《》", "%", "万", "亿元", "第", "前", "至", "—", "1", "1.", ".1", "1—", "—1", "1.2.3.4",
        "0", "00.00%",
        "1,2,3,4", "百分之", "百分之百", "分之一", "万分之", "一一一一", "十十十", "亿亿亿元", "万亿亿万元", "1万亿亿亿亿亿元", "零", "〇〇〇", "1/0", "增长%", "同比", "其中",
        "分别",
        "分别为", "占", "占的", "由增长到", "从降至", "至至至", "2022年13月45日", "99999年", "0年0月0日", "2月30日", "前0个月", "前99个月", "第0位", "13—1月",
        "截至", "截至截至截至", "去年去年去年同期", "同比同比增长增长5%5%", "翻0番", "翻100番", "增长0倍", "-5%", "——5%", "+5%", "−5%", "5%—", "3至", "至5万元",
        "5至3万元",
    ])
    func fragments(_ text: String) throws {
        expectSound(try Shared.read(text, issued: Day(iso: "2022-11-25")), "\(text)")
        expectSound(try Shared.read("全省完成\(text)吨，同比增长\(text)%。", issued: Day(iso: "2022-11-25")), "\(text)")
        _ = try Shared.mentions(text, issued: Day(iso: "0001-12-31"))
        _ = try Shared.mentions(text, issued: Day(iso: "9999-12-31"))
    }

    /// Figures with ends of the calendar as issue date.
    @Test(arguments: ["0001-12-31", "1900-02-28", "2024-02-29", "9999-01-01", "9999-12-31"])
    func issueDates(_ issued: String) throws {
        let text = "今年1—10月完成5吨，同比增长3%，环比增长2%，比上年末增加1吨；前三季度、去年同期、上月末、近三年、明年、后年、下月、十四五期间完成6吨。"
        expectSound(try Shared.read(text, issued: Day(iso: issued)), "\(issued)")
    }

    /// A window that has not begun on the issue date ends no earlier than it begins.
    @Test(arguments: ["明年全省产量5吨。", "今年12月全省产量5吨。", "2025年，全省当年完成产量5万吨。"])
    func windowAfterTheIssueDate(_ text: String) throws {
        let reading = try Shared.read(text, issued: Day(iso: "2022-11-25"))
        expectSound(reading)
        #expect(reading.claims.allSatisfy { $0.period?.end.map { $0.iso > "2022-11-25" } ?? false }, "the window is not cut")
    }

    /// One closing mark, more digits than a number holds, the first days of the calendar.
    @Test(arguments: [
        "）", "”", "》\n5吨", "）。", "九", "一", "〇", "两", "九亿", "万亿亿亿", "1万亿亿亿亿", "0.", "1,000", "百分之", "千分之", "五分之", "5分之",
    ])
    func repeated(_ text: String) throws {
        for count in [1, 19, 20, 39, 60, 3000] {
            let run = String(repeating: text, count: count)
            expectSound(try Shared.read(run, issued: Day(iso: "2022-11-25")))
            expectSound(try Shared.read("全省完成\(run)元，增长\(run)%。", issued: Day(iso: "2022-11-25")))
        }
    }

    /// A number too long is left unread as a whole and stands in the ledger; its end is no figure.
    @Test(arguments: [
        "1234567890123456789012345678901", "0.000000000000000000000000000000000000000000000000000000000001",
        "九九九九九九九九九九九九九九九九九九九",
        "1万亿亿亿", "万亿亿亿", "12345678901234567890123456789.12", "1,234,567,890,123,456,789,012,345,678,901",
    ])
    func tooLong(_ number: String) throws {
        let reading = try Shared.read("全省完成投资\(number)元。", issued: Day(iso: "2022-11-25"))
        expectSound(reading)
        #expect(reading.claims.isEmpty)
        #expect(reading.ledger.contains { $0.fate == "unresolved" && $0.text == number })
    }

    @Test(arguments: ["近三年", "过去五年", "近50年", "一年来", "上月", "去年", "上季度末", "上周", "年初", "去年同期", "国庆期间", "“十五五”以来"])
    func firstDayOfTheCalendar(_ words: String) throws {
        for day in ["0001-01-01", "0001-04-01", "0003-02-28", "9999-12-31"] {
            expectSound(try Shared.read("\(words)全省完成5吨，同比增长3%，环比增长2%，较同期增加1吨。", issued: Day(iso: day)))
        }
    }

    @Test(arguments: ["0", "1", "十", "万", "亿", "9.", "9,", "1 ", "０", "1万", "二十"])
    func thousandOf(_ digit: String) throws {
        let run = String(repeating: digit, count: 1_000)
        expectSound(try Shared.read("全省完成\(run)元，增长\(run)%。", issued: Day(iso: "2022-11-25")))
        expectSound(try Shared.read(run))
    }

    @Test func tenThousandDigits() throws {
        let run = String(repeating: "9", count: 10_000)
        expectSound(try Shared.read("全省完成\(run)元。", issued: Day(iso: "2022-11-25")))
    }

    @Test(arguments: [
        "（", "）", "《", "》", "“", "”", "(", ")", "【", "】", "‘", "「", "[", "{", "<", "□", "、", "，", "。", "；", "—", "的", "第", "和",
        "省",
    ])
    func deepNesting(_ mark: String) throws {
        let run = String(repeating: mark, count: 1_000)
        expectSound(try Shared.read("全省\(run)完成5吨\(run)，增长3%。", issued: Day(iso: "2022-11-25")))
        expectSound(try Shared.read(run + "5吨"))
    }

    @Test func nestedBrackets() throws {
        let text = String(repeating: "（其中", count: 500) + "完成5吨" + String(repeating: "）", count: 500)
        expectSound(try Shared.read(text))
    }

    @Test(arguments: ["全省（完成5吨，增长3%。", "全省）完成5吨，增长3%。", "“全省完成5吨，增长3%。", "全省完成5吨”，增长3%。", "《全省完成5吨，增长3%。", "》全省（《完成5吨）》，增长3%。"])
    func unbalanced(_ text: String) throws {
        let reading = try Shared.read(text, issued: Day(iso: "2022-11-25"))
        expectSound(reading)
        #expect(reading.claims.contains { $0.quote == "3%" }, "the sentence goes on behind the mark")
    }

    @Test func emoji() throws {
        try expectClaims("👨‍👩‍👧‍👦🇨🇳全省完成1️⃣5吨🎉，增长2️⃣3%👍🏽。", ["1️⃣": "5吨 = 5000 kg", "2️⃣": "3% = 3 %"])
    }

    /// Scalars beside the surrogates, of private use, beyond the basic plane and the last of all.
    @Test func scalarsAtTheEdges() throws {
        let scalars: [UInt32] = [
            0x1, 0x7F, 0x80, 0xD7FF, 0xE000, 0xF8FF, 0xFFFD, 0xFFFE, 0xFFFF, 0x10000, 0x1F600, 0x2F800, 0xF0000, 0x10FFFF,
        ]
        for value in scalars {
            guard let scalar = Unicode.Scalar(value) else { continue }
            expectSound(try Shared.read("\(scalar)全省完成\(scalar)5\(scalar)吨，\(scalar)增长3%\(scalar)。"), "\(value)")
        }
    }

    @Test func surrogatesAreNoUTF8() {
        // U+D800 written as three bytes.
        #expect(throws: ReadingError.self) { try Shared.reader.read([0xED, 0xA0, 0x80, 0x35, 0x25], name: "test", issued: nil) }
    }

    /// A table printed as text: what is read of it is sound, and nothing crosses its rows.
    @Test func table() throws {
        let reading = try Shared.read(
            """
            表1 2022年1—10月各分行贷款投放情况
            分行 投放（亿元） 同比（%） 排名
            湖北 147.65 12.3 1
            贵州 98.20 -3.1 2
            陕西 76.44 0.8 3
            合计 322.29 5.6 —
            """, issued: Day(iso: "2022-11-25"))
        expectSound(reading)
        #expect(reading.claims.allSatisfy { !$0.quote.contains("\n") })
    }

    /// A megabyte without an end of line.
    @Test func oneLongLine() throws {
        let sentence = "今年1—10月，湖北省邮政分公司揽收包裹325万件，同比增长12.3%；投放贷款147.65亿元，居全省第2位。"
        try expectLinear(1_000_000 / sentence.utf8.count + 1) { count in
            let reading = try Shared.read(String(repeating: sentence, count: count), issued: Day(iso: "2022-11-25"))
            expectSound(reading)
            #expect(reading.claims.count == count * 4)
        }
    }

    /// A long line without a stop.
    @Test(arguments: [
        "字", " ", "，", "1，", "元", "\u{AD}", "A", "省市县", "9", "0", "一", "十", "和", "的", "（", "“", "、", "1、", "百分之",
    ])
    func longLineOf(_ word: String) throws {
        try expectLinear(50_000) { expectSound(try Shared.read(String(repeating: word, count: $0))) }
    }
}
