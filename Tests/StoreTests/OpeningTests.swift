import Foundation
import Store
import Testing

struct OpeningTests {
    @Test func makesADatabaseThatIsOneFileAtRest() throws {
        let scratch = try Scratch()
        try Store(path: scratch.database, for: .writing).close()
        #expect(try scratch.names == ["test.sqlite"])
        #expect(try scratch.rows("PRAGMA application_id") == ["\(Schema.applicationID)"])
        #expect(try scratch.rows("PRAGMA user_version") == ["\(Schema.version)"])
        #expect(try scratch.rows("PRAGMA journal_mode") == ["wal"])
    }

    @Test func opensWhatItMade() throws {
        let scratch = try Scratch()
        let first = try Store(path: scratch.database, for: .writing)
        let run = try first.beginRun(.ingest, readerVersion: "1", vocabulary: "embedded")
        try first.close()
        let second = try Store(path: scratch.database, for: .reading)
        #expect(try second.runs(last: 5).map(\.id) == [run])
        try second.close()
    }

    @Test func everyTableIsStrict() throws {
        let scratch = try Scratch()
        try Store(path: scratch.database, for: .writing).close()
        #expect(
            try scratch.rows(
                "SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'") == [])
    }

    @Test func thereIsNothingToReadWhereThereIsNoDatabase() throws {
        let scratch = try Scratch()
        #expect(reason { _ = try Store(path: scratch.database, for: .reading) } == .missing)
        #expect(try scratch.names == [])
        _ = FileManager.default.createFile(atPath: scratch.database, contents: nil)
        #expect(reason { _ = try Store(path: scratch.database, for: .reading) } == .missing)
    }

    @Test func anEmptyFileBecomesADatabase() throws {
        let scratch = try Scratch()
        _ = FileManager.default.createFile(atPath: scratch.database, contents: nil)
        try Store(path: scratch.database, for: .writing).close()
        #expect(try scratch.rows("PRAGMA user_version") == ["\(Schema.version)"])
    }

    @Test(arguments: [
        "CREATE TABLE bookmark (id INTEGER PRIMARY KEY)",
        "PRAGMA application_id = 42; CREATE TABLE bookmark (id INTEGER PRIMARY KEY)",
        "PRAGMA application_id = 42; PRAGMA user_version = 7",
        "CREATE TABLE claim (id INTEGER PRIMARY KEY); PRAGMA user_version = 1",
    ])
    func leavesADatabaseOfAnotherProgramAlone(sql: String) throws {
        let scratch = try Scratch()
        try scratch.execute(sql)
        let before = FileManager.default.contents(atPath: scratch.database)
        #expect(reason { _ = try Store(path: scratch.database, for: .writing) } == .foreign)
        #expect(reason { _ = try Store(path: scratch.database, for: .reading) } == .foreign)
        #expect(FileManager.default.contents(atPath: scratch.database) == before)
        #expect(try scratch.names == ["test.sqlite"])
    }

    @Test func leavesAFileThatIsNoDatabaseAlone() throws {
        let scratch = try Scratch()
        let text = Data(String(repeating: "这不是数据库。\n", count: 200).utf8)
        _ = FileManager.default.createFile(atPath: scratch.database, contents: text)
        #expect(reason { _ = try Store(path: scratch.database, for: .writing) } == .foreign)
        #expect(reason { _ = try Store(path: scratch.database, for: .reading) } == .foreign)
        #expect(FileManager.default.contents(atPath: scratch.database) == text)
        #expect(reason { _ = try Store(path: scratch.path, for: .writing) } == .foreign)
    }

    @Test func refusesANewerLayout() throws {
        let scratch = try Scratch()
        try Store(path: scratch.database, for: .writing).close()
        try scratch.execute("PRAGMA user_version = \(Schema.version + 1)")
        #expect(reason { _ = try Store(path: scratch.database, for: .writing) } == .newer)
        #expect(reason { _ = try Store(path: scratch.database, for: .reading) } == .newer)
    }

    @Test func doesNotWriteToAReadOnlyDatabase() throws {
        let scratch = try Scratch()
        try Store(path: scratch.database, for: .writing).close()
        try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: scratch.database)
        #expect(reason { _ = try Store(path: scratch.database, for: .writing) } == .readOnly)
        let reading = try Store(path: scratch.database, for: .reading)
        #expect(try reading.observations().isEmpty)
        try reading.close()
        // whoever may not write the database leaves the empty log of its reading beside it; root may
        let logs = ["test.sqlite-shm", "test.sqlite-wal"]
        #expect(try scratch.names.filter { !logs.contains($0) } == ["test.sqlite"])
        #expect(FileManager.default.contents(atPath: scratch.database + "-wal")?.isEmpty ?? true)
    }

    @Test func theFolderMustBeThere() throws {
        let scratch = try Scratch()
        #expect(reason { _ = try Store(path: scratch.path + "/none/x.sqlite", for: .writing) } == .missing)
        #expect(reason { _ = try RunLock(database: scratch.path + "/none/x.sqlite") } == .missing)
    }

    @Test func claimsCannotBeChanged() throws {
        let scratch = try Scratch()
        try Store(path: scratch.database, for: .writing).close()
        try scratch.execute(
            """
            INSERT INTO run (id, command, reader_version, vocabulary, started_at, state) VALUES (1, 'ingest', '1', 'embedded', '', 'done');
            INSERT INTO document (id, sha256, name, path, bytes, state, run_id)
                VALUES (1, '\(String(repeating: "0", count: 64))', 'a', 'a', 1, 'ok', 1);
            INSERT INTO article (id, document_id, run_id, ordinal, span_start, span_end) VALUES (1, 1, 1, 1, 0, 1);
            INSERT INTO claim (id, run_id, document_id, article_id, in_headline, span_start, span_end, quote, exponent, value, value_real,
                unit, bound, kind, rule) VALUES (1, 1, 1, 1, 0, 0, 1, '5', 0, '5', 5, '家', 'exact', 'level', 'r');
            """)
        #expect(throws: (any Error).self) { try scratch.execute("UPDATE claim SET value = '6'") }
        #expect(throws: (any Error).self) { try scratch.execute("DELETE FROM claim") }
        #expect(try scratch.rows("SELECT value FROM claim") == ["5"])
        for (column, value) in [("confidence", "maybe"), ("words", "[3")] {
            #expect(throws: (any Error).self) {
                try scratch.execute(
                    """
                    INSERT INTO claim (run_id, document_id, article_id, in_headline, span_start, span_end, quote, exponent, value, value_real,
                        unit, bound, kind, rule, \(column)) VALUES (1, 1, 1, 0, 0, 1, '5', 0, '5', 5, '家', 'exact', 'level', 'r', '\(value)')
                    """)
            }
        }
    }
}

