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
        ("INSERT INTO decision (name, action, organization, decided) VALUES ('湖北省', 'merge', '湖北', '2023-01-01')", "decisions,"),
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

    /// What became of the first ingest is said, and not that there was none.
    @Test(arguments: [
        ("state = 'running'", "was broken off"), ("state = 'failed', message = 'stopped by a signal'", "failed"),
    ])
    func aFirstIngestThatDidNotEndIsTold(state: String, fate: String) throws {
        let command = try filled()
        try change(command, "UPDATE run SET started_at = '2023-01-08T03:00:00Z', documents = 0, \(state)")
        let words = "no ingest has come to its end yet: the last one, of 2023-01-08, \(fate)"
        #expect(try failed(command, "--max-age", "9999").contains("age," + words))
        #expect(try !failed(command).contains { $0.hasPrefix("age,") }, "nobody asked for it to be new")
        let lines = try command.run("check").output.split(separator: "\n").filter { $0.contains("there is no last ingest") }
        #expect(lines.isEmpty)
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

    /// Bulletins of two years as offices publish them, on days that move about: only the one that stopped is named, from the second month that
    /// it misses until it has missed eight, and it is named no more once it is there again.
    @Test func aMonthlyBulletinThatStopsIsNamedAndThenForgotten() throws {
        let command = try Command()
        var month = 0
        func publish(_ count: Int, without missing: String? = nil) throws {
            for _ in 0..<count {
                defer { month += 1 }
                let day = "20\(22 + month / 12)-\(month % 12 < 9 ? "0" : "")\(month % 12 + 1)-\(10 + month * 5 % 9)"
                for (place, value) in [("湖北省", 31), ("湖南省", 27)] where place != missing {
                    let paper = place == "湖北省" ? "楚报" : "湘报"
                    try command.write("pages/\(paper)-\(day).txt", "本月，\(place)快递业务量完成\(value + month).3亿件。\n")
                }
                // What comes without a rhythm never falls silent.
                if [0, 1, 2, 9, 10, 11].contains(month) {
                    try command.write("pages/号外-\(day).txt", "本月，河北省快递业务量完成\(month + 1).4亿件。\n")
                }
            }
            #expect(try command.run("ingest", "pages").code == 0)
        }
        func silent() throws -> [String] {
            let result = try command.run("report", "coverage", "--silent", "--format", "csv")
            return result.output.split(separator: "\n").dropFirst().map(String.init)
        }
        func told() throws -> [String] {
            let result = try command.run("check", "--format", "csv")
            let lines = result.output.split(separator: "\n").filter { $0.hasPrefix("failed,silence,") }.map(String.init)
            #expect(result.code == (lines.isEmpty ? 0 : 4))
            return lines
        }
        try publish(12)
        #expect(try silent() == [] && told() == [])
        try publish(1, without: "湖南省")
        #expect(try silent() == [] && told() == [], "one month late is not yet silent")
        try publish(2, without: "湖南省")
        let rows = try silent()
        #expect(rows.count == 2 && rows.allSatisfy { $0.contains(",12,") && $0.hasSuffix(",2") }, "\(rows)")
        #expect(rows.contains { $0.hasPrefix("series,湖南省,快递业务量,") } && rows.contains { $0.hasPrefix("paper,湘报---.txt,") })
        let lines = try told()
        #expect(lines.count == 2 && lines.allSatisfy { $0.contains("but nothing since 2022-12-") }, "\(lines)")
        try publish(9, without: "湖南省")
        #expect(try silent().count == 2, "the report goes on naming it")
        #expect(try told() == [], "the night does not")
        try publish(1)
        #expect(try silent() == [] && told() == [])
    }
}
