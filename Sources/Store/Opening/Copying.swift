import Foundation
import GRDB

/// Copies of a database, made by SQLite page for page: also while a run writes, and never a half of what it wrote.
public enum Copying {
    /// Copies the database at `path` to `target`, where an earlier copy of it is replaced by one rename.
    ///
    /// - Parameter force: whether another database of this program may be replaced as well.
    /// - Returns: whether there was a file that has been replaced.
    /// - Throws: ``StoreError`` where the copy is not sound, or `target` is something else: then nothing has been replaced.
    public static func backUp(_ path: String, to target: String, force: Bool = false) throws -> Bool {
        try refuseSame(path, target)
        let isReplaced = FileFacts(target).size > 0
        if FileFacts(target).isThere { try checkReplaceable(target, by: path, force: force) }
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
            return isReplaced
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
        // Of a copy nobody should be told how a database is made.
        if !FileFacts(source).isThere { throw StoreError(.missing, "there is no copy \(source): nothing has been restored") }
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

    /// Only a copy may be overwritten by a copy: all that was run in an earlier one was run in the database as well.
    private static func checkReplaceable(_ target: String, by path: String, force: Bool) throws {
        try DatabaseFile.check(target, for: .reading)
        let (own, theirs): (Set<String>, [String])
        do {
            try DatabaseFile.check(path, for: .reading)
            own = Set(try runs(path))
        } catch {
            throw StoreError(error, path: path)
        }
        do {
            theirs = try runs(target)
        } catch {
            throw StoreError(.foreign, "\(target) is there, and is no database of dushu: it is not overwritten")
        }
        if let holder = RunLock.holder(of: target) {
            throw StoreError(.locked, "\(holder) is writing to \(target): name another file for the copy")
        }
        if !force, !own.isSuperset(of: theirs) {
            throw StoreError(
                .foreign, "\(target) holds runs that \(path) does not: it is no earlier copy of it, and only --force replaces it")
        }
    }

    /// What tells the runs of a database apart; empty where there is nothing in the file.
    private static func runs(_ path: String) throws -> [String] {
        let (queue, _) = try Store.openForReading(path)
        defer {
            try? queue.close()
            Store.tidy(path)
        }
        return try queue.read { database in
            let identity = try Identity(database)
            try identity.check(path: path)
            return identity == .empty
                ? [] : try String.fetchAll(database, sql: "SELECT id || ' ' || command || ' ' || started_at FROM run")
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
