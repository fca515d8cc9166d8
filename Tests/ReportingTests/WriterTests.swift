import Quantities
import Store
import Testing

@testable import Reporting

@Suite struct WriterTests {
    private func csv(_ cells: [Cell], excel: Bool = false) -> String {
        var bytes: [UInt8] = []
        CSVWriter(forExcel: excel).append(cells, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(arguments: [
        ("plain", "plain"), ("", ""), ("a,b", "\"a,b\""), ("say \"hi\"", "\"say \"\"hi\"\"\""), ("two\nlines", "\"two\nlines\""),
        ("two\rlines", "\"two\rlines\""), ("=1+1", "'=1+1"), ("+86 10", "'+86 10"), ("-5", "-5"), ("+5.25", "+5.25"),
        ("-abc", "'-abc"),
        ("@cmd", "'@cmd"), ("\tx", "'\tx"), ("\rx", "\"'\rx\""), ("=A1,B1", "\"'=A1,B1\""), ("-", "'-"), ("–5", "–5"),
        (" =1", " =1"),
        ("湖北省", "湖北省"), ("1e5", "1e5"),
    ])
    func csvCell(text: String, expected: String) {
        #expect(csv([.text(text), .integer(1)]) == expected + ",1\n")
    }

    @Test func csvNumbersStayNumbers() throws {
        let cells: [Cell] = [
            .number(try #require(Exact(plain: "-2.60"))), .number(Exact(14765, exponent: 6)), .number(.zero),
            .number(try #require(Exact(plain: "0.0033"))), .number(Exact(0, exponent: -3)), .integer(-7), .unknown,
            .day(try #require(Day(year: 2022, month: 1, day: 5))), .number(Exact(12, exponent: 30)),
        ]
        #expect(csv(cells) == "-2.6,14765000000,0,0.0033,0,-7,,2022-01-05,12000000000000000000000000000000\n")
    }

    @Test func csvIsNeverAnEmptyLine() {
        #expect(csv([.unknown]) == "\"\"\n")
        #expect(csv([.unknown, .unknown]) == ",\n")
    }

    @Test func excelGetsItsMarkAndLineEnds() {
        var bytes: [UInt8] = []
        CSVWriter(forExcel: true).append(header: ["组织"], to: &bytes)
        #expect(bytes == [0xEF, 0xBB, 0xBF] + Array("组织\r\n".utf8))
        #expect(csv([.integer(1)], excel: true) == "1\r\n")
    }

    @Test func numbersAreWrittenAsExactPrintsThem() {
        for (coefficient, exponent) in [
            (Int128(0), 0), (0, 5), (5, -1), (-5, -1), (100, -2), (-12345, -3), (1, 18), (Int128(UInt64.max), 0),
            (Int128(UInt64.max), -19), (Int128(UInt64.max) + 1, -2), (10_000_000_000_000_000_000, -19), (7, 25),
        ] {
            let number = Exact(coefficient, exponent: exponent)
            #expect(csv([.number(number)]) == number.canonical + "\n")
        }
    }

    @Test(arguments: [0, 1, 2, 7, 900, 977, 978, 979, 980, 1018, 1019, 1020, 1021, 1022, 1023, 1024, 1025, 5000])
    func csvLinesHaveAnyLength(length: Int) throws {
        let text = String(repeating: "x", count: length)
        let number = Exact(-1_234_567_890_123_456_789, exponent: 18)
        let day = try #require(Day(year: 2022, month: 11, day: 25))
        let rest = "-1234567890123456789000000000000000000,2022-11-25,-99,\"\"\"\",y"
        let cells: [Cell] = [.text(text), .number(number), .day(day), .integer(-99), .text("\""), .text("y")]
        #expect(csv(cells) == "\(text),\(rest)\n")
        #expect(csv([.text(text + ","), .text(text)]) == "\"\(text),\",\(text)\n")
        #expect(csv([.text(text + "\""), .text(text)]) == "\"\(text)\"\"\",\(text)\n")
    }

    /// Cells that are put in parts, as CSV and as a list.
    private struct Parts: ReportRow {
        var period: Period?
        var places: [EvidencePlace]
        static let header: [String] = []
        static let brief: Set<String> = []
        var series: SeriesKey { SeriesKey(organization: "全国", metric: "产量", unit: "t", kind: .flow) }
        var level: String? { nil }
        func put(into sink: inout some CellSink) {
            if let period { sink.put("no value for ", period) }
            for place in places { sink.put(place, places.dropFirst()) }
        }
    }

    @Test(arguments: [
        "", "2022-11-25-01.txt:0-5", "报,纸.txt:3-4", "a\"b:1-2", "=a:1-2", "+1:2-3", "-1:2-3", "@x:1-2", " x:1-2", "x:01-2",
        "a:1-2; b:3-4",
        "o12 + o13", "\tx:1-2", "x:999999999-1000000000",
    ])
    func evidenceIsWrittenAsItsText(text: String) {
        let row = Parts(period: nil, places: [EvidencePlace(text), EvidencePlace(text)])
        var bytes: [UInt8] = []
        CSVWriter().append(row, to: &bytes)
        let both = Cell(text + "; " + text)
        #expect(String(decoding: bytes, as: UTF8.self) == csv([both, both]))
        #expect(row.cells == [both, both])
    }

    @Test func wordsWithAPeriodAreWrittenAsTheirText() throws {
        let (first, last) = (Day(year: 2022, month: 1, day: 1), Day(year: 2022, month: 10, day: 31))
        for (start, end) in [(first, last), (nil, last), (first, nil), (nil, nil)] {
            let row = Parts(period: Period(start: start, end: end), places: [])
            let words = GrowthReason.noEarlierValue(Period(start: start, end: end)).description
            var bytes: [UInt8] = []
            CSVWriter().append(row, to: &bytes)
            #expect(String(decoding: bytes, as: UTF8.self) == words + "\n")
            #expect(row.cells == [.text(words)])
        }
    }

    @Test(arguments: [
        ("abc", 3), ("湖北", 4), ("，。（）", 8), ("“”", 2), ("①", 1), ("é", 1), ("e\u{301}", 1), ("\u{200B}", 0), ("ｱ", 1), ("％", 2),
        ("𠮷", 2), ("—", 1), ("…", 1), ("㎡", 2), ("′", 1),
    ])
    func width(text: String, columns: Int) {
        #expect(text.displayWidth == columns)
    }

    @Test func tablesAreAligned() throws {
        let table = TableWriter(hidesEmptyColumns: true).table(
            header: ["organization", "value", "nothing", "day"],
            rows: [
                [
                    .text("湖北省"), .number(try #require(Exact(plain: "147.65"))), .unknown,
                    .day(try #require(Day(iso: "2022-10-31"))),
                ],
                [.text("a\nb"), .unknown, .unknown, .unknown],
                [.text("全国"), .number(Exact(-3)), .unknown, .unknown],
            ])
        #expect(
            table == """
                organization   value  day
                ------------  ------  ----------
                湖北省        147.65  2022-10-31
                a\\nb
                全国              -3

                """)
    }

    @Test func tablesCutOnlyWhenAsked() {
        let rows: [[Cell]] = [[.text("湖北省宜昌市")]]
        #expect(TableWriter().table(header: ["x"], rows: rows).contains("湖北省宜昌市\n"))
        #expect(TableWriter(maximumWidth: 6).table(header: ["x"], rows: rows).contains("湖北…\n"))
        #expect(TableWriter(maximumWidth: 12).table(header: ["x"], rows: rows).contains("湖北省宜昌市\n"))
    }

    @Test func jsonLines() throws {
        var bytes: [UInt8] = []
        JSONLinesWriter(header: ["a", "b", "c", "d", "e"]).append(
            [
                .text("引\"号\\\n\t\u{1}"), .number(try #require(Exact(plain: "1.50"))), .integer(3), .unknown,
                .day(try #require(Day(iso: "2022-10-31"))),
            ], to: &bytes)
        let expected = #"{"a":"引\"号\\\n\t\u0001","b":"1.5","c":3,"d":null,"e":"2022-10-31"}"# + "\n"
        #expect(String(decoding: bytes, as: UTF8.self) == expected)
    }
}
