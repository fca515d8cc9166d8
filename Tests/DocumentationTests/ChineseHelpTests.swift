import Reporting
import Testing

@testable import dushu

/// What the program says of itself in Chinese.
@Suite struct ChineseHelpTests {
    @Test func everyTextOfTheHelpHasItsRowAndNoRowIsLeftOver() throws {
        let program = try #require(HelpPage.program)
        let texts = Set(HelpPage.texts(of: program))
        #expect(texts.count > 200)
        for text in texts { #expect(HelpPage.words[text] != nil, "seeds/help/help.tsv has no row for: \(text)") }
        for text in HelpPage.words.keys { #expect(texts.contains(text), "no command says this: \(text)") }
    }

    /// What is to be typed is the same in both languages: options, commands, examples of values.
    @Test func rowsNameTheSameOptions() {
        func typed(_ text: String) -> [String] {
            text.split { !($0.isASCII && ($0.isLetter || $0 == "-")) }.map { String($0) }.filter {
                $0.hasPrefix("--") && $0.count > 2
            }.sorted()
        }
        for (english, chinese) in HelpPage.words { #expect(Set(typed(english)) == Set(typed(chinese)), "\(chinese)") }
    }

    @Test func thePageOfACommand() throws {
        let english = Dushu.helpMessage(for: CorrectClaim.self)
        let page = try #require(HelpPage(of: english)).text
        #expect(page.hasPrefix("概述：更正一个数字"))
        #expect(page.contains("\n用法：dushu claim correct [") && page.contains("\n选项：\n") && page.contains("  --metric <name>"))
        #expect(page.contains("\n示例\n  dushu claim correct c12 --organization 宜昌市邮政分公司\n"))
        let lines = page.split(separator: "\n").filter { !$0.hasPrefix("  dushu") && !$0.hasPrefix("用法") }
        #expect(lines.allSatisfy { String($0).displayWidth <= 82 }, "\(lines.filter { String($0).displayWidth > 82 })")
        #expect(HelpPage(of: "Error: x") == nil)
        let root = try #require(HelpPage(of: Dushu.helpMessage(for: Dushu.self))).text
        #expect(root.contains("  ingest                  把文件和文件夹读入数据库") && root.contains("  75  请稍后再试"))
    }

    @Test(arguments: [
        (
            "1 document: 1 read, 0 known already, 0 quarantined; 1 claim, 2 observations new or changed",
            "1个版面：读取1，已知0，隔离0；数字1个，新增或变动的观测2个"
        ),
        ("Error: Unknown option '--formt'. Did you mean '--format'?", "错误：未知选项“--formt”。是不是“--format”？"),
        (
            "Error: there is no database a: b.sqlite: `dushu ingest PATH` makes one, --db names another",
            "错误：没有数据库a: b.sqlite：`dushu ingest PATH` 会建立，--db 指定另一个"
        ),
        ("nothing that has a row\nError: neither", "nothing that has a row\n错误：neither"), ("2 targets loaded", "载入2个目标"),
        ("1 target loaded", "载入1个目标"), ("1 targetx loaded", "1 targetx loaded"), ("", ""),
    ]) func messages(english: String, chinese: String) {
        #expect(Message.said(english, in: .zh) == chinese)
        #expect(Message.said(english, in: .en) == english)
    }

    /// Every value of a message stands in the Chinese one.
    @Test func rowsOfMessagesHaveTheSameValues() {
        let rows = EmbeddedWords.rows("help/messages.tsv")
        #expect(rows.count > 40)
        for row in rows {
            for number in 1...6 { #expect(row[0].contains("{\(number)}") == row[1].contains("{\(number)}"), "\(row[0])") }
        }
    }

    @Test func theLanguageOfTheCommandLine() {
        #expect(Tongue.asked(["dushu", "status", "--language", "zh"]) == .zh && Tongue.asked(["--language=en"]) == .en)
        #expect(Tongue.asked(["query", "--", "--language", "zh"]) == nil && Tongue.asked(["--language"]) == nil)
        #expect(Tongue.withoutLanguage(["--language", "zh", "status", "--db", "a"]) == ["status", "--db", "a"])
        #expect(Tongue.withoutLanguage(["--language=zh", "status"]) == ["status"])
        // what takes it keeps it, for what it prints
        for kept in [
            ["report", "growth", "--language", "zh"], ["decisions", "--language=zh"],
            ["decisions", "list", "--language", "zh"], ["query", "--language", "zh", "SELECT 1"],
            ["extract", "--", "--language", "zh"], ["explain", "--language", "fr", "o1"],
        ] { #expect(Tongue.withoutLanguage(kept) == kept) }
        for (given, left) in [
            (["explain", "--language", "zh", "o1"], ["explain", "o1"]), (["ingest", "a", "--language=zh"], ["ingest", "a"]),
            (["decisions", "export", "--language", "zh", "--db", "a"], ["decisions", "export", "--db", "a"]),
            (["extract", "--language", "en", "--", "--language"], ["extract", "--", "--language"]),
        ] { #expect(Tongue.withoutLanguage(given) == left) }
    }
}
