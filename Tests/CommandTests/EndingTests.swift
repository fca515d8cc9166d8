import Foundation
import GRDB
import Testing

/// Every way to end: signals, messages that nobody can take, queries without an end.
struct EndingTests {
    /// A shell in the folder of the command, with the program as $D.
    private func shell(_ command: Command, _ script: String) throws -> Command.Result {
        try command.shell(script)
    }

    private func pages(_ count: Int) throws -> Command {
        let command = try Command()
        for index in 1...count {
            try command.write("pages/2022-11-25-p\(index).txt", "今年1—10月，湖北省快递业务量完成\(index).3亿件，同比增长10%。\n")
        }
        return command
    }

    @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
    func aSignalStopsAfterTheDocumentInHand(signal: Int32) throws {
        let command = try pages(300)
        let (code, said) = try command.interrupt(with: signal, ["ingest", "--db", "d.sqlite", "pages"]) {
            // The holder stands there before the first document is read.
            FileManager.default.fileExists(atPath: command.folder + "/d.sqlite-holder")
        }
        #expect(code == 75, "\(said)")
        #expect(said.contains("stopped by a signal: what was read stays; run it again for the rest"), "\(said)")
        let row = try command.run(
            "query", "--db", "d.sqlite",
            "SELECT state, documents = (SELECT count(*) FROM document) AS counted, documents < 300 AS early FROM run")
        #expect(row.output == "state,counted,early\nfailed,1,1\n")
        let again = try command.run("ingest", "--db", "d.sqlite", "pages")
        #expect(again.code == 0)
        #expect(
            try command.run("query", "--db", "d.sqlite", "SELECT count(*) AS n FROM document WHERE state = 'ok'").output
                == "n\n300\n")
    }

    @Test(arguments: ["2>&-", "2>/dev/full", "2>&- >&- <&-", "2>&1 | true"])
    func messagesThatNobodyTakesDoNoHarm(redirection: String) throws {
        let command = try pages(2)
        try command.write("pages/2022-11-26.txt", "")
        let result = try shell(command, "{ \"$D\" ingest --db d.sqlite pages; echo $? > code; } \(redirection); cat code")
        #expect(result.output == "3\n", "\(result.messages)")
        #expect(try command.run("query", "--db", "d.sqlite", "SELECT count(*) AS n FROM document").output == "n\n3\n")
    }

    @Test func outputThatNobodyCanTakeIsAnError() throws {
        let command = try pages(1)
        _ = try command.run("ingest", "pages")
        // What is loaded before the program opens files of its own, and takes the number of one that is closed.
        let isAlone = ProcessInfo.processInfo.environment["LD_PRELOAD"] == nil
        for redirection in isAlone ? [">/dev/full", ">&-"] : [">/dev/full"] {
            let result = try shell(command, "\"$D\" query 'SELECT 1' \(redirection)")
            #expect(result.code == 1 && result.messages.hasPrefix("Error: cannot write the output"), "\(result.messages)")
        }
    }

    @Test func noEnvironmentIsNeeded() throws {
        let command = try pages(1)
        let result = try shell(command, "cd / && env -i \"$D\" ingest --db \"$OLDPWD/d.sqlite\" \"$OLDPWD/pages\"")
        #expect(result.code == 0, "\(result.messages)")
    }

    @Test(arguments: [
        "SELECT zeroblob(100000001)", "SELECT hex(zeroblob(99000000))", "SELECT randomblob(60000000), randomblob(60000000)",
    ])
    func rowsBeyondTheLimitAreRefused(sql: String) throws {
        let command = try pages(1)
        _ = try command.run("ingest", "pages")
        let result = try command.run("query", sql)
        #expect(
            result.code == 1 && result.messages.hasPrefix("Error: a value or a row is longer than 100 MB"), "\(result.messages)")
    }

    @Test(arguments: [
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT sum(length(randomblob(1000000))) FROM n",
        "SELECT instr(zeroblob(8000000), zeroblob(4000000) || x'01')",
    ])
    func theTimeHoldsForBlobsAndForSingleSteps(sql: String) throws {
        let command = try pages(1)
        _ = try command.run("ingest", "pages")
        let result = try command.run("query", "--timeout", "1", sql)
        #expect(result.code == 1 && result.messages.hasPrefix("Error: stopped after 1.0 s"), "\(result.messages)")
    }

    @Test func aDamagedFileIsAnErrorAndNoCrash() throws {
        let command = try pages(2)
        _ = try command.run("ingest", "pages")
        let whole = try #require(FileManager.default.contents(atPath: command.folder + "/dushu.sqlite"))
        var state: UInt64 = 88_172_645_463_325_252
        for _ in 0..<12 {
            var bytes = whole
            for _ in 0..<8 {
                state ^= state << 13
                state ^= state >> 7
                state ^= state << 17
                bytes[Int(state % UInt64(bytes.count))] ^= UInt8(1 << (state >> 40 & 7))
            }
            for arguments in [
                ["report", "growth"], ["status"], ["explain", "o1"], ["reprocess", "--dry-run"], ["report", "conflicts"],
            ] {
                try command.write("dushu.sqlite", bytes)
                for end in ["-wal", "-shm"] { unlink(command.folder + "/dushu.sqlite" + end) }
                let result = try command.run(arguments)
                #expect([0, 1, 3].contains(result.code), "\(arguments) \(result.messages)")
            }
        }
    }

    /// What a flipped bit can make of a number or a place: a wrong figure perhaps, never a crash and never all memory.
    @Test(arguments: [
        "observation SET exponent = 2000000000", "observation SET exponent = -2000000000",
        "observation SET coefficient = NULL, exponent = 9223372036854775807, value = 'x'",
        "claim SET span_start = 9223372036854775807, span_end = 9223372036854775807", "claim SET span_start = 9, span_end = 2",
        "claim SET words = '{\"metric\": [[5, 1], [-3, 9223372036854775807]]}'", "document SET source = NULL",
        "document SET issued = '2022-13-99'", "finding SET span_start = -1, span_end = 99999999999",
        "organization SET parent_id = id",
    ])
    func damagedValuesAreNoCrash(change: String) throws {
        let command = try pages(2)
        _ = try command.run("ingest", "pages")
        let queue = try DatabaseQueue(path: command.folder + "/dushu.sqlite")
        try queue.writeWithoutTransaction { try $0.execute(sql: "DROP TRIGGER claim_is_never_changed; UPDATE \(change)") }
        try queue.close()
        for arguments in [
            ["explain", "o1"], ["explain", "c1"], ["report", "growth"], ["report", "ranking"],
            ["report", "coverage", "--findings"], ["check"],
            ["organizations"], ["reprocess", "--dry-run"], ["ingest", "pages"],
        ] {
            let result = try command.run(arguments)
            #expect([0, 1, 3, 4].contains(result.code), "\(arguments) \(result.code) \(result.messages)")
        }
    }
}
