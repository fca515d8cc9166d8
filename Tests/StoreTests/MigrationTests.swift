import Reading
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

    /// What claims and observations looked like before they had a grade, as far as it matters.
    static let versionThree = """
        PRAGMA application_id = \(Schema.applicationID);
        PRAGMA user_version = 3;
        CREATE TABLE run (id INTEGER PRIMARY KEY, command TEXT NOT NULL, reader_version TEXT NOT NULL, vocabulary TEXT NOT NULL,
            started_at TEXT NOT NULL, state TEXT NOT NULL) STRICT;
        CREATE TABLE document (id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, name TEXT NOT NULL, path TEXT NOT NULL,
            bytes INTEGER NOT NULL, source TEXT, state TEXT NOT NULL, run_id INTEGER NOT NULL REFERENCES run (id)) STRICT;
        CREATE TABLE article (id INTEGER PRIMARY KEY, document_id INTEGER NOT NULL, run_id INTEGER NOT NULL, ordinal INTEGER NOT NULL,
            span_start INTEGER NOT NULL, span_end INTEGER NOT NULL) STRICT;
        CREATE TABLE organization (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
        CREATE TABLE claim (id INTEGER PRIMARY KEY, run_id INTEGER NOT NULL, document_id INTEGER NOT NULL, article_id INTEGER NOT NULL,
            in_headline INTEGER NOT NULL, span_start INTEGER NOT NULL, span_end INTEGER NOT NULL, quote TEXT NOT NULL,
            exponent INTEGER NOT NULL, value TEXT NOT NULL, value_real REAL NOT NULL, unit TEXT NOT NULL, bound TEXT NOT NULL,
            kind TEXT NOT NULL, organization_id INTEGER, metric TEXT, period_end TEXT, rule TEXT NOT NULL) STRICT;
        CREATE TRIGGER claim_is_never_changed BEFORE UPDATE ON claim BEGIN SELECT RAISE(ABORT, 'no'); END;
        CREATE TABLE series_key (id INTEGER PRIMARY KEY, organization_id INTEGER NOT NULL, metric TEXT NOT NULL, unit TEXT NOT NULL,
            kind TEXT NOT NULL) STRICT;
        CREATE TABLE observation (id INTEGER PRIMARY KEY, series_id INTEGER NOT NULL, period_end TEXT NOT NULL, exponent INTEGER NOT NULL,
            value TEXT NOT NULL, value_real REAL NOT NULL, bound TEXT NOT NULL, method TEXT NOT NULL, evidence TEXT NOT NULL,
            run_id INTEGER NOT NULL) STRICT;
        CREATE TABLE observation_claim (observation_id INTEGER NOT NULL, claim_id INTEGER NOT NULL, gives_value INTEGER NOT NULL,
            PRIMARY KEY (observation_id, claim_id)) STRICT, WITHOUT ROWID;
        INSERT INTO run VALUES (1, 'ingest', '2', 'embedded', '2022-11-25T01:00:00Z', 'done');
        INSERT INTO document VALUES (1, '\(String(repeating: "a", count: 64))', 'a.txt', '/a.txt', 6, '甲省贷款余额5亿元', 'ok', 1);
        INSERT INTO article VALUES (1, 1, 1, 1, 0, 9);
        INSERT INTO organization VALUES (1, '甲省');
        INSERT INTO claim VALUES
            (1, 1, 1, 1, 0, 6, 9, '5亿元', 8, '500000000', 5e8, 'CNY', 'exact', 'level', 1, '贷款余额', '2022-10-31', 'noun before');
        INSERT INTO series_key VALUES (1, 1, '贷款余额', 'CNY', 'level');
        INSERT INTO observation VALUES (1, 1, '2022-10-31', 8, '500000000', 5e8, 'exact', 'stated', 'a.txt:6-9', 1);
        INSERT INTO observation_claim VALUES (1, 1, 1);
        """

    @Test func claimsWithoutAGradeAreDoubtfulAndHaveNoWords() throws {
        let old = try Scratch()
        try old.execute(MigrationTests.versionThree)
        let store = try Store(path: old.database, for: .writing)
        let claim = try #require(try store.explainedClaim(1))
        #expect(claim.confidence == .doubtful && claim.doubts == [] && claim.words.slots.isEmpty)
        #expect(try store.observations().map(\.confidence) == [.doubtful])
        try store.close()
        #expect(try old.rows("SELECT quote, confidence, doubts, words FROM claim") == ["5亿元|doubtful||{}"])
        #expect(try old.rows("SELECT value, confidence FROM series") == ["500000000|doubtful"])
        #expect(throws: (any Error).self) { try old.execute("UPDATE claim SET confidence = 'sure'") }
    }

    /// Layout 9 had no places: they are made of the observations and groups that there are.
    @Test func placesAreMade() throws {
        let old = try Scratch()
        try old.execute(
            Schema.text + """
                INSERT INTO run (id, command, reader_version, vocabulary, started_at, state)
                VALUES (1, 'ingest', '1', 'embedded', '2022-11-25T01:00:00Z', 'done');
                INSERT INTO peers (name, size, source) VALUES ('两省', 3, 'decision');
                INSERT INTO peer (organization, peers) VALUES ('甲省', '两省'), ('乙省', '两省');
                INSERT INTO organization (id, name) VALUES (1, '甲省'), (2, '乙省'), (3, '丙市');
                INSERT INTO series_key (id, organization_id, metric, unit, kind) SELECT id, id, '贷款余额', 'CNY', 'level' FROM organization;
                INSERT INTO observation (series_id, period_end, exponent, value, value_real, bound, method, evidence, run_id)
                SELECT id, '2022-10-31', 0, id, id, 'exact', 'stated', 'a.txt:' || id || '-9', 1 FROM series_key;
                """)
        let places = try old.rows("SELECT organization, rank_known, known, of, gap_to_first FROM ranking ORDER BY 2")
        #expect(places == ["乙省|1|2|3|0.0", "甲省|2|2|3|1.0"])
        for name in try old.rows("SELECT type || ' IF EXISTS ' || name FROM sqlite_schema WHERE type IN ('view', 'trigger')") {
            try old.execute("DROP \(name)")
        }
        try old.execute("DROP TABLE place; DROP TABLE field; PRAGMA user_version = 9")
        try Store(path: old.database, for: .writing).close()
        #expect(try old.rows("SELECT organization, rank_known, known, of, gap_to_first FROM ranking ORDER BY 2") == places)
        try old.execute("UPDATE observation SET value_real = 7 WHERE series_id = 1")
        #expect(try old.rows("SELECT organization FROM ranking WHERE rank_known = 1") == ["甲省"])
    }

    /// Layout 14 kept of names neither who decided nor why: nobody is made up.
    @Test func decisionsOnNamesKeepWhatTheyHad() throws {
        let old = try Scratch()
        try old.execute(
            Schema.text + """
                DROP TABLE decision;
                CREATE TABLE decision (name TEXT NOT NULL PRIMARY KEY, action TEXT NOT NULL, organization TEXT NOT NULL, decided TEXT)
                STRICT, WITHOUT ROWID;
                DROP TABLE metric_decision;
                CREATE TABLE metric_decision (name TEXT NOT NULL, component TEXT NOT NULL DEFAULT '', unit TEXT NOT NULL DEFAULT '',
                    organization TEXT NOT NULL DEFAULT '', action TEXT NOT NULL, metric TEXT NOT NULL DEFAULT '', decided TEXT,
                    PRIMARY KEY (name, component, unit, organization)) STRICT, WITHOUT ROWID;
                INSERT INTO decision VALUES ('鄂邮', 'alias', '湖北省邮政分公司', '2023-02-01');
                INSERT INTO metric_decision (name, unit, action, metric) VALUES ('件量', '吨', 'split', '货运量');
                PRAGMA user_version = 14;
                """)
        let store = try Store(path: old.database, for: .writing)
        let decision = Decision(.alias, "鄂邮", "湖北省邮政分公司", decided: "2023-02-01")
        #expect(try store.decisions() == [decision])
        #expect(try store.metricDecisions() == [MetricDecision(.split, "件量", part: .init(unit: "吨"), "货运量")])
        try store.close()
        #expect(try old.rows("PRAGMA user_version") == ["\(Schema.version)"])
        #expect(try old.rows("SELECT name, coalesce(decided_by, '-'), reason FROM decision") == ["鄂邮|-|"])
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
