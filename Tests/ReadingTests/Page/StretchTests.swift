import Foundation
import Quantities
import Testing

@testable import Reading

/// A long text is read stretch by stretch, as if it had been read whole.
@Suite struct StretchTests {
    private static let places = ["湖北省", "河北省", "湖南省", "山西省", "浙江省", "贵州省", "吉林省"]

    /// Articles with a headline each, some of them long.
    private static func archive(_ count: Int, lineEnd: String = "\n") -> String {
        (0..<count).map { index in
            let place = places[index % places.count]
            let body = (0...(index % 5)).map { part in
                "　　\(2010 + part)年，\(place)快递业务量完成\(index + 3).\(part + 1)亿件，同比增长\(part + 2).5%。全省从业人员\(part + 1)万余人。"
            }
            return (["\(place)快递业务量完成\(index + 3).1亿件", ""] + body + [""]).joined(separator: lineEnd) + lineEnd
        }.joined()
    }

    /// The stretches of a text that comes in small pieces.
    private func stretches(_ bytes: [UInt8], window: Int, piece: Int = 700) throws -> [Stretch] {
        var place = 0
        var all = Stretches(Shared.reader, name: "test", issued: Day(iso: "2022-11-25"), window: window) {
            defer { place = min(bytes.count, place + piece) }
            return Array(bytes[place..<min(bytes.count, place + piece)])
        }
        var found: [Stretch] = []
        while let next = try all.next() { found.append(next) }
        return found
    }

    private func check(_ text: String, encoded: [UInt8]? = nil, window: Int, sourceLocation: SourceLocation = #_sourceLocation)
        throws
    {
        let bytes = encoded ?? Array(text.utf8)
        let whole = try stretches(bytes, window: bytes.count + 1)
        #expect(whole.count == 1, sourceLocation: sourceLocation)
        let parts = try stretches(bytes, window: window)
        var joined = parts[0].reading()
        for part in parts.dropFirst() { joined.append(part.reading()) }
        var wanted = whole[0].reading()
        // Headlines that no article takes are numbered behind the others of their stretch.
        for index in wanted.claims.indices { wanted.claims[index].article = 0 }
        var claims = joined.claims
        for index in claims.indices { claims[index].article = 0 }
        #expect(claims == wanted.claims && parts.flatMap { $0.claims() } == joined.claims, sourceLocation: sourceLocation)
        #expect(joined.source == wanted.source && joined.source == text, sourceLocation: sourceLocation)
        #expect(joined.scalarCount == wanted.scalarCount && joined.encoding == wanted.encoding, sourceLocation: sourceLocation)
        #expect(joined.ledger == wanted.ledger && joined.findings == wanted.findings, sourceLocation: sourceLocation)
        #expect(joined.organizations == wanted.organizations, sourceLocation: sourceLocation)
        #expect(Set(joined.articles.map(\.ordinal)).count == joined.articles.count, sourceLocation: sourceLocation)
        let ordinals = Set(joined.articles.map(\.ordinal))
        #expect(joined.claims.allSatisfy { ordinals.contains($0.article) }, sourceLocation: sourceLocation)
    }

    @Test(arguments: [600, 1500, 4000, 9000]) func readsAsIfWhole(window: Int) throws {
        try check(StretchTests.archive(40), window: window)
    }

    @Test func otherLineEndsAndEncodings() throws {
        try check(StretchTests.archive(12, lineEnd: "\r\n"), window: 1500)
        let text = StretchTests.archive(12)
        let encoded = try #require(Converter.convert(Array(text.utf8), from: "UTF-8", to: "GB18030"))
        try check(text, encoded: encoded, window: 1500)
        try check("\u{FEFF}" + text, window: 1500)
    }

    @Test func anArticleThatIsLongerThanTheWindowIsWhole() throws {
        let long = String(repeating: "2021年，湖北省快递业务量完成5.1亿件。", count: 200) + "\n"
        try check(StretchTests.archive(4) + long + StretchTests.archive(4), window: 900)
        try check(long, window: 900)
        try check("没有数字的一行" + String(repeating: "，还是没有", count: 400), window: 900)
    }

    /// What is in memory is bounded by the window and the longest article, and not by the text.
    @Test func noStretchIsMuchLongerThanTheWindow() throws {
        let parts = try stretches(Array(StretchTests.archive(200).utf8), window: 4000)
        #expect(parts.count > 15)
        #expect(parts.allSatisfy { $0.page.scalarCount <= 4000 })
        #expect(parts.map(\.firstScalar) == parts.indices.map { parts[..<$0].reduce(0) { $0 + $1.end } })
    }

    @Test func aDateAtTheHeadIsThatOfAll() throws {
        let text = "2022年11月25日 星期五\n\n" + StretchTests.archive(20)
        var bytes = Array(text.utf8)[...]
        var all = Stretches(Shared.reader, name: "test", issued: nil, window: 1500) {
            defer { bytes = bytes.dropFirst(1000) }
            return Array(bytes.prefix(1000))
        }
        var days: [Day?] = []
        while let next = try all.next() { days.append(next.reading().issued) }
        #expect(days.count > 3 && Set(days) == [Day(iso: "2022-11-25")])
    }

    @Test func wrongBytesAreToldByTheirPlaceInTheFile() throws {
        let head = Array(StretchTests.archive(20).utf8)
        #expect {
            _ = try stretches(head + [0x41, 0x00, 0x42], window: 1500)
        } throws: { error in
            "\(error)".contains("byte 0 at offset \(head.count + 1)")
        }
        #expect(throws: ReadingError.self) { try stretches([], window: 1500) }
    }
}
