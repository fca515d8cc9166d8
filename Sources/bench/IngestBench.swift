import Foundation
import GRDB
import GRDBSQLite
import Ingestion
import Quantities
import Reading
import Store

/// Ingest of the .txt files of a folder beside bare prepared statements that write the same rows into the same schema.
func measureIngest(pages folder: String) throws {
    let files = try FileList([folder])
    let reader = Reader(vocabulary: try Vocabulary.embedded())
    let scratch = NSTemporaryDirectory() + "dushu-bench-" + String(getpid())
    try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: scratch) }

    var bytes = 0
    let reading = try timed {
        try files.files.map { file in
            let content = try file.bytes()
            bytes += content.count
            return try reader.read(content, name: file.name, issued: IssueDate.inName(file.name))
        }
    }
    report("extract", decimal(Double(bytes) / 1e6 / reading.seconds), "MB/s, \(files.files.count) documents")

    let full = try timed { try ingest(files, into: scratch + "/full.sqlite", read: reader.read) }
    let readings = Dictionary(zip(files.files.map(\.name), reading.result)) { first, _ in first }
    let stored = try timed {
        try ingest(files, into: scratch + "/read.sqlite") { (_, name, _) throws(ReadingError) in readings[name]! }
    }
    let rows = try StoredRows(path: scratch + "/full.sqlite")
    let bare = try timed { try rows.write(to: scratch + "/bare.sqlite") }
    func line(_ what: String, _ seconds: Double) {
        report(
            what, decimal(Double(rows.count) / seconds, 0),
            "rows/s, \(rows.count) rows, \(decimal(seconds / bare.seconds)) of bare")
    }
    line("bare prepared statements", bare.seconds)
    line("ingest, texts read already", stored.seconds)
    line("ingest, reading included", full.seconds)
}

private func ingest(_ files: FileList, into path: String, read: @escaping Read) throws {
    let store = try Store(path: path, for: .writing)
    _ = try Ingest(store: store, read: read).run(files)
    try store.close()
}

/// The rows of a database in memory, document by document as they would be written.
private struct StoredRows {
    private typealias Batch = [(table: Int, values: [DatabaseValue])]

    /// Tables in an order in which every row finds what it refers to; the document that a row came with.
    private static let tables: [(name: String, document: String)] = [
        ("run", "0"), ("organization", "0"), ("alias", "0"), ("document", "id"), ("article", "document_id"),
        ("claim", "document_id"),
        ("finding", "coalesce(document_id, 0)"), ("ledger", "document_id"),
        ("series_key", "(SELECT min(document) FROM origin JOIN observation USING (id) WHERE series_id = series_key.id)"),
        ("observation", "(SELECT document FROM origin WHERE origin.id = observation.id)"),
        ("observation_claim", "(SELECT document FROM origin WHERE id = observation_id)"),
        ("derivation", "(SELECT document FROM origin WHERE id = observation_id)"),
    ]

    /// Number of rows.
    private(set) var count = 0
    private var columns: [String] = []
    private var batches: [Int64: Batch] = [:]

    init(path: String) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.writeWithoutTransaction { database in
            try database.execute(
                sql: """
                    CREATE TEMP TABLE origin AS
                    SELECT observation_id AS id, max(document_id) AS document FROM observation_claim
                    JOIN claim ON claim.id = claim_id GROUP BY observation_id;
                    INSERT INTO origin SELECT observation_id, max(document) FROM derivation JOIN origin ON origin.id = input_id
                    GROUP BY observation_id;
                    CREATE UNIQUE INDEX origin_by_id ON origin (id);
                    """)
            for (index, table) in StoredRows.tables.enumerated() {
                let names = try database.columns(in: table.name).map(\.name)
                columns.append(names.joined(separator: ", "))
                let rows = try Row.fetchCursor(database, sql: "SELECT \(table.document), \(columns[index]) FROM \(table.name)")
                while let row = try rows.next() {
                    batches[row[0] ?? 0, default: []].append((index, Array(row.databaseValues.dropFirst())))
                    count += 1
                }
            }
        }
    }

    /// Writes the rows, one transaction a document.
    func write(to path: String) throws {
        try Store(path: path, for: .writing).close()
        let queue = try DatabaseQueue(path: path)
        try queue.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -64000")
            let inserts = try zip(StoredRows.tables, columns).map { table, columns in
                let marks = columns.split(separator: ",").map { _ in "?" }.joined(separator: ", ")
                return try database.makeStatement(sql: "INSERT INTO \(table.name) (\(columns)) VALUES (\(marks))")
            }
            let (begin, commit) = (try database.makeStatement(sql: "BEGIN"), try database.makeStatement(sql: "COMMIT"))
            for document in batches.keys.sorted() {
                sqlite3_step(begin.sqliteStatement)
                sqlite3_reset(begin.sqliteStatement)
                // Organizations name others that come later.
                if document == 0 { try database.execute(sql: "PRAGMA defer_foreign_keys = ON") }
                for (table, values) in batches[document] ?? [] { insert(values, with: inserts[table].sqliteStatement) }
                sqlite3_step(commit.sqliteStatement)
                sqlite3_reset(commit.sqliteStatement)
            }
        }
        try queue.close()
    }

    private func insert(_ values: [DatabaseValue], with statement: OpaquePointer) {
        for (index, value) in values.enumerated() {
            let place = Int32(index + 1)
            switch value.storage {
            case .null: sqlite3_bind_null(statement, place)
            case .int64(let integer): sqlite3_bind_int64(statement, place, integer)
            case .double(let real): sqlite3_bind_double(statement, place, real)
            case .string(var text):
                text.withUTF8 { bytes in
                    let start = UnsafeRawPointer(bytes.baseAddress)?.assumingMemoryBound(to: CChar.self)
                    _ = sqlite3_bind_text(
                        statement, place, start, Int32(bytes.count), unsafeBitCast(-1, to: sqlite3_destructor_type.self))
                }
            case .blob: break
            }
        }
        let code = sqlite3_step(statement)
        precondition(code == SQLITE_DONE, "a row could not be written: \(code)")
        sqlite3_reset(statement)
    }
}
