import Quantities
import Testing

@testable import Reading

/// Bytes become text, or an error that says what to do.
@Suite struct DecodingTests {
    private static let text = "截至10月31日，湖北省邮储银行贷款余额35.02亿元。"

    private func read(_ bytes: [UInt8]) throws -> DocumentReading {
        try Shared.reader.read(bytes, name: "page.txt", issued: Day(iso: "2022-11-25"))
    }

    private func message(_ bytes: [UInt8]) -> String? {
        do {
            _ = try read(bytes)
            return nil
        } catch { return "\(error)" }
    }

    @Test func utf8() throws {
        let reading = try read(Array(DecodingTests.text.utf8))
        #expect(reading.encoding == "utf-8")
        #expect(reading.claims.map(\.quote) == ["35.02亿元"])
        #expect(reading.claims.first?.start == 20)
    }

    /// The mark counts as a scalar of the source, so offsets fit what other programs decode.
    @Test func byteOrderMark() throws {
        let reading = try read([0xEF, 0xBB, 0xBF] + Array(DecodingTests.text.utf8))
        #expect(reading.encoding == "utf-8")
        #expect(reading.claims.map(\.quote) == ["35.02亿元"])
        #expect(reading.scalarCount == DecodingTests.text.unicodeScalars.count + 1)
        expectSound(reading)
    }

    @Test func gb18030() throws {
        let bytes: [UInt8] = [
            0xBD, 0xD8, 0xD6, 0xC1, 0x31, 0x30, 0xD4, 0xC2, 0x33, 0x31, 0xC8, 0xD5, 0xA3, 0xAC, 0xBA, 0xFE, 0xB1, 0xB1, 0xCA,
            0xA1,
            0xD3, 0xCA, 0xB4, 0xA2, 0xD2, 0xF8, 0xD0, 0xD0, 0xB4, 0xFB, 0xBF, 0xEE, 0xD3, 0xE0, 0xB6, 0xEE, 0x33, 0x35, 0x2E,
            0x30,
            0x32, 0xD2, 0xDA, 0xD4, 0xAA, 0xA1, 0xA3,
        ]
        let reading = try read(bytes)
        #expect(reading.encoding == "gb18030")
        #expect(reading.source == DecodingTests.text)
        #expect(reading.claims == (try read(Array(DecodingTests.text.utf8))).claims)
    }

    /// A character of four bytes: 𠮷 is 95 34 B2 35.
    @Test func gb18030OfFourBytes() throws {
        let word: [UInt8] = [0xB4, 0xFB, 0xBF, 0xEE, 0xD3, 0xE0, 0xB6, 0xEE]
        let reading = try read(word + word + word + [0x95, 0x34, 0xB2, 0x35])
        #expect(reading.source == "贷款余额贷款余额贷款余额𠮷")
    }

    @Test func empty() { #expect(message([]) == "page.txt: the file is empty; nothing to read") }

    @Test func utf16() {
        let bytes = Array("贷款余额35亿元".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(
            message([0xFF, 0xFE] + bytes)
                == "page.txt: not a text file (byte 0 at offset 11); give a UTF-8 or GB18030 text, not a PDF, image or UTF-16 file"
        )
    }

    @Test func binary() {
        let image: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D]
        #expect(
            message(image)
                == "page.txt: not a text file (byte 0 at offset 8); give a UTF-8 or GB18030 text, not a PDF, image or UTF-16 file"
        )
    }

    /// Random bytes without a zero are often valid GB18030, but not Chinese.
    @Test(arguments: 0..<20) func noise(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        let bytes = (0..<4000).map { _ in UInt8(truncatingIfNeeded: random.next() % 255 + 1) }
        #expect(message(bytes)?.hasPrefix("page.txt: neither UTF-8 nor GB18030 text (first wrong byte at offset ") ?? false)
    }

    @Test func wrongByteWithinUTF8() {
        let bytes = Array("贷款余额".utf8) + [0xFF] + Array("35亿元".utf8)
        #expect(message(bytes) == "page.txt: neither UTF-8 nor GB18030 text (first wrong byte at offset 12); convert it to UTF-8")
    }

    @Test(arguments: [" ", "\n", "\r\n\r\n", "\u{FEFF}", "\u{AD}", "　"]) func blank(_ text: String) throws {
        let reading = try read(Array(text.utf8))
        #expect(reading.claims.isEmpty && reading.articles.isEmpty)
    }
}
