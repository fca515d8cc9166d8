import GRDB

/// Why the database cannot be used: a reason that a program can tell apart, and one sentence for people.
public struct StoreError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What went wrong.
    public enum Reason: Hashable, Sendable {
        /// There is no database at the path.
        case missing
        /// The file is no SQLite database, or the database of another program.
        case foreign
        /// The layout is newer than this program.
        case newer
        /// The layout is older, and reading alone cannot bring it up.
        case older
        /// The file or its folder cannot be written to.
        case readOnly
        /// The disk is full.
        case full
        /// Another program holds the database.
        case busy
        /// Another run that writes is under way.
        case locked
        /// The file is damaged, or the disk fails.
        case damaged
        /// A query took longer than it may.
        case timeout
        /// The SQL is wrong, or does what it may not.
        case sql
        /// Anything else.
        case other
    }

    /// What went wrong.
    public var reason: Reason
    /// One sentence for people: what is wrong and what to do.
    public var description: String

    /// Makes an error.
    public init(_ reason: Reason, _ description: String) {
        self.reason = reason
        self.description = description
    }

    /// Puts an error of SQLite into words; a `StoreError` stays as it is.
    init(_ error: any Error, path: String) {
        guard let failure = error as? DatabaseError else {
            self = error as? StoreError ?? StoreError(.other, "\(path): \(error)")
            return
        }
        let message = failure.message ?? "\(failure.resultCode)"
        switch failure.resultCode {
        case .SQLITE_NOTADB: self.init(.foreign, "\(path) is not an SQLite database")
        case .SQLITE_READONLY: self.init(.readOnly, "\(path) is read-only: nothing can be written to it")
        case .SQLITE_FULL: self.init(.full, "no space left on the disk of \(path): what was under way has been taken back")
        case .SQLITE_BUSY, .SQLITE_LOCKED: self.init(.busy, "\(path) is in use by another program: try again when it is done")
        case .SQLITE_CORRUPT:
            self.init(.damaged, "\(path) is damaged (\(message)): restore it from a copy, or read the pages again")
        case .SQLITE_IOERR:
            self.init(.damaged, "the disk of \(path) fails or is full (\(message)): what was under way has been taken back")
        case .SQLITE_CANTOPEN:
            self.init(.missing, "\(path) cannot be opened (\(message)): is its folder there, and may it be written to?")
        case .SQLITE_INTERRUPT: self.init(.timeout, "stopped")
        case .SQLITE_ERROR: self.init(.sql, message)
        default: self.init(.other, "\(path): \(message)")
        }
    }
}
