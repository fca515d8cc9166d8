import Testing

@testable import dushu

/// Messages about files and databases in Chinese.
@Suite struct ChineseMessageTests {
    /// Every message of the program, whoever throws or notes it; what is said of a file may have its name in front.
    @Test func everyMessageHasItsRow() throws {
        let files = try Repository.swiftFiles(in: "Sources").filter {
            !$0.hasPrefix("Sources/bench/") && !$0.hasPrefix("Sources/measure/")
        }
        let messages = try SpokenMessages.all(in: files)
        #expect(messages.count > 300)
        for message in messages {
            #expect(Message.said(message, in: .zh) != message, "seeds/help/messages.tsv has no row for: \(message)")
        }
    }

    /// What is said of a file is put into Chinese also behind what is said of the run.
    @Test func reasonsBehindAnother() {
        #expect(
            Message.said("quarantined: a.pdf: no PDF, whatever its name says", in: .zh) == "已隔离：a.pdf：名为PDF，其实不是")
        #expect(Message.said("quarantined: a.pdf: unheard of", in: .zh) == "已隔离：a.pdf: unheard of")
    }
}
