import Foundation
import GRDB

/// The database: typed rows in, typed rows out.
///
/// One connection, used by one thread at a time. The journal is a write-ahead log, so that reports can be read while a run writes;
/// at the end of a run the log is folded into the file, which then is whole by itself.
public final class Store: Sendable {
    /// What a store is opened for.
    public enum Access: Sendable {
        /// To read; the database must be there.
        case reading
        /// To write; the database is made where there is none, and brought up where its layout is older.
        case writing
    }

    /// Where the database is.
    public let path: String
    /// What it was opened for.
    public let access: Access
    let queue: DatabaseQueue
    let statements = StatementCache()
    /// Facts of a file that is read as if nobody wrote to it; nil where SQLite's own locks see to that.
    private let untouched: FileFacts?
    /// The last run that the file itself held before it was opened to write.
    let heldRun: Int64?

    /// Opens the database at `path`.
    ///
    /// - Throws: ``StoreError`` for a database that is missing, read-only, of another program, or newer than this program.
    public init(path: String, for access: Access) throws {
        self.path = path
        self.access = access
        let facts = FileFacts(path)
        try DatabaseFile.check(path, for: access)
        do {
            if access == .reading {
                (queue, untouched) = try Store.openForReading(path)
                heldRun = nil
            } else {
                try ForeignLog.check(path)
                // Asked now: to close a second look at an open file would take SQLite's locks from it.
                heldRun = ForeignLog.lastRun(ofFile: path)?.id
                queue = try DatabaseQueue(path: path, configuration: Store.configuration(for: access))
                untouched = nil
            }
            try Store.prepare(queue, path: path, for: access)
        } catch {
            if access == .writing, facts.size == 0 { Store.takeBack(path, wasThere: facts.isThere) }
            throw StoreError(error, path: path)
        }
    }

    /// A database that could not be made leaves no half of one behind.
    private static func takeBack(_ path: String, wasThere: Bool) {
        for end in ["-wal", "-shm", "-journal"] { unlink(path + end) }
        if wasThere { truncate(path, 0) } else { unlink(path) }
    }

    deinit { try? close() }

    /// Folds the log into the file, so that the file alone holds everything.
    ///
    /// - Parameter seconds: how long to wait for programs that still read what was there before.
    /// - Returns: number of pages that are in the log only; 0 where the file is whole.
    public func fold(within seconds: Double = 0) throws -> Int {
        guard access == .writing else { return 0 }
        let patience = Patience(seconds: seconds)
        while true {
            let left = try foldOnce()
            guard left > 0, patience.wait() else { return left }
        }
    }

    private func foldOnce() throws -> Int {
        do {
            return try queue.writeWithoutTransaction { database in
                try database.execute(sql: "PRAGMA busy_timeout = 0")
                defer { try? database.execute(sql: "PRAGMA busy_timeout = 10000") }
                guard let row = try Row.fetchOne(database, sql: "PRAGMA wal_checkpoint(TRUNCATE)") else { return 0 }
                let (log, folded): (Int, Int) = (row[1], row[2])
                return max(0, log - folded)
            }
        } catch {
            throw StoreError(error, path: path)
        }
    }

    /// Closes the database.
    ///
    /// - Throws: ``StoreError`` with reason `busy` where the file was read without locks and has changed meanwhile.
    public func close() throws {
        guard !statements.isClosed else { return }
        statements.isClosed = true
        statements.clear()
        try queue.close()
        if access == .reading, untouched == nil { Store.tidy(path) }
        if let untouched, untouched != FileFacts(path) || FileFacts(path + "-wal").size > 0 {
            throw StoreError(.busy, "\(path) was written to while it was read: what was printed may not fit together, try again")
        }
    }

    /// A connection that only reads leaves an empty log behind, since it cannot take one away: one that writes does it, if it is the last.
    static func tidy(_ path: String) {
        let log = FileFacts(path + "-wal")
        guard log.isThere, log.size == 0, Glibc.access(path, W_OK) == 0,
            let queue = try? DatabaseQueue(path: path, configuration: configuration(for: .writing))
        else { return }
        _ = try? queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_schema") }
        try? queue.close()
    }

    /// Reads within one snapshot; within a transaction of this store, as part of it.
    func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        do {
            return try statements.isInTransaction ? queue.unsafeReentrantRead(body) : queue.read(body)
        } catch {
            throw StoreError(error, path: path)
        }
    }

    /// 64 MB of pages are kept.
    static let cacheSize = "PRAGMA cache_size = -64000"

    static func configuration(for access: Access) -> Configuration {
        var configuration = Configuration()
        configuration.readonly = access == .reading
        configuration.busyMode = .timeout(10)
        configuration.prepareDatabase { database in
            // Rows that are taken out need not be overwritten with zeros.
            try database.execute(sql: cacheSize + "; PRAGMA secure_delete = OFF; PRAGMA temp_store = MEMORY")
        }
        return configuration
    }

    private static func prepare(_ queue: DatabaseQueue, path: String, for access: Access) throws {
        let identity = try queue.read { try Identity($0) }
        try identity.check(path: path)
        if access == .reading {
            switch identity {
            case .empty: throw StoreError(.missing, "\(path) is empty: `dushu ingest PATH` fills it")
            case .ours(let version) where version < Schema.version:
                throw StoreError(
                    .older, "\(path) has an older layout (\(version), now \(Schema.version)): `dushu reprocess` brings it up")
            default: return
            }
        }
        try queue.writeWithoutTransaction { database in
            // Pages that many documents touch are copied into the database once in 32 MB of log.
            try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 8000")
            try database.inTransaction(.immediate) {
                // Asked again: somebody else may have made it in the meantime.
                if try Identity(database) == .empty { try database.execute(sql: Schema.text) }
                return .commit
            }
        }
        if case .ours(let version) = identity, version < Schema.version { try Migration.run(queue, from: version) }
    }
}

/// What tells whether a file is still the same.
struct FileFacts: Equatable {
    let isThere: Bool
    let size: Int
    private let inode: UInt
    private let seconds: Int
    private let nanoseconds: Int

    init(_ path: String) {
        var facts = stat()
        isThere = stat(path, &facts) == 0
        size = isThere ? Int(facts.st_size) : 0
        inode = isThere ? UInt(facts.st_ino) : 0
        seconds = isThere ? facts.st_mtim.tv_sec : 0
        nanoseconds = isThere ? facts.st_mtim.tv_nsec : 0
    }
}
