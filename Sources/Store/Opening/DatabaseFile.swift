import Foundation

/// What a path must be for a database to be kept there.
enum DatabaseFile {
    /// Refuses names that SQLite would take for something else than a file.
    static func checkName(_ path: String) throws {
        if path.isEmpty || path == ":memory:" {
            throw StoreError(.foreign, "'\(path)' is no file, and what is written to it would be gone at the end: name a file")
        }
        if path.hasPrefix("file:") {
            throw StoreError(
                .foreign, "\(path) looks like a URI, which is not taken: name the file itself (./\(path) if that is its name)")
        }
    }

    /// Looks at the file before SQLite does; true where there is none yet.
    @discardableResult
    static func check(_ path: String, for access: Store.Access) throws -> Bool {
        try checkName(path)
        var facts = stat()
        guard stat(path, &facts) == 0 else {
            if errno == EACCES {
                throw StoreError(.readOnly, "\(path) cannot be looked at: the folder of it may not be entered")
            }
            if access == .writing { return true }
            throw StoreError(.missing, "there is no database \(path): `dushu ingest PATH` makes one, --db names another")
        }
        switch facts.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw StoreError(.foreign, "\(path) is a folder, not a database")
        default: throw StoreError(.foreign, "\(path) is a device or a pipe, not a file: name a file for the database")
        }
        guard access == .writing else { return false }
        // Asked of the mode as well, because the system lets root write to everything.
        if facts.st_mode & 0o222 == 0 || Glibc.access(path, W_OK) != 0 {
            throw StoreError(.readOnly, "\(path) is read-only: nothing can be written to it")
        }
        if facts.st_nlink > 1 {
            throw StoreError(
                .readOnly,
                "\(path) has \(facts.st_nlink) names (hard links), and the log goes by name: remove the others, or copy it with dushu backup"
            )
        }
        return false
    }
}
