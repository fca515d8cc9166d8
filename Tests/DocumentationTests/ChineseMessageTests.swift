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
        #expect(Message.said("quarantined: a: the file is empty; nothing to read", in: .zh) == "已隔离：a：文件是空的，没有可读的内容")
    }

    /// Messages in messages, behind the place of a fault, and clause by clause.
    @Test(arguments: [
        (
            "Error: a.jsonl:3: no JSON (a key is missing at byte 7): make the file with dushu extract --records",
            "错误：a.jsonl:3：不是JSON（第7字节处缺少键）：请用dushu extract --records生成此文件"
        ),
        (
            "left out: 3 figures of metrics that are not registered, 1 doubtful figure; --all shows them",
            "略去：3个未登记指标的数字，1个存疑的数字；--all 可列出"
        ),
        (
            "2 documents: 1 read, 1 known already, 0 quarantined; 1 other file skipped; 3 claims, 1 observation new or changed",
            "2个版面：读取1，已知1，隔离0；略过其他文件1个；数字3个，新增或变动的观测1个"
        ), ("3 decisions, 1 document read otherwise; nothing written", "3项核定，1个版面读法有变；未写入"),
        ("the last ingest is of 2023-01-10, 1 day ago: too long", "最近一次读入在2023-01-10，已过1天：太久"),
        ("larger than 64 MB: cut it into pages", "超过64 MB：请切成单页"), ("unheard of; nothing written", "unheard of; nothing written"),
    ])
    func messagesWithinMessages(english: String, chinese: String) {
        #expect(Message.said(english, in: .zh) == chinese)
    }
}
