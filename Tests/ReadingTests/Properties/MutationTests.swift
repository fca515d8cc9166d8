import Quantities
import Testing

@testable import Reading

/// Damaged pages never crash the reader, and what is read from them is sound.
@Suite struct MutationTests {
    /// 2000 cases in batches; a case is a stretch of a sample page with some scalars taken out, put in, doubled or moved.
    @Test(arguments: 0..<20) func mutatedPages(_ batch: UInt64) throws {
        let pages = SamplePage.all
        for number in 0..<100 {
            var random = SplitMix(seed: batch << 32 | UInt64(number))
            let page = pages[Int(random.next() % UInt64(pages.count))]
            let text = MutationTests.mutated(Array(page.text.unicodeScalars), &random)
            try MutationTests.expectSoundReading(text, page.reading.issued, "batch \(batch), case \(number)")
        }
    }

    /// Pages that end anywhere.
    @Test(arguments: SamplePage.all) func cutPages(_ page: SamplePage) throws {
        let scalars = Array(page.text.unicodeScalars)
        var random = SplitMix(seed: UInt64(scalars.count))
        for _ in 0..<10 {
            let cut = Int(random.next() % UInt64(scalars.count + 1))
            try MutationTests.expectSoundReading(Array(scalars[..<cut]), page.reading.issued, "\(page.name) to \(cut)")
            try MutationTests.expectSoundReading(Array(scalars[cut...]), page.reading.issued, "\(page.name) from \(cut)")
        }
    }

    /// Bytes that end within a character are refused or read, never a crash.
    @Test func cutBytes() throws {
        let page = try #require(SamplePage.all.first)
        let bytes = Array(page.text.utf8.prefix(600))
        for cut in 1..<bytes.count {
            do {
                expectSound(try Shared.reader.read(Array(bytes[..<cut]), name: "test", issued: nil), "\(cut) bytes")
            } catch {
                #expect(error.description.contains("neither UTF-8 nor GB18030"))
            }
        }
    }

    private static func expectSoundReading(_ text: [Unicode.Scalar], _ issued: Day?, _ comment: Comment) throws {
        guard !text.isEmpty else { return }
        let source = String(String.UnicodeScalarView(text))
        expectSound(try Shared.read(source, issued: issued), comment)
        for mention in try Shared.mentions(source, issued: issued) {
            let isWithin = mention.start >= 0 && mention.start < mention.end && mention.end <= text.count
            #expect(isWithin && String(String.UnicodeScalarView(text[mention.start..<mention.end])) == mention.text, comment)
        }
    }

    /// Scalars that mean something to the reader, put in anywhere.
    private static let inserts = Array(
        "0123456789．.,，。；、：（）《》“”—-~～%‰％□\n\n  　万亿千百十余多近超约第前年月日季元吨户个同比其中分别增长下降至到占的\u{AD}\u{200B}\r①Ⅷ½🙂".unicodeScalars)

    private static func mutated(_ page: [Unicode.Scalar], _ random: inout SplitMix) -> [Unicode.Scalar] {
        func below(_ limit: Int) -> Int { limit > 0 ? Int(random.next() % UInt64(limit)) : 0 }
        let start = below(page.count)
        var text = Array(page[start..<min(page.count, start + 40 + below(360))])
        for _ in 0...below(12) {
            guard text.count > 4 else { break }
            let place = below(text.count)
            let end = min(text.count, place + 1 + below(8))
            switch below(5) {
            case 0: text.removeSubrange(place..<end)
            case 1: text.insert(inserts[below(inserts.count)], at: place)
            case 2: text.insert(contentsOf: text[place..<end], at: place)
            case 3: text[place..<end].shuffle(using: &random)
            default: text.swapAt(place, below(text.count))
            }
        }
        return text
    }
}
