import Foundation
import GRDB

/// Notices a log (`-wal`) that was left beside a database when the database itself was replaced by a copy.
///
/// SQLite would lay its pages over the copy without a word. Every run writes its row into the file before anything else, and into the
/// log with every document; so the file, its log aside, must hold the run that the row in the log names (`run.based_on`).
enum ForeignLog {
    struct LastRun: Equatable {
        var id: Int64
        var startedAt: String
        var basedOn: Int64?
    }

    /// - Throws: ``StoreError`` with reason `damaged` where the log belongs to another state of the file.
    static func check(_ path: String) throws {
        guard FileFacts(path + "-wal").size > 0, let held = lastRun(ofFile: path) else { return }
        guard let queue = try? DatabaseQueue(path: path, configuration: Store.configuration(for: .reading)) else { return }
        defer { try? queue.close() }
        let fits = try? queue.read { database in
            guard let last = try lastRun(in: database), let basedOn = last.basedOn else { return true }
            let same = try String.fetchOne(database, sql: "SELECT started_at FROM run WHERE id = ?", arguments: [held.id])
            return held.id >= basedOn && held.id <= last.id && same == held.startedAt
        }
        guard fits == false else { return }
        throw StoreError(
            .damaged,
            "\(path)-wal is the log of another state of \(path): was a copy put in its place? Move \(path)-wal and \(path)-shm away, and start again"
        )
    }

    /// The last run that the file itself holds, without its log; nil where that cannot be told.
    static func lastRun(ofFile path: String) -> LastRun? {
        guard FileFacts(path).size > 0,
            let queue = try? DatabaseQueue(
                path: DatabaseFile.untouchedURI(path), configuration: Store.configuration(for: .reading))
        else { return nil }
        defer { try? queue.close() }
        return try? queue.read { try lastRun(in: $0) }
    }

    private static func lastRun(in database: Database) throws -> LastRun? {
        try Row.fetchOne(database, sql: "SELECT id, started_at, based_on FROM run ORDER BY id DESC LIMIT 1").map {
            LastRun(id: $0[0], startedAt: $0[1], basedOn: $0[2])
        }
    }
}
