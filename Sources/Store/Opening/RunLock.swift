import Foundation

/// Lets one run at a time write to a database; the system gives it up when the program ends, however it ends.
///
/// The lock is on the database file itself, so that whatever name leads to the file leads to the lock, and nothing is left behind by
/// a run that was killed. It is no lock of SQLite's: reports can be read during a run. Beside the file stands who holds it, for people.
public final class RunLock: Sendable {
    private let descriptor: Int32
    private let path: String
    private let note: HolderNote

    /// Takes the lock of the database at `database`; where there is none yet, an empty file is made for it.
    ///
    /// - Parameters:
    ///   - database: path of the database.
    ///   - holder: what holds it, for whoever comes second: `dushu ingest`.
    /// - Throws: ``StoreError`` with reason `locked` where another run holds it.
    public init(database: String, holder: String = "another run") throws {
        try DatabaseFile.checkName(database)
        path = database
        note = HolderNote(database: database)
        descriptor = try RunLock.take(database, note: note)
        do {
            try DatabaseFile.check(database, for: .writing)
        } catch {
            close(descriptor)
            throw error
        }
        note.write(holder)
    }

    deinit {
        note.remove()
        // A run that came to nothing leaves no empty file.
        var facts = stat()
        if fstat(descriptor, &facts) == 0, facts.st_size == 0, RunLock.isFile(descriptor, at: path) { unlink(path) }
        close(descriptor)
    }

    /// Who holds the lock of a database now; nil where nobody does.
    ///
    /// Only for a program that has not opened the database: to close the file takes SQLite's own locks from it.
    public static func holder(of database: String) -> String? {
        let opened = Glibc.open(database, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard opened >= 0 else { return nil }
        defer { close(opened) }
        return flock(opened, LOCK_SH | LOCK_NB) == 0 ? nil : HolderNote(database: database).read() ?? "another run"
    }

    private static func take(_ database: String, note: HolderNote) throws -> Int32 {
        var attempts = 3
        while true {
            let opened = try open(database)
            guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
                let code = errno
                close(opened)
                guard code == EWOULDBLOCK else { throw cannotLock(database, code) }
                // Somebody who only asks who holds it has it for a moment.
                attempts -= 1
                if attempts > 0 {
                    usleep(20_000)
                    continue
                }
                throw StoreError(.locked, "\(note.read() ?? "another run") is writing to \(database): try again when it is done")
            }
            // The run before may have removed the file between the two calls; then this lock is on nothing.
            if isFile(opened, at: database) { return opened }
            close(opened)
        }
    }

    /// Opens the file, or makes it. First without O_CREAT: in a folder such as /tmp the system forbids that to everybody but the owner.
    private static func open(_ database: String) throws -> Int32 {
        var facts = stat()
        // Asked before it is opened: a FIFO would wait for somebody at the other end.
        if stat(database, &facts) == 0 { try DatabaseFile.check(database, for: .writing) }
        while true {
            var opened = Glibc.open(database, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
            if opened >= 0 { return opened }
            guard errno == ENOENT else { throw cannotLock(database, errno) }
            opened = Glibc.open(database, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
            if opened >= 0 { return opened }
            guard errno == EEXIST, lstat(database, &facts) == 0 else { throw cannotLock(database, errno) }
            if facts.st_mode & S_IFMT == S_IFLNK, stat(database, &facts) != 0 {
                throw StoreError(.missing, "\(database) is a link that leads nowhere: give the file itself")
            }
        }
    }

    private static func isFile(_ descriptor: Int32, at path: String) -> Bool {
        var ours = stat()
        var named = stat()
        return fstat(descriptor, &ours) == 0 && stat(path, &named) == 0 && ours.st_ino == named.st_ino
            && ours.st_dev == named.st_dev
    }

    private static func cannotLock(_ database: String, _ code: Int32) -> StoreError {
        switch code {
        case ENOSPC, EDQUOT: return StoreError(.full, "no space left on the disk of \(database)")
        case ENOENT, ENOTDIR: return StoreError(.missing, "the folder of \(database) does not exist")
        default:
            let reason = String(cString: strerror(code))
            return StoreError(.readOnly, "\(database) cannot be written to (\(reason)), or its folder cannot")
        }
    }
}

/// Who holds a lock, in a small file beside what is locked. It is for people only; that it is missing or old does no harm.
public struct HolderNote: Sendable {
    private let path: String

    /// Makes a note in the file at `path`; nothing is written yet.
    public init(path: String) { self.path = path }

    init(database: String) { self.init(path: database + "-holder") }

    /// Says that this process holds the lock, as `holder`: `dushu ingest`. Where that cannot be written nothing is said.
    public func write(_ holder: String) {
        // Made anew and not written over: what a killed run of another user left may not be written to.
        unlink(path)
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard file >= 0 else { return }
        defer { close(file) }
        let words = Array("\(holder) (process \(getpid()), user \(getuid()))".utf8)
        _ = Glibc.write(file, words, words.count)
    }

    /// Who holds the lock, or held it last; nil where nobody has said so.
    public func read() -> String? {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 512)
        let count = Glibc.read(file, &bytes, bytes.count)
        let words = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
        return count > 0 && words.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F } ? words : nil
    }

    /// Takes the note away.
    public func remove() { unlink(path) }
}
