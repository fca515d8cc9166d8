import Foundation
import GRDB
import Testing

/// One SIGINT, in the middle of the work: what is in hand is finished, what was done stands in the row of the run, and the code is 75.
struct InterruptionTests {
    private static let count = 400

    private func pages() throws -> Command {
        let command = try Command()
        for index in 1...InterruptionTests.count {
            try command.write("pages/2022-11-25-p\(index).txt", "今年1—10月，湖北省快递业务量完成\(index).3亿件，同比增长10%。\n")
        }
        return command
    }

    /// Whether a run of that number has written documents, seen from outside while it goes on.
    private func hasWritten(_ run: Int, in path: String) -> Bool {
        guard FileManager.default.fileExists(atPath: path) else { return false }
        var configuration = Configuration()
        configuration.readonly = true
        let queue = try? DatabaseQueue(path: path, configuration: configuration)
        let count = try? queue?.read { try Int.fetchOne($0, sql: "SELECT added FROM run WHERE id = ?", arguments: [run]) }
        return (count ?? 0) > 2
    }

    private func numbers(_ command: Command, _ database: String, _ sql: String) throws -> [Int] {
        let rows = try command.run("query", "--db", database, sql).output.split(separator: "\n").dropFirst()
        return rows.flatMap { $0.split(separator: ",").compactMap { Int($0) } }
    }

    /// Run number `run` stopped early, and what it says is what there is: two claims of every document, none of half a one.
    private func expectStopped(_ run: Int, _ command: Command, _ database: String) throws {
        let facts = try numbers(
            command, database,
            """
            SELECT state = 'failed' AND message = 'stopped by a signal' AND finished_at IS NOT NULL AS told, added, claims,
                (SELECT count(*) FROM document WHERE run_id = run.id) AS documents,
                (SELECT count(*) FROM claim WHERE run_id = run.id) AS written
            FROM run WHERE id = \(run)
            """)
        try #require(facts.count == 5)
        #expect(facts[0] == 1 && (1..<InterruptionTests.count).contains(facts[1]), "\(facts)")
        #expect(facts[3] == facts[1] && facts[2] == 2 * facts[1] && facts[4] == facts[2], "\(facts)")
        #expect(try command.run("check", "--db", database).output.contains("failed  run "))
    }

    @Test func ingest() throws {
        let command = try pages()
        let path = command.folder + "/dushu.sqlite"
        let (code, said) = try command.interrupt(with: SIGINT, ["ingest", "pages"]) { hasWritten(1, in: path) }
        #expect(code == 75 && said.contains("stopped by a signal: what was read stays; run it again for the rest"), "\(said)")
        try expectStopped(1, command, "dushu.sqlite")
        #expect(try command.names == ["dushu.sqlite", "pages"], "neither log nor lock is left")
        #expect(try command.run("ingest", "pages").code == 0)
        #expect(try numbers(command, "dushu.sqlite", "SELECT count(*) FROM document") == [InterruptionTests.count])
    }

    @Test func reprocess() throws {
        let command = try pages()
        // As if an earlier reader had called the measure otherwise.
        let filled = try command.shell(
            """
            "$D" extract --records pages | sed 's/"metric":"快递业务量"/"metric":"快件总数"/' > claims.jsonl
            "$D" ingest --claims claims.jsonl && rm claims.jsonl
            """)
        #expect(filled.code == 0, "\(filled.messages)")
        let path = command.folder + "/dushu.sqlite"
        let (code, said) = try command.interrupt(with: SIGINT, ["reprocess"], output: "changes.csv") { hasWritten(2, in: path) }
        #expect(code == 75 && said.contains("stopped by a signal: what was read stays; run it again for the rest"), "\(said)")
        try expectStopped(2, command, "dushu.sqlite")
        let again = try command.run("reprocess")
        #expect(again.code == 0)
        // What the first half printed and what the second did is all.
        let printed = try String(contentsOfFile: command.folder + "/changes.csv", encoding: .utf8) + again.output
        #expect(printed.split(separator: "\n").count { $0.hasPrefix("new,") } == 2 * InterruptionTests.count)
        #expect(
            try numbers(command, "dushu.sqlite", "SELECT count(*) FROM current_claim WHERE metric = '快递业务量'")
                == [2 * InterruptionTests.count])
    }

    @Test func nightly() throws {
        let command = try pages()
        let path = command.folder + "/reports/dushu.sqlite"
        let (code, said) = try command.interrupt(with: SIGINT, ["nightly", "pages", "reports", "--day", "2023-01-12"]) {
            hasWritten(1, in: path)
        }
        #expect(code == 75 && said.contains("stopped by a signal"), "\(said)")
        try expectStopped(1, command, "reports/dushu.sqlite")
        func reports() throws -> [String] {
            try FileManager.default.contentsOfDirectory(atPath: command.folder + "/reports").sorted()
        }
        #expect(try reports() == ["dushu.sqlite"])
        #expect(try command.run("nightly", "pages", "reports", "--day", "2023-01-12").code == 0)
        #expect(try reports() == ["2023-01-12", "dushu.sqlite"])
    }

    @Test(arguments: [[], ["--records"], ["--ledger"], ["--mentions"]])
    func extract(how: [String]) throws {
        let command = try pages()
        let files = (1...InterruptionTests.count).map { "pages/2022-11-25-p\($0).txt" }
        let arguments = ["extract", "--format", "jsonl"] + how + files
        let (code, said) = try command.interrupt(with: SIGINT, arguments, output: "out") {
            (try? FileManager.default.attributesOfItem(atPath: command.folder + "/out")[.size] as? Int) ?? 0 > 0
        }
        #expect(code == 75, "\(said)")
        let words = try #require(said.split(separator: "\n").last?.split(separator: " "))
        #expect(
            words.starts(with: ["stopped", "by", "a", "signal:"]) && words.suffix(5) == ["of", "400", "files", "were", "read"])
        let read = try #require(words.count > 4 ? Int(words[4]) : nil)
        #expect((1..<InterruptionTests.count).contains(read))
        // Every file that is said to be read is there to its end.
        let output = try String(contentsOfFile: command.folder + "/out", encoding: .utf8)
        let lines = try output.split(separator: "\n").map {
            try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
        }
        let documents = Dictionary(grouping: lines) { $0?["document"] as? String ?? "" }
        #expect(documents.count == read && output.last == "\n")
        #expect(Set(documents.values.map(\.count)).count == 1, "as many lines of each")
    }

    /// Somebody who types, or waits for input, wants to get away at once.
    @Test func extractOfStandardInputEndsAtOnce() throws {
        let command = try Command()
        let result = try command.shell(
            """
            mkfifo in
            env --default-signal=INT "$D" extract - < in > out & program=$!
            exec 3> in
            sleep 0.5; kill -INT $program; sleep 0.1; exec 3>&-
            wait $program; echo $?
            """)
        #expect(result.output == "130\n", "\(result.messages)")
    }
}
