import Foundation

/// Lets one run at a time write to a database; the system gives it up when the program ends, however it ends.
///
/// The lock is a file beside the database and not a lock on the database itself, so that reports can be read during a run.
public final class RunLock: Sendable {
    private let path: String
    private let descriptor: Int32

    /// Takes the lock of the database at `database`.
    ///
    /// - Throws: ``StoreError`` with reason `locked` where another run holds it.
    public init(database: String) throws {
        path = database + "-lock"
        while true {
            let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
            guard opened >= 0 else { throw RunLock.cannotLock(database, errno) }
            guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
                close(opened)
                throw StoreError(.locked, "another run is writing to \(database): try again when it is done")
            }
            // The run before may have removed the file between the two calls; then this lock is on nothing.
            if RunLock.isFile(opened, at: path) {
                descriptor = opened
                return
            }
            close(opened)
        }
    }

    deinit {
        unlink(path)
        close(descriptor)
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
            return StoreError(.readOnly, "the folder of \(database) cannot be written to (\(String(cString: strerror(code))))")
        }
    }
}
