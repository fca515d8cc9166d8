import Foundation
import GRDB
import Store
import Testing

/// A folder of its own for one test, removed afterwards.
final class Scratch {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "dushu-test-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Path of the database of the test.
    var database: String { path + "/test.sqlite" }

    /// Names in the folder, sorted.
    var names: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() } }

    /// Runs SQL with a connection of no program in particular.
    func execute(_ sql: String) throws {
        let queue = try DatabaseQueue(path: database)
        try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
        try queue.close()
    }

    /// The rows of a query, cells joined with `|`.
    func rows(_ sql: String) throws -> [String] {
        let queue = try DatabaseQueue(path: database)
        defer { try? queue.close() }
        return try queue.read { database in
            try Row.fetchAll(database, sql: sql).map { row in
                row.databaseValues.map { String.fromDatabaseValue($0) ?? "\($0)" }.joined(separator: "|")
            }
        }
    }
}

/// The reason of the error that `body` throws; the test fails where it throws none.
func reason(_ body: () throws -> Void) -> StoreError.Reason? {
    do {
        try body()
        Issue.record("nothing was thrown")
        return nil
    } catch {
        return (error as? StoreError)?.reason
    }
}