struct RunLockTests {
    @Test func oneAtATime() throws {
        let scratch = try Scratch()
        var first: RunLock? = try RunLock(database: scratch.database)
        #expect(reason { _ = try RunLock(database: scratch.database) } == .locked)
        let other = try RunLock(database: scratch.database + "2")
        withExtendedLifetime((first, other)) {}
        first = nil
        let next = try RunLock(database: scratch.database)
        withExtendedLifetime(next) {}
    }

    @Test func nothingIsLeftBehind() throws {
        let scratch = try Scratch()
        do {
            let lock = try RunLock(database: scratch.database)
            #expect(try scratch.names == ["test.sqlite", "test.sqlite-holder"])
            withExtendedLifetime(lock) {}
        }
        #expect(try scratch.names == [])
    }

    @Test func aRunThatWasBrokenOffIsMarked() throws {
        let scratch = try Scratch()
        let store = try Store(path: scratch.database, for: .writing)
        _ = try store.beginRun(.ingest, readerVersion: "1", vocabulary: "embedded")
        let second = try store.beginRun(.reprocess, readerVersion: "1", vocabulary: "embedded")
        try store.endRun(second, counts: Run.Counts())
        #expect(try store.runs(last: 9).map(\.state) == [.done, .failed])
        try store.close()
    }
}
