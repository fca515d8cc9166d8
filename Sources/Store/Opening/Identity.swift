import GRDB

/// Whose database a file is, told by what SQLite keeps in its header.
enum Identity: Equatable {
    /// Nothing in it yet.
    case empty
    /// Ours, of this version of the layout.
    case ours(version: Int)
    /// Of another program.
    case foreign(applicationID: Int)

    /// Reads the identity of an open database; writes nothing.
    init(_ database: Database) throws {
        let applicationID = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        let objects = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
        if applicationID == Schema.applicationID, objects > 0 {
            self = .ours(version: version)
        } else if objects == 0, applicationID == 0 || applicationID == Schema.applicationID {
            self = .empty
        } else {
            self = .foreign(applicationID: applicationID)
        }
    }

    /// Refuses what this program must not touch.
    func check(path: String) throws {
        switch self {
        case .empty, .ours(version: ...Schema.version): return
        case .ours(let version):
            throw StoreError(
                .newer,
                "\(path) was made by a newer dushu (layout \(version); this one knows \(Schema.version)): use the newer program")
        case .foreign(let id):
            let whose = id == 0 ? "" : " (application_id \(id))"
            throw StoreError(.foreign, "\(path) is a database of another program\(whose): give another file with --db")
        }
    }
}
