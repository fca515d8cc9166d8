import Foundation
import GRDB

/// Copies of a database, made by SQLite page for page: also while a run writes, and never a half of what it wrote.
public enum Copying {
    /// Copies the database at `path` to `target`, where a copy made earlier is replaced by one rename.
    ///
    /// - Throws: ``StoreError`` where the copy is not sound: then nothing has been replaced.
    public static func backUp(_ path: String, to target: String) throws {
        try refuseSame(path, target)
        if FileFacts(target).isThere { try checkReplaceable(target) }
        let part = target + ".part-\(getpid())"
        defer { remove(part) }
        do {
            let store = try Store(path: path, for: .reading)
            let copy = try DatabaseQueue(path: part)
            try store.queue.backup(to: copy)
            try copy.close()
            try store.close()
            try check(part)
            try replace(target, by: part)
        } catch let error as DatabaseError {
            throw StoreError(error, path: target)
        }
    }

    /// Puts the copy at `source` in the place of the database at `path`; call it with the ``RunLock`` held.
    ///
    /// - Returns: where the database of before is now; nil where there was none.
    /// - Throws: ``StoreError`` where the copy is not sound, of a newer layout, or no database of this program: then nothing has changed.
    public static func restore(_ source: String, to path: String) throws -> String? {
        try refuseSame(path, source)
        try check(source)
        let part = path + ".part-\(getpid())"
        defer { remove(part) }
        do {
            let store = try Store.openForReading(source).queue
            let copy = try DatabaseQueue(path: part)
            try store.backup(to: copy)
            try copy.close()
            try store.close()
            Store.tidy(source)
            try check(part)
            return try exchange(path, for: part)
        } catch let error as DatabaseError {
            throw StoreError(error, path: source)
        }
    }

    /// Whether a file is a whole database of this program; every page of it is read.
    static func check(_ path: String) throws {
        try DatabaseFile.check(path, for: .reading)
        do {
            let (queue, _) = try Store.openForReading(path)
            defer {
                try? queue.close()
                Store.tidy(path)
            }
            try queue.read { database in
                let identity = try Identity(database)
                try identity.check(path: path)
                if identity == .empty { throw StoreError(.missing, "\(path) is empty: there is nothing in it to restore") }
                let problem = try String.fetchOne(database, sql: "PRAGMA integrity_check(1)") ?? "no answer"
                if problem != "ok" { throw StoreError(.damaged, "\(path) is damaged (\(problem)): nothing has been replaced") }
                if try Row.fetchOne(database, sql: "PRAGMA foreign_key_check") != nil {
                    throw StoreError(.damaged, "\(path) has rows that refer to none: nothing has been replaced")
                }
            }
        } catch let error as DatabaseError {
            throw StoreError(error, path: path)
        }
    }

    private static func refuseSame(_ one: String, _ other: String) throws {
        try DatabaseFile.checkName(one)
        try DatabaseFile.checkName(other)
        var (first, second) = (stat(), stat())
        guard stat(one, &first) == 0, stat(other, &second) == 0 else { return }
        if first.st_dev == second.st_dev, first.st_ino == second.st_ino {
            throw StoreError(.other, "\(other) is the database itself: name another file")
        }
    }

    /// Only a copy may be overwritten by a copy.
    private static func checkReplaceable(_ target: String) throws {
        try DatabaseFile.check(target, for: .reading)
        do {
            let (queue, _) = try Store.openForReading(target)
            defer {
                try? queue.close()
                Store.tidy(target)
            }
            try queue.read { try Identity($0) }.check(path: target)
        } catch {
            throw StoreError(.foreign, "\(target) is there, and is no database of dushu: it is not overwritten")
        }
    }

    private static func replace(_ target: String, by part: String) throws {
        try bringToDisk(part)
        // A log of the file of before would be laid over the new one.
        for end in ["-wal", "-shm", "-journal"] { unlink(target + end) }
        guard rename(part, target) == 0 else { throw failed(target) }
        try? bringToDisk(target.contains("/") ? (target as NSString).deletingLastPathComponent : ".")
    }

    /// The database of before is moved aside with its log, and stays whole: it may be the only one with the last nights.
    private static func exchange(_ path: String, for part: String) throws -> String? {
        var aside: String?
        if FileFacts(path).size > 0 {
            let name = (1...).lazy.map { "\(path).before-\($0)" }.first { !FileFacts($0).isThere }!
            for end in ["-wal", "-shm", "-journal"] where FileFacts(path + end).isThere {
                guard rename(path + end, name + end) == 0 else { throw failed(path + end) }
            }
            guard link(path, name) == 0 || copyFile(path, name) else { throw failed(name) }
            aside = name
        }
        try replace(path, by: part)
        return aside
    }

    private static func copyFile(_ path: String, _ other: String) -> Bool {
        (try? FileManager.default.copyItem(atPath: path, toPath: other)) != nil
    }

    private static func bringToDisk(_ path: String) throws {
        let descriptor = open(path.isEmpty ? "/" : path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failed(path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failed(path) }
    }

    private static func remove(_ part: String) { for end in ["", "-wal", "-shm", "-journal"] { unlink(part + end) } }

    private static func failed(_ path: String) -> StoreError {
        errno == ENOSPC || errno == EDQUOT
            ? StoreError(.full, "no space left on the disk of \(path)")
            : StoreError(.readOnly, "\(path) cannot be written (\(String(cString: strerror(errno))))")
    }
}
