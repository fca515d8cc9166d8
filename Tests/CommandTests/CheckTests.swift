import Foundation
import GRDB
import Testing

/// `dushu check` finds what is put wrong, each by itself.
struct CheckTests {
    private func filled() throws -> Command {
        let command = try Command()
        for day in 1...7 {
            try command.write("pages/2023-01-0\(day).txt", "2022年，湖北省快递业务量完成\(day).3亿件。\n")
            if day < 6 { try command.write("pages/晚报-2023-01-0\(day).txt", "2022年，湖南省快递业务量完成\(day).1亿件。\n") }
        }
        _ = try command.run("ingest", "pages")
        return command
    }

    private func failed(_ command: Command, _ more: String...) throws -> [String] {
        let result = try command.run(["check", "--format", "csv"] + more)
        let lines = result.output.split(separator: "\n").filter { $0.hasPrefix("failed,") }.map {
            // Messages with a comma are in quotes.
            String($0.dropFirst(7)).replacing("\"", with: "")
        }
        #expect(result.code == (lines.isEmpty ? 0 : 4), "\(result.messages)")
        return lines.filter { !$0.hasPrefix("silence,") }
    }

    private func change(_ command: Command, _ sql: String) throws {
        let queue = try DatabaseQueue(path: command.folder + "/dushu.sqlite")
        try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA foreign_keys = OFF; \(sql)") }
        try queue.close()
    }

    @Test func nothingIsFoundWhereNothingIsWrong() throws {
        let command = try filled()
        #expect(try failed(command) == [])
        #expect(try failed(command, "--max-age", "9999", "--max-quarantined", "0", "--min-coverage", "50") == [])
    }

    @Test(arguments: [
        ("UPDATE document SET source = replace(source, '亿', '万') WHERE id = 1", "evidence,"),
        ("PRAGMA writable_schema = ON; DELETE FROM observation_claim; DELETE FROM document WHERE id = 2", "references,"),
        ("INSERT INTO decision VALUES ('湖北省', 'merge', '湖北', '2023-01-01')", "decisions,"),
        (
            "INSERT INTO metric_decision (name, action, metric) VALUES ('快递业务量', 'rename', '快件总数')",
            "metrics,1 of 1 decisions on metrics are not applied (快递业务量)"
        ),
        (
            """
            INSERT INTO metric_decision (name, action) VALUES ('快递业务量', 'drop');
            INSERT INTO metric_decision (name, action, metric) VALUES ('货运量', 'rename', '货运总量')
            """, "metrics,1 of 2 decisions on metrics are not applied (快递业务量)"
        ),
        ("UPDATE ledger SET fate = 'unresolved'", "ledger,"),
        (
            "INSERT INTO run (command, reader_version, vocabulary, started_at, state) VALUES ('ingest', '1', 'embedded', '', 'running')",
            "run,run 2 (ingest"
        ),
        ("UPDATE run SET finished_at = '2001-01-01T00:00:00Z'", "age,the last ingest is of 2001-01-01"),
        ("UPDATE document SET issued = '2001-01-01'", "age,the newest issue is of 2001-01-01"),
        ("UPDATE run SET quarantined = 6", "quarantine,6 of 12"),
    ])
    func eachIsFound(sql: String, line: String) throws {
        let command = try filled()
        try change(command, sql)
        let lines = try failed(command, "--max-age", "9000", "--max-quarantined", "10", "--min-coverage", "20")
        #expect(lines.contains { $0.hasPrefix(line) }, "\(lines)")
        #expect(lines.count == 1, "\(lines)")
    }

    /// What the message says to do mends it, and decisions that the commands made are applied.
    @Test func decisionsOnMetricsAreAppliedAnew() throws {
        let command = try filled()
        try change(command, "INSERT INTO metric_decision (name, action, metric) VALUES ('快递业务量', 'rename', '快件总数')")
        #expect(try failed(command).count == 1)
        _ = try command.run("metrics", "forget", "快递业务量")
        #expect(try failed(command) == [])
        _ = try command.run("metrics", "rename", "快递业务量", "快件总数")
        #expect(try failed(command) == [])
        _ = try command.run("metrics", "split", "快件总数", "快件数", "--organization", "湖南省")
        #expect(try failed(command) == [], "one decision behind another")
    }

    @Test func whatFellSilentIsNamed() throws {
        let command = try filled()
        let result = try command.run("report", "coverage", "--silent", "--format", "csv")
        let lines = result.output.split(separator: "\n").map(String.init)
        #expect(lines.contains("paper,晚报---.txt,,,,,,5,1,2023-01-05,2023-01-07,2"), "\(lines)")
        #expect(lines.contains("series,湖南省,快递业务量,,,件,flow,5,1,2023-01-05,2023-01-07,2"), "\(lines)")
        #expect(lines.count == 3)
        let check = try command.run("check", "--format", "jsonl")
        #expect(
            check.code == 4 && check.output.contains(#""message":"paper 晚报---.txt: every 1 days, but nothing since 2023-01-05"}"#)
        )
    }
}
