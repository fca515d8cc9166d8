import GRDB

/// One start of a command that writes.
public struct Run: Hashable, Sendable {
    /// What was started.
    public enum Command: String, Sendable {
        /// Files into the database.
        case ingest
        /// Stored documents read again.
        case reprocess
        /// Observations under other names, by a person's decision on metrics.
        case metrics
        /// Groups of those that are compared with one another.
        case peers
        /// Figures that a person accepts, corrects or rejects.
        case claims
    }

    /// How a run ended.
    public enum State: String, Sendable {
        /// It is under way, or was broken off.
        case running
        /// It came to its end.
        case done
        /// It stopped at an error.
        case failed
    }

    /// What a run did.
    public struct Counts: Hashable, Sendable {
        /// Files that were looked at.
        public var documents = 0
        /// Documents that were new or read anew.
        public var added = 0
        /// Documents that were there already.
        public var unchanged = 0
        /// Documents that could not be read, also those known from earlier runs.
        public var quarantined = 0
        /// Files in folders that are no text.
        public var skipped = 0
        /// Claims recorded.
        public var claims = 0
        /// Observations that came, went or changed.
        public var observations = 0

        /// Makes counts of nothing.
        public init() {}
    }

    /// Row id.
    public var id: Int64
    /// What was started.
    public var command: Command
    /// Version of the reading rules.
    public var readerVersion: String
    /// Folder of the vocabulary tables, or `embedded`.
    public var vocabulary: String
    /// When it began, UTC.
    public var startedAt: String
    /// When it ended, UTC.
    public var finishedAt: String?
    /// How it ended.
    public var state: State
    /// Why it failed.
    public var message: String?
    /// What it did.
    public var counts: Counts
}

extension Store {
    private static let now = "strftime('%Y-%m-%dT%H:%M:%SZ', 'now')"

    /// Begins a run, and marks runs that never came to their end; call it with the ``RunLock`` held.
    ///
    /// The row is folded into the file at once, so that a log that is left by a killed program can be told from that of another copy.
    public func beginRun(_ command: Run.Command, readerVersion: String, vocabulary: String) throws -> Int64 {
        let run = try write { database in
            try database.execute(
                sql: "UPDATE run SET state = 'failed', message = 'broken off' WHERE state = 'running'")
            try database.execute(
                sql: """
                    INSERT INTO run (command, reader_version, vocabulary, started_at, state, based_on)
                    VALUES (?, ?, ?, \(Store.now), 'running', ?)
                    """,
                arguments: [command.rawValue, readerVersion, vocabulary, heldRun])
            return database.lastInsertedRowID
        }
        if try fold() == 0 {
            try write { try $0.execute(sql: "UPDATE run SET based_on = id WHERE id = ?", arguments: [run]) }
        }
        return run
    }

    /// Ends a run: with what it did, and with the reason where it failed.
    public func endRun(_ run: Int64, counts: Run.Counts, failure: String? = nil) throws {
        try write { database in
            try database.execute(
                sql: """
                    UPDATE run SET state = ?, message = ?, finished_at = \(Store.now), documents = ?, added = ?, unchanged = ?,
                        quarantined = ?, skipped = ?, claims = ?, observations = ?
                    WHERE id = ?
                    """,
                arguments: [
                    (failure == nil ? Run.State.done : .failed).rawValue, failure, counts.documents, counts.added,
                    counts.unchanged,
                    counts.quarantined, counts.skipped, counts.claims, counts.observations, run,
                ])
        }
    }

    /// Marks a run as stopped by a person or the system before its end.
    public static let stopped = "stopped by a signal"

    /// The last runs, the latest first.
    public func runs(last count: Int) throws -> [Run] {
        try read { database in
            try Prepared(
                """
                SELECT id, command, reader_version, vocabulary, started_at, finished_at, state, message,
                    documents, added, unchanged, quarantined, skipped, claims, observations
                FROM run ORDER BY id DESC LIMIT ?
                """, in: database
            ).add(count).all { row in
                var run = Run(
                    id: row.integer(), command: row.name(.ingest), readerVersion: row.text(), vocabulary: row.text(),
                    startedAt: row.text(), finishedAt: row.optionalText(), state: row.name(.failed), message: row.optionalText(),
                    counts: Run.Counts())
                run.counts.documents = row.count()
                run.counts.added = row.count()
                run.counts.unchanged = row.count()
                run.counts.quarantined = row.count()
                run.counts.skipped = row.count()
                run.counts.claims = row.count()
                run.counts.observations = row.count()
                return run
            }
        }
    }

    /// Writes within one transaction of its own.
    func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
        do { return try queue.write(body) } catch { throw StoreError(error, path: path) }
    }
}

extension Writer {
    /// Notes what the run has done so far: it stands there whatever becomes of the program.
    public func note(_ counts: Run.Counts) throws {
        try prepared(
            "UPDATE run SET documents = ?, added = ?, unchanged = ?, quarantined = ?, skipped = ?, claims = ?, observations = ? WHERE id = ?"
        ).add(counts.documents).add(counts.added).add(counts.unchanged).add(counts.quarantined).add(counts.skipped)
            .add(counts.claims).add(counts.observations).add(run).run()
    }
}
