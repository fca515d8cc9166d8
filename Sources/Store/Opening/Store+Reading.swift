import Foundation
import GRDB

extension Store {
    /// Opens a database to read, also where the last program that wrote to it was killed, and where nothing can be written.
    ///
    /// A connection that only reads can neither roll back a journal nor take over a log that nobody has open. Where the file may be
    /// written to, that is done first, as any program that writes would do it. Where the folder cannot be written to, SQLite cannot
    /// share the log with others: a file without a log is then read as it stands, and watched.
    static func openForReading(_ path: String) throws -> (queue: DatabaseQueue, untouched: FileFacts?) {
        do {
            try ForeignLog.check(path)
            return (try opened(path), nil)
        } catch let error as DatabaseError {
            defer { tidy(path) }
            let isReadOnly = [.SQLITE_READONLY, .SQLITE_CANTOPEN].contains(error.resultCode)
            guard isReadOnly else { throw error }
            if Glibc.access(path, W_OK) == 0, let queue = try? recovered(path) { return (queue, nil) }
            let facts = FileFacts(path)
            guard FileFacts(path + "-wal").size == 0, FileFacts(path + "-journal").size == 0,
                let queue = try? opened(DatabaseFile.untouchedURI(path))
            else { throw error }
            return (queue, facts)
        }
    }

    private static func opened(_ path: String) throws -> DatabaseQueue {
        let queue = try DatabaseQueue(path: path, configuration: configuration(for: .reading))
        // The first look at a page is what finds journals and logs.
        _ = try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_schema") }
        return queue
    }

    /// Lets a connection that may write put right what a killed program left, then opens to read.
    private static func recovered(_ path: String) throws -> DatabaseQueue {
        let queue = try DatabaseQueue(path: path, configuration: configuration(for: .writing))
        _ = try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_schema") }
        let reading = try? opened(path)
        try queue.close()
        return try reading ?? opened(path)
    }
}

extension DatabaseFile {
    /// The name by which SQLite reads a file without locks, log and journal.
    static func untouchedURI(_ path: String) -> String {
        let safe = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./".utf8)
        let hex = Array("0123456789ABCDEF".utf8)
        let full = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
        var name: [UInt8] = []
        for byte in full.utf8 {
            if safe.contains(byte) {
                name.append(byte)
            } else {
                name += [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
            }
        }
        return "file:" + String(decoding: name, as: UTF8.self) + "?immutable=1"
    }
}
