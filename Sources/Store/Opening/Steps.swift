import GRDB
import GRDBSQLite

extension Store {
    /// How many hundreds of steps SQLite's machine takes for `work`: a measure for tests, the same on every machine.
    package func steps(_ work: () throws -> Void) throws -> Int {
        var count = 0
        try withUnsafeMutablePointer(to: &count) { count in
            func set(_ handler: (@convention(c) (UnsafeMutableRawPointer?) -> Int32)?) {
                queue.unsafeReentrantRead { sqlite3_progress_handler($0.sqliteConnection, 100, handler, count) }
            }
            set { pointer in
                pointer!.assumingMemoryBound(to: Int.self).pointee += 1
                return 0
            }
            defer { set(nil) }
            try work()
        }
        return count
    }
}
