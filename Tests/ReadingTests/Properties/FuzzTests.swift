import Foundation
import Quantities
import Testing

@testable import Reading

/// Texts of nothing but words that mean something to the reader, in any order: no crash, and what is read is sound.
@Suite struct FuzzTests {
    /// Batches of a fixed seed. `FUZZ_BATCHES` makes it longer, for a run by hand.
    @Test(arguments: 0..<(ProcessInfo.processInfo.environment["FUZZ_BATCHES"].flatMap { Int($0) } ?? 8)) func words(_ batch: Int)
        throws
    {
        for number in 0..<150 {
            var random = SplitMix(seed: UInt64(batch) << 32 | UInt64(number) | 1 << 63)
            let text = FuzzTests.text(&random)
            let issued = FuzzTests.issueDates[Int(random.next() % UInt64(FuzzTests.issueDates.count))]
            expectSound(try Shared.read(text, issued: issued), "batch \(batch), case \(number): \(text)")
            _ = try Shared.mentions(text, issued: issued)
        }
    }

    private static let issueDates =
        [nil] + ["0001-01-01", "0001-12-31", "2022-11-25", "2024-02-29", "9999-12-31"].map { Day(iso: $0) }

    /// Words of all tables, numerals, marks.
    private static let words: [String] = {
        var words: [String] = []
        for (name, columns) in Vocabulary.tables {
            let lines = (Vocabulary.embeddedFile(name) ?? "").split(separator: "\n").filter { !$0.hasPrefix("#") }.dropFirst()
            // names of divisions are many and alike
            let step = max(1, lines.count / 400)
            for (index, line) in lines.enumerated() where index % step == 0 {
                let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
                words.append(String(cells[columns[0] == "code" || columns[0] == "system" ? 1 : 0]))
            }
        }
        return words
    }()

    private static let small = Array(
        "0123456789零〇一二三四五六七八九十百千万亿两几数半余多来点分之成第前近约超年月日季度末初旬周期间时号以上下至到—-~～%‰，。、；：？！（）《》“”【】()+.·,/ \n\u{3000}\u{200B}\u{AD}ABCkmG０１９．％，🙂𠮷"
            .unicodeScalars)

    private static func text(_ random: inout SplitMix) -> String {
        func below(_ limit: Int) -> Int { Int(random.next() % UInt64(limit)) }
        var text = String.UnicodeScalarView()
        for _ in 0..<(1 + below(60)) {
            switch below(6) {
            case 0, 1: text.append(contentsOf: words[below(words.count)].unicodeScalars)
            case 2:
                for _ in 0...below(9) { text.append(small[below(small.count)]) }
            case 3:  // a long run of one sort
                let run = below(small.count)
                for _ in 0..<(below(20) == 0 ? 45 : 1 + below(5)) { text.append(small[run]) }
            case 4: text.append(contentsOf: "\(below(3) == 0 ? below(3000) : below(100))".unicodeScalars)
            default: text.append(small[below(small.count)])
            }
        }
        return String(text)
    }
}
