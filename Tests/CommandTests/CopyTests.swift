import Foundation
import GRDB
import Store
import Testing

/// Copies of the database: made at any time, checked before they replace anything.
struct CopyTests {
    private func filled() throws -> Command {
        let command = try Command()
        try command.write("2022-11-25.txt", IngestCommandTests.page)
        _ = try command.run("ingest", "2022-11-25.txt")
        return command
    }

    private func documents(_ command: Command, _ database: String = "dushu.sqlite") throws -> String {
        try command.run("query", "--db", database, "SELECT count(*) AS n FROM document").output
    }

    @Test func aCopyCanBeMadeDuringARunAndPutBack() throws {
        let command = try filled()
        let writer = try DatabaseQueue(path: command.folder + "/dushu.sqlite")
        try writer.writeWithoutTransaction { database in
            try database.execute(sql: "BEGIN IMMEDIATE; UPDATE document SET name = 'half'")
            let copy = try command.run("backup", "copy.sqlite")
            #expect(copy.code == 0, "\(copy.messages)")
            try database.execute(sql: "COMMIT")
        }
        try writer.close()
        #expect(try command.names == ["2022-11-25.txt", "copy.sqlite", "dushu.sqlite"])
        #expect(try command.run("query", "--db", "copy.sqlite", "SELECT name FROM document").output == "name\n2022-11-25.txt\n")
        let back = try command.run("restore", "copy.sqlite")
        #expect(back.code == 0 && back.messages.contains("what was there before is now dushu.sqlite.before-1"))
        #expect(try command.run("query", "SELECT name FROM document").output == "name\n2022-11-25.txt\n")
        #expect(try command.run("query", "--db", "dushu.sqlite.before-1", "SELECT name FROM document").output == "name\nhalf\n")
        #expect(try command.run("ingest", "2022-11-25.txt").code == 0)
    }

    @Test func aDamagedCopyReplacesNothing() throws {
        let command = try filled()
        _ = try command.run("backup", "copy.sqlite")
        var bytes = try #require(FileManager.default.contents(atPath: command.folder + "/copy.sqlite"))
        for index in stride(from: 8192, to: bytes.count, by: 997) { bytes[index] ^= 0x55 }
        try command.write("copy.sqlite", bytes)
        let before = FileManager.default.contents(atPath: command.folder + "/dushu.sqlite")
        let back = try command.run("restore", "copy.sqlite")
        #expect(back.code == 1 && back.messages.hasPrefix("Error: copy.sqlite is damaged"), "\(back.messages)")
        #expect(FileManager.default.contents(atPath: command.folder + "/dushu.sqlite") == before)
        #expect(try command.names == ["2022-11-25.txt", "copy.sqlite", "dushu.sqlite"])
    }

    @Test func aDamagedDatabaseCanBeReplaced() throws {
        let command = try filled()
        _ = try command.run("backup", "copy.sqlite")
        try command.write("dushu.sqlite", "this was a database once, and is long enough to be looked at as one\n")
        #expect(try command.run("restore", "copy.sqlite").code == 0)
        #expect(try documents(command) == "n\n1\n")
        #expect(try command.names == ["2022-11-25.txt", "copy.sqlite", "dushu.sqlite", "dushu.sqlite.before-1"])
    }

    @Test func anEarlierCopyIsReplacedAndSaid() throws {
        let command = try filled()
        let first = try command.run("backup", "copy.sqlite")
        #expect(first.messages == "copied dushu.sqlite to copy.sqlite\n")
        try command.write("2022-11-26.txt", IngestCommandTests.page + "\n")
        _ = try command.run("ingest", "2022-11-26.txt")
        let second = try command.run("backup", "copy.sqlite")
        #expect(second.code == 0 && second.messages == "copied dushu.sqlite to copy.sqlite, in the place of the copy of before\n")
        #expect(try documents(command, "copy.sqlite") == "n\n2\n")
        try command.write("empty.sqlite", "")
        #expect(try command.run("backup", "empty.sqlite").messages == "copied dushu.sqlite to empty.sqlite\n")
    }

    /// A database of other pages, or the copy of a state that was given up, may be all that is left of it.
    @Test func anotherDatabaseIsReplacedOnlyByForce() throws {
        let command = try filled()
        try command.write("2022-11-26.txt", IngestCommandTests.page + "\n")
        _ = try command.run("ingest", "--db", "other.sqlite", "2022-11-25.txt")
        _ = try command.run("ingest", "--db", "other.sqlite", "2022-11-26.txt")
        let refused = try command.run("backup", "other.sqlite")
        #expect(refused.code == 1)
        #expect(
            refused.messages.hasPrefix("Error: other.sqlite holds runs that dushu.sqlite does not: it is no earlier copy of it"),
            "\(refused.messages)")
        #expect(try documents(command, "other.sqlite") == "n\n2\n")
        do {
            let lock = try RunLock(database: command.folder + "/other.sqlite", holder: "dushu ingest")
            let busy = try command.run("backup", "--force", "other.sqlite")
            #expect(busy.code == 75 && busy.messages.contains("dushu ingest (process"), "\(busy.messages)")
            withExtendedLifetime(lock) {}
        }
        let forced = try command.run("backup", "--force", "other.sqlite")
        #expect(forced.code == 0 && forced.messages.hasSuffix(", in the place of the copy of before\n"), "\(forced.messages)")
        #expect(try documents(command, "other.sqlite") == "n\n1\n")
    }

    @Test func aCopyThatIsNotThereIsNamed() throws {
        let command = try filled()
        for name in ["none.sqlite", "no-folder/copy.sqlite"] {
            let result = try command.run("restore", name)
            #expect(result.code == 1)
            #expect(result.messages == "Error: there is no copy \(name): nothing has been restored\n")
        }
        #expect(try documents(command) == "n\n1\n")
    }

    @Test func whatIsNoCopyIsLeftAlone() throws {
        let command = try filled()
        for arguments in [
            ["backup", "2022-11-25.txt"], ["restore", "2022-11-25.txt"], ["restore", "none"], ["backup", "dushu.sqlite"],
            ["restore", "./dushu.sqlite"],
        ] {
            #expect(try command.run(arguments).code == 1, "\(arguments)")
        }
        #expect(try documents(command) == "n\n1\n")
        do {
            let lock = try RunLock(database: command.folder + "/dushu.sqlite")
            _ = try command.run("backup", "copy.sqlite")
            #expect(try command.run("restore", "copy.sqlite").code == 75)
            withExtendedLifetime(lock) {}
        }
        #expect(try command.names == ["2022-11-25.txt", "copy.sqlite", "dushu.sqlite"])
    }
}
