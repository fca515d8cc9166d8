import Foundation
import GRDB
import Store
import Testing

/// What may be given as --db, by whatever name, and what other programs and killed runs have left there.
struct DatabasePathTests {
    private func page() throws -> Command {
        let command = try Command()
        try command.write("2022-11-25.txt", IngestCommandTests.page)
        return command
    }

    @Test func aLinkedNameDoesNotGoRoundTheLock() throws {
        let command = try page()
        _ = try command.run("ingest", "2022-11-25.txt")
        try FileManager.default.createSymbolicLink(
            atPath: command.folder + "/link.sqlite", withDestinationPath: command.folder + "/dushu.sqlite")
        let lock = try RunLock(database: command.folder + "/dushu.sqlite")
        #expect(try command.run("ingest", "--db", "link.sqlite", "2022-11-25.txt").code == 75)
        withExtendedLifetime(lock) {}
        try FileManager.default.linkItem(atPath: command.folder + "/dushu.sqlite", toPath: command.folder + "/hard.sqlite")
        let hard = try command.run("ingest", "--db", "hard.sqlite", "2022-11-25.txt")
        #expect(hard.code == 1 && hard.messages.contains("has 2 names (hard links)"))
    }

    @Test(arguments: [":memory:", "/dev/null", "file:x.sqlite?mode=memory", "pipe", "link-to-nothing"])
    func whatIsNoFileIsRefused(path: String) throws {
        let command = try page()
        #expect(mkfifo(command.folder + "/pipe", 0o600) == 0)
        try FileManager.default.createSymbolicLink(atPath: command.folder + "/link-to-nothing", withDestinationPath: "nowhere/x")
        let before = try command.names
        for arguments in [
            ["ingest", "--db", path, "2022-11-25.txt"], ["status", "--db", path], ["query", "--db", path, "SELECT 1"],
        ] {
            let result = try command.run(arguments)
            #expect(result.code == 1 && result.messages.hasPrefix("Error: "), "\(path) \(arguments[0])")
            #expect(try command.names == before)
        }
    }

    /// A program that writes with a rollback journal was killed: what it had begun is taken back by whoever comes next.
    @Test func readersRollBackAHotJournal() throws {
        let command = try page()
        _ = try command.run("ingest", "2022-11-25.txt")
        let path = command.folder + "/dushu.sqlite"
        let queue = try DatabaseQueue(path: path)
        try queue.writeWithoutTransaction { database in
            try database.execute(
                sql: "PRAGMA journal_mode = DELETE; PRAGMA cache_size = 1; BEGIN; DELETE FROM ledger; DELETE FROM finding")
            try database.execute(sql: "UPDATE document SET name = name || hex(zeroblob(100000))")
            // As it would lie there after a kill.
            try FileManager.default.copyItem(atPath: path, toPath: command.folder + "/killed.sqlite")
            try FileManager.default.copyItem(atPath: path + "-journal", toPath: command.folder + "/killed.sqlite-journal")
            try database.execute(sql: "ROLLBACK")
        }
        try queue.close()
        let result = try command.run("query", "--db", "killed.sqlite", "SELECT name FROM document")
        #expect(result.code == 0 && result.output == "name\n2022-11-25.txt\n", "\(result.messages)")
    }

    @Test func aLogBesideARestoredCopyIsNoticed() throws {
        let command = try page()
        _ = try command.run("ingest", "2022-11-25.txt")
        let path = command.folder + "/dushu.sqlite"
        try FileManager.default.copyItem(atPath: path, toPath: command.folder + "/copy.sqlite")
        // A run that is killed: its rows are in the log, its connection was never closed.
        let store = try Store(path: path, for: .writing)
        let run = try store.beginRun(.ingest, readerVersion: "1", vocabulary: "embedded")
        try store.transaction(run: run) { try $0.record(unopenedFile: "x", reason: "y") }
        for end in ["", "-wal"] { try FileManager.default.copyItem(atPath: path + end, toPath: command.folder + "/killed" + end) }
        try store.close()
        // The log of the killed run alone is taken over …
        #expect(try command.run("query", "--db", "killed", "SELECT count(*) AS n FROM run").output == "n\n2\n")
        // … and beside the older copy it is refused.
        try FileManager.default.removeItem(atPath: command.folder + "/killed")
        try FileManager.default.copyItem(atPath: command.folder + "/copy.sqlite", toPath: command.folder + "/killed")
        for arguments in [["ingest", "--db", "killed", "2022-11-25.txt"], ["status", "--db", "killed"]] {
            let result = try command.run(arguments)
            #expect(result.code == 1 && result.messages.contains("killed-wal is the log of another state"), "\(result.messages)")
        }
    }

    @Test func anOpenReaderIsSaidToHoldUpTheLog() throws {
        let command = try page()
        _ = try command.run("ingest", "2022-11-25.txt")
        let reader = try DatabaseQueue(path: command.folder + "/dushu.sqlite")
        try reader.unsafeReentrantRead { database in
            try database.execute(sql: "BEGIN")
            _ = try Int.fetchOne(database, sql: "SELECT count(*) FROM run")
            try command.write("2022-11-26.txt", "今年1—10月，湖南省快递业务量完成4.1亿件。\n")
            let held = try command.run("ingest", "2022-11-26.txt")
            #expect(held.code == 75 && held.messages.contains("in dushu.sqlite-wal only"), "\(held.messages)")
            try database.execute(sql: "COMMIT")
        }
        let after = try command.run("ingest", "2022-11-26.txt")
        #expect(after.code == 0, "\(after.messages)")
        try reader.close()
        // A copy of the file alone has everything.
        try FileManager.default.copyItem(atPath: command.folder + "/dushu.sqlite", toPath: command.folder + "/copy.sqlite")
        #expect(try command.run("query", "--db", "copy.sqlite", "SELECT count(*) AS n FROM document").output == "n\n2\n")
    }
}
