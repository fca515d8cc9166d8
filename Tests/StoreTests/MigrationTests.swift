import Store
import Testing

/// The way up from an older layout, with a database as version 0 had it: fewer columns, no views, no ledger.
struct MigrationTests {
    static let versionZero = """
        PRAGMA application_id = \(Schema.applicationID);
        PRAGMA user_version = 0;
        CREATE TABLE run (id INTEGER PRIMARY KEY, command TEXT NOT NULL, reader_version TEXT NOT NULL, started_at TEXT NOT NULL,
            finished_at TEXT, state TEXT NOT NULL) STRICT;
        CREATE TABLE document (id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, name TEXT NOT NULL, path TEXT NOT NULL, issued TEXT,
            encoding TEXT, bytes INTEGER NOT NULL, source TEXT, state TEXT NOT NULL, reason TEXT,
            run_id INTEGER NOT NULL REFERENCES run (id)) STRICT;
        CREATE INDEX document_by_name ON document (name);
        CREATE TABLE organization (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, level TEXT,
            parent_id INTEGER REFERENCES organization (id)) STRICT;
        CREATE TABLE series_key (id INTEGER PRIMARY KEY, organization_id INTEGER NOT NULL REFERENCES organization (id), metric TEXT NOT NULL,
            unit TEXT NOT NULL, kind TEXT NOT NULL) STRICT;
        CREATE TABLE scrap (id INTEGER PRIMARY KEY, note TEXT) STRICT;
        CREATE VIEW series AS SELECT * FROM series_key;
        CREATE TRIGGER document_is_kept BEFORE DELETE ON document BEGIN SELECT RAISE(ABORT, 'no'); END;
        INSERT INTO run VALUES (3, 'ingest', '0', '2022-11-25T01:00:00Z', '2022-11-25T01:01:00Z', 'done');
        INSERT INTO document VALUES
            (7, '\(String(repeating: "a", count: 64))', 'a.txt', '/a.txt', '2022-11-25', 'utf-8', 6, '十万', 'ok', NULL, 3),
            (8, '\(String(repeating: "b", count: 64))', 'b.txt', '/b.txt', NULL, NULL, 0, NULL, 'quarantined', 'the file is empty', 3);
        INSERT INTO organization VALUES (2, '湖北省', 'province', 5), (5, '全国', 'country', NULL);
        INSERT INTO series_key VALUES (4, 2, '快递业务量', '件', 'flow');
        """

    @Test func bringsAnOlderLayoutUp() throws {
        let old = try Scratch()
        try old.execute(MigrationTests.versionZero)
        try Store(path: old.database, for: .writing).close()
        let new = try Scratch()
        try Store(path: new.database, for: .writing).close()
        let layout = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"
        #expect(try old.rows(layout) == new.rows(layout))
        #expect(try old.rows("PRAGMA user_version") == ["\(Schema.version)"])
        #expect(try old.rows("PRAGMA foreign_key_check") == [])
        #expect(try old.rows("PRAGMA integrity_check") == ["ok"])
    }

    @Test func keepsWhatWasThere() throws {
        let old = try Scratch()
        try old.execute(MigrationTests.versionZero)
        try Store(path: old.database, for: .writing).close()
        #expect(
            try old.rows(
                "SELECT id, name, coalesce(issued, '-'), coalesce(issued_from, '-'), coalesce(source, '-'), state FROM document")
                == ["7|a.txt|2022-11-25|name|十万|ok", "8|b.txt|-|-|-|quarantined"])
        #expect(try old.rows("SELECT id, vocabulary, documents FROM run") == ["3|embedded|0"])
        #expect(try old.rows("SELECT id, name, coalesce(parent_id, 0) FROM organization ORDER BY id") == ["2|湖北省|5", "5|全国|0"])
        #expect(try old.rows("SELECT id, metric, component, basis FROM series_key") == ["4|快递业务量||"])
    }

    @Test func readingAloneDoesNotMigrate() throws {
        let old = try Scratch()
        try old.execute(MigrationTests.versionZero)
        #expect(reason { _ = try Store(path: old.database, for: .reading) } == .older)
        #expect(try old.rows("PRAGMA user_version") == ["0"])
    }

    @Test func anOlderDatabaseThatCannotBeMigratedStaysAsItWas() throws {
        let old = try Scratch()
        try old.execute(MigrationTests.versionZero)
        try old.execute("PRAGMA foreign_keys = OFF; UPDATE series_key SET organization_id = 99")
        let before = try old.rows("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name")
        #expect(throws: StoreError.self) { _ = try Store(path: old.database, for: .writing) }
        #expect(try old.rows("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name") == before)
        #expect(try old.rows("PRAGMA user_version") == ["0"])
    }
}
