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
