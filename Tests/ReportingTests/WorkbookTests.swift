import Foundation
import FoundationXML
import Quantities
import Testing

@testable import Reporting

/// The bytes of a workbook: a zip archive that reads back, XML that parses, numbers that are exact.
@Suite struct WorkbookTests {
    @Test func theChecksumIsThatOfZip() { #expect(CRC32.of(Array("123456789".utf8)) == 0xCBF4_3926) }

    @Test func theArchiveReadsBack() throws {
        var archive = ZipArchive()
        archive.add("a.txt", Array("一二三".utf8))
        archive.add("folder/空.txt", [])
        let files = try Unzipped(archive.finished()).files
        #expect(files.map(\.name) == ["a.txt", "folder/空.txt"])
        #expect(String(decoding: files[0].content, as: UTF8.self) == "一二三")
        #expect(files[1].content.isEmpty)
    }

    private static func sample() -> Workbook {
        var sheet = Sheet(
            "数据",
            [SheetColumn("机构"), SheetColumn("数值"), SheetColumn("增幅", .signed), SheetColumn("日期"), SheetColumn("原文", .wrapped)])
        sheet.rows = [
            [
                .text("湖北省"), .number(Exact(17508, exponent: 6)), .number(Exact(-58, exponent: -1)),
                .day(Day(iso: "2023-10-31")!), .text("=1+1 <b>&\"'\u{7}"),
            ],
            [.text("全国"), .number(Exact(1_234_567_890_123_456)), .unknown, .unknown, .text("")],
        ]
        sheet.bold = [1]
        return Workbook([sheet, Sheet("空's", [SheetColumn("a")])])
    }

    @Test func everyPartIsWellFormed() throws {
        let files = try Unzipped(WorkbookTests.sample().bytes()).files
        #expect(
            files.map(\.name) == [
                "[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml",
                "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml",
            ])
        for file in files { #expect(XMLParser(data: Data(file.content)).parse(), "\(file.name)") }
    }

    @Test func numbersAreExactAndWordsAreNoFormulas() throws {
        let files = try Unzipped(WorkbookTests.sample().bytes()).files
        let xml = try #require(
            files.first { $0.name.hasSuffix("sheet1.xml") }.map { String(decoding: $0.content, as: UTF8.self) })
        #expect(xml.contains("<v>17508000000</v>") && xml.contains("<v>-5.8</v>"))
        // Day 45230 of Excel is 31 October 2023.
        #expect(xml.contains("<v>45230</v>"))
        // Sixteen digits would be rounded: they are words.
        #expect(xml.contains(">1234567890123456</t>") && !xml.contains("<v>1234567890123456</v>"))
        #expect(xml.contains(">=1+1 &lt;b&gt;&amp;&quot;&#39;\\x07</t>") && !xml.contains("<f>"))
        #expect(xml.contains("<autoFilter ref=\"A1:E3\"/>") && xml.contains("state=\"frozen\""))
    }

    @Test func styleNumbersAreThoseOfTheStyles() throws {
        let files = try Unzipped(WorkbookTests.sample().bytes()).files
        func text(_ name: String) throws -> String {
            try #require(files.first { $0.name.hasSuffix(name) }.map { String(decoding: $0.content, as: UTF8.self) })
        }
        let styles = try text("styles.xml")
        let count = styles.components(separatedBy: "<xf numFmtId").count - 2
        #expect(styles.contains("<cellXfs count=\"\(count)\">"))
        for part in try text("sheet1.xml").components(separatedBy: " s=\"").dropFirst() {
            #expect(try #require(Int(part.prefix { $0 != "\"" })) < count)
        }
        #expect(styles.contains("formatCode=\"+#,##0.0;-#,##0.0;0\"") && styles.contains("formatCode=\"yyyy\\-mm\\-dd\""))
    }

    @Test func theSameSheetsGiveTheSameBytes() { #expect(WorkbookTests.sample().bytes() == WorkbookTests.sample().bytes()) }

    @Test func columnsAfterZHaveTwoLetters() {
        #expect([0, 25, 26, 701, 702].map { Sheet.reference(column: $0, row: 3) } == ["A3", "Z3", "AA3", "ZZ3", "AAA3"])
    }

    @Test func aSheetThatIsTooLongIsTold() {
        var sheet = Sheet("a", [SheetColumn("a")])
        sheet.rows = Array(repeating: [.integer(1)], count: Sheet.maximumRows - 1)
        #expect(Workbook([sheet]).tooLong == nil)
        sheet.rows.append([.integer(1)])
        #expect(Workbook([sheet]).tooLong?.name == "a")
    }
}

/// A zip archive of stored files, read by its directory at the end.
struct Unzipped {
    var files: [(name: String, content: [UInt8])] = []

    init(_ bytes: [UInt8]) throws {
        func number(_ place: Int, _ width: Int) -> Int {
            (0..<width).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
        }
        let end = bytes.count - 22
        try #require(number(end, 4) == 0x0605_4B50)
        var place = number(end + 16, 4)
        try #require(place + number(end + 12, 4) == end)
        for _ in 0..<number(end + 10, 2) {
            try #require(number(place, 4) == 0x0201_4B50)
            let (crc, size, length, offset) = (
                number(place + 16, 4), number(place + 24, 4), number(place + 28, 2), number(place + 42, 4)
            )
            let name = String(decoding: bytes[(place + 46)..<(place + 46 + length)], as: UTF8.self)
            try #require(number(offset, 4) == 0x0403_4B50 && number(offset + 14, 4) == crc && number(offset + 26, 2) == length)
            let start = offset + 30 + length
            let content = Array(bytes[start..<(start + size)])
            try #require(Int(CRC32.of(content)) == crc)
            files.append((name, content))
            place += 46 + length
        }
        try #require(place == end)
    }
}
