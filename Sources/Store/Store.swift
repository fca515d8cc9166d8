import Foundation
import GRDB

/// The database: typed rows in, typed rows out.
///
/// One connection, used by one thread at a time. While a run writes, the journal is a write-ahead log, so that reports can be
/// read meanwhile; at rest the database is one plain file that can be copied and read from a disk that cannot be written to.
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

    /// Opens the database at `path`.
    ///
    /// - Throws: ``StoreError`` for a database that is missing, read-only, of another program, or newer than this program.
    public init(path: String, for access: Access) throws {
        self.path = path
        self.access = access
        let isNew = try Store.check(path, for: access)
        do {
            queue = try DatabaseQueue(path: path, configuration: Store.configuration(for: access))
            try Store.prepare(queue, path: path, for: access)
        } catch {
            if isNew { for end in ["", "-wal", "-shm", "-journal"] { unlink(path + end) } }
            throw StoreError(error, path: path)
        }
    }

    /// Closes the database; after writing it is one plain file again, unless somebody else is reading it.
    public func close() throws {
        if access == .writing {
            try? queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA busy_timeout = 0; PRAGMA journal_mode = DELETE") }
        }
        statements.clear()
        try queue.close()
    }

    /// Reads within one snapshot.
    func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        do { return try queue.read(body) } catch { throw StoreError(error, path: path) }
    }

    /// Looks at the file before SQLite does; true where there is none yet.
    private static func check(_ path: String, for access: Access) throws -> Bool {
        var facts = stat()
        guard stat(path, &facts) == 0 else {
            if access == .writing { return true }
            throw StoreError(.missing, "there is no database \(path): `dushu ingest PATH` makes one, --db names another")
        }
        if facts.st_mode & S_IFMT == S_IFDIR { throw StoreError(.foreign, "\(path) is a folder, not a database") }
        // Asked of the mode as well, because the system lets root write to everything.
        if access == .writing, facts.st_mode & 0o222 == 0 || Glibc.access(path, W_OK) != 0 {
            throw StoreError(.readOnly, "\(path) is read-only: nothing can be written to it")
        }
        return false
    }

    private static func configuration(for access: Access) -> Configuration {
        var configuration = Configuration()
        configuration.readonly = access == .reading
        configuration.busyMode = .timeout(10)
        configuration.prepareDatabase { database in
            // 64 MB of pages; rows that are taken out need not be overwritten with zeros.
            try database.execute(sql: "PRAGMA cache_size = -64000; PRAGMA secure_delete = OFF; PRAGMA temp_store = MEMORY")
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
