import Foundation
import Testing

/// Commands that ask: extract, explain, query, status, reprocess.
struct AskingCommandTests {
    private func filled() throws -> Command {
        let command = try Command()
        try command.write("2022-11-25.txt", "本报讯\n" + IngestCommandTests.page)
        _ = try command.run("ingest", "2022-11-25.txt")
        return command
    }

    @Test func extractPrintsTheContract() throws {
        let command = try filled()
        let fields = [
            "document", "article", "headline", "start", "end", "quote", "value", "lower", "upper", "unit", "bound", "kind",
            "organization",
            "mention", "metric", "component", "basis", "scope", "period", "base", "confidence",
            "words", "doubts", "rule",
        ]
        let result = try command.run("extract", "2022-11-25.txt")
        let lines = result.output.split(separator: "\n")
        #expect(result.code == 0 && lines.count == 2)
        for line in lines {
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            #expect(Set((object ?? [:]).keys) == Set(fields))
            let places = fields.map { line.range(of: "\"\($0)\":")?.lowerBound }
            #expect(places.allSatisfy { $0 != nil } && places.compactMap(\.self) == places.compactMap(\.self).sorted())
        }
        #expect(lines[0].contains(#""quote":"5.3亿件","value":"530000000","lower":"525000000","upper":"535000000","unit":"件""#))
        #expect(lines[0].contains(#""period":{"start":"2022-01-01","end":"2022-10-31"},"base":null"#))
    }

    @Test func extractIsAFilter() throws {
        let command = try filled()
        let piped = try command.run("extract", "--issue-date", "2022-11-25", "-", input: IngestCommandTests.page)
        #expect(piped.code == 0 && piped.output.hasPrefix(#"{"document":"-","#))
        let csv = try command.run("extract", "--format", "csv", "2022-11-25.txt")
        #expect(csv.output.hasPrefix("document,article,headline,start,end,quote,value,"))
        let table = try command.run("extract", "--format", "table", "2022-11-25.txt")
        #expect(table.output.contains("5.3亿件  530000000"))
        let mentions = try command.run("extract", "--mentions", "-", input: "三百零五万")
        #expect(mentions.output.contains(#""type":"quantity","start":0,"end":5,"text":"三百零五万","value":"3050000""#))
        #expect(try command.run("extract", "--ledger", "2022-11-25.txt").code == 0)
        #expect(try command.run("extract", "--ledger", "--mentions", "2022-11-25.txt").code == 64)
    }

