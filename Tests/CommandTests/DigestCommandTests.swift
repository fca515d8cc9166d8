import Foundation
import Testing

@testable import dushu

/// `dushu report digest` as it is typed: the same bytes twice, no more files than there are charts, names that fit into a folder.
@Suite struct DigestCommandTests {
    private let page = "今年1—10月，湖北省快递业务量完成31.2亿件，同比增长18.9%。10月，河南省快递业务量完成6.1亿件。"

    @Test func theSameDatabaseGivesTheSameBytes() throws {
        let command = try Command()
        try command.write("2023-11-20-p02.txt", page)
        #expect(try command.run("ingest", "2023-11-20-p02.txt").code == 0)
        for folder in ["a", "b"] {
            #expect(try command.run("report", "digest", "--for", "湖北省", "--period", "2023-10", "--to", folder, "--all").code == 0)
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: command.folder + "/a").sorted()
        #expect(names.contains("湖北省_2023-10.xlsx") && names.contains("湖北省_2023-10.html"))
        for name in names {
            let (one, other) = (command.folder + "/a/" + name, command.folder + "/b/" + name)
            #expect(FileManager.default.contents(atPath: one) == FileManager.default.contents(atPath: other), "\(name)")
        }
    }

    @Test func chartsOfAnEarlierDigestGo() throws {
        let command = try Command()
        try command.write("2023-11-20-p02.txt", page)
        _ = try command.run("ingest", "2023-11-20-p02.txt")
        for name in ["湖北省_2023-10_2.svg", "湖北省_2023-10_3.svg", "湖北省_2023-10_9.svg"] { try command.write("a/" + name, "old") }
        let printed = try command.run("report", "digest", "--for", "湖北省", "--period", "2023-10", "--to", "a/", "--all").output
        let charts = printed.components(separatedBy: "\n").filter { $0.hasSuffix(".svg") }
        #expect(charts == ["a/湖北省_2023-10_1.svg"])
        // One that does not follow the others is nobody's.
        let left = try FileManager.default.contentsOfDirectory(atPath: command.folder + "/a").filter { $0.hasSuffix(".svg") }
            .sorted()
        #expect(left == ["湖北省_2023-10_1.svg", "湖北省_2023-10_9.svg"])
    }

    @Test func namesOfFilesHaveNoStrokes() {
        #expect(DigestNames.file("a/b c:\u{7}d") == "a-b-c--d")
    }

    @Test func everyColumnOfEveryCommandHasAChineseHeader() throws {
        let command = try Command()
        try command.write("2023-11-20-p02.txt", page)
        _ = try command.run("ingest", "2023-11-20-p02.txt")
        let commands = [
            ["report", "growth"], ["report", "ranking"], ["report", "series"], ["report", "board"], ["report", "conflicts"],
            ["report", "coverage"], ["report", "coverage", "--documents"], ["report", "coverage", "--months"],
            ["report", "coverage", "--findings"], ["report", "coverage", "--silent"], ["organizations"], ["metrics"],
            ["metrics", "--unregistered"], ["metrics", "show", "快递业务量"], ["organizations", "resolve", "湖北省"],
        ]
        for words in commands {
            let header = try command.run(words + ["--language", "zh"]).output.prefix { $0 != "\n" }
            #expect(
                !header.isEmpty && !header.utf8.contains { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") },
                "\(words): \(header)")
        }
    }
}
