import Foundation
import Testing

/// Ingest as it is typed: messages and exit codes, above all with input that is not as it should be.
struct IngestCommandTests {
    static let page = "今年1—10月，湖北省快递业务量完成5.3亿件，同比增长10%。\n"

    @Test func readsOnceAndSaysSo() throws {
        let command = try Command()
        try command.write("pages/2022-11-25.txt", IngestCommandTests.page)
        try command.write("pages/sources.tsv", "x")
        let first = try command.run("ingest", "pages")
        #expect(first.code == 0 && first.output.isEmpty)
        #expect(first.messages.hasPrefix("1 document: 1 read, 0 known already, 0 quarantined; 1 other file skipped; "))
        let second = try command.run("ingest", "pages")
        #expect(second.code == 0)
        #expect(
            second.messages == "nothing changed; 1 document: 0 read, 1 known already, 0 quarantined; 1 other file skipped\n")
        #expect(try command.names == ["dushu.sqlite", "pages"])
    }

    @Test func quarantinesAndGoesOn() throws {
        let command = try Command()
        try command.write("pages/2022-11-25.txt", IngestCommandTests.page)
        try command.write("pages/a-empty.txt", "")
        try command.write("pages/b-binary.txt", Data([0x7F, 0x45, 0x4C, 0x46, 0, 0, 1]))
        try command.write("pages/c-locked.txt", "甲")
        try command.write("pages/d-bytes.txt", Data("坏".utf8) + [0x80, 0xFF] + Data("字".utf8))
        try command.setMode(0, "pages/c-locked.txt")
        for _ in 1...2 {
            let result = try command.run("ingest", "pages")
            #expect(result.code == 3)
            let lines = result.messages.split(separator: "\n")
            #expect(lines.count == 5)
            #expect(lines[0] == "quarantined: pages/a-empty.txt: the file is empty; nothing to read")
            #expect(lines[1].hasPrefix("quarantined: pages/b-binary.txt: not a text file"))
            #expect(lines[2] == "quarantined: pages/c-locked.txt: no permission to read it")
            #expect(lines[3].hasPrefix("quarantined: pages/d-bytes.txt: neither UTF-8 nor GB18030"))
        }
        let status = try command.run("status")
        #expect(status.code == 0 && status.output.contains("pages/c-locked.txt  no permission to read it"))
    }

    @Test func refusesBeforeItBegins() throws {
        let command = try Command()
        try command.write("only/table.tsv", "x")
        try command.write("none/.keep", "")
        #expect(try command.run("ingest", "only").messages == "Error: only: no text in this folder (other files: 1)\n")
        #expect(try command.run("ingest", "none").messages == "Error: none: no text in this folder\n")
        #expect(try command.run("ingest", "missing").messages == "Error: missing: there is no such file or folder\n")
        for path in ["only", "none", "missing"] { #expect(try command.run("ingest", path).code == 1) }
        #expect(try command.run("ingest").code == 64)
        #expect(try command.run("ingest", "--issue-date", "2022-13-01", "only").code == 64)
        #expect(try command.names == ["none", "only"])
    }

    @Test func leavesOtherDatabasesAlone() throws {
        let command = try Command()
        try command.write("2022-11-25.txt", IngestCommandTests.page)
        try command.write("text.sqlite", "this is not a database, but it is long enough to be looked at\n")
        let text = try command.run("ingest", "--db", "text.sqlite", "2022-11-25.txt")
        #expect(text.code == 1 && text.messages == "Error: text.sqlite is not an SQLite database\n")
        _ = try command.run("ingest", "2022-11-25.txt")
        try command.setMode(0o444, "dushu.sqlite")
        let readOnly = try command.run("ingest", "2022-11-25.txt")
        #expect(readOnly.code == 1 && readOnly.messages == "Error: dushu.sqlite is read-only: nothing can be written to it\n")
        #expect(try command.run("query", "SELECT count(*) AS n FROM document").output == "n\n1\n")
        let nowhere = try command.run("ingest", "--db", "none/x.sqlite", "2022-11-25.txt")
        #expect(nowhere.code == 1 && nowhere.messages == "Error: the folder of none/x.sqlite does not exist\n")
        // whoever may not write the database leaves the empty log of its reading beside it; root may
        let logs = ["dushu.sqlite-shm", "dushu.sqlite-wal"]
        #expect(try command.names.filter { !logs.contains($0) } == ["2022-11-25.txt", "dushu.sqlite", "text.sqlite"])
        let log = FileManager.default.contents(atPath: command.folder + "/dushu.sqlite-wal")
        #expect(log?.isEmpty ?? true)
    }

    @Test func oneRunAtATime() throws {
        let command = try Command()
        try command.write("2022-11-25.txt", IngestCommandTests.page)
        let lock = open(command.folder + "/dushu.sqlite", O_RDWR | O_CREAT, 0o644)
        #expect(flock(lock, LOCK_EX) == 0)
        let result = try command.run("ingest", "2022-11-25.txt")
        #expect(result.code == 75)
        #expect(result.messages == "Error: another run is writing to dushu.sqlite: try again when it is done\n")
        #expect(try command.run("reprocess").code == 75)
        close(lock)
        #expect(try command.run("ingest", "2022-11-25.txt").code == 0)
    }

    /// 300 kB here; the 50 MB that must work take too long in a program that is not optimised.
    @Test func aLongLineIsOneDocument() throws {
        let command = try Command()
        try command.write("2022-11-25.txt", String(repeating: "全省快递业务量完成5.3亿件，", count: 300_000 / 40))
        let result = try command.run("extract", "2022-11-25.txt")
        #expect(result.code == 0 && result.output.utf8.count > 100_000)
    }
}