    /// Grades with a made-up vocabulary, in which nothing or everything is good enough.
    @Test func extractLeavesOutWhatIsBelowTheGrade() throws {
        let command = try filled()
        let tables = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../seeds/vocabulary")
        func grades(_ sure: Int, _ likely: Int) throws {
            try? FileManager.default.removeItem(atPath: command.folder + "/words")
            // written anew rather than copied: a copy keeps the owner, which not every user may set
            try FileManager.default.createDirectory(atPath: command.folder + "/words", withIntermediateDirectories: true)
            for name in try FileManager.default.contentsOfDirectory(atPath: tables.path) where name.hasSuffix(".tsv") {
                try command.write("words/" + name, String(contentsOfFile: tables.path + "/" + name, encoding: .utf8))
            }
            let rows = ["slot\tfeature\tweight", "threshold\tsure\t\(sure)", "threshold\tlikely\t\(likely)"]
            try command.write("words/weights.tsv", rows.joined(separator: "\n") + "\n")
        }
        func extract(_ options: String...) throws -> (lines: Int, messages: String) {
            let arguments = ["extract", "--vocabulary", "words", "--format", "jsonl"] + options + ["2022-11-25.txt"]
            let result = try command.run(arguments)
            #expect(result.code == 0)
            return (result.output.split(separator: "\n").count, result.messages)
        }
        try grades(9000, 0)
        #expect(try extract() == (2, ""))
        #expect(try extract("--confidence", "likely") == (2, "0 of 2 claims left out: below likely\n"))
        #expect(try extract("--confidence", "sure") == (0, "2 of 2 claims left out: below sure\n"))
        try grades(9000, 9000)
        #expect(try extract("--confidence", "likely") == (0, "2 of 2 claims left out: below likely\n"))
        // The database has the grades of before; a dry run tells the difference.
        let other = try command.run("reprocess", "--dry-run", "--vocabulary", "words", "--format", "jsonl")
        #expect(other.messages.hasPrefix("1 document: 1 would read otherwise, 0 as before"))
        let rows = other.output.split(separator: "\n").filter { $0.contains(#""change":"new""#) }
        #expect(rows.count == 2 && rows.allSatisfy { $0.contains(#""confidence":"doubtful""#) })
        try grades(0, 0)
        #expect(try extract("--confidence", "sure") == (2, "0 of 2 claims left out: below sure\n"))
        for grade in ["doubtful", "certain", ""] {
            let wrong = try command.run("extract", "--confidence", grade, "2022-11-25.txt")
            #expect(wrong.code == 64 && wrong.output.isEmpty && wrong.messages.contains("'sure' and 'likely'"))
        }
        #expect(try command.run("extract", "--confidence", "sure", "--ledger", "2022-11-25.txt").code == 64)
        #expect(try command.run("extract", "--confidence", "sure", "missing.txt").messages.split(separator: "\n").count == 1)
    }

    @Test func extractSaysWhatItCannotRead() throws {
        let command = try filled()
        try command.write("empty.txt", "")
        let empty = try command.run("extract", "empty.txt")
        #expect(empty.code == 1 && empty.messages == "Error: empty.txt: the file is empty; nothing to read\n")
        let some = try command.run("extract", "2022-11-25.txt", "missing.txt")
        #expect(
            some.code == 3 && some.messages == "Error: missing.txt: there is no such file or folder\n" && !some.output.isEmpty)
        #expect(try command.run("extract", "--vocabulary", "nowhere", "2022-11-25.txt").code == 1)
    }

    @Test func explainShowsTheLine() throws {
        let command = try filled()
        let claim = try command.run("explain", "c1")
        #expect(claim.output.contains("今年1—10月，湖北省快递业务量完成>>5.3亿件<<，同比增长10%。"))
        #expect(claim.output.contains("issued 2022-11-25 (from the file name)"))
        let observation = try command.run("explain", "o1")
        #expect(observation.output.contains("gives the value: 2022-11-25.txt"))
        #expect(try command.run("explain", "2022-11-25.txt:22-24").output == claim.output)
        #expect(try command.run("explain", "c99").messages == "Error: there is no claim 99 in dushu.sqlite\n")
        #expect(try command.run("explain", "what").code == 64)
        let derived = try command.run("query", "SELECT observation_id FROM series WHERE method = 'derived'")
        let id = derived.output.split(separator: "\n").last.map { String($0) } ?? ""
        let text = try command.run("explain", id).output
        #expect(text.contains("derived: flow / (1 + growth / 100)") && text.contains("flow: o1") && text.contains(">>10%<<"))
    }

    @Test func queryPrintsWhatIsAsked() throws {
        let command = try filled()
        let sql = "SELECT '甲,乙' AS a, 1 AS b, NULL AS c, 2.5 AS d"
        #expect(try command.run("query", sql).output == "a,b,c,d\n\"甲,乙\",1,,2.5\n")
        #expect(try command.run("query", "--format", "jsonl", sql).output == "{\"a\":\"甲,乙\",\"b\":1,\"c\":null,\"d\":\"2.5\"}\n")
        #expect(try command.run("query", "--format", "table", sql).output.hasPrefix("a      b"))
        #expect(try command.run("query", "-", input: "SELECT 7 AS n").output == "n\n7\n")
        #expect(try command.run("query", "--schema").output.contains("CREATE TABLE claim ("))
        let wrong = try command.run("query", "SELECT * FROM nowhere")
        #expect(wrong.code == 1 && wrong.messages == "Error: no such table: nowhere\n")
        #expect(try command.run("query", "DROP TABLE claim").code == 1)
        let slow = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
        let stopped = try command.run("query", "--timeout", "0.2", slow)
        #expect(stopped.code == 1 && stopped.messages.hasPrefix("Error: stopped after 0.2 s"))
        #expect(try command.run("query").code == 64)
    }

    @Test func statusAndReprocess() throws {
        let command = try filled()
        let status = try command.run("status").output
        #expect(
            status.contains("documents read") && status.contains("2022-11-25 to 2022-11-25") && !status.contains("quarantined\n"))
        let dry = try command.run("reprocess", "--dry-run")
        #expect(dry.code == 0 && dry.messages == "nothing would change: 1 document read as before\n")
        #expect(try command.run("reprocess").messages == "nothing changed: 1 document read as before\n")
        #expect(try command.run("status").output.contains("reprocess"))
        #expect(try command.run("status", "--db", "none.sqlite").code == 1)
    }
}
